# SPDX-License-Identifier: MIT
"""The complaints of the demo office: two months of them, in every state the form knows."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from desk.demo.customers import full_name, mobile
from desk.demo.files import png
from desk.demo.judging import judge
from desk.demo.scene import Scene
from desk.errors import Invalid
from desk.records.complaint import Complaint
from desk.records.customer import Customer
from desk.text.dates import local

CHANNELS = ["phone"] * 7 + ["wechat"] * 3 + ["qq", "visit", "email", "online", "letter"]
LEVELS = ["ordinary"] * 7 + ["hot"] * 2 + ["important"]
MOODS = ["calm", "upset", "upset", "angry"]
CLERKS = ("staff", "staff", "staff2", "supervisor")
GOODS = ("YF-1001", "YF-1002", "YF-2001", "YF-3001", "YF-4001", "YF-4002")
# Minutes before the end, level, and how far each of today's goes.
TODAY = (
    (9, "grave", "registered"),
    (14, "important", "assigned"),
    (21, "grave", "in_hand"),
    (26, "ordinary", "registered"),
    (37, "hot", "taken"),
    (44, "ordinary", "paused"),
    (58, "ordinary", "in_hand"),
    (95, "grave", "registered"),
)
# What stays unfinished only for some days.
UNFINISHED = ("forgotten", "taken", "paused", "called_in", "answered", "asked")
# What becomes of an older one: share, path.
PATHS = (
    (0.60, "closed"),
    (0.70, "answered"),
    (0.76, "asked"),
    (0.81, "reopened"),
    (0.86, "forgotten"),
    (0.90, "called_in"),
    (0.93, "paused"),
    (0.95, "although"),
    (0.98, "void"),
    (1.00, "taken"),
)


def plan_complaints(scene: Scene, customers: list[Customer]) -> None:
    """Plan some seventy complaints a month, and those whose clock runs at the end."""
    for days_ago, day in scene.days():
        for _ in range(scene.pick([3, 3, 4, 4, 5])):
            life = Life(scene, customers)
            roll = scene.dice.random()
            path = next(name for share, name in PATHS if roll <= share)
            if days_ago > 12 and path in UNFINISHED:
                path = "closed"
            scene.plan(scene.moment(day), partial(life.begin, path))
    for minutes, level, path in TODAY:
        life = Life(scene, customers)
        at = scene.end - timedelta(minutes=minutes)
        scene.plan(at, partial(life.begin, path, level))


class Life:
    """One complaint from the call to the customer's opinion."""

    def __init__(self, scene: Scene, customers: list[Customer]) -> None:
        self.scene = scene
        self.customers = customers
        self.text: dict[str, Any] = scene.pick(scene.texts["complaints"])
        self.clerk = scene.pick(CLERKS)
        self.place = ""
        self.came = scene.end.date()
        self.id = 0

    def begin(self, path: str, level: str = "") -> None:
        """Register it and plan what follows."""
        self._register(level or self.scene.pick(LEVELS))
        getattr(self, f"_then_{path}")()

    def _register(self, level: str) -> None:
        scene, session = self.scene, self.scene.session(self.clerk)
        card = scene.store.new(session, "complaint")
        assert isinstance(card, Complaint)
        customer = scene.pick(self.customers)
        contact = customer.contacts[0] if customer.contacts else None
        card.customer = customer.id
        card.complainant = contact.name if contact else customer.name
        card.company = customer.name if contact else ""
        card.phone = (contact.mobile if contact else "") or customer.mobile
        if scene.chance(0.12):
            card.customer, card.complainant, card.company = None, full_name(scene), ""
            card.phone = mobile(scene)
        card.salutation = scene.pick(["mr", "ms"])
        card.channel, card.level = scene.pick(CHANNELS), level
        card.mood = scene.pick(MOODS)
        card.category = self.text["category"]
        card.content, card.own_words = self.text["content"], self.text["own_words"]
        card.demand, card.read_back = self.text["demand"], scene.chance(0.9)
        branches = list(scene.store.office.branches.values())
        place = scene.pick([b for b in branches if b.code] * 4 + branches)
        card.against_branch, self.place = place.id, place.code
        card.department = scene.pick(["配送部", "仓储部", "客户服务部", ""])
        card.product = self._product()
        card.concerns = f"YD{scene.dice.randrange(10**7, 10**8)}" if scene.chance(0.6) else ""
        card.occurred_at = scene.at - timedelta(hours=scene.dice.randrange(2, 50))
        self.came = local(scene.at, scene.store.office.zone).date()
        self.id = scene.store.save(session, card).id
        if scene.chance(0.4):
            self.soon(5, self._comment)
        if scene.chance(0.15):
            self.soon(8, self._attach)

    def _product(self) -> int | None:
        """The product it is about: the software, or one of the goods that were carried."""
        code = self.text.get("product", "")
        if code == "any":
            code = self.scene.pick(GOODS)
        rows = self.scene.store.database.rows("SELECT id FROM product WHERE code = ?", code)
        return rows[0][0] if rows else None

    def soon(
        self, minutes: int, do: Callable[[], object], since: datetime | None = None
    ) -> datetime:
        """Plan something about so many minutes of work from now, or from a moment."""
        spread = max(1, int(minutes * self.scene.dice.uniform(0.6, 1.3)))
        at = self.scene.store.office.calendar.after(since or self.scene.at, spread)
        if spread < 60 and self.scene.end - self.scene.at < timedelta(hours=2):
            at = self.scene.at + timedelta(minutes=spread)  # today's run whatever the hour is
        self.scene.plan(at, do)
        return at

    def step(self, login: str, step: str, answers: Mapping[str, Any] | None = None) -> bool:
        """Do a step where it is possible; the clock may have been faster."""
        try:
            self.scene.store.step(
                self.scene.session(login), "complaint", self.id, step, answers or {}
            )
        except Invalid:
            return False
        return True

    def _handle(self, minutes: int) -> None:
        """Assigned, taken in hand, answered first, worked on."""
        self.soon(3, lambda: self.step("supervisor", "assign", {"person": self._clerk()}))
        self.soon(9, lambda: self.step(self.clerk, "take"))
        self.soon(minutes, self._first_answer)

    def _clerk(self) -> int:
        return self.scene.person(self.clerk)

    def _first_answer(self) -> None:
        told = {"text": self.text["first"]}
        if self.scene.chance(0.3):
            told["promise_at"] = self.scene.store.office.calendar.after(self.scene.at, 300)
        self.step(self.clerk, "first_answer", told)

    def _work(self, minutes: int) -> None:
        steps = self.scene.texts["steps"]
        for deed in ("investigated", "coordinated", "contacted"):
            if self.scene.chance(0.7):
                told = {"deed": deed, "text": self.scene.pick(steps[deed])}
                self.soon(minutes, partial(self.step, self.clerk, "record_step", told))

    def _answer(self) -> None:
        told = {"result": self.text["result"], "cause": self.text["cause"]}
        if self.text["compensation"]:
            told["compensation"] = self.text["compensation"]
        self.step(self.clerk, "answer", told)

    def _opinion(self, good: bool) -> None:
        steps = self.scene.texts["steps"]
        among = ["satisfied", "satisfied", "very_satisfied"] if good else ["dissatisfied", "fair"]
        self.step(
            self.clerk,
            "opinion",
            {
                "opinion": self.scene.pick(among),
                "opinion_at": self.scene.at,
                "opinion_text": self.scene.pick(steps["opinions_good" if good else "opinions_bad"]),
            },
        )

    def _comment(self) -> None:
        text = self.scene.pick(self.scene.texts["steps"]["comments"])
        self.scene.store.comment(self.scene.session(self.clerk), "complaint", self.id, text)

    def _attach(self) -> None:
        session = self.scene.session(self.clerk)
        add = self.scene.store.attachments.add
        if self.scene.chance(0.5):
            log = self.scene.texts["steps"]["note"].encode()
            add(session, "complaint", self.id, "聊天记录.txt", log)
        else:
            add(session, "complaint", self.id, "破损照片.png", png(self.scene.dice))

    def _reason(self, name: str) -> dict[str, str]:
        told = self.scene.texts["steps"][name]
        return {"reason": told if isinstance(told, str) else self.scene.pick(told)}

    def _then_registered(self) -> None:
        """Nobody has touched it yet."""

    def _then_assigned(self) -> None:
        self.soon(3, lambda: self.step("supervisor", "assign", {"person": self._clerk()}))

    def _then_taken(self) -> None:
        self.soon(4, lambda: self.step(self.clerk, "take"))

    def _then_in_hand(self) -> None:
        self._handle(14)

    def _then_paused(self) -> None:
        self.soon(4, lambda: self.step(self.clerk, "take"))
        reason = self.scene.pick(self.scene.texts["steps"]["pauses"])
        told = {"waits_for": "customer", "reason": reason}
        self.soon(12, lambda: self.step(self.clerk, "pause", told))

    def _then_forgotten(self) -> None:
        """Nobody answers: the clock calls in the manager, then head office."""
        self.soon(5, lambda: self.step("supervisor", "assign", {"person": self._clerk()}))

    def _then_called_in(self) -> None:
        self.soon(10, lambda: self.step(self.clerk, "take"))
        self.soon(30, lambda: self.step(self.clerk, "hand_over"))
        self.soon(90, self._accept)

    def _accept(self) -> None:
        """Whoever was called in takes it over."""
        store = self.scene.store
        complaint: Any = store.get(self.scene.session("supervisor"), "complaint", self.id)
        if complaint.escalated_to is not None:
            self.step(store.office.people[complaint.escalated_to].login, "accept")

    def _then_answered(self) -> datetime:
        self._handle(self.scene.pick([14, 20, 25, 30, 35, 40, 45, 80]))
        self._work(150)
        return self.soon(400, self._answer)

    def _then_asked(self) -> None:
        self.soon(300, lambda: self._opinion(good=False), self._then_answered())

    def _then_closed(self) -> None:
        answered = self._then_answered()
        self.soon(200, partial(judge, self), answered)
        asked = self.soon(400, lambda: self._opinion(good=True), answered)
        closed = self.soon(300, lambda: self.step("supervisor", "close"), asked)
        if self.scene.chance(0.5):
            self.soon(400, self._print, closed)

    def _print(self) -> None:
        self.scene.store.printed(self.scene.session("supervisor"), "complaint", self.id)

    def _then_reopened(self) -> None:
        asked = self.soon(300, lambda: self._opinion(good=False), self._then_answered())
        reopen = partial(self.step, self.clerk, "reopen", self._reason("reopen"))
        again = self.soon(300, reopen, asked)
        if self.scene.chance(0.5):
            pleased = self.soon(300, self._answer, again)
            asked = self.soon(300, lambda: self._opinion(good=True), pleased)
            self.soon(300, lambda: self.step("supervisor", "close"), asked)

    def _then_although(self) -> None:
        reason = self._reason("close_although")
        close = partial(self.step, "supervisor", "close_although", reason)
        self.soon(700, close, self._then_answered())

    def _then_void(self) -> None:
        session = self.scene.session("supervisor")
        reason = self.scene.texts["steps"]["void"]
        self.soon(30, lambda: self.scene.store.void(session, "complaint", self.id, reason))
