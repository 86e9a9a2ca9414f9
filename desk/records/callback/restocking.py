# SPDX-License-Identifier: MIT
"""What a customer wishes to restock, read from the words of the call and from earlier orders."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from desk.db.act import refuse
from desk.records.callback.record import Callback

if TYPE_CHECKING:
    from desk.db.store import Store
    from desk.session import Session

# So many lines of the newest orders tell what a customer usually takes.
LINES = 60
_COUNT = re.compile(r"(?<![\w.])\d{1,6}(?:\.\d{1,3})?(?![\d.])")


def wished(store: "Store", session: "Session", callback: int) -> dict[str, Any]:
    """The answers to the step ‘Ask for restocking’ as far as the call-back tells them.

    The product is one the words name, else the one the customer took last; the quantity is the
    number in the words, else the usual one. Raises Refused.
    """
    refuse(session, "read", Callback)
    sheet: Any = store.get(session, "callback", callback, "preview")
    text = str(sheet.restock or "")
    taken = list(_taken(store, sheet.customer)) if sheet.customer is not None else []
    named = [one for one in taken if one[2] and one[2] in text] or _named(store, text)
    found = (named or taken or [(None, None, "")])[0]
    rest = text.replace(found[2], " ") if found[2] else text
    count = _COUNT.search(rest)
    quantity = Decimal(count[0]) if count is not None else found[1]
    values = {"product": found[0], "quantity": quantity, "text": text}
    return {name: value for name, value in values.items() if value}


def _taken(store: "Store", customer: int) -> Iterator[tuple[int, Decimal, str]]:
    """Product, quantity and name of what the customer ordered, the newest first."""
    rows = store.database.rows(
        'SELECT l.product, l.quantity, p.name FROM order_lines l JOIN "order" o ON o.id = l.owner '
        "JOIN product p ON p.id = l.product WHERE o.customer = ? AND o.voided = ? "
        f"AND p.voided = ? AND p.stocked = ? ORDER BY o.ordered_at DESC, l.position LIMIT {LINES}",
        *(customer, False, False, True),
    )
    for product, quantity, name in rows:
        yield product, Decimal(int(quantity or 0)).scaleb(-3), name


def _named(store: "Store", text: str) -> list[tuple[int, Decimal | None, str]]:
    """The products of the catalogue that a text names, the longest name first."""
    if not text:
        return []
    rows = store.database.rows(
        "SELECT id, name FROM product WHERE voided = ? AND stocked = ? AND name <> ? "
        "AND ? LIKE '%' || name || '%' ORDER BY LENGTH(name) DESC LIMIT 1",
        *(False, True, "", text),
    )
    return [(key, None, name) for key, name in rows]
