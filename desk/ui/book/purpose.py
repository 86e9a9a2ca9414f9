# SPDX-License-Identifier: MIT
"""What each book is for, told where it is still empty."""

from collections.abc import Mapping

from desk.text import N_

PURPOSE: Mapping[str, str] = {
    "complaint": N_(
        "Complaints are registered here in the customer's own words, answered within the hour and "
        "closed when the customer is satisfied."
    ),
    "customer": N_(
        "Here stands everybody the office serves. A caller is known by the number at once, and the "
        "card shows everything ever recorded."
    ),
    "fine": N_(
        "Fines are proposed here from justified complaints; the supervisor confirms or waives them."
    ),
    "call": N_("Every call is kept here: who called, what for, and what came of it."),
    "message": N_("Messages for colleagues who are not at the desk, until they are delivered."),
    "order": N_("Orders of customers, from the first word to the goods at their door."),
    "dispatch": N_("Which vehicle takes which goods where, and the cash it brings back."),
    "pickup": N_("Consignees are told that their goods have arrived, until they are collected."),
    "tracing": N_("Goods that are missing are looked for here, step by step."),
    "product": N_("What the office sells: prices, policy, and what is in stock."),
    "reception": N_("Stays of important guests, with everything that must be ready for them."),
    "training": N_("Trainings of customers on site, from the first wish to the certificate."),
    "service_task": N_("Faults and repairs: what is broken, under warranty or not, who helps."),
    "callback": N_("Customers to be called back, and how satisfied they are."),
    "survey": N_("Surveys among a random sample of customers, with what they answered."),
    "knowledge": N_("Procedures, scripts and answers, found from anywhere while speaking."),
}

EMPTY = N_("Nothing has been recorded in this book yet.")
