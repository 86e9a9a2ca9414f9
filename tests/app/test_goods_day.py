# SPDX-License-Identifier: MIT
"""A day of the distribution company and of the pickup desk, played through the window, in an
empty office and in the demo office with all that goes on there."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from desk.db.database import open_database
from desk.db.store import Store
from desk.demo import make_demo
from desk.dialogs.ask import AskDialog
from desk.dialogs.confirm import ConfirmDialog
from desk.dialogs.importing import ImportDialog
from desk.records import load_books
from desk.records.binder import completeness
from desk.records.order.words import KEPT
from desk.text import use_language
from desk.ui.board import BoardView
from desk.ui.editors.picks import PickLine
from desk.ui.record.signed_step import SignedStepPanel
from desk.ui.recordpage import RecordPage
from desk.ui.returning import ReturnPanel
from desk.ui.shelf import ShelfView
from desk.window import Window
from tests.app.clerk import ALT, CTRL, SHIFT, Clerk
from tests.app.conftest import Opened
from tests.offices import START, Clock, Desk
from tests.records.goods.making import (
    again,
    all_of,
    customer,
    driver,
    goods_in,
    level,
    product,
    step,
    sums_hold,
    vehicle,
    warehouse,
)

Key = Qt.Key
PLATES = ("浙A10001", "浙A10002", "浙A10003")
NOTICES = 30
ORDERED = "客户订单号,下单日期,客户名称,商品编码,数量,付款方式"
HEADINGS = "运单号,发站,到站,收货人,收货人电话,品名,件数,到货件数,到付运费,到货时间"


def _last(office: Desk, kind: str) -> int:
    rows = office.store.database.rows(f'SELECT COALESCE(MAX(id), 0) FROM "{kind}"')
    return int(rows[0][0])


class Counter:
    """Somebody who works the window of one office all day."""

    def __init__(self, office: Desk, window: Window, clerk: Clerk) -> None:
        self.office, self.window, self.clerk = office, window, clerk
        self._before = {t.kind(): _last(office, t.kind()) for t in office.store.books}

    def made(self, kind: str) -> list[Any]:
        """What was made since the day began, oldest first."""
        rows = self.office.store.database.rows(
            f'SELECT id FROM "{kind}" WHERE id > ? ORDER BY id', self._before[kind]
        )
        return [self.office.store.get(self.office["supervisor"], kind, row[0]) for row in rows]

    def sum_of(self, kind: str, column: str) -> int:
        """The sum of a column over what was made since the day began."""
        return sum(getattr(one, column) or 0 for one in self.made(kind))

    def press(self, key: Qt.Key, *, shift: bool = True) -> None:
        """A key of the page, with Ctrl and mostly with Shift."""
        self.clerk.press(key, CTRL | SHIFT if shift else CTRL)

    def look_up(self, record: Any) -> RecordPage:
        """Type a number into the search box and open what it finds."""
        self.press(Key.Key_K, shift=False)
        self.clerk.write(record.number)
        self.clerk.press(Key.Key_Return)
        return self._page(record)

    def _page(self, record: Any) -> RecordPage:
        pages: list[RecordPage] = []

        def there() -> bool:
            pages[:] = [
                page
                for page in self.window.findChildren(RecordPage)
                if page.isVisible() and (page.kind, page.record_id) == (record.kind(), record.id)
            ]
            return bool(pages) and pages[0].record is not None

        self.clerk.until(there)
        self.window.focus_page()
        return pages[0]

    def new(self, kind: str) -> None:
        """An empty form of a book."""
        self.window.go(kind)
        self.clerk.settle()
        self.press(Key.Key_N, shift=False)

    def pick(self, words: str) -> None:
        """Type into a cell that links to a record, and go on with what it proposes."""
        self.clerk.write(words)
        cell = self.clerk.here()
        assert isinstance(cell, PickLine)
        self.clerk.until(cell.is_open)
        self.clerk.press(Key.Key_Tab)

    def answer(self, **cells: str) -> None:
        """Answer the questions of a step."""
        self.clerk.find(AskDialog)
        self.clerk.fill(**cells)
        self.press(Key.Key_Return, shift=False)
        self.clerk.gone(AskDialog)
        self.clerk.settle()

    def click(self, name: str, parent: QWidget | None = None) -> None:
        """Press a button that has no key."""
        within = parent or self.window
        self.clerk.until(lambda: within.findChild(QPushButton, name) is not None)
        button = within.findChild(QPushButton, name)
        assert isinstance(button, QPushButton)
        button.click()
        self.clerk.settle()

    def choose(self, page: RecordPage, name: str) -> None:
        """Choose a step in the menu of a page."""
        action = page.findChild(QAction, name)
        assert action is not None
        action.trigger()
        self.clerk.settle()

    def again(self, record: Any) -> Any:
        """The record as the store has it now."""
        return again(self.office, record)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo office as it is at ten on a Friday."""
    folder = tmp_path_factory.mktemp("demo")
    make_demo(folder, clock=lambda: START)
    return folder


