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
    "pickup_notice": N_(
        "Consignees are told that their goods have arrived, until they are collected."
    ),
    "tracing": N_("Goods that are missing are looked for here, step by step."),
    "product": N_("What the office sells: prices, policy, and what is in stock."),
    "stay": N_("Stays of important guests, with everything that must be ready for them."),
    "training": N_("Trainings of customers on site, from the first wish to the certificate."),
    "service_task": N_("Faults and repairs: what is broken, under warranty or not, who helps."),
    "callback": N_("Customers to be called back, and how satisfied they are."),
    "survey": N_("Surveys among a random sample of customers, with what they answered."),
    "article": N_("Procedures, scripts and answers, found from anywhere while speaking."),
    "access_request": N_(
        "Other departments that ask to read order sheets; what is approved ends by itself."
    ),
    "binder": N_("The year's binders on their shelf, complete and sealed by number."),
    "driver": N_("Who drives for the office, with licences and the days they end."),
    "vehicle": N_("The vehicles with their limits, inspections and insurance, reminded in time."),
    "guest": N_("Guests and their habits: what was served last time is remembered here."),
    "warehouse": N_("Where goods stand; each warehouse counts its own stock."),
    "stock": N_(
        "What is on hand, reserved and free in each warehouse, worked out from the movements."
    ),
    "stock_move": N_("Every in and out with its cause; a movement is never changed."),
    "stock_take": N_("Goods are counted here; the difference to the books is booked in one go."),
    "restock_request": N_("What is short is asked for here, until it has arrived."),
    "survey_answer": N_("What customers answered in a survey, one sheet each."),
    "handover": N_("Open clocks, promises and customers not reached, from one shift to the next."),
    "roster": N_("Who is on duty when, week by week."),
    "shift": N_("The kinds of shift with their hours, for the roster."),
    "attendance": N_("Present, late or on leave, day by day."),
    "leave": N_("Leave that is asked for and granted."),
    "work_plan": N_("What is planned for the day, the week or the month, and how far it is."),
    "summary": N_("The month in figures filled in by desk and in words of the supervisor."),
    "assessment": N_("The month of each colleague in indicators and marks, told to the person."),
    "course": N_("Trainings of the own staff, with who took part and the marks."),
    "star": N_("The service star of the month: one vote each, and those of customers."),
}

EMPTY = N_("Nothing has been recorded in this book yet.")
