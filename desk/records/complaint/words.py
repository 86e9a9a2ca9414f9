# SPDX-License-Identifier: MIT
"""The words of the complaint form: channels, kinds, levels, states, opinions."""

from desk.text import N_

CHANNELS = {
    "phone": N_("Telephone"),
    "qq": N_("QQ"),
    "wechat": N_("WeChat"),
    "email": N_("By e-mail"),
    "visit": N_("Visit"),
    "letter": N_("Letter"),
    "head_office": N_("Passed on by head office"),
    "online": N_("Internet"),
}
# Who complains in writing waits longer, and may have left no telephone number.
WRITTEN = frozenset({"email", "letter"})
WITHOUT_PHONE = WRITTEN | {"qq", "wechat", "online", "head_office"}

SALUTATIONS = {"mr": N_("Mr"), "ms": N_("Ms")}
CATEGORIES = {
    "manner": N_("Manner of service"),
    "quality": N_("Quality of goods"),
    "delay": N_("Delay"),
    "damage": N_("Damage or shortage"),
    "loss": N_("Loss"),
    "charges": N_("Charges"),
    "training": N_("Training"),
    "promise": N_("Promise not kept"),
    "other": N_("Other"),
}
LEVELS = {
    "ordinary": N_("Ordinary"),
    "hot": N_("Hot"),
    "important": N_("Important"),
    "grave": N_("Grave"),
}
MOODS = {"calm": N_("Calm"), "upset": N_("Upset"), "angry": N_("Angry")}
STATES = {
    "registered": N_("Registered"),
    "assigned": N_("Assigned"),
    "in_hand": N_("In hand"),
    "answered": N_("Answered"),
    "closed": N_("Closed"),
    "reopened": N_("Reopened"),
}
OPEN_STATES = frozenset({"registered", "assigned", "in_hand", "reopened"})
LADDER = {"staff": N_("Handler"), "manager": N_("Manager"), "head_office": N_("Head office")}
JUDGED = {
    "open": N_("Not judged yet"),
    "justified": N_("Justified"),
    "unjustified": N_("Not justified"),
}
OPINIONS = {
    "very_satisfied": N_("Very satisfied"),
    "satisfied": N_("Satisfied"),
    "fair": N_("Fair"),
    "dissatisfied": N_("Dissatisfied"),
    "very_dissatisfied": N_("Very dissatisfied"),
}
SATISFIED = frozenset({"very_satisfied", "satisfied"})
DEEDS = {
    "investigated": N_("Investigated"),
    "contacted": N_("Spoke with the customer"),
    "coordinated": N_("Coordinated"),
    "proposed": N_("Proposed a solution"),
    "carried_out": N_("Carried out"),
    "reported": N_("Reported upwards"),
    "rejected": N_("Sent back"),
}
WAITS = {
    "customer": N_("Waiting for the customer"),
    "papers": N_("Waiting for papers"),
    "third": N_("Waiting for another company"),
    "other": N_("Other"),
}
