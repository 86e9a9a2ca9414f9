# SPDX-License-Identifier: MIT
"""The table of the office's settings; the settings page and the defaults are made from it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from desk.text import N_


@dataclass(frozen=True)
class Option:
    """One setting: its name, what it is called, its group on the page, default and unit.

    `kind` is whole, line, note, tick or choice; `since` marks a policy with start dates,
    whose old values stay in force for old months.
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
CLOCKS = N_("Deadlines")
PICKUP = N_("Pickup")
SAFETY = N_("Safety")
PRINTING = N_("Printing")

OPTIONS: tuple[Option, ...] = (
    Option("office_name", N_("Name of the office"), OFFICE, "", "line"),
    Option("office_phone", N_("Telephone of the office"), OFFICE, "", "line"),
    Option("office_address", N_("Address of the office"), OFFICE, "", "line"),
    Option("time_zone", N_("Time zone"), OFFICE, "Asia/Shanghai", "line"),
    Option("work_hours", N_("Working hours"), OFFICE, "08:30-12:00 13:30-17:30", "line"),
    Option("first_answer", N_("First answer to a complaint"), CLOCKS, 60, unit=N_("minutes")),
    Option("internal_answer", N_("Answer in an internal matter"), CLOCKS, 30, unit=N_("minutes")),
    Option("grave_answer", N_("First answer to a grave complaint"), CLOCKS, 30, unit=N_("minutes")),
    Option(
        "written_answer", N_("First answer to a letter or e-mail"), CLOCKS, 240, unit=N_("minutes")
    ),
    Option(
        "round_the_clock",
        N_("Grave complaints run round the clock"),
        CLOCKS,
        True,
        "tick",
    ),
    Option(
        "manager_answer", N_("Manager's time after escalation"), CLOCKS, 120, unit=N_("minutes")
    ),
    Option(
        "enquiry_seconds",
        N_("Enquiry takes on the average at most"),
        CLOCKS,
        180,
        unit=N_("seconds"),
        least=10,
    ),
    Option("remind_before", N_("Remind before a deadline"), CLOCKS, 10, unit=N_("minutes")),
    Option("callback_days", N_("Call-back after closing"), CLOCKS, 1, unit=N_("days")),
    Option("callback_every", N_("Call customers back every"), CLOCKS, 0, unit=N_("days")),
    Option(
        "recall_share",
        N_("Share of call-backs re-called by the supervisor"),
        CLOCKS,
        10,
        unit="%",
        most=100,
    ),
    Option("pickup_place", N_("Place of collection"), PICKUP, "", "line"),
    Option("pickup_hours", N_("Open for collection"), PICKUP, "08:30-17:30", "line"),
    Option("pickup_phone", N_("Telephone for questions about collection"), PICKUP, "", "line"),
    Option("pickup_free_days", N_("Free days of storage"), PICKUP, 3, unit=N_("days")),
    Option(
        "pickup_storage", N_("Storage fee per day after the free days"), PICKUP, 5, unit=N_("yuan")
    ),
    Option(
        "pickup_retry", N_("Try again to reach the consignee after"), PICKUP, 60, unit=N_("minutes")
    ),
    Option("idle_lock", N_("Lock the window after"), SAFETY, 15, unit=N_("minutes"), least=1),
    Option("attachment_limit", N_("Largest attachment"), SAFETY, 20, unit="MB", least=1, most=200),
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
    Option("sound", N_("Sound at a deadline"), OFFICE, False, "tick"),
)

BY_NAME: Mapping[str, Option] = {option.name: option for option in OPTIONS}
