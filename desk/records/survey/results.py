# SPDX-License-Identifier: MIT
"""What a survey found: shares of satisfied answers with their 95 % intervals, words by class."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from math import sqrt
from typing import TYPE_CHECKING

from desk.db.act import refuse
from desk.records.callback.words import FEEDBACK
from desk.records.survey.rows import ResultLine, Verbatim
from desk.records.survey.words import ANSWERS, SATISFIED
from desk.text import N_, Message

if TYPE_CHECKING:
    from desk.db.database import Database
    from desk.db.store import Store
    from desk.records.survey.record import Survey
    from desk.session import Session

# The normal quantile of a two-sided interval of 95 %.
Z = 1.959963984540054


@dataclass(frozen=True)
class Share:
    """`satisfied` of `answers`, with the interval (Wilson's) in which the true share lies by 95 %.

    Shares are from 0 to 1, None without any answer; what was not answered is in no base.
    """

    answers: int = 0
    satisfied: int = 0

    @property
    def rate(self) -> float | None:
        """The share that is satisfied."""
        return self.satisfied / self.answers if self.answers else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """The lower and the upper end."""
        n = self.answers
        if not n:
            return None
        p, z2 = self.satisfied / n, Z * Z
        middle = (p + z2 / (2 * n)) / (1 + z2 / n)
        reach = Z * sqrt(p * (1 - p) / n + z2 / (4 * n * n)) / (1 + z2 / n)
        return max(0.0, middle - reach), min(1.0, middle + reach)


@dataclass(frozen=True)
class Result:
    """A survey's figures: who was drawn, what became of them, shares, words by class."""

    drawn: int
    replacements: int
    refused: int
    unreachable: int
    open: int
    overall: Share
    by_branch: Mapping[int, Share] = field(default_factory=dict)
    by_question: Mapping[str, Share] = field(default_factory=dict)
    words: Mapping[str, Sequence[str]] = field(default_factory=dict)


def survey_result(store: "Store", session: "Session", survey: int) -> Result:
    """The figures of a survey as it stands; raises Refused or Invalid."""
    from desk.records.survey.record import Survey

    refuse(session, "read", Survey)
    loaded = store.get(session, "survey", survey)
    assert isinstance(loaded, Survey)
    return measure(store.database, loaded)


def measure(database: "Database", survey: "Survey") -> Result:
    """The figures from the counted answers of a survey."""
    rows = database.rows(
        "SELECT id, branch_asked, satisfaction, words, words_kind FROM survey_answer "
        "WHERE survey = ? AND counts = ? AND voided = ? ORDER BY id",
        *(survey.id, True, False),
    )
    overall = [row[2] for row in rows if row[2]]
    branches: dict[int, list[str]] = {}
    words: dict[str, list[str]] = {}
    for _key, branch, score, text, kind in rows:
        if score:
            branches.setdefault(branch or 0, []).append(score)
        if text:
            words.setdefault(kind or "other", []).append(text)
    first = [row for row in survey.drawn if row.replaces is None]
    states = [row.state for row in survey.drawn]
    return Result(
        drawn=len(first),
        replacements=len(survey.drawn) - len(first),
        refused=states.count("refused"),
        unreachable=states.count("unreachable"),
        open=states.count("open"),
        overall=_share(overall),
        by_branch={branch: _share(scores) for branch, scores in sorted(branches.items())},
        by_question=dict(_by_question(database, survey)),
        words=words,
    )


def lines_of(result: Result, branches: Mapping[int, str]) -> list[ResultLine]:
    """The shares as the rows of the printed report."""
    lines = [_line("all", "", result.overall)]
    lines += [_line("branch", branches.get(key, ""), s) for key, s in result.by_branch.items()]
    lines += [_line("question", text, share) for text, share in result.by_question.items()]
    return lines


def verbatims_of(result: Result) -> list[Verbatim]:
    """What was said in own words, by kind in the order of the form."""
    return [
        Verbatim(kind=kind, text=text) for kind in FEEDBACK for text in result.words.get(kind, ())
    ]


def conclusion(survey: "Survey", share: Share) -> Message:
    """What the figures say against the goal, in one sentence."""
    goal = survey.target if survey.target is not None else Decimal(95)
    if share.interval is None or share.rate is None:
        return Message(N_("Nobody has answered yet."))
    low, high = (round(100 * end, 1) for end in share.interval)
    values = {
        "rate": f"{100 * share.rate:.1f}", "low": f"{low:.1f}", "high": f"{high:.1f}",
        "goal": f"{goal.normalize():f}", "count": share.answers,
    }  # fmt: skip
    if low >= goal:
        return Message(N_("{rate} % of {count} are satisfied (95 %: {low} to {high} %): the goal "
                          "of {goal} % is reached."), **values)  # fmt: skip
    if high < goal:
        return Message(N_("{rate} % of {count} are satisfied (95 %: {low} to {high} %): the goal "
                          "of {goal} % is missed."), **values)  # fmt: skip
    return Message(N_("{rate} % of {count} are satisfied (95 %: {low} to {high} %): too few "
                      "answers to tell whether the goal of {goal} % is reached."),
                   **values)  # fmt: skip


def _by_question(database: "Database", survey: "Survey") -> Iterator[tuple[str, Share]]:
    rows = database.rows(
        "SELECT r.question, r.answer FROM survey_answer_answers AS r JOIN survey_answer AS a "
        "ON a.id = r.owner WHERE a.survey = ? AND a.counts = ? AND a.voided = ?",
        *(survey.id, True, False),
    )
    for number, question in enumerate(survey.questions, 1):
        if question.kind != "text":
            names = (question.text, str(number))
            given = [answer for text, answer in rows if text in names and answer in ANSWERS]
            yield question.text, _share(given)


def _share(answers: Sequence[str]) -> Share:
    return Share(len(answers), sum(1 for answer in answers if answer in SATISFIED))


def _line(group: str, label: str, share: Share) -> ResultLine:
    low, high = share.interval or (None, None)
    return ResultLine(
        group=group, label=label, answers=share.answers, satisfied=share.satisfied,
        rate=_percent(share.rate), low=_percent(low), high=_percent(high),
    )  # fmt: skip


def _percent(share: float | None) -> Decimal | None:
    return None if share is None else Decimal(f"{100 * share:.1f}")
