# SPDX-License-Identifier: MIT
"""The words of the service star: how an election stands, who votes, how a tie is decided."""

from desk.text import N_

STATES = {
    "planned": N_("Election planned"),
    "open": N_("Votes are cast"),
    "counted": N_("Votes counted"),
    "announced": N_("Result announced"),
    "cancelled": N_("Election cancelled"),
}
#: Who votes, and who can be elected.
VOTERS = "staff trainer supervisor"
CANDIDATES = "staff trainer"
READERS = "staff trainer supervisor manager head_office"
DECIDED = {
    "nobody": N_("Nobody got a vote."),
    "points": N_("Elected with the most points."),
    "customers": N_("Equal points; more customers' votes decided."),
    "satisfaction": N_("Equal points and customers' votes; the more satisfied customers decided."),
    "justified": N_("Equal until the satisfaction; fewer justified complaints decided."),
    "last": N_("Equal until the complaints; who was star longer ago or never was elected."),
    "all": N_("Equal in everything; elected together."),
}
SECRET = N_(
    "Your vote is secret: desk keeps that you voted, but not for whom. It cannot be taken back."
)
