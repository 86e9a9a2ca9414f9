# SPDX-License-Identifier: MIT
"""The ballot box of a secret election: who has voted is one thing, what was voted another.

Nothing joins the two: the box is one line of counts and of words in alphabetical order, without
voter, time or order; the trail and the list of voters know no candidate.
"""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desk.db.fields import to_millis

if TYPE_CHECKING:
    from desk.db.act import Act
    from desk.db.database import Database

KIND = "star"


@dataclass(frozen=True)
class Emptied:
    """What was in a box: votes by candidate, and the words that came with them, by alphabet."""

    votes: Mapping[int, int] = field(default_factory=dict)
    words: tuple[tuple[int, str], ...] = ()


def voters(database: "Database", election: int) -> set[int]:
    """Who has voted."""
    rows = database.rows("SELECT person FROM voted WHERE kind = ? AND record = ?", KIND, election)
    return {row[0] for row in rows}


def put_in(act: "Act", election: int, candidate: int, words: str) -> None:
    """Mark the voter, and put the vote into the box, inside the open transaction."""
    database = act.store.database
    database.run(
        "INSERT INTO voted (kind, record, person, at) VALUES (?, ?, ?, ?)",
        *(KIND, election, act.session.person_id, to_millis(act.now)),
    )
    held = emptied(database, election)
    votes = Counter(held.votes)
    votes[candidate] += 1
    said = sorted((*held.words, (candidate, words))) if words else sorted(held.words)
    kept = json.dumps({"votes": sorted(votes.items()), "words": said}, ensure_ascii=False)
    database.run(
        "INSERT INTO ballot_box (kind, record, votes) VALUES (?, ?, ?) "
        "ON CONFLICT (kind, record) DO UPDATE SET votes = excluded.votes",
        *(KIND, election, kept),
    )


def emptied(database: "Database", election: int) -> Emptied:
    """What the box holds; only the counting may ask for it."""
    rows = database.rows(
        "SELECT votes FROM ballot_box WHERE kind = ? AND record = ?", KIND, election
    )
    if not rows:
        return Emptied()
    held = json.loads(rows[0][0])
    votes = {int(candidate): int(count) for candidate, count in held["votes"]}
    return Emptied(votes, tuple((int(c), str(text)) for c, text in held["words"]))
