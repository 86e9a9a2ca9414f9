# SPDX-License-Identifier: MIT
"""Beside the sheets of an open binder: whether it is whole and sealed, and what can be done."""

from datetime import tzinfo
from typing import Any

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk.records.binder import Completeness, Spine
from desk.session import Session
from desk.text import N_, Message
from desk.text.dates import moment_text
from desk.ui import theme
from desk.ui.shelf.reading import OpenBinder
from desk.ui.widgets import (
    Button,
    FlowLayout,
    Ground,
    Heading,
    Label,
    Muted,
    Notice,
    StateBadge,
)

_SHOWN = 6


class BinderFacts(Ground):
    """The number, the line of completeness, what is still open, and the buttons."""

    #: A step of the binder was asked for.
    step_asked = Signal(object)
    #: "index", "spine" or "open".
    asked = Signal(str)

    def __init__(
        self, session: Session, *, keeps_paper: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__("paper", "left", parent)
        self.setObjectName("shelf.facts")
        self._session = session
        self._keeps_paper = keeps_paper
        self._binder: OpenBinder | None = None
        self._spine: Spine | None = None
        self.heading = Heading()
        self.state = StateBadge()
        self.place = Muted(size=theme.BASE, elide=True)
        self.whole = Label(wrap=True)
        self.whole.setObjectName("shelf.whole")
        self.open = Muted(size=theme.BASE, wrap=True)
        self.open.setObjectName("shelf.open")
        self.notice = Notice()
        self.notice.hide()
        self.sealed = Muted(size=theme.BASE, wrap=True)
        self._steps: list[Button] = []
        self._buttons = FlowLayout()
        self.index = self._button("index", N_("Print the index"), "print")
        self.label = self._button("spine", N_("Print the spine label"), "print")
        self.sheet = self._button("open", N_("Open the binder's sheet"), "right")
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.space(4), theme.space(3), theme.space(4), theme.space(3))
        column.setSpacing(theme.space(2))
        for part in (self.heading, self.state, self.place, self.whole, self.open, self.sealed):
            column.addWidget(part)
        column.addWidget(self.notice)
        column.addSpacing(theme.space(1))
        column.addLayout(self._buttons)
        column.addStretch(1)

    @property
    def binder(self) -> OpenBinder | None:
        """The binder shown, once it is looked through."""
        return self._binder

    def show_spine(self, spine: Spine) -> None:
        """What the spine says already, while the binder is looked through."""
        other = self._binder is None or self._binder.record.id != spine.id
        self._spine = spine
        self.heading.say(f"{spine.number} · {spine.month_words}")
        words = (str(spine.title), spine.branch_name, spine.location)
        self.place.say(" · ".join(word for word in words if word))
        if other:
            self._binder = None
            self.notice.hide()
            self.whole.say(N_("Looking through the sheets …"))
            self.whole.setProperty("tone", "")
            self._restyle()
            for label in (self.open, self.sealed):
                label.hide()
            self.state.hide()
            self._show_steps()

    def show_binder(self, binder: OpenBinder) -> None:
        """The binder, looked through."""
        self._binder = binder
        record, whole = binder.record, binder.whole
        sealed = record.state == "sealed"
        self.state.show_state(Message(record.states[record.state]), "muted" if sealed else "accent")
        self.state.show()
        self.whole.say(whole.message())
        good = whole.whole and bool(whole.sheets)
        self.whole.setProperty("tone", "green" if good else "" if whole.whole else "red")
        self._restyle()
        told = [] if sealed else _still_open(whole, self._keeps_paper)
        self.open.say("\n".join(str(one) for one in told))
        self.open.setVisible(bool(told))
        self._show_seal()
        self._show_steps()

    def complain(self, sentences: str) -> None:
        """Why a step was refused, all of it."""
        self.notice.tell(sentences, "red")
        self.notice.show()

    def _show_seal(self) -> None:
        assert self._binder is not None
        seals = self._binder.record.seals
        self.sealed.setVisible(bool(seals))
        if seals:
            self.sealed.say(_seal_text(seals[-1], self._session.zone))

    def _show_steps(self) -> None:
        for button in self._steps:
            self._buttons.removeWidget(button)
            button.deleteLater()
        self._steps = []
        if self._binder is None:
            return
        ready = not self.open.text() and self._binder.whole.whole
        for step in self._binder.record.moves():
            if self._session.has(step.by):
                button = Button(
                    Message(step.label),
                    role="primary" if step.main and ready else "",
                    icon=step.icon,
                )
                button.setObjectName(f"binder.{step.id}")
                button.clicked.connect(lambda _on=False, step=step: self.step_asked.emit(step))
                self._steps.append(button)
                self._buttons.addWidget(button)
        for button in (self.index, self.label, self.sheet):  # behind the steps
            self._buttons.removeWidget(button)
            self._buttons.addWidget(button)

    def _button(self, what: str, text: str, icon: str) -> Button:
        button = Button(text, icon=icon)
        button.setObjectName(f"shelf.{what}")
        button.clicked.connect(lambda: self.asked.emit(what))
        self._buttons.addWidget(button)
        return button

    def _restyle(self) -> None:
        self.whole.style().unpolish(self.whole)
        self.whole.style().polish(self.whole)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            if self._spine is not None:
                self.show_spine(self._spine)
            if self._binder is not None:
                self.show_binder(self._binder)


def _still_open(whole: Completeness, keeps_paper: bool) -> list[Message]:
    """What keeps a binder from being sealed beside a gap."""
    told = []
    for sentence, numbers in (
        (N_("{count} not finished yet: {numbers}"), whole.unfinished),
        (N_("{count} never printed: {numbers}"), whole.unprinted if keeps_paper else ()),
    ):
        if numbers:
            some = ", ".join(numbers[:_SHOWN]) + (" …" if len(numbers) > _SHOWN else "")
            told.append(Message(sentence, count=len(numbers), numbers=some))
    return told


def _seal_text(seal: Any, zone: tzinfo) -> Message:
    """When it was sealed last with which mark, or when and why the seal was broken."""
    if seal.unsealed_at is not None:
        return Message(
            N_("Unsealed on {at}: {reason}"),
            at=moment_text(seal.unsealed_at, zone),
            reason=seal.reason,
        )
    return Message(
        N_("Sealed on {at} with {count} sheets, check mark {mark}"),
        at=moment_text(seal.sealed_at, zone),
        count=seal.sheets,
        mark=seal.mark[:16],
    )
