# SPDX-License-Identifier: MIT
"""The figures of every report counted again in plain Python from `SELECT *` of the raw tables.

Nothing of the program is asked here but the office's time zone and its working hours.
"""

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from desk.db.store import Store
from desk.text.dates import day_bounds, month_bounds

Row = dict[str, Any]
DAY = 24 * 3600 * 1000
PLEASED = ("4", "5")


class Raw:
    """The tables of an office as rows of plain values, void ones left out."""

    def __init__(self, store: Store, end: datetime, month: date, branch: int | None) -> None:
        self.store = store
        self.zone = store.office.zone
        self.now = _millis(end)
        self.month, self.branch = month, branch
        start, over = month_bounds(month.year, month.month, self.zone)
        self.first, self.last = _millis(start), _millis(over) - 1
        self._kept: dict[str, list[Row]] = {}

    def all(self, table: str) -> list[Row]:
        """Every row of a table that is not void."""
        if table not in self._kept:
            with self.store.database.read() as engine:
                cursor = engine.execute_sql(f'SELECT * FROM "{table}" ORDER BY 1')
                names = [column[0] for column in cursor.description]
                rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
            self._kept[table] = [row for row in rows if not row.get("voided")]
        return self._kept[table]

    def here(self, table: str, branch: str = "branch") -> list[Row]:
        """The rows of the branch that is asked for, of any time."""
        rows = self.all(table)
        return rows if self.branch is None else [r for r in rows if r[branch] == self.branch]

    def of_month(self, table: str, field: str, branch: str = "branch") -> list[Row]:
        """The rows of the month by a moment or a day."""
        rows = self.all(table) if not branch else self.here(table, branch)
        return [row for row in rows if self._within(row[field])]

    def _within(self, at: Any) -> bool:
        if at is None:
            return False
        if isinstance(at, int):
            return self.first <= at <= self.last
        return str(at)[:7] == f"{self.month:%Y-%m}"

    def owned(self, table: str, owners: Iterable[Row]) -> list[Row]:
        """The rows of a table inside some forms."""
        ids = {row["id"] for row in owners}
        return [row for row in self.all(table) if row["owner"] in ids]

    def day(self, at: int) -> str:
        """The office's day of a moment."""
        return f"{datetime.fromtimestamp(at / 1000, UTC).astimezone(self.zone):%Y-%m-%d}"

    def minutes(self, since: int, until: int) -> int:
        """Working minutes between two moments."""
        moments = (datetime.fromtimestamp(at / 1000, UTC) for at in (since, until))
        return max(self.store.office.calendar.minutes_between(*moments), 0)


def _millis(moment: datetime) -> int:
    return round(moment.timestamp() * 1000)


def mean(values: list[int]) -> int | None:
    """The average, a half rounded up."""
    return int(Decimal(sum(values)) / len(values) + Decimal("0.5")) if values else None


def within(values: list[int], percent: int) -> int | None:
    """The smallest value that so many per cent do not pass."""
    ordered = sorted(values)
    fits = (v for n, v in enumerate(ordered, 1) if n * 100 >= percent * len(ordered))
    return next(fits, None)


def total(rows: Iterable[Row], field: str) -> int:
    """What a field adds up to."""
    return sum(row[field] or 0 for row in rows)


def having(rows: Iterable[Row], **wanted: Any) -> list[Row]:
    """The rows that hold some values; a tuple means one of several, True filled, None empty."""

    def fits(row: Row, field: str, value: Any) -> bool:
        held = row[field]
        if value is True:
            return held not in (None, "")
        if value is None:
            return held in (None, "")
        return held in value if isinstance(value, tuple) else held == value

    return [row for row in rows if all(fits(row, f, v) for f, v in wanted.items())]


