# SPDX-License-Identifier: MIT
"""Whatever a colleague of another department does, nothing of an order sheet comes out of it."""

import io
import json
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from datetime import timedelta
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from desk.__main__ import main
from desk.db.board import board
from desk.db.dues import upcoming
from desk.db.imports import Imports
from desk.db.query import Query
from desk.db.related import related
from desk.db.timeline import timeline
from desk.db.views import views_of
from desk.errors import DeskError
from desk.exchange.exporting import all_columns, export
from desk.exchange.importing import Import
from desk.exchange.plan import Plan
from desk.exchange.reading import open_table
from desk.exchange.undoing import undo_import
from desk.paper.found import draw_list
from desk.paper.printing import draw_records
from desk.paper.request import PrintOptions
from desk.records import load_books
from desk.records.binder import completeness, index_of
from desk.records.callback.restocking import wished
from desk.records.customer import history
from desk.records.dispatch import Stop
from desk.records.tracing import whereabouts
from desk.records.tracing.whereabouts import card
from desk.reports.making import make_report, offered
from desk.session import Session
from desk.ui.board.reading import look_at_board
from desk.ui.known import names_of
from desk.ui.record.loading import load
from desk.ui.record.pages import PAGES
from desk.ui.searchbox import _find
from desk.ui.shelf.reading import look_at_shelf, open_binder
from tests.offices import PASSWORD, Desk
from tests.records.goods.making import all_of, customer, driver, make, step, vehicle, warehouse

#: Words that stand on the sheet and nowhere else in the office.
SECRETS = (
    "绝密客户",
    "PO-778899",
    "琉璃盏",
    "幽兰巷",
    "轻拿轻放勿外传",
    "13977778888",
    "7131.73",
    "7,131.73",
)

Ways = Iterator[tuple[str, Callable[[], object]]]


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Desk]:
    """An office with every book there is."""
    made = Desk(tmp_path / "office", load_books())
    yield made
    made.close()


@pytest.fixture
def sheet(office: Desk, tmp_path: Path) -> Any:
    """An order that came from a file, on a trip, delivered, called back, traced, restocked."""
    desk = office
    warehouse(desk)
    card_of = customer(desk, "绝密客户", mobile="13977778888", address="幽兰巷 9 号")
    file = tmp_path / "orders.csv"
    file.write_text(
        "订单 ID,订单日期,客户 ID,品名,数量,金额,联系电话,地址,备注\n"
        "PO-778899,2026-11-20,绝密客户,琉璃盏,1,7131.73,13977778888,幽兰巷 9 号,轻拿轻放勿外传\n",
        encoding="utf-8",
    )
    Import(Plan(desk.store, desk["supervisor"], "order", open_table(file))).run()
    made = step(desk, all_of(desk, "order")[0], "confirm")
    desk.store.attachments.add(desk["staff"], "order", made.id, "琉璃盏.txt", "幽兰巷".encode())
    desk.store.comment(desk["staff"], "order", made.id, "琉璃盏要木箱")
    note = make(
        desk, "dispatch", vehicle=vehicle(desk).id, driver=driver(desk).id,
        planned_out_at=desk.clock(), planned_back_at=desk.clock() + timedelta(hours=2),
        stops=[Stop(order=made.id)],
    )  # fmt: skip
    step(desk, step(desk, note, "all_loaded"), "out", out_at=desk.clock())
    step(desk, note, "back", back_at=desk.clock.pass_by(hours=1), rest_delivered=True)
    call = all_of(desk, "callback")[0]
    step(desk, call, "reached", way="phone", satisfaction="5", restock="琉璃盏 2 只")
    desk.store.drafts.keep(desk["staff"], f"order:{made.id}", "order", made.id, made.plain())
    assert card_of.id == made.customer
    return made


