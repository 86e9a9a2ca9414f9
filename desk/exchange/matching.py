# SPDX-License-Identifier: MIT
"""Which column of somebody else's table is which field of ours, by the names of the headings.

Letters of any width and case, blanks, marks and what stands in brackets make no difference;
each column is given once, the surest pair first.
"""

import hashlib
import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

_BRACKETS = re.compile(r"[(\[{<【〔《〈「『](.*?)[)\]}>】〕》〉」』]")
_PARTS = re.compile(r"[/、,;|]|\s(?:or|或)\s")

_SAME, _OUTSIDE, _PART, _ENDING = 100.0, 90.0, 80.0, 50.0
_SURE = _PART
_LEAST_SHARE = 0.5
"""How much of a longer name a shorter one must make up to be taken for its ending."""


@dataclass(slots=True)
class Matching:
    """The column of each field, None where the table has none; the columns nobody took.

    `unsure` are the fields whose column was found by a similar name only.
    """

    columns: dict[str, int | None]
    left_over: list[int] = field(default_factory=list)
    unsure: set[str] = field(default_factory=set)


def match(
    headings: Sequence[str],
    wanted: Mapping[str, Iterable[str]],
    *,
    exact: Collection[str] = (),
) -> Matching:
    """Match headings with fields; `wanted` gives each field's names in all languages.

    The fields in `exact` take a column of that very name only, none that is called alike.
    """
    pairs = sorted(
        (
            (-score, order, rank, column, name)
            for order, (name, known) in enumerate(wanted.items())
            for column, score, rank in _scores(headings, list(known))
            if score == _SAME or name not in exact
        ),
    )
    columns: dict[str, int | None] = dict.fromkeys(wanted)
    taken: set[int] = set()
    unsure: set[str] = set()
    for score, _order, _rank, column, name in pairs:
        if columns[name] is None and column not in taken:
            columns[name] = column
            taken.add(column)
            if -score < _SURE:
                unsure.add(name)
    left_over = [column for column in range(len(headings)) if column not in taken]
    return Matching(columns, left_over, unsure)


def fingerprint(headings: Sequence[str]) -> str:
    """A short mark of a table's headings: tables of one source have the same one."""
    text = "\x1f".join(normal(heading) for heading in headings)
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:32]


@lru_cache(maxsize=4096)
def normal(name: str) -> str:
    """A heading without what makes no difference: width, case, blanks and marks."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    return "".join(character for character in folded if character.isalnum())


def _scores(headings: Sequence[str], known: list[str]) -> Iterable[tuple[int, float, int]]:
    """Each column that could be meant, how surely, and how early the name stands in the list.

    A field's own label stands first: of two columns it goes before what others call it.
    """
    names = {normal(name): at for at, name in reversed(list(enumerate(known))) if normal(name)}
    outside = {normal(_BRACKETS.sub("", _wide(name))) for name in known} - {""}
    for column, heading in enumerate(headings):
        score = _score(heading, names, outside)
        if score:
            yield column, score, names.get(normal(heading), len(known))


def _score(heading: str, names: Mapping[str, int], outside: set[str]) -> float:
    if normal(heading) in names:
        return _SAME
    wide = _wide(heading)
    bare = normal(_BRACKETS.sub("", wide))
    if bare in names or bare in outside:
        return _OUTSIDE
    parts = {normal(part) for part in (*_BRACKETS.findall(wide), *_PARTS.split(wide))}
    if names.keys() & parts:
        return _PART
    # The last word says what a thing is, the words before it which one: 联系电话 is a 电话,
    # 客户编号 is no 客户.
    return max((_ending(bare, name) for name in names), default=0.0)


def _ending(heading: str, name: str) -> float:
    shorter, longer = sorted((heading, name), key=len)
    if len(shorter) < 2 or not longer.endswith(shorter):
        return 0.0
    share = len(shorter) / len(longer)
    return _ENDING + 20 * share if share >= _LEAST_SHARE else 0.0


def _wide(name: str) -> str:
    return unicodedata.normalize("NFKC", name)
