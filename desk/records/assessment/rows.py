# SPDX-License-Identifier: MIT
"""One indicator on the assessment: what was measured, by which rule, how much it counts."""

from decimal import Decimal

from desk.db.fields import Choice, Measure, Whole
from desk.db.record import Row
from desk.db.said import Said, kept
from desk.records.assessment.rules import Scored
from desk.records.assessment.words import INDICATORS
from desk.text import N_


class Indicator(Row):
    """A line of the assessment; the points of all lines add up to the total."""

    indicator = Choice(N_("Indicator"), INDICATORS)
    measured = Said(N_("Measured"))
    rule = Said(N_("How points are given"))
    score = Measure(N_("Score"), places=1)
    weight = Whole(N_("Weight %"))
    points = Measure(N_("Points"), places=2)

    indicator.width, measured.width, rule.width = 17, 20, 32


def row_of(line: Scored, before: Indicator | None) -> Indicator:
    """The row of an indicator, under the key it had."""
    return Indicator(
        uid=before.uid if before is not None else "",
        indicator=line.indicator,
        measured=line.measured if isinstance(line.measured, str) else kept(line.measured),
        rule=kept(line.rule),
        score=line.score if line.score is None else Decimal(line.score),
        weight=line.weight,
        points=line.points,
    )
