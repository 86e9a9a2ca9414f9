# SPDX-License-Identifier: MIT
"""A cell of somebody's table as the value of a field: what spreadsheets do to numbers and days."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from desk.db.fields import Choice, Day, Kind, Line, Moment, Money, Note, Percent, Setting, Whole
from desk.exchange.raw import Plain
from desk.text import LANGUAGES, N_, Message, Unreadable, _, speaking
from desk.text.dates import utc
from desk.text.plain import clean, one_line
from desk.text.typed import Order, read_day
from desk.text.typed_time import read_moment

_FAILED = frozenset(
    ("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#SPILL!", "#CALC!")
)
_ROUNDED = re.compile(r"[0-9](?:\.[0-9]+)?[Ee]\+[0-9]{2}")
_WHOLE = re.compile(r"(-?[0-9,]+)\.0+")
_TRIPLE = re.compile(
    r"([0-9]{1,4})\s?[-/.]\s?([0-9]{1,2})\s?[-/.]\s?([0-9]{2}(?:[0-9]{2})?)(?![0-9])"
)
_REMEMBERED = 20_000
_SHORT = 60

Reader = Callable[[Plain], Any]


def reader(kind: Kind[Any], at: Setting, words: Mapping[str, str] | None = None) -> Reader:
    """How the cells of a column become values of a field; raises Unreadable for those that don't.

    `words` says which word of ours a word of the file means; "*" means any that is unknown.
    What was read once is remembered: columns repeat themselves, and looking up a customer's name
    a thousand times takes its time.
    """
    read = _translated(_reading(kind, at), words) if words else _reading(kind, at)
    kept: dict[str, Any] = {}

    def value_of(cell: Plain) -> Any:
        if type(cell) is not str:
            return read(cell)
        try:
            return kept[cell]
        except KeyError:
            value = read(cell)
            if len(cell) <= _SHORT and len(kept) < _REMEMBERED:
                kept[cell] = value
            return value

    return value_of


def text_of(cell: Plain) -> str:
    """The cell as a clerk would have typed it; Unreadable when the spreadsheet has spoilt it."""
    if isinstance(cell, str):
        if cell in _FAILED:
            raise Unreadable(
                Message(N_("is {text}: the spreadsheet's formula has failed."), text=cell)
            )
        return cell
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "1" if cell else "0"
    if isinstance(cell, float):
        raise _rounded(f"{cell:.4E}")
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "seconds")
    return format(cell, "f") if isinstance(cell, Decimal) else str(cell)


def day_order(texts: Iterable[str]) -> Order | None:
    """In which order a column writes its days; None when nothing tells.

    Every value must be a day by it. If several orders are left, the year is what changes least
    and the day what changes most.
    """
    triples = {found.groups() for text in texts if (found := _TRIPLE.match(text.strip()))}
    parts = [(int(a), int(b), int(c), len(a), len(c)) for a, b, c in triples if len(a) < 3]
    if not parts:
        return None
    fits: list[Order] = []
    if all(a <= 31 and b <= 12 for a, b, *_rest in parts):
        fits.append("dmy")
    if all(a <= 12 and b <= 31 for a, b, *_rest in parts):
        fits.append("mdy")
    if all(b <= 12 and c <= 31 and long == 2 for _a, b, c, _short, long in parts):
        fits.append("ymd")
    if len(fits) < 2 or len(parts) < 3:
        return fits[0] if len(fits) == 1 else None
    spread = [len(Counter(part[at] for part in parts)) for at in range(3)]
    scores = {order: spread[order.index("d")] - spread[order.index("y")] for order in fits}
    best = max(scores.values())
    winners = [order for order in fits if scores[order] == best]
    return winners[0] if len(winners) == 1 and best > 0 else None


def is_finer(cell: Plain) -> bool:
    """Whether a spreadsheet reckoned an amount finer than a fen, as its discounts do."""
    return isinstance(cell, Decimal) and int(cell.as_tuple().exponent) < -2


def is_dated(kind: Kind[Any]) -> bool:
    """Whether a field's columns must be looked at for the order of their days."""
    return isinstance(kind, Day | Moment)


def _reading(kind: Kind[Any], at: Setting) -> Reader:
    if type(kind).read is Day.read:
        return lambda cell: _day(cell, at)
    if type(kind).read is Moment.read:
        return lambda cell: _moment(cell, at)
    if isinstance(kind, Money):
        return lambda cell: kind.read(text_of(_to_fen(cell)), at)
    if isinstance(kind, Percent):
        return lambda cell: kind.read(text_of(_in_percent(cell)), at)
    if isinstance(kind, Whole):
        return lambda cell: kind.read(_WHOLE.sub(r"\1", clean(text_of(cell))), at)
    if isinstance(kind, Choice):
        return _of_choices(kind, at)
    if isinstance(kind, Line) and not isinstance(kind, Note):
        return lambda cell: kind.read(_unrounded(text_of(cell)), at)
    return lambda cell: kind.read(text_of(cell), at)


def _of_choices(kind: Choice, at: Setting) -> Reader:
    """The words of a choice in every language: the file may be from another desk's window."""
    codes: dict[str, str] = {}
    for language in LANGUAGES:
        with speaking(language):
            codes |= {_(label).casefold(): code for code, label in kind.options.items()}

    def value_of(cell: Plain) -> Any:
        text = text_of(cell)
        return codes.get(one_line(text).casefold()) or kind.read(text, at)

    return value_of


def _translated(read: Reader, words: Mapping[str, str]) -> Reader:
    def value_of(cell: Plain) -> Any:
        text = text_of(cell).strip()
        meant = words.get(text) or words.get(text.casefold())
        if meant is not None:
            return read(meant)
        try:
            return read(cell)
        except Unreadable:
            if "*" in words:
                return read(words["*"])
            raise

    return value_of


def _day(cell: Plain, at: Setting) -> date | None:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    text = text_of(cell)
    return read_day(text, at.today, serial=True, order=at.order) if text.strip() else None


def _moment(cell: Plain, at: Setting) -> datetime | None:
    if isinstance(cell, datetime):
        return utc(cell.date(), cell.time(), at.zone)
    if isinstance(cell, date):
        return utc(cell, time(), at.zone)
    text = text_of(cell)
    if not text.strip():
        return None
    return read_moment(text, at.now, at.zone, serial=True, order=at.order)


def _to_fen(cell: Plain) -> Plain:
    """A figure of a spreadsheet in whole fen; what somebody typed as a text is left as it is."""
    if isinstance(cell, Decimal) and is_finer(cell):
        return cell.quantize(Decimal("0.01"), ROUND_HALF_UP)
    return cell


def _in_percent(cell: Plain) -> Plain:
    """A share as it is shown: what a spreadsheet shows as 12.5 % it keeps as 0.125."""
    if isinstance(cell, Decimal) and 0 < cell < 1:
        return (100 * cell).normalize()
    return cell


def _unrounded(text: str) -> str:
    if ("E+" in text or "e+" in text) and _ROUNDED.fullmatch(text.strip()):
        raise _rounded(text.strip())
    return text


def _rounded(text: str) -> Unreadable:
    return Unreadable(
        Message(
            N_(
                "is {text}: the spreadsheet has rounded it. Format the column as text there and "
                "type the number again."
            ),
            text=text,
        )
    )
