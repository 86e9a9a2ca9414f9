# SPDX-License-Identifier: MIT
"""What every record type keeps on its way out and in: its papers, its tables, nasty words."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from desk.db.fields import Line, Note, Tick
from desk.db.query import Condition, Query
from desk.db.record import Record, Rows
from desk.errors import Invalid, Refused
from desk.exchange.exporting import all_columns, export
from desk.exchange.importing import Import
from desk.exchange.plan import Plan
from desk.exchange.reading import open_table
from desk.paper.papers import DESIGNED, draw_paper
from desk.paper.request import PrintOptions
from desk.paper.values import TICKED
from desk.text import speaking
from tests.contract.promises import bare
from tests.contract.samples import filled, saved, typed_fields
from tests.exchange.samples import xlsx
from tests.offices import Desk
from tests.paper import reading

LANGUAGES = ("zh_CN", "en")


def on_paper(desk: Desk, kind: str) -> None:
    """Each of its papers that is made from a drawing carries every value drawn there."""
    record = saved(desk.store, desk["supervisor"], kind, 3)
    for form in ("", *(p.id for p in type(record).printouts)):
        if (kind, form) not in DESIGNED and form != "blank":
            for language in LANGUAGES:
                assert not lost(desk, kind, record.id, form, language), (form, language)


def bears_nasty_words(desk: Desk, kind: str, nasty: str) -> None:
    """Whatever is typed into its lines is kept and printed as it stands, or refused in words."""
    session = desk["supervisor"]
    record = filled(desk.store, session, kind, 5)
    _say(record, nasty)
    try:
        kept = desk.store.save(session, record)
        assert not lost(desk, kind, kept.id, "", "zh_CN")
    except Invalid as refused:
        assert all(len(str(sentence)) > 10 for _name, sentence in refused.problems)  # noqa: PT017


def out_and_in(desk: Desk, kind: str, folder: Path) -> None:
    """What is exported comes in again as the same record, from XLSX and from CSV."""
    session, store = desk["supervisor"], desk.store
    if not session.may("import", store.books[kind].sheet):
        with pytest.raises(Refused):
            Plan(store, session, kind, open_table(xlsx(folder / "a.xlsx", [["x"], ["y"]])))
        return
    for n, ending in enumerate(("xlsx", "csv"), 2):
        record = saved(store, session, kind, n)
        columns = all_columns(type(record))
        path = folder / f"{kind}.{ending}"
        query = Query(kind, (Condition("number", "is", record.number),))
        assert export(store, session, query, path, columns=columns) == 1
        store.void(session, kind, record.id, "comes in again")
        outcome = Import(Plan(store, session, kind, open_table(path))).run()
        told = [str(sentence) for bad in outcome.bad for _column, sentence in bad.problems]
        assert (outcome.came_in, told) == (1, [])
        again = store.get(session, kind, max(store.lists.ids(session, Query(kind))))
        names = [n for n in typed_fields(type(record)) if n in columns]
        assert {n: bare(again, n) for n in names} == {n: bare(record, n) for n in names}


def lost(desk: Desk, kind: str, record: int, form: str, language: str) -> list[str]:
    """The drawn values that are not on the paper."""
    session = desk["supervisor"]
    options = PrintOptions(form=form, language=language, copies=("",))
    data = draw_paper(desk.store, session, kind=kind, record=record, form=form, options=options)
    found = reading.dense(reading.words(data))
    with speaking(language):
        shown = list(_shown(desk, desk.store.get(session, kind, record), form))
    return [value for value in shown if reading.dense(value) not in found]


def _say(record: Record, words: str) -> None:
    for line in (record, *(row for name in record.tables() for row in getattr(record, name))):
        for name, kind in line.kinds().items():
            if type(kind) in (Line, Note) and not kind.by_desk and not kind.hidden:
                setattr(line, name, words)


def _shown(desk: Desk, record: Record, form: str) -> Iterator[str]:
    place: Any = desk.store.office.place(desk["supervisor"])
    parts, idle = record.parts(), record.idle()
    for name in type(record).printout(form).drawn.names:
        part = parts[name]
        if name in idle:
            continue
        if isinstance(part, Rows):
            for row in getattr(record, name):
                signed = row.to_sign.split()  # left open, for the pen
                for column, kind in row.paper_columns().items():
                    if column not in signed:
                        yield _on_paper(kind, getattr(row, column), place)
        else:
            yield _on_paper(part, getattr(record, name), place)


def _on_paper(kind: Any, value: Any, place: Any) -> str:
    """A value as the paper has it: a tick is a box."""
    if isinstance(kind, Tick):
        return TICKED if value else ""
    return str(kind.show(value, place))
