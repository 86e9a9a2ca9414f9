# SPDX-License-Identifier: MIT
"""What the clerk says and asks for each kind of call; the supervisor can write it anew."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from desk.db.policies import save_wording
from desk.errors import Invalid
from desk.text import LANGUAGES, N_, Message, _, speaking
from desk.text.plain import one_line

if TYPE_CHECKING:
    from desk.db.office import Office
    from desk.db.store import Store
    from desk.session import Session

# The office's own scripts: {kind of call: {language: greeting, questions, promise}}.
POLICY = "call_scripts"
MOST_QUESTIONS = 12
LONGEST = 300


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
    "business": Script(
        GREETING,
        (
            N_("Which product or service is it about, and how much of it?"),
            N_("By when do you need it, and who decides?"),
            N_("May I have your name, company and number?"),
        ),
        N_("Our manager will speak to you about it today."),
    ),
    "internal": Script(
        N_("Customer service, this is {clerk}. What can I do for you?"),
        (
            N_("Which record is it about, and by when do you need an answer?"),
            N_("At what extension do I reach you?"),
        ),
        WITHIN_HALF_HOUR,
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


def script_of(office: "Office", kind: str, language: str, day: date) -> Script:
    """The script of a kind of call in a language: the office's own, else the built-in one.

    `{clerk}` in the greeting stands for the clerk's name. Empty where there is none.
    """
    own = office.policy(POLICY, day, {}).get(kind, {}).get(language)
    if own is not None:
        return Script(own["greeting"], tuple(own["questions"]), own["promise"])
    built_in = SCRIPTS.get(kind, Script(""))
    with speaking(language):
        return Script(
            _(built_in.greeting),
            tuple(_(question) for question in built_in.questions),
            _(built_in.promise),
        )


def save_script(
    store: "Store", session: "Session", kind: str, language: str, script: Script | None
) -> None:
    """Keep the office's own script of a kind of call in a language; None: the built-in one again.

    Raises Refused without the right to change the settings, or Invalid.
    """
    if kind not in SCRIPTS or language not in LANGUAGES:
        raise ValueError(f"no script {kind!r} in {language!r}")
    today = session.today()
    scripts: dict[str, dict[str, Any]] = {
        name: dict(own) for name, own in store.office.policy(POLICY, today, {}).items()
    }
    own = scripts.setdefault(kind, {})
    if script is None:
        own.pop(language, None)
    else:
        own[language] = asdict(_tidy(script))
    save_wording(store, session, POLICY, scripts)


def _tidy(script: Script) -> Script:
    made = Script(
        one_line(script.greeting),
        tuple(line for question in script.questions if (line := one_line(question))),
        one_line(script.promise),
    )
    problems: list[tuple[str | None, Message]] = []
    if not made.greeting:
        problems.append(("greeting", Message(N_("must be filled in."))))
    if len(made.questions) > MOST_QUESTIONS:
        text = N_("has {count} questions; at most {most} can be asked.")
        told = Message(text, count=len(made.questions), most=MOST_QUESTIONS)
        problems.append(("questions", told))
    for name, texts in (("greeting", [made.greeting]), ("questions", made.questions),
                        ("promise", [made.promise])):  # fmt: skip
        if any(len(text) > LONGEST for text in texts):
            told = Message(N_("is longer than {most} characters."), most=LONGEST)
            problems.append((name, told))
    if problems:
        raise Invalid(problems)
    return made
