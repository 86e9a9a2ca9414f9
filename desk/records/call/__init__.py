# SPDX-License-Identifier: MIT
"""Calls in and out: who rang, how long it took, what came of it, and what was promised."""

from desk.records.call.figures import CallFigures, call_figures
from desk.records.call.keeping import log_call
from desk.records.call.record import Call
from desk.records.call.scripts import SCRIPTS, Script, save_script, script_of

__all__ = [
    "SCRIPTS",
    "Call",
    "CallFigures",
    "Script",
    "call_figures",
    "log_call",
    "save_script",
    "script_of",
]
