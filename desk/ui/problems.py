# SPDX-License-Identifier: MIT
"""What the rules say against a deed, where no form with the field's cell is in sight."""

from desk.db.record import Record
from desk.errors import DeskError, Invalid
from desk.text import N_, Message

ABOUT = N_("{field}: {problem}")
FAULT = N_("Something went wrong in desk")


def told(record_type: type[Record], error: Invalid) -> str:
    """Every sentence in a line of its own, with the name of the field it speaks of."""
    parts = record_type.parts()
    lines = []
    for name, message in error.problems:
        if name in parts:
            message = Message(ABOUT, field=Message(parts[name].label), problem=message)
        lines.append(str(message))
    return "\n".join(lines)


def why_not(error: Exception) -> Message:
    """The sentence of an error; a fault of the program has no words for the person, only ours."""
    return error.message if isinstance(error, DeskError) else Message(FAULT)
