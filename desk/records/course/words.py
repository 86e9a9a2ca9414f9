# SPDX-License-Identifier: MIT
"""The words of the course sheet: how a course stands, and how somebody did in it."""

from desk.text import N_

STATES = {
    "planned": N_("Course planned"),
    "held": N_("Held, marks to come"),
    "finished": N_("Marks complete"),
    "cancelled": N_("Course cancelled"),
}
RESULTS = {
    "passed": N_("Passed"),
    "resit": N_("Passed at the re-sit"),
    "failed": N_("Not passed"),
    "absent": N_("Was absent"),
    "attended": N_("Took part"),
}
PASSED = frozenset({"passed", "resit"})
HIGHEST = 100
