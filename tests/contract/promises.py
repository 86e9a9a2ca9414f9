# SPDX-License-Identifier: MIT
"""What every record type of the office keeps, said once for all of them."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from desk.db import rowing
from desk.db.audit import broken_lines, trail_of
from desk.db.books import COMMON
from desk.db.fields import Choice, Line, Tick
from desk.db.query import Query
from desk.db.record import Fields, Record, Rows
from desk.db.timeline import timeline
from desk.errors import Conflict, Invalid, Refused
from desk.session import ROLES
from desk.text import speaking, translated
from tests.contract.samples import INSISTS, filled, sample, saved, typed_fields
from tests.house.test_translations import SAME
from tests.offices import Desk

ACTIONS = ("read", "write", "print", "comment", "void")


def described(record_type: type[Record]) -> None:
    """Every name drawn, listed or searched is a field, and every field is drawn or hidden."""
    parts, sheet = record_type.parts(), record_type.sheet
    fields = {n for n, p in parts.items() if not isinstance(p, Rows)}
    for drawing in (sheet.on_screen, sheet.on_paper):
        assert set(drawing.names) <= set(parts)
    assert set(sheet.list_columns) <= fields
    columns = {f"{n}.{c}" for n, p in parts.items() if isinstance(p, Rows) for c in p.row.kinds()}
    assert set(sheet.search_fields) <= fields | columns
    hidden = {n for n, p in parts.items() if p.hidden}
    assert set(parts) - hidden - COMMON <= set(sheet.on_screen.names)
    assert sheet.list_columns
    assert sheet.search_fields


def found_listed_audited(desk: Desk, kind: str) -> None:
    """A saved record is found by its number and words, stands in the list and in the trail."""
    store, session = desk.store, desk["supervisor"]
    record = saved(store, session, kind)
    assert store.by_number(session, record.number).id == record.id
    assert any(hit.record == record.id for hit in store.search.find(session, record.number))
    for name in (n for n in record.sheet.search_fields if n in record.kinds()):
        value = getattr(record, name)
        if type(record.kinds()[name]) is Line and isinstance(value, str) and value:
            hits = store.search.find(session, value, kind=kind)
            assert any(hit.record == record.id for hit in hits), name
    query = Query(kind)
    assert record.id in store.lists.page(session, query).ids
    lines = trail_of(store.database, kind, record.id)
    assert [line.action for line in lines][:1] == ["create"]
    assert lines[0].digest
    assert timeline(store, session, kind, record.id)
    assert not list(broken_lines(store.database))


def kept_as_typed(desk: Desk, kind: str) -> None:
    """What was typed is what is read back, tables included."""
    store, session = desk.store, desk["supervisor"]
    record = filled(store, session, kind)
    names = typed_fields(type(record))
    typed = {n: bare(record, n) for n in names}
    store.save(session, record)
    again = store.get(session, kind, record.id)
    assert {n: bare(again, n) for n in names} == typed


def rights_kept(desk: Desk, kind: str, role: str) -> None:
    """A role may do what the rights of the sheet say and is refused everything else."""
    store, record_type = desk.store, desk.store.books[kind]
    session = desk[role]
    record = saved(store, desk["supervisor"], kind)
    for action in ACTIONS:
        allowed = session.may(action, record_type.sheet)
        before = _refusals(desk)
        try:
            _do(desk, action, role, record)
        except Refused:
            # A record type may be stricter than the role, about some of its records.
            assert not allowed or _overrides(record_type), action
            assert _refusals(desk) == before + 1, action
        else:
            assert allowed, action


def draft_kept(desk: Desk, kind: str) -> None:
    """A half-typed form comes back as it was, for nobody but its writer, and goes when saved."""
    store, session = desk.store, desk["supervisor"]
    record = filled(store, session, kind)
    store.drafts.keep(session, "form-1", kind, None, record.plain())
    (kept,) = store.drafts.of(session)
    assert not store.drafts.of(desk["head_office"])
    again = store.new(session, kind)
    rowing.fill(again, kept.body)
    assert again.plain() == record.plain()
    store.save(session, again, draft="form-1")
    assert not store.drafts.of(session)


def void_kept(desk: Desk, kind: str) -> None:
    """Nothing is deleted: a void record keeps number and reason and cannot be changed."""
    store, session = desk.store, desk["supervisor"]
    record = saved(store, session, kind)
    with pytest.raises(Invalid):
        store.void(session, kind, record.id, "  ")
    store.void(session, kind, record.id, "registered twice")
    void = store.get(session, kind, record.id)
    assert (void.voided, void.number, void.void_reason) == (True, record.number, "registered twice")
    assert not list(void.moves())
    with pytest.raises(Refused):
        store.save(session, void, reason="again")
    assert not store.database.rows(
        "SELECT 1 FROM deadline WHERE kind = ? AND record = ?", kind, record.id
    )


def two_writers(desk: Desk, kind: str) -> None:
    """Different fields merge by themselves; the same field is a conflict that shows both."""
    store, session = desk.store, desk["supervisor"]
    record = saved(store, session, kind)
    names = list(_editable(desk, type(record)))
    first, mine, theirs = (store.get(session, kind, record.id) for _ in range(3))
    one = names[0]
    value = sample(store, session, record.kinds()[one], 1)
    setattr(first, one, value)
    store.save(session, first, reason="first")
    if len(names) > 1:
        other = names[1]
        changed = sample(store, session, record.kinds()[other], 1)
        setattr(theirs, other, changed)
        store.save(session, theirs, reason="second")
        latest = store.get(session, kind, record.id)
        assert (getattr(latest, one), getattr(latest, other)) == (value, changed)
    setattr(mine, one, sample(store, session, record.kinds()[one], 2))
    with pytest.raises(Conflict) as conflict:
        store.save(session, mine, reason="third")
    plain = record.kinds()[one].plain
    assert conflict.value.theirs[one] == plain(value)
    assert conflict.value.mine[one] == plain(getattr(mine, one))
    assert getattr(store.get(session, kind, record.id), one) == value


def desk_fields_untyped(desk: Desk, kind: str) -> None:
    """What desk fills in cannot be typed over."""
    store, session = desk.store, desk["supervisor"]
    record = saved(store, session, kind)
    own = [n for n, k in record.kinds().items() if k.by_desk and n not in ("uid", "version")]
    for name in own:
        again = store.get(session, kind, record.id)
        part = record.kinds()[name]
        for n in range(1, 4):
            setattr(again, name, sample(store, session, part, n))
            if part.plain(getattr(again, name)) != part.plain(getattr(record, name)):
                break
        else:
            continue
        try:
            store.save(session, again, reason="typed")
        except (Invalid, Refused):
            continue
        stored = store.get(session, kind, record.id)
        assert getattr(stored, name) == getattr(record, name), name


def both_languages(record_type: type[Record]) -> None:
    """Labels, sections, choices, states, steps and questions are there in Chinese too."""
    missing = []
    with speaking("zh_CN"):
        for text in _texts(record_type):
            if text and translated(text) == text and text not in SAME:
                missing.append(text)
    assert not missing


def _texts(record_type: type[Record]) -> Iterator[str]:
    sheet = record_type.sheet
    yield from (sheet.title, sheet.book, *sheet.copies, *record_type.signatures)
    for printout in record_type.printouts:
        yield from (printout.title, *printout.copies, *(printout.signatures or ()))
    others = [printout.drawn for printout in record_type.printouts]
    for drawing in (sheet.on_screen, sheet.on_paper, *others):
        yield from (section.title for section in drawing.sections)
    yield from record_type.states.values()
    groups: list[type[Fields]] = [record_type]
    for table in record_type.tables().values():
        yield table.label
        groups.append(table.row)
    for step in record_type.steps:
        yield step.label
        if step.asks:
            groups.append(step.asks)
    for group in groups:
        for kind in group.kinds().values():
            yield kind.label
            if isinstance(kind, Choice):
                yield from kind.options.values()


def _editable(desk: Desk, record_type: type[Record]) -> Iterator[str]:
    """Fields a second writer can change without any rule of its own."""
    insists = INSISTS.get(record_type.kind(), {})
    for name in typed_fields(record_type):
        part = record_type.parts()[name]
        if name in insists:
            continue
        if isinstance(part, Line) and not part.once and name != "phone":
            yield name
        elif isinstance(part, Tick):
            continue


def _do(desk: Desk, action: str, role: str, record: Record) -> None:
    store, session, kind = desk.store, desk[role], record.kind()
    if action == "read":
        store.get(session, kind, record.id)
    elif action == "write":
        fresh = rowing.load(store.database, type(record), record.id)
        name = next(_editable(desk, type(record)))
        setattr(fresh, name, sample(store, session, record.kinds()[name], 3))
        store.save(session, fresh, reason="mended")
    elif action == "print":
        store.printed(session, kind, record.id)
    elif action == "comment":
        store.comment(session, kind, record.id, "a remark")
    else:
        store.void(session, kind, record.id, "wrong")


def _overrides(record_type: type[Record]) -> bool:
    own: Any = record_type
    return own.may_change is not Record.may_change or "scope" in vars(record_type)


def _refusals(desk: Desk) -> int:
    rows = desk.store.database.rows("SELECT COUNT(*) FROM audit WHERE action = ?", "refused")
    return int(rows[0][0])


def bare(record: Record, name: str) -> Any:
    """A plain value; rows without the keys they got, and without the cells desk fills."""
    value = record.plain()[name]
    part = record.parts()[name]
    if not isinstance(part, Rows):
        return value
    typed = [n for n, kind in part.row.columns().items() if not kind.by_desk]
    return [{n: row[n] for n in typed} for row in value]


def roles() -> list[str]:
    """Every role there is."""
    return list(ROLES)


def sections_of(text: str) -> list[str]:
    """The section titles of a drawing."""
    return re.findall(r"^ *-- (\S.*?) *$", text, re.MULTILINE)
