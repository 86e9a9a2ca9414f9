# SPDX-License-Identifier: MIT
"""Who may sign in with which roles, and the branches of the office."""

from desk.dialogs.people.dialog import PeopleDialog

__all__ = ["PeopleDialog"]
