# SPDX-License-Identifier: MIT
"""How wide the columns of a list are before a person has drawn them otherwise, in pixels."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtGui import QFontMetrics

from desk.db.fields import Choice, Day, Kind, Moment, Phone
from desk.text import _
from desk.ui import theme
from desk.ui.table_paint import PAD

# The width of a letter by which the fields say how wide they are.
LETTER = 8
ROOM = 24
#: Beside a heading, for the arrow of the column the list is sorted by.
ARROW = 14
_LEAST = 104
_BADGE = 22  # the dot and the ends of a state's badge
_TITLE_SHARE = 0.9
_SHARE = 0.66  # of what a text wants; the rest is told by the form beside


@dataclass(frozen=True)
class Width:
    """What a column wants, and what it can do with."""

    natural: int
    least: int


def width_of(kind: Kind[Any], number: str, *, title: bool = False) -> Width:
    """The width of a column; a number, a day, a word of a choice are never cut.

    `number` is a sample; what is the `title` of a record gives less than other texts.
    """
    metrics = QFontMetrics(theme.font())
    whole = _whole(kind, number)
    if whole:
        small = QFontMetrics(theme.font(theme.LABEL, strong=True))
        heading = small.horizontalAdvance(_(kind.label)) + ARROW
        text = max(heading, *(metrics.horizontalAdvance(words) for words in whole))
        fixed = text + 2 * PAD + 2 + (_BADGE if kind.name == "state" else 0)
        return Width(fixed, fixed)
    natural = kind.width * LETTER + ROOM
    share = _TITLE_SHARE if title else _SHARE
    return Width(natural, min(natural, max(_LEAST, round(natural * share))))


def _whole(kind: Kind[Any], number: str) -> list[str]:
    """The widest texts of a column that is never cut; none for one that may be."""
    if kind.name == "number":
        return [number]
    if isinstance(kind, Choice):
        return [_(label) for label in kind.options.values()]
    samples = {Moment: "2026-12-28 20:48", Day: "2026-12-28", Phone: "0571-88888888"}
    return [sample for of, sample in samples.items() if isinstance(kind, of)]


def fitted(widths: Sequence[Width], room: int) -> list[int]:
    """The columns in `room` pixels: as they want where they fit, else each gives its share.

    Where even the least is too much they stay wider than the room, and the list scrolls.
    """
    wanted = sum(width.natural for width in widths)
    give = sum(width.natural - width.least for width in widths)
    short = min(max(0, wanted - room), give)
    if not short:
        return [width.natural for width in widths]
    return [width.natural - round((width.natural - width.least) * short / give) for width in widths]
