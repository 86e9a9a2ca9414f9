# SPDX-License-Identifier: MIT
"""Random complaints of fourteen months in three branches, and what a plain recount finds."""

import random
from datetime import UTC, datetime, timedelta
from typing import Any

from desk.db.fields import to_millis
from desk.records.complaint.words import CATEGORIES, CHANNELS, LEVELS, OPINIONS, STATES
from desk.text.dates import local, month_bounds
from tests.offices import Desk

FIRST = datetime(2025, 9, 1, tzinfo=UTC)
DAYS = 440
UNITS = ("", "", "配送部", "仓储部", "it's 客服; DROP")
PHONES = ("13812345678", "13987654321", "0571-88888888")


def fill(desk: Desk, count: int, seed: int) -> None:
    """Complaints in every state, some changed, moved to another branch or void."""
    chance = random.Random(seed)
    now, kept = desk.clock.at, []
    for _one in range(count):
        desk.clock.at = FIRST + timedelta(minutes=chance.randrange(DAYS * 24 * 60))
        with desk.store.act(desk["supervisor"], "filled") as act:
            card: Any = act.new("complaint", complainant="张三", content="…", demand="…")
            card.phone = chance.choice(PHONES)
            _write(card, chance, desk)
            kept.append(act.save(card).id)
        desk.clock.at = min(now, desk.clock.at + timedelta(hours=chance.randrange(200)))
        if chance.random() < 0.25:
            with desk.store.act(desk["supervisor"], "filled") as act:
                again: Any = act.get("complaint", kept[-1])
                _write(again, chance, desk)
                act.save(again)
        if chance.random() < 0.08:
            desk.store.void(desk["supervisor"], "complaint", kept[-1], "twice")
    desk.clock.at = now


def _write(card: Any, chance: random.Random, desk: Desk) -> None:
    card.received_at = desk.clock.at - timedelta(minutes=chance.randrange(50_000))
    card.category, card.channel = chance.choice([*CATEGORIES]), chance.choice([*CHANNELS])
    card.level, card.state = chance.choice([*LEVELS]), chance.choice([*STATES])
    card.against_branch = chance.choice([None, desk.branch("HZ"), desk.branch("NB")])
    card.justified = chance.choice(["open", "justified", "unjustified"])
    card.responsible = None
    if card.justified == "justified":
        card.responsible = chance.choice([None, desk.id("staff"), desk.id("trainer")])
    card.responsible_unit = chance.choice(UNITS)
    card.ladder = chance.choice(["staff", "staff", "manager", "head_office"])
    card.compensation = chance.choice([None, None, 0, 12_345])
    card.opinion = chance.choice(["", *OPINIONS])
    card.first_answer_at = card.closed_at = None
    if chance.random() < 0.8:
        after = timedelta(minutes=chance.choice([0, 5, 59, 60, 61, 600, 9000]))
        card.first_answer_at = min(card.received_at + after, desk.clock.at)
    if card.state == "closed":
        card.closed_at = desk.clock.at
    elif card.state == "answered":
        card.first_answer_at = card.first_answer_at or card.received_at


class Recount:
    """The complaints of a month and branch, read row by row without the kept figures."""

    def __init__(self, desk: Desk, year: int, month: int, branch: int | None) -> None:
        start, end = month_bounds(year, month, desk.store.office.zone)
        columns = (
            "received_at, first_answer_at, due_at, closed_at, category, channel, level, state, "
            "justified, responsible, responsible_unit, ladder, compensation, opinion, repeat_of, "
            "answered_in, closed_in, paused, overdue"
        )
        sql = (
            f"SELECT {columns} FROM complaint WHERE received_at >= ? AND received_at < ? "
            "AND NOT voided"
        )
        values = [to_millis(start), to_millis(end)]
        if branch is not None:
            sql += " AND COALESCE(against_branch, branch) = ?"
            values.append(branch)
        names = columns.split(", ")
        self.rows = [
            dict(zip(names, row, strict=True)) for row in desk.store.database.rows(sql, *values)
        ]
        self.now = to_millis(desk.clock())

    def by(self, name: str) -> dict[str, int]:
        """How many hold each value of a field, empty ones left out."""
        found: dict[str, int] = {}
        for row in self.rows:
            if row[name] not in (None, ""):
                found[str(row[name])] = found.get(str(row[name]), 0) + 1
        return found

    def count(self, *tests: Any) -> int:
        """How many fulfil all tests."""
        return sum(all(test(row) for test in tests) for row in self.rows)

    def minutes(self, name: str) -> list[int]:
        """All measured minutes, the smallest first."""
        return sorted(row[name] for row in self.rows if row[name] is not None)


def month_of(desk: Desk) -> tuple[int, int]:
    """The office's month."""
    here = local(desk.clock(), desk.store.office.zone)
    return here.year, here.month
