# SPDX-License-Identifier: MIT
"""A value of every kind of field, and whole records filled with them."""

from datetime import timedelta
from decimal import Decimal
from itertools import count
from typing import Any

from desk.db.fields import (
    Address,
    Choice,
    Day,
    Email,
    IdNumber,
    Kind,
    Line,
    Link,
    Measure,
    Moment,
    Money,
    Name,
    Note,
    Phone,
    Tick,
    Whole,
)
from desk.db.record import Record, Row, Rows
from desk.db.store import Store
from desk.session import Session

_COUNT = count(1)
_MONTHS = count()
_MARKS = count()


def _unique(store: Store, session: Session) -> str:
    """A code that nothing else has."""
    return f"NR-{next(_COUNT):06}"


def _fresh(kind: str) -> Any:
    """A record of its own, not one that others use."""
    return lambda store, session: saved(store, session, kind).id


def _month(store: Store, session: Session) -> str:
    """A month that has no binder yet."""
    years, month = divmod(next(_MONTHS), 12)
    return f"{2030 + years}-{month + 1:02}"


def _later(store: Store, session: Session) -> Any:
    """A moment that lies ahead."""
    return session.now() + timedelta(days=7)


def _clerk(store: Store, session: Session) -> int:
    """A colleague who is assessed by others."""
    return next(p.id for p in store.office.people.values() if p.roles == {"staff"})


def _soon(store: Store, session: Session) -> Any:
    """A day that lies ahead."""
    return session.today() + timedelta(days=5)


def _order_lines(store: Store, session: Session) -> list[Row]:
    """A line whose amount is quantity times price."""
    row = store.books["order"].tables()["lines"].row
    product = _linked(store, session, "product")
    values = {"item": "样品 A & B", "spec": "<b>", "unit": "箱", "remark": "%s", "delivered": None}
    return [
        row(product=product, quantity=Decimal(2), price=100_000, discount=Decimal(10),
            amount=180_000, **values)
    ]  # fmt: skip


def _mark(store: Store, session: Session) -> str:
    """A mark on the roster that no other shift has."""
    tens, ones = divmod(next(_MARKS), 36)
    figures = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    return figures[tens % 36] + figures[ones]


def _long_ago(store: Store, session: Session) -> Any:
    """A day that nothing else stands on."""
    return session.today() - timedelta(days=next(_COUNT))


def _roster_lines(store: Store, session: Session) -> list[Row]:
    """A colleague with a shift on the first day."""
    row = store.books["roster"].tables()["lines"].row
    shift: Any = saved(store, session, "shift")
    return [row(person=session.person_id, plan=f"- {shift.code}")]


def _attendance_lines(store: Store, session: Session) -> list[Row]:
    """A colleague who came late."""
    row = store.books["attendance"].tables()["lines"].row
    return [row(person=session.person_id, shift=_linked(store, session, "shift"), there="late",
                late_minutes=10, reason="堵车 A & B")]  # fmt: skip


# Values a record type insists on where any value of the kind will not do, by kind and field.
INSISTS: dict[str, dict[str, Any]] = {
    "fine": {"role": "negligence"},  # the other roles are proposed by desk alone
    "survey": {"period_to": lambda store, session: session.today()},
    "guest": {"cleaning_at": "9:30"},  # the hour of cleaning is a time of day
    "customer": {"code": _unique},
    "product": {"code": _unique, "barcode": _unique},
    "stock": {
        "product": _fresh("product"),
        "warn_at": Decimal(10),
        "order_at": Decimal(5),
    },
    "stock_move": {"direction": "in", "to_warehouse": None},
    "order": {"lines": _order_lines},
    "binder": {"of_kind": "order", "month": _month},
    "pickup_notice": {"waybill": _unique, "pieces": 3, "arrived_pieces": 3},
    "vehicle": {"plate": _unique, "usual_driver": None},
    "driver": {"person": None},
    "dispatch": {
        "vehicle": _fresh("vehicle"),
        "driver": _fresh("driver"),
        "planned_back_at": _later,
        "stops": [],
    },
    "shift": {"code": _mark, "tint": "day", "begins": "08:30", "ends": "17:30", "pause": 60},
    "roster": {"month": _month, "lines": _roster_lines},
    "leave": {
        "person": None,
        "driver": _fresh("driver"),
        "first_day": lambda store, session: session.today(),
        "last_day": lambda store, session: session.today(),
    },
    "attendance": {"day": _long_ago, "lines": _attendance_lines},
    "work_plan": {"period": "day", "begins": lambda store, session: session.today()},
    "summary": {"month": _month},
    "assessment": {"person": _clerk, "month": _month},
    "star": {"month": _month, "closes_on": _soon},
    "access_request": {"month": "2026-11", "sheets": [], "until": _later},
}


