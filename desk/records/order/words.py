# SPDX-License-Identifier: MIT
"""The words of the order sheet: how it came in, how it is paid and delivered, how it stands."""

from desk.text import N_

CHANNELS = {
    "phone": N_("Telephone"),
    "qq": N_("QQ"),
    "wechat": N_("WeChat"),
    "email": N_("By e-mail"),
    "fax": N_("Fax"),
    "visit": N_("Visit"),
    "website": N_("Website"),
}
DELIVERIES = {
    "deliver": N_("Delivered by us"),
    "collect": N_("Collected by the customer"),
    "freight": N_("By freight line"),
    "express": N_("By courier"),
}
WITH_ADDRESS = frozenset({"deliver", "freight", "express"})
PAYMENTS = {
    "prepaid": N_("Paid in advance"),
    "cod": N_("Cash on delivery"),
    "monthly": N_("Monthly account"),
    "transfer": N_("Bank transfer"),
    "cash": N_("Cash at the desk"),
}
INVOICES = {
    "none": N_("No invoice"),
    "plain": N_("Plain VAT invoice"),
    "special": N_("Special VAT invoice"),
}
URGENCIES = {"ordinary": N_("Ordinary"), "urgent": N_("Urgent"), "at_once": N_("At once")}
STATES = {
    "draft": N_("Draft"),
    "confirmed": N_("Confirmed"),
    "waiting": N_("Waiting for stock"),
    "ready": N_("Goods ready"),
    "on_road": N_("On the road"),
    "part_delivered": N_("Partly delivered"),
    "delivered": N_("Delivered"),
    "called_back": N_("Called back"),
    "cancelled": N_("Cancelled"),
}
# The customer has some of it; the rest is kept and can go with another note.
PART = "part_delivered"
# Orders whose goods are kept for them in the warehouse.
KEPT = frozenset({"confirmed", "waiting", "ready", PART})
# Orders whose goods have left the warehouse.
GONE = frozenset({"on_road", "delivered", "called_back"})
ARRIVED = frozenset({"delivered", "called_back"})
# Orders on which work is still to be done.
OPEN = frozenset({"draft", "confirmed", "waiting", "ready", "on_road", PART})