def of_all_books(desk: Desk, who: Session) -> Ways:
    """Every list, printed list, export and view of every book."""
    store, zh = desk.store, PrintOptions(language="zh_CN")
    for record_type in store.books:
        kind, query = record_type.kind(), Query(record_type.kind())
        if kind == "customer":
            continue  # a book of its own right: who is a customer is no secret, what he orders is
        yield f"list {kind}", lambda query=query: store.lists.page(who, query)
        yield f"printed list {kind}", lambda query=query: text_of(draw_list(store, who, query, zh))
        yield f"views {kind}", lambda kind=kind: views_of(store, who, kind)
        for ending in ("csv", "xlsx"):
            for columns in ((), tuple(all_columns(record_type))):
                yield (
                    f"export {kind} {ending} {len(columns)}",
                    lambda query=query, ending=ending, columns=columns: written(
                        store, who, query, ending, columns
                    ),
                )


def written(store: Any, who: Session, query: Query, ending: str, columns: Any) -> str:
    """What an export wrote."""
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        file = Path(folder) / f"out.{ending}"
        export(store, who, query, file, columns=columns)
        return " ".join(str(row.values) for row in open_table(file).rows())


def text_of(pdf: bytes) -> str:
    """The words of a PDF."""
    file = pypdfium2.PdfDocument(pdf)
    words = " ".join(page.get_textpage().get_text_range() for page in file)
    file.close()
    return words.replace("\r\n", "")


def of_the_sheet(desk: Desk, who: Session, sheet: Any) -> Ways:
    """Every way that begins with the sheet itself or with one beside it."""
    store, day, zh = desk.store, who.today(), PrintOptions(language="zh_CN")
    beside = {kind: all_of(desk, kind) for kind in ("dispatch", "callback", "stock_move", "binder")}
    yield "open", lambda: load(store, who, "order", sheet.id)
    yield "preview", lambda: load(store, who, "order", sheet.id, "preview")
    yield "number", lambda: store.by_number(who, sheet.number)
    yield "draw", lambda: text_of(draw_records(store, who, "order", [sheet.id], zh))
    yield "time line", lambda: timeline(store, who, "order", sheet.id)
    yield "related", lambda: related(store, who, "order", sheet.id)
    yield "files", lambda: store.attachments.of(who, "order", sheet.id)
    yield "file", lambda: store.attachments.read(who, 1)
    yield "drafts", lambda: store.drafts.of(who)
    yield "names", lambda: names_of(store, who, [("order", sheet.id)])
    yield "history", lambda: [h for h in history(store, who, sheet.customer) if h.kind == "order"]
    yield "dues", lambda: upcoming(store, who, mine=False)
    yield (
        "board of books",
        lambda: [s for s in board(store, who, mine=False).touched if s.kind == "order"],
    )
    yield "board of trips", lambda: look_at_board(store, who, day)
    yield "shelf", lambda: look_at_shelf(store, who, "order", day.year)
    yield "restocking", lambda: wished(store, who, beside["callback"][0].id)
    yield "undo an import", lambda: undo_import(store, who, Imports(store.database).batches()[0].id)
    for binder in beside["binder"]:
        yield "open binder", lambda key=binder.id: open_binder(store, who, key)
        yield f"index {binder.of_kind}", lambda key=binder.id: index_of(store, who, key)
        yield "complete", lambda key=binder.id: completeness(store, who, key)
        for page in PAGES["binder"]:
            yield (
                page.form,
                lambda key=binder.id, page=page: text_of(page.draw(store, who, key, zh)),
            )
    for kind in ("dispatch", "stock_move"):
        for one in beside[kind]:
            yield kind, lambda kind=kind, one=one: load(store, who, kind, one.id)
            yield f"time line {kind}", lambda kind=kind, one=one: timeline(store, who, kind, one.id)
            yield (
                f"beside {kind}",
                lambda kind=kind, one=one: [
                    b for b in related(store, who, kind, one.id) if b.kind == "order"
                ],
            )


