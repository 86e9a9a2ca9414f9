# SPDX-License-Identifier: MIT
"""What is done with an election: opened and closed by the clock, announced, cancelled."""

from typing import TYPE_CHECKING

from desk.db.fields import Line
from desk.db.record import Ask, Step
from desk.db.said import kept
from desk.errors import Invalid
from desk.records.star.box import emptied, voters
from desk.records.star.counting import Counted, count, decided, rows_of
from desk.records.star.electorate import candidates, entitled
from desk.records.star.words import DECIDED
from desk.text import N_, Message
from desk.text.dates import read_month

if TYPE_CHECKING:
    from desk.db.act import Act
    from desk.records.star.record import Star


class AskCancel(Ask):
    """Why nobody is elected."""

    reason = Line(N_("Reason"), required=True)
    drawing = "reason"


def open_it(star: "Star", act: "Act", asked: None) -> None:
    """From now on votes are cast."""
    star.opens_at = min(star.opens_at or act.now, act.now)
    star.state = "open"


def close(star: "Star", act: "Act", asked: None) -> None:
    """No more votes: the box is emptied and counted. Before the day only if everybody voted."""
    may = {person.id for person in entitled(act.office, star.of_branch)}
    have = voters(act.store.database, star.id)
    if star.closes_at is not None and act.now < star.closes_at and may - have:
        told = N_("Votes may be cast until {day}, and not everybody has voted yet.")
        raise Invalid([(None, Message(told, day=str(star.closes_on)))])
    month = read_month(star.month)
    assert month is not None
    counted = count(act, star, month, [p.id for p in candidates(act.office, star.of_branch)])
    elected, why = decided(counted)
    box = emptied(act.store.database, star.id)
    names = act.office.labels("person", [one.person for one in counted])
    star.results = rows_of(counted, elected)
    star.star = counted[0].person if elected else None
    star.star_names = "、".join(names.get(one.person, "") for one in counted[:elected])
    star.decided = kept(Message(DECIDED[why]))
    star.entitled, star.voted = len(may | have), len(have)
    star.customers = sum(one.customers for one in counted)
    star.box_check = kept(_checked(sum(box.votes.values()), len(have)))
    star.proposal = kept(_proposal(counted[0])) if elected else ""
    star.voices = "\n".join(f"{names.get(who, '')}: {text}" for who, text in box.words)
    star.counted_at = act.now
    star.state = "counted"


def _checked(votes: int, have: int) -> Message:
    if votes == have:
        return Message(N_("As many votes as voters: {count}."), count=votes)
    told = N_("Box and list do not agree: {votes} votes, {voters} voters. The result is in doubt.")
    return Message(told, votes=votes, voters=have)


def _proposal(star: Counted) -> Message:
    """The figures of the elected as sentences, for who has no words of the own."""
    satisfied, percent = star.satisfied, star.satisfied.percent
    shares: Message | str = ""
    if percent is not None:
        told = N_("{percent}% of {count} customers asked were satisfied.")
        shares = Message(told, percent=str(percent), count=satisfied.whole)
    blamed = Message(N_("Not one justified complaint.")) if not star.justified else ""
    return Message(
        N_("{staff} votes of colleagues, {customers} customers' praise by name. {shares} {blamed}"),
        staff=star.staff, customers=star.customers, shares=shares, blamed=blamed,
    )  # fmt: skip


def announce(star: "Star", act: "Act", asked: None) -> None:
    """Everybody hears who is the star."""
    star.announced_at, star.announced_by = act.now, act.session.person_id
    star.state = "announced"


def cancel(star: "Star", act: "Act", asked: AskCancel) -> None:
    """No election this time; the box stays shut."""
    star.state = "cancelled"


STEPS = (
    Step("open", N_("Open the election"), open_it, "supervisor",
         when=lambda s: s.state == "planned", key="Ctrl+Shift+O", icon="unlock", main=True),
    Step("close", N_("Close and count"), close, "supervisor",
         when=lambda s: s.state == "open", key="Ctrl+Shift+L", icon="lock"),
    Step("announce", N_("Announce the result"), announce, "supervisor",
         when=lambda s: s.state == "counted" and s.star is not None,
         key="Ctrl+Shift+A", icon="star", main=True),
    Step("cancel", N_("Cancel the election"), cancel, "supervisor",
         when=lambda s: s.state in ("planned", "open") or (s.state == "counted" and s.star is None),
         asks=AskCancel, icon="cross"),
)  # fmt: skip
