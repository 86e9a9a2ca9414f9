# SPDX-License-Identifier: MIT
"""The walk-through: the whole page for what the trainer or the host is doing just now."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desk.db.act import Changed
from desk.text import N_, Message, _
from desk.ui import icons
from desk.ui.actions import Actions
from desk.ui.record.keeper import DraftKeeper
from desk.ui.walk.below import Below
from desk.ui.walk.course import Course, Item, Walked, key_of, read_walk, settled
from desk.ui.walk.deeds import ACTIONS, ON_ITEMS, WHERE, WalkDeeds
from desk.ui.walk.ending import Ending
from desk.ui.walk.foot import WalkFoot, keys_text
from desk.ui.walk.head import WalkHead
from desk.ui.walk.items import ItemList
from desk.ui.walk.phases import PhaseList, PhaseState
from desk.ui.walk.saving import MarkSaver
from desk.ui.walk.stay import StayCourse
from desk.ui.walk.training import TrainingCourse
from desk.ui.widgets import EmptyState, Notice
from desk.ui.widgets.labels import Text
from desk.ui.workplace import Workplace

HERE = Qt.ShortcutContext.WidgetWithChildrenShortcut
COURSES: dict[str, Callable[[], Course]] = {"training": TrainingCourse, "stay": StayCourse}
#: The place after the last phase of a training: rating and signature.
END = "end"
END_NAME = N_("Rating and signature")


class WalkPage(QWidget):
    """Phases at the left, one phase's items large; each mark is kept at once."""

    def __init__(self, workplace: Workplace, kind: str, record: int) -> None:
        super().__init__()
        self.workplace = workplace
        self.kind = kind
        self.record_id = record
        self.course = COURSES[kind]()
        self.setObjectName(f"walk.{kind}")
        self.walked: Walked | None = None
        self.phase = ""
        self.deeds = WalkDeeds(self)
        self.actions_ = Actions(self, ACTIONS, self.deeds, context=HERE)
        self.head = WalkHead(workplace.session, self.actions_)
        self.head.begin.say(N_("Begin the training"))
        self.phases = PhaseList()
        zone = workplace.session.zone
        self.items = ItemList(self.course.marks_of, zone, photos=self.course.has_photos)
        self.below = Below()
        self.questions = self.below.questions
        self.items.add_below(self.below)
        self.ending = Ending()
        self.over = EmptyState("all-done", icon="print")
        self.foot = WalkFoot()
        self.notice = Notice()
        self.notice.setObjectName("walk.notice")
        self.notice.hide()
        self.saver = MarkSaver(workplace)
        key = key_of(kind, record)
        self.keeper = DraftKeeper(workplace, key, kind, record, self.ending.values)
        self._assemble()
        self._connect()
        self.reload()

    def _assemble(self) -> None:
        self._stack = QStackedWidget()
        for part in (self.items, self.ending, self.over):
            self._stack.addWidget(part)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.notice)
        right.addWidget(self._stack, 1)
        right.addWidget(self.foot)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.phases)
        row.addLayout(right, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addLayout(row, 1)

    def _connect(self) -> None:
        deeds = self.deeds
        self.phases.chosen.connect(self.go_to)
        self.items.pressed.connect(deeds.press)
        self.items.noted.connect(deeds.noted)
        self.items.note_left.connect(deeds.note_left)
        self.items.photo_asked.connect(deeds.ask_photo)
        self.questions.asked.connect(deeds.keep_question)
        self.below.topics.added.connect(deeds.add_topic)
        self.below.trainees.added.connect(deeds.add_trainee)
        self.ending.changed.connect(self.keeper.touch)
        self.ending.finished.connect(deeds.finish)
        self.over.asked.connect(deeds.print_certificate)
        self.foot.back.connect(deeds.previous_phase)
        self.foot.on.connect(deeds.next_phase)
        self.head.begin.clicked.connect(deeds.begin)
        self.saver.kept.connect(self._show)
        self.saver.refused.connect(self._refused)
        self.workplace.changed.connect(self._changed)
        second = QTimer(self)
        second.setInterval(1000)
        second.timeout.connect(self._tick)
        second.start()

    # what a tab asks of its page

    def tab_text(self) -> str:
        """Whose walk it is."""
        name = self.walked.record.title() if self.walked is not None else ""
        return str(Message(N_("Walk-through: {name}"), name=name)) if name else _(WHERE)

    def tab_icon(self) -> str:
        """The icon of the book."""
        return icons.of(self.kind)

    def may_close(self) -> bool:
        """Always: each mark is kept, and the half-typed end as a draft."""
        self.keeper.close()
        self.saver.close()
        return True

    def focus_start(self) -> None:
        """The cursor to the items, so that the keys act on them."""
        shown = self._stack.currentWidget()
        if shown is not None:
            shown.setFocus(Qt.FocusReason.OtherFocusReason)

    # showing

    @property
    def is_open(self) -> bool:
        """Whether anything may be marked now, by this person."""
        if self.walked is None or not self.workplace.may("write", self.kind):
            return False
        return self.course.is_open(self.walked.record)

    def reload(self) -> None:
        """Read how far the walk is, beside the window."""
        place = self.workplace
        work = place.work(self, read_walk, place.store, place.session, self.course, self.record_id)
        work.then(self._show).failed(place.trouble)

    def _show(self, walked: Walked) -> None:
        first, self.walked = self.walked is None, walked
        if first and walked.half_typed:
            self.ending.show_values(walked.half_typed)
            self.keeper.found()
        if not self.phase:
            self.phase = self._resumed()
        self._show_phase()
        if first and self.isVisible():
            self.focus_start()
        self.setWindowTitle(self.tab_text())

    def _resumed(self) -> str:
        """The phase in which something is open still; the end when all is passed."""
        for phase in self._order():
            done, total = settled(self._items(), phase)
            if done < total:
                return phase
        return self._order()[-1]

    def _items(self) -> tuple[Item, ...]:
        return self.walked.items if self.walked is not None else ()

    def _order(self) -> list[str]:
        ending = [END] if self.kind == "training" else []
        return [*self.course.phases, *ending]

    def _show_phase(self) -> None:
        if self.walked is None:
            return
        record, now = self.walked.record, self.workplace.session.now()
        items = self._items()
        states = [
            PhaseState(
                phase, END_NAME if phase == END else self.course.phases[phase],
                *settled(items, phase),
                sum(item.is_late(now) for item in items if item.phase == phase),
            )
            for phase in self._order()
        ]  # fmt: skip
        self.phases.show_phases(states, self.phase)
        own = [item for item in items if item.phase == self.phase]
        if self.phase != END:
            self.items.show_items(own, now, is_open=self.is_open)
        self.below.show_phase(self.phase, record, is_open=self.is_open)
        counted = [item for item in items if not item.optional]
        done = sum(item.is_settled for item in counted)
        self.head.show_walk(record.number, record.title(), done, len(counted))
        begins = record.state in ("assigned", "on_way") and self.is_open
        self.head.begin.setVisible(begins)
        self.actions_["walk.begin"].setEnabled(begins)
        over = not self.course.is_open(record)
        self.head.run(self.course.starts_at(record), self.course.ends_at(record), over=over)
        self._show_foot(own)
        self._show_part()

    def _show_foot(self, own: list[Item]) -> None:
        order = self._order()
        at = order.index(self.phase)
        follows = order[at + 1] if at + 1 < len(order) else ""
        self.foot.show_place(first=at == 0, last=not follows, ends=follows == END)
        told = [item for item in own if not item.optional] or own
        shown = self.course.marks_of(told[-1]) if told and self.is_open else ()
        self.foot.show_keys(keys_text([(mark.key, mark.text) for mark in shown]))

    def _show_part(self) -> None:
        """Items, the end, or what is said once it is over."""
        record = self.walked.record if self.walked is not None else None
        at_end = self.phase == END
        for name in ON_ITEMS:
            self.actions_[name].setEnabled(not at_end)
        self.actions_["walk.finish"].setEnabled(at_end)
        if not at_end:
            self._stack.setCurrentWidget(self.items)
        elif record is not None and record.state == "running":
            self._stack.setCurrentWidget(self.ending)
        else:
            self._say_over(record is not None and record.finished_at is not None)
            self._stack.setCurrentWidget(self.over)

    def _say_over(self, finished: bool) -> None:
        if finished:
            self.over.tell(
                "all-done", N_("The training is finished"),
                N_("The certificate carries the customer's signature."),
                N_("Print the certificate"),
            )  # fmt: skip
        else:
            self.over.tell(
                "no-selection", N_("The training has not begun"),
                N_("Begin it above when the trainer is there; the customer rates and signs then."),
            )  # fmt: skip

    def show_changed(self, changed: Item) -> None:
        """Show a mark before it is kept."""
        if self.walked is not None:
            items = tuple(changed if i.uid == changed.uid else i for i in self._items())
            self.walked = replace(self.walked, items=items)
            self.notice.hide()
            self._show_phase()

    def tell(self, sentence: Text) -> None:
        """Say something across the top of the items."""
        self.notice.tell(sentence, "amber")
        self.notice.show()

    def _refused(self, error: Exception) -> None:
        self.workplace.trouble(error)
        self.reload()

    def _changed(self, changed: list[Changed]) -> None:
        mine = any(c.kind == self.kind and c.record == self.record_id for c in changed)
        if mine and not self.saver.busy:
            self.reload()

    def _tick(self) -> None:
        self.head.tick()
        if self.isVisible() and self.phase != END:
            self.items.set_now(self.workplace.session.now())

    # the way through

    def go_to(self, phase: str) -> None:
        """Show a phase."""
        self.phase = phase
        self._show_phase()
        self.focus_start()

    def turn(self, by: int) -> None:
        """Some phases on or back."""
        order = self._order()
        self.go_to(order[max(0, min(order.index(self.phase) + by, len(order) - 1))])

    def after_phase(self) -> None:
        """The last item of a phase is passed: on to the next one once nothing is open here."""
        done, total = settled(self._items(), self.phase)
        if done == total:
            self.turn(1)

    def hideEvent(self, event: QHideEvent) -> None:
        self.keeper.settle()
        super().hideEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._show_phase()
