# SPDX-License-Identifier: MIT
"""A day of the people side, played at the window: calls, slips, a training, a guest, repairs,
a call-back, a survey; the store is asked whether it happened."""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QCheckBox

from desk.dialogs.ask import AskDialog
from desk.records.article import ship_articles
from desk.records.call import call_figures
from desk.records.service_task.rows import Part
from desk.records.survey import survey_result
from desk.records.survey.rows import SurveyQuestion
from desk.records.training import stuck
from desk.records.training.rows import Topic, Trainee
from desk.reports.model import Table
from desk.text import use_language
from desk.ui.answering import AnsweringPage
from desk.ui.callcard import CallCard
from desk.ui.recordpage import RecordPage
from tests.app.clerk import ALT, CTRL, SHIFT, Clerk
from tests.app.conftest import Opened
from tests.app.day import Day
from tests.offices import START, Desk
from tests.records.people.conftest import again, dues, make, step

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
DONE = {"cause": "保险丝", "scope_checked": "电源", "solution": "已更换"}


@pytest.fixture
def day(office: Desk, clerk: Clerk, opened: Opened) -> Day:
    """A day begins."""
    use_language("zh_CN")
    return Day(office, clerk, opened)


@pytest.fixture
def customer(office: Desk) -> Any:
    """A customer known to the office."""
    return make(office, "customer", name="恒瑞贸易有限公司", mobile="13812345678")


def test_a_call_with_a_promise_and_a_slip_for_the_manager(day: Day, customer: Any) -> None:
    clerk, office = day.clerk, day.office
    ship_articles(office.store, office["supervisor"])
    for n in range(29):
        make(office, "call", phone=f"139123400{n:02}", outcome="answered", purpose="enquiry",
             started_at=START, ended_at=START + timedelta(seconds=60 + n))  # fmt: skip
    day.sit_down("staff")
    clerk.press(Qt.Key.Key_F2)
    card = clerk.find(CallCard)
    clerk.write("13812345678")
    clerk.press(Qt.Key.Key_2, ALT)
    card.words.setFocus()
    clerk.write("打印机过了保修期要多少钱")
    clerk.until(lambda: bool(card.offers.buttons))
    assert card.offers.buttons[0].text() == "保修和 DOA 怎么判断"
    office.clock.pass_by(seconds=100)
    clerk.press(Qt.Key.Key_Return)
    day.write(matter="问报价", outcome="3")
    day.save()
    day.choose("hang_up")
    call = day.last("call")
    assert call.content == "打印机过了保修期要多少钱"
    told = call_figures(office.store, office["supervisor"], START, START + DAY)
    assert (told.count, told.enquiries, told.in_target) == (30, 30, True)
    assert (call.customer, call.purpose, call.outcome) == (customer.id, "enquiry", "promised")
    assert call.state == "promised"
    assert [due[0] for due in dues(office, call)] == ["Reply promised to a caller"]
    day.go_on("replied", reply="已报价")
    call = again(office, call)
    assert (call.state, call.reply, dues(office, call)) == ("done", "已报价", [])

    day.new("message")
    day.write(for_person="manager", caller="钱先生", phone="13900000007", content="请回电")
    day.save()
    slip = day.last("message")
    assert (slip.for_person, slip.state) == (office.id("manager"), "new")
    day.go_on("deliver")
    assert again(office, slip).delivered_by == office.id("staff")
    day.sit_down("manager")
    day.open(slip)
    day.choose("read")
    slip = again(office, slip)
    assert (slip.state, slip.read_by) == ("read", office.id("manager"))