@pytest.fixture(params=["empty", "demo"])
def office(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Desk]:
    """An office that was just set up, then the demo office."""
    target = tmp_path / "office"
    if request.param == "demo":
        shutil.copytree(request.getfixturevalue("demo"), target)
        made = Desk.opened(Store(open_database(str(target)), load_books()), Clock())
    else:
        made = Desk(target, load_books())
    yield made
    made.close()


@pytest.fixture
def counter(office: Desk, opened: Opened, clerk: Clerk) -> Counter:
    """The supervisor before the window, who may do everything."""
    use_language("en")
    return Counter(office, opened("supervisor"), clerk)


class Yard:
    """What the distribution company has in the morning: goods, three vehicles, orders by phone."""

    def __init__(self, office: Desk) -> None:
        self.office = office
        if not all_of(office, "warehouse"):
            warehouse(office)
        self.paper = product(office, "打印纸", 1000, weight_kg=Decimal(2), unit="箱")
        self.safe = product(office, "保险柜", 90000, weight_kg=Decimal(400), unit="台")
        self.ink = product(office, "墨盒", 5000, weight_kg=Decimal("0.2"), unit="盒")
        for goods, count in ((self.paper, 200), (self.safe, 10), (self.ink, 10)):
            goods_in(office, goods, count)
        for plate in PLATES:
            vehicle(office, plate, usual_driver=driver(office, f"师傅{plate[-1]}").id)
        self.buyer = customer(office, "临江文具店", mobile="13812345678", address="银杏大道1号")

    def order_list(self, folder: Path) -> Path:
        """What a salesperson sends: sixteen orders of paper, one of safes, two of too much ink."""
        goods = [(self.paper, 2)] * 16 + [(self.safe, 3), (self.ink, 30), (self.ink, 5)]
        rows = [
            f"XS{at:03},2026-11-20,{self.buyer.name},{one.code},{count},货到付款"
            for at, (one, count) in enumerate(goods, 1)
        ]
        file = folder / "orders.csv"
        file.write_text("\n".join([ORDERED, *rows]), encoding="gb18030")
        return file


def reserved_by_orders(office: Desk, goods: Any) -> Decimal:
    """What the lines of open orders keep of a product."""
    return sum(
        (row.reserved or Decimal(0))
        for sheet in all_of(office, "order")
        if sheet.state in KEPT and not sheet.voided
        for row in sheet.lines
        if row.product == goods.id
    ) or Decimal(0)


def stands(office: Desk, goods: Any) -> tuple[int, ...]:
    """Whole units on hand, reserved and free."""
    return tuple(int(count) for count in level(office, goods))


def stock_is_what_moved(office: Desk, *goods: Any) -> None:
    """Stock is the sum of the movements; reserved is what open orders keep."""
    sums_hold(office)
    for one in goods:
        assert level(office, one)[1] == reserved_by_orders(office, one)


def typed_order(counter: Counter, yard: Yard) -> Any:
    """An order taken on the telephone, typed with its line and confirmed by keys."""
    counter.new("order")
    counter.clerk.tab_to("customer")
    counter.pick(yard.buyer.name)
    counter.clerk.tab_to("lines")
    counter.pick(yard.paper.code)
    counter.clerk.fill(quantity="5", payment="2")
    counter.press(Key.Key_S, shift=False)
    sheet = counter.made("order")[-1]
    assert (sheet.state, sheet.address, sheet.total) == ("draft", "银杏大道1号", 5000)
    counter.press(Key.Key_C)
    assert counter.again(sheet).state == "confirmed"
    return sheet


def restock(counter: Counter, short: list[Any]) -> None:
    """Two orders wait; what is missing is ordered and arrives, and they wait no longer."""
    asked = counter.made("restock_request")
    assert [(one.order, one.quantity) for one in asked] == [
        (short[0].id, Decimal(20)),
        (short[1].id, Decimal(5)),
    ]
    for request in asked:
        counter.look_up(request)
        counter.press(Key.Key_O)
        counter.answer(supplier="安顺耗材")
        counter.press(Key.Key_A)
        counter.answer(batch="B1")
        assert counter.again(request).state == "arrived"
    assert [counter.again(one).state for one in short] == ["ready", "ready"]


