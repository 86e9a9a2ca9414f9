# SPDX-License-Identifier: MIT
"""What the goods side of the demo office starts with: products, stock, vehicles, drivers."""

import random
import tomllib
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from typing import Any

from desk import paths
from desk.demo.scene import DAYS, Scene

KEEPER = "staff5"


@dataclass
class Goods:
    """The goods side as the scene is played: its texts, its own dice, what was made so far."""

    scene: Scene
    texts: dict[str, Any]
    dice: random.Random
    customers: list[Any]
    products: list[Any] = field(default_factory=list)
    vehicles: dict[int, str] = field(default_factory=dict)
    drivers: list[int] = field(default_factory=list)

    def make(self, login: str, kind: str, **values: Any) -> Any:
        """A saved record, by a colleague, at the scene's time."""
        store, session = self.scene.store, self.scene.session(login)
        return store.save(session, store.new(session, kind, **values))

    def step(self, login: str, kind: str, record: int, step: str, **told: Any) -> Any:
        """Do a step as a colleague."""
        return self.scene.store.step(self.scene.session(login), kind, record, step, told)

    def ids(self, sql: str, *values: Any) -> list[int]:
        """Ids by a statement."""
        return [row[0] for row in self.scene.store.database.rows(sql, *values)]

    def chance(self, share: float) -> bool:
        """True about so often (0 to 1)."""
        return self.dice.random() < share


def plan_goods(scene: Scene, customers: list[Any], seed: int) -> Goods:
    """Plan the first day of the warehouse; `customers` fills while the scene is played."""
    file = paths.resources() / "demo" / "goods.toml"
    texts = tomllib.loads(file.read_text(encoding="utf-8"))
    goods = Goods(scene, texts, random.Random(seed), customers)
    first = scene.moment(scene.working_day(DAYS))
    scene.plan(first, lambda: _furnish(goods))
    return goods


def _furnish(goods: Goods) -> None:
    place = goods.make(
        "supervisor", "warehouse", name="云帆主仓", code="主仓", usual=True,
        keeper=goods.scene.person(KEEPER), phone="0571-88010203", address="银杏大道 18 号后门",
    )  # fmt: skip
    for entry in goods.texts["products"]:
        goods.products.append(_product(goods, entry, place.id))
    for entry in goods.texts["vehicles"]:
        goods.vehicles[_vehicle(goods, entry)] = entry["desk"]
    for entry in goods.texts["drivers"]:
        until = goods.scene.working_day(-goods.dice.randrange(60, 900))
        values = {"licence_class": "B2", "licence_until": until}
        made = goods.make("staff", "driver", name=entry["name"], phone=entry["phone"], **values)
        goods.drivers.append(made.id)


def _product(goods: Goods, entry: dict[str, Any], warehouse: int) -> Any:
    stocked = entry.get("stocked", True)
    made = goods.make(
        "staff", "product", code=entry["code"], name=entry["name"], spec=entry["spec"],
        unit=entry["unit"], price=entry["price"], weight_kg=Decimal(entry["weight"]),
        volume_m3=Decimal(entry["volume"]), stocked=stocked, policy=entry.get("policy", ""),
        warranty_months=entry.get("warranty"), doa_days=entry.get("doa"),
        shelf=f"A-{goods.dice.randrange(1, 9)}",
    )  # fmt: skip
    if stocked:
        goods.make(
            KEEPER, "stock", product=made.id, warehouse=warehouse,
            warn_at=Decimal(entry["warn"]), order_at=Decimal(entry["order"]),
            most=Decimal(entry["most"]),
        )  # fmt: skip
        goods.make(
            KEEPER, "stock_move", direction="in", product=made.id, cause="期初入库",
            quantity=Decimal(entry["most"]),
        )  # fmt: skip
    return made


def _vehicle(goods: Goods, entry: dict[str, Any]) -> int:
    today = goods.scene.end.date()
    made = goods.make(
        "staff", "vehicle", plate=entry["plate"], model=entry["model"],
        load_kg=Decimal(entry["load"]), volume_m3=Decimal(entry["volume"]), box="box",
        odometer=goods.dice.randrange(20_000, 90_000),
        inspection_until=today + timedelta(days=goods.dice.randrange(10, 300)),
        insurance_until=today + timedelta(days=goods.dice.randrange(6, 300)),
    )  # fmt: skip
    return int(made.id)
