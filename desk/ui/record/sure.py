# SPDX-License-Identifier: MIT
"""Questions before steps with wide consequences, by kind and step; each names the thing."""

from collections.abc import Callable, Mapping
from typing import Any

from desk.text import N_, Message
from desk.text.dates import month_text


def _seal(binder: Any) -> Message:
    year, month = (int(part) for part in binder.month.split("-"))
    return Message(
        N_("Seal binder {number} ({month})? Its sheets can then not be changed."),
        number=binder.number,
        month=month_text(year, month),
    )


def _sign_summary(summary: Any) -> Message:
    year, month = (int(part) for part in summary.month.split("-"))
    return Message(
        N_("Sign the summary {number} ({month})? Its figures and words can then not be changed."),
        number=summary.number,
        month=month_text(year, month),
    )


def _announce(star: Any) -> Message:
    year, month = (int(part) for part in star.month.split("-"))
    return Message(
        N_("Announce the service star of {month}? Everybody in the office then sees the result."),
        month=month_text(year, month),
    )


SURE: Mapping[tuple[str, str], Callable[[Any], Message]] = {
    ("binder", "seal"): _seal,
    ("summary", "sign"): _sign_summary,
    ("star", "announce"): _announce,
}


def question_before(record: Any, step: str) -> Message | None:
    """What to ask before a step of a record is done; None where it is done at once."""
    ask = SURE.get((record.kind(), step))
    return ask(record) if ask is not None else None
