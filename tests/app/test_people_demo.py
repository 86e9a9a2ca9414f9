# SPDX-License-Identifier: MIT
"""The day of the software firm and of the hospital, played in the demo office by keys."""

import shutil
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from desk.db.database import open_database
from desk.db.said import spoken
from desk.db.store import Store
from desk.demo import make_demo
from desk.dialogs.ask import AskDialog
from desk.dialogs.importing import ImportDialog
from desk.records import load_books
from desk.records.call import call_figures
from desk.records.service_task.rows import Part
from desk.records.survey import survey_result
from desk.records.survey.rows import SurveyQuestion
from desk.text import Message, use_language
from desk.text.dates import local
from desk.ui.answering import AnsweringPage
from desk.ui.callcard import CallCard
from desk.ui.recordpage import RecordPage
from desk.ui.today import TodayPage
from desk.ui.trainers import TrainersView
from desk.ui.walk import RoomSheetPage, WalkPage
from tests.app.clerk import ALT, CTRL, SHIFT, Clerk
from tests.app.conftest import Opened
from tests.app.day import Day
from tests.exchange.samples import xlsx
from tests.offices import START, Clock, Desk
from tests.records.people.conftest import again, dues, make

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
SEED = 20261120


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo office, two months old; nobody works in this one."""
    use_language("zh_CN")
    folder = tmp_path_factory.mktemp("demo") / "office"
    make_demo(folder, SEED, clock=lambda: START)
    return folder


@pytest.fixture
def office(demo: Path, tmp_path: Path) -> Iterator[Desk]:
    """A copy of it, at ten o'clock on its last day."""
    shutil.copytree(demo, tmp_path / "office")
    desk = Desk.opened(Store(open_database(tmp_path / "office"), load_books()), Clock(START))
    yield desk
    desk.close()


@pytest.fixture
def day(office: Desk, clerk: Clerk, opened: Opened) -> Day:
    """A day begins."""
    use_language("zh_CN")
    return Day(office, clerk, opened)


def ids(office: Desk, sql: str, *values: object) -> list[int]:
    """The records a question to the store finds."""
    return [int(row[0]) for row in office.store.database.rows(sql, *values)]


def get(office: Desk, kind: str, record: int) -> Any:
    """A record as it stands."""
    return office.store.get(office["supervisor"], kind, record)


def sign(walk: WalkPage) -> None:
    """The customer signs with the mouse."""
    pad = walk.ending.pad
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(60, 80))
    for x in range(60, 220, 8):
        QTest.mouseMove(pad, QPoint(x, 60 + x % 40))
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(220, 90))
    assert not pad.is_empty()


def walk_through(day: Day, training: int) -> None:
    """The whole training by keys, begun anew in its middle as after a power cut."""
    clerk, office = day.clerk, day.office
    office.clock.at = get(office, "training", training).planned_at
    day.sit_down("trainer")
    day.open(get(office, "training", training))
    walk = day.walk()
    clerk.press(Qt.Key.Key_B)
    clerk.until(lambda: walk.walked is not None and walk.walked.record.state == "running")
    assert walk.head.clock.isVisible()
    for _item in range(6):
        clerk.press(Qt.Key.Key_Space)
    day.sit_down("trainer")
    day.open(get(office, "training", training))
    walk = day.walk()
    assert walk.phase == "receive"
    for _key in range(60):
        card = walk.items.current
        if walk.phase == "end":
            break
        if card is not None and card.item.topic:
            clerk.press(Qt.Key.Key_A)
        if card is not None and card.item.sort == "skill":
            clerk.press(Qt.Key.Key_3)
        clerk.press(Qt.Key.Key_Space)
    assert walk.phase == "end"
    clerk.press(Qt.Key.Key_5)
    assert walk.ending.rating == "5"
    clerk.tab_to("signed_by")
    clerk.write("客户代表")
    sign(walk)
    clerk.press(Qt.Key.Key_Return, CTRL)
    clerk.until(lambda: get(office, "training", training).state == "done")
    walk.deeds.print_certificate()


def test_two_trainings_are_walked_through_and_certified(day: Day, tmp_path: Path) -> None:
    office = day.office
    planned = ids(office, "SELECT id FROM training WHERE state = 'assigned' ORDER BY planned_at")
    assert len(planned) == 2
    for training in planned:
        walk_through(day, training)
        words = day.keep_as(tmp_path / f"{training}.pdf")
        made = get(office, "training", training)
        assert (made.rating, made.signed_by) == ("5", "客户代表")
        assert [row.state for row in made.stages] == ["running", "waiting", "waiting", "waiting"]
        assert all(row.taught and row.can_do == "can" for row in made.topics)
        for row in made.trainees:
            assert (row.present, row.skill_after) == (True, "skilled")
            assert row.name in words
        assert made.topics[0].text in words
        files = office.store.attachments.of(office["trainer"], "training", training)
        assert [file.name for file in files] == ["signature.png"]


