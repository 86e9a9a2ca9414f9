# SPDX-License-Identifier: MIT
"""Two cards of one customer are made one, their records with them; the trail can take it back."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from desk.db import rowing
from desk.db.act import Act, refuse
from desk.db.audit import digest_of
from desk.db.record import Record
from desk.db.store import Store
from desk.db.tables import Attachment, Audit, Comment
from desk.errors import DeskError, Invalid, Refused
from desk.records.customer.past import customer_links, row_links
from desk.records.customer.record import NUMBERS, Contact, Customer
from desk.session import Session
from desk.text import N_, Message

# A card's own fields that are taken over where the kept card has none.
JOINED = (
    *("level", "mobile", "phone", "other_phone", "qq", "wechat", "email"),
    *("province", "city", "district", "address", "salesperson", "tags"),
    *("domain", "version_bought", "bought_on", "data_folder", "callback_days", "remarks"),
)
WHY = "merged"


def merge_customers(store: Store, session: Session, keep: int, drop: int, reason: str) -> Customer:
    """Move everything of the card `drop` to the card `keep` and void `drop` with a reference.

    What a rule seals (a closed binder, say) keeps naming the old card, and is found through it.
    Raises Refused, or Invalid when a card is void, the same, or no reason is given.
    """
    with store.act(session, reason) as act:
        kept = _card(act, keep)
        join(act, kept, drop, reason)
    return kept


def join(act: Act, kept: Customer, drop: int, reason: str) -> None:
    """Merge the card `drop` into the loaded card `kept` inside an open act."""
    refuse(act.session, "merge", Customer)
    keep = kept.id
    dropped = kept if drop == keep else _card(act, drop)
    _check(kept, dropped, reason)
    done = {
        "moved": [*_move(act, drop, keep), *_move_rows(act, drop, keep)],
        "papers": _move_papers(act, drop, keep),
        **_join(kept, dropped),
    }
    with _doing(act, "merge"):
        act.save(kept)
        dropped.voided, dropped.merged_into = True, keep
        dropped.void_reason = f"→ {kept.number}"
        act.save(dropped)
    act.relate(kept, dropped, WHY)
    act.log(
        "merged",
        dropped,
        changes={"merged_into": [None, kept.number], "done": [None, json.dumps(done)]},
        digest=digest_of(dropped),
    )


def unmerge(store: Store, session: Session, drop: int, reason: str = "") -> Customer:
    """Take a merge back as the trail tells it: the old card stands again with what was moved.

    What somebody has changed since stays as it is. Raises Refused or Invalid.
    """
    with store.act(session, reason) as act:
        refuse(session, "merge", Customer)
        dropped = _card(act, drop)
        keep = dropped.merged_into
        if keep is None:
            raise Invalid([(None, Message(N_("This card was not merged into another one.")))])
        kept = _card(act, keep)
        done = _told(act, drop)
        _part(kept, done)
        with _doing(act, "unmerge"):
            dropped.voided, dropped.void_reason, dropped.merged_into = False, "", None
            act.save(dropped)
            act.save(kept)
        _move_back(act, done, keep, drop)
        act.log("unmerged", dropped, changes={"merged_into": [kept.number, None]})
    return dropped


def _card(act: Act, customer: int) -> Customer:
    database = act.store.database
    return rowing.load(database, Customer, customer, lock=True)


def _check(kept: Customer, dropped: Customer, reason: str) -> None:
    if kept.id == dropped.id:
        raise Invalid([("other", Message(N_("A card cannot be merged with itself.")))])
    if kept.voided or dropped.voided:
        raise Invalid([("other", Message(N_("A void card cannot be merged.")))])
    if not reason.strip():
        raise Invalid([("reason", Message(N_("Say why both are the same customer.")))])


@contextmanager
def _doing(act: Act, action: str) -> Iterator[None]:
    before, act.action = act.action, action
    try:
        yield
    finally:
        act.action = before


def _move(act: Act, drop: int, keep: int) -> list[list[Any]]:
    """Point the fields of other records from one card to the other; what was moved."""
    moved: list[list[Any]] = []
    for record_type in act.store.books:
        for name in customer_links(record_type):
            if (record_type, name) == (Customer, "merged_into"):
                continue
            for record in act.select(record_type.kind(), f'"{name}" = ?', drop):
                setattr(record, name, keep)
                if _saved(act, record):
                    moved.append([record.kind(), record.id, name, "", ""])
    return moved


def _move_rows(act: Act, drop: int, keep: int) -> list[list[Any]]:
    moved: list[list[Any]] = []
    for record_type in act.store.books:
        for table, name in row_links(record_type):
            owners = f'SELECT owner FROM "{record_type.kind()}_{table}" WHERE "{name}" = ?'
            for record in act.select(record_type.kind(), f"id IN ({owners})", drop):
                rows = [row for row in getattr(record, table) if getattr(row, name) == drop]
                for row in rows:
                    setattr(row, name, keep)
                if _saved(act, record):
                    moved += [[record.kind(), record.id, name, table, row.uid] for row in rows]
    return moved


def _saved(act: Act, record: Record) -> bool:
    """Whether the record's own rules let the move through."""
    if record.voided:
        return False
    try:
        with _doing(act, "merge"):
            act.save(record)
    except (Refused, Invalid):
        return False
    return True