@pytest.mark.parametrize("code", ["zh_CN", "en"])
def test_a_training_walked_through_and_certified(
    code: str, day: Day, customer: Any, tmp_path: Path
) -> None:
    use_language(code)
    clerk, office = day.clerk, day.office
    made = make(
        office, "training", customer=customer.id, topics=[Topic(text="发布网页")],
        trainees=[Trainee(name="贾会计", post="会计", skill_before="none")],
    )  # fmt: skip
    day.sit_down("supervisor")
    day.open(made)
    day.go_on("assign", trainer="trainer", planned_at="2026-11-23 10:00", hours="3")
    made = again(office, made)
    assert (made.trainer, made.planned_at) == (office.id("trainer"), START + 3 * DAY)

    office.clock.at = START + 3 * DAY
    day.sit_down("trainer")
    day.open(made)
    walk = day.walk()
    clerk.find(QAbstractButton, "walk.begin").click()
    clerk.settle()
    for _item in range(6):
        clerk.press(Qt.Key.Key_Space)
    clerk.press(Qt.Key.Key_Escape)
    walk = day.walk()
    assert walk.phase == "receive"  # where it was left
    for _item in range(60):
        card = walk.items.current
        if walk.phase == "end":
            break
        if card is not None and card.item.topic:
            clerk.press(Qt.Key.Key_A)
        clerk.press(Qt.Key.Key_Space)
    made = again(office, made)
    assert made.state == "running"
    assert all(row.result == "done" for row in made.checklist)
    assert (made.topics[0].taught, made.topics[0].can_do) == (True, "can")

    clerk.find(QAbstractButton, "rating.5").click()
    walk.ending.lines["signed_by"].setFocus()
    clerk.write("贾会计")
    clerk.find(QCheckBox, "walk.on_paper").setChecked(True)
    clerk.find(QAbstractButton, "walk.finish").click()
    clerk.settle()
    made = again(office, made)
    assert (made.state, made.rating, made.signed_by) == ("done", "5", "贾会计")
    walk.deeds.print_certificate()
    words = day.keep_as(tmp_path / "certificate.pdf")
    assert "贾会计" in words
    assert "发布网页" in words


def finished(office: Desk, customer: int, at: Any) -> Any:
    """A training given before, whose stages have begun."""
    made = make(office, "training", customer=customer)
    made = step(office, made, "assign", "supervisor", trainer=office.id("trainer"), planned_at=at,
                hours=Decimal(2))  # fmt: skip
    made = step(office, made, "begin", "trainer", at=at)
    return step(office, made, "finish", "trainer", rating="5", signed_by="张三")


def test_who_is_stuck_at_the_filing_comes_first(day: Day, customer: Any) -> None:
    office = day.office
    held = finished(office, customer.id, START)
    for stage in ("academy", "site", "domain"):
        step(office, held, "stage", "trainer", stage=stage, state="done")
    day.sit_down("trainer")
    day.open(held)
    day.go_on("stage", stage="4", state="4", blocker="没有营业执照", last_words="下周再说")
    row = again(office, held).stages[3]
    assert (row.stage, row.state, row.blocker) == ("icp", "blocked", "没有营业执照")
    office.clock.pass_by(days=10)
    waits = finished(office, customer.id, START + 10 * DAY)
    step(office, waits, "stage", "trainer", stage="academy", state="customer")
    first = stuck(office.store, office["supervisor"])[0]
    assert (first.training, first.stage, first.days) == (held.id, "icp", 10)
    assert first.last_words == "下周再说"
    reports = day.reports("trainings")
    assert reports.report is not None
    (table,) = reports.report.sections[-1].parts
    assert isinstance(table, Table)
    assert [(row[0].value, row[4].value) for row in table.rows] == [
        (held.number, 10),
        (waits.number, 0),
    ]


def test_a_guest_comes_two_hours_later_and_every_time_moves(day: Day) -> None:
    office = day.office
    guest = make(office, "guest", name="贺兰")
    arrives = START + 2 * DAY + 4 * HOUR
    made = make(office, "stay", guest=guest.id, arrive_at=arrives, room="801",
                leave_at=arrives + 2 * DAY, host=office.id("supervisor"))  # fmt: skip
    before = {row.uid: row.due_at for row in made.checklist}
    day.sit_down("staff")
    day.open(made)
    day.go_on("move", arrive_at="2026-11-22 16:00", reason="航班晚点")
    made = again(office, made)
    assert made.arrive_at == arrives + 2 * HOUR
    moved = {row.text: row.due_at - before[row.uid] for row in made.checklist if row.uid in before}
    counted = [gap for text, gap in moved.items() if gap]
    assert len(counted) > 3
    assert set(counted) == {2 * HOUR}
    told = {(what, at) for what, at, _who in dues(office, made)}
    assert told == {(row.text[:200], row.due_at) for row in made.checklist if not row.result}


def test_what_is_dead_on_arrival_is_exchanged(day: Day, customer: Any) -> None:
    office = day.office
    product = make(office, "product", "supervisor", code="X1", name="云帆打印机", unit="台",
                   warranty_months=12, doa_days=7)  # fmt: skip
    made = make(office, "service_task", customer=customer.id, product=product.id, mode="exchange",
                bought_on=date(2026, 11, 14), serial="SN1", fault="不通电")  # fmt: skip
    assert made.doa == "yes"
    day.sit_down("staff")
    day.open(made)
    day.go_on("assign")
    assert day.is_refused("done", **DONE)
    assert again(office, made).state == "in_hand"
    day.send(replacement_serial="SN2")
    made = again(office, made)
    assert (made.state, made.replacement_serial, made.solution) == ("done", "SN2", "已更换")


