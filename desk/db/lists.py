# SPDX-License-Identifier: MIT
"""Pages of a book's list."""

from desk.db.books import Books
from desk.db.database import Database
from desk.db.record import Record
from desk.session import Session


class Lists:
    """Lists of records."""

    def __init__(self, database: Database, books: Books) -> None:
        self._database = database
        self._books = books

    def sees(self, session: Session, record_type: type[Record], record: int) -> bool:
        """Whether the person may see this very record."""
        return True
