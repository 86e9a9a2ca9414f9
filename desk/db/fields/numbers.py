# SPDX-License-Identifier: MIT
"""Fields of figures, kept exactly: money in fen, whole numbers, measures."""

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Any

from desk.db.fields.base import Kind, Setting
from desk.text import N_, Message
from desk.text.catalogue import Unreadable
from desk.text.money import figures, read_money
from desk.text.plain import one_line


class Money(Kind[int | None]):
    """An amount in integer fen; changing it asks for a reason.

    `capitals` prints it in capitals beside the figures, where the form asks for both.
    """

    field_type = "BIGINT"
    editor = "money"
    nullable = True
    empty = None
    weighty = True
    align = "right"

    def __init__(self, label: str, *, capitals: bool = False, **more: Any) -> None:
        super().__init__(label, **more)
        self.capitals = capitals

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
