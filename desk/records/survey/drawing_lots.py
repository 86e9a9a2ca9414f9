# SPDX-License-Identifier: MIT
"""Draws the sample of a survey: by a seed, in a way that anybody can do again with the receipt.

Customers are put in the order of the SHA-256 of "seed/number of the card"; the first of each
branch are the sample, the next of the same branch replace who cannot be reached.
"""

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import TYPE_CHECKING

from desk.db.fields import to_millis
from desk.errors import Invalid
from desk.records.customer.past import customer_links
from desk.records.survey.rows import Drawn
from desk.text import N_, Message
from desk.text.dates import day_bounds

if TYPE_CHECKING:
    from desk.db.act import Act
    from desk.records.survey.record import Survey

# Books that are about asking, not about what the customer had from us.
ASKING = frozenset({"customer", "callback", "survey", "survey_answer"})
ALL = "0"
# So many more than the sample stand by to replace whom nobody reaches.
SPARE_SHARE, SPARE_LEAST = 1.0, 10


def frame_of(act: "Act", survey: "Survey") -> dict[int, tuple[str, int]]:
    """The customers something was recorded for in the period: id to card number and branch."""
    assert survey.period_from is not None
    assert survey.period_to is not None
    zone = act.office.zone
    start = to_millis(day_bounds(survey.period_from, zone)[0])
    end = to_millis(day_bounds(survey.period_to, zone)[1])
    ids: set[int] = set()
    for record_type in act.store.books:
        if record_type.kind() in ASKING:
            continue
        for name in customer_links(record_type):
            rows = act.store.database.rows(
                f'SELECT DISTINCT "{name}" FROM "{record_type.kind()}" WHERE voided = ? '
                f'AND created_at >= ? AND created_at < ? AND "{name}" IS NOT NULL',
                *(False, start, end),
            )
            ids.update(row[0] for row in rows)
    cards = act.store.database.rows(
        "SELECT id, number, branch FROM customer WHERE voided = ? AND do_not_call = ?",
        *(False, False),
    )
    return {key: (number, branch or 0) for key, number, branch in cards if key in ids}


def draw(survey: "Survey", act: "Act", seed: str) -> None:
    """Draw the sample; raises Invalid where nobody is there to be drawn."""
    frame = frame_of(act, survey)
    if not frame:
        text = N_("Nothing was recorded for any customer in this period.")
        raise Invalid([("period_from", Message(text))])
    strata: dict[str, list[int]] = {}
    for key, (_number, branch) in frame.items():
        stratum = str(branch) if survey.method == "stratified" else ALL
        strata.setdefault(stratum, []).append(key)
    ordered = {
        stratum: sorted(keys, key=lambda key: lot(seed, frame[key][0]))
        for stratum, keys in strata.items()
    }
    size = max(1, -(-len(frame) * (survey.share or 0) // 100))
    shares = allot({stratum: len(keys) for stratum, keys in ordered.items()}, size)
    survey.seed, survey.frame_size, survey.sample_size = seed, len(frame), size
    survey.frame_hash = fingerprint([number for number, _branch in frame.values()])
    reserve, drawn = {}, []
    for stratum in sorted(ordered, key=int):
        keys, count = ordered[stratum], shares[stratum]
        drawn += [(key, frame[key][1]) for key in keys[:count]]
        spare = max(SPARE_LEAST, int(count * SPARE_SHARE))
        reserve[stratum] = keys[count : count + spare]
    survey.reserve = json.dumps(reserve)
    survey.drawn = [
        Drawn(place=place, customer=key, branch=branch or None, state="open")
        for place, (key, branch) in enumerate(drawn, 1)
    ]


def replace_lost(survey: "Survey", gone: Drawn) -> Drawn | None:
    """Put the next of the same branch in the place of somebody; None when nobody is left."""
    reserve: dict[str, list[int]] = json.loads(survey.reserve or "{}")
    stratum = str(gone.branch or 0) if survey.method == "stratified" else ALL
    left = reserve.get(stratum, [])
    if not left:
        return None
    key = left.pop(0)
    survey.reserve = json.dumps(reserve)
    made = Drawn(
        place=len(survey.drawn) + 1, customer=key, branch=gone.branch, state="open",
        replaces=gone.place,
    )  # fmt: skip
    survey.drawn = [*survey.drawn, made]
    return made


def lot(seed: str, number: str) -> str:
    """The lot of a customer: whoever knows the seed can work it out again."""
    return sha256(f"{seed}/{number}".encode()).hexdigest()


def allot(sizes: Mapping[str, int], size: int) -> dict[str, int]:
    """How many each stratum gives, in proportion; the largest remainders get what is left over."""
    total = sum(sizes.values())
    exact = {stratum: size * count / total for stratum, count in sizes.items()}
    shares = {stratum: int(value) for stratum, value in exact.items()}
    left = size - sum(shares.values())
    by_rest = sorted(exact, key=lambda stratum: (shares[stratum] - exact[stratum], int(stratum)))
    for stratum in by_rest[:left]:
        shares[stratum] += 1
    return shares


def fingerprint(numbers: Sequence[str]) -> str:
    """The SHA-256 of all card numbers of the frame, in their order, one a line."""
    return sha256("\n".join(sorted(numbers)).encode()).hexdigest()
