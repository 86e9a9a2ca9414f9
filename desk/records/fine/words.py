# SPDX-License-Identifier: MIT
"""The words of the penalty slip: who is fined as what, by which rule, with which measure."""

from desk.text import N_

ROLES_FINED = {
    "responsible": N_("Responsible"),
    "jointly": N_("Manager, jointly"),
    "negligence": N_("Manager, for negligence"),
    "coordinator": N_("Coordinator at head office, jointly"),
}
MEASURES = {
    "fine": N_("Fine"),
    "criticism": N_("Fine and notice of criticism"),
    "dismissal": N_("Proposal for dismissal"),
}
BASES = {
    "first": N_("First justified complaint of the month"),
    "second": N_("Second justified complaint of the month"),
    "third": N_("Third justified complaint of the month"),
    "further": N_("Fourth or further justified complaint of the month"),
    "jointly": N_("Manager jointly with the responsible employee"),
    "negligence": N_("Manager's negligence, by circumstances"),
    "coordinator": N_("Coordinator jointly with the negligent manager"),
}
RANKS = ("first", "second", "third")
STATES = {
    "proposed": N_("Proposed"),
    "confirmed": N_("Confirmed"),
    "waived": N_("Waived"),
    "withdrawn": N_("Withdrawn"),
}
