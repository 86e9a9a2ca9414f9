# SPDX-License-Identifier: MIT
"""What is done with an assessment: given, taken back, read and signed by the person alone."""

from typing import TYPE_CHECKING, Any

from desk.db.fields import Note
from desk.db.record import Ask, Step
from desk.errors import Invalid
from desk.records.assessment.measures import MonthOfWork
from desk.records.assessment.words import EVERYBODY
from desk.text import N_, Message
from desk.text.dates import read_month

if TYPE_CHECKING:
    from desk.db.act import Act
    from desk.records.assessment.record import Assessment


class AskSigned(Ask):
    """What the person wants to say to it; nothing is all right too."""

    answer = Note(N_("Answer of the person"))
    drawing = "answer"


def give(sheet: "Assessment", act: "Act", asked: None) -> None:
    """From now on the person reads it; the first one given settles the ranks of the branch."""
    if not sheet.remarks.strip():
        told = Message(N_("Write your remarks for {person} first."), person=sheet.person_name)
        raise Invalid([("remarks", told)])
    if sheet.scored_at is None:
        settle_ranks(act, sheet)
    sheet.given_at, sheet.given_by = act.now, act.session.person_id
    sheet.state = "given"


def settle_ranks(act: "Act", sheet: "Assessment") -> None:
    """Let the scores of the branch's month stand, and rank them: equal totals share a rank."""
    month = read_month(sheet.month)
    assert month is not None
    rows: list[Any] = act.select(
        "assessment",
        "month = ? AND branch = ? AND voided = ? AND state = ? AND id <> ?",
        *(sheet.month, sheet.branch, False, "draft", sheet.id),
    )
    work = MonthOfWork(act.store, month, act.now)
    everybody = [sheet, *rows]
    standing = [row for row in everybody if row.scored_at is not None]
    fresh = [row for row in everybody if row.scored_at is None]
    for row in fresh:
        row.work = work
        row.measure(act, month)
    totals = [row.score for row in everybody if row.score is not None]
    for row in fresh:
        row.scored_at = act.now
        if row.score is not None and not standing:
            row.rank = 1 + sum(other > row.score for other in totals)
            row.ranked = len(totals)
    office = act.as_office()
    office.action = "ranked"
    for row in rows:
        if row in fresh:
            office.save(row)


def take_back(sheet: "Assessment", act: "Act", asked: None) -> None:
    """To be mended; where nobody of the branch has signed, its scores move again."""
    rows: list[Any] = act.select(
        "assessment",
        "month = ? AND branch = ? AND voided = ? AND id <> ?",
        *(sheet.month, sheet.branch, False, sheet.id),
    )
    sheet.given_at, sheet.given_by, sheet.state = None, None, "draft"
    if any(row.state != "draft" for row in rows):
        return
    office = act.as_office()
    office.action = "ranked"
    for row in (sheet, *rows):
        row.scored_at = row.rank = row.ranked = None
        if row is not sheet:
            office.save(row)


def sign(sheet: "Assessment", act: "Act", asked: AskSigned) -> None:
    """The person has read it and signs under the own name; nothing changes from then on."""
    sheet.answer = asked.answer
    sheet.signed_at, sheet.signed_by = act.now, act.session.person_id
    sheet.state = "signed"


STEPS = (
    Step("give", N_("Give to the person"), give, "supervisor",
         when=lambda a: a.state == "draft", key="Ctrl+Shift+G", icon="right", main=True),
    Step("sign", N_("I have read it and sign"), sign, EVERYBODY,
         when=lambda a: a.state == "given", asks=AskSigned, key="Ctrl+Shift+E", icon="edit",
         main=True),
    Step("take_back", N_("Take back"), take_back, "supervisor",
         when=lambda a: a.state == "given", icon="undo"),
)  # fmt: skip