def put_on_board(counter: Counter, sheet: Any, lane: int) -> BoardView:
    """Take an order in hand on the board of the day and put it on a vehicle, by keys."""
    counter.window.go("dispatch")
    board = counter.window.findChild(BoardView)
    assert isinstance(board, BoardView)
    ready = board.waiting.ready

    def waiting() -> list[int]:
        return [one.value for one in ready.lines()]

    counter.clerk.until(lambda: sheet.id in waiting())
    board.focus_start()
    counter.clerk.press(Key.Key_Home)
    for _row in range(waiting().index(sheet.id)):
        counter.clerk.press(Key.Key_Down)
    counter.clerk.press(Key.Key_Return)
    assert board.lanes.hand is not None
    assert board.lanes.hand.id == sheet.id
    for _lane in PLATES:
        counter.clerk.press(Key.Key_Up)
    for _step in range(lane):
        counter.clerk.press(Key.Key_Down)
    counter.clerk.press(Key.Key_Return)
    return board


def send_out(counter: Counter, note: Any) -> None:
    """Check the load and let the vehicle leave."""
    counter.look_up(note)
    counter.press(Key.Key_A)
    counter.press(Key.Key_O)
    counter.answer(odometer="1000")
    assert counter.again(note).state == "out"


def panel_of(counter: Counter, note: Any) -> ReturnPanel:
    """The open panel of a note."""

    def open_ones() -> list[ReturnPanel]:
        panels = counter.window.findChildren(ReturnPanel)
        return [one for one in panels if one.is_open and one.note.id == note.id]

    counter.clerk.until(lambda: len(open_ones()) == 1)
    return open_ones()[0]


def bring_home(counter: Counter, note: Any, cash: str, *, refused: int = 0, why: str = "") -> Any:
    """Enter a return: only the exception is typed, the bag is counted, one key enters it."""
    counter.look_up(note)
    counter.press(Key.Key_B)
    panel = panel_of(counter, note)
    counter.clerk.until(lambda: panel.trip.isAncestorOf(counter.clerk.here()))
    counter.clerk.write("1080")
    counter.clerk.press(Key.Key_Return)
    for number, row in enumerate(panel.rows, 1):
        counter.clerk.until(row.outcome.hasFocus)
        if number == refused:
            counter.clerk.press(Key.Key_3)
        counter.clerk.press(Key.Key_Return)
    counter.clerk.fill(cash_returned=cash)
    if why:
        counter.press(Key.Key_Return, shift=False)
        reason = panel.bag.cells["difference_reason"]
        counter.clerk.until(lambda: reason.problem is not None)
        assert counter.again(note).state == "out"  # a difference is explained first
        counter.clerk.fill(difference_reason=why)
    counter.press(Key.Key_Return, shift=False)
    counter.clerk.until(lambda: not panel.is_open)
    return counter.again(note)


def test_orders_from_the_telephone_to_the_sealed_binder(counter: Counter, tmp_path: Path) -> None:
    office = counter.office
    yard = Yard(office)
    first = typed_order(counter, yard)
    *papers, heavy, more, less = bring_in(counter, yard.order_list(tmp_path), "order", 19)
    papers, heavy = [step(office, one, "confirm") for one in papers], step(office, heavy, "confirm")
    short = [more, less]
    for sheet in short:
        counter.look_up(sheet)
        counter.press(Key.Key_C)
        assert counter.again(sheet).state == "waiting"
    assert len(counter.made("order")) == 20
    restock(counter, short)
    assert stands(office, yard.paper) == (200, 37, 163)
    assert stands(office, yard.ink) == (35, 35, 0)
    stock_is_what_moved(office, yard.paper, yard.ink, yard.safe)

    loads = [(first, papers[0]), (papers[1], papers[2]), (papers[3], papers[4])]
    for lane, load in enumerate(loads):
        for sheet in load:
            put_on_board(counter, sheet, lane)
    board = put_on_board(counter, heavy, 0)
    counter.clerk.until(board.notice.isVisible)
    assert "214 kg too much" in board.notice.accessibleName()
    counter.clerk.press(Key.Key_Escape)
    notes = counter.made("dispatch")
    assert [[stop.order for stop in note.stops] for note in notes] == [
        [sheet.id for sheet in load] for load in loads
    ]

    for note in notes:
        send_out(counter, note)
    assert stands(office, yard.paper) == (185, 22, 163)
    office.clock.pass_by(hours=4)
    home = [
        bring_home(counter, notes[0], "50", refused=2),
        bring_home(counter, notes[1], "35", why="找零时少收五元"),
        bring_home(counter, notes[2], "40"),
    ]
    assert [note.state for note in home] == ["closed"] * 3
    assert [(note.cash_due, note.cash_difference) for note in home] == [
        (5000, 0),
        (4000, -500),
        (4000, 0),
    ]
    assert home[1].difference_reason == "找零时少收五元"
    assert [counter.again(load[1]).state for load in loads] == ["ready", "delivered", "delivered"]
    assert counter.sum_of("order", "received") == 5000 + 4 * 2000
    assert counter.sum_of("dispatch", "cash_returned") == 12500
    assert len(counter.made("callback")) == 5
    assert stands(office, yard.paper) == (187, 24, 163)
    stock_is_what_moved(office, yard.paper, yard.ink, yard.safe)

    finish_month(counter, [papers[0], heavy], [*papers[5:], *short])
    assert stands(office, yard.paper) == (165, 0, 165)
    assert stands(office, yard.safe) == (10, 0, 10)
    stock_is_what_moved(office, yard.paper, yard.ink, yard.safe)
    seal(counter)


