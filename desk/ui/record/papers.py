# SPDX-License-Identifier: MIT
"""The other papers of a record (a door card, a certificate, a slip) as actions of its page."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction

from desk.db.record import Record
from desk.sheet import Printout
from desk.text import N_, Message
from desk.ui import icons
from desk.ui.requests import PrintPage

if TYPE_CHECKING:
    from desk.db.store import Store
    from desk.paper.request import PrintOptions
    from desk.session import Session
    from desk.ui.recordpage import RecordPage


def paper_actions(page: "RecordPage", record: Record) -> list[QAction]:
    """An action for each paper that makes sense of the record now, beside the form itself."""
    if record.id is None or not page.workplace.may("print", page.kind):
        return []
    return [_action(page, record, paper) for paper in record.papers() if paper.id]


def _action(page: "RecordPage", record: Record, paper: Printout) -> QAction:
    text = str(Message(N_("Print: {paper}"), paper=Message(paper.title)))
    action = QAction(icons.icon("print"), text, page)
    action.setObjectName(f"{page.kind}.print.{paper.id}")
    draw = partial(_draw, page.kind, paper.id)
    request = PrintPage(page.kind, record.id, paper.id, paper.title, draw)
    action.triggered.connect(lambda _checked=False: page.workplace.ask(request))
    page.addAction(action)
    return action


def _draw(
    kind: str, form: str, store: "Store", session: "Session", record: int, options: "PrintOptions"
) -> bytes:
    from desk.paper.printing import draw_records

    return draw_records(store, session, kind, [record], replace(options, form=form))
