# SPDX-License-Identifier: MIT
"""Other views of a record, by kind: a button or a line in the menu of its page."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence

from desk.db.record import Record
from desk.records.stay.words import RUNNING
from desk.records.training.words import BOOKED
from desk.text import N_, Message
from desk.ui import icons
from desk.ui.record.papers import door_card, poster
from desk.ui.requests import OpenOwn, Request

if TYPE_CHECKING:
    from desk.ui.recordpage import RecordPage


@dataclass(frozen=True)
class Way:
    """A way to look at a record; `first` stands as a button before the steps, `writes` needs the
    right to write."""

    id: str
    text: str | Message
    icon: str
    request: Request
    key: str = ""
    first: bool = False
    writes: bool = False


def _training(record: Any) -> Iterator[Way]:
    walk = OpenOwn("training", record.id, "walk")
    if record.state in BOOKED:
        yield Way("walk", Message(N_("Walk through")), "play", walk, "Ctrl+Shift+W", first=True)


def _stay(record: Any) -> Iterator[Way]:
    if record.state in RUNNING:
        walk, room = OpenOwn("stay", record.id, "walk"), OpenOwn("stay", record.id, "room")
        yield Way("walk", Message(N_("Walk through")), "play", walk, "Ctrl+Shift+W", first=True)
        yield Way("room", Message(N_("Type the room sheet back")), "keyboard", room, "Ctrl+Shift+T")
    if record.guest is not None:
        yield Way("door_card", Message(N_("Print the door card")), "print", door_card(record.guest))


def _article(record: Any) -> Iterator[Way]:
    read = OpenOwn("article", record.id, "read")
    if record.body:
        yield Way("read", Message(N_("Read")), "view", read, "Ctrl+Shift+O", first=True)


def _survey(record: Any) -> Iterator[Way]:
    answers = OpenOwn("survey", record.id, "answers")
    if record.state == "drawn":
        yield Way("answers", Message(N_("Type answers")), "keyboard", answers, "Ctrl+Shift+T",
                  first=True)  # fmt: skip


def _attendance(record: Any) -> Iterator[Way]:
    day = OpenOwn("attendance", record.id, "day")
    if record.state == "open":
        yield Way("day", Message(N_("Enter the day")), "keyboard", day, "Ctrl+Shift+T", first=True,
                  writes=True)  # fmt: skip


def _star(record: Any) -> Iterator[Way]:
    page = OpenOwn("star", record.id, "vote")
    if record.state == "open":
        yield Way("vote", Message(N_("To the ballot")), "star", page, "Ctrl+Shift+B", first=True)
    elif record.counted_at is not None:
        yield Way("result", Message(N_("See the result")), "star", page, "Ctrl+Shift+B", first=True)
        if record.star is not None:
            yield Way("poster", Message(N_("Print the poster")), "print", poster(record.id))


OWN_WAYS: Mapping[str, Callable[[Any], Iterator[Way]]] = {
    "training": _training,
    "stay": _stay,
    "article": _article,
    "survey": _survey,
    "attendance": _attendance,
    "star": _star,
}


def way_actions(page: "RecordPage", record: Record) -> list[tuple[Way, QAction]]:
    """The other views of a saved record, each with its action on the page."""
    kind = record.kind()
    find = OWN_WAYS.get(kind)
    ways = list(find(record)) if find is not None and record.id is not None else []
    may_print = page.workplace.may("print", kind)
    ways = [way for way in ways if may_print or isinstance(way.request, OpenOwn)]
    may_write = page.workplace.may("write", kind)
    ways = [way for way in ways if may_write or not way.writes]
    return [(way, _action(page, way)) for way in ways]


def _action(page: "RecordPage", way: Way) -> QAction:
    action = QAction(icons.icon(way.icon), str(way.text), page)
    action.setObjectName(f"{page.kind}.{way.id}")
    action.setShortcut(QKeySequence(way.key))
    action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    action.triggered.connect(lambda _checked=False: page.workplace.ask(way.request))
    page.addAction(action)
    return action