def complaints(raw: Raw) -> dict[str, Any]:
    """The monthly complaint report."""
    rows = raw.of_month("complaint", "received_at", "about_branch")
    answered = having(rows, first_answer_at=True)
    in_time = [r for r in answered if r["first_answer_at"] <= r["due_at"]]
    open_ones = [r for r in rows if r["state"] != "closed"]
    due = [
        r for r in having(open_ones, first_answer_at=None)
        if r["due_at"] < raw.now and not r["paused"]
    ]  # fmt: skip
    told = having(rows, opinion=True)
    pleased = having(told, opinion=("satisfied", "very_satisfied"))
    up = having(rows, ladder=("manager", "head_office"))
    opened = [r for r in raw.here("complaint", "about_branch")
              if r["state"] != "closed" and r["received_at"] <= raw.last]  # fmt: skip
    return {
        "Received": len(rows),
        "Handled": (len(having(rows, state=("answered", "closed"))), len(rows)),
        "Answered in time": (len(in_time), len(answered) + len(due)),
        "Satisfied": (len(pleased), len(told)),
        "Justified": len(having(rows, justified="justified")),
        "Repeated": len(having(rows, repeat_of=True)),
        "Escalated": len(up),
        "Compensation": total(rows, "compensation"),
        "Still open": len(opened),
        "Given in time": len(in_time),
        "Given late": len(answered) - len(in_time),
        "Due and not given": len(due),
        "First answer, on average": mean([r["answered_in"] for r in answered]),
        "First answer, half of them within": within([r["answered_in"] for r in answered], 50),
        "First answer, 90 of 100 within": within([r["answered_in"] for r in answered], 90),
        **_closing(having(rows, closed_at=True)),
        **{label: len(having(_slips(raw), state=label.lower())) for label in
           ("Proposed", "Confirmed", "Waived")},
    }  # fmt: skip


def _closing(closed: list[Row]) -> dict[str, Any]:
    times = [row["closed_in"] for row in closed]
    return {
        "Closing, on average": mean(times),
        "Closing, half of them within": within(times, 50),
        "Closing, 90 of 100 within": within(times, 90),
    }


def _slips(raw: Raw) -> list[Row]:
    return having(raw.here("fine", "about_branch"), month=f"{raw.month:%Y-%m}")


def fines(raw: Raw) -> dict[str, Any]:
    """The penalty sheet."""
    standing = having(_slips(raw), state=("proposed", "confirmed"))
    return {
        "Slips": len(standing),
        "People": len({row["person"] for row in standing}),
        "Sum": total(standing, "amount"),
        "Not decided yet": len(having(standing, state="proposed")),
    }


def measures(raw: Raw) -> dict[str, Any]:
    """What justified complaints led to."""
    rows = raw.of_month("complaint", "received_at", "about_branch")
    just = having(rows, justified="justified")
    taken = having(just, prevention=True)
    return {
        "With a measure": (len(taken), len(just)),
        "Without a measure": len(just) - len(taken),
    }


def satisfaction(raw: Raw) -> dict[str, Any]:
    """The satisfaction report."""
    done, due = raw.of_month("callback", "done_at"), raw.of_month("callback", "due_on")
    scored = having(done, satisfaction=True, corrected_by=None)
    return {
        "Call-backs done": len(done),
        "Satisfied": (len(having(scored, satisfaction=PLEASED)), len(scored)),
        "Due in this month": len(due),
        "Given up": len(having(due, state="given_up")),
        "Not reached yet": len(having(due, state="trying")),
        "Suggestions": len(having(done, suggestion=True)),
        "Complaints from it": len(having(done, raised=True)),
        "Re-called by the supervisor": len(having(done, recalled_at=True)),
    }


def calls(raw: Raw) -> dict[str, Any]:
    """The call report."""
    rows = raw.of_month("call", "started_at")
    talked = [r for r in having(rows, seconds=True) if r["outcome"] != "missed"]
    lengths = [r["seconds"] for r in talked]
    asked = [r["seconds"] for r in having(talked, purpose=("enquiry", "business"))]
    rung = [r["rings"] for r in having(rows, direction="in") if r["rings"] is not None]
    promised = having(rows, promise_at=True)
    kept = [r for r in having(promised, replied_at=True) if r["replied_at"] <= r["promise_at"]]
    return {
        "Calls": len(rows),
        "Nobody answered": len(having(rows, outcome="missed")),
        "Enquiry, on average": mean(asked),
        "Call, on average": mean(lengths),
        "Call, 90 of 100 within": within(lengths, 90),
        "Answered within three rings": (sum(n <= 3 for n in rung), len(rung)),
        "Promised replies kept": (len(kept), len(promised)),
        "Became a complaint": len(having(rows, outcome="complaint")),
        "Became an order": len(having(rows, outcome="order")),
        "Became a service task": len(having(rows, outcome="task")),
    }


