# SPDX-License-Identifier: MIT
"""The words of duty: sorts of shift, how a roster stands, kinds of leave, who was there."""

from desk.text import N_

TINTS = {
    "day": N_("Day duty"),
    "early": N_("Early duty"),
    "late": N_("Late duty"),
    "night": N_("Night duty"),
    "call": N_("On call"),
    "rest": N_("Day off"),
}
ROSTER_STATES = {
    "draft": N_("Being made"),
    "published": N_("Made known"),
    "closed": N_("Month closed"),
}
LEAVES = {
    "annual": N_("Annual leave"),
    "sick": N_("Sick leave"),
    "personal": N_("Personal leave"),
    "marriage": N_("Marriage leave"),
    "maternity": N_("Maternity or paternity leave"),
    "bereavement": N_("Bereavement leave"),
    "in_lieu": N_("Time off in lieu"),
    "duty_trip": N_("Away on business"),
}
LEAVE_STATES = {
    "asked": N_("Asked for"),
    "granted": N_("Granted"),
    "refused": N_("Refused"),
    "withdrawn": N_("Withdrawn"),
}
THERE = {
    "present": N_("Present"),
    "late": N_("Came late"),
    "early": N_("Left early"),
    "leave": N_("On leave"),
    "absent": N_("Absent"),
}
SHEET_STATES = {
    "open": N_("Being kept"),
    "confirmed": N_("Confirmed"),
}
