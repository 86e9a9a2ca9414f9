# SPDX-License-Identifier: MIT
"""A sheet with every kind of field, for the tests of the form; no book of the office."""

from collections.abc import Callable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from desk.db.fields import (
    Address,
    Choice,
    Day,
    Email,
    Line,
    Link,
    Measure,
    Moment,
    Money,
    Name,
    Note,
    Phone,
    Setting,
    Tick,
    Whole,
)
from desk.db.record import Ask, Record, Row, Rows
from desk.sheet import Sheet
from desk.ui.editors import Answer, Suggestion
from desk.ui.form import Form

NOW = datetime(2026, 11, 21, 6, 30, tzinfo=UTC)
PEOPLE = {1: "Li Ting", 2: "王志强", 3: "Li Lei"}


class TrialLine(Row):
    """A line of goods."""

    product = Line("Product", required=True)
    quantity = Measure("Quantity", places=2)
    price = Money("Unit price")
    amount = Money("Amount", by_desk=True)
    packing = Choice("Packing", {"box": "box", "bag": "bag"})
    words = Note("Remark on it")
    secret = Line("Kept unseen", hidden=True)


class Trial(Record):
    """One of everything."""

    who = Name("Who", required=True)
    words = Note("Words")
    first_words = Line("First words", once=True)
    phone = Phone("Phone")
    province = Line("Province")
    city = Line("City")
    district = Line("District")
    address = Address("Address")
    mail = Email("Mail")
    on = Day("On")
    at = Moment("At")
    sum = Money("Sum")
    pieces = Whole("Pieces")
    weight = Measure("Weight")
    read_back = Tick("Read back")
    mood = Choice("Mood", {"calm": "calm", "upset": "upset", "angry": "angry"})
    category = Choice(
        "Category",
        {"manner": "服务态度", "late": "延误", "lost": "丢失", "fee": "费用", "other": "other"},
    )
    person = Link("Person", to="person")
    customer = Link("Customer", to="customer")
    total = Money("Total", by_desk=True)
    lines = Rows("Lines", TrialLine)
    unseen = Line("Unseen", hidden=True)

    sheet = Sheet(
        title="Trial",
        prefix="TR",
        drawing="""
            number   who       who       first_words
            words    words     phone     mail
            province city      district  address
            on       at        sum       sum
            pieces   weight    read_back mood
            category person    total     customer
            -- Lines
            lines    lines     lines     lines
        """,
        listed="number who",
        searched="who",
    )


class TrialAsk(Ask):
    """What is asked before something is done."""

    reason = Note("Reason", required=True)
    until = Day("Until")
    how = Choice("How", {"view": "view", "copy": "copy"})


def lookup(_kind: str, words: str) -> int | None:
    """The one person of that name."""
    return next((number for number, name in PEOPLE.items() if name == words), None)


def at() -> Setting:
    """A quiet moment in the office."""
    return Setting(ZoneInfo("Asia/Shanghai"), NOW, lambda _kind, who: PEOPLE[who], lookup)


class Suggesting:
    """Answers the questions of links when the test says so."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []
        self.answers: list[Callable[[], None]] = []

    def __call__(self, kind: str, words: str, answer: Answer) -> None:
        found = [
            Suggestion(number, name, f"no. {number}")
            for number, name in PEOPLE.items()
            if words.lower() in name.lower()
        ]
        self.asked.append((kind, words))
        self.answers.append(lambda: answer(found))

    def answer(self) -> None:
        """Give all the answers that are waiting."""
        waiting, self.answers = self.answers, []
        for give in waiting:
            give()


def trial_form(suggest: Suggesting | None = None) -> Form:
    """The form of the trial sheet, empty."""
    form = Form(Trial, Trial.sheet.on_screen, at, suggest=suggest or Suggesting())
    form.resize(1000, 700)
    form.set_record(Trial())
    return form
