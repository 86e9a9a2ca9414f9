# SPDX-License-Identifier: MIT
"""What came in from which file: a row comes in once, a batch can be undone, sources are known."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from desk.db.act import Act
from desk.db.bulk import many
from desk.db.database import Database
from desk.db.import_tables import ImportBatch, ImportMatching

_ASKED = 500
"""Contents looked up at once; databases limit the values of one statement."""


@dataclass(frozen=True)
class Batch:
    """A file that came in; `state` is running, stopped, done or undone."""

    id: int
    kind: str
    file: str
    at: datetime
    person: int | None
    rows: int
    came_in: int
    known: int
    refused: int
    state: str


class Imports:
    """The office's book of imports. What it writes belongs to the act it is given."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(self, act: Act, kind: str, file: str) -> int:
        """Open a batch; its id."""
        return int(
            ImportBatch.insert(
                kind=kind, file=file, at=act.now, person=act.session.person_id
            ).execute(self._database.engine)
        )

    def keep(self, batch: int, rows: Iterable[tuple[int, str, int]]) -> None:
        """Keep which line with which content became which record, in the open transaction."""
        lines = [(batch, *row) for row in rows]
        if lines:
            many(self._database, "import_row", ("batch", "line", "content", "record"), lines)

    def count(
        self, batch: int, state: str, *, rows: int, came_in: int, known: int, refused: int
    ) -> None:
        """Keep how far a batch is, in the open transaction."""
        ImportBatch.update(
            state=state, rows=rows, came_in=came_in, known=known, refused=refused
        ).where(ImportBatch.id == batch).execute(self._database.engine)

    def belong(self, batches: Sequence[int], to: int) -> None:
        """Keep that batches were made for another, in the open transaction."""
        ImportBatch.update(made_for=to).where(ImportBatch.id.in_(list(batches))).execute(
            self._database.engine
        )

    def made_for(self, batch: int) -> list[int]:
        """The batches made for one and not undone yet, the last first."""
        rows = self._database.rows(
            "SELECT id FROM import_batch WHERE made_for = ? AND state <> 'undone' ORDER BY id DESC",
            batch,
        )
        return [row[0] for row in rows]

    def mark_undone(self, act: Act, batch: int) -> None:
        """Let the rows of a batch come in again, in the open transaction."""
        ImportBatch.update(state="undone", undone_at=act.now).where(
            ImportBatch.id == batch
        ).execute(self._database.engine)

    def known(self, contents: Sequence[str]) -> set[str]:
        """Those of the contents that came in already and were not undone."""
        found: set[str] = set()
        for start in range(0, len(contents), _ASKED):
            part = contents[start : start + _ASKED]
            marks = ", ".join("?" * len(part))
            rows = self._database.rows(
                "SELECT r.content FROM import_row r JOIN import_batch b ON b.id = r.batch "
                f"WHERE r.content IN ({marks}) AND b.state <> 'undone'",
                *part,
            )
            found.update(row[0] for row in rows)
        return found

    def records(self, batch: int) -> list[int]:
        """The records of a batch, the last first: later ones may lean on earlier ones."""
        rows = self._database.rows(
            "SELECT DISTINCT record FROM import_row WHERE batch = ? ORDER BY record DESC", batch
        )
        return [row[0] for row in rows]

    def batches(self, kind: str = "") -> list[Batch]:
        """What came in, the latest first; of one kind where it is named."""
        query = ImportBatch.select().order_by(ImportBatch.id.desc())
        if kind:
            query = query.where(ImportBatch.kind == kind)
        with self._database.read() as engine:
            return [_batch(kept) for kept in query.execute(engine)]

    def batch(self, batch: int) -> Batch | None:
        """One batch by its id."""
        with self._database.read() as engine:
            kept = ImportBatch.select().where(ImportBatch.id == batch).first(engine)
        return _batch(kept) if kept is not None else None

    def remember(self, kind: str, headings: str, columns: Mapping[str, str]) -> None:
        """Keep which heading is which field for tables with these headings, in the transaction."""
        kept = json.dumps(dict(columns), ensure_ascii=False)
        ImportMatching.insert(kind=kind, headings=headings, columns=kept).on_conflict(
            conflict_target=[ImportMatching.kind, ImportMatching.headings],
            update={"columns": kept},
        ).execute(self._database.engine)

    def remembered(self, kind: str, headings: str) -> dict[str, str] | None:
        """Field by heading as it was chosen last time; None for a new source."""
        rows = self._database.rows(
            "SELECT columns FROM import_matching WHERE kind = ? AND headings = ?", kind, headings
        )
        return dict(json.loads(rows[0][0])) if rows else None


def _batch(kept: ImportBatch) -> Batch:
    names = ("id", "kind", "file", "at", "person", "rows", "came_in", "known", "refused", "state")
    return Batch(*(getattr(kept, name) for name in names))
