# SPDX-License-Identifier: MIT
"""The words of the dispatch note."""

from desk.text import N_

STATES = {
    "planned": N_("Planned"),
    "loading": N_("Loading"),
    "out": N_("Out"),
    "back": N_("Back in the yard"),
    "closed": N_("Cash settled"),
    "cancelled": N_("Cancelled"),
}
RESULTS = {
    "delivered": N_("Delivered"),
    "partly": N_("Partly delivered"),
    "refused": N_("Refused by the consignee"),
    "nobody": N_("Nobody there"),
}
PAID = {
    "cash": N_("Cash"),
    "wechat": N_("WeChat"),
    "alipay": N_("Alipay"),
    "transfer": N_("Bank transfer"),
}
# The note can still be planned anew.
BEFORE = frozenset({"planned", "loading"})
# The vehicle has left the yard, now or long ago.
GONE = frozenset({"out", "back", "closed"})
TAKEN = frozenset({"delivered", "partly"})
