# SPDX-License-Identifier: MIT
"""The customer card: who buys, who calls, where the goods go, which software they run."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from desk.db.fields import (
    Address,
    Choice,
    Day,
    Email,
    Line,
    Link,
    Name,
    Note,
    Phone,
    Tick,
    Whole,
    me,
)
from desk.db.record import Problem, Record, Row, Rows, Step
from desk.records.customer.asks import AskMerge
from desk.sheet import Sheet
from desk.text import N_, Message
from desk.text.phones import digits

if TYPE_CHECKING:
    from desk.db.act import Act

PARTIES = {"person": N_("Person"), "company": N_("Company")}
LEVELS = {"ordinary": N_("Ordinary"), "important": N_("Important"), "vip": N_("VIP")}
SALUTATIONS = {"mr": N_("Mr"), "ms": N_("Ms")}
NUMBERS = ("mobile", "phone", "other_phone")


class Contact(Row):
    """Somebody who speaks for a customer."""

    name = Name(N_("Name"), required=True)
    salutation = Choice(N_("Salutation"), SALUTATIONS)
    post = Line(N_("Post"))
    mobile = Phone(N_("Mobile"))
    phone = Phone(N_("Telephone"))
    qq = Line(N_("QQ"))
    main = Tick(N_("Main contact"))
    remarks = Line(N_("Remarks"))


class DialledNumber(Row):
    """The figures of one of a customer's numbers, by which a caller is known at once."""

    figures = Line(N_("Figures"), by_desk=True)

    class Meta:
        indexes = ((("owner", "position"), False), (("figures",), False))


class ContactWords(Line):
    """Names and numbers of the contact persons, so that the search box finds them; never shown."""

    longest = 100_000
    masks = staticmethod(lambda text: "")


def _merge(card: "Customer", act: "Act", asked: AskMerge) -> None:
    from desk.records.customer.joining import join  # it knows the card itself

    join(act, card, asked.other or 0, asked.reason)


class Customer(Record):
    """A person or company the office serves; found by any part of phone, name or pinyin."""

    name = Name(N_("Customer"), required=True)
    code = Line(N_("Customer no."))
    party = Choice(N_("Kind of customer"), PARTIES, default="company")
    level = Choice(N_("Level"), LEVELS, default="ordinary")
    mobile = Phone(N_("Mobile"))
    phone = Phone(N_("Telephone"))
    other_phone = Phone(N_("Other number"))
    qq = Line(N_("QQ"))
    wechat = Line(N_("WeChat"))
    email = Email(N_("E-mail"))
    province = Line(N_("Province"))
    city = Line(N_("City"))
    district = Line(N_("District"))
    address = Address(N_("Address"))
    salesperson = Link(N_("Salesperson"), to="person", default=me)
    tags = Line(N_("Tags"))
    contacts = Rows(N_("Contact persons"), Contact)
    domain = Line(N_("Domain"))
    version_bought = Line(N_("Version bought"))
    bought_on = Day(N_("Bought on"))
    data_folder = Line(N_("Folder of the site's data"))
    callback_days = Whole(N_("Call back every (days)"))
    do_not_call = Tick(N_("Do not call"))
    enabled = Tick(N_("Active"), default=True)
    remarks = Note(N_("Remarks"))
    dialled = Rows(N_("Figures"), DialledNumber, by_desk=True, hidden=True)
    contact_words = ContactWords(N_("Contact persons"), hidden=True, by_desk=True)
    merged_into = Link(N_("Merged into"), to="customer", hidden=True, by_desk=True)

    class Meta:
        indexes = ((("code",), False),)

    one_of = ("code",)

    sheet = Sheet(
        title=N_("Customer card"),
        book=N_("Customers"),
        prefix="K",
        drawing="""
            number       name         name         name         party        level
            mobile       mobile       phone        phone        other_phone  other_phone
            qq           qq           wechat       wechat       email        email
            province     city         district     address      address      address
            salesperson  salesperson  code         tags         tags         enabled
            contacts     contacts     contacts     contacts     contacts     contacts
            -- Software
            domain       domain       version_bought  version_bought  bought_on    bought_on
            data_folder  data_folder  data_folder  data_folder  data_folder  data_folder
            -- Service
            callback_days  callback_days  do_not_call  do_not_call  .  .
            remarks      remarks      remarks      remarks      remarks      remarks
        """,
        listed="number name level mobile phone city salesperson domain bought_on",
        searched="name code domain mobile phone other_phone qq wechat email tags address "
        "contact_words",
        rights={"reveal": "viewer administrator"},
        known_as={
            "code": "客户 ID, 客户编号, 客户编码, 客户代码, customer id, customer no.",
            "name": "客户名称 名称 姓名 客户姓名 公司名称 customer name company",
            "mobile": "手机 手机号 手机号码 移动电话 mobile cell",
            "phone": "电话 联系电话 座机 固定电话 tel telephone",
            "address": "地址 详细地址 联系地址 street",
            "level": "客户等级 等级 级别",
            "level.important": "重点, 大客户, key account",
            "remarks": "备注 说明 remark note",
        },
    )

    steps = (
        Step("merge", N_("Merge another card into this one"), _merge, "supervisor",
             asks=AskMerge, key="Ctrl+Shift+M", icon="merge"),
    )  # fmt: skip

    @classmethod
    def known_by(cls) -> tuple[str, ...]:
        """Number, name, domain, and the number that other programs give the customer."""
        return ("number", "name", "code", "domain")

    @classmethod
    def title_fields(cls) -> tuple[str, ...]:
        """A card is called by its name, else by its domain."""
        return ("name", "domain")

    def clashes(self, act: "Act") -> Iterator[Problem]:
        """A customer's number stands for one card."""
        rows = act.store.database.rows(
            "SELECT number FROM customer WHERE code = ? AND voided = ? AND id <> ?",
            *(self.code, False, self.id or 0),
        ) if self.code and not self.voided else []  # fmt: skip
        if rows:
            yield "code", Message(N_("stands for {number} already."), number=rows[0][0])

    def numbers(self) -> list[str]:
        """Every telephone number of the card, contacts' too, without doubles."""
        own = [getattr(self, name) for name in NUMBERS]
        theirs = [n for c in self.contacts for n in (c.mobile, c.phone)]
        return [n for n in dict.fromkeys([*own, *theirs]) if n]

    def work_out(self, act: "Act") -> None:
        """Keep the figures and words of all numbers, so that any caller is found at once."""
        kept = {row.figures: row for row in self.dialled}
        figures = dict.fromkeys(digits(n) for n in self.numbers())
        self.dialled = [kept.get(f) or DialledNumber(figures=f) for f in figures if f]
        words = (w for c in self.contacts for w in (c.name, c.mobile, c.phone, c.qq))
        self.contact_words = " ".join(w for w in words if w)

    def problems(self) -> Iterator[Problem]:
        """Beside the cells: a cycle of call-backs has at least one day."""
        yield from super().problems()
        if self.callback_days is not None and self.callback_days < 1:
            yield "callback_days", Message(N_("must be at least one day."))
