# SPDX-License-Identifier: MIT
"""Makes the pictures of docs/screenshots from the demo office: `python docs/make_screenshots.py`.

The demo's clock is fixed, so that the pictures change only when the program does.
"""

import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from desk.db.database import open_database
from desk.db.people import session_of
from desk.db.store import Store
from desk.db.tables import Person
from desk.demo import make_demo
from desk.dialogs.preview import PreviewDialog
from desk.paper.preview import Preview
from desk.paper.printing import draw_records
from desk.paper.request import PrintOptions
from desk.paper.sizes import PAPERS
from desk.records import load_books
from desk.text import use_language
from desk.ui import theme
from desk.ui.requests import OpenRecord, Print
from desk.ui.work import running_work
from desk.ui.workplace import Workplace
from desk.window import Window

FOLDER = Path(__file__).parent / "screenshots"
SIZE = (1366, 740)
# A Friday morning in the office.
NOW = datetime(2026, 11, 20, 2, 20, tzinfo=UTC)
SHORT = {"zh_CN": "zh", "en": "en"}


class Studio:
    """A window on the demo office, and the camera."""

    def __init__(self, app: QApplication, store: Store, login: str) -> None:
        self.app = app
        self.store = store
        with store.database.read() as engine:
            person = Person.select(Person.id).where(Person.login == login).scalar(engine)
        self.session = session_of(store, person, clock=lambda: NOW)
        self.window = Window(Workplace(store, self.session, running_work()))
        self.window.showNormal()  # the screen that is none is smaller than an office's
        self.window.resize(*SIZE)
        self.settle()

    def settle(self) -> None:
        """Let everything be drawn."""
        for _ in range(6):
            running_work().settle(10_000)
            self.app.processEvents()

    def take(self, name: str, of: QWidget | None = None) -> None:
        """Keep a picture."""
        self.settle()
        FOLDER.mkdir(exist_ok=True)
        (of or self.window).grab().save(str(FOLDER / f"{name}.png"))

    def close(self) -> None:
        """Put the window away."""
        self.window.hide()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.settle()


def main() -> None:
    """Every picture, in both languages, by day and by night."""
    app = QApplication([])
    app.setOrganizationName("desk")
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    with TemporaryDirectory() as folder:
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, folder)
        make_demo(Path(folder) / "office", clock=lambda: NOW)
        store = Store(open_database(Path(folder) / "office"), load_books())
        running_work().at_thread_end = store.database.close
        for code, short in SHORT.items():
            use_language(code)
            for mode in ("light", "dark"):
                theme.apply(app, mode)
                _screens(app, store, f"{short}-dark" if mode == "dark" else short)
            _pages(store, code, short)
        running_work().close()
        store.database.close()


def _screens(app: QApplication, store: Store, suffix: str) -> None:
    studio = Studio(app, store, "supervisor")
    window = studio.window
    studio.take(f"today-{suffix}")
    window.go("complaint")
    _wait(studio, 500)  # the record looked at is read when the list has come to rest
    studio.take(f"book-{suffix}")
    record = _handled(store)
    window.open_record(OpenRecord("complaint", record))
    studio.take(f"complaint-{suffix}")
    window.deeds.show_call_card()
    window.card.number.setText("138")
    window.card.number.textEdited.emit("138")
    _wait(studio, 400)
    studio.take(f"call-{suffix}")
    window.card.slide_out()
    _wait(studio, 300)
    window.search.setFocus()
    window.search.setText("zhang")
    window.search.textEdited.emit("zhang")
    _wait(studio, 300)
    studio.take(f"search-{suffix}")
    window.search.clear()
    if not suffix.endswith("dark"):
        preview = PreviewDialog(window.workplace, Print("complaint", [record]), window)
        preview.show()
        _wait(studio, 800)
        studio.take(f"preview-{suffix}", preview)
        preview.close()
    studio.close()


def _wait(studio: Studio, milliseconds: int) -> None:
    from PySide6.QtTest import QTest

    QTest.qWait(milliseconds)
    studio.settle()


def _handled(store: Store) -> int:
    """A complaint with much to show."""
    rows = store.database.rows(
        "SELECT id FROM complaint WHERE state = 'in_hand' AND first_answer_at IS NOT NULL "
        "ORDER BY id DESC LIMIT 1"
    )
    return int(rows[0][0])


def _pages(store: Store, code: str, short: str) -> None:
    """The first sheet of a closed complaint, as it is printed."""
    rows = store.database.rows(
        "SELECT id FROM complaint WHERE state = 'closed' ORDER BY id LIMIT 1"
    )
    with store.database.read() as engine:
        person = Person.select(Person.id).where(Person.login == "supervisor").scalar(engine)
    session = session_of(store, person, clock=lambda: NOW)
    papers: dict[str, Callable[[], PrintOptions]] = {
        "A4": lambda: PrintOptions(paper=PAPERS["A4"], language=code),
        "A5": lambda: PrintOptions(paper=PAPERS["A5"], language=code),
    }
    for name, options in papers.items():
        data = draw_records(store, session, "complaint", [rows[0][0]], options())
        with Preview(data) as pages:
            picture = pages.page(0, 90)
        image = QImage(picture.pixels, picture.width, picture.height, QImage.Format.Format_RGBA8888)
        image.save(str(FOLDER / f"page-{name.lower()}-{short}.png"))


if __name__ == "__main__":
    main()
