# SPDX-License-Identifier: MIT
"""Today knows what is due in every book: papers, requests, goods, call-backs, messages, stock."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from desk.db.dues import upcoming
from tests.offices import Desk
from tests.records.goods.making import goods_in, make, product, step, warehouse
from tests.records.goods.test_stock import move, stock_of


def whats(desk: Desk, kind: str, who: str = "supervisor", *, mine: bool = False) -> list[str]:
    """What is due in a book."""
    lines = upcoming(desk.store, desk[who], mine, 1000)
    return [line.what for line in lines if line.kind == kind]


def test_papers_of_vehicles_and_drivers(desk: Desk) -> None:
    day = desk.office.today() + timedelta(days=20)
    make(desk, "vehicle", plate="浙A00001", load_kg=Decimal(900), insurance_until=day)
    make(desk, "driver", name="赵刚", phone="13812345678", licence_until=day)
    assert whats(desk, "vehicle") == ["The vehicle's insurance ends"] * 3
    assert whats(desk, "driver", mine=True) == ["The driver's licence ends"] * 3


def test_requests_and_messages(desk: Desk) -> None:
    until = desk.clock() + timedelta(days=3)
    make(
        desk,
        "access_request",
        by="viewer",
        purpose="对账",
        department="财务部",
        until=until,
        month="2026-11",
    )
    assert whats(desk, "access_request", mine=True) == ["Decide on the access request"]
    who = desk.id("manager")
    slip: Any = make(desk, "message", for_person=who, caller="张三", content="请查收", asks="tell")
    assert whats(desk, "message") == ["Hand on a message"]
    slip = step(desk, slip, "deliver", way="desk", delivered_at=desk.clock())
    assert whats(desk, "message", "manager", mine=True) == ["Read a message"]
    step(desk, slip, "read", by="manager")
    assert whats(desk, "message") == []


def test_goods_that_nobody_was_told_of_or_that_lie_too_long(desk: Desk) -> None:
    make(
        desk, "pickup_notice", waybill="YD0001", consignee="李四", phone="13912345678",
        pieces=1, arrived_pieces=1, arrived_at=desk.clock(), goods="纸箱",
    )  # fmt: skip
    assert whats(desk, "pickup_notice", "staff", mine=True) == [
        "Tell the consignee of the arrival",
        "Goods not collected after the free days",
    ]


def test_stock_below_the_line(desk: Desk) -> None:
    warehouse(desk)
    paper = product(desk)
    goods_in(desk, paper, 30)
    stock = stock_of(desk, paper)
    stock.order_at = Decimal(10)
    desk.store.save(desk["staff"], stock)
    assert whats(desk, "stock") == []
    move(desk, "out", paper, 25)
    assert whats(desk, "stock", "staff", mine=True) == ["Order more of this product"]


def test_call_backs(desk: Desk) -> None:
    day = desk.office.today()
    make(desk, "callback", reason="other", target="王五", phone="13712345678", due_on=day)
    assert whats(desk, "callback", "staff", mine=True) == ["Call a customer back"]
