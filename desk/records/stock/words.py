# SPDX-License-Identifier: MIT
"""The words of the stock books, and what each direction does to the stock."""

from desk.text import N_

DIRECTIONS = {
    "in": N_("Goods in"),
    "out": N_("Goods out"),
    "back": N_("Returned"),
    "transfer": N_("Transfer"),
    "count_up": N_("Stock-take: more"),
    "count_down": N_("Stock-take: less"),
    "reserve": N_("Reserve"),
    "release": N_("Release"),
}
# What a movement of one does to stock on hand and to what is reserved.
SIGNS = {
    "in": (1, 0),
    "out": (-1, 0),
    "back": (1, 0),
    "transfer": (-1, 0),
    "count_up": (1, 0),
    "count_down": (-1, 0),
    "reserve": (0, 1),
    "release": (0, -1),
}
# These are booked by desk for an order, never typed.
OF_ORDERS = frozenset({"reserve", "release"})
COUNTS = frozenset({"count_up", "count_down"})
STATES = {
    "enough": N_("Enough"),
    "low": N_("Running low"),
    "must_order": N_("Must be ordered"),
}
