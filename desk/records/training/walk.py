# SPDX-License-Identifier: MIT
"""The trainer's walk-through: one phase at a time, ticked as it goes, resumed where it stopped."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desk.db import rowing
from desk.db.act import refuse
from desk.db.looks import refuse_unseen
from desk.errors import Invalid
from desk.records.training.record import Training
from desk.records.training.rows import Question, Topic, Trainee
from desk.records.training.words import BOOKED, CAN_DO, PHASES, RESULTS, SKILLS
from desk.text import N_, Message

if TYPE_CHECKING:
    from desk.db.act import Act
    from desk.db.store import Store
    from desk.session import Session


@dataclass(frozen=True)
class Progress:
    """How far a phase is: items ticked of all its items; in teaching the topics count, too."""

    phase: str
    done: int
    total: int


def progress(training: Training) -> list[Progress]:
    """The five phases in their order."""
    found = []
    for phase in PHASES:
        marks = [bool(row.result) for row in training.checklist if row.phase == phase]
        if phase == "teach":
            marks += [bool(row.taught) for row in training.topics]
        found.append(Progress(phase, sum(marks), len(marks)))
    return found


def resumes_at(training: Training) -> str:
    """The phase in which the walk-through goes on; the last one when all is ticked."""
    open_ = [step.phase for step in progress(training) if step.done < step.total]
    return open_[0] if open_ else list(PHASES)[-1]


def tick_item(
    store: "Store", session: "Session", training: int, uid: str, result: str, note: str = ""
) -> Training:
    """Tick an item of the checklist (done, none), or take the tick back by an empty result.

    Raises Refused or Invalid.
    """
    if result and result not in RESULTS:
        raise ValueError(result)

    def put(loaded: Training, act: "Act") -> None:
        for row in loaded.checklist:
            if row.uid == uid:
                if row.result != result:
                    row.done_at = act.now if result else None
                    row.done_by = act.session.person_id if result else None
                row.result, row.note = result, note or row.note

    return _walked(store, session, training, put)


def mark_topic(
    store: "Store",
    session: "Session",
    training: int,
    uid: str,
    *,
    taught: bool | None = None,
    can_do: str | None = None,
    repeat: bool | None = None,
    minutes: int | None = None,
    note: str | None = None,
) -> Training:
    """Set some of the marks of a topic; None leaves one as it is. Raises Refused or Invalid."""
    if can_do and can_do not in CAN_DO:
        raise ValueError(can_do)
    marks = {"taught": taught, "can_do": can_do, "repeat": repeat, "minutes": minutes, "note": note}

    def put(loaded: Training, act: "Act") -> None:
        for row in loaded.topics:
            if row.uid == uid:
                for name, value in marks.items():
                    if value is not None:
                        setattr(row, name, value)

    return _walked(store, session, training, put)


def keep_question(
    store: "Store",
    session: "Session",
    training: int,
    question: str,
    answer: str = "",
    *,
    asked_by: str = "",
    article: int | None = None,
) -> Training:
    """Keep a question with its answer; raises Refused or Invalid."""
    row = Question(question=question, asked_by=asked_by, answer=answer, article=article)

    def put(loaded: Training, act: "Act") -> None:
        loaded.questions = [*loaded.questions, row]

    return _walked(store, session, training, put)


def add_topic(store: "Store", session: "Session", training: int, text: str) -> Training:
    """One more topic, asked for while the training runs; raises Refused or Invalid."""

    def put(loaded: Training, act: "Act") -> None:
        loaded.topics = [*loaded.topics, Topic(text=text)]

    return _walked(store, session, training, put)


def add_trainee(store: "Store", session: "Session", training: int, name: str) -> Training:
    """Somebody more who came to be taught; raises Refused or Invalid."""

    def put(loaded: Training, act: "Act") -> None:
        loaded.trainees = [*loaded.trainees, Trainee(name=name, present=True)]

    return _walked(store, session, training, put)


def mark_trainee(
    store: "Store",
    session: "Session",
    training: int,
    uid: str,
    *,
    present: bool | None = None,
    skill_after: str | None = None,
) -> Training:
    """Whether a trainee is there, and the skill afterwards; None leaves one as it is.

    Raises Refused or Invalid.
    """
    if skill_after and skill_after not in SKILLS:
        raise ValueError(skill_after)

    def put(loaded: Training, act: "Act") -> None:
        for row in loaded.trainees:
            if row.uid == uid:
                row.present = row.present if present is None else present
                row.skill_after = row.skill_after if skill_after is None else skill_after

    return _walked(store, session, training, put)


def _walked(
    store: "Store", session: "Session", training: int, put: Callable[[Training, "Act"], None]
) -> Training:
    with store.act(session) as act:
        refuse(session, "read", Training)
        loaded = rowing.load(store.database, Training, training, lock=True)
        refuse_unseen(store, session, loaded)
        if loaded.state not in BOOKED:
            text = Message(N_("{number} is not under way."), number=loaded.number)
            raise Invalid([(None, text)])
        put(loaded, act)
        return act.save(loaded)
