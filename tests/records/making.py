# SPDX-License-Identifier: MIT
"""Short ways to make the records that tests of rules need."""

from typing import Any

from desk.records.complaint import Complaint
from desk.records.customer import Customer
from tests.offices import Desk


def complain(desk: Desk, by: str = "staff", **values: Any) -> Complaint:
    """A registered complaint."""
    typed = {
        "complainant": "张三",
        "phone": "13812345678",
        "category": "delay",
        "content": "货物晚到",
        "demand": "尽快送达",
    }
    card = desk.store.new(desk[by], "complaint", **{**typed, **values})
    saved = desk.store.save(desk[by], card)
    assert isinstance(saved, Complaint)
    return saved


def customer(desk: Desk, name: str = "张三", by: str = "staff", **values: Any) -> Customer:
    """A saved customer card."""
    saved = desk.store.save(desk[by], desk.store.new(desk[by], "customer", name=name, **values))
    assert isinstance(saved, Customer)
    return saved


def step(desk: Desk, complaint: Complaint, what: str, by: str = "staff", **told: Any) -> Complaint:
    """Do a step of a complaint and return it as it stands then."""
    done = desk.store.step(desk[by], "complaint", complaint.id, what, told)
    assert isinstance(done, Complaint)
    return done


def again(desk: Desk, complaint: Complaint) -> Complaint:
    """The complaint as the store has it now."""
    loaded = desk.store.get(desk["supervisor"], "complaint", complaint.id)
    assert isinstance(loaded, Complaint)
    return loaded


def answered(desk: Desk, **values: Any) -> Complaint:
    """A complaint whose result was told to the customer."""
    return step(desk, complain(desk, **values), "answer", result="已送达")
