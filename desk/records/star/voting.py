# SPDX-License-Identifier: MIT
"""Casting a vote: one each, not for oneself, while the election is open, and secret."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from desk.db import rowing
from desk.db.act import refuse
from desk.db.fields import to_millis
from desk.db.looks import refuse_unseen
from desk.errors import Invalid
from desk.records.star.box import KIND, put_in, voters
from desk.records.star.electorate import candidates, entitled
from desk.records.star.record import VOTE, Star
from desk.text import N_, Message
from desk.text.plain import one_line

if TYPE_CHECKING:
    from desk.db.office import Colleague
    from desk.db.store import Store
    from desk.session import Session

LONGEST = 200
ANNOUNCED_FOR = timedelta(days=14)


@dataclass(frozen=True)
class Standing:
    """An election as it stands for one person: the record, whether the person may vote and has,
    for whom it is possible, and who of the entitled has voted and who has not (names)."""

    star: Star
    may_vote: bool
    has_voted: bool
    candidates: "tuple[Colleague, ...]"
    voted: tuple[str, ...]
    waiting: tuple[str, ...]


def standing(store: "Store", session: "Session", election: int) -> Standing:
    """How an election stands; raises Refused or Invalid."""
    star: Any = store.get(session, KIND, election)
    have = voters(store.database, election)
    may = entitled(store.office, star.of_branch)
    mine = any(p.id == session.person_id for p in may)
    others = [p for p in candidates(store.office, star.of_branch) if p.id != session.person_id]
    return Standing(
        star=star,
        may_vote=mine and star.takes_votes(session.now()),
        has_voted=session.person_id in have,
        candidates=tuple(others),
        voted=tuple(p.name for p in may if p.id in have),
        waiting=tuple(p.name for p in may if p.id not in have),
    )


def open_election(store: "Store", session: "Session") -> int | None:
    """The election in which the person can vote now and has not; else any open one; else None."""
    if not session.may("read", Star.sheet):
        return None
    rows = store.database.rows(
        "SELECT id FROM star WHERE state = ? AND voided = ? ORDER BY closes_at, id", "open", False
    )
    open_ones = [standing(store, session, row[0]) for row in rows]
    waiting = [one for one in open_ones if one.may_vote and not one.has_voted]
    return next((int(one.star.id) for one in (*waiting, *open_ones)), None)


@dataclass(frozen=True)
class News:
    """What Today tells of the star: a vote that can be cast (until a day), or who was elected."""

    election: int
    month: str
    vote_until: date | None = None
    names: str = ""


def news(store: "Store", session: "Session") -> News | None:
    """A vote to be cast goes before a star that was announced within the last two weeks."""
    if "star" not in store.books or not session.may("read", Star.sheet):
        return None
    election = open_election(store, session)
    if election is not None:
        stands = standing(store, session, election)
        if stands.may_vote and not stands.has_voted:
            return News(election, stands.star.month, vote_until=stands.star.closes_on)
    since = to_millis(session.now() - ANNOUNCED_FOR)
    rows = store.database.rows(
        "SELECT id, month, star_names FROM star WHERE state = ? AND voided = ? "
        "AND announced_at >= ? ORDER BY announced_at DESC, id DESC LIMIT 1",
        *("announced", False, since),
    )
    return News(rows[0][0], rows[0][1], names=rows[0][2]) if rows else None


def cast_vote(
    store: "Store", session: "Session", election: int, candidate: int, words: str = ""
) -> None:
    """Put the person's vote into the box; raises Refused, or Invalid with what is wrong.

    Kept is that the person voted; nothing that is kept tells for whom.
    """
    with store.act(session) as act:
        refuse(session, "read", Star)
        star = rowing.load(store.database, Star, election, lock=True)
        refuse_unseen(store, session, star)
        problem = _problem(store, session, star, candidate, words)
        if problem is not None:
            raise Invalid([problem])
        put_in(act, election, candidate, one_line(words))
        store.database.run(
            "DELETE FROM deadline WHERE kind = ? AND record = ? AND what = ? AND person = ?",
            *(KIND, election, VOTE, session.person_id),
        )
        act.log("vote", star)
        act.touch(star)


def _problem(
    store: "Store", session: "Session", star: Star, candidate: int, words: str
) -> tuple[str | None, Message] | None:
    if not star.takes_votes(session.now()):
        return None, Message(N_("No votes can be cast now: the election is not open."))
    if all(p.id != session.person_id for p in entitled(store.office, star.of_branch)):
        return None, Message(N_("You do not vote in this election."))
    if session.person_id in voters(store.database, star.id):
        return None, Message(N_("You have voted already. Each colleague votes once."))
    if candidate == session.person_id:
        return "candidate", Message(N_("You cannot vote for yourself."))
    if all(p.id != candidate for p in candidates(store.office, star.of_branch)):
        return "candidate", Message(N_("Choose one of the candidates."))
    if len(one_line(words)) > LONGEST:
        told = N_("is {count} characters long; at most {most} fit. Please shorten it.")
        return "words", Message(told, count=len(one_line(words)), most=LONGEST)
    return None