def _move_papers(act: Act, drop: int, keep: int) -> dict[str, list[int]]:
    """Comments and files go along; which ones."""
    return {
        table._meta.table_name: _repoint(act, table, drop, keep) for table in (Comment, Attachment)
    }


def _repoint(act: Act, table: type[Any], old: int, new: int) -> list[int]:
    engine = act.store.database.engine
    mine = (table.kind == Customer.kind()) & (table.record == old)
    ids = [row.id for row in table.select(table.id).where(mine).execute(engine)]
    if ids:
        table.update(record=new).where(table.id.in_(ids)).execute(engine)
    return ids


def _join(kept: Customer, dropped: Customer) -> dict[str, Any]:
    """Fill the kept card's empty cells and add contacts and numbers it lacks; what was added."""
    filled: dict[str, Any] = {}
    kinds = Customer.kinds()
    known = set(kept.numbers())
    for name in JOINED:
        value = getattr(dropped, name)
        if name in NUMBERS and value in known:
            continue
        if kinds[name].is_empty(getattr(kept, name)) and not kinds[name].is_empty(value):
            setattr(kept, name, value)
            filled[name] = kinds[name].plain(value)
    contacts = []
    for contact in dropped.contacts:
        values = {n: getattr(contact, n) for n in Contact.columns()}
        if not any(c.name == contact.name and c.mobile == contact.mobile for c in kept.contacts):
            contacts.append(Contact(**values))
    left = [n for n in dropped.numbers() if n not in set(kept.numbers())]
    told = {n for c in contacts for n in (c.mobile, c.phone)}
    contacts += [Contact(name=dropped.name, phone=n) for n in left if n not in told]
    kept.contacts = [*kept.contacts, *contacts]
    return {"filled": filled, "contacts": [c.uid for c in contacts]}


def _part(kept: Customer, done: dict[str, Any]) -> None:
    """Take from the kept card what the merge had added and nobody has changed since."""
    kinds = Customer.kinds()
    for name, plain in done["filled"].items():
        if kinds[name].plain(getattr(kept, name)) == plain:
            setattr(kept, name, kinds[name].empty)
    kept.contacts = [c for c in kept.contacts if c.uid not in done["contacts"]]


def _told(act: Act, drop: int) -> dict[str, Any]:
    query = Audit.select().where(
        (Audit.kind == Customer.kind()) & (Audit.record == drop) & (Audit.action == "merged")
    )
    line = query.order_by(Audit.seq.desc()).first(act.store.database.engine)
    if line is None:
        raise DeskError(Message(N_("The trail does not tell how the cards were merged.")))
    done: dict[str, Any] = json.loads(json.loads(line.changes)["done"][1])
    return done


def _move_back(act: Act, done: dict[str, Any], keep: int, drop: int) -> None:
    for kind, key, name, table, uid in done["moved"]:
        record = act.get(kind, key)
        rows = [row for row in getattr(record, table) if row.uid == uid] if table else [record]
        for row in rows:
            if getattr(row, name) == keep:
                setattr(row, name, drop)
        _saved(act, record)
    for table in (Comment, Attachment):
        ids = done["papers"].get(table._meta.table_name, [])
        if ids:
            table.update(record=drop).where(table.id.in_(ids)).execute(act.store.database.engine)
