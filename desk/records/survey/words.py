# SPDX-License-Identifier: MIT
"""The words of a satisfaction survey: how it is drawn and asked, what became of who was drawn."""

from desk.text import N_

METHODS = {"stratified": N_("By branch, in proportion"), "simple": N_("From all at once")}
WAYS = {"phone": N_("Telephone"), "email": N_("By e-mail"), "spot": N_("On the spot")}
KINDS = {"score": N_("Score from 1 to 5"), "yes_no": N_("Yes or no"), "text": N_("Free words")}
OUTCOMES = {
    "open": N_("To be asked"),
    "answered": N_("Has answered"),
    "refused": N_("Will not be asked"),
    "unreachable": N_("Not reached"),
}
GONE = {code: OUTCOMES[code] for code in ("unreachable", "refused")}
ANSWERS = {
    "5": N_("5 · Very satisfied"),
    "4": N_("4 · Satisfied"),
    "3": N_("3 · Fair"),
    "2": N_("2 · Dissatisfied"),
    "1": N_("1 · Very dissatisfied"),
    "yes": N_("yes"),
    "no": N_("no"),
}
SATISFIED = frozenset({"5", "4", "yes"})
GROUPS = {"all": N_("All answers"), "branch": N_("Branch"), "question": N_("Survey question")}
STATES = {
    "planned": N_("Survey planned"),
    "drawn": N_("Sample drawn"),
    "reported": N_("Survey reported"),
    "cancelled": N_("Survey cancelled"),
}
