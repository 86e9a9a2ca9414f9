# SPDX-License-Identifier: MIT
"""The words of a service task: modes, warranty, levels, the ladder of engineers, states."""

from desk.text import N_

MODES = {
    "phone": N_("By telephone"),
    "on_site": N_("On site"),
    "bring_in": N_("Brought in"),
    "mail_in": N_("Sent in"),
    "exchange": N_("Exchange"),
    "paid": N_("Paid service"),
}
WARRANTIES = {
    "in": N_("In warranty"),
    "out": N_("Out of warranty"),
    "unknown": N_("Warranty unknown"),
    "disputed": N_("Warranty disputed"),
}
DOA = {"yes": N_("DOA"), "no": N_("Not DOA"), "unknown": N_("DOA to be examined")}
LEVELS = {
    "ordinary": N_("Ordinary"),
    "urgent": N_("Pressing"),
    "very_urgent": N_("Most pressing"),
}
SOURCES = {"stock": N_("From stock"), "bought": N_("Bought in"), "customer": N_("Customer's own")}
CONSENTS = {"agreed": N_("Agreed"), "refused": N_("Declined")}
CHECKS = {"ok": N_("Works"), "not_ok": N_("Still faulty")}
LADDER = {
    "desk": N_("Customer-service desk"),
    "hotline": N_("Hotline engineer"),
    "point": N_("Service point"),
    "centre": N_("Technical centre"),
}
STATES = {
    "taken": N_("Task to be assigned"),
    "in_hand": N_("Being worked on"),
    "quoted": N_("Waiting for consent"),
    "waiting": N_("Waiting for parts"),
    "partner": N_("With a partner company"),
    "done": N_("Work done"),
    "confirmed": N_("Confirmed by the customer"),
    "cancelled": N_("Task cancelled"),
}
OPEN = ("taken", "in_hand", "quoted", "waiting", "partner")
AT_WORK = ("in_hand", "waiting", "partner")
# What only some ways of serving need; the form keeps the rest out of the way.
OF_MODES = {
    "appointment_at": ("on_site",),
    "arrived_at": ("on_site",),
    "appearance": ("bring_in", "mail_in", "exchange"),
    "ship_in": ("mail_in",),
    "ship_out": ("mail_in", "exchange"),
    "replacement_serial": ("exchange",),
    "visit_fee": ("on_site", "paid"),
    "post_fee": ("mail_in", "paid"),
}