def test_a_paid_repair_needs_the_consent(day: Day, customer: Any) -> None:
    office = day.office
    part = Part(item="保险丝", price=1250, quantity=Decimal(2), source="bought")
    made = make(office, "service_task", customer=customer.id, mode="paid", fault="不通电",
                product_name="打印机", changed_parts=[part])  # fmt: skip
    day.sit_down("staff")
    day.open(made)
    day.go_on("assign")
    day.go_on("quote", labour_fee="80")
    assert again(office, made).quoted == 10500
    day.go_on("consent", consent="2", consent_by="张三")
    assert day.is_refused("done", **DONE)
    day.clerk.press(Qt.Key.Key_Escape)
    day.clerk.gone(AskDialog)
    made = again(office, made)
    assert (made.consent, made.state) == ("refused", "in_hand")
    day.go_on("quote", labour_fee="50")
    day.go_on("consent", consent="1", consent_by="张三")
    day.go_on("done")  # what was typed the last time stands there again
    day.go_on("confirm", confirmed_by="张三")
    made = again(office, made)
    assert (made.state, made.consent, made.total) == ("confirmed", "agreed", 7500)


def test_a_score_stands_once_the_customer_has_said_it(day: Day, customer: Any) -> None:
    office = day.office
    made = make(office, "callback", customer=customer.id, phone="13812345678")
    day.sit_down("staff")
    page = day.open(made)
    day.go_on("reached", satisfaction="4", feedback="还行")
    score = again(office, made).satisfaction
    assert again(office, made).state == "done"
    page.actions_["record.edit"].trigger()
    day.clerk.settle()
    assert not page.form.cells["satisfaction"].editor.writable
    page.actions_["record.leave"].trigger()
    day.clerk.settle()
    day.go_on("correct", satisfaction="1", reason="听错了")
    first = again(office, made)
    second = office.store.get(office["supervisor"], "callback", first.corrected_by)
    assert first.satisfaction == score
    assert second.values()["satisfaction"] not in ("", score)


def test_a_survey_is_drawn_answered_and_reported(day: Day, tmp_path: Path) -> None:
    clerk, office = day.clerk, day.office
    for n in range(10):
        card = make(office, "customer", name=f"客户{n}", mobile=f"1381234{n:04}")
        make(office, "call", customer=card.id, outcome="answered")
    made = make(office, "survey", "supervisor", name="十一月", period_from=date(2026, 11, 1),
                period_to=date(2026, 11, 20), share=40,
                questions=[SurveyQuestion(text="电话接得快吗", kind="yes_no")])  # fmt: skip
    day.sit_down("supervisor")
    day.open(made)
    day.go_on("draw", seed="42")
    made = again(office, made)
    assert (made.frame_size, len(made.drawn), made.seed) == (10, 4, "42")
    day.do("survey.print.receipt")
    receipt = day.keep_as(tmp_path / "receipt.pdf")
    assert made.frame_hash[:8] in receipt
    day.new("survey_answer")
    first = office.store.office.label("customer", made.drawn[0].customer)
    day.write(survey=made.number, customer=first, satisfaction="4")
    day.save()
    day.open(made)
    clerk.press(Qt.Key.Key_T, CTRL | SHIFT)
    answering = clerk.find(AnsweringPage)
    clerk.until(lambda: answering.survey is not None)
    for _customer in range(3):
        answering.focus_start()
        clerk.press(Qt.Key.Key_1)
        clerk.tab_to("answers.overall")
        clerk.press(Qt.Key.Key_5)
        clerk.press(Qt.Key.Key_Return, CTRL)
    clerk.press(Qt.Key.Key_Escape)
    clerk.find(RecordPage)
    day.choose("report")
    made = again(office, made)
    assert (made.state, made.answered) == ("reported", 4)
    overall = survey_result(office.store, office["supervisor"], made.id).overall
    assert (overall.answers, overall.satisfied) == (4, 3)
    line = made.results[0]
    assert (line.rate, line.low, line.high) == (Decimal("75.0"), Decimal("30.1"), Decimal("95.4"))
