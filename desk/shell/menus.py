# SPDX-License-Identifier: MIT
"""The window's table of actions, and the person's menu made from it."""

from collections.abc import Callable

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from desk.text import LANGUAGES, N_, _, language
from desk.ui import theme
from desk.ui.actions import Action, Actions

WINDOW_ = N_("Window")
OFFICE = N_("Office")
PERSON = N_("Person")

WINDOW: tuple[Action, ...] = (
    Action("call.card", N_("Call card"), "show_call_card", "F2", "phone", where=WINDOW_),
    Action("window.new", N_("New"), "new_record", "Ctrl+N", "new", where=WINDOW_),
    Action("window.search", N_("Search"), "focus_search", "Ctrl+K", "search", where=WINDOW_),
    Action("window.undo", N_("Undo"), "undo", "Ctrl+Z", "undo", where=WINDOW_, hidden=True),
    Action("window.fold", N_("Fold the rail"), "fold_rail", "Ctrl+B", "fold", where=WINDOW_),
    Action("window.close_tab", N_("Close the tab"), "close_tab", "Ctrl+W", "close", where=WINDOW_),
    Action("window.next_tab", N_("Next tab"), "next_tab", "Ctrl+Tab", "right", where=WINDOW_),
    Action(
        "window.previous_tab",
        N_("Previous tab"),
        "previous_tab",
        "Ctrl+Shift+Tab",
        "left",
        where=WINDOW_,
    ),
    Action(
        "window.reminders",
        N_("Go to the reminders"),
        "go_to_reminders",
        "F6",
        "bell",
        where=WINDOW_,
    ),
    Action("window.keys", N_("Keys of this page"), "show_keys", "F1", "keyboard", where=WINDOW_),
    Action(
        "star.vote",
        N_("Vote for the service star"),
        "vote_for_star",
        "Ctrl+Shift+Y",
        "star",
        ("read", "star"),
        WINDOW_,
    ),
    Action(
        "duty.hand_over",
        N_("Hand over the shift"),
        "hand_over",
        "",
        "repeat",
        ("write", "handover"),
        WINDOW_,
    ),
    Action(
        "duty.attendance",
        N_("Attendance of today"),
        "enter_attendance",
        "",
        "check",
        ("write", "attendance"),
        WINDOW_,
    ),
    Action(
        "office.settings",
        N_("Settings"),
        "show_settings",
        "Ctrl+,",
        "settings",
        ("settings", None),
        OFFICE,
    ),
    Action("office.people", N_("People"), "show_people", "", "users", ("people", None), OFFICE),
    Action("office.backup", N_("Back up now"), "back_up", "", "backup", ("backup", None), OFFICE),
    Action(
        "office.trail",
        N_("Check the audit trail"),
        "check_trail",
        "",
        "shield",
        ("audit", None),
        OFFICE,
    ),
    Action(
        "person.password", N_("Change the password"), "change_password", "", "shield", where=PERSON
    ),
    Action("person.lock", N_("Lock"), "lock", "Ctrl+L", "lock", where=PERSON),
    Action("person.sign_out", N_("Sign out"), "sign_out", "", "sign-out", where=PERSON),
)

LOOKS: dict[str, str] = {
    "light": N_("Light"),
    "dark": N_("Dark"),
    "system": N_("As the system"),
}


def person_menu(menu: QMenu, actions: Actions, leave: Callable[[str], object]) -> None:
    """Fill the menu under the person's name: office, language, looks, lock, sign out."""
    menu.clear()
    for old in menu.findChildren(QMenu):
        old.deleteLater()  # clearing a menu leaves the menus inside it behind
    for name in ("office.settings", "office.people", "office.backup", "office.trail"):
        action = actions.get(name)
        if action is not None:
            menu.addAction(action)
    menu.addSeparator()
    languages = menu.addMenu(_("Language"))
    _choices(languages, dict(LANGUAGES), language(), lambda code: leave(f"language:{code}"))
    looks = menu.addMenu(_("Looks"))
    words = {mode: _(text) for mode, text in LOOKS.items()}
    _choices(looks, words, theme.mode(), lambda mode: leave(f"theme:{mode}"))
    menu.addSeparator()
    for name in ("person.password", "person.lock", "person.sign_out"):
        menu.addAction(actions[name])


def _choices(menu: QMenu, words: dict[str, str], now: str, choose: Callable[[str], object]) -> None:
    group = QActionGroup(menu)
    for code, word in words.items():
        action = QAction(word, group)
        action.setCheckable(True)
        action.setChecked(code == now)
        action.triggered.connect(lambda _checked=False, code=code: choose(code))
        menu.addAction(action)
