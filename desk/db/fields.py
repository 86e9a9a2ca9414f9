# SPDX-License-Identifier: MIT
"""The kinds of field a form has: how a value is typed, checked, stored, shown and found again."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import peewee

from desk.text import N_, Message, _
from desk.text.catalogue import Unreadable
from desk.text.dates import day_text, moment_text, read_day, read_moment
from desk.text.money import figures, read_money
from desk.text.phones import digits, mask_address, mask_id, mask_phone, read_phone
from desk.text.plain import one_line, tidy
from desk.text.typed import Order

V = TypeVar("V")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Setting:
    """What reading or showing a value needs to know of the place and the moment.

    `label` gives the words for a linked record (kind, id), `lookup` finds its id from words
    (None when there is none, Unreadable when there are several). `order` is the order of
    numeric dates in imported files; None reads them as a clerk types them.
    """

    zone: tzinfo
    now: datetime
    label: Callable[[str, int], str]
    lookup: Callable[[str, str], int | None]
    order: Order | None = None

    @property
    def today(self) -> date:
        """The office's calendar day."""
        return self.now.astimezone(self.zone).date()


if TYPE_CHECKING:
    _Field = peewee.Field
else:

    class _Field(peewee.Field, Generic[V]):
        """peewee's field, with the type of its value."""


class Kind(_Field[V]):
    """One field of a form. `default` is a value or a function of the session.

    `once`: written once and never altered; `by_desk`: filled by desk, never typed;
    `hidden`: kept, but in no drawing.
    """

    editor = "line"
    nullable = False
    empty: Any = ""
    masks: Callable[[str], str] | None = None
    weighty = False
    align = "left"
    width = 12

    def __init__(
        self,
        label: str,
        *,
        required: bool = False,
        default: Any = None,
        once: bool = False,
        by_desk: bool = False,
        hidden: bool = False,
    ) -> None:
        super().__init__(null=self.nullable, default=self.empty)
        self.label = label
        self.required = required
        self.first = default
        self.once = once
        self.by_desk = by_desk
        self.hidden = hidden

    def read(self, text: str, at: Setting) -> V | None:
        """The value a person typed; raises Unreadable with what to type instead."""
        raise NotImplementedError

    def show(self, value: V | None, at: Setting) -> str:
        """The value as list, form and paper show it."""
        return "" if value is None else str(value)

    def is_empty(self, value: Any) -> bool:
        """Whether the cell counts as not filled in."""
        return value is None or value == self.empty

    def check(self, value: Any) -> Iterator[Message]:
        """Sentences about a value that neither database may be given."""
        yield from ()

    def plain(self, value: Any) -> Any:
        """The value as JSON keeps it in drafts and the audit trail."""
        return value

    def unplain(self, value: Any) -> Any:
        """The value back from JSON."""
        return value

    def words(self, value: Any, at: Setting) -> str:
        """The words by which the search box finds the value."""
        return self.show(value, at)


class Line(Kind[str]):
    """One line of text, up to 200 characters."""

    field_type = "TEXT"
    longest = 200
    multi_line = False
    width = 16

    def read(self, text: str, at: Setting) -> str:
        return one_line(text)

    def check(self, value: Any) -> Iterator[Message]:
        if len(value) > self.longest:
            yield Message(
                N_("is {count} characters long; at most {most} fit. Please shorten it."),
                count=len(value),
                most=self.longest,
            )
        if value != self.clean(value):
            yield Message(N_("contains characters that cannot be kept. Please type it again."))

    def clean(self, value: str) -> str:
        """The text without characters that no form can carry."""
        return one_line(value)


class Note(Line):
    """Several lines of text that grow with what is written."""

    editor = "note"
    longest = 100_000
    multi_line = True
    width = 30

    def read(self, text: str, at: Setting) -> str:
        return tidy(text)

    def clean(self, value: str) -> str:
        return tidy(value)


class Name(Line):
    """A person's or company's name; found by pinyin and initials too."""

    width = 14


class Phone(Line):
    """One telephone number; masked to those who need not know it."""

    editor = "phone"
    longest = 40
    masks = staticmethod(mask_phone)
    width = 14

    def read(self, text: str, at: Setting) -> str:
        return read_phone(text) if text.strip() else ""

    def check(self, value: Any) -> Iterator[Message]:
        yield from super().check(value)
        if value:
            try:
                read_phone(value)
            except Unreadable as error:
                yield error.message

    def words(self, value: Any, at: Setting) -> str:
        return f"{value} {digits(value)}" if value else ""


class Address(Line):
    """Street and house; a pasted whole address is split into its parts."""

    editor = "address"
    masks = staticmethod(mask_address)
    width = 24


