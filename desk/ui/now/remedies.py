# SPDX-License-Identifier: MIT
"""What the button of a due line does: the step that settles it, or the walk where it is ticked."""

from collections.abc import Mapping

from desk.db.dues import Upcoming
from desk.records.access_request import record as access_request
from desk.records.assessment import record as assessment
from desk.records.call import record as call
from desk.records.callback import record as callback
from desk.records.complaint import clocks as complaint
from desk.records.course import record as course
from desk.records.dispatch import record as dispatch
from desk.records.duty import leave
from desk.records.handover import record as handover
from desk.records.order import record as order
from desk.records.pickup import record as pickup
from desk.records.star import record as star
from desk.records.stock import level
from desk.records.summary import record as summary
from desk.records.training import record as training
from desk.records.training.stages import WHATS
from desk.text import N_, Message
from desk.ui.requests import OpenOwn, OpenRecord, Request
from desk.ui.widgets import Text
from desk.ui.workplace import Workplace

from desk.records import message, restock_request, work_plan  # isort: skip
from desk.records.service_task import record as service_task  # isort: skip
from desk.records.tracing import record as tracing  # isort: skip

#: The step that settles what is due, by the kind of record and what is due on it.
STEPS: Mapping[str, Mapping[str, str]] = {
    "access_request": {access_request.DECIDE: "approve", access_request.ENDS: "end"},
    "assessment": {assessment.GIVE: "give", assessment.SIGN: "sign"},
    "call": {call.PROMISED: "replied", call.MISSED: "replied", call.IMPORTANT: "replied"},
    "callback": {callback.CALL: "reached", callback.ANSWER: "answer", callback.RECALL: "recall"},
    "complaint": {
        complaint.FIRST_ANSWER: "first_answer",
        complaint.CLIMBS: "first_answer",
        complaint.MANAGER_ANSWER: "first_answer",
        complaint.PROMISED: "answer",
    },
    "course": {course.HOLD: "hold", course.MARK: "finish"},
    "dispatch": {
        dispatch.LEAVES: "out",
        dispatch.RETURNS: "back",
        dispatch.SETTLE: "settle",
    },
    "handover": {handover.TAKE: "take"},
    "leave": {leave.DECIDE: "grant"},
    "message": {message.DELIVER: "deliver", message.READ: "read", message.CALL_BACK: "settle"},
    "order": {order.DELIVER: "deliver"},
    "pickup_notice": {
        pickup.TELL: "attempt",
        pickup.TRY_AGAIN: "attempt",
        pickup.COMING: "collect",
        pickup.OVERDUE: "attempt",
    },
    "restock_request": {restock_request.ANSWER: "order", restock_request.EXPECTED: "arrive"},
    "service_task": {
        service_task.ASSIGN: "assign",
        service_task.VISIT: "arrived",
        service_task.PARTNER: "partner_back",
        service_task.CONSENT: "consent",
        service_task.CONFIRM: "confirm",
        service_task.CENTRE: "centre",
    },
    "star": {star.OPEN: "open", star.CLOSE: "close", star.ANNOUNCE: "announce"},
    "stock": {level.ORDER_MORE: "restock"},
    "summary": {summary.SIGN: "sign"},
    "tracing": {tracing.ANSWER: "answer"},
    "training": {
        training.ASSIGN: "assign",
        training.REPEAT: "assign",
        **dict.fromkeys(WHATS.values(), "stage"),
    },
    "work_plan": {work_plan.REVIEW: "review"},
}
#: What is ticked on a walk rather than settled by a step; a stay's items are its own texts.
WALKED: Mapping[str, frozenset[str]] = {
    "training": frozenset({training.PREPARE, training.TRAIN}),
    "stay": frozenset(),
}
OPEN, TICK = N_("Open"), N_("Tick off")
#: What is done on a page of its own: the page, and what its button says.
ON_PAGES: Mapping[tuple[str, str], tuple[str, str]] = {
    ("star", star.VOTE): ("vote", N_("Vote")),
}


def remedy_words(place: Workplace, due: Upcoming) -> Text:
    """What the button of a line says; it opens the record where the person may do no more."""
    if _is_walked(place, due):
        return TICK
    if (due.kind, due.what) in ON_PAGES:
        return ON_PAGES[due.kind, due.what][1]
    step = _step(place, due)
    label = next((s.label for s in place.store.books[due.kind].steps if s.id == step), "")
    return Message(label) if label else OPEN


def remedy(place: Workplace, due: Upcoming) -> Request:
    """What the button of a line asks of the window."""
    if _is_walked(place, due):
        return OpenOwn(due.kind, due.record, "walk")
    if (due.kind, due.what) in ON_PAGES:
        return OpenOwn(due.kind, due.record, ON_PAGES[due.kind, due.what][0])
    return OpenRecord(due.kind, due.record, step=_step(place, due))


def _is_walked(place: Workplace, due: Upcoming) -> bool:
    if due.kind not in WALKED or not place.may("write", due.kind):
        return False
    return due.kind == "stay" or due.what in WALKED[due.kind]


def _step(place: Workplace, due: Upcoming) -> str:
    wanted = STEPS.get(due.kind, {}).get(due.what, "")
    steps = place.store.books[due.kind].steps
    return next((s.id for s in steps if s.id == wanted and place.session.has(s.by)), "")
