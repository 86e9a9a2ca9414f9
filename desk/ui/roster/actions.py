# SPDX-License-Identifier: MIT
"""What can be done on the page of the roster, with its keys."""

from PySide6.QtCore import Qt

from desk.text import N_
from desk.ui.actions import Action

KIND = "roster"
WHERE = N_("Duty roster of the month")
HERE = Qt.ShortcutContext.WidgetWithChildrenShortcut
WRITE, PRINT = ("write", KIND), ("print", KIND)
ACTIONS = (
    Action("roster.earlier", N_("Month before"), "go_earlier", "Alt+Left", "left", where=WHERE),
    Action("roster.later", N_("Month after"), "go_later", "Alt+Right", "right", where=WHERE),
    Action("roster.this_month", N_("This month"), "go_now", "Alt+Home", "today", where=WHERE),
    Action("roster.copy_week", N_("Copy last week"), "copy_week", "Ctrl+D", "copy", WRITE, WHERE),
    Action("roster.undo", N_("Undo"), "undo", "Alt+Backspace", "undo", WRITE, WHERE),
    Action("roster.redo", N_("Redo"), "redo", "Alt+Shift+Backspace", "redo", WRITE, WHERE),
    Action("roster.remove", N_("Take off"), "remove", "Ctrl+Backspace", "cross", WRITE, WHERE),
    Action("roster.publish", N_("Make known"), "publish", "Ctrl+Shift+R", "bell", WRITE, WHERE),
    Action("roster.close", N_("Close the month"), "close_month", "Ctrl+Shift+L", "lock", WRITE,
           WHERE),
    Action("roster.reopen", N_("Open the month again"), "reopen", "", "unlock", WRITE, WHERE),
    Action("roster.attendance", N_("Attendance of the day"), "attendance", "Ctrl+Shift+A",
           "check", ("write", "attendance"), WHERE),
    Action("roster.print", N_("Print the roster"), "print_month", "Ctrl+P", "print", PRINT, WHERE),
    Action("roster.new", N_("Make the roster"), "begin", "Ctrl+Shift+M", "new", WRITE, WHERE),
    Action("roster.shift", N_("New shift"), "new_shift", "", "new", ("write", "shift"), WHERE),
)  # fmt: skip
