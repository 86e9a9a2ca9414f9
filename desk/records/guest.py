# SPDX-License-Identifier: MIT
"""The guest file: who the guest is, what the guest likes and must not have, what was served."""

from collections.abc import Iterator

from desk.db.fields import Choice, Day, Line, Link, Moment, Name, Note, Phone, Whole
from desk.db.record import Problem, Record
from desk.sheet import Printout, Sheet
from desk.text import N_, Message
from desk.text.plain import fold

SALUTATIONS = {"mr": N_("Mr"), "ms": N_("Ms")}
LEVELS = {"v1": N_("V1"), "v2": N_("V2"), "v3": N_("V3"), "v4": N_("V4")}
# How the own country is written; every other nationality makes a foreign guest.
OWN_COUNTRY = frozenset({"", "中国", "中华人民共和国", "china", "prc", "cn", "chinese", "中国籍"})
READERS = "staff trainer supervisor manager head_office"


class Guest(Record):
    """One guest of the house with all habits, and the memory of earlier stays."""

    name = Name(N_("Guest"), required=True)
    salutation = Choice(N_("Salutation"), SALUTATIONS)
    title_held = Line(N_("Title or position"))
    company = Name(N_("Company"))
    nationality = Line(N_("Nationality"))
    language = Line(N_("Language"))
    birthday = Day(N_("Birthday"))
    level = Choice(N_("VIP level"), LEVELS, default="v3")
    phone = Phone(N_("Telephone"))
    customer = Link(N_("Customer"), to="customer")
    assistant = Name(N_("Assistant"))
    assistant_phone = Phone(N_("Assistant's telephone"))
    companions = Line(N_("Comes with"))
    diet = Note(N_("Diet"))
    taboo = Note(N_("Must not be offered"))
    allergies = Line(N_("Allergies"))
    religion = Line(N_("Religious customs"))
    drinks = Line(N_("Tea or coffee"))
    smoking = Line(N_("Tobacco and wine"))
    likes = Line(N_("Favourite fruit and flowers"))
    newspaper = Line(N_("Newspaper"))
    temperature = Line(N_("Room temperature"))
    bedding = Line(N_("Bedding"))
    sleep = Line(N_("Hours of sleep"))
    meal_times = Line(N_("Meal times"))
    cleaning_at = Line(N_("Room to be cleaned at"))
    hobbies = Line(N_("Hobbies"))
    remarks = Note(N_("Remarks"))
    visits = Whole(N_("Visits"), by_desk=True)
    last_visit = Moment(N_("Last visit"), by_desk=True)
    served_last = Note(N_("Served last time"), by_desk=True)
    left_last = Note(N_("Left untouched last time"), by_desk=True)
    feedback_last = Note(N_("Opinion last time"), by_desk=True)

    sheet = Sheet(
        title=N_("Guest file"),
        book=N_("Guests"),
        prefix="VG",
        drawing="""
            number      name        salutation  title_held  title_held  level
            company     company     nationality language    birthday    phone
            assistant   assistant_phone companions companions customer  customer
            -- Habits
            diet        diet        diet        taboo       taboo       taboo
            allergies   allergies   religion    religion    drinks      smoking
            likes       likes       newspaper   newspaper   temperature bedding
            sleep       meal_times  cleaning_at hobbies     hobbies     hobbies
            remarks     remarks     remarks     remarks     remarks     remarks
            -- What we remember
            visits      last_visit  .           .           .           .
            served_last served_last left_last   left_last   feedback_last feedback_last
        """,
        listed="number name title_held company nationality level phone visits last_visit",
        searched="name company title_held phone assistant assistant_phone nationality remarks",
        rights={"read": READERS},
        known_as={"name": "姓名 贵宾姓名 客人姓名 name", "title_held": "职务 身份 title"},
    )
    signatures = ()
    printouts = (
        Printout(
            "door_card",
            N_("Door card of habits"),
            """
            name        name        salutation  title_held
            nationality language    level       companions
            -- Habits
            diet        diet        taboo       taboo
            allergies   allergies   religion    religion
            drinks      smoking     likes       likes
            newspaper   newspaper   temperature bedding
            sleep       meal_times  cleaning_at cleaning_at
            remarks     remarks     remarks     remarks
            -- What we remember
            served_last served_last left_last   left_last
            """,
            copies=(N_("Internal, not for the guest"),),
        ),
    )

    @property
    def is_foreign(self) -> bool:
        """Whether the guest comes from another country, as far as the file says."""
        return fold(self.nationality) not in OWN_COUNTRY

    def problems(self) -> Iterator[Problem]:
        """Beside the cells: the hour of cleaning is a time of day."""
        yield from super().problems()
        if self.cleaning_at and hour_of(self.cleaning_at) is None:
            yield "cleaning_at", Message(N_("is not a time of day. Type it like 9:30."))


def hour_of(text: str) -> int | None:
    """The minutes after midnight of a time like 9:30 or 930; None for anything else."""
    figures = fold(text).replace("：", ":").replace(":", "")
    if not figures.isascii() or not figures.isdigit() or not 1 <= len(figures) <= 4:
        return None
    if len(figures) <= 2:
        figures += "00"
    hour, minute = divmod(int(figures), 100)
    return hour * 60 + minute if hour < 24 and minute < 60 else None