def finish_month(counter: Counter, off: list[Any], left: list[Any]) -> None:
    """Two orders are called off; a carrier takes the others, the first of them by hand."""
    for sheet in off:
        page = counter.look_up(sheet)
        counter.choose(page, "order.cancel")
        counter.answer(reason="客户不要了")
        assert counter.again(sheet).state == "cancelled"
    page = counter.look_up(left[0])
    counter.choose(page, "order.send")
    counter.answer(carrier="顺达快运", carrier_number="SD1001")
    counter.press(Key.Key_D)
    counter.answer(signed_by="前台")
    assert counter.again(left[0]).state == "delivered"
    for sheet in left[1:]:
        step(counter.office, sheet, "send", carrier="顺达快运")
        step(counter.office, sheet, "deliver", delivered_at=counter.office.clock())


def seal(counter: Counter) -> None:
    """A month is over: its binder is whole, and is sealed after a question."""
    office = counter.office
    month, sheets = "2026-11", [one.number for one in counter.made("order")]
    if len(all_of(office, "order")) > len(sheets):  # the demo's November goes on
        month, sheets = "2026-10", []
    else:
        office.clock.at = datetime(2026, 12, 1, 2, tzinfo=UTC)
    branch = office["supervisor"].branch_id
    (binder,) = [
        one for one in all_of(office, "binder")
        if (one.of_kind, one.month, one.branch) == ("order", month, branch)
    ]  # fmt: skip
    whole = completeness(office.store, office["supervisor"], binder.id)
    assert whole.whole
    sheets = sheets or [sheet.number for sheet in whole.sheets]
    assert [sheet.number for sheet in whole.sheets] == sheets
    assert sheets == [f"D{month.replace('-', '')}-{n:04}" for n in range(1, len(sheets) + 1)]
    counter.window.go("binder")
    view = counter.clerk.find(ShelfView)
    view.show_kind("order")
    counter.clerk.until(lambda: any(s.id == binder.id for s in view.boards.spines()))
    view.boards.choose(binder.id)
    counter.clerk.until(
        lambda: view.facts.binder is not None and view.facts.binder.record.id == binder.id
    )
    counter.click("binder.seal", view)
    counter.click("main", counter.clerk.find(ConfirmDialog))
    sealed = counter.again(binder)
    assert (sealed.state, sealed.sheets) == ("sealed", len(sheets))
    assert (sealed.first_number, sealed.last_number) == (sheets[0], sheets[-1])


def manifest(folder: Path) -> Path:
    """What a lorry brought: thirty shipments to be paid for, each with 100 yuan of freight."""
    rows = [
        f"YD{n:03},广州,杭州,收货人{n},138123450{n:02},陶瓷,3,3,100,2026-11-20 09:30"
        for n in range(1, NOTICES + 1)
    ]
    file = folder / "manifest.csv"
    file.write_text("\n".join([HEADINGS, *rows]), encoding="gb18030")
    return file


def bring_in(counter: Counter, file: Path, kind: str, count: int) -> list[Any]:
    """Import a file from the page of the book."""
    counter.window.go(kind)
    counter.clerk.settle()
    counter.press(Key.Key_I)
    dialog = counter.clerk.find(ImportDialog)
    dialog.open_file(file)
    counter.clerk.settle()
    QTest.mouseClick(dialog.bring, Qt.MouseButton.LeftButton)
    counter.clerk.settle()
    assert dialog.result_page.heading.text() == f"{count} records have come in."
    counter.clerk.press(Key.Key_Escape)
    counter.clerk.gone(ImportDialog)
    return counter.made(kind)[-count:]


