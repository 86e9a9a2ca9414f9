# SPDX-License-Identifier: MIT
"""The values of a conflict as words, and what differs in them."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any

from desk.db.fields import Kind, Note, Setting
from desk.db.record import Rows
from desk.text import N_, _

#: Beyond this, comparing letter by letter takes too long and tells nothing.
_LONGEST_COMPARED = 4_000


def shown(part: Kind[Any] | Rows[Any], plain: Any, at: Setting) -> str:
    """A plain value as its form shows it; a table with one line a row."""
    if isinstance(part, Rows):
        rows = part.unplain(plain or ())
        columns = part.row.columns()
        return "\n".join(
            " · ".join(
                text
                for name, kind in columns.items()
                if (text := kind.show(getattr(row, name), at))
            )
            for row in rows
        )
    if plain is None:
        return ""
    text = part.show(part.unplain(plain), at)
    return text or (_(N_("no")) if plain is False else "")


def can_join(part: Kind[Any] | Rows[Any]) -> bool:
    """Whether both values can stand one below the other."""
    return isinstance(part, Note)


def joined(before: str, mine: str, theirs: str) -> str:
    """Both texts in one: what only one side changed as that side has it, where both changed the
    same lines theirs above mine."""
    texts = [text.split("\n") for text in (before, mine, theirs)]
    made: list[str] = []
    at = (0, 0, 0)
    for same in _kept_by_both(*texts):
        chunks = [text[a:b] for text, a, b in zip(texts, at, same[:3], strict=True)]
        made += _settled(*chunks)
        made += texts[0][same[0] : same[0] + same[3]]
        at = (same[0] + same[3], same[1] + same[3], same[2] + same[3])
    return "\n".join(made)


def _kept_by_both(
    before: list[str], mine: list[str], theirs: list[str]
) -> Iterator[tuple[int, int, int, int]]:
    """Runs of lines both sides left alone: where they begin in each text, and how many; the ends
    of the texts come last."""
    ours = SequenceMatcher(None, before, mine, autojunk=False).get_matching_blocks()
    others = SequenceMatcher(None, before, theirs, autojunk=False).get_matching_blocks()
    for one in ours:
        for two in others:
            first = max(one.a, two.a)
            last = min(one.a + one.size, two.a + two.size)
            if first < last:
                yield first, one.b + first - one.a, two.b + first - two.a, last - first
    yield len(before), len(mine), len(theirs), 0


def _settled(before: list[str], mine: list[str], theirs: list[str]) -> list[str]:
    if mine in (before, theirs):
        return theirs
    if theirs == before:
        return mine
    return [*theirs, *(line for line in mine if line not in theirs)]


def pieces(before: str, text: str) -> Iterator[tuple[str, bool]]:
    """The text cut into pieces, with whether each is new against the text before."""
    if not before or len(before) + len(text) > _LONGEST_COMPARED:
        yield text, False
        return
    matcher = SequenceMatcher(None, before, text, autojunk=False)
    for tag, _from, _to, start, end in matcher.get_opcodes():
        if start < end:
            yield text[start:end], tag != "equal"
