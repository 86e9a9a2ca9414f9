# SPDX-License-Identifier: MIT
"""The words of the call-back form: why, how, what came of it, how satisfied; what to ask."""

from desk.text import N_

REASONS = {
    "delivery": N_("After a delivery"),
    "training": N_("After a training"),
    "service_task": N_("After a repair"),
    "complaint": N_("After a complaint"),
    "stay": N_("After a reception"),
    "periodic": N_("Periodic"),
    "restock": N_("Restock reminder"),
    "new_customer": N_("New customer"),
    "wished": N_("As the customer wished"),
    "other": N_("Other"),
}
WAYS = {
    "phone": N_("Telephone"),
    "visit": N_("By visit"),
    "wechat": N_("WeChat"),
    "qq": N_("QQ"),
    "email": N_("By e-mail"),
}
OUTCOMES = {
    "reached": N_("Reached"),
    "no_answer": N_("No answer"),
    "off": N_("Switched off or engaged"),
    "wrong": N_("Wrong number"),
    "later": N_("Not now, another time"),
    "refused": N_("Will not be asked"),
}
MISSED = {code: label for code, label in OUTCOMES.items() if code != "reached"}
SCORES = {
    "5": N_("5 · Very satisfied"),
    "4": N_("4 · Satisfied"),
    "3": N_("3 · Fair"),
    "2": N_("2 · Dissatisfied"),
    "1": N_("1 · Very dissatisfied"),
}
SATISFIED = frozenset({"5", "4"})
FEEDBACK = {
    "manner": N_("Manner of service"),
    "quality": N_("Quality of goods"),
    "speed": N_("Speed"),
    "price": N_("Price"),
    "training": N_("Training"),
    "delivery": N_("Delivery and packing"),
    "praise": N_("Praise"),
    "other": N_("Other"),
}
RECALLED = {
    "agrees": N_("Agrees with the record"),
    "differs": N_("Differs from the record"),
    "not_reached": N_("Not reached"),
}
STATES = {
    "due": N_("To be called back"),
    "trying": N_("Not reached yet"),
    "done": N_("Called back"),
    "given_up": N_("Given up"),
}
# What the handbook wants asked beside the satisfaction; restocking is asked in every periodic call.
QUESTIONS = {
    "delivery": (
        N_("Did everything arrive complete and unharmed?"),
        N_("Was the driver on time and polite?"),
    ),
    "complaint": (
        N_("Has what you complained of been put right?"),
        N_("Are you satisfied with how we handled it?"),
    ),
    "training": (
        N_("Can your colleagues do by themselves what was taught?"),
        N_("At which step are you now, and does anything hold you up?"),
    ),
    "service_task": (
        N_("Has it worked without fault since the repair?"),
        N_("Was the engineer on time and did he explain the cause?"),
    ),
    "stay": (
        N_("Was everything as you wished during your stay?"),
        N_("What shall we do better next time?"),
    ),
    "periodic": (
        N_("How has the product served you so far?"),
        N_("How much stock have you left; shall we prepare a delivery?"),
    ),
    "restock": (N_("How much stock have you left; shall we prepare a delivery?"),),
    "new_customer": (N_("How did you hear of us, and what do you expect of us?"),),
}
