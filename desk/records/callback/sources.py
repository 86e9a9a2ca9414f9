# SPDX-License-Identifier: MIT
"""Where call-backs come from: work that is done, a customer's own cycle, the rhythm of orders."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from desk.db.fields import to_millis
from desk.db.record import FollowUp, Record
from desk.db.said import kept
from desk.records.workdays import open_day
from desk.text.dates import day_bounds

if TYPE_CHECKING:
    from desk.db.act import Act

KIND = "callback"
# Customers of one import must not all fall due on one day.
MOST_A_DAY = 50


def call_back(
    act: "Act",
    record: Record,
    reason: str,
    day: date,
    *,
    customer: int | None = None,
    target: str = "",
    phone: str = "",
    why: str = "",
    wait: int | None = None,
) -> Iterator[FollowUp]:
    """The call-back that a record asks for after the `day` on which its work was done.

    `wait` is in days, the policy's where none is given; `why` tells several of one record apart.
    Nothing for a customer who does not want to be called.
    """
    card: Any = act.get("customer", customer) if customer is not None else None
    if card is not None and card.do_not_call:
        return
    if wait is None:
        days = act.rule("callbacks", day)
        wait = int(days.get(reason, days["delivery"]))
    values = {
        "reason": reason,
        "about": record.number,
        "customer": customer,
        "target": target or (_contact(card) if card is not None else ""),
        "phone": phone or (_number(card) if card is not None else ""),
        "due_on": open_day(act, day + timedelta(days=wait)),
    }
    yield FollowUp(KIND, why or reason, values)


def plan_periodic(act: "Act") -> int:
    """Make the call-backs that fall due by a customer's cycle today; how many.

    The cycle is the customer's own, else the policy's (0: none); it runs from the last call-back
    that reached the customer, else from the card. The longest waiting come first.
    """
    usual = int(act.rule("callbacks")["periodic"])
    end = to_millis(day_bounds(act.today, act.office.zone)[1])
    rows = act.store.database.rows(
        "SELECT id, since, cycle FROM (SELECT c.id AS id, COALESCE(c.callback_days, ?) AS cycle, "
        "COALESCE((SELECT MAX(b.done_at) FROM callback AS b WHERE b.customer = c.id "
        "AND b.voided = ?), c.created_at) AS since FROM customer AS c "
        "WHERE c.enabled = ? AND c.do_not_call = ? AND c.voided = ? AND NOT EXISTS (SELECT 1 FROM "
        "callback AS o WHERE o.customer = c.id AND o.voided = ? AND o.state IN (?, ?))) AS found "
        "WHERE cycle > 0 AND since + cycle * CAST(86400000 AS BIGINT) < ? "
        f"ORDER BY since + cycle * CAST(86400000 AS BIGINT), id LIMIT {MOST_A_DAY}",
        *(usual, False, True, False, False, False, "due", "trying", end),
    )
    for customer, _since, _cycle in rows:
        _make(act, customer, "periodic")
    return len(rows)


def plan_restocking(act: "Act") -> int:
    """Make a reminder for each customer who by the rhythm of own orders soon runs out; how many."""
    if "order" not in act.store.books:
        return 0
    from desk.records.order.rhythm import rhythm_of

    # Only who ordered within half a year has a rhythm still.
    since = to_millis(act.now - timedelta(days=183))
    rows = act.store.database.rows(
        'SELECT o.customer, MAX(o.ordered_at) FROM "order" AS o JOIN customer AS c '
        "ON c.id = o.customer WHERE o.voided = ? AND o.ordered_at >= ? AND c.enabled = ? "
        "AND c.do_not_call = ? AND c.voided = ? GROUP BY o.customer HAVING COUNT(*) >= 3",
        *(False, since, True, False, False),
    )
    made = 0
    ahead = timedelta(days=int(act.rule("callbacks")["restock"]))
    for customer, last in rows:
        if made >= MOST_A_DAY:
            break
        rhythm = rhythm_of(act.store.database, customer, act.office.zone)
        if rhythm is None or rhythm.next_on - ahead > act.today:
            continue
        if _reminded(act, customer, last):
            continue
        _make(act, customer, "restock", kept(rhythm.message()))
        made += 1
    return made


def _reminded(act: "Act", customer: int, last: int) -> bool:
    """Whether a call is open already, or was made since the customer's last order."""
    rows = act.store.database.rows(
        "SELECT 1 FROM callback WHERE customer = ? AND voided = ? AND (state IN (?, ?) "
        "OR (reason = ? AND created_at > ?)) LIMIT 1",
        *(customer, False, "due", "trying", "restock", last),
    )
    return bool(rows)


def _make(act: "Act", customer: int, reason: str, remarks: str = "") -> None:
    card: Any = act.get("customer", customer)
    made: Any = act.new(KIND, reason=reason, customer=customer, remarks=remarks)
    made.target, made.phone, made.branch = _contact(card), _number(card), card.branch
    made.due_on = open_day(act, act.today)
    act.save(made)


def _contact(card: Any) -> str:
    main = next((c.name for c in card.contacts if c.main), "")
    return str(main or card.name)


def _number(card: Any) -> str:
    main = next((c.mobile or c.phone for c in card.contacts if c.main), "")
    return str(main or card.mobile or card.phone or card.other_phone)
