# SPDX-License-Identifier: MIT
"""What the clerk says and asks for each kind of call, in the order of the conversation."""

from collections.abc import Mapping
from dataclasses import dataclass

from desk.text import N_


@dataclass(frozen=True)
class Script:
    """The greeting, the questions, and what is promised before hanging up."""

    greeting: str
    questions: tuple[str, ...] = ()
    promise: str = ""


GREETING = N_("Good day, customer service, this is {clerk}. How can I help you?")
WITHIN_HOUR = N_("We will call you back within one hour.")
WITHIN_HALF_HOUR = N_("Somebody will call you back within 30 minutes.")

SCRIPTS: Mapping[str, Script] = {
    "enquiry": Script(
        GREETING,
        (
            N_("What would you like to know?"),
            N_("May I have your name and company?"),
            N_("Have I answered your question?"),
        ),
    ),
    "complaint": Script(
        N_("I am sorry for the trouble. Please tell me what happened; I am writing it down."),
        (
            N_("May I have your name and the number we reach you at?"),
            N_("Which order, waybill or task is it about?"),
            N_("When and where did it happen, and who was there?"),
            N_("What would you like us to do?"),
            N_("I will read it back to you. Is that right?"),
        ),
        WITHIN_HOUR,
    ),
    "order": Script(
        N_("Gladly. I will take your order now."),
        (
            N_("Which products, and how many of each?"),
            N_("Where shall we deliver, and by when?"),
            N_("Who receives the goods, and at what number?"),
            N_("How would you like to pay?"),
        ),
        N_("I will read the order back to you before I confirm it."),
    ),
    "tracing": Script(
        N_("I will look for your goods. Please tell me the number of the waybill."),
        (
            N_("When was it sent, from where and to where?"),
            N_("What do the goods look like, and how many pieces are missing?"),
            N_("At what number do we reach you?"),
        ),
        WITHIN_HALF_HOUR,
    ),
    "message": Script(
        N_("My colleague is not at the desk. May I take a message?"),
        (
            N_("Whom is it for?"),
            N_("What shall I write down?"),
            N_("Shall we call you back, or will you call again?"),
        ),
        WITHIN_HALF_HOUR,
    ),
    "service_task": Script(
        N_("I will see that a technician helps you. What is the matter with it?"),
        (
            N_("Which product is it, and what is its serial number?"),
            N_("When did you buy it?"),
            N_("Since when does it happen, and what was done before?"),
            N_("When may we come, or will you bring it in?"),
        ),
    ),
    "customer": Script(
        GREETING,
        (
            N_("May I have your name and company?"),
            N_("What is your address?"),
            N_("Who else may we speak to?"),
        ),
    ),
}
