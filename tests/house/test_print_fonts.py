# SPDX-License-Identifier: MIT
"""The built print fonts hold what people are called and what customers write."""

import pytest
from reportlab.pdfbase.ttfonts import TTFontFile

from desk import paths

GBK_HANZI = [bytes([high, low]) for high in range(0x81, 0xFF) for low in range(0x40, 0xFF)]


@pytest.fixture(scope="module", params=["Regular", "Bold"])
def face(request: pytest.FixtureRequest) -> TTFontFile:
    """One of the two weights."""
    return TTFontFile(str(paths.built() / "fonts" / f"DeskSans-{request.param}.ttf"))


def test_every_character_of_gbk_is_there(face: TTFontFile) -> None:
    decoded = b"".join(GBK_HANZI).decode("gbk", errors="ignore")
    hanzi = {char for char in decoded if "\u4e00" <= char <= "\u9fa5"}
    assert len(hanzi) == 20_902
    assert not [char for char in hanzi if ord(char) not in face.charToGlyph]


@pytest.mark.parametrize(
    "text",
    [
        "㛃䶮𠮷𡈽𫖯𰻝骉喆堃",
        "Škoda Łukasz Nguyễn Ő Привет Αθήνα",
        "☐☑☒✓✔✗✘★☆●○",
        "👍😡🙏❤⭐❌✅",
        "¥￥€£①⑳№℡℃㎡“”‘’——……，。！？《》【】「」·～",
    ],
)
def test_rarer_ones_are_there_too(face: TTFontFile, text: str) -> None:
    drawn = {char: face.charToGlyph.get(ord(char)) for char in text if char != " "}
    assert all(drawn.values()), drawn


def test_weights_have_names_of_their_own(face: TTFontFile) -> None:
    assert face.familyName == b"Desk Sans"
    assert face.name in (b"DeskSans-Regular", b"DeskSans-Bold")


def test_the_fonts_licence_is_shipped() -> None:
    text = (paths.built() / "fonts" / "OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in text
