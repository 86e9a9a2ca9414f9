# SPDX-License-Identifier: MIT
"""The words of the call book: kinds of call, directions, outcomes, states."""

from desk.text import N_

PURPOSES = {
    "enquiry": N_("Enquiry"),
    "business": N_("Business enquiry"),
    "order": N_("Order"),
    "complaint": N_("Complaint"),
    "tracing": N_("Tracing"),
    "message": N_("Message"),
    "internal": N_("Internal"),
    "technical": N_("Technical help"),
}
DIRECTIONS = {"in": N_("Incoming"), "out": N_("Outgoing")}
SALUTATIONS = {"mr": N_("Mr"), "ms": N_("Ms")}
OUTCOMES = {
    "answered": N_("Question answered"),
    "transferred": N_("Put through"),
    "promised": N_("Reply promised"),
    "message": N_("Message taken"),
    "complaint": N_("Complaint registered"),
    "order": N_("Order taken"),
    "tracing": N_("Tracing begun"),
    "task": N_("Service task opened"),
    "missed": N_("Nobody answered"),
}
# Who hears nothing more today is left with a promise.
OPEN_ENDED = frozenset({"promised", "missed"})
STATES = {
    "running": N_("On the line"),
    "promised": N_("Reply due"),
    "done": N_("Settled"),
}