def test_the_customer_stuck_at_the_filing_stands_first(day: Day) -> None:
    clerk, office = day.clerk, day.office
    window = day.sit_down("supervisor")
    window.go("training")
    clerk.settle()
    page = clerk.find(TrainersView)
    clerk.press(Qt.Key.Key_3, ALT)
    first = page.stuck.lines()[0]
    assert "ICP" in str(first.text)
    assert "营业执照" in str(first.detail)
    clerk.press(Qt.Key.Key_Return)
    held = get(office, "training", int(first.value))
    assert [row.state for row in held.stages] == ["done", "done", "done", "blocked"]
    day.go_on("stage", stage="4", state="5", last_words="备案通过了")
    assert again(office, held).state == "closed"


def test_a_guest_two_hours_later_moves_today_too(day: Day) -> None:
    clerk, office = day.clerk, day.office
    (key,) = ids(office, "SELECT id FROM stay WHERE state IN ('announced', 'preparing') "
                 "ORDER BY arrive_at LIMIT 1")  # fmt: skip
    made = get(office, "stay", key)
    before = {row.uid: row.due_at for row in made.checklist if not row.result}
    new = made.arrive_at + 2 * HOUR
    day.sit_down("supervisor")
    day.open(made)
    here = local(new, office["staff"].zone)
    leaves = local(made.leave_at + 2 * HOUR, office["staff"].zone)
    day.go_on("move", arrive_at=f"{here:%Y-%m-%d %H:%M}", leave_at=f"{leaves:%Y-%m-%d %H:%M}",
              reason="航班晚点")  # fmt: skip
    made = again(office, made)
    assert made.arrive_at == new
    by_stay = [row for row in made.checklist if row.uid in before and "item-" in row.uid]
    gaps = {row.text: row.due_at - before[row.uid] for row in by_stay if not row.result}
    moved = {text: gap for text, gap in gaps.items() if gap}
    assert set(moved.values()) == {2 * HOUR}
    assert any("绿植" in str(Message(text)) for text in moved)
    told = {(what, at) for what, at, _who in dues(office, made)}
    assert told == {(row.text[:200], row.due_at) for row in made.checklist if not row.result}
    assert day.window is not None
    day.window.go("today")
    clerk.settle()
    today = clerk.find(TodayPage)
    zone = office["staff"].zone
    due = {row.text: f"{local(row.due_at, zone):%H:%M}" for row in made.checklist
           if not row.result and row.text in moved}  # fmt: skip

    def shown() -> dict[str, str]:
        lines = [line for line in today.list.lines() if line.value]
        mine = [line for line in lines if line.value[:2] == ("stay", made.id)]
        return {line.value[2]: str(line.below)[-5:] for line in mine if line.value[2] in due}

    clerk.until(lambda: bool(shown()) and all(due[text] == at for text, at in shown().items()))


def test_the_room_sheet_is_typed_back_and_the_door_card_printed(day: Day, tmp_path: Path) -> None:
    clerk, office = day.clerk, day.office
    (key,) = ids(office, "SELECT id FROM stay WHERE state = 'present'")
    made = get(office, "stay", key)
    waiting = [row.uid for row in made.checklist if not row.result]
    day.sit_down("staff")
    day.open(made)
    clerk.press(Qt.Key.Key_T, CTRL | SHIFT)
    sheet = clerk.find(RoomSheetPage)
    clerk.until(lambda: bool(sheet.cells))
    sheet.focus_start()
    for _box in waiting[:-1]:
        clerk.press(Qt.Key.Key_Space)
        clerk.press(Qt.Key.Key_Tab)
    clerk.press(Qt.Key.Key_R)
    clerk.write("客人未留意见")
    clerk.press(Qt.Key.Key_S, CTRL)
    clerk.find(RecordPage)
    made = again(office, made)
    assert [row.result for row in made.checklist if row.uid in waiting] == [
        *["done"] * (len(waiting) - 1), "wrong",
    ]  # fmt: skip
    assert made.open_items == 0
    day.do("stay.door_card")
    words = day.keep_as(tmp_path / "door.pdf")
    guest = get(office, "guest", made.guest)
    for told in (guest.name, guest.taboo, guest.served_last.split("\n")[-1], guest.left_last):
        assert told in words


