# SPDX-License-Identifier: MIT
"""Makes the pictures of the goods side from the demo office: `python docs/make_goods_pictures.py`.

Screens are of the desk that plans the day; papers show the first sheet as it leaves the printer.
"""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from make_screenshots import FOLDER, NOW, SHORT, Studio
from PIL import Image
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QAction, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desk.db.database import open_database
from desk.db.people import session_of
from desk.db.store import Store
from desk.db.tables import Person
from desk.demo import make_demo
from desk.paper.preview import Preview
from desk.paper.printing import draw_records
from desk.paper.request import PrintOptions
from desk.paper.sizes import PAPERS
from desk.records import load_books
from desk.session import Session
from desk.text import use_language
from desk.ui import theme
from desk.ui.board import BoardView
from desk.ui.record.pages import BINDER_INDEX, LOADING_LIST, SPINE_LABEL, STOCK_CARD
from desk.ui.recordpage import RecordPage
from desk.ui.requests import OpenRecord
from desk.ui.returning import ReturnPanel
from desk.ui.work import running_work

DOTS = 75  # an inch of paper
Draw = Callable[[PrintOptions], bytes]
# A sheet with much to show: kind, and what it must be.
SHOWN = {
    "order": "state = 'called_back' "
    "AND (SELECT count(*) FROM order_lines l WHERE l.owner = r.id) > 2",
    "dispatch": "state IN ('out', 'closed')",
    "pickup_notice": "state IN ('coming', 'told')",
    "tracing": "state = 'answered'",
    "binder": "of_kind = 'order'",
    "restock_request": "state = 'ordered'",
    "access_request": "state = 'approved'",
    "stock": "r.product = (SELECT product FROM stock_move GROUP BY product "
    "ORDER BY COUNT(*) DESC LIMIT 1)",
}


def main() -> None:
    """Every picture in both languages."""
    app = QApplication([])
    app.setOrganizationName("desk")
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    with TemporaryDirectory() as folder:
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, folder)
        make_demo(Path(folder) / "office", clock=lambda: NOW)
        store = Store(open_database(Path(folder) / "office"), load_books())
        running_work().at_thread_end = store.database.close
        theme.apply(app, "light")
        found = {kind: _one(store, kind) for kind in SHOWN}
        for code, short in SHORT.items():
            use_language(code)
            _screens(app, store, short, found)
            _papers(store, code, short, found)
        running_work().close()
        store.database.close()


def _one(store: Store, kind: str) -> int:
    """The newest record of a kind that has something to show, else the newest of all."""
    for such in (SHOWN[kind], "1 = 1"):
        rows = store.database.rows(
            f'SELECT r.id FROM "{kind}" r WHERE r.voided = ? AND {such} ORDER BY r.id DESC LIMIT 1',
            False,
        )
        if rows:
            return int(rows[0][0])
    raise LookupError(kind)


def _screens(app: QApplication, store: Store, short: str, found: dict[str, int]) -> None:
    studio = Studio(app, store, "supervisor")
    window = studio.window
    for name, place in (("shelf", "binder"), ("board", "dispatch")):
        window.go(place)
        if name == "board":
            _rest(studio)
            window.findChild(BoardView).go_earlier()  # a whole day, with its trips
        _rest(studio)
        _take(studio, f"{name}-{short}")
    for name, kind in (("order", "order"), ("dispatch", "dispatch"), ("pickup", "pickup_notice")):
        window.open_record(OpenRecord(kind, found[kind]))
        _rest(studio)
        _take(studio, f"{name}-{short}")
    _return(studio, short)
    _lookup(studio, short)
    studio.close()


def _return(studio: Studio, short: str) -> None:
    """The return of a vehicle, of whose first stop not everything was taken."""
    rows = studio.store.database.rows("SELECT MAX(id) FROM dispatch WHERE state = ?", "out")
    studio.window.open_record(OpenRecord("dispatch", rows[0][0]))
    _rest(studio)
    page = next(p for p in studio.window.findChildren(RecordPage) if p.isVisible())
    page.findChild(QAction, "dispatch.back").trigger()
    _rest(studio)
    panel = next(p for p in studio.window.findChildren(ReturnPanel) if p.is_open)
    QTest.keyClick(panel.rows[0].outcome, Qt.Key.Key_2)
    _rest(studio)
    _take(studio, f"return-{short}")
    panel.slide_out()
    _rest(studio)


def _lookup(studio: Studio, short: str) -> None:
    """Where goods are, by the number of an order that is on its way."""
    rows = studio.store.database.rows(
        'SELECT number FROM "order" WHERE state = ? AND dispatch IS NOT NULL', "on_road"
    )
    box = studio.window.search
    box.setFocus()
    box.setText(rows[-1][0])
    box.textEdited.emit(rows[-1][0])
    _rest(studio)
    _take(studio, f"lookup-{short}")
    box.clear()


def _take(studio: Studio, name: str) -> None:
    studio.take(name)
    _slim(FOLDER / f"{name}.png")


def _slim(file: Path) -> None:
    """256 colours are enough for a window or a sheet, and a picture stays small."""
    with Image.open(file) as picture:
        slim = picture.convert("RGB").quantize(256, dither=Image.Dither.NONE)
    slim.save(file, optimize=True)


def _rest(studio: Studio) -> None:
    studio.settle()
    QTest.qWait(500)  # what slides in has come to rest
    studio.settle()


def _papers(store: Store, code: str, short: str, found: dict[str, int]) -> None:
    with store.database.read() as engine:
        person = Person.select(Person.id).where(Person.login == "supervisor").scalar(engine)
    session = session_of(store, person, clock=lambda: NOW)
    drawn: dict[str, Draw] = {
        name: _form(store, session, kind, found[kind])
        for name, kind in (
            ("order", "order"),
            ("dispatch", "dispatch"),
            ("pickup", "pickup_notice"),
            ("tracing", "tracing"),
            ("restock", "restock_request"),
            ("access", "access_request"),
        )
    }
    drawn["loading"] = lambda how: LOADING_LIST.draw(store, session, found["dispatch"], how)
    drawn["spine"] = lambda how: SPINE_LABEL.draw(store, session, found["binder"], how)
    drawn["stock-card"] = lambda how: STOCK_CARD.draw(store, session, found["stock"], how)
    drawn["binder"] = lambda how: BINDER_INDEX.draw(store, session, found["binder"], how)
    for name, draw in drawn.items():
        with Preview(draw(PrintOptions(paper=PAPERS["A4"], language=code))) as pages:
            picture = pages.page(0, DOTS)
        form = QImage.Format.Format_RGBA8888
        image = QImage(picture.pixels, picture.width, picture.height, form)
        file = FOLDER / f"page-{name}-{short}.png"
        image.save(str(file))
        _slim(file)


def _form(store: Store, session: Session, kind: str, record: int) -> Draw:
    """Draws the form of a record."""
    return lambda how: draw_records(store, session, kind, [record], how)


if __name__ == "__main__":
    main()
