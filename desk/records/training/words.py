# SPDX-License-Identifier: MIT
"""The words of a training: phases, skills, marks, stages after it, states."""

from desk.text import N_

MODES = {"onsite": N_("At the customer's"), "here": N_("In our house"), "remote": N_("Remote")}
SKILLS = {"none": N_("Beginner"), "fair": N_("Fair knowledge"), "skilled": N_("Skilled")}
GROUPS = {
    "decides": N_("Decides"),
    "maintains": N_("Maintains"),
    "operates": N_("Operates"),
}
PHASES = {
    "prepare": N_("1 Prepare"),
    "receive": N_("2 Receive"),
    "teach": N_("3 Teach"),
    "practise": N_("4 Practise"),
    "part": N_("5 Part"),
}
CAN_DO = {"can": N_("Can do it"), "prompted": N_("With prompting"), "cannot": N_("Cannot yet")}
RESULTS = {"done": N_("Finished"), "none": N_("Not applicable")}
RATINGS = {
    "5": N_("5 · Very satisfied"),
    "4": N_("4 · Satisfied"),
    "3": N_("3 · Fair"),
    "2": N_("2 · Dissatisfied"),
    "1": N_("1 · Very dissatisfied"),
}
STAGES = {
    "academy": N_("1 Academy"),
    "site": N_("2 Site building"),
    "domain": N_("3 Domain"),
    "icp": N_("4 ICP filing"),
}
STAGE_STATES = {
    "waiting": N_("Not begun"),
    "running": N_("Under way"),
    "customer": N_("Customer's turn"),
    "blocked": N_("Blocked"),
    "done": N_("Finished"),
    "dropped": N_("Dropped"),
}
STAGE_OVER = frozenset({"done", "dropped"})
STATES = {
    "intake": N_("To be assigned"),
    "assigned": N_("Trainer assigned"),
    "on_way": N_("Trainer on the way"),
    "running": N_("Training under way"),
    "repeat": N_("To be repeated"),
    "done": N_("Training done"),
    "closed": N_("All stages over"),
    "cancelled": N_("Training cancelled"),
}
BOOKED = ("assigned", "on_way", "running")
AFTER = ("repeat", "done")
