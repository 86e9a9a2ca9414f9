# SPDX-License-Identifier: MIT
"""How sure a share is: the 95 % confidence interval by Wilson, which holds for few answers too."""

from desk.records.survey.results import Share as Answers
from desk.reports import showing
from desk.reports.model import Share
from desk.text import N_, Message


def interval(share: Share) -> tuple[float, float] | None:
    """The lower and upper end, 0 to 1; None where nobody was asked."""
    return Answers(share.whole, share.part).interval


def interval_span(share: Share) -> str:
    """The interval in per cent: 88.2–97.9%; empty where nobody was asked."""
    ends = interval(share)
    return f"{ends[0] * 100:.1f}–{ends[1] * 100:.1f}%" if ends else ""


def interval_text(share: Share, goal: int) -> Message:
    """The share with its interval, and what that says of the goal."""
    found = interval(share)
    if found is None:
        return Message(N_("Nobody has given a score."))
    low, high = found
    values = {
        "share": showing.percent(share),
        "low": f"{low * 100:.1f}",
        "high": f"{high * 100:.1f}",
        "goal": goal,
        "n": share.whole,
    }
    if low * 100 >= goal:
        template = N_(
            "Of {n} scores {share} are satisfied (95% confidence {low}% to {high}%): the goal of "
            "{goal}% is surely reached."
        )
    elif high * 100 < goal:
        template = N_(
            "Of {n} scores {share} are satisfied (95% confidence {low}% to {high}%): the goal of "
            "{goal}% is surely missed."
        )
    else:
        template = N_(
            "Of {n} scores {share} are satisfied (95% confidence {low}% to {high}%): too few to "
            "say whether the goal of {goal}% is reached."
        )
    return Message(template, **values)
