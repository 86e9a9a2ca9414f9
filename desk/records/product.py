# SPDX-License-Identifier: MIT
"""The catalogue: what the office sells, at which price since when, with what policy."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from desk.db.fields import (
    Choice,
    Day,
    Line,
    Link,
    Measure,
    Money,
    Name,
    Note,
    Tick,
    Whole,
    me,
    today,
)
from desk.db.record import Problem, Record, Row, Rows
from desk.sheet import Sheet
from desk.text import N_, Message
from desk.text.pinyin import initials

if TYPE_CHECKING:
    from desk.db.act import Act

NOTES = {"new": N_("New product"), "market": N_("Market")}
# What stands for one product only.
UNIQUE = ("code", "barcode")


class Price(Row):
    """A price and since when it holds."""

    since = Day(N_("Since"))
    price = Money(N_("Unit price"))
    by = Link(N_("By"), to="person")
    reason = Line(N_("Reason"))


class PurchasingNote(Row):
    """What the purchasing department tells of a new product or of the market."""

    noted_on = Day(N_("Day"), default=today)
    about = Choice(N_("About"), NOTES, default="market")
    text = Note(N_("Note"), required=True)
    by = Link(N_("By"), to="person", default=me)


class Product(Record):
    """A product or service; its price history stays, so that an old order can be explained."""

    code = Line(N_("Product code"), required=True)
    name = Name(N_("Product"), required=True)
    spec = Line(N_("Specification"))
    model = Line(N_("Model"))
    brand = Name(N_("Brand"))
    maker = Name(N_("Maker"))
    mnemonic = Line(N_("Mnemonic"))
    barcode = Line(N_("Barcode"))
    category = Line(N_("Product group"))
    unit = Line(N_("Unit"), required=True, default="件")
    pack_quantity = Measure(N_("Pieces per pack"), places=2)
    weight_kg = Measure(N_("Weight of one (kg)"), places=3)
    volume_m3 = Measure(N_("Volume of one (m³)"), places=4)
    price = Money(N_("Unit price"))
    warranty_months = Whole(N_("Warranty (months)"))
    doa_days = Whole(N_("DOA window (days)"))
    stocked = Tick(N_("Kept in stock"), default=True)
    shelf = Line(N_("Shelf"))
    substitute = Link(N_("Substitute"), to="product")
    enabled = Tick(N_("Active"), default=True)
    policy = Note(N_("Policy"))
    remarks = Note(N_("Remarks"))
    prices = Rows(N_("Earlier prices"), Price, by_desk=True)
    notes = Rows(N_("Notes of the purchasing department"), PurchasingNote)

    class Meta:
        indexes = ((("code",), False), (("barcode",), False))

    one_of = ("code",)
    sheet = Sheet(
        title=N_("Product card"),
        book=N_("Products"),
        prefix="P",
        drawing="""
            number        code          name          name          name         enabled
            spec          spec          model         brand         maker        category
            mnemonic      barcode       barcode       unit          pack_quantity  stocked
            weight_kg     volume_m3     shelf         price         warranty_months  doa_days
            substitute    substitute    substitute    .             .            .
            policy        policy        policy        policy        policy       policy
            remarks       remarks       remarks       remarks       remarks      remarks
            -- Earlier prices
            prices        prices        prices        prices        prices       prices
            -- Notes of the purchasing department
            notes         notes         notes         notes         notes        notes
        """,
        listed="number code name spec unit price category barcode stocked enabled",
        searched="name code mnemonic barcode spec model brand",
        rights={"print": "staff trainer supervisor manager head_office viewer"},
        known_as={
            "code": "商品编码 产品编码 产品编号 产品 ID 货号 编码 product id sku item no.",
            "name": "品名 商品名称 产品名称 名称 货名 product name item",
            "spec": "规格 规格型号 specification",
            "category": "类别 商品类别 子类别 分类 category",
            "unit": "单位 计量单位 unit",
            "price": "单价 售价 价格 unit price price",
            "barcode": "条码 条形码 barcode ean",
            "mnemonic": "助记码",
            "maker": "制造商 厂家 生产厂家",
        },
    )

    def work_out(self, act: "Act") -> None:
        """The mnemonic is the pinyin's initials unless typed; a new price goes into the history."""
        if not self.mnemonic and self.name:
            self.mnemonic = initials(self.name)[:40]
        last = self.prices[-1].price if self.prices else None
        if self.price is not None and self.price != last:
            line = Price(
                since=act.today,
                price=self.price,
                by=act.session.person_id,
                reason=act.reason[:200],
            )
            self.prices = [*self.prices, line]

    def problems(self) -> Iterator[Problem]:
        """Beside the cells: figures that cannot be below zero."""
        yield from super().problems()
        for name in ("price", "weight_kg", "volume_m3", "warranty_months", "doa_days"):
            value = getattr(self, name)
            if value is not None and value < 0:
                yield name, Message(N_("must not be negative."))
        if self.pack_quantity is not None and self.pack_quantity <= 0:
            yield "pack_quantity", Message(N_("must be more than zero."))
        if self.substitute is not None and self.substitute == self.id:
            yield "substitute", Message(N_("must be another product."))

    def clashes(self, act: "Act") -> Iterator[Problem]:
        """A code or barcode stands for one product only."""
        for name in UNIQUE:
            value = getattr(self, name)
            if value and not self.voided:
                rows = act.store.database.rows(
                    f'SELECT number FROM product WHERE "{name}" = ? AND voided = ? AND id <> ?',
                    *(value, False, self.id or 0),
                )
                if rows:
                    yield name, Message(N_("stands for {number} already."), number=rows[0][0])

    def price_on(self, day: date) -> int | None:
        """The price in fen that held on a day; None before the first one."""
        held: Any = None
        for line in self.prices:
            if line.since is not None and line.since <= day:
                held = line.price
        return None if held is None else int(held)
