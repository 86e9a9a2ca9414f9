# SPDX-License-Identifier: MIT
"""The staff courses of a year: what was taught, everybody's marks, who still sits again."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from desk.records.course.words import PASSED, RESULTS
from desk.reports.asking import Asking, rest_of_list
from desk.reports.kinds import BRANCH, YEAR, Making, ReportKind, among, is_
from desk.reports.model import Cell, Column, Figure, Section, Share, Table, Tiles
from desk.text import N_, Message
from desk.text.dates import local

HELD = ("held", "finished")
MOST = 400


def sections(making: Making) -> Iterator[Section]:
    """Figures, the courses, everybody's marks, re-sits that are open."""
    year: date = making.chosen["year"]
    days = (date(year.year, 1, 1), date(year.year, 12, 31))
    asking = Asking(making, "course", "held_at", days=days)
    held = asking.some(among("state", HELD))
    courses = sorted(asking.records(held), key=lambda course: (course.held_at, course.id))
    rows = [(course, row) for course in courses for row in course.learners]
    yield Section(Message(N_("At a glance")), (_tiles(asking, courses, rows),))
    yield Section(Message(N_("Courses")), (_courses(making, courses),))
    yield Section(Message(N_("Everybody's courses")), (_people(making, rows),))
    yield Section(Message(N_("To sit again")), (_resits(making, rows),))


def _tiles(asking: Asking, courses: list[Any], rows: list[tuple[Any, Any]]) -> Tiles:
    judged = [row for course, row in rows if course.examined and row.result]
    passed = sum(row.result in PASSED for row in judged)
    hours = sum((course.hours or Decimal(0) for course in courses), Decimal(0))
    people = {row.person for _course, row in rows if row.present}
    planned = is_("state", "planned")
    return Tiles(
        (
            Figure(Message(N_("Courses held")), asking.count(among("state", HELD)),
                   query=asking.some(among("state", HELD))),
            Figure(Message(N_("Still planned")), asking.count(planned),
                   query=asking.some(planned)),
            Figure(Message(N_("Hours taught")), hours, "number"),
            Figure(Message(N_("Colleagues taught")), len(people)),
            Figure(Message(N_("Passed of those marked")), Share(passed, len(judged)), "share"),
            Figure(Message(N_("Mean mark")), _mean([row for _course, row in rows]), "number"),
        )
    )  # fmt: skip


def _courses(making: Making, courses: list[Any]) -> Table:
    columns = (
        Column(Message(N_("Number")), "text", 14),
        Column(Message(N_("Held on")), "day", 11),
        Column(Message(N_("Title of the course")), "text", 30),
        Column(Message(N_("Teacher")), "text", 14),
        Column(Message(N_("Were there")), "count", 9),
        Column(Message(N_("Have passed")), "count", 9),
        Column(Message(N_("Mean mark")), "number", 9),
    )
    rows = tuple(
        (
            Cell(course.number, making.sheet("course", course.number)),
            Cell(local(course.held_at, making.zone).date()),
            Cell(course.subject),
            Cell(making.name("person", course.teacher) or course.guest_teacher),
            Cell(course.present_count),
            Cell(course.passed_count),
            Cell(course.mean_mark),
        )
        for course in courses[:MOST]
    )
    none = Message(N_("No course was held in this year."))
    return Table(columns, rows, empty=none, note=rest_of_list(len(courses), MOST))


def _people(making: Making, rows: list[tuple[Any, Any]]) -> Table:
    by_person: dict[int, list[Any]] = {}
    for _course, row in rows:
        by_person.setdefault(row.person, []).append(row)
    named = sorted((making.name("person", key), key) for key in by_person)
    lines = []
    for name, key in named:
        own = by_person[key]
        lines.append(
            (
                Cell(name),
                Cell(sum(bool(row.present) for row in own)),
                Cell(sum(row.result in PASSED for row in own)),
                Cell(sum(row.result == "failed" for row in own)),
                Cell(sum(row.result == "absent" for row in own)),
                Cell(_mean(own)),
            )
        )
    columns = (
        Column(Message(N_("Colleague")), "text", 20),
        Column(Message(N_("Took part")), "count", 10),
        Column(Message(RESULTS["passed"]), "count", 10),
        Column(Message(RESULTS["failed"]), "count", 10),
        Column(Message(RESULTS["absent"]), "count", 10),
        Column(Message(N_("Mean mark")), "number", 10),
    )
    return Table(columns, tuple(lines), empty=Message(N_("No course was held in this year.")))


def _resits(making: Making, rows: list[tuple[Any, Any]]) -> Table:
    columns = (
        Column(Message(N_("Colleague")), "text", 18),
        Column(Message(N_("Title of the course")), "text", 34),
        Column(Message(N_("Course mark")), "count", 10),
        Column(Message(N_("Re-sit on")), "day", 12),
    )
    lines = tuple(
        (
            Cell(making.name("person", row.person)),
            Cell(course.subject),
            Cell(row.mark),
            Cell(row.resit_on),
        )
        for course, row in rows
        if row.result == "failed"
    )
    return Table(columns, lines, empty=Message(N_("Nobody has to sit again.")))


def _mean(rows: list[Any]) -> Decimal | None:
    marks = [row.counts for row in rows if row.counts is not None]
    return round(Decimal(sum(marks)) / len(marks), 1) if marks else None


COURSES = ReportKind(
    "courses",
    N_("Staff courses of the year"),
    N_("What colleagues were taught in a year, their marks, and who still sits again."),
    (YEAR, BRANCH),
    sections,
    ("course",),
)
