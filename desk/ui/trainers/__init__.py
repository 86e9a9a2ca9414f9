# SPDX-License-Identifier: MIT
"""The trainers' calendar: who teaches when, who waits for a trainer, which customers stand long."""

from desk.ui.trainers.proposal import ProposedWeek
from desk.ui.trainers.view import TrainersView

__all__ = ["ProposedWeek", "TrainersView"]
