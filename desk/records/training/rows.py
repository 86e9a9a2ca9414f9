# SPDX-License-Identifier: MIT
"""The tables of a training: trainees, topics with three marks, checklist, questions, stages."""

from desk.db.fields import Choice, Day, Line, Link, Moment, Name, Note, Phone, Phrase, Tick, Whole
from desk.db.record import Row
from desk.records.training.words import (
    CAN_DO,
    GROUPS,
    PHASES,
    RESULTS,
    SKILLS,
    STAGE_STATES,
    STAGES,
)
from desk.text import N_


class Trainee(Row):
    """Somebody who is taught, with the skill before and after."""

    name = Name(N_("Name"), required=True)
    post = Line(N_("Post"))
    group = Choice(N_("Trainee's group"), GROUPS)
    phone = Phone(N_("Telephone"))
    present = Tick(N_("Is present"))
    skill_before = Choice(N_("Skill before"), SKILLS)
    skill_after = Choice(N_("Skill after"), SKILLS)
    score = Whole(N_("Marks"))
    # Signed by hand on the printed list.
    sign = Line(N_("Trainee's signature"), hidden=True)

    printed = "name post group present skill_before skill_after score sign"
    to_sign = "sign"


class Topic(Row):
    """One topic with its three marks: taught, can be done alone, to be repeated."""

    text = Phrase(N_("Topic"), required=True)
    taught = Tick(N_("Taught"))
    can_do = Choice(N_("Trainees' ability"), CAN_DO)
    repeat = Tick(N_("To repeat"))
    minutes = Whole(N_("Minutes"))
    note = Line(N_("Hard points"))

    boxed = "can_do"


class WalkItem(Row):
    """One item of the trainer's checklist."""

    phase = Choice(N_("Phase"), PHASES)
    text = Phrase(N_("What is to be done"))
    result = Choice(N_("Ticked"), RESULTS)
    done_at = Moment(N_("Ticked at"))
    done_by = Link(N_("Ticked by"), to="person")
    note = Line(N_("Remarks"))

    printed = "phase text result note"
    boxed = "result"


class Question(Row):
    """A question asked in a training; one without an article becomes an article to be written."""

    question = Line(N_("Question"), required=True)
    asked_by = Name(N_("Asked by whom"))
    answer = Note(N_("Answer given"))
    article = Link(N_("Article"), to="article")


class Stage(Row):
    """One of the four stages after a training: who helps, until when, what holds it up."""

    stage = Choice(N_("Stage"), STAGES)
    state = Choice(N_("Status"), STAGE_STATES)
    person = Link(N_("Person in charge"), to="person")
    helper = Line(N_("Who helps"))
    start_on = Day(N_("Starts on"))
    due_on = Day(N_("Due on"))
    done_on = Day(N_("Finished on"))
    since = Day(N_("Stands so since"))
    blocker = Line(N_("What holds it up"))
    contact_on = Day(N_("Last contact"))
    last_words = Line(N_("Last words"))
    due_at = Moment(N_("Due at"), hidden=True)

    listed = "stage state person helper due_on since blocker contact_on last_words done_on"
