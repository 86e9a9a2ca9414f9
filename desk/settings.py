# SPDX-License-Identifier: MIT
"""The table of the office's settings; the settings page and the defaults are made from it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from desk.text import N_


@dataclass(frozen=True)
class Option:
    """One setting: its name, what it is called, its group on the page, default and unit.

    `kind` is whole, line, note, tick or choice; the figures of a policy (desk/rules.py) may also
    be money (fen), numbers (whole ones) or person (an id, None for nobody named).
    """

    name: str
    label: str
    group: str
    default: Any
    kind: str = "whole"
    unit: str = ""
    choices: Mapping[str, str] = field(default_factory=dict)
    least: int = 0
    most: int = 100_000


OFFICE = N_("Office")
REMINDERS = N_("Reminders")
PICKUP = N_("Pickup")
SAFETY = N_("Safety")
PRINTING = N_("Printing")

OPTIONS: tuple[Option, ...] = (
    Option("office_name", N_("Name of the office"), OFFICE, "", "line"),
    Option("office_phone", N_("Telephone of the office"), OFFICE, "", "line"),
    Option("office_address", N_("Address of the office"), OFFICE, "", "line"),
    Option("time_zone", N_("Time zone"), OFFICE, "Asia/Shanghai", "line"),
    Option("work_hours", N_("Working hours"), OFFICE, "08:30-12:00 13:30-17:30", "line"),
    Option("remind_before", N_("Remind before a deadline"), REMINDERS, 10, unit=N_("minutes")),
    Option("sound", N_("Sound at a deadline"), REMINDERS, False, "tick"),
    Option("pickup_place", N_("Place of collection"), PICKUP, "", "line"),
    Option("pickup_hours", N_("Open for collection"), PICKUP, "08:30-17:30", "line"),
    Option("pickup_phone", N_("Telephone for questions about collection"), PICKUP, "", "line"),
    Option("idle_lock", N_("Lock the window after"), SAFETY, 15, unit=N_("minutes"), least=1),
    Option("footer", N_("Footer of printed forms"), PRINTING, "", "line"),
    Option("keeps_paper", N_("Every sheet is kept on paper too"), PRINTING, False, "tick"),
    Option(
        "paper",
        N_("Paper"),
        PRINTING,
        "A4",
        "choice",
        choices={
            "A4": N_("A4"),
            "A5": N_("A5"),
            "241 × 140": N_("241 × 140 mm, half sheet"),
            "241 × 279": N_("241 × 279 mm, continuous"),
        },
    ),
)

BY_NAME: Mapping[str, Option] = {option.name: option for option in OPTIONS}
