# SPDX-License-Identifier: MIT
"""The pictures of staff courses, assessments and the service star, and of what is printed of them;
made by `docs/make_supervision_pictures.py`."""

from collections.abc import Callable
from datetime import date

from make_goods_pictures import _rest, _take
from make_screenshots import NOW, Studio

from desk.db.people import session_of
from desk.db.store import Store
from desk.paper.papers import draw_paper
from desk.paper.report import print_report
from desk.paper.request import PrintOptions
from desk.reports.making import make_report
from desk.session import Session
from desk.ui.requests import OpenOwn, OpenRecord

LAST_MONTH = date(2026, 10, 1)
ELECTED = "SELECT MAX(id) FROM star WHERE state IN ('counted', 'announced')"
OPEN = "SELECT MAX(id) FROM star WHERE state = 'open'"
SIGNED = "SELECT MIN(id) FROM assessment WHERE state = 'signed'"
COURSE = "SELECT MIN(id) FROM course WHERE state = 'finished'"


def ballot(studio: Studio, short: str) -> None:
    """The ballot of the election that is open."""
    studio.window.answers.answer(OpenOwn("star", _one(studio.store, OPEN), "vote"))
    _rest(studio)
    _take(studio, f"ballot-{short}")


def star_result(studio: Studio, short: str) -> None:
    """Who was elected, and the counts."""
    studio.window.answers.answer(OpenOwn("star", _one(studio.store, ELECTED), "vote"))
    _rest(studio)
    _take(studio, f"star-result-{short}")


def assessments(studio: Studio, short: str) -> None:
    """A month of assessments."""
    studio.window.go("assessment")
    _rest(studio)
    _take(studio, f"assessments-{short}")


def assessment(studio: Studio, short: str) -> None:
    """A signed sheet."""
    studio.window.open_record(OpenRecord("assessment", _one(studio.store, SIGNED)))
    _rest(studio)
    _take(studio, f"assessment-{short}")


def courses(studio: Studio, short: str) -> None:
    """Staff courses by person."""
    studio.window.go("course")
    _rest(studio)
    _take(studio, f"courses-{short}")


SCREENS = {
    "ballot": ballot,
    "star-result": star_result,
    "assessments": assessments,
    "assessment": assessment,
    "courses": courses,
}


def papers(store: Store, session: Session) -> dict[str, Callable[[PrintOptions], bytes]]:
    """What is printed, by the name of its picture."""
    return {
        "page-poster": _paper(store, session, "star", ELECTED, "poster"),
        "page-assessment": _paper(store, session, "assessment", SIGNED, ""),
        "page-course": _paper(store, session, "course", COURSE, ""),
        "page-assessments": lambda how: _list(store, session, how),
    }


def _paper(
    store: Store, session: Session, kind: str, sql: str, form: str
) -> Callable[[PrintOptions], bytes]:
    def draw(how: PrintOptions) -> bytes:
        record = _one(store, sql)
        return draw_paper(store, session, kind=kind, record=record, form=form, options=how)

    return draw


def _list(store: Store, session: Session, how: PrintOptions) -> bytes:
    person = session.person_id
    assert person is not None
    reader = session_of(store, person, clock=lambda: NOW)
    chosen = {"month": LAST_MONTH, "branch": reader.branch_id}
    return print_report(store, reader, make_report(store, reader, "assessments", chosen), how)


def _one(store: Store, sql: str) -> int:
    return int(store.database.rows(sql)[0][0])