def test_a_dead_printer_is_exchanged(day: Day, tmp_path: Path) -> None:
    clerk, office = day.clerk, day.office
    (key,) = ids(office, "SELECT id FROM customer WHERE mobile <> '' ORDER BY id LIMIT 1")
    customer = get(office, "customer", key)
    day.sit_down("staff")
    clerk.press(Qt.Key.Key_F2)
    clerk.find(CallCard)
    clerk.write(customer.mobile)
    clerk.press(Qt.Key.Key_7, ALT)
    clerk.press(Qt.Key.Key_Return)
    page = clerk.find(RecordPage)
    assert page.kind == "service_task"
    day.write(mode="5", product="热敏打印机", serial="SN1", bought_on="2026-11-16", fault="不通电")
    day.save()
    made = day.last("service_task")
    assert (made.customer, made.doa, made.warranty) == (key, "yes", "in")
    assert spoken(made.rule) == "已购 4 天，DOA 期 7 天：换货。"
    day.go_on("assign")
    assert day.is_refused("done", cause="电源板坏", scope_checked="电源", solution="换新机")
    day.send(replacement_serial="SN2")
    day.go_on("confirm", confirmed_by="张三")
    made = again(office, made)
    assert (made.state, made.replacement_serial) == ("confirmed", "SN2")
    day.do("service_task.print.exchange")
    words = day.keep_as(tmp_path / "exchange.pdf")
    for told in ("换货单", "SN1", "SN2", "DOA 期 7 天"):
        assert told in words


def test_a_paid_repair_takes_its_part_from_the_stock(day: Day, tmp_path: Path) -> None:
    office = day.office
    (product,) = ids(office, "SELECT id FROM product WHERE code = 'YF-4002'")
    (customer,) = ids(office, "SELECT id FROM customer ORDER BY id LIMIT 1")

    def on_hand() -> Decimal:
        rows = office.store.database.rows(
            "SELECT SUM(CASE direction WHEN 'out' THEN -quantity ELSE quantity END) "
            "FROM stock_move WHERE product = ? AND voided = ?", product, False,
        )  # fmt: skip
        return Decimal(str(rows[0][0])) / 1000  # as the store keeps quantities

    part = Part(product=product, item="扫描枪", price=23500, quantity=Decimal(2))
    made = make(office, "service_task", customer=customer, mode="paid", fault="扫不出码",
                product_name="扫描枪", bought_on=date(2024, 5, 1), warranty_months=12,
                changed_parts=[part])  # fmt: skip
    assert "收费维修" in spoken(made.rule)
    before = on_hand()
    day.sit_down("staff")
    day.open(made)
    day.go_on("assign")
    done = {"cause": "扫描头老化", "scope_checked": "扫描头", "solution": "换新"}
    assert day.is_refused("done", **done)
    day.clerk.press(Qt.Key.Key_Escape)
    day.clerk.gone(AskDialog)
    day.go_on("quote", labour_fee="50")
    day.go_on("consent", consent="1", consent_by="张三")
    assert on_hand() == before
    day.go_on("done")
    made = again(office, made)
    assert (made.state, made.total, made.changed_parts[0].issued) == ("done", 52000, Decimal(2))
    moves = ids(office, "SELECT id FROM stock_move WHERE cause = ?", made.number)
    assert on_hand() - before == -2
    assert len(moves) == 1
    day.do("service_task.print.charges")
    words = "".join(day.keep_as(tmp_path / "charges.pdf").split())
    for told in ("收费单", "¥520.00", "人民币伍佰贰拾元整", "张三"):
        assert told in words


def test_a_hard_case_goes_up_and_to_a_partner(day: Day, tmp_path: Path) -> None:
    office = day.office
    (key,) = ids(office, "SELECT id FROM service_task WHERE ladder = 'centre'")
    made = get(office, "service_task", key)
    day.sit_down("staff2")
    day.open(made)
    day.do("service_task.print.letter")
    words = day.keep_as(tmp_path / "letter.pdf")
    for told in ("技术中心升级函", made.number, "热线工程师", "批量出现"):
        assert told in words
    day.go_on("centre", answer="更换走纸组件", centre_number="TC-7")
    day.go_on("hand_over", partner="捷安设备维修部", agreed_on="2026-11-25")
    made = again(office, made)
    assert (made.state, made.partner_on, made.centre_number) == (
        "partner", date(2026, 11, 25), "TC-7",
    )  # fmt: skip
    ((what, at, _who),) = dues(office, made)
    assert "partner" in what.lower()
    assert local(at, office["staff"].zone).date() == date(2026, 11, 25)
    day.go_on("partner_back", result="已换好")
    assert again(office, made).state == "in_hand"


