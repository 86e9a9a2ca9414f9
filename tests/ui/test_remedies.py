# SPDX-License-Identifier: MIT
"""What is due in any book stands on Today with a button that really does it."""

import ast
from pathlib import Path

import pytest

import desk.records
from desk.db.record import Record
from desk.records import load_books
from desk.ui.now.remedies import STEPS, WALKED

BOOKS = load_books()
# What has no step of its own: papers are renewed, articles written, plans worked off on their form.
BY_THE_FORM = {
    "vehicle", "driver", "article", "work_plan", "survey", "stay", "star", "course",
}  # fmt: skip


def _kinds_with_deadlines() -> set[str]:
    """The books whose records ever yield a deadline."""
    return {book.kind() for book in BOOKS if book.dues is not Record.dues}


def test_every_book_with_deadlines_has_its_buttons() -> None:
    missing = _kinds_with_deadlines() - set(STEPS) - set(WALKED) - BY_THE_FORM
    assert not missing, f"say in desk/ui/now/remedies.py what settles these: {missing}"


@pytest.mark.parametrize("kind", STEPS)
def test_each_button_is_a_step_a_person_may_do(kind: str) -> None:
    steps = {step.id: step for step in BOOKS[kind].steps}
    for what, step in STEPS[kind].items():
        assert step in steps, f"{kind}: {what}"
        assert steps[step].by, f"{kind}: only desk itself does {step}"


def test_the_texts_are_those_the_books_use() -> None:
    root = Path(desk.records.__file__).parent
    used = {
        node.value
        for file in root.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    told = {str(what) for texts in STEPS.values() for what in texts}
    told |= {str(what) for texts in WALKED.values() for what in texts}
    assert told <= used
