# SPDX-License-Identifier: MIT
"""The print faces, read once, and the check that no character becomes an empty box."""

import mmap
import re
import struct
from array import array
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from sys import byteorder

from desk import paths
from desk.errors import Storage
from desk.text import N_, Message

FOLDER = "fonts"
REGULAR, BOLD = "DeskSans-Regular.ttf", "DeskSans-Bold.ttf"

# Characters without a shape of their own: controls, direction marks, joiners, variation selectors.
_SHAPELESS = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ud800-\udfff\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e01ef]"
)
# In text without Chinese, quotation marks take the narrow shapes the fonts keep at these codes.
NARROW = {"“": "\uf8e1", "”": "\uf8e2", "‘": "\uf8e3", "’": "\uf8e4"}
WIDE = {ord(narrow): ord(wide) for wide, narrow in NARROW.items()}
_QUOTES = str.maketrans(NARROW)
_CHINESE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\U00020000-\U0003ffff]")
_APOSTROPHE = re.compile("(?<=[A-Za-z])’(?=[A-Za-z])")
_UNUSUAL = re.compile(_SHAPELESS.pattern[:-1] + "\t\r\x0b\x0c\x85\u2028\u2029“”‘’]")
_NEW_LINE = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")


def drawable(text: str) -> str:
    """The text as it can be drawn: every kind of line end a newline, tabs as blanks."""
    if not _UNUSUAL.search(text):
        return text
    text = _NEW_LINE.sub("\n", _SHAPELESS.sub("", text)).replace("\t", "    ")
    if not _CHINESE.search(text):
        return text.translate(_QUOTES)
    return _APOSTROPHE.sub(NARROW["’"], text) if "’" in text else text


class _Widths(dict[str, int]):
    def __init__(self, script: "Script") -> None:
        super().__init__()
        self._script = script

    def __missing__(self, char: str) -> int:
        face = self._script.face_of(char) or self._script.faces[0]
        width = self[char] = face.advance(face.glyph(ord(char)))
        return width


class Face:
    """One TrueType face: which glyph a character has, how wide it is and how it is drawn."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as stream:
            self.data = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
        self.name = path.stem
        self.tables: dict[str, tuple[int, int]] = {}
        for i in range(struct.unpack_from(">H", self.data, 4)[0]):
            tag, _, at, size = struct.unpack_from(">4sLLL", self.data, 12 + 16 * i)
            self.tables[tag.decode("ascii")] = (at, size)
        head, hhea = self.tables["head"][0], self.tables["hhea"][0]
        self.em: int = struct.unpack_from(">H", self.data, head + 18)[0]
        self.box: tuple[int, ...] = struct.unpack_from(">4h", self.data, head + 36)
        self.long_loca: int = struct.unpack_from(">h", self.data, head + 50)[0]
        self.ascent, self.descent = struct.unpack_from(">hh", self.data, hhea + 4)
        self.metrics: int = struct.unpack_from(">H", self.data, hhea + 34)[0]
        self._met: dict[int, int] = {}
        self._starts, self._ends, self._glyphs = self._characters()

    def glyph(self, code: int) -> int:
        """The glyph of a character by its code point; 0 when the face has none."""
        found = self._met.get(code)
        if found is None:
            found = self._met[code] = self._looked_up(code)
        return found

    def _looked_up(self, code: int) -> int:
        at = bisect_right(self._starts, code) - 1
        if at < 0 or code > self._ends[at]:
            return 0
        return int(self._glyphs[at] + code - self._starts[at])

    def advance(self, glyph: int) -> int:
        """The width of a glyph in thousandths of the type size."""
        at = self.tables["hmtx"][0] + 4 * min(glyph, self.metrics - 1)
        return int(struct.unpack_from(">H", self.data, at)[0] * 1000 // self.em)

    def outline(self, glyph: int) -> bytes:
        """The shape of a glyph as the file has it; empty for a blank."""
        loca, glyf = self.tables["loca"][0], self.tables["glyf"][0]
        if self.long_loca:
            start, end = struct.unpack_from(">LL", self.data, loca + 4 * glyph)
        else:
            start, end = (2 * n for n in struct.unpack_from(">HH", self.data, loca + 2 * glyph))
        return bytes(self.data[glyf + start : glyf + end])

    def table(self, tag: str) -> bytes:
        """A whole table of the file."""
        at, size = self.tables[tag]
        return bytes(self.data[at : at + size])

    def _characters(self) -> "tuple[array[int], array[int], array[int]]":
        cmap = self.tables["cmap"][0]
        for i in range(struct.unpack_from(">H", self.data, cmap + 2)[0]):
            at = cmap + struct.unpack_from(">HHL", self.data, cmap + 4 + 8 * i)[2]
            if struct.unpack_from(">H", self.data, at)[0] == 12:
                count = struct.unpack_from(">L", self.data, at + 12)[0]
                groups = array("I", bytes(self.data[at + 16 : at + 16 + 12 * count]))
                if byteorder == "little":
                    groups.byteswap()
                return groups[0::3], groups[1::3], groups[2::3]
        raise ValueError(f"{self.name} has no table of all its characters")


class Script:
    """A weight of type: its face, and the faces that stand in where it lacks a character."""

    def __init__(self, faces: Iterable[Face]) -> None:
        self.faces = tuple(faces)
        self.widths = _Widths(self)

    def face_of(self, char: str) -> Face | None:
        """The first face that has the character."""
        code = ord(char)
        return next((face for face in self.faces if face.glyph(code)), None)

    def width(self, text: str) -> int:
        """How wide a line is, in thousandths of the type size."""
        return sum(map(self.widths.__getitem__, text))


@dataclass(frozen=True)
class Fonts:
    """The two weights every form is set in."""

    regular: Script
    bold: Script

    def missing(self, text: str) -> list[str]:
        """The characters of the text that no face can draw, each once, in order."""
        if _known.issuperset(text):
            return []
        lost = [c for c in dict.fromkeys(drawable(text)) if c not in _known and not self._has(c)]
        return lost + [c for c in NARROW.values() if c in text]

    def _has(self, char: str) -> bool:
        there = char.isspace() or self.regular.face_of(char) is not None
        if there and ord(char) not in WIDE:
            _known.add(char)
        return there


_known: set[str] = set()  # characters found in a face before; only ever grows, like the faces


@lru_cache(maxsize=1)
def fonts() -> Fonts:
    """The faces of this process, opened at the first print.

    Raises Storage when the installation has lost them.
    """
    folder = paths.built() / FOLDER
    try:
        regular, bold = Face(folder / REGULAR), Face(folder / BOLD)
        others = sorted(p for p in folder.glob("*.ttf") if p.name not in (REGULAR, BOLD))
        rare = [Face(path) for path in others]
    except OSError:
        raise Storage(
            Message(N_("The print fonts are missing. Please install desk again."))
        ) from None
    return Fonts(Script([regular, *rare]), Script([bold, regular, *rare]))


def missing(text: str) -> list[str]:
    """The characters of the text that no print face has, each once, in order."""
    return fonts().missing(text)
