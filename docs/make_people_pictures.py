# SPDX-License-Identifier: MIT
"""Makes the pictures of trainings, receptions, service tasks, surveys and articles, and of what
is printed of them, from the demo office: `python docs/make_people_pictures.py`."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parent))

from make_screenshots import FOLDER, NOW, SHORT, Studio
from PIL import Image
from PySide6.QtCore import QSettings
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from desk.db.database import open_database
from desk.db.people import session_of
from desk.db.store import Store
from desk.db.tables import Person
from desk.demo import make_demo
from desk.paper.papers import draw_paper
from desk.paper.preview import Preview
from desk.paper.printing import draw_records
from desk.paper.request import PrintOptions
from desk.paper.sizes import PAPERS
from desk.records import load_books
from desk.session import Session
from desk.text import use_language
from desk.ui import theme
from desk.ui.requests import OpenBook, OpenOwn, OpenRecord, Request
from desk.ui.work import running_work

# Records with much to show, by the name of their picture.
SHOWN = {
    "training": "SELECT id FROM training WHERE state IN ('done', 'repeat') ORDER BY id LIMIT 1",
    "walk": "SELECT id FROM training WHERE state = 'assigned' ORDER BY id LIMIT 1",
    "stay": "SELECT id FROM stay WHERE state = 'present' ORDER BY id LIMIT 1",
    "service-task": "SELECT id FROM service_task WHERE mode = 'paid' "
    "ORDER BY consent = 'agreed' DESC, id LIMIT 1",
    "survey": "SELECT id FROM survey WHERE state = 'reported' ORDER BY id LIMIT 1",
    "article": "SELECT id FROM article WHERE shipped = ? LIMIT 1",
    "message": "SELECT id FROM message ORDER BY id LIMIT 1",
    "guest": "SELECT guest FROM stay WHERE state = 'present' ORDER BY id LIMIT 1",
    **{
        name: f"SELECT id FROM service_task WHERE mode = '{mode}' "
        "ORDER BY state = 'confirmed' DESC, id LIMIT 1"
        for name, mode in (
            ("exchange", "exchange"),
            ("brought", "bring_in"),
            ("on-site", "on_site"),
            ("sent-in", "mail_in"),
        )
    },
    "centre": "SELECT id FROM service_task WHERE ladder = 'centre' ORDER BY id LIMIT 1",
    "call-back": "SELECT id FROM callback WHERE unit_answered_at IS NOT NULL ORDER BY id LIMIT 1",
    "answers": "SELECT id FROM survey WHERE state = 'drawn' ORDER BY id LIMIT 1",
}
ARTICLE = {"zh_CN": "zh_CN/warranty", "en": "en/warranty"}
# The printed pages: name of the picture, record, kind, form of the paper, its size.
PAGES = (
    ("training", "training", "training", "", "A4"),
    ("training-blank", "walk", "training", "blank", "A4"),
    ("certificate", "training", "training", "certificate", "A4 landscape"),
    ("stay", "stay", "stay", "", "A4"),
    ("stay-blank", "stay", "stay", "blank", "A4"),
    ("door-card", "guest", "guest", "door_card", "A5"),
    ("guest", "guest", "guest", "", "A4"),
    ("message", "message", "message", "", "A5"),
    ("service-task", "service-task", "service_task", "", "A4"),
    ("charge-slip", "service-task", "service_task", "charges", "A5 landscape"),
    ("exchange-slip", "exchange", "service_task", "exchange", "A5 landscape"),
    ("receipt-stub", "brought", "service_task", "stub", "A5 landscape"),
    ("on-site-sheet", "on-site", "service_task", "on_site", "A4"),
    ("mail-label", "sent-in", "service_task", "label", "A5 landscape"),
    ("letter", "centre", "service_task", "letter", "A4"),
    ("call-back", "call-back", "callback", "", "A4"),
    ("survey", "survey", "survey", "report", "A4"),
    ("draw-receipt", "survey", "survey", "receipt", "A4"),
)


def main() -> None:
    """Every picture, in both languages."""
    app = QApplication([])
    app.setOrganizationName("desk")
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    theme.apply(app, "light")
    with TemporaryDirectory() as folder:
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, folder)
        use_language("zh_CN")  # checklists are written in the language of who begins them
        make_demo(Path(folder) / "office", clock=lambda: NOW)
        store = Store(open_database(Path(folder) / "office"), load_books())
        running_work().at_thread_end = store.database.close
        for code, short in SHORT.items():
            use_language(code)
            studio = Studio(app, store, "supervisor")
            for name, ask in _screens(store, code):
                studio.window.answers.answer(ask)
                studio.take(f"{name}-{short}")
                _make_small(f"{name}-{short}")
            studio.close()
            for name, draw in _papers(store, code):
                _keep_page(f"page-{name}-{short}", draw())
            _keep_page(f"page-slips-{short}", _slips(store, code))
        running_work().close()
        store.database.close()


def _find(store: Store, name: str, code: str) -> int:
    values = (ARTICLE[code],) if name == "article" else ()
    return int(store.database.rows(SHOWN[name], *values)[0][0])


def _screens(store: Store, code: str) -> Iterator[tuple[str, Request]]:
    yield "training", OpenRecord("training", _find(store, "training", code))
    yield "walk", OpenOwn("training", _find(store, "walk", code), "walk")
    yield "stay", OpenRecord("stay", _find(store, "stay", code))
    yield "service-task", OpenRecord("service_task", _find(store, "service-task", code))
    yield "survey", OpenRecord("survey", _find(store, "survey", code))
    yield "article", OpenOwn("article", _find(store, "article", code), "read")
    yield "trainers", OpenBook("training")
    yield "room-sheet", OpenOwn("stay", _find(store, "stay", code), "room")
    yield "answers", OpenOwn("survey", _find(store, "answers", code), "answers")


def _papers(store: Store, code: str) -> Iterator[tuple[str, Callable[[], bytes]]]:
    session = _supervisor(store)
    for name, record, kind, form, paper in PAGES:
        options = PrintOptions(paper=PAPERS[paper], language=code)
        key = _find(store, record, code)
        yield (
            name,
            lambda k=kind, r=key, f=form, o=options: draw_paper(
                store, session, kind=k, record=r, form=f, options=o
            ),
        )


def _slips(store: Store, code: str) -> bytes:
    """Four message slips on a sheet."""
    rows = store.database.rows("SELECT id FROM message ORDER BY id LIMIT 4")
    options = PrintOptions(paper=PAPERS["A4"], language=code)
    return draw_records(store, _supervisor(store), "message", [row[0] for row in rows], options)


def _supervisor(store: Store) -> Session:
    with store.database.read() as engine:
        person = Person.select(Person.id).where(Person.login == "supervisor").scalar(engine)
    return session_of(store, person, clock=lambda: NOW)


def _keep_page(name: str, data: bytes) -> None:
    with Preview(data) as pages:
        picture = pages.page(0, 90)
    image = QImage(picture.pixels, picture.width, picture.height, QImage.Format.Format_RGBA8888)
    image.save(str(FOLDER / f"{name}.png"))
    _make_small(name)


def _make_small(name: str) -> None:
    """Few colours are enough for a form; the pictures travel with the source."""
    file = FOLDER / f"{name}.png"
    with Image.open(file) as picture:
        picture.convert("RGB").quantize(
            256, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE
        ).save(file, optimize=True)


if __name__ == "__main__":
    main()
