# SPDX-License-Identifier: MIT
"""What can be done, declared in tables that menus, bars, the search box and the keys page share.

A row names the function that does it; the names stay the same for scripts and tests.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from desk.text import Message, _
from desk.ui import icons
from desk.ui.key_text import with_key

#: A right is the kind of record (its prefix) and the action on it, as the store knows them.
Right = tuple[str, str | None]
May = Callable[[str, str | None], bool]


@dataclass(frozen=True)
class Action:
    """One thing a person can do: `complaint.new`, its text, key, icon, right and function."""

    id: str
    text: str | Message  # marked with N_(), or with parameters
    run: str | Callable[[], object]  # a method's name on the target, or a function
    key: str = ""  # as QKeySequence reads it; several separated by ";"
    icon: str = ""
    right: Right | None = None
    where: str = ""  # the group in menus and on the keys page, marked with N_()
    checkable: bool = False
    hidden: bool = False  # has a key and is found, but stands in no menu

    @property
    def keys(self) -> list[QKeySequence]:
        """The keys that start it, the one to show first."""
        return [QKeySequence(key.strip()) for key in self.key.split(";") if key.strip()]

    def allowed(self, may: May | None) -> bool:
        """Whether the person may do it; what has no right of its own is everybody's."""
        return self.right is None or may is None or may(*self.right)


class Actions(QObject):
    """The actions of one window or page, as QActions that follow the language."""

    def __init__(
        self,
        owner: QWidget,
        table: Iterable[Action],
        target: object = None,
        *,
        may: May | None = None,
        context: Qt.ShortcutContext = Qt.ShortcutContext.WindowShortcut,
    ) -> None:
        """`target` (else the owner) has the methods named in the table; what the person may not
        do is left out. ValueError: an id twice, or a function that is not there."""
        super().__init__(owner)
        self._rows: dict[str, Action] = {}
        self._made: dict[str, QAction] = {}
        for row in table:
            if row.id in self._rows:
                raise ValueError(f"action {row.id!r} is declared twice")
            call = _function(row, target if target is not None else owner)
            if not row.allowed(may):
                continue
            self._rows[row.id] = row
            self._made[row.id] = _made(row, call, owner, context)
        self.retranslate()
        owner.installEventFilter(self)

    def __getitem__(self, action_id: str) -> QAction:
        return self._made[action_id]

    def __contains__(self, action_id: str) -> bool:
        return action_id in self._made

    def __iter__(self) -> Iterator[Action]:
        """The declared rows, in their order, without those the person may not do."""
        return iter(self._rows.values())

    def get(self, action_id: str) -> QAction | None:
        """The QAction, or None where the person may not do it."""
        return self._made.get(action_id)

    def groups(self) -> dict[str, list[Action]]:
        """The rows by their `where`, for menus and the page of keys."""
        sorted_out: dict[str, list[Action]] = {}
        for row in self:
            sorted_out.setdefault(row.where, []).append(row)
        return sorted_out

    def retranslate(self) -> None:
        """Set every text again in the current language."""
        for name, made in self._made.items():
            told = self._rows[name].text
            text = str(told) if isinstance(told, Message) else _(told)
            made.setText(text)
            made.setToolTip(with_key(text, made.shortcut()))

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        return False


def _function(row: Action, target: object) -> Callable[[], object]:
    if not isinstance(row.run, str):
        return row.run
    call = getattr(target, row.run, None)
    if not callable(call):
        raise ValueError(f"action {row.id!r} wants {row.run!r}, which is not there")
    found: Callable[[], object] = call
    return found


def _made(
    row: Action, call: Callable[[], object], owner: QWidget, context: Qt.ShortcutContext
) -> QAction:
    made = QAction(owner)
    made.setObjectName(row.id)
    made.setShortcuts(row.keys)
    made.setShortcutContext(context)
    made.setCheckable(row.checkable)
    if row.icon:
        made.setIcon(icons.icon(row.icon))
    made.triggered.connect(lambda _checked=False: call())
    owner.addAction(made)
    return made