def sample(store: Store, session: Session, kind: Kind[Any], n: int = 0) -> Any:
    """A value that a clerk could have typed into such a cell; another one for another `n`."""
    if isinstance(kind, Link):
        return _linked(store, session, kind.to)
    if isinstance(kind, Choice):
        codes = list(kind.options)
        return codes[n % len(codes)] if codes else ""
    makers: list[tuple[type[Kind[Any]], Any]] = [
        (Phone, lambda: f"1381234{5000 + n}"),
        (Address, lambda: f"银杏大道{n + 1}号 O'Brien <b>"),
        (IdNumber, lambda: f"33010619900101{1000 + n}"),
        (Email, lambda: f"zhang{n}@example.cn"),
        (Name, lambda: f"张㛃{next(_COUNT)}"),
        (Note, lambda: f"第一行 {{0}} %s\nsecond line {n} '; DROP TABLE"),
        (Line, lambda: f"样品 sample {n} A & B"),
        (Day, lambda: session.today() - timedelta(days=n + 1)),
        (Moment, lambda: session.now() - timedelta(days=1, minutes=n)),
        (Money, lambda: 12345 + n),
        (Measure, lambda: Decimal(f"1{n}.5") if kind.places else Decimal(10 + n)),  # type: ignore[attr-defined]
        (Whole, lambda: 3 + n),
        (Tick, lambda: n % 2 == 0),
    ]
    for kind_type, make in makers:
        if isinstance(kind, kind_type):
            return make()
    raise AssertionError(f"no sample of {type(kind).__name__}")


def typed_fields(record_type: type[Record]) -> list[str]:
    """The fields and tables a clerk types."""
    own = [n for n, p in record_type.parts().items() if not p.by_desk]
    return [n for n in own if n not in Record.kinds()]


def filled(store: Store, session: Session, kind: str, n: int = 0) -> Record:
    """A new record of a kind with everything filled in that a clerk can type; not saved."""
    record = store.new(session, kind)
    insists = INSISTS.get(kind, {})
    for name in typed_fields(type(record)):
        part = record.parts()[name]
        if name in insists:
            value = insists[name]
            setattr(record, name, value(store, session) if callable(value) else value)
        elif isinstance(part, Rows):
            setattr(record, name, [filled_row(store, session, part.row, n)])
        elif isinstance(part, Link) and part.to == kind:
            continue
        else:
            setattr(record, name, sample(store, session, part, n))
    return record


def filled_row(store: Store, session: Session, row: type[Row], n: int = 0) -> Row:
    """A row with every column filled in."""
    values = {
        name: sample(store, session, kind, n)
        for name, kind in row.columns().items()
        if not kind.by_desk
    }
    return row(**values)


def saved(store: Store, session: Session, kind: str, n: int = 0) -> Record:
    """A filled record, saved."""
    return store.save(session, filled(store, session, kind, n))


def _linked(store: Store, session: Session, kind: str) -> int | None:
    if kind == "person":
        return session.person_id
    if kind == "branch":
        return session.branch_id
    if kind not in store.books:
        return None
    rows = store.database.rows(f'SELECT MIN(id) FROM "{kind}" WHERE voided = ?', False)
    if rows and rows[0][0] is not None:
        return int(rows[0][0])
    return int(saved(store, session, kind, 7).id)
