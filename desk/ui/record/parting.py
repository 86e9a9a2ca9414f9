# SPDX-License-Identifier: MIT
"""On a card that was merged into another one: the merging can be taken back."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence

from desk.db.record import Record
from desk.records.customer.joining import unmerge
from desk.text import N_, Message, _
from desk.ui import icons
from desk.ui.requests import AskReason, OpenRecord

if TYPE_CHECKING:
    from desk.ui.recordpage import RecordPage

Undo = Callable[[], object]
TAKE_BACK = N_("Take the merging back")


def part_actions(page: "RecordPage", record: Record) -> list[QAction]:
    """Open the card this one went into, and part the two again, for who may merge cards."""
    into: Any = getattr(record, "merged_into", None)
    if page.kind != "customer" or into is None:
        return []
    opened = _made(page, "customer.into", N_("Open the card it was merged into"), "link", "")
    opened.triggered.connect(lambda: page.workplace.ask(OpenRecord("customer", into)))
    if not page.workplace.may("merge", page.kind):
        return [opened]
    part = _made(page, "customer.part", TAKE_BACK, "undo", "Ctrl+Shift+B")
    part.triggered.connect(lambda: _ask(page, record))
    return [part, opened]


def undo_of(page: "RecordPage", step: str, answers: Mapping[str, Any]) -> Undo | None:
    """What takes a step back at once; None where a step cannot be taken back."""
    if (page.kind, step) != ("customer", "merge"):
        return None
    place, other = page.workplace, answers.get("other")

    def undo() -> None:
        why = _("Taken back at once")
        work = place.work(place, unmerge, place.store, place.session, other, why)
        work.failed(place.trouble)

    return undo


def _made(page: "RecordPage", name: str, text: str, icon: str, key: str) -> QAction:
    action = QAction(icons.icon(icon), _(text), page)
    action.setObjectName(name)
    action.setProperty("desk_icon", icon)
    action.setShortcut(QKeySequence(key))
    action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    page.addAction(action)
    return action


def _ask(page: "RecordPage", record: Record) -> None:
    place = page.workplace

    def do(reason: str) -> None:
        work = place.work(page, unmerge, place.store, place.session, record.id, reason)
        told = Message(N_("{number} stands by itself again."), number=record.number)
        work.then(lambda _card: place.tell(told)).failed(place.trouble)

    title = Message(N_("Part {number} from the other card again?"), number=record.number)
    place.ask(AskReason(title, do))
