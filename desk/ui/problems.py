# SPDX-License-Identifier: MIT
"""What the rules say against a deed, where no form with the field's cell is in sight."""

from desk.db.record import Record
from desk.errors import Invalid
from desk.text import N_, Message

ABOUT = N_("{field}: {problem}")


def told(record_type: type[Record], error: Invalid) -> str:
    """Every sentence in a line of its own, with the name of the field it speaks of."""
    parts = record_type.parts()
    lines = []
    for name, message in error.problems:
        if name in parts:
            message = Message(ABOUT, field=Message(parts[name].label), problem=message)
        lines.append(str(message))
    return "\n".join(lines)
