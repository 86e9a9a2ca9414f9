# SPDX-License-Identifier: MIT
"""What is asked of a stop that was other than planned, and of goods not taken in full."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from desk.db.fields import Choice, Line, Measure, Money, Name, Whole
from desk.db.record import Ask
from desk.records.dispatch import Carried
from desk.records.dispatch.words import PAID
from desk.text import N_, Message

#: So many items of an order stand beside each other.
_ABREAST = 3


class AskStop(Ask):
    """What was other than planned at a stop; empty cells are as they should be."""

    signed_by = Name(N_("Signed by"))
    signed_pieces = Whole(N_("Pieces taken"))
    collected = Money(N_("Collected"))
    paid = Choice(N_("Paid by"), PAID)
    note = Line(N_("Remarks"))
    drawing = """
        signed_by signed_pieces collected paid paid
        note      note          note      note note
    """


def asked_of(goods: Sequence[Carried]) -> Ask:
    """A question for each item of an order: how much of it was taken; empty is all of it."""
    fields = {f"taken_{at}": Measure(_label(row)) for at, row in enumerate(goods)}
    names = [*fields, *["."] * (-len(fields) % _ABREAST)]
    lines = [names[at : at + _ABREAST] for at in range(0, len(names), _ABREAST)]
    drawing = "\n".join(" ".join(line) for line in lines)
    asked: Ask = type("AskTaken", (Ask,), {**fields, "drawing": drawing})()
    for at, row in enumerate(goods):
        if row.taken is not None and row.taken != row.carried:
            setattr(asked, f"taken_{at}", row.taken)
    return asked


def taken_in(asked: Mapping[str, Any], goods: Sequence[Carried]) -> dict[str, Decimal]:
    """What was typed, by the key of the order's line."""
    typed = {row.line: asked.get(f"taken_{at}") for at, row in enumerate(goods)}
    return {line: count for line, count in typed.items() if count is not None}


def _label(row: Carried) -> str:
    count = f"{row.carried:f}".rstrip("0").rstrip(".") if row.carried else "0"
    text = N_("{item}: taken of {count} {unit}")
    return str(Message(text, item=row.item, count=count, unit=row.unit))
