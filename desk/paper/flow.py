# SPDX-License-Identifier: MIT
"""Strips laid on pages: cells stay whole where they can, long notes run on under their label."""

from dataclasses import dataclass, field
from itertools import pairwise

from desk.paper.piece import Piece, cut
from desk.paper.sizes import Style

SIGNATURES = "signatures"
_LOW = 0.12  # a row lower than this share of a page may wait for the next one
_WHOLE = 0.4  # a strip lower than this share of a page moves to the next page uncut


@dataclass
class Page:
    """The strips of one page with the height each starts at, from the top of the ruled frame."""

    height: float
    placed: list[tuple[Piece, float]] = field(default_factory=list)
    used: float = 0.0

    def put(self, piece: Piece) -> None:
        """Place a strip under the others."""
        self.placed.append((piece, self.used))
        self.used += piece.height

    @property
    def room(self) -> float:
        """How much is left."""
        return self.height - self.used


def paged(pieces: list[Piece], first: float, other: float, style: Style) -> list[Page]:
    """The pages of a form; `first` and `other` are the heights of the first page and the rest."""
    pages = [Page(first)]
    if len(pieces) > 1 and pieces[-1].look == SIGNATURES and pieces[-2].height <= other * _WHOLE:
        pieces[-2].keep = True  # nobody signs a page that says nothing
    _keep_rows(pieces, other)
    for number, piece in enumerate(pieces):
        _place(piece, _company(pieces, number, other, style), pages, other, style)
    return [page for page in pages if page.placed]


def _keep_rows(pieces: list[Piece], other: float) -> None:
    """No row of a table stands alone at the end of a page or on the next one."""
    for number, (row, after) in enumerate(pairwise(pieces)):
        if row.header is None or row.header is not after.header or row.height > other * _LOW:
            continue
        is_first = pieces[number - 1] is row.header
        is_last = number + 2 == len(pieces) or pieces[number + 2].header is not row.header
        row.keep = row.keep or is_first or is_last


def _place(piece: Piece, company: float, pages: list[Page], other: float, style: Style) -> None:
    while True:
        page = pages[-1]
        if piece.height + company <= page.room + 0.01:
            page.put(piece)
            return
        parts = None
        if not piece.keep and (piece.height > other * _WHOLE or not page.placed):
            parts = cut(piece, page.room, style)
        if parts is not None:
            page.put(parts[0])
            piece = parts[1]
        elif not page.placed or _only_header(page, piece):
            page.put(piece)  # nothing smaller can be made of it
            return
        _next_page(pages, other, piece)


def _next_page(pages: list[Page], other: float, piece: Piece) -> None:
    left = pages[-1]
    if left.placed and left.placed[-1][0] is piece.header:
        left.used -= left.placed.pop()[0].height  # a heading alone at the foot of a page
    pages.append(Page(other))
    if piece.header is not None:
        pages[-1].put(piece.header)


def _only_header(page: Page, piece: Piece) -> bool:
    return len(page.placed) == 1 and page.placed[0][0] is piece.header


def _company(pieces: list[Piece], number: int, other: float, style: Style) -> float:
    """What must fit below a strip that is not to stand alone at the foot of a page."""
    needed = 0.0
    while pieces[number].keep and number + 1 < len(pieces):
        number += 1
        height = pieces[number].height
        needed += 4 * style.leading if height > other * _WHOLE else height
    return needed
