# SPDX-License-Identifier: MIT
"""Service tasks: warranty in words, the slip of each mode, consent, parts, ladder, partners."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from desk.db.said import spoken
from desk.errors import Invalid
from desk.paper.papers import draw_paper
from desk.paper.printing import draw_records
from desk.paper.request import PrintOptions
from desk.paper.sizes import PAPERS
from desk.records.service_task.rows import Part
from desk.records.service_task.warranty import months_later
from desk.text import speaking
from tests.offices import START, Desk
from tests.paper.reading import words
from tests.records.people.conftest import again, dues, make, step

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
TODAY = date(2026, 11, 20)
DONE = {"cause": "fuse", "scope_checked": "power supply", "solution": "fuse changed"}


@pytest.fixture
def product(desk: Desk) -> int:
    """A product with twelve months of warranty and seven days of DOA."""
    ((count,),) = desk.store.database.rows("SELECT COUNT(*) FROM product")
    card = make(desk, "product", "supervisor", code=f"X{count}",
                name="云帆打印机", unit="台", warranty_months=12, doa_days=7)  # fmt: skip
    return int(card.id)


def task(desk: Desk, customer: int, **values: Any) -> Any:
    """A task taken by telephone."""
    values = {"fault": "does not print", "product_name": "云帆打印机", **values}
    return make(desk, "service_task", customer=customer, **values)


@pytest.mark.parametrize(
    ("days", "warranty", "doa", "said"),
    [
        (6, "in", "yes", "Bought 6 days ago, DOA window 7 days: exchange."),
        (8, "in", "no", "in warranty until 2027-11-11: repair free of charge."),
        (400, "out", "no", "Warranty ended on 2026-10-15, 36 days ago"),
        (None, "unknown", "unknown", "ask for the invoice"),
    ],
)
def test_the_warranty_is_worked_out_and_said(
    desk: Desk, customer: int, product: int, days: int | None, warranty: str, doa: str, said: str
) -> None:
    bought = TODAY - timedelta(days=days) if days is not None else None
    made = task(desk, customer, product=product, bought_on=bought)
    assert (made.warranty, made.doa, made.days_owned) == (warranty, doa, days)
    assert said in spoken(made.rule)
    with speaking("zh_CN"):
        assert "。" in spoken(made.rule)


def test_a_disputed_warranty_is_the_supervisors(desk: Desk, customer: int, product: int) -> None:
    made = task(desk, customer, product=product, bought_on=TODAY, disputed=True)
    assert made.warranty == "disputed"
    assert "the supervisor decides" in spoken(made.rule)
    assert months_later(date(2024, 2, 29), 12) == date(2025, 2, 28)


def test_a_vip_comes_first(desk: Desk) -> None:
    card = make(desk, "customer", name="贵客", level="vip", mobile="13933334444")
    made = task(desk, card.id)
    assert (made.level, made.phone) == ("very_urgent", "13933334444")
    assert dues(desk, made)[0][1] == START + 0.5 * HOUR
    plain = make(desk, "customer", name="常客")
    assert task(desk, plain.id, hard=True).level == "urgent"
    ordinary = task(desk, plain.id)
    assert dues(desk, ordinary) == [
        ("Give the service task to an engineer", START + HOUR, None),
    ]


def test_the_mode_decides_fields_and_papers(desk: Desk, customer: int) -> None:
    wanted = {"phone": [], "bring_in": ["stub"], "on_site": ["on_site"], "mail_in": ["label"],
              "exchange": ["exchange"], "paid": ["charges"]}  # fmt: skip
    for mode, slips in wanted.items():
        made = task(desk, customer, mode=mode, address="银杏大道1号")
        assert [paper.id for paper in made.papers()] == ["", *slips]
        assert ("replacement_serial" in made.idle()) == (mode != "exchange")
        for paper in made.papers():
            for language in ("zh_CN", "en"):
                options = PrintOptions(form=paper.id, language=language)
                assert draw_records(desk.store, desk["staff"], "service_task", [made.id], options)
    with pytest.raises(Invalid) as wrong:
        task(desk, customer, mode="on_site")
    assert wrong.value.problems[0][0] == "address"


def test_an_exchange_hands_out_another_serial_number(
    desk: Desk, customer: int, product: int
) -> None:
    made = task(desk, customer, product=product, mode="exchange", bought_on=TODAY - 6 * DAY,
                serial="SN1")  # fmt: skip
    made = step(desk, made, "assign", engineer=desk.id("staff"))
    with pytest.raises(Invalid):
        step(desk, made, "done", **DONE)
    made = step(desk, made, "done", replacement_serial="SN2", **DONE)
    options = PrintOptions(form="exchange", language="zh_CN")
    paper = words(draw_records(desk.store, desk["staff"], "service_task", [made.id], options))
    assert "SN2" in paper
    assert "换货" in paper


def test_paid_work_needs_the_consent(desk: Desk, customer: int) -> None:
    made = task(desk, customer, mode="paid", changed_parts=[Part(item="fuse", price=1250,
                quantity=Decimal(2), source="bought")])  # fmt: skip
    made = step(desk, made, "assign", engineer=desk.id("staff"))
    with pytest.raises(Invalid):
        step(desk, made, "done", **DONE)
    made = step(desk, made, "quote", labour_fee=8000, visit_fee=3000)
    assert (made.parts_fee, made.total, made.quoted) == (2500, 13500, 13500)
    assert made.in_words == "人民币壹佰叁拾伍元整"
    assert (made.state, dues(desk, made)[0][0]) == ("quoted", "Ask for the consent to a quote")
    made = step(desk, made, "consent", consent="refused", consent_by="张三")
    with pytest.raises(Invalid):
        step(desk, made, "done", **DONE)
    step(desk, made, "quote", labour_fee=5000)
    made = step(desk, made, "consent", consent="agreed", consent_by="张三")
    made.labour_fee = 9000
    made = desk.store.save(desk["staff"], made, reason="more work")
    with pytest.raises(Invalid) as wrong:
        step(desk, made, "done", **DONE)
    assert "quote it anew" in str(wrong.value)
    step(desk, made, "quote")
    step(desk, made, "consent", consent="agreed", consent_by="张三")
    made = step(desk, made, "done", **DONE)
    made = step(desk, made, "confirm", check="ok", confirmed_by="张三")
    assert made.state == "confirmed"
    assert not dues(desk, made)
    rows = desk.store.database.rows(
        "SELECT other FROM followed_up WHERE kind = ? AND record = ?", "service_task", made.id
    )
    callback: Any = desk.store.get(desk["staff"], "callback", rows[0][0])
    assert (callback.reason, callback.about) == ("service_task", made.number)


def test_nothing_is_quoted_that_costs_nothing(desk: Desk, customer: int) -> None:
    with pytest.raises(Invalid):
        step(desk, task(desk, customer), "quote")


def test_parts_come_from_the_stock_once(desk: Desk, customer: int, product: int) -> None:
    warehouse = make(desk, "warehouse", "supervisor", name="配件库", usual=True)
    make(desk, "stock_move", direction="in", product=product, warehouse=warehouse.id,
         quantity=Decimal(5))  # fmt: skip

    def on_hand() -> Decimal:
        rows = desk.store.database.rows("SELECT id FROM stock WHERE product = ?", product)
        level: Any = desk.store.get(desk["supervisor"], "stock", rows[0][0])
        return Decimal(level.on_hand)

    made = task(desk, customer, changed_parts=[Part(product=product, quantity=Decimal(2))])
    made = step(desk, made, "assign", engineer=desk.id("staff"))
    assert on_hand() == 5
    made = step(desk, made, "done", **DONE)
    assert on_hand() == 3
    assert made.changed_parts[0].issued == 2
    made = step(desk, made, "confirm", check="not_ok", confirmed_by="张三")
    assert made.state == "in_hand"
    step(desk, made, "done", **DONE)
    assert on_hand() == 3
    more = task(desk, customer, changed_parts=[Part(product=product, quantity=Decimal(9))])
    more = step(desk, more, "assign", engineer=desk.id("staff"))
    with pytest.raises(Invalid):
        step(desk, more, "done", **DONE)
    assert again(desk, more).state == "in_hand"


def test_hard_faults_climb_to_the_technical_centre(desk: Desk, customer: int) -> None:
    made = task(desk, customer)
    made = step(desk, made, "call_in", level="hotline", reason="no idea")
    made = step(desk, made, "call_in", level="point", reason="needs tools")
    with pytest.raises(Invalid):
        step(desk, made, "call_in", level="hotline", reason="again")
    with pytest.raises(Invalid) as wrong:
        step(desk, made, "call_in", level="centre", reason="strange")
    assert "hard or batch" in str(wrong.value)
    made = again(desk, made)
    made.batch = True
    made = desk.store.save(desk["staff"], made)
    made = step(desk, made, "call_in", level="centre", reason="ten of them")
    assert [row.level for row in made.called] == ["hotline", "point", "centre"]
    assert "letter" in [paper.id for paper in made.papers()]
    assert dues(desk, made)[0][0] == "Ask the technical centre for its answer"
    options = PrintOptions(form="letter", language="zh_CN")
    letter = words(draw_records(desk.store, desk["staff"], "service_task", [made.id], options))
    assert "ten of them" in letter
    made = step(desk, made, "centre", centre_number="JS-7", answer="change the board")
    assert not dues(desk, made)


def test_a_partner_company_has_an_agreed_day(desk: Desk, customer: int) -> None:
    made = step(desk, task(desk, customer), "hand_over", partner="顺捷维修",
                agreed_on=date(2026, 11, 24))  # fmt: skip
    ((what, at, _person),) = dues(desk, made)
    assert (what, at) == ("Agreed day of a partner company", START + 4 * DAY + 7.5 * HOUR)
    made = step(desk, made, "partner_back", result="board changed")
    assert (made.state, made.partner_result) == ("in_hand", "board changed")


def test_an_appointment_is_due_until_the_engineer_is_there(desk: Desk, customer: int) -> None:
    made = task(desk, customer, mode="on_site", address="银杏大道1号")
    engineer = desk.id("trainer")
    made = step(desk, made, "assign", engineer=engineer, appointment_at=START + DAY)
    assert dues(desk, made) == [("Engineer's appointment", START + DAY, engineer)]
    assert not dues(desk, step(desk, made, "arrived"))


def test_days_after_it_works_the_customer_is_asked(desk: Desk, customer: int) -> None:
    made = step(desk, make(desk, "service_task", customer=customer, product_name="打印机",
                           fault="卡纸"), "assign", engineer=desk.id("staff"))  # fmt: skip
    made = step(desk, made, "done", cause="纸屑", scope_checked="走纸", solution="清理")
    step(desk, made, "confirm", check="ok", confirmed_by="张三")
    rows = desk.store.database.rows(
        "SELECT reason, state, phone FROM callback WHERE about = ?", made.number
    )
    assert rows == [("service_task", "due", "13812345678")]


def test_the_mail_label_carries_the_whole_address(desk: Desk, customer: int) -> None:
    address = "呼伦贝尔市额尔古纳右旗拉布大林街道中央大街与哈撒尔路交叉口西北二百米远大物流园B区"
    made = make(desk, "service_task", customer=customer, product_name="打印机", mode="mail_in",
                fault="卡纸", address=address, contact="欧阳娜娜", serial="SN1")  # fmt: skip
    options = PrintOptions(paper=PAPERS["A5 landscape"], language="zh_CN")
    label = draw_paper(desk.store, desk["staff"], kind="service_task", record=made.id,
                       form="label", options=options)  # fmt: skip
    told = "".join(words(label).split())
    for part in (address, "欧阳娜娜", "13812345678", "收件", "寄件", made.number, "SN1"):
        assert part in told