def of_search(desk: Desk, who: Session) -> Ways:
    """The search box and the lookup card, by every word of the sheet."""
    store, goods = desk.store, ("order", "dispatch", "pickup_notice", "tracing", "stock_move")
    for words in (*SECRETS, "jmkh", "琉璃", "778899", "D202611-0001"):
        yield (
            f"find {words}",
            lambda words=words: [h for h in store.search.find(who, words) if h.kind in goods],
        )
        yield f"card {words}", lambda words=words: whereabouts(store, who, words)
        yield f"box {words}", lambda words=words: card(store, who, _find(store, who, words)[0])


def of_reports(desk: Desk, who: Session) -> Ways:
    """Every report the colleague is offered, and those that are not."""
    for kind in offered(desk.store, who):
        yield f"report {kind.name}", lambda kind=kind: make_report(desk.store, who, kind.name)
    for name in ("orders", "dispatches", "daily", "stock"):
        yield f"report {name}", lambda name=name: make_report(desk.store, who, name)


def came_out(way: Callable[[], object]) -> str:
    """What a way gives, as words; nothing when it is refused."""
    try:
        return shown(way())
    except (DeskError, LookupError):
        return ""


def shown(found: Any, depth: int = 0) -> str:
    """Everything that stands in something, however deep."""
    if isinstance(found, bytes):
        return found.decode("utf-8", "replace")
    if isinstance(found, dict):
        return " ".join(shown(part, depth + 1) for item in found.items() for part in item)
    if isinstance(found, list | tuple | set | frozenset) and depth < 9:
        return " ".join(shown(part, depth + 1) for part in found)
    if hasattr(found, "plain") and hasattr(found, "number"):
        return json.dumps(found.plain(), ensure_ascii=False)
    if hasattr(found, "__dataclass_fields__") and depth < 9:
        return " ".join(shown(getattr(found, n), depth + 1) for n in found.__dataclass_fields__)
    return str(found)


def leaks(ways: Ways) -> dict[str, list[str]]:
    """The ways out of which a secret came."""
    found = {name: came_out(way) for name, way in ways}
    told = {name: [s for s in SECRETS if s in words] for name, words in found.items()}
    return {name: secrets for name, secrets in told.items() if secrets}


@pytest.mark.parametrize("ways", [of_search, of_reports, of_all_books])
def test_nothing_of_a_sheet_comes_out(
    office: Desk, sheet: Any, ways: Callable[[Desk, Session], Any]
) -> None:
    assert leaks(ways(office, office["viewer"])) == {}


def test_nothing_leads_from_the_sheet_or_what_stands_beside_it(office: Desk, sheet: Any) -> None:
    assert leaks(of_the_sheet(office, office["viewer"], sheet)) == {}


def test_the_same_ways_give_it_to_a_clerk(office: Desk, sheet: Any) -> None:
    staff = office["supervisor"]
    found = leaks(of_search(office, staff)) | leaks(of_the_sheet(office, staff, sheet))
    found |= leaks(of_all_books(office, staff))
    for way in (
        "open",
        "draw",
        "find PO-778899",
        "card 13977778888",
        "index order",
        "export order csv 0",
    ):
        assert way in found, way


def test_nothing_comes_out_of_the_command_line(
    office: Desk, sheet: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DESK_PASSWORD", PASSWORD)
    target = str(tmp_path / "office")
    out = tmp_path / "x.csv"
    commands = [
        *(["find", words] for words in (*SECRETS[1:], sheet.number)),
        ["print", "order", sheet.number, "-o", str(tmp_path / "x.pdf")],
        ["export", "order", str(out)],
        ["import", "order", str(tmp_path / "orders.csv")],
        *(["report", name] for name in ("orders", "daily")),
    ]
    for words in commands:
        said = run(target, "viewer", *words)
        assert not [s for s in SECRETS if s in said and s not in words], words
    assert not (tmp_path / "x.pdf").exists()
    assert not out.exists() or not [s for s in SECRETS if s in out.read_text("utf-8-sig")]
    assert "绝密客户" in run(target, "staff", "find", sheet.number)


def run(target: str, login: str, *words: str) -> str:
    """What a command says."""
    said = io.StringIO()
    with redirect_stdout(said), redirect_stderr(said):
        main(["--office", target, "--as", login, *words])
    return said.getvalue()