def orders(raw: Raw) -> dict[str, Any]:
    """The order report."""
    rows = raw.of_month("order", "ordered_at")
    valid = [r for r in rows if r["state"] not in ("draft", "cancelled")]
    came = having(rows, delivered_at=True, deliver_by=True)
    on_time = [r for r in came if raw.day(r["delivered_at"]) <= str(r["deliver_by"])]
    waiting = having(rows, state=("confirmed", "waiting", "ready", "on_road"))
    return {
        "Orders": len(valid),
        "Order value": total(valid, "total"),
        "Delivered by the promised day": (len(on_time), len(came)),
        "Cancelled": len(having(rows, state="cancelled")),
        "Delivered": len(having(rows, state=("delivered", "called_back"))),
        "Waiting for stock": len(having(rows, state="waiting")),
        "Lines short": sum((line["short"] or 0) > 0 for line in raw.owned("order_lines", waiting)),
        "To collect": total(valid, "to_collect"),
    }


def dispatches(raw: Raw) -> dict[str, Any]:
    """The dispatch report."""
    trips = having(raw.of_month("dispatch", "day"), state=("out", "back", "closed"))
    stops = raw.owned("dispatch_stops", trips)
    told = having(stops, result=True)
    costs = sum(total(trips, name) for name in ("fuel", "tolls", "other_costs"))
    rates = [Decimal(r["load_rate"]) / 10 for r in trips if r["load_rate"] is not None]
    days = {row["id"]: str(row["deliver_by"]) for row in raw.all("order") if row["deliver_by"]}
    served = [s for s in having(stops, result=("delivered", "partly"), signed_at=True)
              if s["order"] in days]  # fmt: skip
    return {
        "Trips": len(trips),
        "Kilometres": total(trips, "distance"),
        "Load rate, on average (%)": round(sum(rates) / len(rates), 1) if rates else None,
        "Stops delivered": (len(having(stops, result="delivered")), len(told)),
        "Cash to bring back": total(trips, "cash_due"),
        "Cash brought back": total(trips, "cash_returned"),
        "Cash difference": total(trips, "cash_difference"),
        "Stops on time": (sum(raw.day(s["signed_at"]) <= days[s["order"]] for s in served),
                          len(served)),
        "Costs": costs,
        "Cost per stop": costs // len(told) if told else None,
    }  # fmt: skip


def pickups(raw: Raw) -> dict[str, Any]:
    """The pickup report."""
    rows = raw.of_month("pickup_notice", "arrived_at")
    came = {row["id"]: row["arrived_at"] for row in rows}
    tries = sorted(raw.owned("pickup_notice_attempts", rows), key=lambda t: t["at"])
    told: dict[int, int] = {}
    for one in having(tries, outcome=("told", "will_send")):
        told.setdefault(one["owner"], one["at"])
    waits = [raw.minutes(came[key], at) for key, at in told.items()]
    counts = [sum(t["owner"] == key for t in tries) for key in came if key not in told]
    today = raw.day(raw.now)
    lying = [r for r in rows if r["state"] not in ("collected", "returned") and r["free_until"]
             and str(r["free_until"]) < today]  # fmt: skip
    return {
        "Arrivals": len(rows),
        "Told on the day of arrival": (
            sum(raw.day(came[key]) == raw.day(at) for key, at in told.items()), len(rows)),
        "Told after, on average": mean(waits),
        "Told, 90 of 100 within": within(waits, 90),
        "Goods collected": len(having(rows, state="collected")),
        "Returned to the shipper": len(having(rows, state="returned")),
        "Not reached after three tries": sum(count >= 3 for count in counts),
        "Beyond the free days": len(lying),
        "Cash received": total(rows, "cash_received"),
        "Storage fee": total(rows, "storage_fee"),
    }  # fmt: skip


