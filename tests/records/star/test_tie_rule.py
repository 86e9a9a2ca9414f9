# SPDX-License-Identifier: MIT
"""The tie rule of the election, step by step."""

import pytest

from desk.records.assessment.measures import Part
from desk.records.star.counting import Counted, decided, rows_of


def one(person: int, **told: object) -> Counted:
    """A candidate like all others but for what is told."""
    values = {
        "staff": 2,
        "customers": 1,
        "points": 5,
        "satisfied": Part(9, 10),
        "justified": 1,
        "last_star": "2026-05",
    }
    return Counted(person=person, **{**values, **told})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("better", "why"),
    [
        ({"points": 6}, "points"),
        ({"customers": 2}, "customers"),
        ({"satisfied": Part(10, 11)}, "satisfaction"),
        ({"justified": 0}, "justified"),
        ({"last_star": "2026-04"}, "last"),
        ({"last_star": ""}, "last"),
    ],
)
def test_each_step_of_the_rule_decides(better: dict[str, object], why: str) -> None:
    both = [one(1), one(2, **better)]
    ordered = sorted(both, key=lambda c: c.key, reverse=True)
    assert ordered[0].person == 2
    assert decided(ordered) == (1, why)
    assert [row.elected for row in rows_of(ordered, 1)] == [True, False]
    assert [row.place for row in rows_of(ordered, 1)] == [1, 2]


def test_an_earlier_step_goes_before_a_later_one() -> None:
    both = [one(1, customers=3, justified=9), one(2, justified=0, last_star="")]
    assert max(both, key=lambda c: c.key).person == 1


def test_shares_are_compared_exactly() -> None:
    both = [one(1, satisfied=Part(2, 3)), one(2, satisfied=Part(667, 1000))]
    assert max(both, key=lambda c: c.key).person == 2
    assert one(1, satisfied=Part()).key < one(2, satisfied=Part(0, 1)).key


def test_who_are_equal_in_all_are_elected_together() -> None:
    both = [one(1), one(2), one(3, points=4)]
    assert decided(both) == (2, "all")
    rows = rows_of(both, 2)
    assert [(row.place, row.elected) for row in rows] == [(1, True), (1, True), (3, False)]


def test_without_a_point_nobody_is_elected() -> None:
    assert decided([]) == (0, "nobody")
    assert decided([one(1, points=0)]) == (0, "nobody")
