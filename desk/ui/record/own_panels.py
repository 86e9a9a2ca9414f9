# SPDX-License-Identifier: MIT
"""The panels a record's page opens: what is typed stays while one is away, all go with the page."""

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from desk.ui.widgets import Panel

P = TypeVar("P", bound=Panel)


class OwnPanels(QObject):
    """One for each page; another page in front sends its panels away."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._kept: dict[str, tuple[Any, Panel]] = {}
        page.installEventFilter(self)

    def panel(self, name: str, shape: Any, make: Callable[[], P]) -> P:
        """The panel of a name made for what is of this shape; else a fresh one in its place."""
        kept = self._kept.get(name)
        if kept is None or kept[0] != shape:
            if kept is not None:
                kept[1].deleteLater()
            made = make()
            self.destroyed.connect(made.deleteLater)
            self._kept[name] = kept = (shape, made)
        return kept[1]  # type: ignore[return-value]

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Hide:
            for _shape, panel in self._kept.values():
                panel.slide_out()
        return False


def panels_of(page: QWidget) -> OwnPanels:
    """The panels of a page."""
    return page.findChild(OwnPanels) or OwnPanels(page)
