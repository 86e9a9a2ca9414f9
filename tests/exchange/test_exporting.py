# SPDX-License-Identifier: MIT
"""A list goes out as it is shown, by right only, and comes in again as the same records."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from desk.db.marked import Marked
from desk.db.query import Condition, Query
from desk.db.store import Store
from desk.errors import Refused
from desk.exchange.exporting import all_columns, export
from desk.exchange.importing import Import
from desk.exchange.plan import Plan
from desk.exchange.reading import open_table
from desk.session import Session
from desk.text import speaking
from tests.exchange.conftest import Piece, at_work
from tests.exchange.samples import NASTY
from tests.exchange.test_importing import kept

Planned = Callable[..., Plan]
OWN = {"uid", "number", "created_at", "changed_at", "version"}


@pytest.fixture
def filled(store: Store, session: Session) -> Store:
    """Three parcels and two baskets."""
    for number in range(3):
        values: dict[str, Any] = {
            "receiver": ("张三", "=1+1", "a 'b'")[number],
            "phone": ("13812345678", "+442079460000", "")[number],
            "state_of": ("whole", "damaged", "")[number],
            "cash": (1250, None, 0)[number],
            "weight": (Decimal("1.25"), None, None)[number],
            "pieces": (1, 2, None)[number],
            "fragile": number == 0,
            "arrived_on": date(2026, 11, 20) if number else None,
            "remarks": ("one\ntwo", "", NASTY[8])[number],
            "sender": 2 if number else 1,
        }
        store.save(session, store.new(session, "parcel", **values))
    for name in ("甲", "乙"):
        basket = store.new(session, "basket", ordered_by=name)
        basket.lines = [Piece(product="笔", quantity=2), Piece(product="纸")]  # type: ignore[attr-defined]
        store.save(session, basket)
    return store


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("kind", ["parcel", "basket"])
def test_what_went_out_comes_in_again(
    filled: Store, session: Session, tmp_path: Path, ending: str, language: str, kind: str
) -> None:
    path = tmp_path / f"list.{ending}"
    with speaking(language):
        count = export(filled, session, Query(kind), path, columns=all_columns(filled.books[kind]))
    before = kept(filled, kind)
    assert count == len(before)
    outcome = Import(Plan(filled, session, kind, open_table(path))).run()
    assert (outcome.bad, outcome.came_in) == ([], count)
    # The list shows the newest first.
    after = kept(filled, kind)[count:][::-1]
    assert [bare(record.plain()) for record in after] == [bare(r.plain()) for r in before]


def bare(plain: dict[str, Any]) -> dict[str, Any]:
    """What a person typed of a record."""
    values = {name: value for name, value in plain.items() if name not in OWN}
    return {
        name: [{k: v for k, v in row.items() if k != "uid"} for row in value]
        if isinstance(value, list)
        else value
        for name, value in values.items()
    }


def test_a_list_goes_out_as_it_is_shown(filled: Store, session: Session, tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    told: list[tuple[int, int, str]] = []
    query = Query("parcel", where=(Condition("cash", "filled"),), order="receiver")
    count = export(
        filled, session, query, path, progress=lambda n, of, text: told.append((n, of, str(text)))
    )
    table = open_table(path)
    assert count == 2
    assert table.headings == [
        "Number",
        "Receiver",
        "Phone",
        "Arrived on",
        "Cash to collect",
        "Void",
    ]
    assert sorted(row.values[4] for row in table.rows()) == [0, Decimal("12.5")]
    assert told == [(2, 2, "2 records written")]


def test_only_the_marked_records_go_out(filled: Store, session: Session, tmp_path: Path) -> None:
    path = tmp_path / "some.csv"
    query = Query("parcel", order="number", descending=False)
    assert export(filled, session, query, path, meant=Marked(frozenset({3, 1}))) == 2
    numbers = [str(row.values[0]) for row in open_table(path).rows()]
    assert [number[-1] for number in numbers] == ["1", "3"]
    assert export(filled, session, query, path, meant=Marked(frozenset({2}), all_but=True)) == 2


def test_moments_are_the_office_s(filled: Store, session: Session, tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    export(filled, session, Query("parcel"), path, columns=["told_at", "sender", "state_of"])
    rows = [row.values for row in open_table(path).rows()]
    assert rows[1] == [datetime.fromisoformat("2026-11-21T14:30"), "李婷", "Damaged"]


def test_only_who_may_export_and_every_time_in_the_trail(
    filled: Store, session: Session, tmp_path: Path
) -> None:
    path = tmp_path / "list.csv"
    with pytest.raises(Refused, match="export"):
        export(filled, at_work(filled, "li"), Query("parcel"), path)
    assert not path.exists()
    export(filled, session, Query("parcel"), path)
    rows = filled.database.rows("SELECT action, kind, who FROM audit ORDER BY seq DESC LIMIT 2")
    assert rows == [("export", "parcel", "王主管"), ("refused", "", "李婷")]


def test_masked_is_masked_outside_too(
    filled: Store, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "list.csv"
    sheet = replace(filled.books["parcel"].sheet, rights={"export": "viewer"})
    monkeypatch.setattr(filled.books["parcel"], "sheet", sheet)
    viewer = replace(session, roles=frozenset({"viewer"}))
    export(filled, viewer, Query("parcel"), path, columns=["phone"])
    assert "13812345678" not in path.read_text(encoding="utf-8")
    assert "138****5678" in path.read_text(encoding="utf-8")


def test_an_empty_list_has_its_headings(session: Session, store: Store, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    assert export(store, session, Query("parcel"), path) == 0
    assert open_table(path).headings[:2] == ["Number", "Receiver"]
