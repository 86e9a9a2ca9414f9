# SPDX-License-Identifier: MIT
"""What can be done with a record on its page: the table of actions and the deeds behind it."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QAction, QKeySequence

from desk.db.doing import not_possible
from desk.db.record import Record, Step
from desk.text import N_, Message, _
from desk.ui import icons
from desk.ui.actions import Action
from desk.ui.record.copying import values_to_repeat
from desk.ui.record.own_steps import OWN_STEPS
from desk.ui.record.own_ways import Way, way_actions
from desk.ui.record.papers import paper_actions
from desk.ui.record.parting import part_actions, undo_of
from desk.ui.record.revealing import reveal_actions
from desk.ui.record.sure import question_before
from desk.ui.requests import AskReason, AskStep, Confirm, Leave, OpenRecord, Print
from desk.ui.work import Work

if TYPE_CHECKING:
    from desk.ui.recordpage import RecordPage

WHERE = N_("Record")
STEPS = N_("Steps")
HERE = Qt.ShortcutContext.WidgetWithChildrenShortcut
ACTIONS = (
    Action("record.edit", N_("Edit"), "edit", "Ctrl+E", "edit", where=WHERE),
    Action("record.save", N_("Save"), "save", "Ctrl+S", "save", where=WHERE),
    Action(
        "record.save_next",
        N_("Save and open the next new one"),
        "save_and_next",
        "Ctrl+Return; Ctrl+Enter",
        "new",
        where=WHERE,
    ),
    Action("record.leave", N_("Leave, keep the draft"), "leave", "Esc", "close", where=WHERE),
    Action("record.print", N_("Print"), "print_it", "Ctrl+P", "print", where=WHERE),
    Action("record.duplicate", N_("New one like this"), "duplicate", "Ctrl+D", "copy", where=WHERE),
    Action("record.next", N_("Next record"), "go_next", "Alt+PgDown", "down", where=WHERE),
    Action("record.previous", N_("Previous record"), "go_previous", "Alt+PgUp", "up", where=WHERE),
    Action("record.comment", N_("Write a comment"), "comment", "Ctrl+M", "comment", where=WHERE),
    Action(
        "record.paste", N_("Paste a picture or a file"), "paste", "Ctrl+V", "paste", where=WHERE
    ),
    Action("record.side", N_("Side panel"), "toggle_side", "F9", "fold", where=WHERE),
    Action("record.void", N_("Void…"), "void", "Ctrl+Shift+Del", "void", where=WHERE),
)
_MENU = "print duplicate comment paste . previous next side . void"


class Deeds:
    """The functions behind the actions of one record's page."""

    def __init__(self, page: "RecordPage") -> None:
        self._page = page
        self._place = page.workplace
        self._steps: list[QAction] = []
        self._ways: list[tuple[Way, QAction]] = []
        self._papers: list[QAction] = []
        self._idle: list[QAction] = []
        self._moves = 0

    # which are possible now

    def show(self) -> None:
        """Make the steps possible now, switch the actions, and put them into the head."""
        page = self._page
        record = page.record
        if record is None:
            return
        typing = page.typing.is_open
        self._make_steps(record, typing)
        for name, possible in self._possible(record, typing).items():
            page.actions_[name].setEnabled(possible)
        page.head.show_actions(*self._buttons(typing))

    def _possible(self, record: Record, typing: bool) -> dict[str, bool]:
        may, kind = self._place.may, self._page.kind
        saved = record.id is not None
        reading = saved and not typing
        return {
            "record.edit": reading and self._page.may_write(),
            "record.save": typing,
            "record.save_next": typing,
            "record.leave": typing,
            "record.print": saved and may("print", kind),
            "record.duplicate": saved and may("write", kind),
            "record.side": saved,
            "record.next": reading,
            "record.previous": reading,
            "record.comment": saved and may("comment", kind),
            "record.paste": reading and may("comment", kind),
            "record.void": reading and not record.voided and may("void", kind),
        }

    def _make_steps(self, record: Record, typing: bool) -> None:
        ways = (action for _way, action in self._ways)
        for action in (*self._steps, *self._idle, *self._papers, *ways):
            self._page.removeAction(action)
            action.deleteLater()
        self._steps, self._idle, self._papers, self._ways = [], [], [], []
        self._moves = 0
        if record.id is None or typing:
            return
        session = self._place.session
        steps = [
            s for s in record.moves() if session.has(s.by) and record.hinders(session, s) is None
        ]
        self._moves = len(steps)
        self._steps = [self._step_action(s) for s in sorted(steps, key=lambda s: not s.main)]
        self._idle = [self._idle_action(record, s) for s in self._not_now(record, steps)]
        self._papers = [
            *paper_actions(self._page, record),
            *reveal_actions(self._page, record),
        ]
        self._steps += part_actions(self._page, record)
        self._ways = way_actions(self._page, record)

    def _step_action(self, step: Step) -> QAction:
        page = self._page
        action = QAction(icons.icon(step.icon), _(step.label), page)
        action.setObjectName(f"{page.kind}.{step.id}")
        action.setProperty("desk_icon", step.icon)
        action.setShortcut(QKeySequence(step.key))
        action.setShortcutContext(HERE)
        action.triggered.connect(lambda _checked=False: self.do_step(step))
        page.addAction(action)
        return action

    def _not_now(self, record: Record, possible: Sequence[Step]) -> Iterator[Step]:
        """The steps whose keys would do nothing now; one for each key."""
        taken = {step.key for step in possible}
        for step in record.steps:
            if step.key and step.key not in taken and self._place.session.has(step.by):
                taken.add(step.key)
                yield step

    def _idle_action(self, record: Record, step: Step) -> QAction:
        """The key of a step that is not possible now says so."""
        action = QAction(self._page)
        action.setShortcut(QKeySequence(step.key))
        action.setShortcutContext(HERE)
        told = not_possible(record, step)
        action.triggered.connect(lambda _checked=False: self._place.tell(told))
        self._page.addAction(action)
        return action

    def step_rows(self) -> list[Action]:
        """The steps this person may ever do with such a record, for the overview of keys."""
        page, session = self._page, self._place.session
        return [
            Action(f"{page.kind}.{s.id}", s.label, partial(self.try_step, s), s.key, where=STEPS)
            for s in page.record_type.steps
            if session.has(s.by)
        ]

    def _buttons(self, typing: bool) -> tuple[list[tuple[QAction, str]], list[QAction | None]]:
        act = self._page.actions_
        if typing:
            main = [(act["record.save"], "save"), (act["record.leave"], "")]
            return main, [act["record.save_next"]]
        main = [(a, str(a.property("desk_icon"))) for a in self._steps]
        if act["record.edit"].isEnabled():
            main.insert(min(2, self._moves), (act["record.edit"], "edit"))
        menu = [act[f"record.{n}"] if n != "." else None for n in _MENU.split()]
        front = [(action, way.icon) for way, action in self._ways if way.first]
        behind = [action for way, action in self._ways if not way.first]
        return front + main, [menu[0], *self._papers, *behind, *menu[1:]]

    # what they do

    def edit(self) -> None:
        """Open the form for typing."""
        self._page.typing.begin_edit()

    def save(self) -> None:
        """Save what was typed."""
        self._page.typing.save()

    def save_and_next(self) -> None:
        """Save, close, and open an empty form of the same kind."""
        page, place = self._page, self._place

        def go_on(_record: Record) -> None:
            place.ask(OpenRecord(page.kind))
            place.ask(Leave(page))

        page.typing.save(go_on)

    def leave(self) -> None:
        """Back to reading; a form never saved closes. What was typed stays as a draft."""
        if self._page.record_id is None:
            self._place.ask(Leave(self._page))
        else:
            self._page.typing.leave()

    def try_step(self, step: Step) -> None:
        """Do a step, or say why it is not possible now."""
        record = self._page.record
        if record is None or record.id is None or self._page.typing.is_open:
            return
        if any(s.id == step.id for s in record.moves()):
            self.do_step(step)
        else:
            self._place.tell(not_possible(record, step))

    def do_step(self, step: Step) -> None:
        """Do a step of the record; its questions are asked first."""
        record = self._page.record
        if record is None:
            return
        own = OWN_STEPS.get((self._page.kind, step.id))
        question = question_before(record, step.id)
        if own is not None:
            own(self._page, record, step)
        elif step.asks is not None:
            self._place.ask(AskStep(record, step, partial(self.send_step, step)))
        elif question is not None:
            do = partial(self._do, step)
            self._place.ask(Confirm(question, Message(step.label), do))
        else:
            self._do(step)

    def _do(self, step: Step) -> None:
        self.send_step(step, {}).failed(self._place.trouble)

    def send_step(self, step: Step, answers: dict[str, Any]) -> Work[Record]:
        """Do a step with its answers, and say that it is done."""
        page, place = self._page, self._place
        work = place.work(
            page, place.store.step, place.session, page.kind, page.record_id, step.id, answers
        )
        told = Message(N_("{step}: done."), step=Message(step.label))
        undo = undo_of(page, step.id, answers)
        return work.then(lambda _record: place.tell(told, undo))

    def print_it(self) -> None:
        """Preview and print the record."""
        if self._page.record_id is not None:
            self._place.ask(Print(self._page.kind, [self._page.record_id]))

    def duplicate(self) -> None:
        """A new form with the same values."""
        record = self._page.record
        if record is not None:
            self._place.ask(OpenRecord(self._page.kind, values=values_to_repeat(record)))

    def void(self) -> None:
        """Void the record, with a reason; it stays visible."""
        page, place = self._page, self._place
        record = page.record
        if record is None:
            return

        def do(reason: str) -> None:
            work = place.work(
                page, place.store.void, place.session, page.kind, page.record_id, reason
            )
            told = Message(N_("{number} is void."), number=record.number)
            work.then(lambda _record: place.tell(told, undo)).failed(place.trouble)

        def undo() -> None:
            take_back = place.store.take_back_void
            work = place.work(place, take_back, place.session, page.kind, record.id)
            work.failed(place.trouble)

        title = Message(N_("Void {number}? It stays visible, struck out."), number=record.number)
        place.ask(AskReason(title, do))

    def go_next(self) -> None:
        """The record below this one in the list it was opened from."""
        self._page.through.go(1)

    def go_previous(self) -> None:
        """The record above this one in the list it was opened from."""
        self._page.through.go(-1)

    def comment(self) -> None:
        """The cursor into the box for comments."""
        self._page.side.setVisible(True)
        self._page.side.focus_comment()

    def paste(self) -> None:
        """Attach what the clipboard holds: a screenshot, a file."""
        self._page.side.files.paste()

    def toggle_side(self) -> None:
        """Show or hide the panel at the right."""
        shown = self._page.side.isHidden()
        self._page.side.setVisible(shown)
        QSettings().setValue("record/side", shown)
