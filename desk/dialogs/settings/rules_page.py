# SPDX-License-Identifier: MIT
"""The policies of the office: each with its value today, what is to come, and its history."""

from functools import partial
from itertools import groupby
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from desk.db.rulebook import Decision, change_rule, decisions, in_force, withdraw_policy
from desk.dialogs.reason import ReasonDialog
from desk.dialogs.settings.rule_card import RuleCard
from desk.dialogs.settings.rule_words import rule_words
from desk.errors import DeskError, Invalid
from desk.rules import BY_NAME, RULES, Rule
from desk.text import N_, Message, Unreadable
from desk.text.dates import day_text, read_day
from desk.ui import theme
from desk.ui.lines import Line, LineList
from desk.ui.widgets import Heading, Muted
from desk.ui.workplace import Workplace

_LIST = 372


class RulesPage(QWidget):
    """The list of policies at the left, the chosen one's card at the right."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._place = workplace
        self.list = LineList(N_("Policies"), lasting=True)
        self.list.setObjectName("rules")
        self.list.chosen.connect(self._choose)
        self.list.moved.connect(self._choose)
        self._shown = RULES[0].name
        self.cards: dict[str, RuleCard] = {}
        self._cards = QStackedWidget()
        self._assemble()
        self.refresh()
        self.list.mark(0)
        self._choose(self._shown)

    def _assemble(self) -> None:
        lines = QScrollArea()
        lines.setWidgetResizable(True)
        lines.setWidget(self.list)
        lines.setFixedWidth(_LIST)
        lines.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        lines.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        left = QVBoxLayout()
        left.setSpacing(theme.space(1))
        left.addWidget(Heading(N_("Policies")))
        about = N_("Each value holds from a day on; an old month keeps the one it had.")
        left.addWidget(Muted(about, size=12, wrap=True))
        left.addWidget(lines, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space(4))
        row.addLayout(left)
        row.addWidget(self._cards, 1)

    @property
    def card(self) -> RuleCard:
        """The card on show."""
        return self.cards[self._shown]

    def refresh(self) -> None:
        """Read what holds today and what is to come."""
        lines: list[Line] = []
        for group, rules in groupby(RULES, key=lambda rule: rule.group):
            lines += [Line(group, head=True), *map(self._line, rules)]
        self.list.show_lines(lines)

    def _line(self, rule: Rule) -> Line:
        store, today = self._place.store, self._place.session.today()
        since, value = in_force(store, rule.name, today)
        coming = [day for day, _value in store.office.policy_history(rule.name) if day > today]
        words = rule_words(rule, value, self._people())
        if not coming:
            right = day_text(since) if since is not None else ""
            return Line(rule.label, words, right=right, value=rule.name)
        told = Message(N_("new from {day}"), day=day_text(coming[0]))
        return Line(rule.label, words, right=told, tone="amber", value=rule.name)

    def _people(self) -> dict[int, str]:
        return {p.id: p.name for p in self._place.store.office.people.values() if p.active}

    def _choose(self, name: Any) -> None:
        if name not in BY_NAME:
            return
        if name not in self.cards:
            card = RuleCard(BY_NAME[name], self._place, self._people())
            card.kept.connect(partial(self.keep, name))
            card.history.withdrawn.connect(partial(self._withdraw, name))
            self.cards[name] = card
            self._cards.addWidget(card)
        self._shown = name
        self._cards.setCurrentWidget(self.cards[name])
        self._tell_story(name)

    def _tell_story(self, name: str) -> None:
        place = self._place
        if place.may("settings", None) or place.may("audit", None):
            work = place.work(self, decisions, place.store, place.session, name)
            work.then(partial(self._story, name)).failed(place.trouble)

    def _story(self, name: str, found: list[Decision]) -> None:
        zone = self._place.session.zone
        self.cards[name].history.show_decisions(BY_NAME[name], found, zone, self._people())

    def differs(self) -> bool:
        """Whether a figure was changed and not kept yet."""
        return any(card.differs() for card in self.cards.values())

    def keep(self, name: str, figures: dict[str, Any], since: str, reason: str) -> None:
        """Keep a policy from the typed day on."""
        place, card = self._place, self.cards[name]
        for row in card.rows.values():
            row.complain("")
        try:
            day = read_day(since, place.session.today())
        except Unreadable as error:
            card.complain("since", error.message)
            return

        def do() -> None:
            change_rule(place.store, place.session, name, figures, since=day, reason=reason)

        done = Message(N_("This holds from {day} on."), day=day_text(day))
        place.work(self, do).then(lambda _n: self._done(name, done)).failed(
            partial(self._refused, name)
        )

    def _withdraw(self, name: str, since: Any) -> None:
        place = self._place

        def then(reason: str) -> None:
            def do() -> None:
                withdraw_policy(place.store, place.session, name, since, reason=reason)

            done = Message(N_("Withdrawn; what holds today goes on."))
            place.work(self, do).then(lambda _n: self._done(name, done)).failed(
                partial(self._refused, name)
            )

        title = Message(
            N_("Withdraw ‘{rule}’ from {day}"),
            rule=Message(BY_NAME[name].label), day=day_text(since),
        )  # fmt: skip
        ReasonDialog(title, then, self.window()).open()

    def _done(self, name: str, sentence: Message) -> None:
        self.cards[name].refresh()
        self.cards[name].tell(sentence, "green")
        self.refresh()
        self._tell_story(name)

    def _refused(self, name: str, error: Exception) -> None:
        card = self.cards[name]
        if isinstance(error, Invalid):
            for figure, message in error.problems:
                card.complain(figure, message)
        elif isinstance(error, DeskError):
            card.tell(error.message, "red")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.refresh()
