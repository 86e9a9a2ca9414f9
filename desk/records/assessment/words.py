# SPDX-License-Identifier: MIT
"""The words of the assessment: its indicators in the order of the form, and how it stands."""

from desk.text import N_

INDICATORS = {
    "satisfaction": N_("Customers satisfied"),
    "in_time": N_("Answered in time"),
    "justified": N_("Justified complaints"),
    "calls": N_("Calls taken"),
    "call_time": N_("Length of enquiries"),
    "fines": N_("Fines confirmed"),
    "courses": N_("Marks in courses"),
    "attendance": N_("Attendance"),
    "quality": N_("Quality checks"),
    "praise": N_("Praise"),
}
STATES = {
    "draft": N_("Being assessed"),
    "given": N_("Given to the person"),
    "signed": N_("Signed by the person"),
}
#: Who is assessed each month, and who sees the own assessment.
ASSESSED = "staff trainer"
EVERYBODY = "staff trainer supervisor manager head_office"
