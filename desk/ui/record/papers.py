# SPDX-License-Identifier: MIT
"""The other papers of a record (a door card, a certificate, a slip) as actions of its page."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction

from desk.db.record import Record
from desk.text import N_, Message
from desk.ui import icons
from desk.ui.record.pages import pages_of
from desk.ui.requests import PrintPage

if TYPE_CHECKING:
    from desk.db.store import Store
    from desk.paper.request import PrintOptions
    from desk.session import Session
    from desk.ui.recordpage import RecordPage

CERTIFICATE = N_("Certificate of attendance")
DOOR_CARD = N_("Door card of habits")
POSTER = N_("Poster of the service star")
BLANK = N_("Checklist to be filled by hand")
NOT_FINISHED = N_("once the training is finished and rated")


#: Kinds with a checklist to carry along.
CHECKLISTS = frozenset({"training", "stay"})
#: Papers that lie another way than the office's forms.
_PAPERS = {
    ("training", "certificate"): "A4 landscape",
    ("guest", "door_card"): "A5",
    ("star", "poster"): "A4",
    ("service_task", "label"): "A5 landscape",
    ("service_task", "stub"): "A5 landscape",
    ("service_task", "exchange"): "A5 landscape",
    ("service_task", "charges"): "A5 landscape",
}


def paper_actions(page: "RecordPage", record: Record) -> list[QAction]:
    """An action for each paper that makes sense of the record now, beside the form itself."""
    if record.id is None or not page.workplace.may("print", page.kind):
        return []
    waiting = [_idle(page, paper, reason) for paper, reason in _not_yet(record)]
    return [*(_action(page, paper) for paper in papers_of(record)), *waiting]


def _not_yet(record: Record) -> Iterator[tuple[str, str]]:
    """The papers that make no sense yet (msgids), each with the reason."""
    if _is_unfinished(record):
        yield CERTIFICATE, NOT_FINISHED


def _is_unfinished(record: Record) -> bool:
    return record.kind() == "training" and getattr(record, "finished_at", None) is None


def _idle(page: "RecordPage", paper: str, reason: str) -> QAction:
    text = Message(N_("Print: {paper} ({reason})"), paper=Message(paper), reason=Message(reason))
    action = QAction(icons.icon("print"), str(text), page)
    action.setEnabled(False)
    page.addAction(action)
    return action


def _action(page: "RecordPage", paper: PrintPage) -> QAction:
    text = str(Message(N_("Print: {paper}"), paper=Message(paper.name)))
    action = QAction(icons.icon("print"), text, page)
    action.setObjectName(f"{page.kind}.print.{paper.form}")
    action.triggered.connect(lambda _checked=False: page.workplace.ask(paper))
    page.addAction(action)
    return action


def page_of(kind: str, record: int, form: str, name: str) -> PrintPage:
    """What the window is asked for to print one of the papers of a record."""
    paper = _PAPERS.get((kind, form), "")
    return PrintPage(kind, record, form, name, partial(_draw, kind, form), paper)


def _draw(
    kind: str, form: str, store: "Store", session: "Session", record: int, options: "PrintOptions"
) -> bytes:
    from desk.paper.papers import draw_paper

    return draw_paper(store, session, kind=kind, record=record, form=form, options=options)


def papers_of(record: Record) -> Iterator[PrintPage]:
    """Every paper that makes sense of a record but the form itself."""
    kind = record.kind()
    if _is_unfinished(record):
        others = [paper for paper in record.papers() if paper.id not in ("", "certificate")]
    else:
        others = [paper for paper in record.papers() if paper.id]
    for paper in others:
        yield page_of(kind, record.id, paper.id, paper.title)
    if kind in CHECKLISTS:
        yield page_of(kind, record.id, "blank", BLANK)
    yield from pages_of(record)


def certificate(training: int) -> PrintPage:
    """The certificate of attendance of a training."""
    return page_of("training", training, "certificate", CERTIFICATE)


def door_card(guest: int) -> PrintPage:
    """The door card of a guest."""
    return page_of("guest", guest, "door_card", DOOR_CARD)


def poster(election: int) -> PrintPage:
    """The poster of an elected star."""
    return page_of("star", election, "poster", POSTER)
