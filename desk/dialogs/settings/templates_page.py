# SPDX-License-Identifier: MIT
"""The checklist templates of receptions and trainings, in both languages, from a day on."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desk.dialogs.settings.template_entry import Entry, entry_of, new_entry
from desk.dialogs.settings.template_item import ItemEditor
from desk.dialogs.settings.template_list import TemplateList
from desk.errors import DeskError
from desk.records.stay import template as of_stay
from desk.records.training import template as of_training
from desk.text import N_, Message, Unreadable
from desk.text.dates import day_text, read_day
from desk.ui import theme
from desk.ui.widgets import Button, Heading, IconButton, Label, Muted, Notice, Segments, said
from desk.ui.workplace import Workplace

_LIST = 440
KINDS = (("stay", N_("Reception"), "accent"), ("training", N_("Training"), "accent"))


class TemplatesPage(QWidget):
    """The items at the left, the chosen one at the right, the day they hold from below."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._place = workplace
        self._next = 0
        self._shown: list[Entry] = []
        self.kind = Segments(N_("Template"), KINDS)
        self.kind.setObjectName("template.kind")
        self.version = QComboBox()
        self.version.setObjectName("template.version")
        self.notice = Notice()
        self.notice.asked.connect(self.take_back)
        self.notice.hide()
        self.items = TemplateList()
        self.items.setMinimumWidth(_LIST)
        self.editors = {"stay": ItemEditor(timed=True), "training": ItemEditor(timed=False)}
        self.since, self.reason = QLineEdit(), QLineEdit()
        self.since.setObjectName("template.since")
        self.since.setFixedWidth(120)
        self.reason.setObjectName("template.reason")
        self.reason.setMaxLength(200)
        self.keep_button = Button(N_("Keep from this day on"), icon="save")
        self.keep_button.setObjectName("keep_template")
        self.built_in = Button(N_("The built-in template again"), icon="undo")
        self.built_in.setObjectName("built_in_template")
        self._assemble()
        self._connect()
        self.refresh()

    def _assemble(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(theme.space(2))
        top.addWidget(Heading(N_("Checklist templates")))
        top.addWidget(self.kind)
        top.addStretch(1)
        top.addWidget(self.version)
        about = N_(
            "New receptions and trainings get their checklist from here; those that run keep "
            "theirs. Each reader sees an item in the own language."
        )
        middle = QHBoxLayout()
        middle.setSpacing(theme.space(4))
        left = QVBoxLayout()
        left.setSpacing(theme.space(1))
        left.addWidget(self.items, 1)
        left.addLayout(self._tools())
        middle.addLayout(left, 5)
        right = QVBoxLayout()
        for editor in self.editors.values():
            right.addWidget(editor)
        right.addStretch(1)
        middle.addLayout(right, 4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(2))
        column.addLayout(top)
        column.addWidget(Muted(about, size=12, wrap=True))
        column.addWidget(self.notice)
        column.addLayout(middle, 1)
        column.addWidget(self._foot())

    def _tools(self) -> QHBoxLayout:
        tools = QHBoxLayout()
        self.new = Button(N_("Another item"), icon="new")
        self.new.setObjectName("new_item")
        self.new.clicked.connect(self.add)
        self.remove = Button(N_("Remove"), icon="cross")
        self.remove.setObjectName("remove_item")
        self.remove.clicked.connect(self.take_out)
        up = IconButton("up", N_("Further up (Alt+Up)"))
        up.clicked.connect(lambda: self.items.shift(-1))
        down = IconButton("down", N_("Further down (Alt+Down)"))
        down.clicked.connect(lambda: self.items.shift(1))
        for widget in (self.new, self.remove, up, down):
            tools.addWidget(widget)
        tools.addStretch(1)
        return tools

    def _foot(self) -> QFrame:
        frame = QFrame()
        theme.role(frame, "raised")
        row = QHBoxLayout(frame)
        row.setContentsMargins(*[theme.space(3)] * 4)
        row.setSpacing(theme.space(2))
        for text, line in ((N_("In force from"), self.since), (N_("Reason"), self.reason)):
            label = Label(text)
            label.setBuddy(line)
            line.setAccessibleName(label.text())
            row.addWidget(label)
            row.addWidget(line, 1 if line is self.reason else 0)
        row.addWidget(self.built_in)
        row.addWidget(self.keep_button)
        return frame

    def _connect(self) -> None:
        self.kind.chosen.connect(self._turn)
        self.version.activated.connect(self._turn)
        self.items.currentRowChanged.connect(self._choose)
        for editor in self.editors.values():
            editor.changed.connect(self.items.change)
        self.keep_button.clicked.connect(partial(self.keep, built_in=False))
        self.built_in.clicked.connect(partial(self.keep, built_in=True))

    @property
    def module(self) -> Any:
        """The rules of the chosen template."""
        return of_stay if self.kind.value() == "stay" else of_training

    def refresh(self) -> None:
        """The versions of the chosen template, and the one in force today."""
        office, today = self._place.store.office, self._place.session.today()
        history = office.policy_history(self.module.POLICY)
        self.version.clear()
        self.version.addItem(said(N_("Built in")), None)
        for since, _value in history:
            self.version.addItem(str(Message(N_("From {day} on"), day=day_text(since))), since)
        self.version.setCurrentIndex(sum(1 for since, _value in history if since <= today))
        self.since.setText(day_text(today))
        self.reason.clear()
        self._load()

    def _load(self) -> None:
        """Show the chosen version."""
        since: date | None = self.version.currentData()
        module = self.module
        items = module.template_of(self._place.store.office, since) if since else module.BUILT_IN
        self._show(items)
        self._at = (self.kind.value(), self.version.currentIndex())
        self.notice.hide()

    def _show(self, items: Sequence[Any]) -> None:
        entries = [entry_of(item, number) for number, item in enumerate(items)]
        self._next = len(entries)
        for name, editor in self.editors.items():
            editor.setVisible(name == self.kind.value())
        self._shown = entries
        self.items.show_entries(entries)
        self._choose(0)

    def _choose(self, _row: int) -> None:
        self.editors[self.kind.value()].show_entry(self.items.current())

    def differs(self) -> bool:
        """Whether an item was changed, moved, added or removed and not kept yet."""
        return self.items.entries() != self._shown

    def add(self) -> None:
        """An empty item below the chosen one, the cursor in its words."""
        like = self.items.current() or entry_of(self.module.BUILT_IN[0], 0)
        self.items.insert(self.items.currentRow() + 1, new_entry(like, self._next))
        self._next += 1
        self.items.setCurrentRow(self.items.currentRow() + 1)
        self.editors[self.kind.value()].texts[0].setFocus()

    def take_out(self) -> None:
        """Remove the chosen item."""
        self.items.takeItem(self.items.currentRow())
        self._choose(0)

    def _turn(self, *_chosen: object) -> None:
        """Another template or version, once the one on the page is settled."""
        kind, version = self._at
        if not self.differs():
            self.refresh() if self.kind.value() != kind else self._load()
            return
        self.kind.set_value(kind)
        self.version.setCurrentIndex(version)
        settle = N_("This template was changed. Keep it, or take the changes back.")
        self.notice.tell(settle, "amber", N_("Take the changes back"))
        self.notice.show()

    def take_back(self) -> None:
        """Show the version as it is kept."""
        self._load()

    def keep(self, *, built_in: bool) -> None:
        """Keep what the list says, or the built-in template again, from the typed day on."""
        place, module, reason = self._place, self.module, self.reason.text()
        try:
            since = read_day(self.since.text(), place.session.today())
        except Unreadable as error:
            self._complain(error.message)
            return
        stay = self.kind.value() == "stay"
        entries = self.items.entries()
        items = None if built_in else [e.for_stay() if stay else e.for_training() for e in entries]

        def do() -> None:
            module.save_template(place.store, place.session, items, since, reason)

        done = Message(N_("This template holds from {day} on."), day=day_text(since))
        place.work(self, do).then(lambda _nothing: self._kept(done)).failed(self._refused)

    def _kept(self, done: Message) -> None:
        self.refresh()
        self.notice.tell(done, "green")
        self.notice.show()

    def _refused(self, error: Exception) -> None:
        if isinstance(error, DeskError):
            self._complain(error.message)

    def _complain(self, sentence: Message) -> None:
        self.notice.tell(sentence, "red")
        self.notice.show()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "_at"):
            for entry in self.items.entries():
                self.items.change(entry)
            self.items.retranslate()
            self.version.setItemText(0, said(N_("Built in")))
