# SPDX-License-Identifier: MIT
"""Books and records that are looked at in a way of their own; a new one is one line here."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from desk.ui.workplace import Workplace


def _shelf(place: "Workplace") -> QWidget:
    from desk.ui.shelf import ShelfView

    return ShelfView(place)


def _board(place: "Workplace") -> QWidget:
    from desk.ui.board import BoardView

    return BoardView(place)


def _stock_day(place: "Workplace") -> QWidget:
    from desk.ui.stockday import StockDayView

    return StockDayView(place)


def _roster(place: "Workplace") -> QWidget:
    from desk.ui.roster import RosterView

    return RosterView(place)


def _trainers(place: "Workplace") -> QWidget:
    from desk.ui.trainers import TrainersView

    return TrainersView(place)


def _assessing(place: "Workplace") -> QWidget:
    from desk.ui.assessing import AssessingView

    return AssessingView(place)


def _learners(place: "Workplace") -> QWidget:
    from desk.ui.learners import LearnersView

    return LearnersView(place)


#: Books that are more than a list, by kind: what shows them as what they are in the office.
OWN_VIEWS: Mapping[str, Callable[["Workplace"], QWidget]] = {
    "binder": _shelf,
    "dispatch": _board,
    "roster": _roster,
    "stock_move": _stock_day,
    "training": _trainers,
    "assessment": _assessing,
    "course": _learners,
}


def _walk(place: "Workplace", kind: str, record: int) -> QWidget:
    from desk.ui.walk import WalkPage

    return WalkPage(place, kind, record)


def _room_sheet(place: "Workplace", _kind: str, record: int) -> QWidget:
    from desk.ui.walk import RoomSheetPage

    return RoomSheetPage(place, record)


def _reading(place: "Workplace", _kind: str, record: int) -> QWidget:
    from desk.ui.reading import ReadingPage

    return ReadingPage(place, record)


def _answering(place: "Workplace", _kind: str, record: int) -> QWidget:
    from desk.ui.answering import AnsweringPage

    return AnsweringPage(place, record)


def _attendance(place: "Workplace", _kind: str, record: int) -> QWidget:
    from desk.ui.attendance import AttendancePage

    return AttendancePage(place, record)


def _election(place: "Workplace", _kind: str, record: int) -> QWidget:
    from desk.ui.star import StarPage

    return StarPage(place, record)


#: Records in a view of their own, by the way they are looked at.
OWN_WAYS: Mapping[str, Callable[["Workplace", str, int], QWidget]] = {
    "walk": _walk,
    "room": _room_sheet,
    "read": _reading,
    "answers": _answering,
    "day": _attendance,
    "vote": _election,
}
