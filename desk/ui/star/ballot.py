# SPDX-License-Identifier: MIT
"""The ballot: choose one colleague, say why if you like, cast the vote; it is secret."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desk.records.star.voting import LONGEST, Standing
from desk.records.star.words import SECRET
from desk.text import N_, Message, _
from desk.text.dates import long_day
from desk.ui import theme
from desk.ui.star.candidate import CandidateCard
from desk.ui.star.turnout import Turnout
from desk.ui.widgets import Button, FlowLayout, Heading, Label, Muted, Notice, Picture

_WIDE = 760
_WHY = N_("Why? (as you like; shown without your name after the count)")


class Ballot(QWidget):
    """Cards to choose from, a line for a word of praise, one button; afterwards a thank-you."""

    #: The candidate and the words: cast the vote.
    cast = Signal(int, str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("star.ballot")
        self.cards: dict[int, CandidateCard] = {}
        self._group = QButtonGroup(self)
        self._group.buttonToggled.connect(lambda *_toggled: self._say_button())
        self.question = Heading()
        self.rule = Muted(size=theme.BASE, wrap=True)
        self._flow = FlowLayout()
        self.words = QLineEdit()
        self.words.setObjectName("star.words")
        self.words.setMaxLength(LONGEST)
        self.secret = Muted(SECRET, size=theme.BASE, wrap=True)
        self.secret.setObjectName("star.secret")
        self.button = Button("", role="primary", icon="check")
        self.button.setObjectName("star.cast")
        self.button.clicked.connect(self.press)
        self.notice = Notice()
        self.notice.hide()
        self.turnout = Turnout()
        self._thanks = QWidget()
        self._paper = QWidget()
        self._assemble()
        self._name_words()

    def _assemble(self) -> None:
        paper = QVBoxLayout(self._paper)
        paper.setContentsMargins(0, 0, 0, 0)
        paper.setSpacing(theme.space(3))
        for part in (self.question, self.rule):
            paper.addWidget(part)
        cards = QWidget()
        cards.setLayout(self._flow)
        paper.addWidget(cards)
        paper.addWidget(self.words)
        paper.addWidget(self.notice)
        row = QHBoxLayout()
        row.setSpacing(theme.space(2))
        row.addWidget(Picture("lock", theme.ICON, "muted"))
        row.addWidget(self.secret, 1)
        row.addSpacing(theme.space(2))
        row.addWidget(self.button)
        paper.addLayout(row)
        thanks = QHBoxLayout(self._thanks)
        thanks.setContentsMargins(0, 0, 0, 0)
        thanks.setSpacing(theme.space(4))
        thanks.addWidget(Picture("star", 64, "accent"))
        words = QVBoxLayout()
        self.told = Heading()
        self.told.setObjectName("star.told")
        self.detail = Label(wrap=True)
        words.addStretch(1)
        words.addWidget(self.told)
        words.addWidget(self.detail)
        words.addStretch(1)
        thanks.addLayout(words, 1)
        inner = QVBoxLayout()
        inner.setContentsMargins(theme.space(4), theme.space(5), theme.space(4), theme.space(5))
        inner.setSpacing(theme.space(5))
        for widget in (self._paper, self._thanks, self.turnout):
            widget.setMaximumWidth(_WIDE)
            inner.addWidget(widget)
        inner.addStretch(1)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.addStretch(1)
        across.addLayout(inner, 20)
        across.addStretch(1)

    # what is shown

    def show_standing(self, stands: Standing, *, names: bool) -> None:
        """Show how the election stands; `names` tells who has yet to vote."""
        voting = stands.may_vote and not stands.has_voted
        self._paper.setVisible(voting)
        self._thanks.setVisible(not voting)
        star = stands.star
        self.question.say(N_("Who served our customers best?"))
        day = long_day(star.closes_on) if star.closes_on is not None else ""
        told = N_("One vote each, not for yourself. Votes are cast until {day}.")
        self.rule.say(Message(told, day=day))
        if voting:
            self._show_cards(stands)
        else:
            self.words.clear()
            self._say_state(stands, day)
        self.turnout.show_turnout(stands, names=names)
        self._say_button()

    def _show_cards(self, stands: Standing) -> None:
        if list(self.cards) == [person.id for person in stands.candidates]:
            return
        for card in self.cards.values():
            self._group.removeButton(card)
            self._flow.removeWidget(card)
            card.deleteLater()
        self.cards = {}
        for person in stands.candidates:
            card = CandidateCard(person.id, person.name, person.department)
            self.cards[person.id] = card
            self._group.addButton(card)
            self._flow.addWidget(card)
        self.notice.setVisible(not stands.candidates)
        if not stands.candidates:
            self.notice.tell(N_("There is nobody to vote for but yourself."), "amber")

    def _say_state(self, stands: Standing, day: str) -> None:
        if stands.has_voted:
            self.told.say(N_("You have voted. Thank you."))
            told = N_("The votes are counted after {day}; then everybody sees the result.")
            self.detail.say(Message(told, day=day))
        elif stands.star.state == "planned" and stands.star.opens_on is not None:
            self.told.say(N_("The election has not begun yet."))
            first = long_day(stands.star.opens_on)
            self.detail.say(Message(N_("Votes are cast from {day} on."), day=first))
        elif stands.star.state == "open":
            self.told.say(N_("Colleagues are voting."))
            self.detail.say(Message(N_("Votes are cast until {day}."), day=day))
        else:
            self.told.say(N_("There is no election."))
            self.detail.say("")

    def chosen(self) -> CandidateCard | None:
        """The card that is chosen."""
        return next((card for card in self.cards.values() if card.isChecked()), None)

    def _say_button(self) -> None:
        card = self.chosen()
        self.button.setEnabled(card is not None)
        if card is None:
            self.button.say(N_("Cast the vote"))
        else:
            self.button.say(Message(N_("Vote for {name}"), name=card.text()))

    def press(self) -> None:
        """Cast the vote, if somebody is chosen."""
        card = self.chosen()
        if card is not None and self._paper.isVisibleTo(self):
            self.button.setEnabled(False)
            self.cast.emit(card.person, self.words.text())

    def refused(self, message: Message) -> None:
        """Say why the vote was not taken."""
        self.notice.tell(message, "red")
        self.notice.show()
        self._say_button()

    def forget(self) -> None:
        """Leave nothing of the vote on the screen."""
        self._group.setExclusive(False)
        for card in self.cards.values():
            card.setChecked(False)
        self._group.setExclusive(True)
        self.words.clear()
        self.notice.hide()

    def focus_start(self) -> None:
        """The cursor onto the first card."""
        first = next(iter(self.cards.values()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _name_words(self) -> None:
        self.words.setPlaceholderText(_(_WHY))
        self.words.setAccessibleName(_(_WHY))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._name_words()