class IdNumber(Line):
    """The number of an identity paper; masked."""

    masks = staticmethod(mask_id)
    longest = 40


class Email(Line):
    """An e-mail address."""

    longest = 120

    def check(self, value: Any) -> Iterator[Message]:
        yield from super().check(value)
        if value and ("@" not in value.strip("@") or " " in value):
            yield Message(N_("is not an e-mail address. It needs a name, @ and a domain."))


class Day(Kind[date | None]):
    """A calendar day of the office."""

    field_type = "DATE"
    editor = "day"
    nullable = True
    empty = None
    width = 11
    python_value = staticmethod(
        lambda value: date.fromisoformat(value) if isinstance(value, str) else value
    )

    def db_value(self, value: Any) -> Any:
        return value.isoformat() if isinstance(value, date) else value

    def read(self, text: str, at: Setting) -> date | None:
        return read_day(text, at.today, order=at.order) if text.strip() else None

    def show(self, value: date | None, at: Setting) -> str:
        return "" if value is None else day_text(value)

    def check(self, value: Any) -> Iterator[Message]:
        if value is not None and not date(1900, 1, 1) <= value <= date(2199, 12, 31):
            yield Message(N_("lies outside the years 1900 to 2199."))

    def plain(self, value: Any) -> Any:
        return value.isoformat() if value else None

    def unplain(self, value: Any) -> Any:
        return date.fromisoformat(value) if value else None


class Moment(Kind[datetime | None]):
    """A point in time: UTC milliseconds in the store, the office's time on screen."""

    field_type = "BIGINT"
    editor = "moment"
    nullable = True
    empty = None
    weighty = True
    width = 16

    def db_value(self, value: Any) -> Any:
        return to_millis(value) if isinstance(value, datetime) else value

    def python_value(self, value: Any) -> Any:
        return None if value is None else from_millis(value)

    def read(self, text: str, at: Setting) -> datetime | None:
        return read_moment(text, at.now, at.zone, order=at.order) if text.strip() else None

    def show(self, value: datetime | None, at: Setting) -> str:
        return "" if value is None else moment_text(value, at.zone)

    def check(self, value: Any) -> Iterator[Message]:
        if value is not None and not 1900 <= value.year <= 2199:
            yield Message(N_("lies outside the years 1900 to 2199."))

    def plain(self, value: Any) -> Any:
        return to_millis(value) if value else None

    def unplain(self, value: Any) -> Any:
        return None if value is None else from_millis(value)


class Money(Kind[int | None]):
    """An amount in integer fen; changing it asks for a reason."""

    field_type = "BIGINT"
    editor = "money"
    nullable = True
    empty = None
    weighty = True
    align = "right"

    def read(self, text: str, at: Setting) -> int | None:
        return read_money(text) if text.strip() else None

    def show(self, value: int | None, at: Setting) -> str:
        return "" if value is None else figures(value)

    def check(self, value: Any) -> Iterator[Message]:
        if value is not None and not -(10**15) <= value <= 10**15:
            yield Message(N_("is larger than any amount desk can keep."))


class Whole(Kind[int | None]):
    """A whole number: pieces, minutes, persons."""

    field_type = "INTEGER"
    editor = "whole"
    nullable = True
    empty = None
    align = "right"
    width = 8

    def read(self, text: str, at: Setting) -> int | None:
        words = one_line(text).replace(",", "")
        if not words:
            return None
        try:
            return int(words)
        except ValueError:
            raise Unreadable(Message(N_("is not a whole number. Type digits only."))) from None

    def check(self, value: Any) -> Iterator[Message]:
        if value is not None and not -(2**31) < value < 2**31:
            yield Message(N_("is too large a number."))


