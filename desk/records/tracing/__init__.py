# SPDX-License-Identifier: MIT
"""Tracing: goods are looked for step by step, the answer is given, a loss becomes a complaint."""

from desk.records.tracing.record import Search, Tracing
from desk.records.tracing.whereabouts import Whereabouts, whereabouts

__all__ = ["Search", "Tracing", "Whereabouts", "whereabouts"]
