# SPDX-License-Identifier: MIT
"""The handbook inside the program: the page of the form at hand, beside it while one works."""

from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from desk.dialogs.base import Dialog
from desk.dialogs.parts.handbook import mark_words, set_page
from desk.text import N_, Message, guide
from desk.ui import theme
from desk.ui.widgets import Muted, SearchField, plain_tip, said

_SIZE = (960, 660)
_NAME = Qt.ItemDataRole.UserRole


class HelpDialog(Dialog):
    """Contents and search at the left, the page at the right; it does not lock the window."""

    def __init__(self, place: str, parent: QWidget | None) -> None:
        super().__init__(N_("Handbook"), parent, width=640)
        self.setObjectName("dialog.help")
        self.setModal(False)
        self.name = ""
        self._spots: list[QTextCursor] = []
        self._at = 0
        self.words = SearchField(N_("Search the handbook"), key="Ctrl+F")
        self.words.setObjectName("help.words")
        self.count = Muted("", wrap=True)
        self.count.setObjectName("help.count")
        self.contents = QListWidget()
        self.contents.setObjectName("help.contents")
        self.contents.setAccessibleName(said(N_("Pages of the handbook")))
        self.contents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme.role(self.contents, "groups")
        self.text = QTextBrowser()
        self.text.setObjectName("help.text")
        self.text.setAccessibleName(said(N_("Handbook")))
        self.text.setOpenLinks(False)
        self._assemble()
        self._connect()
        self.add_cancel(N_("Close"))  # no main button: Enter goes to the next place
        self.take_room(*_SIZE)
        self.show_place(place)

    def _assemble(self) -> None:
        self.heading.hide()
        left = QVBoxLayout()
        left.setSpacing(theme.space(2))
        left.addWidget(self.words)
        left.addWidget(self.count)
        left.addWidget(self.contents, 1)
        holder = QWidget()
        holder.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        holder.setFixedWidth(theme.space(60))
        row = QHBoxLayout()
        row.setSpacing(theme.space(5))
        row.addWidget(holder)
        row.addWidget(self.text, 1)
        self.body.addLayout(row, 1)

    def _connect(self) -> None:
        self.words.textChanged.connect(self._search)
        self.words.returnPressed.connect(self.next_hit)
        self.words.stepped_down.connect(self.contents.setFocus)
        self.words.left.connect(self.reject)
        self.contents.currentItemChanged.connect(self._turned)
        self.text.anchorClicked.connect(self._follow)

    def show_place(self, place: str) -> None:
        """Show the page of a book, or of another place of the window."""
        self.words.clear()
        self._list()
        self.show_page(guide.page_of(place))
        self.text.setFocus()
        self.raise_()
        self.activateWindow()

    def show_page(self, name: str) -> None:
        """Show a page by its name; one that the words searched for have hidden comes back."""
        if self._row(name) < 0:
            self.words.clear()
        if self._row(name) >= 0:
            self.contents.setCurrentRow(self._row(name))

    def next_hit(self) -> None:
        """Go to the next place where the words stand; after the last comes the first."""
        if self._spots:
            self._go((self._at + 1) % len(self._spots))

    # what is shown

    def _list(self) -> None:
        words = self.words.text()
        found = [page for page in guide.pages() if page.tells_of(words)]
        self.contents.blockSignals(True)
        self.contents.clear()
        for page in found:
            item = QListWidgetItem(page.title)
            item.setToolTip(plain_tip(page.title))
            item.setData(_NAME, page.name)
            self.contents.addItem(item)
        self.contents.blockSignals(False)
        pages = Message.counted(N_("Found on {n} page"), N_("Found on {n} pages"), len(found))
        self.count.say(pages if words.strip() else "")
        self.count.setVisible(bool(words.strip()))

    def _search(self) -> None:
        self._list()
        names = [self.contents.item(n).data(_NAME) for n in range(self.contents.count())]
        if self.name in names or not names:
            self._choose_silently(self.name)
            self._mark()
        else:
            self.show_page(names[0])

    def _choose_silently(self, name: str) -> None:
        self.contents.blockSignals(True)
        self.contents.setCurrentRow(self._row(name))
        self.contents.blockSignals(False)

    def _row(self, name: str) -> int:
        rows = range(self.contents.count())
        return next((row for row in rows if self.contents.item(row).data(_NAME) == name), -1)

    def _turned(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.name = item.data(_NAME)
            self._show()

    def _show(self) -> None:
        if self.name:
            set_page(self.text, guide.page(self.name).markdown)
            self._mark()

    def _mark(self) -> None:
        self._spots = mark_words(self.text, self.words.text())
        if self._spots:
            self._go(0)

    def _go(self, at: int) -> None:
        self._at = at
        place = QTextCursor(self._spots[at])
        place.clearSelection()
        self.text.setTextCursor(place)
        self.text.ensureCursorVisible()

    def _follow(self, link: QUrl) -> None:
        self.show_page(link.fileName().removesuffix(".md"))

    # keys, language, colours

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_F and control:
            self.words.setFocus()
            self.words.selectAll()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._list()
            self._choose_silently(self.name)
            self._show()
        elif event.type() == QEvent.Type.PaletteChange and self.isVisible():
            self._show()
        super().changeEvent(event)
