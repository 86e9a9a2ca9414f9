# SPDX-License-Identifier: MIT
"""What is done beside the first start's window: an office is made."""

from dataclasses import dataclass, field

from desk.db.people import NewPerson
from desk.db.setup import create_office
from desk.records import load_books
from desk.records.article import ship_articles


@dataclass(frozen=True)
class Founding:
    """What was typed in the steps."""

    target: str
    office: str
    branches: tuple[tuple[str, str], ...]
    name: str
    login: str
    password: str = field(repr=False)
    language: str = ""


def found(typed: Founding) -> None:
    """Make the office; raises Invalid or Storage, and then nothing is left behind."""
    store = create_office(
        typed.target,
        load_books(),
        office_name=typed.office,
        supervisor=NewPerson(typed.login, typed.name, "supervisor", language=typed.language),
        password=typed.password,
        branches=typed.branches,
    )
    ship_articles(store)
    store.database.close()
