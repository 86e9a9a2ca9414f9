# SPDX-License-Identifier: MIT
"""The month in words: what came in, how soon it was answered, how the customers found it."""

from collections.abc import Callable, Iterator
from datetime import date

from desk.records.complaint.words import CATEGORIES
from desk.reports import compared, months, showing
from desk.reports.complaints.figures import MonthFigures
from desk.reports.kinds import Goals
from desk.reports.model import Share, Words
from desk.text import N_, Message


def in_words(
    month: date, figures: dict[date, MonthFigures], first: int | None, goals: Goals
) -> Words:
    """A paragraph for each matter, compared with last month and the same month last year."""
    earlier = [months.shifted(month, -1), months.shifted(month, -12)]
    known = [m for m in earlier if first is not None and months.key(m) >= first]
    return Words(tuple(_paragraphs(month, figures, known, earlier, goals)))


def _paragraphs(
    month: date,
    figures: dict[date, MonthFigures],
    known: list[date],
    earlier: list[date],
    goals: Goals,
) -> Iterator[Message]:
    now = figures[month]

    def then(compare: Callable[[MonthFigures, date], Message | None]) -> list[Message | None]:
        return [compare(figures[m], m) for m in known]

    came = Message.counted(
        N_("{n} complaint was received in {month}."),
        N_("{n} complaints were received in {month}."),
        now.received,
        month=showing.month(month),
    )
    yield compared.joined(
        came,
        *then(lambda f, m: compared.counts(now.received, f.received, m)),
        *(compared.no_figures(m) for m in earlier if m not in known),
    )
    if not now.received:
        return
    yield _about(now, then)
    yield compared.joined(
        Message(
            N_("{share} were handled and {closed} closed."),
            share=showing.percent(now.handled),
            closed=showing.percent(now.closed),
        ),
        compared.goal(now.handled, goals.handled),
    )
    if now.in_time.whole:
        yield _answers(now, then)
    if now.satisfied.whole:
        yield compared.joined(
            Message.counted(
                N_("Of {n} customer asked, {share} were satisfied."),
                N_("Of {n} customers asked, {share} were satisfied."),
                now.satisfied.whole,
                share=showing.percent(now.satisfied),
            ),
            compared.goal(now.satisfied, goals.satisfied),
            *then(lambda f, m: compared.shares(now.satisfied, f.satisfied, m)),
        )


Compared = Callable[[Callable[[MonthFigures, date], Message | None]], list[Message | None]]


def _about(now: MonthFigures, then: Compared) -> Message:
    """What most were about, how many were justified, repeated, and led to a measure."""
    categories = now.under("category")
    first = max(categories, key=lambda what: (categories[what], what), default="")
    most = None
    if first in CATEGORIES:
        most = Message(
            N_("Most were about {category}: {count}, {share}."),
            category=Message(CATEGORIES[first]),
            count=categories[first],
            share=showing.percent(Share(categories[first], now.received)),
        )
    judged, taken = now.justified, now.count("prevention", "taken")
    just = Message(
        N_("Of {whole} judged, {part} were justified; {taken} of these led to a measure."),
        whole=judged.whole,
        part=judged.part,
        taken=taken,
    )
    repeated = Message.counted(
        N_("{n} complaint repeats one of the thirty days before."),
        N_("{n} complaints repeat one of the thirty days before."),
        now.count("repeat"),
    )
    return compared.joined(
        most or just,
        just if most and judged.whole else None,
        *(then(lambda f, m: compared.shares(judged, f.justified, m)) if judged.whole else ()),
        repeated if now.count("repeat") else None,
    )


def _answers(
    now: MonthFigures,
    then: Compared,
) -> Message:
    mean = now.mean("answered")
    took = None
    if mean is not None:
        took = Message(N_("On average it took {mean} until then."), mean=showing.minutes(mean))
    return compared.joined(
        Message(
            N_("{share} of the first answers were given in time."),
            share=showing.percent(now.in_time),
        ),
        *then(lambda f, m: compared.shares(now.in_time, f.in_time, m)),
        took,
        *then(lambda f, m: compared.durations(mean, f.mean("answered"), m)),
        Message.counted(
            N_("{n} first answer is due and was not given."),
            N_("{n} first answers are due and were not given."),
            now.late_unanswered,
        )
        if now.late_unanswered
        else None,
    )
