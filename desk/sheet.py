# SPDX-License-Identifier: MIT
"""The drawing of a form: one description for the screen, the paper, the list and the rights."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property


class DrawingError(Exception):
    """A drawing names no field, or an area is no rectangle; stops the program at start."""


@dataclass(frozen=True)
class Cell:
    """One field's place in a section, in grid units."""

    name: str
    row: int
    column: int
    rows: int
    columns: int


@dataclass(frozen=True)
class Section:
    """A part of the form under its own bar; the first one may have no title."""

    title: str
    columns: int
    rows: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Drawing:
    """The sections of a form in the order of the paper."""

    sections: tuple[Section, ...]

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The drawn fields in reading order, which is the tab order too."""
        return tuple(cell.name for section in self.sections for cell in section.cells)


def read_drawing(text: str) -> Drawing:
    """Read a drawing: a repeated word spans, `.` is empty, `--` starts a section.

    Raises DrawingError naming the word that is no rectangle or is drawn twice.
    """
    sections: list[Section] = []
    drawn: set[str] = set()
    for title, grid in _split(text):
        section = _section(title, grid)
        for cell in section.cells:
            if cell.name in drawn:
                raise DrawingError(f"'{cell.name}' is drawn in two places")
            drawn.add(cell.name)
        sections.append(section)
    return Drawing(tuple(sections))


def _split(text: str) -> Iterator[tuple[str, list[list[str]]]]:
    title, grid = "", list[list[str]]()
    for line in text.splitlines():
        words = line.split()
        if not words:
            continue
        if words[0] == "--":
            if grid:
                yield title, grid
            title, grid = line.strip()[2:].strip(), []
        else:
            grid.append(words)
    if grid:
        yield title, grid


def _section(title: str, grid: list[list[str]]) -> Section:
    width = max(len(row) for row in grid)
    for number, row in enumerate(grid, 1):
        if len(row) != width:
            raise DrawingError(
                f"row {number} of section '{title}' has {len(row)} words, others have {width}"
            )
    places: dict[str, list[tuple[int, int]]] = {}
    for r, row in enumerate(grid):
        for c, word in enumerate(row):
            if word != ".":
                places.setdefault(word, []).append((r, c))
    cells = tuple(_cell(word, spots) for word, spots in places.items())
    return Section(title, width, len(grid), cells)


def _cell(word: str, spots: list[tuple[int, int]]) -> Cell:
    top, left = spots[0]
    bottom = max(r for r, _ in spots)
    right = max(c for _, c in spots)
    cell = Cell(word, top, left, bottom - top + 1, right - left + 1)
    if len(spots) != cell.rows * cell.columns or min(c for _, c in spots) != left:
        raise DrawingError(f"'{word}' is not a rectangle")
    return cell


@dataclass(frozen=True)
class Printout:
    """Another paper made of the same record: a certificate, a door card, a mail label.

    `signatures` None takes those of the record type; the form itself is the printout with no id.
    """

    id: str
    title: str
    drawing: str
    copies: tuple[str, ...] = ()
    signatures: tuple[str, ...] | None = ()

    @cached_property
    def drawn(self) -> Drawing:
        """Its drawing, read."""
        return read_drawing(self.drawing)


@dataclass(frozen=True)
class Sheet:
    """How a record type looks, is found and who may do what with it.

    `rights` maps an action to the roles that may do it, separated by blanks; what is not named
    keeps the defaults of desk.session. `book` is the name of the whole book where it differs from
    the title of one sheet. `known_as` adds headings other programs use for a field, and
    under "field.code" their words for one of its choices; commas part words with blanks in them.
    """

    title: str
    prefix: str
    drawing: str
    listed: str
    searched: str
    rights: Mapping[str, str] = field(default_factory=dict)
    printed: str = ""
    book: str = ""
    copies: tuple[str, ...] = ()
    known_as: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def on_screen(self) -> Drawing:
        """The drawing of the screen form."""
        return read_drawing(self.drawing)

    @cached_property
    def on_paper(self) -> Drawing:
        """The drawing of the printed form; the screen's where paper does not differ."""
        return read_drawing(self.printed) if self.printed else self.on_screen

    @property
    def book_title(self) -> str:
        """The name of the whole book, as the rail shows it."""
        return self.book or self.title

    @cached_property
    def list_columns(self) -> tuple[str, ...]:
        """The fields a list of this book shows, left to right."""
        return tuple(self.listed.split())

    @cached_property
    def search_fields(self) -> tuple[str, ...]:
        """The fields whose words the search box knows."""
        return tuple(self.searched.split())