def trainings(raw: Raw) -> dict[str, Any]:
    """The training report."""
    rows = raw.of_month("training", "planned_at")
    waits = [(r["planned_at"] - r["created_at"]) // DAY for r in rows]
    given = having(rows, assigned_at=True)
    return {
        "Trainings": len(rows),
        "Finished": len(having(rows, finished_at=True)),
        "Persons trained": total(having(rows, finished_at=True), "people"),
        "Days from intake to training": mean(waits),
        "Days from assigning to training": mean(
            [max(r["planned_at"] - r["assigned_at"], 0) // DAY for r in given]
        ),
        "To be repeated": len(having(rows, state="repeat")),
        "Cancelled": len(having(rows, state="cancelled")),
    }


def tasks(raw: Raw) -> dict[str, Any]:
    """The service task report."""
    rows = raw.of_month("service_task", "received_at")
    return {
        "Service tasks": len(rows),
        "Work done": len(having(rows, finished_at=True)),
        "In warranty": (len(having(rows, warranty="in")), len(rows)),
        "DOA": (len(having(rows, doa="yes")), len(having(rows, doa=("yes", "no")))),
        "Escalated": len(having(rows, ladder=("point", "centre"))),
        "Total charges": total(rows, "total"),
        "Waiting for parts": len(having(rows, state="waiting")),
        "Still faulty": len(having(rows, check="not_ok")),
    }


def stock(raw: Raw) -> dict[str, Any]:
    """The stock report."""
    moves = raw.of_month("stock_move", "at", branch="")
    real = [m for m in moves if m["direction"] not in ("reserve", "release")]
    return {
        "Must be ordered": len(having(raw.all("stock"), state="must_order")),
        "Running low": len(having(raw.all("stock"), state="low")),
        "Movements": len(real),
        "Corrected by counting": len(having(moves, direction=("count_up", "count_down"))),
    }


def trail(raw: Raw) -> dict[str, Any]:
    """The trail report."""
    lines = raw.of_month("audit", "at", branch="")

    def deeds(*actions: str) -> int:
        return len(having(lines, action=actions))

    steps = sum(line["action"].startswith("step:") for line in lines)
    return {
        "Sheets saved": deeds("create", "change") + steps,
        "Sheets voided": deeds("void"),
        "Printed or taken out": deeds("print", "list", "export", "report", "reveal", "look"),
        "Refused": deeds("refused"),
        "Sign-ins": deeds("sign-in"),
        "Sign-ins failed": deeds("sign-in failed", "sign-in locked"),
        "Imports": deeds("import"),
        "Reports signed": deeds("report signed"),
    }


def of_year(raw: Raw, year: int) -> dict[str, list[int]]:
    """The complaints received in each month of a year, by the name of the branch."""
    names = {place.id: place.name for place in raw.store.office.branches.values()}
    found = {name: [0] * 12 for name in (*names.values(), "All branches")}
    for row in raw.all("complaint"):
        month = raw.day(row["received_at"])[:7]
        if month.startswith(f"{year}-"):
            for name in (names[row["about_branch"]], "All branches"):
                found[name][int(month[5:]) - 1] += 1
    return {name: counts for name, counts in found.items() if any(counts)}


def stock_cards(raw: Raw) -> dict[str, list[Decimal]]:
    """For each product: on hand before, in, out, found by counting, on hand after, walked forward.

    Every movement there ever was is added up; the report reckons back from today's stock.
    """
    names = {row["id"]: row["name"] for row in raw.all("product")}
    signs = {"in": 1, "back": 1, "count_up": 1, "out": -1, "count_down": -1}
    cards: dict[str, list[Decimal]] = {}
    for move in raw.all("stock_move"):
        if move["direction"] not in signs or move["at"] > raw.last:
            continue
        card = cards.setdefault(names[move["product"]], [Decimal(0)] * 5)
        count, sign = Decimal(move["quantity"]) / 1000, signs[move["direction"]]
        if move["at"] < raw.first:
            card[0] += sign * count
        elif move["direction"] in ("in", "back"):
            card[1] += count
        elif move["direction"] == "out":
            card[2] += count
        else:
            card[3] += sign * count
        card[4] += sign * count
    return cards


def daily(raw: Raw, day: date) -> dict[str, int]:
    """The day's figures for the data centre."""
    start, over = (_millis(moment) for moment in day_bounds(day, raw.zone))

    def count(table: str, field: str, branch: str = "branch", **wanted: Any) -> int:
        rows = raw.here(table, branch) if branch else raw.all(table)
        found = [
            r for r in having(rows, **wanted)
            if (start <= r[field] < over if isinstance(r[field], int)
                else str(r[field]) == day.isoformat())
        ]  # fmt: skip
        return len(found)

    taken = ("confirmed", "waiting", "ready", "on_road", "delivered", "called_back")
    return {
        "Orders": count("order", "ordered_at", state=taken),
        "Orders delivered": count("order", "delivered_at"),
        "Trips": count("dispatch", "day", state=("out", "back", "closed")),
        "Goods in": count("stock_move", "at", "", direction=("in", "back")),
        "Goods out": count("stock_move", "at", "", direction="out"),
        "Arrivals": count("pickup_notice", "arrived_at"),
        "Goods collected": count("pickup_notice", "collected_at"),
        "Complaints received": count("complaint", "received_at", "about_branch"),
        "Complaints closed": count("complaint", "closed_at", "about_branch"),
        "Calls": count("call", "started_at"),
        "Call-backs done": count("callback", "done_at"),
        "Tracings": count("tracing", "asked_at"),
        "Service tasks": count("service_task", "received_at"),
        "Trainings": count("training", "planned_at"),
        "Receptions": count("stay", "arrive_at"),
    }


RECOUNTS: dict[str, Callable[[Raw], dict[str, Any]]] = {
    "complaints": complaints,
    "fines": fines,
    "measures": measures,
    "satisfaction": satisfaction,
    "calls": calls,
    "orders": orders,
    "dispatches": dispatches,
    "pickups": pickups,
    "trainings": trainings,
    "tasks": tasks,
    "stock": stock,
    "trail": trail,
}
#: Reports that know no branches.
OF_ALL = ("stock", "trail")
#: For tables that break something down: heading, table, the moment, the field, the branch's field,
#: and which rows only.
BREAKDOWNS: tuple[tuple[str, str, str, str, str, str, dict[str, Any]], ...] = (
    ("complaints", "Category", "complaint", "received_at", "category", "about_branch", {}),
    ("complaints", "Channel", "complaint", "received_at", "channel", "about_branch", {}),
    ("complaints", "Status", "complaint", "received_at", "state", "about_branch", {}),
    ("complaints", "Level", "complaint", "received_at", "level", "about_branch", {}),
    ("complaints", "Customer's opinion", "complaint", "received_at", "opinion", "about_branch", {}),
    ("complaints", "Responsible department", "complaint", "received_at", "responsible_unit",
     "about_branch", {}),
    ("complaints", "Responsible person", "complaint", "received_at", "responsible",
     "about_branch", {}),
    ("complaints", "Product concerned", "complaint", "received_at", "product", "about_branch", {}),
    ("complaints", "Justified or not", "complaint", "received_at", "justified", "about_branch",
     {"justified": ("justified", "unjustified")}),
    ("complaints", "Called in", "complaint", "received_at", "ladder", "about_branch",
     {"ladder": ("manager", "head_office")}),
    ("satisfaction", "Satisfaction", "callback", "done_at", "satisfaction", "branch",
     {"corrected_by": None}),
    ("satisfaction", "Kind of feedback", "callback", "done_at", "feedback_kind", "branch", {}),
    ("calls", "Kind of call", "call", "started_at", "purpose", "branch", {}),
    ("calls", "Outcome", "call", "started_at", "outcome", "branch", {}),
    ("calls", "Taken by", "call", "started_at", "taken_by", "branch", {}),
    ("orders", "Status", "order", "ordered_at", "state", "branch", {}),
    ("orders", "Ordered by way of", "order", "ordered_at", "channel", "branch",
     {"state": ("confirmed", "waiting", "ready", "on_road", "delivered", "called_back")}),
    ("dispatches", "Vehicle", "dispatch", "day", "vehicle", "branch",
     {"state": ("out", "back", "closed")}),
    ("pickups", "Status", "pickup_notice", "arrived_at", "state", "branch", {}),
    ("trainings", "Customer's rating", "training", "planned_at", "rating", "branch", {}),
    ("tasks", "Service mode", "service_task", "received_at", "mode", "branch", {}),
    ("tasks", "Warranty", "service_task", "received_at", "warranty", "branch", {}),
    ("tasks", "Engineer", "service_task", "received_at", "engineer", "branch", {}),
    ("stock", "Direction", "stock_move", "at", "direction", "", {}),
)  # fmt: skip


def breakdown(raw: Raw, line: tuple[str, str, str, str, str, str, dict[str, Any]]) -> list[int]:
    """How many stand under each value of a field, the largest first."""
    _report, _heading, table, at, field, branch, wanted = line
    counts: dict[Any, int] = {}
    for row in having(raw.of_month(table, at, branch), **wanted):
        if row[field] not in (None, ""):
            counts[row[field]] = counts.get(row[field], 0) + 1
    return sorted(counts.values(), reverse=True)
