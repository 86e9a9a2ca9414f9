# SPDX-License-Identifier: MIT
"""Whether a record really holds what was asked for, in which field, and how that is shown."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from desk.db.database import Database
from desk.db.fields import Choice, Link, Phone
from desk.db.grams import LONGEST, Word, place_of, sound_of
from desk.db.record import Record
from desk.db.searched import NOWHERE, Found, Labels, Part, Searched
from desk.text import _
from desk.text.money import figures
from desk.text.phones import digits
from desk.text.plain import fold, one_line

BEFORE, LENGTH = 14, 80
FULL_PHONE = 7
# Numbers without a month are looked for among those of this month and the last.
RECENT_DAYS = 31
_BEGUN = re.compile(r"[A-Z]{0,8}20[0-9]{2,4}(-[A-Z]{0,8}[0-9]{0,3})?")
_NUMBER = re.compile(r"([a-z]{0,8})(20[0-9]{4})?-?([a-z]{0,8})([0-9]{1,7})")


@dataclass(frozen=True)
class Hit:
    """A found record and where it matched: `field` is the label in the reader's language, `text`
    what stands there, `start` and `length` the matching characters of it (length 0: unknown).
    `exact` says that a whole number or telephone number was typed."""

    kind: str
    record: int
    number: str
    title: str
    field: str
    text: str
    start: int = 0
    length: int = 0
    name: str = ""
    exact: bool = False
    voided: bool = False


@dataclass(frozen=True)
class Match:
    """Where a word stands in a record: the part (None for an amount) and its value."""

    name: str
    part: Part | None
    value: Any
    text: str = ""
    start: int = -1
    end: int = -1


def match(found: Found, words: Sequence[Word], *, hidden: bool) -> Match | None:
    """Where the first word stands if the record holds all of them; `hidden` reads masked fields."""
    matches = []
    for word in words:
        at = _match_word(found, word, hidden)
        if at is None:
            return None
        matches.append(at)
    return matches[0]


def _match_word(found: Found, word: Word, hidden: bool) -> Match | None:
    by_sound = None
    for part, value, text in found.values:
        if text.hidden and not hidden:
            continue
        at = place_of(word.text, text.words[:LONGEST])
        if at >= 0:
            return Match(part.name, part, value, text.words, at, at + len(word.text))
        if text.name and word.is_latin and by_sound is None:
            span = sound_of(word.text, text.words)
            if span is not None:
                by_sound = Match(part.name, part, value, text.words, *span)
    if by_sound is None and word.amount is not None:
        for name, amount in found.amounts:
            if amount == word.amount:
                return Match(name, None, amount)
    return by_sound


def is_whole_phone(at: Match, words: Sequence[Word]) -> bool:
    """Whether somebody typed a telephone number as a whole."""
    typed = digits(words[0].text)
    return (
        at.part is not None
        and isinstance(at.part.kind, Phone)
        and len(typed) >= FULL_PHONE
        and digits(at.value) == typed
    )


def hit_of(searched: Searched, found: Found, at: Match, labels: Labels, *, exact: bool) -> Hit:
    """What the search box shows of a found record."""
    kind = at.part.kind if at.part else searched.record_type.kinds()[at.name]
    if at.part is None:
        shown, start, length = figures(at.value), 0, 0
    else:
        shown = _shown(at.part, at.value, labels)
        start, length = _span(shown, at)
    cut = max(0, start - BEFORE) if start > LENGTH // 2 else 0
    before = "…" if cut else ""
    after = "…" if len(shown) > cut + LENGTH else ""
    return Hit(
        kind=searched.kind,
        record=found.id,
        number=found.number,
        title=_title(searched.record_type, found),
        field=_(kind.label),
        text=before + shown[cut : cut + LENGTH] + after,
        start=start - cut + len(before),
        length=max(0, min(length, cut + LENGTH - start)),
        name=at.name,
        exact=exact,
        voided=found.voided,
    )


def _shown(part: Part, value: Any, labels: Labels) -> str:
    if isinstance(part.kind, Link):
        return labels(part.kind.to, [value]).get(value, "")
    if isinstance(part.kind, Choice) or not isinstance(value, str):
        return part.kind.show(value, NOWHERE)
    return one_line(value)


def _span(shown: str, at: Match) -> tuple[int, int]:
    """The matching characters as shown; folding may have moved them."""
    length = at.end - at.start
    folded = fold(shown)
    if len(folded) == len(shown) and folded[: at.end] == at.text[: at.end]:
        return at.start, length
    place = shown.casefold().find(at.text[at.start : at.end])
    return (place, length) if place >= 0 else (0, 0)


def _title(record_type: type[Record], found: Found) -> str:
    wanted = record_type.title_fields()
    titles = {p.name: str(v) for p, v, _t in found.values if not p.table and p.name in wanted}
    return next((titles[name] for name in wanted if name in titles), "")


def numbers_starting(types: Mapping[str, type[Record]], typed: str) -> dict[str, str]:
    """How the record numbers of each kind start that somebody has begun to type."""
    begun = fold(typed).upper()
    if not _BEGUN.fullmatch(begun):
        return {}
    whole = {kind: t.sheet.prefix.upper() for kind, t in types.items()}
    bare = begun[:2] == "20"
    return {
        kind: t.sheet.prefix + begun[0 if bare else len(whole[kind]) :]
        for kind, t in types.items()
        if bare or (begun.startswith(whole[kind]) and begun[len(whole[kind]) :][:2] == "20")
    }


def numbers_meant(
    database: Database,
    types: Mapping[str, type[Record]],
    codes: Mapping[int, str],
    typed: str,
    today: date,
    branch: int | None,
) -> dict[str, list[str]]:
    """The record numbers a text may stand for, by kind: whole, without prefix, dash or zeroes."""
    line = re.sub(r"\s*[-–—/ ]\s*", "-", fold(typed))
    parts = _NUMBER.fullmatch(line)
    if parts is None:
        return {}
    prefix, month, code, sequence = parts.groups()
    if not prefix and not month and (len(sequence) < 3 or len(sequence) > 6):
        return {}
    asked = [word.upper() for word in (prefix, code) if word]
    sql = "SELECT kind, branch, month FROM counter WHERE last >= ? AND month "
    since = f"{today - timedelta(days=RECENT_DAYS):%Y%m}"
    rows = database.rows(
        sql + ("= ?" if month else ">= ?") + " ORDER BY month DESC", int(sequence), month or since
    )
    meant: dict[str, list[str]] = {}
    for kind, place, of_month in rows:
        if kind not in types:
            continue
        own, short = codes.get(place, ""), types[kind].sheet.prefix.upper()
        if asked and asked not in ([short], [own], [short, own]):
            continue
        if not asked and not month and branch is not None and place != branch:
            continue
        number = f"{types[kind].sheet.prefix}{of_month}-{own}{int(sequence):04}"
        meant.setdefault(kind, []).append(number)
    return meant
