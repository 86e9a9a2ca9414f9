# SPDX-License-Identifier: MIT
"""The complaints of the demo office: two months of them, in every state the form knows."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from desk.demo.customers import full_name, mobile
from desk.demo.files import png
from desk.demo.scene import Scene
from desk.errors import Invalid
from desk.records.complaint import Complaint
from desk.records.customer import Customer

DAYS = 58
CHANNELS = ["phone"] * 7 + ["wechat"] * 3 + ["qq", "visit", "email", "online", "letter"]
LEVELS = ["ordinary"] * 7 + ["hot"] * 2 + ["important"]
MOODS = ["calm", "upset", "upset", "angry"]
CLERKS = ("staff", "staff", "staff2", "supervisor")
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
    """Plan about 120 complaints over two months, and those whose clock runs at the end."""
    for days_ago in range(DAYS, 0, -1):
        day = scene.working_day(days_ago)
        for _ in range(scene.pick([1, 2, 2, 2, 3])):
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
        place = scene.pick([b for b in branches if b.code] * 3 + branches)
        card.against_branch = place.id
        card.department = scene.pick(["配送部", "仓储部", "客户服务部", ""])
        card.concerns = f"YD{scene.dice.randrange(10**7, 10**8)}" if scene.chance(0.6) else ""
        card.occurred_at = scene.at - timedelta(hours=scene.dice.randrange(2, 50))
        self.id = scene.store.save(session, card).id
        if scene.chance(0.4):
            self._soon(5, self._comment)
        if scene.chance(0.15):
            self._soon(8, self._attach)

    def _soon(self, minutes: int, do: Callable[[], object]) -> datetime:
        """Plan something about so many minutes of work from now."""
        spread = max(1, int(minutes * self.scene.dice.uniform(0.6, 1.3)))
        at = self.scene.store.office.calendar.after(self.scene.at, spread)
        if spread < 60 and self.scene.end - self.scene.at < timedelta(hours=2):
            at = self.scene.at + timedelta(minutes=spread)  # today's run whatever the hour is
        self.scene.plan(at, do)
        return at

    def _step(self, login: str, step: str, answers: Mapping[str, Any] | None = None) -> bool:
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
        self._soon(3, lambda: self._step("supervisor", "assign", {"person": self._clerk()}))
        self._soon(9, lambda: self._step(self.clerk, "take"))
        self._soon(minutes, self._first_answer)

    def _clerk(self) -> int:
        return self.scene.person(self.clerk)

    def _first_answer(self) -> None:
        told = {"text": self.text["first"]}
        if self.scene.chance(0.3):
            told["promise_at"] = self.scene.store.office.calendar.after(self.scene.at, 300)
        self._step(self.clerk, "first_answer", told)

    def _work(self, minutes: int) -> None:
        steps = self.scene.texts["steps"]
        for deed in ("investigated", "coordinated", "contacted"):
            if self.scene.chance(0.7):
                told = {"deed": deed, "text": self.scene.pick(steps[deed])}
                self._soon(minutes, partial(self._step, self.clerk, "record_step", told))

    def _answer(self) -> None:
        told = {"result": self.text["result"], "cause": self.text["cause"]}
        if self.text["compensation"]:
            told["compensation"] = self.text["compensation"]
        self._step(self.clerk, "answer", told)

    def _opinion(self, good: bool) -> None:
        steps = self.scene.texts["steps"]
        among = ["satisfied", "satisfied", "very_satisfied"] if good else ["dissatisfied", "fair"]
        self._step(
            self.clerk,
            "opinion",
            {
                "opinion": self.scene.pick(among),
                "opinion_at": self.scene.at,
                "opinion_text": self.scene.pick(steps["opinions_good" if good else "opinions_bad"]),
            },
        )

    def _judge(self) -> None:
        """Most complaints are justified; desk proposes the fines, the supervisor decides most."""
        scene = self.scene
        if scene.chance(0.4):
            self._step("supervisor", "judge", {"justified": "unjustified"})
            return
        guilty = scene.pick(["staff3", "staff3", "staff4", "staff5", "", "", "", ""])
        told: dict[str, Any] = {"justified": "justified", "responsible_unit": "配送部"}
        if guilty:
            told["responsible"] = scene.person(guilty)
        self._step("supervisor", "judge", told)
        if scene.chance(0.75):
            self._soon(200, self._decide)

    def _decide(self) -> None:
        store, session = self.scene.store, self.scene.session("supervisor")
        rows = store.database.rows(
            "SELECT id FROM fine WHERE complaint = ? AND state = ?", self.id, "proposed"
        )
        for (fine,) in rows:
            if self.scene.chance(0.15):
                store.step(
                    session, "fine", fine, "waive", {"reason": self.scene.texts["steps"]["waive"]}
                )
            else:
                store.step(session, "fine", fine, "confirm")

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
        self._soon(3, lambda: self._step("supervisor", "assign", {"person": self._clerk()}))

    def _then_taken(self) -> None:
        self._soon(4, lambda: self._step(self.clerk, "take"))

    def _then_in_hand(self) -> None:
        self._handle(14)

    def _then_paused(self) -> None:
        self._soon(4, lambda: self._step(self.clerk, "take"))
        reason = self.scene.pick(self.scene.texts["steps"]["pauses"])
        told = {"waits_for": "customer", "reason": reason}
        self._soon(12, lambda: self._step(self.clerk, "pause", told))

    def _then_forgotten(self) -> None:
        """Nobody answers: the clock calls in the manager, then head office."""
        self._soon(5, lambda: self._step("supervisor", "assign", {"person": self._clerk()}))

    def _then_called_in(self) -> None:
        self._soon(10, lambda: self._step(self.clerk, "take"))
        self._soon(30, lambda: self._step(self.clerk, "hand_over"))
        self._soon(90, self._accept)

    def _accept(self) -> None:
        """Whoever was called in takes it over."""
        store = self.scene.store
        complaint: Any = store.get(self.scene.session("supervisor"), "complaint", self.id)
        if complaint.escalated_to is not None:
            self._step(store.office.people[complaint.escalated_to].login, "accept")

    def _then_answered(self) -> None:
        self._handle(self.scene.pick([20, 30, 40, 80]))
        self._work(150)
        self._soon(400, self._answer)

    def _then_asked(self) -> None:
        self._then_answered()
        self._soon(700, lambda: self._opinion(good=False))

    def _then_closed(self) -> None:
        self._then_answered()
        self._soon(600, self._judge)
        self._soon(850, lambda: self._opinion(good=True))
        self._soon(1200, lambda: self._step("supervisor", "close"))
        if self.scene.chance(0.5):
            self._soon(1600, self._print)

    def _print(self) -> None:
        self.scene.store.printed(self.scene.session("supervisor"), "complaint", self.id)

    def _then_reopened(self) -> None:
        self._then_answered()
        self._soon(700, lambda: self._opinion(good=False))
        self._soon(1000, lambda: self._step(self.clerk, "reopen", self._reason("reopen")))

    def _then_although(self) -> None:
        self._then_answered()
        reason = self._reason("close_although")
        self._soon(1100, lambda: self._step("supervisor", "close_although", reason))

    def _then_void(self) -> None:
        session = self.scene.session("supervisor")
        reason = self.scene.texts["steps"]["void"]
        self._soon(30, lambda: self.scene.store.void(session, "complaint", self.id, reason))
