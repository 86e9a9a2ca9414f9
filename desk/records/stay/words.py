# SPDX-License-Identifier: MIT
"""The words of a reception: phases, conditions, results, kinds of what is served, states."""

from desk.text import N_

PHASES = {
    "before": N_("Before the arrival"),
    "arrival": N_("Welcome"),
    "stay": N_("During the stay"),
    "departure": N_("Farewell"),
    "after": N_("After the departure"),
}
ANCHORS = {
    "arrival": N_("From the arrival"),
    "arrival_day": N_("On the day of arrival, at"),
    "departure": N_("From the departure"),
    "daily": N_("Every day, at"),
    "cleaning": N_("Every day, at the guest's hour"),
}
CONDITIONS = {
    "": N_("Always"),
    "foreign": N_("Foreign guests"),
    "foreign_asked": N_("Foreign guests who asked for it"),
    "domestic": N_("Guests from this country"),
    "room": N_("Only with a room"),
}
RESULTS = {
    "done": N_("Finished"),
    "wrong": N_("Not in order"),
    "none": N_("Not applicable"),
}
SERVED = {
    "fruit": N_("Fruit"),
    "flowers": N_("Flowers and plants"),
    "drink": N_("Drink"),
    "meal": N_("Meal"),
    "newspaper": N_("Newspaper"),
    "gift": N_("Gift"),
    "other": N_("Other"),
}
TAKEN = {"liked": N_("Liked"), "taken": N_("Taken"), "left": N_("Left untouched")}
STATES = {
    "announced": N_("Announced"),
    "preparing": N_("In preparation"),
    "ready": N_("Room ready"),
    "present": N_("In the house"),
    "left": N_("Departed"),
    "closed": N_("Summed up"),
    "cancelled": N_("Called off"),
}
COMING = ("announced", "preparing", "ready")
RUNNING = (*COMING, "present", "left")
