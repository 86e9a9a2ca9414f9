# SPDX-License-Identifier: MIT
"""What a policy said since when, what it will say, and who decided it: below its figures."""

from collections.abc import Mapping, Sequence
from datetime import date, tzinfo
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk.db.rulebook import Decision
from desk.dialogs.settings.rule_words import changes_words, rule_words, since_words
from desk.rules import Rule
from desk.text import N_, Message
from desk.text.dates import day_text, moment_text
from desk.ui import theme
from desk.ui.lines import Line, LineList
from desk.ui.widgets import Heading, Muted, Text


class RuleHistory(QWidget):
    """The periods with what held in each, then each decision with its reason."""

    #: The day from which something would hold that the person takes back.
    withdrawn = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.periods = LineList(N_("What holds since when"))
        self.periods.setObjectName("periods")
        self.periods.chosen.connect(self.withdrawn)
        self.decisions = LineList(N_("Who decided it"))
        self.decisions.setObjectName("decisions")
        self.empty = Muted(N_("Nobody has changed it yet."), size=12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(1))
        column.addWidget(Heading(N_("What holds since when")))
        column.addWidget(self.periods)
        column.addSpacing(theme.space(3))
        column.addWidget(Heading(N_("Who decided it")))
        column.addWidget(self.empty)
        column.addWidget(self.decisions)
        column.addStretch(1)

    def show_periods(
        self,
        rule: Rule,
        history: Sequence[tuple[date, Any]],
        today: date,
        people: Mapping[int, str],
    ) -> None:
        """The values from the latest to the first, each with the day it began or begins."""
        told: list[tuple[date | None, Any]] = [(None, rule.default), *history]
        now = max(n for n, (since, _value) in enumerate(told) if since is None or since <= today)
        lines = []
        for at, (since, value) in reversed(list(enumerate(told))):
            to_come = at > now
            words: Text = rule_words(rule, value, people)
            if at and not rule.single:
                words = changes_words(rule, told[at - 1][1], value, people)
            state = N_("to come") if to_come else N_("in force") if at == now else N_("earlier")
            tone = "amber" if to_come else "green" if at == now else "muted"
            button, own = (N_("Withdraw"), since) if to_come else ("", None)
            day = since_words(since)
            lines.append(Line(day, words, right=state, tone=tone, value=own, button=button))
        self.periods.show_lines(lines)

    def show_decisions(
        self, rule: Rule, found: Sequence[Decision], zone: tzinfo, people: Mapping[int, str]
    ) -> None:
        """Who changed what when and why, the latest first."""
        self.decisions.show_lines([_line(rule, one, zone, people) for one in found])
        self.empty.setVisible(not found)


def _line(rule: Rule, one: Decision, zone: tzinfo, people: Mapping[int, str]) -> Line:
    day = day_text(one.since)
    if one.withdrawn:
        told = Message(N_("Withdrawn: what was to hold from {day} on"), day=day)
    else:
        words = changes_words(rule, one.before, one.value, people)
        told = Message(N_("From {day} on: {words}"), day=day, words=words)
    return Line(
        told,
        Message(N_("{who} · {reason}"), who=one.who, reason=one.reason or "–"),
        right=moment_text(one.at, zone),
    )
