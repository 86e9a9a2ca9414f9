# SPDX-License-Identifier: MIT
"""Dispatch: trips of vehicles with their stops, loads and cash; the day's board of them."""

from desk.records.dispatch.board import Lane, Trip, board
from desk.records.dispatch.carried import Carried
from desk.records.dispatch.record import Dispatch
from desk.records.dispatch.stops import Stop

__all__ = ["Carried", "Dispatch", "Lane", "Stop", "Trip", "board"]
