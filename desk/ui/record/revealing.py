# SPDX-License-Identifier: MIT
"""Looking at one masked cell unmasked: a deed of its own for who may do it, kept in the trail."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence

from desk.db.fields import Kind
from desk.db.record import Record
from desk.db.revealing import reveal
from desk.text import N_, Message
from desk.ui import icons

if TYPE_CHECKING:
    from desk.ui.recordpage import RecordPage


def reveal_actions(page: "RecordPage", record: Record) -> list[QAction]:
    """An action for each masked cell that holds something, for a person who sees masks."""
    place = page.workplace
    if record.id is None or not place.session.masked or not place.may("reveal", page.kind):
        return []
    kinds = record.kinds()
    names = [n for n in page.form.cells if n in kinds and kinds[n].masks and getattr(record, n)]
    return [_action(page, kinds[name], nth) for nth, name in enumerate(names, 1)]


def _action(page: "RecordPage", kind: Kind[Any], nth: int) -> QAction:
    text = str(Message(N_("Show unmasked: {field}"), field=Message(kind.label)))
    action = QAction(icons.icon("view"), text, page)
    action.setObjectName(f"{page.kind}.reveal.{kind.name}")
    if nth <= 9:
        action.setShortcut(QKeySequence(f"Ctrl+Alt+{nth}"))
    action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    action.triggered.connect(lambda _checked=False: _look(page, kind))
    page.addAction(action)
    return action


def _look(page: "RecordPage", kind: Kind[Any]) -> None:
    place, record = page.workplace, page.record_id
    work = place.work(page, reveal, place.store, place.session, page.kind, record, kind.name)
    work.then(partial(_show, page, kind, record)).failed(place.trouble)


def _show(page: "RecordPage", kind: Kind[Any], record: int | None, value: Any) -> None:
    if page.record_id != record or kind.name not in page.form.cells:
        return
    page.form.cells[kind.name].editor.put(value)
    page.form.page.lay()
    told = N_("{field} is shown unmasked; the trail keeps that you looked.")
    page.workplace.tell(Message(told, field=Message(kind.label)))
