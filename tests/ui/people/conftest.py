# SPDX-License-Identifier: MIT
"""Records of the people side that its pages are tried on."""

from typing import Any

import pytest

from desk.records.training.rows import Topic, Trainee
from tests.offices import Desk


def make(desk: Desk, kind: str, who: str = "staff", **values: Any) -> Any:
    """A saved record of a kind."""
    session = desk[who]
    return desk.store.save(session, desk.store.new(session, kind, **values))


@pytest.fixture
def training(desk: Desk) -> Any:
    """A training under way with two topics and two trainees."""
    from decimal import Decimal

    customer = make(desk, "customer", name="恒瑞贸易有限公司", mobile="13812345678")
    made = make(
        desk,
        "training",
        customer=customer.id,
        contact="陈晓",
        trainees=[Trainee(name="陈晓", present=True), Trainee(name="吴敏", present=True)],
        topics=[Topic(text="栏目与文章发布"), Topic(text="域名绑定")],
    )
    planned = {"trainer": desk.id("trainer"), "planned_at": desk.clock.at, "hours": Decimal(3)}
    desk.store.step(desk["supervisor"], "training", made.id, "assign", planned)
    begun = {"at": desk.clock.at}
    return desk.store.step(desk["trainer"], "training", made.id, "begin", begun)


@pytest.fixture
def stay(desk: Desk) -> Any:
    """A guest who comes in an hour; some of the checklist is late."""
    from datetime import timedelta

    guest = make(desk, "guest", name="李建国", taboo="花生", level="v1", diet="清淡")
    now = desk.clock.at
    return make(
        desk, "stay", guest=guest.id, room="1208", arrive_at=now + timedelta(hours=1),
        leave_at=now + timedelta(days=2),
    )  # fmt: skip
