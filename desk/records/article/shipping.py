# SPDX-License-Identifier: MIT
"""The articles that come with desk, for an office that starts: procedures in both languages."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desk import paths
from desk.db.people import office_session
from desk.records.article.words import LANGUAGES

if TYPE_CHECKING:
    from desk.db.store import Store
    from desk.session import Session

_FENCE = "+++"


@dataclass(frozen=True)
class Shipped:
    """One article as its file has it; `name` is language and file."""

    name: str
    language: str
    title: str
    sort: str
    keywords: str
    tags: str
    question: str
    body: str


def shipped() -> Iterator[Shipped]:
    """Every article that comes with desk, in both languages."""
    for code in LANGUAGES:
        for file in sorted((paths.resources() / "handbook" / code).glob("*.md")):
            _empty, head, body = file.read_text(encoding="utf-8").split(_FENCE, 2)
            told = tomllib.loads(head)
            yield Shipped(
                f"{code}/{file.stem}", code, told["title"], told["sort"], told["keywords"],
                told.get("tags", ""), told.get("question", ""), body.strip(),
            )  # fmt: skip


def ship_articles(store: "Store", session: "Session | None" = None) -> int:
    """Put the articles that came with desk into the office; how many are new.

    What the office has already, changed or made void, stays as it is. Everything is done by the
    office itself, by the clock of `session`.
    """
    office = office_session(store, session.clock) if session else office_session(store)
    rows = store.database.rows("SELECT shipped FROM article WHERE shipped <> ?", "")
    known = {row[0] for row in rows}
    fresh = [one for one in shipped() if one.name not in known]
    if not fresh:
        return 0
    with store.act(office) as act:
        for one in fresh:
            made: Any = act.new("article", title_text=one.title, sort=one.sort)
            made.language, made.body, made.question = one.language, one.body, one.question
            made.keywords, made.tags, made.shipped = one.keywords, one.tags, one.name
            made.state, made.published_at = "published", act.now
            act.save(made)
    return len(fresh)
