# SPDX-License-Identifier: MIT
"""Policies in words: a figure with its unit, what changed, since when something holds."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from desk.rules import Rule
from desk.settings import Option
from desk.text import N_, Message
from desk.text.dates import day_text
from desk.text.money import yuan
from desk.ui.widgets import Text, said

NOBODY = N_("the trainer")


def figure_words(figure: Option, value: Any, people: Mapping[int, str]) -> Text:
    """A figure as it is read out: 60 minutes, ¥10, 30 14 7 days before, a colleague's name."""
    if figure.kind == "tick":
        return N_("yes") if value else N_("no")
    if figure.kind == "money":
        return yuan(value).removesuffix(".00")
    if figure.kind == "person":
        return people.get(value, "") if value is not None else NOBODY
    if figure.kind == "choice":
        return figure.choices.get(value, str(value))
    shown = " / ".join(str(one) for one in value) if isinstance(value, list) else f"{value:,}"
    if not figure.unit:
        return shown
    return Message(N_("{figure} {unit}"), figure=shown, unit=Message(figure.unit))


def rule_words(rule: Rule, value: Any, people: Mapping[int, str]) -> Text:
    """A whole policy in one line, for lists that shorten it to the room there is."""
    figures = rule.split(value)
    if rule.single:
        return figure_words(rule.figures[0], figures[rule.name], people)
    told = [
        _named(figure, figure_words(figure, figures[figure.name], people))
        for figure in rule.figures
        if figure.kind != "person" or figures[figure.name] is not None
    ]
    return Message(N_("{list}"), list=told)


def changes_words(rule: Rule, before: Any, value: Any, people: Mapping[int, str]) -> Text:
    """What is different between two values: telephone 60 minutes → 45 minutes."""
    old = rule.split(rule.default if before is None else before)
    new = rule.split(rule.default if value is None else value)
    told = list(_changed(rule, old, new, people))
    if not told:
        return N_("nothing")
    return told[0] if len(told) == 1 else Message(N_("{list}"), list=told)


def _changed(
    rule: Rule, old: Mapping[str, Any], new: Mapping[str, Any], people: Mapping[int, str]
) -> Iterator[Message]:
    for figure in rule.figures:
        if old[figure.name] != new[figure.name]:
            words = Message(
                N_("{before} → {after}"),
                before=figure_words(figure, old[figure.name], people),
                after=figure_words(figure, new[figure.name], people),
            )
            yield words if rule.single else _named(figure, words)


def _named(figure: Option, words: Text) -> Message:
    return Message(N_("{figure}: {words}"), figure=Message(figure.label), words=words)


def since_words(since: date | None) -> str:
    """The day something holds from; from the beginning where there is none."""
    return day_text(since) if since is not None else said(N_("from the beginning"))