def test_thirty_calls_of_the_day_and_one_more(day: Day) -> None:
    clerk, office = day.clerk, day.office
    start = datetime(2026, 11, 19, 16, 0, tzinfo=START.tzinfo)
    before = call_figures(office.store, office["supervisor"], start, start + DAY)
    assert before.count >= 30
    day.sit_down("staff")
    clerk.press(Qt.Key.Key_F2)
    card = clerk.find(CallCard)
    clerk.write("13900001234")
    clerk.press(Qt.Key.Key_2, ALT)
    office.clock.pass_by(seconds=95)
    clerk.press(Qt.Key.Key_Return)
    day.write(caller="许女士", matter="问送货时间", outcome="1")
    day.save()
    day.choose("hang_up")
    told = call_figures(office.store, office["supervisor"], start, start + DAY)
    assert (told.count, told.enquiries) == (before.count + 1, before.enquiries + 1)
    assert card is not None
    call = day.last("call")
    assert (call.caller, call.outcome, call.seconds) == ("许女士", "answered", 95)


def test_a_survey_is_drawn_typed_imported_and_reported(day: Day, tmp_path: Path) -> None:
    clerk, office = day.clerk, day.office
    made = make(office, "survey", "supervisor", name="十一月满意度", share=30,
                period_from=date(2026, 10, 1), period_to=date(2026, 11, 20),
                questions=[SurveyQuestion(text="电话接得快吗", kind="yes_no")])  # fmt: skip
    day.sit_down("supervisor")
    day.open(made)
    day.go_on("draw", seed="20261120")
    made = again(office, made)
    first = len(made.drawn)
    assert len({row.branch for row in made.drawn}) == 3  # each branch gives its part
    clerk.press(Qt.Key.Key_T, CTRL | SHIFT)
    answering = clerk.find(AnsweringPage)
    clerk.until(lambda: answering.survey is not None)
    clerk.press(Qt.Key.Key_R, CTRL | SHIFT)  # who will not answer is replaced
    clerk.until(lambda: len(answering.survey.drawn) == first + 1)
    for _customer in range(2):
        answering.focus_start()
        clerk.press(Qt.Key.Key_1)
        clerk.tab_to("answers.overall")
        clerk.press(Qt.Key.Key_4)
        clerk.tab_to("answers.words")
        clerk.write("希望周末也送货")
        clerk.tab_to("answers.kind")
        clerk.press(Qt.Key.Key_6)
        clerk.press(Qt.Key.Key_Return, CTRL)
    made = again(office, made)
    assert (made.answered, made.replaced) == (2, 1)
    bring_answers_in(day, made, tmp_path)
    made = again(office, made)
    assert made.answered == first
    day.open(made)
    day.choose("report")
    made = again(office, made)
    found = survey_result(office.store, office["supervisor"], made.id)
    assert (found.replacements, found.refused, found.overall.answers) == (1, 1, first)
    assert {line.group for line in made.results} == {"all", "branch", "question"}
    assert [row.text for row in made.verbatims] == ["希望周末也送货"] * 2
    day.do("survey.print.report")
    words = day.keep_as(tmp_path / "report.pdf")
    for told in ("满意度调查报告", "临江分公司", "电话接得快吗", "希望周末也送货", "95% 下限"):
        assert told in words


def bring_answers_in(day: Day, survey: Any, folder: Path) -> None:
    """The answers of everybody else come in as a table."""
    clerk, office = day.clerk, day.office
    rows = [["调查编号", "客户名称", "总体满意度", "题目", "答案"]]
    for drawn in survey.drawn:
        if drawn.state == "open":
            number = get(office, "customer", drawn.customer).number
            rows.append([survey.number, number, "5 · 非常满意", "1", "是"])
    file = xlsx(folder / "answers.xlsx", rows)
    assert day.window is not None
    day.window.go("survey_answer")
    clerk.settle()
    clerk.press(Qt.Key.Key_I, CTRL | SHIFT)
    dialog = clerk.find(ImportDialog)
    dialog.open_file(file)
    clerk.settle()
    dialog.bring.click()
    clerk.settle()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    clerk.gone(ImportDialog)
