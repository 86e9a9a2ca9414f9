# SPDX-License-Identifier: MIT
"""The pages at the right of the rail: one for each book, one tab for each open record."""

from collections.abc import Callable
from typing import Protocol, cast

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from desk.text import N_, _
from desk.text.plain import shorten
from desk.ui import icons
from desk.ui.widgets import IconButton, plain_tip

#: A tab is no wider than so many letters; its tip says all of it.
MOST_LETTERS = 24
OPEN_PAGES = N_("Open pages")


class Page(Protocol):
    """What a page tells its tab."""

    def tab_text(self) -> str:
        """The words on the tab, in the language of the moment."""

    def tab_icon(self) -> str:
        """The name of the tab's icon."""

    def may_close(self) -> bool:
        """Whether the tab may be closed now; a page that says no keeps what is typed."""

    def focus_start(self) -> None:
        """Put the cursor where the work starts."""


class Tabs(QWidget):
    """Pages by key: `today`, a book's kind, `complaint:12`; the key finds an open one again."""

    #: The key of the page now on top, empty when there is none.
    moved = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: dict[str, QWidget] = {}
        self._bar = QTabBar()
        self._bar.setObjectName("tabs")
        self._bar.setAccessibleName(_(OPEN_PAGES))
        self._bar.setDocumentMode(True)
        self._bar.setDrawBase(False)
        self._bar.setExpanding(False)
        self._bar.setMovable(True)
        self._bar.setElideMode(Qt.TextElideMode.ElideNone)
        self._bar.setUsesScrollButtons(True)
        self._bar.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._bar.currentChanged.connect(self._turned)
        self._stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(self._stack, 1)

    def show_page(self, key: str, make: Callable[[], QWidget]) -> QWidget:
        """Bring a page to the front, made now if it is not open yet."""
        page = self._pages.get(key)
        if page is None:
            page = make()
            self._pages[key] = page
            self._stack.addWidget(page)
            self._bar.blockSignals(True)
            index = self._bar.addTab("")
            self._bar.setTabData(index, key)
            if key != "today":
                self._add_cross(index)
            self._bar.blockSignals(False)
        self.refresh(key)
        self._bar.setCurrentIndex(self._index(key))
        self._turned(self._bar.currentIndex())
        self._page(page).focus_start()
        return page

    def refresh(self, key: str) -> None:
        """Say the tab's words again, after the page's record got its number or its name."""
        index = self._index(key)
        if index >= 0:
            page = self._page(self._pages[key])
            words = shorten(page.tab_text(), MOST_LETTERS)
            self._bar.setTabText(index, words.replace("&", "&&"))
            self._bar.setTabToolTip(index, plain_tip(page.tab_text()))
            self._bar.setTabIcon(index, QIcon(icons.icon(page.tab_icon(), "muted")))

    def rename(self, old: str, new: str) -> None:
        """Give a page another key: an empty form became a numbered record."""
        if old in self._pages and new not in self._pages:
            self._bar.setTabData(self._index(old), new)
            self._pages[new] = self._pages.pop(old)
            self.refresh(new)

    def close_page(self, key: str) -> bool:
        """Close a page unless it says no."""
        page = self._pages.get(key)
        if page is None or key == "today" or not self._page(page).may_close():
            return False
        self._bar.removeTab(self._index(key))
        self._stack.removeWidget(page)
        del self._pages[key]
        page.deleteLater()
        return True

    def close_current(self) -> None:
        """Close the page on top."""
        self.close_page(self.current_key())

    def step(self, by: int) -> None:
        """Go some tabs to the right, round at the end."""
        if self._bar.count():
            self._bar.setCurrentIndex((self._bar.currentIndex() + by) % self._bar.count())

    def focus_start(self) -> None:
        """The cursor to where the work of the page on top starts."""
        page = self.current()
        if page is not None:
            self._page(page).focus_start()

    def current_key(self) -> str:
        """The key of the page on top."""
        return str(self._bar.tabData(self._bar.currentIndex()) or "")

    def current(self) -> QWidget | None:
        """The page on top."""
        return self._pages.get(self.current_key())

    def page(self, key: str) -> QWidget | None:
        """An open page by its key."""
        return self._pages.get(key)

    def open_keys(self) -> list[str]:
        """The keys of the open pages, from the left."""
        return [str(self._bar.tabData(n)) for n in range(self._bar.count())]

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._bar.setAccessibleName(_(OPEN_PAGES))
            for key in self._pages:
                self.refresh(key)
        super().changeEvent(event)

    def _add_cross(self, index: int) -> None:
        cross = IconButton("close", N_("Close the tab"), size=14)
        cross.setFixedSize(22, 22)  # a tab is as high with a cross as without
        cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        cross.clicked.connect(lambda: self._close_by(cross))
        self._bar.setTabButton(index, QTabBar.ButtonPosition.RightSide, cross)

    def _close_by(self, cross: QWidget) -> None:
        side = QTabBar.ButtonPosition.RightSide
        for index in range(self._bar.count()):
            if self._bar.tabButton(index, side) is cross:
                self.close_page(str(self._bar.tabData(index)))
                return

    def _index(self, key: str) -> int:
        return next((n for n in range(self._bar.count()) if self._bar.tabData(n) == key), -1)

    def _page(self, page: QWidget) -> Page:
        return cast(Page, page)

    def _turned(self, _index: int) -> None:
        page = self.current()
        if page is not None:
            self._stack.setCurrentWidget(page)
        self.moved.emit(self.current_key())
