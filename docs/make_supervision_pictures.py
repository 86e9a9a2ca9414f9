# SPDX-License-Identifier: MIT
"""Makes the pictures of supervision from the demo office: `docs/make_supervision_pictures.py`.

Each subject has its own small functions; `NAME …` makes only what is named.
"""

import sys
from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import star_pictures
from make_goods_pictures import DOTS, _rest, _slim, _take
from make_screenshots import FOLDER, NOW, SHORT, Studio
from PySide6.QtCore import QSettings
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from desk.db.database import open_database
from desk.db.people import session_of
from desk.db.store import Store
from desk.db.tables import Person
from desk.demo import make_demo
from desk.paper.preview import Preview
from desk.paper.printing import draw_records
from desk.paper.report import print_report
from desk.paper.request import PrintOptions
from desk.paper.sizes import PAPERS
from desk.records import load_books
from desk.records.duty.entering import Entry
from desk.reports.every import REPORTS
from desk.reports.kinds import DAY, ReportKind
from desk.reports.making import make_report
from desk.session import Session
from desk.text import use_language
from desk.ui import theme
from desk.ui.attendance import AttendancePage
from desk.ui.record.pages import MONTH_ROSTER
from desk.ui.report.view import ReportView
from desk.ui.requests import OpenOwn, OpenRecord
from desk.ui.work import running_work

CHARTS = 460  # where the charts of the complaint report stand on the screen
Draw = Callable[[PrintOptions], bytes]
Screen = Callable[[Studio, str], None]


def main(wanted: list[str]) -> None:
    """Every picture in both languages, or those named."""
    app = QApplication([])
    app.setOrganizationName("desk")
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    with TemporaryDirectory() as folder:
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, folder)
        make_demo(Path(folder) / "office", clock=lambda: NOW)
        store = Store(open_database(Path(folder) / "office"), load_books())
        running_work().at_thread_end = store.database.close
        theme.apply(app, "light")
        for code, short in SHORT.items():
            use_language(code)
            for name, screen in SCREENS.items():
                if not wanted or name in wanted:
                    studio = Studio(app, store, "supervisor")
                    screen(studio, short)
                    studio.close()
            for name, draw in _papers(store).items():
                if not wanted or name in wanted:
                    _paper(name, code, short, draw)
        running_work().close()
        store.database.close()


# Duty


def _roster_screen(studio: Studio, short: str) -> None:
    studio.window.go("roster")
    _rest(studio)
    _take(studio, f"roster-{short}")


def _attendance_screen(studio: Studio, short: str) -> None:
    studio.window.open_record(OpenRecord("attendance", _fullest(studio.store)))
    _rest(studio)
    _take(studio, f"attendance-{short}")


def _day_screen(studio: Studio, short: str) -> None:
    studio.window.answers.answer(OpenOwn("attendance", _open_sheet(studio.store), "day"))
    _rest(studio)
    page = studio.window.findChild(AttendancePage)
    for row, there, minutes in ((page.rows[1], "late", 12), (page.rows[-1], "leave", None)):
        row.show_entry(Entry(there, minutes, "sick", "路上堵车" if minutes else "感冒发烧"))
        row.changed.emit()
    page.rows[1].focus_there()
    _take(studio, f"attendance-day-{short}")
    page.keeper.drop()


def _plan_screen(studio: Studio, short: str) -> None:
    studio.window.open_record(OpenRecord("work_plan", _newest(studio.store, "work_plan", "count")))
    _rest(studio)
    _take(studio, f"work-plan-{short}")


def _summary_screen(studio: Studio, short: str) -> None:
    studio.window.open_record(OpenRecord("summary", _newest(studio.store, "summary", "id")))
    _rest(studio)
    _take(studio, f"summary-{short}")


def _handover_screen(studio: Studio, short: str) -> None:
    studio.window.open_record(OpenRecord("handover", _newest(studio.store, "handover", "id")))
    _rest(studio)
    _take(studio, f"handover-{short}")


# Reports


