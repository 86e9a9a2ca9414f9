# SPDX-License-Identifier: MIT
"""The stage of the demo: its texts, its dice, its people at work and a clock that is moved."""

import heapq
import random
import tomllib
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from itertools import count
from typing import Any

from desk import paths
from desk.db.people import session_of
from desk.db.store import Store
from desk.session import Session
from desk.text.dates import local, utc

#: So many days before the end the office begins to work with desk; last month lies within.
DAYS = 61
#: Who takes what comes in: the house, the first branch, the second; as often as they stand here.
DESKS = ("staff", "staff", "staff2", "supervisor", "staff3", "staff4", "staff5", "staff5")
TOGETHER = 200
TODAY = timedelta(hours=6)
OPENS, CLOSES = 8 * 60 + 40, 17 * 60 + 20
LUNCH = range(12 * 60, 13 * 60 + 30)


def read_texts() -> dict[str, Any]:
    """The names and sentences of the demo office."""
    file = paths.resources() / "demo" / "office.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


class Scene:
    """Two months of an office, played in order of time; `at` is what every clock shows now."""

    def __init__(self, store: Store, texts: dict[str, Any], seed: int, end: datetime) -> None:
        self.store = store
        self.texts = texts
        self.dice = random.Random(seed)
        self.end = end
        self.opens = end - timedelta(days=DAYS, hours=2)
        self.at = end
        self._events: list[tuple[datetime, int, Callable[[], object]]] = []
        self._order = count()
        self._sessions: dict[str, Session] = {}

    def clock(self) -> datetime:
        """The time of the scene (UTC)."""
        return self.at

    def session(self, login: str) -> Session:
        """A colleague at work by the scene's clock."""
        if login not in self._sessions:
            people = self.store.office.people.values()
            key = next(p.id for p in people if p.login == login)
            self._sessions[login] = session_of(self.store, key, desk="demo", clock=self.clock)
        return self._sessions[login]

    def person(self, login: str) -> int:
        """The id of a colleague."""
        person = self.session(login).person_id
        assert person is not None
        return person

    def plan(self, at: datetime, do: Callable[[], object]) -> None:
        """Let something happen at a moment, unless it lies beyond the end."""
        if at <= self.end:
            heapq.heappush(self._events, (at, next(self._order), do))

    def play(self, meanwhile: Callable[[], object]) -> None:
        """Let everything planned happen in order; `meanwhile` runs before each event."""
        while self._events:
            # Some hundred events at once: a demo that a power cut spoils is made again.
            with self.store.database.write():
                for _event in range(min(TOGETHER, len(self._events))):
                    self.at, _, do = heapq.heappop(self._events)
                    meanwhile()
                    do()
        self.at = self.end
        meanwhile()

    def days(self) -> list[tuple[int, date]]:
        """Every day of work before today, with how many days ago it was, the first one first."""
        every = [(days_ago, self.working_day(days_ago)) for days_ago in range(DAYS - 1, 0, -1)]
        return [(ago, day) for ago, day in every if day == self.today() - timedelta(days=ago)]

    def today(self) -> date:
        """The day on which the scene ends."""
        return local(self.end, self.store.office.zone).date()

    def last_month(self) -> str:
        """The month before that of today, as 2026-10."""
        return f"{self.today().replace(day=1) - timedelta(days=1):%Y-%m}"

    def later(self, minutes: int) -> datetime:
        """So many minutes of work from now; today's run whatever the hour and the day are."""
        if self.end - self.at < TODAY:
            return self.at + timedelta(minutes=minutes)
        return self.store.office.calendar.after(self.at, minutes)

    def is_old(self, days: int = 5) -> bool:
        """Whether it is so long ago now that nothing of it should still be undone."""
        return self.end - self.at > timedelta(days=days)

    def part_of_today(self, share: float) -> datetime:
        """The moment at which so much (0 to 1) of today's work was done, whatever the hour is."""
        start = utc(self.today(), time(8, 0), self.store.office.zone)
        if start > self.end - timedelta(hours=1):
            start = utc(self.today(), time(0, 0), self.store.office.zone)
        return start + share * (self.end - start)

    def working_day(self, days_ago: int) -> date:
        """A day of work about so many days before the end."""
        day = self.today() - timedelta(days=days_ago)
        while not self.store.office.calendar.day(day):
            day -= timedelta(days=1)
        return day

    def moment(self, day: date) -> datetime:
        """Some moment of the working hours of a day."""
        minute = self.dice.randrange(OPENS, CLOSES - len(LUNCH))
        if minute >= LUNCH.start:
            minute += len(LUNCH)
        return utc(day, time(minute // 60, minute % 60), self.store.office.zone)

    def pick(self, among: Any) -> Any:
        """One of several, by the dice."""
        return self.dice.choice(among)

    def chance(self, share: float) -> bool:
        """True about so often (0 to 1)."""
        return self.dice.random() < share
