# SPDX-License-Identifier: MIT
"""Every character is drawn by our own faces, or named before anything is drawn."""

from pathlib import Path

import pytest

from desk import paths
from desk.errors import Storage
from desk.paper import fonts as module
from desk.paper.document import Document
from desk.paper.fonts import Face, Script, drawable, fonts, missing
from desk.paper.pen import Pen
from desk.paper.subset import subset
from tests.paper import reading


def test_what_no_face_has_is_named_once() -> None:
    assert missing("好\ue000好\U0010fffd\ue000") == ["\ue000", "\U0010fffd"]
    assert missing("李婷 㛃䶮𠮷𫖯𰻝 Łukasz é 👍 ①\u3000\n\t") == []


def test_codes_the_fonts_keep_for_themselves_are_not_for_texts() -> None:
    assert missing("a\uf8e1b") == ["\uf8e1"]


def test_characters_without_a_shape_are_left_out() -> None:
    assert drawable("a\x00b\u200b\u202ec\ud800d\ufe0f") == "abcd"
    assert drawable("a\r\nb\u2028c\td") == "a\nb\nc    d"


def test_quotation_marks_are_narrow_in_english_only() -> None:
    narrow, script = drawable("“Sign first”"), fonts().regular
    assert script.width(narrow) < script.width("“Sign first”") - 800
    assert drawable("他说“好”") == "他说“好”"
    assert drawable("客户O’Brien") == "客户O\uf8e4Brien"


def test_lost_fonts_are_told_as_such(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "built", lambda: tmp_path)
    monkeypatch.setattr(module, "fonts", module.lru_cache(module.fonts.__wrapped__))
    with pytest.raises(Storage, match="install desk again"):
        missing("字")


def test_a_subset_holds_the_parts_of_composed_letters() -> None:
    face = fonts().regular.faces[0]
    glyphs = [0, *(face.glyph(ord(c)) for c in "éÅ字")]
    small = subset(face, glyphs)
    assert len(small) < 20_000
    assert small[:4] == b"\0\1\0\0"


class _Lacking(Face):
    """A face that has lost one character."""

    def glyph(self, code: int) -> int:
        return 0 if code == ord("婷") else super().glyph(code)


def test_another_face_stands_in_for_a_missing_character() -> None:
    folder = paths.built() / module.FOLDER
    lacking, bold = _Lacking(folder / module.REGULAR), Face(folder / module.BOLD)
    script = Script([lacking, bold])
    document = Document()
    document.start_page(200, 60)
    pen = Pen(document)
    pen.text(10, 30, "李婷好", 12, script)
    pen.lines(10, 10, ["婷婷", "李"], 12, 12, script)
    pen.flush()
    document.end_page()
    faces = {
        char["text"]: char["fontname"].partition("-")[2]
        for _page, char in reading.letters(document.finish())
    }
    assert faces == {"李": "Regular", "婷": "Bold", "好": "Regular"}


def test_every_letter_is_found_again_in_the_file() -> None:
    text = "李婷㛃䶮𠮷𫖯𰻝Łukaszé👍①“好”"
    document = Document()
    document.start_page(600, 100)
    pen = Pen(document)
    pen.text(20, 50, text, 12, document.regular)
    pen.text(20, 20, "Don’t “sign”", 12, document.bold)
    pen.flush()
    document.end_page()
    found = reading.dense(reading.words(document.finish()))
    assert found == text + "Don’t“sign”"
