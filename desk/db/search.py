# SPDX-License-Identifier: MIT
"""The search box's index over all kinds of record."""

from dataclasses import dataclass

from desk.db.books import Books
from desk.db.database import Database
from desk.db.fields import Setting
from desk.db.record import Record
from desk.session import Session


@dataclass(frozen=True)
class Hit:
    """A found record and the field that matched."""

    kind: str
    record: int
    number: str
    title: str
    field: str
    text: str


class SearchIndex:
    """Kept in the transaction of each save."""

    def __init__(self, database: Database, books: Books) -> None:
        self._database = database
        self._books = books

    def put(self, record: Record, before: Record | None, at: Setting) -> None:
        """Index a saved record."""

    def find(self, session: Session, words: str, limit: int = 50) -> list[Hit]:
        """Records by words, newest first."""
        return []
