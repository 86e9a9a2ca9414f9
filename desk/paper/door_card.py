# SPDX-License-Identifier: MIT
"""The door card of a guest's habits, for those who serve: what to avoid stands first and framed."""

from typing import Any

from desk.db.act import refuse
from desk.db.store import Store
from desk.paper.breaking import broken
from desk.paper.designed import GREEN, QUIET, DesignedPage, refuse_missing
from desk.paper.pen import TINT
from desk.paper.printing import letterhead
from desk.paper.request import PrintOptions
from desk.records.guest import LEVELS
from desk.session import Session
from desk.text import N_, _, speaking

AVOID = ("taboo", "allergies", "religion")
HABITS = [
    "diet",
    "drinks",
    "smoking",
    "likes",
    "newspaper",
    "temperature",
    "bedding",
    "sleep",
    "meal_times",
    "cleaning_at",
    "hobbies",
    "language",
    "companions",
    "remarks",
    "served_last",
    "left_last",
]
INTERNAL = N_("Internal, not for the guest")
_RED, _RED_LINE, _RED_TINT = "0.70 0.15 0.12 rg", "0.70 0.15 0.12 RG", "0.988 0.925 0.918 rg"
_EDGE, _FOOT = 30, 34
_TYPE = 10.7


def draw_door_card(store: Store, session: Session, guest: int, options: PrintOptions) -> bytes:
    """The card of a guest as a PDF of one page.

    Raises Refused, Invalid for characters without a print font, and Storage.
    """
    with store.act(session):
        refuse(session, "print", store.books["guest"])
    card: Any = store.get(session, "guest", guest, "preview")
    office = letterhead(store).office
    told = {name: str(getattr(card, name) or "").strip() for name in (*AVOID, *HABITS)}
    refuse_missing(card.number, [office, card.name, card.title_held, card.company, *told.values()])
    with speaking(options.language):
        labels = type(card).kinds()
        avoid = [(_(labels[n].label), told[n]) for n in AVOID if told[n]]
        habits = [(_(labels[n].label), told[n]) for n in HABITS if told[n]]
        page = DesignedPage(_("Door card of habits"), office, options.paper, options)
        scale = _scale(page, avoid, habits)
        while True:
            page.start()
            y = _avoid(page, _head(page, card, office), avoid, scale)
            habits = _habits(page, y, habits, scale)
            page.say(page.width / 2, 20, _(INTERNAL), 9, ink=_RED, align="center", bold=True)
            page.end()
            if not habits:
                return page.document.finish()


def _head(page: DesignedPage, card: Any, office: str) -> float:
    """A green band with name, title and level; the y below it."""
    top = page.height
    room = page.width - 2 * _EDGE
    page.pen.fill([(0, top - 92, page.width, 92)], GREEN)
    page.say(_EDGE, top - 24, office, 9, ink="1 g", room=room)
    level = _(LEVELS[card.level]) if card.level else ""
    page.say(_EDGE, top - 52, card.name, 23, bold=True, ink="1 g", room=room - 70)
    page.say(page.width - _EDGE, top - 52, level, 22, bold=True, ink="1 g", align="right")
    about = [" · ".join(p for p in (card.title_held, card.nationality) if p), card.company]
    for line, words in enumerate(words for words in about if words):
        page.say(_EDGE, top - 70 - 14 * line, words, 10.5, ink="1 g", room=room)
    return top - 92


def _scale(
    page: DesignedPage, avoid: list[tuple[str, str]], habits: list[tuple[str, str]]
) -> float:
    """How large the type may be so that all stands on one card; small type has two cards."""
    room = page.width - 2 * _EDGE - 140
    for scale in (1.0, 0.92, 0.84):
        needed = sum(_high(page, text, room, scale) for _label, text in [*avoid, *habits])
        if needed + 92 + 16 + 26 + 26 + _FOOT <= page.height:
            return scale
    return 0.84


def _high(page: DesignedPage, text: str, room: float, scale: float) -> float:
    """The height of a line with its label, as many lines as the text has."""
    lines = broken(text, room, _TYPE * scale, page.document.regular)
    return (15.5 * len(lines) + 5) * scale


def _avoid(page: DesignedPage, y: float, lines: list[tuple[str, str]], scale: float) -> float:
    """What must not be done, framed in red; the y below it."""
    if not lines:
        return y
    left, room = _EDGE, page.width - 2 * _EDGE
    height = 26.0 + sum(_high(page, text, room - 140, scale) for _label, text in lines)
    box = (left, y - 16 - height, room, height)
    page.pen.fill([box], _RED_TINT)
    page.pen.add(f"q {_RED_LINE}")
    page.pen.frame(box, 1.2)
    page.pen.add("Q")
    base = y - 16 - 16
    page.say(left + 10, base, _("To be avoided"), 10, bold=True, ink=_RED)
    base -= 17
    for label, text in lines:
        page.say(left + 10, base, label, 9, ink=QUIET, room=112)
        page.paragraph(left + 130, base, text, _TYPE * scale, room - 140, most=99, bold=True)
        base -= _high(page, text, room - 140, scale)
    return y - 16 - height


def _habits(
    page: DesignedPage, y: float, lines: list[tuple[str, str]], scale: float
) -> list[tuple[str, str]]:
    """The habits, row by row; those the card has no room for are left for the next one."""
    left, room = _EDGE, page.width - 2 * _EDGE
    base = y - 26
    for number, (label, text) in enumerate(lines):
        height = _high(page, text, room - 140, scale)
        if base - height + 14 < _FOOT and number:
            return lines[number:]
        if number % 2 == 0:
            page.pen.fill([(left, base - height + 14, room, height)], TINT)
        page.say(left + 10, base, label, 9, ink=QUIET, room=112)
        page.paragraph(left + 130, base, text, _TYPE * scale, room - 140, most=99)
        base -= height
    return []
