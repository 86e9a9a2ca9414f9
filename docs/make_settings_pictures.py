# SPDX-License-Identifier: MIT
"""Makes the pictures of policies, checklist templates, reminders and the certificate of the trail,
from the demo office: `python docs/make_settings_pictures.py`."""

import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parent))

from make_people_pictures import _keep_page, _make_small
from make_screenshots import NOW, SHORT, Studio
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from desk.db.database import open_database
from desk.db.dues import upcoming
from desk.db.proof import prove
from desk.db.rulebook import change_rule
from desk.db.store import Store
from desk.demo import make_demo
from desk.dialogs.settings import SettingsDialog
from desk.dialogs.trail import TrailDialog
from desk.paper.report import print_report
from desk.paper.request import PrintOptions
from desk.records import load_books
from desk.reports.certificate import certificate
from desk.text import use_language
from desk.ui import theme
from desk.ui.work import running_work

OCTOBER = (date(2026, 10, 1), date(2026, 10, 31))
NEXT_MONTH = date(2026, 12, 1)
BEYOND_THE_OPTIONS = {"policies": 1, "checklists": 3}


def main() -> None:
    """All of them, in both languages."""
    app = QApplication([])
    with TemporaryDirectory() as folder:
        QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, folder)
        make_demo(Path(folder) / "demo", clock=lambda: NOW)
        store = Store(open_database(Path(folder) / "demo"), load_books())
        running_work().at_thread_end = store.database.close
        theme.apply(app, "light")
        for number, (code, short) in enumerate(SHORT.items()):
            use_language(code)
            studio = Studio(app, store, "supervisor")
            if not number:
                figures = {"phone": 45, "level.hot": 30}
                why = "十月例会：客户等得太久"
                change_rule(store, studio.session, "answer_minutes", figures, since=NEXT_MONTH,
                            reason=why)  # fmt: skip
            _windows(studio, short)
            _certificate(studio, code, short)
            studio.close()
        running_work().close()
        store.database.close()


def _windows(studio: Studio, short: str) -> None:
    place = studio.window.workplace
    lines = [one for one in upcoming(place.store, place.session, False, 12) if one.kind != "stay"]
    studio.window.dues.note.add(lines[:3])
    studio.window.dues.note.rows[0].later.click()
    _take(studio, f"reminders-{short}")
    studio.window.dues.note.clear()
    for name, row in BEYOND_THE_OPTIONS.items():
        dialog = SettingsDialog(place, studio.window)
        dialog.open()
        dialog.groups.setCurrentRow(len(dialog.pages) + row)
        studio.settle()
        studio.take(f"{name}-{short}", dialog)
        _make_small(f"{name}-{short}")
        dialog.done(0)
    trail = TrailDialog(place, studio.window)
    trail.open()
    trail.check_now()
    studio.settle()
    studio.take(f"trail-check-{short}", trail)
    _make_small(f"trail-check-{short}")
    trail.done(0)


def _take(studio: Studio, name: str) -> None:
    studio.settle()
    studio.take(name)
    _make_small(name)


def _certificate(studio: Studio, code: str, short: str) -> None:
    store, session = studio.store, studio.session
    report = certificate(prove(store, session, *OCTOBER), session.zone)
    data = print_report(store, session, report, PrintOptions(language=code))
    _keep_page(f"page-trail-certificate-{short}", data)


if __name__ == "__main__":
    main()
