# SPDX-License-Identifier: MIT
"""An import taken back as one batch: its records are voided, for nothing is ever deleted."""

from collections.abc import Callable
from dataclasses import dataclass, field

from desk.db import rowing
from desk.db.act import Act, refuse
from desk.db.imports import Imports
from desk.db.store import Store
from desk.errors import DeskError, Invalid
from desk.session import Session
from desk.text import N_, Message, _

CHUNK = 200


@dataclass(slots=True)
class Undone:
    """How many records were voided, and the numbers of those that stay because of changes since."""

    voided: int = 0
    kept: list[str] = field(default_factory=list)


def undo_import(
    store: Store,
    session: Session,
    batch: int,
    progress: Callable[[int, int, str | Message], None] | None = None,
) -> Undone:
    """Void the records of a batch that nobody has changed since; its rows may come in again.

    Raises Refused unless the person may import and void this kind, Invalid when there is no such
    batch or it was undone. What stops it half-way is done by undoing again.
    """
    imports = Imports(store.database)
    told = imports.batch(batch)
    if told is None or told.state == "undone":
        raise Invalid([(None, Message(N_("This import was undone already.")))])
    record_type = store.books[told.kind]
    undone = Undone()
    reason = _("Import of {file} undone").format(file=told.file)
    records = imports.records(batch)
    for start in range(0, len(records) or 1, CHUNK):
        with store.act(session, reason) as act:
            refuse(session, "import", record_type)
            refuse(session, "void", record_type)
            for record in records[start : start + CHUNK]:
                _void(act, told.kind, record, undone)
        if progress is not None:
            progress(min(start + CHUNK, len(records)), len(records), "")
    with store.act(session, reason) as act:
        imports.mark_undone(act, batch)
        act.log("import undone", kind=told.kind, changes={"records": [None, undone.voided]})
    return undone


def _void(act: Act, kind: str, record: int, undone: Undone) -> None:
    loaded = rowing.load(act.store.database, act.store.books[kind], record, lock=True)
    if loaded.voided:
        return
    number = loaded.number
    if (loaded.version or 0) > 1:
        undone.kept.append(number)
        return
    loaded.voided, loaded.void_reason = True, act.reason[:200]
    act.action = "void"
    try:
        with act.store.database.engine.atomic():
            act.save(loaded)
        undone.voided += 1
    except DeskError:  # its own rules keep it: a sealed binder, another record that leans on it
        undone.kept.append(number)