def _report_screen(studio: Studio, short: str) -> None:
    """The monthly complaint report as it is read, by day and by night."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    for look, ending in (("light", ""), ("dark", "-dark")):
        theme.apply(app, look)
        studio.window.go("reports")
        _rest(studio)
        _take(studio, f"report-on-screen-{short}{ending}")
        sheet = studio.window.findChild(ReportView)
        assert isinstance(sheet, ReportView)
        sheet.verticalScrollBar().setValue(CHARTS)
        _rest(studio)
        _take(studio, f"report-charts-{short}{ending}")
    theme.apply(app, "light")


def _report(store: Store, session: Session, kind: ReportKind) -> Draw:
    """A report of last month, or of yesterday, as it is printed."""
    chosen = {DAY.name: NOW.date() - timedelta(days=1)} if DAY in kind.options else {}

    def draw(how: PrintOptions) -> bytes:
        return print_report(store, session, make_report(store, session, kind.name, chosen), how)

    return draw


SCREENS: Mapping[str, Screen] = {
    "report-on-screen": _report_screen,
    "roster": _roster_screen,
    "attendance": _attendance_screen,
    "attendance-day": _day_screen,
    "work-plan": _plan_screen,
    "summary": _summary_screen,
    "handover": _handover_screen,
    **star_pictures.SCREENS,
}


def _papers(store: Store) -> dict[str, Draw]:
    """The papers of supervision by the name of their picture."""
    session = _session(store)
    return {
        "page-roster": lambda how: MONTH_ROSTER.draw(store, session, _roster(store), how),
        "page-attendance": lambda how: draw_records(
            store, session, "attendance", [_fullest(store)], how
        ),
        "page-work-plan": _form(store, session, "work_plan", "count"),
        "page-summary": _form(store, session, "summary", "id"),
        "page-handover": _form(store, session, "handover", "id"),
        "page-leave": _form(store, session, "leave", "days"),
        **star_pictures.papers(store, session),
        **{f"report-{kind.name}": _report(store, session, kind) for kind in REPORTS},
    }


# What all of them need


def _session(store: Store) -> Session:
    with store.database.read() as engine:
        person = Person.select(Person.id).where(Person.login == "supervisor").scalar(engine)
    return session_of(store, person, clock=lambda: NOW)


def _newest(store: Store, kind: str, having: str) -> int:
    """The newest record of a kind where a whole number is more than nothing."""
    sql = f'SELECT id FROM "{kind}" WHERE voided = ? AND "{having}" > 0 ORDER BY id DESC LIMIT 1'
    return int(store.database.rows(sql, False)[0][0])


def _roster(store: Store) -> int:
    """The roster of last month with the most people."""
    rows = store.database.rows("SELECT id FROM roster WHERE month < ? ORDER BY people DESC, "
                               "month DESC LIMIT 1", f"{NOW:%Y-%m}")  # fmt: skip
    return int(rows[0][0])


def _fullest(store: Store) -> int:
    """The attendance sheet of the most people on which somebody was late."""
    rows = store.database.rows(
        "SELECT id FROM attendance WHERE late > 0 ORDER BY due DESC, id DESC LIMIT 1"
    )
    return int(rows[0][0])


def _open_sheet(store: Store) -> int:
    """The attendance sheet that is still being kept, of the branch with the most people."""
    rows = store.database.rows(
        "SELECT id FROM attendance WHERE state = ? ORDER BY due DESC, id DESC LIMIT 1", "open"
    )
    return int(rows[0][0])


def _form(store: Store, session: Session, kind: str, having: str) -> Draw:
    return lambda how: draw_records(store, session, kind, [_newest(store, kind, having)], how)


def _paper(name: str, code: str, short: str, draw: Draw) -> None:
    """The first page as a picture."""
    with Preview(draw(PrintOptions(paper=PAPERS["A4"], language=code))) as pages:
        picture = pages.page(0, DOTS)
    form = QImage.Format.Format_RGBA8888
    image = QImage(picture.pixels, picture.width, picture.height, form)
    file = FOLDER / f"{name}-{short}.png"
    image.save(str(file))
    _slim(file)


if __name__ == "__main__":
    main(sys.argv[1:])
