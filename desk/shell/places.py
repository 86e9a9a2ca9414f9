# SPDX-License-Identifier: MIT
"""Where everything stands on the rail: the daily books in groups, the others behind two doors."""

from collections.abc import Iterator

from desk.reports.making import offered
from desk.text import N_
from desk.ui import icons
from desk.ui.railitem import Place
from desk.ui.workplace import Workplace

#: The daily books, in groups as they lie on the desk.
DAILY = (
    ("call", "message"),
    ("complaint", "service_task", "callback", "survey"),
    ("order", "binder", "dispatch", "pickup_notice", "tracing", "stock"),
    ("stay", "training"),
    ("customer", "article"),
)
#: Files that others are made of, and papers the day makes by itself.
SELDOM = (
    "product", "restock_request", "stock_move", "stock_take", "warehouse",
    "vehicle", "driver", "guest", "survey_answer",
)  # fmt: skip
#: What the supervisor leads the office with; a book not named anywhere stands after these.
LEADING = (
    "handover", "roster", "attendance", "leave", "shift", "work_plan", "summary",
    "course", "assessment", "star", "access_request", "fine",
)  # fmt: skip
#: What a person may write that writes little, the daily books first.
FIRST = tuple(kind for books in (*DAILY, SELDOM, LEADING) for kind in books)
SUPERVISION, MORE, SETTINGS = "supervision", "more", "settings"


def places_of(workplace: Workplace) -> Iterator[Place]:
    """The entries of the rail that a person may see, from the top."""
    yield Place("today", N_("Today"), "today", 0)
    kinds = {t.kind() for t in workplace.store.books if workplace.may("read", t.kind())}
    for group, books in enumerate(DAILY, 1):
        for kind in books:
            if kind in kinds:
                yield _book(workplace, kind, group)
    last = len(DAILY) + 1
    if offered(workplace.store, workplace.session):
        yield Place("reports", N_("Reports"), "report", last)
    known = {kind for books in DAILY for kind in books}.union(SELDOM, LEADING)
    rest = sorted(kinds - known)
    for door, text, icon, books in (
        (SUPERVISION, N_("Supervision"), "supervision", (*LEADING, *rest)),
        (MORE, N_("More"), "more", SELDOM),
    ):
        behind = [kind for kind in books if kind in kinds]
        if behind:
            yield Place(door, text, icon, last, opens=True)
        for kind in behind:
            yield _book(workplace, kind, last, door)
    if workplace.may("settings", None):
        yield Place(SETTINGS, N_("Settings"), "settings", last)


def _book(workplace: Workplace, kind: str, group: int, behind: str = "") -> Place:
    title = workplace.store.books[kind].sheet.book_title
    return Place(kind, title, icons.of(kind), group, behind)
