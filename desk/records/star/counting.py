# SPDX-License-Identifier: MIT
"""Counts an election: colleagues' votes from the box, customers' votes from the call-backs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from desk.records.assessment.measures import MonthOfWork, Part
from desk.records.star.box import emptied
from desk.records.star.policy import vote_weights
from desk.records.star.rows import StarResult
from desk.text.dates import plain_month

if TYPE_CHECKING:
    from desk.db.act import Act
    from desk.records.star.record import Star

NEVER = "0000-00"


@dataclass(frozen=True)
class Counted:
    """A candidate as counted: votes, points, and the figures that decide a tie."""

    person: int
    staff: int
    customers: int
    points: int
    satisfied: Part
    justified: int
    last_star: str

    @property
    def key(self) -> tuple[Any, ...]:
        """Greater is better, in the order of the tie rule; the month before is worse than never."""
        part = self.satisfied
        share = Fraction(part.part, part.whole) if part.whole else Fraction(-1)
        return (self.points, self.customers, share, -self.justified, _ago(self.last_star))


#: Why the first won, by the first place in the key at which the second is worse.
BY_PLACE = ("points", "customers", "satisfaction", "justified", "last")


def _ago(month: str) -> int:
    """Greater the longer ago."""
    year, _dash, number = (month or NEVER).partition("-")
    return -(int(year) * 12 + int(number))


def count(act: "Act", star: "Star", month: date, candidates: Iterable[int]) -> list[Counted]:
    """Every candidate who got a vote, the best first."""
    known = set(candidates)
    colleagues = emptied(act.store.database, star.id).votes
    weight = vote_weights(act.office, month)
    work = MonthOfWork(act.store, month, act.now)
    customers = {person: votes for person, votes in work.praised.items() if person in known}
    last = last_stars(act, star, month)
    everybody = sorted({*(p for p in colleagues), *customers})
    counted = [
        Counted(
            person=person,
            staff=colleagues.get(person, 0),
            customers=customers.get(person, 0),
            points=colleagues.get(person, 0) * int(weight["staff"])
            + customers.get(person, 0) * int(weight["customers"]),
            satisfied=work.satisfaction.get(person, Part()),
            justified=work.justified.get(person, 0),
            last_star=last.get(person, ""),
        )
        for person in everybody
    ]
    return sorted(counted, key=lambda one: one.key, reverse=True)


def last_stars(act: "Act", star: "Star", month: date) -> Mapping[int, str]:
    """The last month before this one in which each person was elected."""
    rows = act.store.database.rows(
        "SELECT r.person, MAX(s.month) FROM star_results AS r JOIN star AS s ON s.id = r.owner "
        "WHERE r.elected = ? AND s.voided = ? AND s.state IN (?, ?) AND s.month < ? AND s.id <> ? "
        "GROUP BY r.person",
        *(True, False, "counted", "announced", plain_month(month), star.id),
    )
    return {row[0]: str(row[1]) for row in rows}


def decided(counted: list[Counted]) -> tuple[int, str]:
    """How many are elected, and by what (a word of DECIDED)."""
    best = [one for one in counted if one.points > 0]
    if not best:
        return 0, "nobody"
    first = best[0].key
    equal = sum(one.key == first for one in best)
    if equal > 1:
        return equal, "all"
    if len(best) == 1:
        return 1, "points"
    second = best[1].key
    place = next(n for n, value in enumerate(first) if value != second[n])
    return 1, BY_PLACE[place]


def rows_of(counted: list[Counted], elected: int) -> list[StarResult]:
    """The result as lines of the form; equal ones share a place."""
    rows = []
    for at, one in enumerate(counted):
        place = 1 + next(n for n, other in enumerate(counted) if other.key == one.key)
        rows.append(
            StarResult(
                place=place,
                person=one.person,
                staff_votes=one.staff,
                customer_votes=one.customers,
                points=one.points,
                satisfaction=one.satisfied.percent,
                justified=one.justified,
                last_star=one.last_star,
                elected=at < elected,
            )
        )
    return rows
