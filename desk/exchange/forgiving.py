# SPDX-License-Identifier: MIT
"""What a record of another program may lack: its cells were never asked for there.

It comes in incomplete, and the form asks for the missing cells when somebody works on it. Times
and money are never made up, and a record that says nothing at all does not come in.
"""

from desk.db.record import MISSING, Record
from desk.text import Message

Problems = list[tuple[str | None, Message]]


def forgiven(record: Record, problems: Problems) -> Problems:
    """The problems that keep a row out."""
    if not problems:
        return problems
    kinds = record.kinds()
    missing = {name for name, told in problems if told.template == MISSING and name in kinds}
    missing = {name for name in missing if name and kinds[name].is_empty(getattr(record, name))}
    needed = [n for n, k in kinds.items() if k.required and not k.weighty and not k.by_desk]
    told = [n for n in needed if n not in missing and kinds[n].first is None]
    if not any(isinstance(getattr(record, n), str) for n in told):
        return problems
    return [
        (name, told) for name, told in problems if name not in missing or kinds[name or ""].weighty
    ]
