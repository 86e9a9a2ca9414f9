# SPDX-License-Identifier: MIT
"""The warehouses whose stock the office keeps count of."""

from typing import TYPE_CHECKING

from desk.db.fields import Address, Line, Link, Name, Note, Phone, Tick
from desk.db.record import Record
from desk.sheet import Sheet
from desk.text import N_

if TYPE_CHECKING:
    from desk.db.act import Act


class Warehouse(Record):
    """A place where goods lie; the usual one is filled into new orders."""

    name = Name(N_("Warehouse"), required=True)
    code = Line(N_("Short name"))
    keeper = Link(N_("Warehouse keeper"), to="person")
    phone = Phone(N_("Telephone"))
    address = Address(N_("Address"))
    usual = Tick(N_("The usual one"))
    enabled = Tick(N_("Active"), default=True)
    remarks = Note(N_("Remarks"))

    sheet = Sheet(
        title=N_("Warehouse"),
        book=N_("Warehouses"),
        prefix="WH",
        drawing="""
            number   name     name     code
            keeper   phone    usual    enabled
            address  address  address  address
            remarks  remarks  remarks  remarks
        """,
        listed="number name code keeper phone address usual enabled",
        searched="name code address",
        rights={"write": "supervisor"},
        known_as={"name": "仓库 仓库名称 warehouse", "keeper": "仓管员 保管员"},
    )


def usual_warehouse(act: "Act", branch: int | None) -> int | None:
    """The warehouse goods of a branch come from: the usual one, of the own branch before others."""
    rows = act.store.database.rows(
        "SELECT id FROM warehouse WHERE voided = ? AND enabled = ? "
        "ORDER BY CASE WHEN branch = ? THEN 0 ELSE 1 END, CASE WHEN usual THEN 0 ELSE 1 END, id "
        "LIMIT 1",
        *(False, True, branch or 0),
    )
    return int(rows[0][0]) if rows else None
