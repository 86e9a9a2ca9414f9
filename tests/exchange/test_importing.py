# SPDX-License-Identifier: MIT
"""Tables come into a book row by row, once, with a reason for each that does not."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from desk.db import audit, rowing
from desk.db.imports import Imports
from desk.db.record import Record
from desk.db.said import spoken
from desk.db.store import Store
from desk.errors import Invalid, Refused
from desk.exchange import importing
from desk.exchange.importing import Import, Outcome
from desk.exchange.marked import sentences, write_errors
from desk.exchange.plan import Plan
from desk.exchange.reading import open_table
from desk.exchange.undoing import undo_import
from desk.session import Session
from desk.text import Message, speaking
from tests.exchange.conftest import an_office, at_work

Planned = Callable[..., Plan]
GOOD = "收货人,联系电话,代收货款\n张三,13812345678,12.50\n李四,0571-88888888,\n"


def kept(store: Store, kind: str = "parcel") -> list[Any]:
    """The records of a kind as they are stored."""
    ids = [row[0] for row in store.database.rows(f'SELECT id FROM "{kind}" ORDER BY id')]
    record_type: type[Record] = store.books[kind]
    return [rowing.load(store.database, record_type, key) for key in ids]


def counts(store: Store) -> dict[str, int]:
    """How many rows each table has."""
    names = ("parcel", "basket", "basket_lines", "audit", "import_batch", "import_row", "counter")
    return {n: store.database.rows(f'SELECT COUNT(*) FROM "{n}"')[0][0] for n in names}


def told(outcome: Outcome) -> dict[int, list[tuple[int | None, str]]]:
    """The problems by row."""
    return {bad.number: [(at, str(m)) for at, m in bad.problems] for bad in outcome.bad}


def test_rows_become_records_like_typed_ones(store: Store, plan: Planned) -> None:
    outcome = Import(plan(GOOD)).run()
    assert (outcome.rows, outcome.came_in, outcome.known, outcome.bad) == (2, 2, 0, [])
    first, second = kept(store)
    assert (first.number, second.number) == ("XP202611-0001", "XP202611-0002")
    assert (first.receiver, first.phone, first.cash) == ("张三", "13812345678", 1250)
    assert first.told_at == datetime(2026, 11, 21, 6, 30, tzinfo=UTC)
    assert (first.version, first.branch) == (1, 1)
    assert second.cash is None
    assert list(audit.broken_lines(store.database)) == []
    lines = audit.trail_of(store.database, "parcel", first.id)
    assert [(line.action, line.reason) for line in lines] == [("create", "list.csv")]
    assert lines[0].digest == audit.digest_of(first)
    assert store.database.rows("SELECT COUNT(*) FROM deadline") == [(2,)]


def test_what_came_in_can_be_saved_and_found(store: Store, session: Session, plan: Planned) -> None:
    Import(plan(GOOD)).run()
    record = store.get(session, "parcel", 1)
    record.remarks = "x"  # type: ignore[attr-defined]
    assert store.save(session, record).version == 2
    new = store.new(session, "parcel", receiver="王五")
    assert store.save(session, new).number == "XP202611-0003"
    assert [hit.record for hit in store.search.find(session, "李四")] == [2]


def test_the_same_file_twice_changes_nothing(store: Store, plan: Planned) -> None:
    Import(plan(GOOD)).run()
    before = kept(store)
    again = Import(plan(GOOD, name="copy.csv")).run()
    assert (again.came_in, again.known) == (0, 2)
    assert [r.plain() for r in kept(store)] == [r.plain() for r in before]
    more = Import(plan(GOOD + "赵六,,\n张三,13812345678,12.5\n")).run()
    assert (more.came_in, more.known) == (2, 2)


def test_bad_rows_are_listed_with_their_reasons_and_come_in_mended(
    store: Store, session: Session, plan: Planned, tmp_path: Path
) -> None:
    text = "收货人,电话,金额,件数\n张三,12,abc,1\n,,,2\n李四,,,0\n王五,,,3\n赵六,,9999999,\n"
    first = plan(text)
    outcome = Import(first).run()
    assert (outcome.came_in, sorted(told(outcome))) == (1, [2, 3, 4, 6])
    problems = told(outcome)
    assert [at for at, _sentence in problems[2]] == [1, 2]
    assert problems[3] == [(0, "must be filled in.")]
    assert problems[4] == [(3, "must be filled in.")]
    assert problems[6] == [(None, "must be filled in.")]
    path = tmp_path / "mend.xlsx"
    write_errors(path, first.table.headings, outcome.bad)
    mended = Plan(store, session, "parcel", open_table(path))
    assert mended.columns == first.columns
    assert mended.left_over == []
    assert [bad.number for bad in Import(mended).check().bad] == [2, 3, 4, 5]


def test_all_or_nothing(store: Store, plan: Planned) -> None:
    before = counts(store)
    bad = Import(plan(GOOD + ",12,\n"))
    outcome = bad.run(whole=True)
    assert (outcome.batch, outcome.came_in, len(outcome.bad)) == (None, 0, 1)
    assert counts(store) == before
    outcome = Import(plan(GOOD)).run(whole=True)
    assert outcome.came_in == 2
    assert len(kept(store)) == 2


def test_a_trial_and_a_preview_write_nothing(store: Store, plan: Planned) -> None:
    before = counts(store)
    planned = plan(GOOD + ",123456789012345678901,\n")
    assert (Import(planned).check().came_in, len(Import(planned).check().bad)) == (2, 1)
    shown = Import(planned).preview()
    assert shown[0].shown == {"receiver": "张三", "phone": "13812345678", "cash": "12.50"}
    assert [row.number for row in shown] == [2, 3, 4]
    assert shown[2].problems
    assert counts(store) == before


def test_stopped_half_way_it_can_be_undone_or_finished(
    store: Store, session: Session, plan: Planned, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "CHUNK", 10)
    text = "收货人\n" + "".join(f"人{n}\n" for n in range(35))

    class Stopped(Exception):
        pass

    def stop(done: int, of: int, sentence: str | Message) -> None:
        if str(sentence) == "20 rows read":
            raise Stopped

    stopped = Import(plan(text))
    with pytest.raises(Stopped):
        stopped.run(progress=stop)
    assert len(kept(store)) == 20
    assert stopped.batch is not None
    batch = Imports(store.database).batch(stopped.batch)
    assert batch is not None
    assert (batch.state, batch.came_in) == ("stopped", 20)
    rest = Import(plan(text)).run()
    assert (rest.came_in, rest.known) == (15, 20)
    with pytest.raises(Stopped):
        Import(plan(text.replace("人", "x"))).run(whole=True, progress=stop)
    assert len(kept(store)) == 35
    assert list(audit.broken_lines(store.database)) == []
    assert undo_import(store, session, stopped.batch).voided == 20


def test_an_import_is_undone_as_one_batch(store: Store, session: Session, plan: Planned) -> None:
    outcome = Import(plan(GOOD)).run()
    assert outcome.batch is not None
    changed = store.get(session, "parcel", 2)
    changed.remarks = "x"  # type: ignore[attr-defined]
    store.save(session, changed)
    undone = undo_import(store, session, outcome.batch)
    assert (undone.voided, undone.kept) == (1, ["XP202611-0002"])
    assert [record.voided for record in kept(store)] == [True, False]
    with speaking("zh_CN"):
        assert spoken(kept(store)[0].void_reason).startswith("撤销导入")
    with pytest.raises(Invalid, match="undone already"):
        undo_import(store, session, outcome.batch)
    assert Import(plan(GOOD)).run().came_in == 2
    assert list(audit.broken_lines(store.database)) == []


def test_an_undo_stopped_between_two_batches_is_done_by_undoing_again(
    store: Store, session: Session, plan: Planned
) -> None:
    class Stopped(Exception):
        pass

    other = GOOD.replace("张三", "赵一").replace("李四", "钱二")
    made, main = Import(plan(GOOD)).run(), Import(plan(other)).run()
    assert made.batch is not None
    assert main.batch is not None
    with store.act(session):
        Imports(store.database).belong([made.batch], main.batch)
    calls: list[int] = []

    def stop(done: int, _total: int, _text: object) -> None:
        calls.append(done)
        if len(calls) == 2:
            raise Stopped

    with pytest.raises(Stopped):
        undo_import(store, session, main.batch, stop)
    undo_import(store, session, main.batch)
    assert [record.voided for record in kept(store)] == [True] * 4
    for batch in (made.batch, main.batch):
        told = Imports(store.database).batch(batch)
        assert told is not None
        assert told.state == "undone"


def test_a_clerk_may_not_import(store: Store, plan: Planned, session: Session) -> None:
    planned = plan(GOOD)
    with pytest.raises(Refused, match="import"):
        Plan(store, at_work(store, "li"), "parcel", planned.table)
    outcome = Import(planned).run()
    assert outcome.batch is not None
    with pytest.raises(Refused):
        undo_import(store, at_work(store, "li"), outcome.batch)


def test_the_choice_of_columns_is_remembered_for_the_source(plan: Planned) -> None:
    text = "甲,乙\n张三,13812345678\n"
    first = plan(text)
    assert set(first.columns.values()) == {None}
    first.choose({"receiver": 0, "phone": 1})
    Import(first).run()
    assert plan(text.replace("张三", "李四")).columns["phone"] == 1


def test_days_are_read_in_the_order_of_the_whole_column(store: Store, plan: Planned) -> None:
    text = "Receiver,Arrived on\n" + "".join(f"a{d},{d:02}-04-15\n" for d in range(1, 25))
    Import(plan(text)).run()
    assert kept(store)[2].arrived_on == date(2015, 4, 3)


def test_a_time_beside_its_day(store: Store, plan: Planned) -> None:
    Import(plan("Receiver,Told at,Time\na,2026-11-20,3:53:50 PM\nb,2026-11-20,\n")).run()
    assert [record.told_at for record in kept(store)] == [
        datetime(2026, 11, 20, 7, 53, 50, tzinfo=UTC),
        datetime(2026, 11, 19, 16, 0, tzinfo=UTC),
    ]


def test_gaps_are_filled_words_translated_and_the_rest_kept(store: Store, plan: Planned) -> None:
    planned = plan("Receiver,Condition,Colour\na,good,red\nb,Damaged,\nc,odd,blue\n")
    assert {k: dict(v) for k, v in planned.strange_words().items()} == {
        "state_of": {"good": 1, "odd": 1}
    }
    planned.words = {"state_of": {"good": "whole", "*": "damaged"}}
    planned.fixed = {"pieces": "3", "remarks": "old list"}
    planned.rest_into = "remarks"
    Import(planned).run()
    assert [(r.state_of, r.pieces, r.remarks) for r in kept(store)] == [
        ("whole", 3, "old list\nColour: red"),
        ("damaged", 3, "old list"),
        ("damaged", 3, "old list\nColour: blue"),
    ]
    planned.fixed = {"pieces": "many"}
    with pytest.raises(Invalid, match="whole number"):
        Import(planned).run()


def test_what_nobody_sees_is_left_out_and_told(store: Store, plan: Planned) -> None:
    planned = plan("Receiver,Colour\n张\u200b三,red\n李四,deep\u200b blue\ufeff\n王五,\n")
    planned.rest_into = "remarks"
    outcome = Import(planned).run()
    assert (outcome.came_in, outcome.bad) == (3, [])
    assert [(r.receiver, r.remarks) for r in kept(store)] == [
        ("张三", "Colour: red"),
        ("李四", "Colour: deep blue"),
        ("王五", ""),
    ]
    assert [str(note) for note in outcome.notes] == [
        "2 cells hold characters nobody can see; they are left out (rows 2, 3)."
    ]


def test_each_reason_names_its_column(plan: Planned) -> None:
    planned = plan("Receiver,Phone,\n张三,1381234567,\n李四,,\n")
    outcome = Import(planned).check()
    (bad,) = outcome.bad
    (told,) = sentences(planned.headings, bad.problems)
    assert (bad.number, told) == (2, "Phone: “1381234567” has 10 figures; a mobile number has 11.")


def test_what_nobody_knows_is_not_made_up(store: Store, plan: Planned) -> None:
    planned = plan("Receiver,Told at\na,2026-11-20 9:30\nb,\n")
    Import(planned).run()
    assert [(r.told_at is None, r.sender) for r in kept(store)] == [(False, None), (True, None)]
    planned = plan("Receiver,Told at\nc,\n")
    planned.fixed = {"told_at": "2026-11-19 10:00", "sender": "李婷"}
    Import(planned).run()
    assert kept(store)[2].told_at == datetime(2026, 11, 19, 2, 0, tzinfo=UTC)
    assert kept(store)[2].sender == 2


def test_tables_of_a_form_take_only_columns_of_their_name(plan: Planned) -> None:
    planned = plan("Ordered by,Lines: Product,Quantity,Delivery time\n", "basket")
    assert planned.columns == {
        "branch": None,
        "assigned": None,
        "ordered_by": 0,
        "reference": None,
        "number": None,
        "lines.product": 1,
        "lines.quantity": 2,
    }
    planned = plan("Receiver,Delivery time,Answer time,Very fragile\n")
    assert planned.left_over == [1, 2, 3]


def test_records_of_the_past_start_no_clocks(store: Store, plan: Planned) -> None:
    Import(plan(GOOD)).run(clocks=False)
    assert store.database.rows("SELECT COUNT(*) FROM deadline") == [(0,)]


def test_lines_of_one_order_stand_together(store: Store, plan: Planned) -> None:
    text = (
        "Ordered by,Reference,Product,Quantity\n"
        "张三,A1,笔,2\n,,纸,3\n李四,A2,笔,1\n张三,A1,尺,1\n王五,A3,笔,x\n王五,A3,纸,1\n"
    )
    outcome = Import(plan(text, "basket")).run()
    assert (outcome.rows, outcome.came_in) == (6, 2)
    assert [
        [(row.product, row.quantity) for row in basket.lines] for basket in kept(store, "basket")
    ] == [
        [("笔", 2), ("纸", 3), ("尺", 1)],
        [("笔", 1)],
    ]
    assert told(outcome)[7] == [(None, "Belongs to the same record as row 6.")]
    again = Import(plan(text, "basket")).run()
    assert (again.came_in, again.known) == (0, 4)


def test_cells_of_a_workbook(store: Store, session: Session, tmp_path: Path) -> None:
    from tests.exchange.samples import xlsx

    path = xlsx(
        tmp_path / "a.xlsx",
        [
            [
                "收货人",
                "手机",
                "代收货款(元)",
                "Weight",
                "Pieces",
                "Fragile",
                "Arrived on",
                "Sender",
            ],
            ["张三", 13800000000, 12.5, 1.25, 3, True, date(2026, 11, 20), "李婷"],
            ["李四", 13800000000.5, None, None, None, None, None, None],
            ["王五", None, None, None, None, None, None, "nobody"],
        ],
    )
    planned = Plan(store, session, "parcel", open_table(path))
    outcome = Import(planned).run()
    (parcel,) = kept(store)
    assert (parcel.phone, parcel.cash, parcel.weight) == ("13800000000", 1250, Decimal("1.25"))
    assert (parcel.pieces, parcel.fragile, parcel.sender) == (3, True, 2)
    assert parcel.arrived_on == date(2026, 11, 20)
    assert [at for at, _ in told(outcome)[3]] == [1]
    assert [at for at, _ in told(outcome)[4]] == [7]


@pytest.mark.parametrize("whole", [False, True])
def test_rules_that_look_at_other_records_see_the_rows_before(
    store: Store, plan: Planned, whole: bool
) -> None:
    planned = plan("Code\nA\nB\na\nA \nC\n", "locker")
    assert [bad.number for bad in Import(planned).check().bad] == [5]
    outcome = Import(planned).run(whole=whole)
    assert outcome.came_in == (0 if whole else 4)
    assert [bad.number for bad in outcome.bad] == [5]
    if not whole:
        assert [(r.code, r.nth) for r in kept(store, "locker")] == [
            ("A", 1),
            ("B", 2),
            ("a", 3),
            ("C", 4),
        ]


def test_on_a_server_too(postgres_url: str, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(GOOD, encoding="utf-8")
    for store in an_office(postgres_url):
        session = at_work(store, "boss")
        planned = Plan(store, session, "parcel", open_table(path))
        outcome = Import(planned).run()
        assert outcome.came_in == 2
        assert Import(planned).run().known == 2
        saved = store.save(session, store.new(session, "parcel", receiver="王五"))
        assert saved.number == "XP202611-0003"
        assert outcome.batch is not None
        assert undo_import(store, session, outcome.batch).voided == 2
        assert list(audit.broken_lines(store.database)) == []


def test_a_record_of_another_program_may_lack_what_was_never_asked_there(
    store: Store, session: Session, plan: Planned
) -> None:
    """The locker's code and the parcel's receiver are asked for; a blank row says nothing."""
    planned = plan("收货人,旧编号,来源\n张三,A-7,旧系统\n,,旧系统\n")
    planned.take_all()
    outcome = Import(planned).run()
    assert (outcome.came_in, sorted(told(outcome))) == (1, [3])
    rows = store.database.rows("SELECT remarks FROM parcel")
    assert "A-7" in rows[0][0]
    assert "旧系统" in rows[0][0]