class Measure(Kind[Decimal | None]):
    """A measured figure with fixed decimals (weight in kg, volume in m³), kept exactly."""

    field_type = "BIGINT"
    editor = "measure"
    nullable = True
    empty = None
    align = "right"
    width = 9

    def __init__(self, label: str, *, places: int = 3, **more: Any) -> None:
        super().__init__(label, **more)
        self.places = places

    def db_value(self, value: Any) -> Any:
        return int(value.scaleb(self.places)) if isinstance(value, Decimal) else value

    def python_value(self, value: Any) -> Any:
        return None if value is None else Decimal(value).scaleb(-self.places)

    def read(self, text: str, at: Setting) -> Decimal | None:
        words = one_line(text).replace(",", "")
        if not words:
            return None
        try:
            value = Decimal(words)
        except InvalidOperation:
            value = Decimal("NaN")
        if not value.is_finite():
            raise Unreadable(Message(N_("is not a number. Type digits and a decimal point.")))
        if abs(value) >= 10**12:  # rounding it would need more digits than Decimal works with
            raise Unreadable(Message(N_("is too large a number.")))
        if value != round(value, self.places):
            raise Unreadable(Message(N_("has more than {places} decimals."), places=self.places))
        return value

    def show(self, value: Decimal | None, at: Setting) -> str:
        if value is None:
            return ""
        return f"{value:,.{self.places}f}".rstrip("0").rstrip(".") if self.places else f"{value:,}"

    def check(self, value: Any) -> Iterator[Message]:
        if value is not None and abs(value) >= 10**12:
            yield Message(N_("is too large a number."))
        elif value is not None and value != round(value, self.places):
            yield Message(N_("has more than {places} decimals."), places=self.places)

    def plain(self, value: Any) -> Any:
        # One text for one figure: 10.5 typed is 10.500 when it is read back.
        return None if value is None else f"{value:.{self.places}f}"

    def unplain(self, value: Any) -> Any:
        return None if value is None else Decimal(value)


class Percent(Measure):
    """A share in percent: 12.5 is 12.5 %; a sign behind it may be typed."""

    def __init__(self, label: str, *, places: int = 2, **more: Any) -> None:
        super().__init__(label, places=places, **more)

    def read(self, text: str, at: Setting) -> Decimal | None:
        return super().read(one_line(text).removesuffix("%").removesuffix("％"), at)


class Tick(Kind[bool]):
    """Yes or no, a box to tick."""

    field_type = "BOOL"
    editor = "tick"
    empty = False
    width = 6
    python_value = staticmethod(bool)
    db_value = staticmethod(bool)

    def read(self, text: str, at: Setting) -> bool:
        word = one_line(text).casefold()
        if word in {"1", "yes", "y", "true", "x", "✓", "√", "是", "有", _("yes").casefold()}:
            return True
        if word in {"", "0", "no", "n", "false", "否", "无", _("no").casefold()}:
            return False
        raise Unreadable(Message(N_("must be yes or no.")))

    def show(self, value: bool | None, at: Setting) -> str:
        return _("yes") if value else ""


class Choice(Kind[str]):
    """One of a few words; stored as its code, shown in the user's language."""

    field_type = "TEXT"
    editor = "choice"
    width = 10

    def __init__(self, label: str, options: Mapping[str, str], **more: Any) -> None:
        super().__init__(label, **more)
        self.options = dict(options)

    def read(self, text: str, at: Setting) -> str:
        word = one_line(text).casefold()
        if not word:
            return ""
        for code, label in self.options.items():
            if word in {code, label.casefold(), _(label).casefold()}:
                return code
        raise Unreadable(
            Message(
                N_("is none of: {choices}."),
                choices=" / ".join(_(label) for label in self.options.values()),
            )
        )

    def show(self, value: str | None, at: Setting) -> str:
        return _(self.options.get(value, value)) if value else ""

    def check(self, value: Any) -> Iterator[Message]:
        if value and value not in self.options:
            yield Message(
                N_("is none of: {choices}."),
                choices=" / ".join(_(label) for label in self.options.values()),
            )


class Link(Kind[int | None]):
    """Another record, or a person or branch of the office, known by the name of its kind."""

    field_type = "INTEGER"
    editor = "link"
    nullable = True
    empty = None
    width = 14

    def __init__(self, label: str, to: str, **more: Any) -> None:
        super().__init__(label, **more)
        self.to = to

    def read(self, text: str, at: Setting) -> int | None:
        words = one_line(text)
        if not words:
            return None
        found = at.lookup(self.to, words)
        if found is None:
            raise Unreadable(
                Message(N_("‘{words}’ is not known here. Choose one from the list."), words=words)
            )
        return found

    def show(self, value: int | None, at: Setting) -> str:
        return "" if value is None else at.label(self.to, value)


def to_millis(moment: datetime) -> int:
    """UTC milliseconds of an aware moment."""
    return (moment - EPOCH) // timedelta(milliseconds=1)


def from_millis(value: int) -> datetime:
    """The aware UTC moment of milliseconds."""
    return EPOCH + timedelta(0, 0, value * 1000)


def today(session: Any) -> date:
    """Default of a day: the office's calendar day."""
    day: date = session.today()
    return day


def now(session: Any) -> datetime:
    """Default of a moment: the session's clock."""
    moment: datetime = session.now()
    return moment


def me(session: Any) -> int | None:
    """Default of a person: who works here."""
    person: int | None = session.person_id
    return person
