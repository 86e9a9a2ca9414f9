# SPDX-License-Identifier: MIT
"""What cannot be taken back is asked before it is done, and the question names the thing."""

import pytest

from desk.ui.record.sure import question_before
from tests.offices import Desk


@pytest.mark.parametrize(
    ("kind", "step", "named"),
    [("binder", "seal", "Seal"), ("summary", "sign", "Sign"), ("star", "announce", "Announce")],
)
def test_a_step_nobody_takes_back_is_asked_first(
    desk: Desk, kind: str, step: str, named: str
) -> None:
    record = desk.store.new(desk["supervisor"], kind, month="2026-10")
    question = str(question_before(record, step))
    assert question.startswith(named)
    assert "Oct 2026" in question


def test_other_steps_are_done_at_once(desk: Desk) -> None:
    record = desk.store.new(desk["supervisor"], "summary", month="2026-10")
    assert question_before(record, "refill") is None