def tell(counter: Counter, notices: list[Any]) -> None:
    """The first is not reached, then told; the second sends somebody; the rest follow."""
    office = counter.office
    counter.look_up(notices[0])
    counter.clerk.press(Key.Key_3, ALT)
    assert counter.again(notices[0]).state == "not_reached"
    assert counter.again(notices[0]).next_try is not None
    counter.clerk.press(Key.Key_1, ALT)
    counter.answer(coming_on="2026-11-21", answered_by="郑太太", salutation="2", said="明天来")
    told = counter.again(notices[0])
    assert (told.state, [row.outcome for row in told.attempts]) == (
        "coming",
        ["no_answer", "told"],
    )
    assert (told.attempts[1].answered_by, told.attempts[1].salutation) == ("郑太太", "ms")
    counter.look_up(notices[1])
    counter.clerk.press(Key.Key_2, ALT)
    counter.answer(answered_by="门卫")
    for notice in notices[2:]:
        step(office, notice, "attempt", outcome="told", answered_by="本人")
    assert all(counter.again(one).state in ("told", "coming") for one in notices)


def sign(pad: QWidget) -> None:
    """One stroke with the mouse."""
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(pad, left, pos=QPoint(40, 60))
    QTest.mouseMove(pad, QPoint(90, 40))
    QTest.mouseRelease(pad, left, pos=QPoint(150, 60))


def hand_over(counter: Counter, notice: Any, cash: str) -> Any:
    """Goods against ID, cash and signature."""
    counter.look_up(notice)
    counter.press(Key.Key_H)
    panel = counter.clerk.find(SignedStepPanel)
    assert panel.form.values()["collector"] == notice.consignee
    counter.clerk.fill(id_last4="123x", cash_received=cash)
    sign(panel.pad)
    counter.press(Key.Key_Return, shift=False)
    counter.clerk.until(lambda: not panel.isVisible())
    return counter.again(notice)


def trace(counter: Counter, notice: Any) -> Any:
    """Somebody asks where a piece is; it is looked for, lost, and becomes a complaint."""
    counter.new("tracing")
    counter.clerk.fill(
        asked_by=notice.consignee, phone=notice.phone, waybill=notice.waybill, question="少一件"
    )
    counter.press(Key.Key_S, shift=False)
    (slip,) = counter.made("tracing")
    counter.press(Key.Key_S)
    counter.answer(where="二号库", found="没有找到")
    counter.press(Key.Key_A)
    counter.answer(result="4", answered_to=notice.consignee, answer="已遗失，按规定赔付")
    assert counter.again(slip).result == "lost"
    counter.press(Key.Key_C)
    counter.answer(demand="照价赔偿")
    slip = counter.again(slip)
    assert (slip.state, len(slip.searches)) == ("complained", 1)
    return slip


def test_a_lorry_of_notices_told_collected_stored_and_traced(
    counter: Counter, tmp_path: Path
) -> None:
    office = counter.office
    notices = bring_in(counter, manifest(tmp_path), "pickup_notice", NOTICES)
    assert len(notices) == NOTICES
    assert {(one.state, one.cash_due) for one in notices} == {("to_tell", 10000)}
    assert notices[0].in_words == "人民币壹佰元整"
    tell(counter, notices)

    done = hand_over(counter, notices[0], "100")
    assert (done.state, done.cash_received, done.id_last4) == ("collected", 10000, "123X")
    for notice in notices[1:9]:
        step(office, notice, "collect", collected_at=office.clock(), collector="本人",
             id_kind="id_card", id_last4="1234", cash_received=10000, paid="cash",
             undamaged=True)  # fmt: skip
    office.clock.pass_by(days=4)
    late = hand_over(counter, notices[9], "105")
    assert (late.state, late.storage_fee, late.cash_received) == ("collected", 500, 10500)
    states = [one.state for one in counter.made("pickup_notice")]
    assert (states.count("collected"), states.count("told")) == (10, 20)
    assert counter.sum_of("pickup_notice", "cash_received") == 9 * 10000 + 10500

    slip = trace(counter, notices[10])
    (complaint,) = counter.made("complaint")
    assert slip.complaint == complaint.id
    assert (complaint.concerns, complaint.demand) == (notices[10].waybill, "照价赔偿")
    assert complaint.complainant == notices[10].consignee
