# SPDX-License-Identifier: MIT
"""Files arrive whole, pages become pictures, and test pages measure the printer."""

from pathlib import Path

import pytest

from desk.errors import Storage
from desk.paper import codes
from desk.paper.output import write_pdf
from desk.paper.preview import Preview, render
from desk.paper.sizes import PAPERS, paper_called
from desk.paper.testgrid import print_test_grid
from tests.paper import reading


def test_a_file_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    target = tmp_path / "表.pdf"
    target.write_bytes(b"old")
    write_pdf(target, b"new")
    assert target.read_bytes() == b"new"
    assert [path.name for path in tmp_path.iterdir()] == ["表.pdf"]


def test_a_file_held_by_another_program_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")

    def held(self: Path, other: Path) -> Path:
        raise PermissionError(13, "in use", str(other))

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(Storage, match="open in another program"):
        write_pdf(target, b"new")
    assert target.read_bytes() == b"old"


def test_pages_become_pictures() -> None:
    data = print_test_grid(PAPERS["A5"])
    picture = render(data, 0, 72)
    assert (picture.width, picture.height) == (420, 596)
    assert len(picture.pixels) == 420 * 596 * 4
    assert set(picture.pixels[3::4]) == {255}
    with Preview(data) as preview:
        assert len(preview) == 1
        assert preview.page(0, 144).width == pytest.approx(840, abs=1)


def test_the_test_page_says_how_far_it_was_moved() -> None:
    found = reading.words(print_test_grid(PAPERS["241 × 140"], nudge=(1.5, -2)))
    assert "1.5" in found
    assert "-2" in found


def test_codes_are_for_what_a_scanner_can_type() -> None:
    assert codes.scannable("TS202611-0042")
    assert not codes.scannable("杭投-1")
    assert not codes.scannable("")
    black, width = codes.bars("TS202611-0042")
    assert black[0] == (0, 2)
    assert all(at + bar <= width for at, bar in black)
    runs, side = codes.squares("TS202611-0042")
    assert side == 21
    assert {(0, 0, 7), (6, 0, 7), (14, 0, 7)} <= set(runs)


@pytest.mark.parametrize("name", ["241 × 140", "241x140", "241*140", " 241 X 140 "])
def test_a_paper_is_known_as_a_keyboard_writes_it(name: str) -> None:
    assert paper_called(name) is PAPERS["241 × 140"]
    assert paper_called(f"{name}1") is None
