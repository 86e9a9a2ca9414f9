# SPDX-License-Identifier: MIT
"""Saved views of a book: chosen from a chip, kept under a name, shared with everybody."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QMenu, QWidget

from desk.db.query import Query
from desk.db.views import View, delete_view, save_view, views_of
from desk.text import N_, Message, _
from desk.ui import theme
from desk.ui.book.filters import of_today
from desk.ui.widgets import Button, Chip
from desk.ui.workplace import Workplace


class ViewMenu(QObject):
    """The chip with the views, and the row in which a new one gets its name."""

    #: The query of the chosen view.
    picked = Signal(object)

    def __init__(self, workplace: Workplace, kind: str) -> None:
        super().__init__()
        self._workplace = workplace
        self._kind = kind
        self.query = Query(kind)
        self.chip = Chip(N_("Views"))
        self.chip.setObjectName("book.views")
        self.chip.opened.connect(self._fetch)
        self.keep_row = _KeepRow(workplace.may("share", None))
        self.keep_row.kept.connect(self._keep)
        self.keep_row.hide()

    def _fetch(self) -> None:
        place = self._workplace
        work = place.work(self.chip, views_of, place.store, place.session, self._kind)
        work.then(self._show).failed(place.trouble)

    def _show(self, views: list[View]) -> None:
        menu = QMenu(self.chip)
        menu.setObjectName("view.menu")
        for view in views:
            text = view.name.replace("&", "&&")
            action = menu.addAction(_("{name} (shared)").format(name=text) if view.shared else text)
            action.triggered.connect(lambda _on=False, v=view: self._pick(v))
        if views:
            menu.addSeparator()
        menu.addAction(_("Save this view…"), self.ask_name)
        gone = [v for v in views if not v.shared or self._workplace.may("share", None)]
        if gone:
            less = menu.addMenu(_("Delete a view"))
            for view in gone:
                less.addAction(view.name.replace("&", "&&"), partial(self._delete, view))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.chip.mapToGlobal(QPoint(0, self.chip.height() + 4)))

    def _pick(self, view: View) -> None:
        self.picked.emit(of_today(view.query, self._workplace.session))

    def ask_name(self) -> None:
        """Ask for the name of a new view, in the row below the chips."""
        self.keep_row.begin()

    def _keep(self, name: str, shared: bool) -> None:
        place = self._workplace
        keep = partial(save_view, place.store, place.session, name, self.query, shared=shared)

        def kept(_none: None) -> None:
            self.keep_row.hide()
            place.tell(Message(N_("The view ‘{name}’ is kept."), name=name))

        place.work(self.chip, keep).then(kept).failed(place.trouble)

    def _delete(self, view: View) -> None:
        place = self._workplace
        work = place.work(self.chip, delete_view, place.store, place.session, view)
        told = Message(N_("The view ‘{name}’ is deleted."), name=view.name)

        again = partial(
            save_view, place.store, place.session, view.name, view.query, shared=view.shared
        )

        def undo() -> None:
            place.work(self.chip, again).failed(place.trouble)

        work.then(lambda _none: place.tell(told, undo)).failed(place.trouble)


class _KeepRow(QWidget):
    """A name, a tick for everybody, Save; Esc goes back."""

    kept = Signal(str, bool)

    def __init__(self, may_share: bool) -> None:
        super().__init__()
        self._name = QLineEdit()
        self._name.setObjectName("view.name")
        self._name.setMaxLength(60)
        self._name.setFixedWidth(220)
        self._name.returnPressed.connect(self._done)
        self._shared = QCheckBox()
        self._shared.setObjectName("view.shared")
        self._shared.setVisible(may_share)
        self._save = Button(N_("Save"), role="primary")
        self._save.setObjectName("view.save")
        self._save.clicked.connect(self._done)
        self._back = Button(N_("Cancel"), role="quiet")
        self._back.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space(2))
        for part in (self._name, self._shared, self._save, self._back):
            row.addWidget(part)
        row.addStretch(1)
        self.retranslate()

    def begin(self) -> None:
        """Ask for a name."""
        self._name.clear()
        self._shared.setChecked(False)
        self.show()
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _done(self) -> None:
        name = self._name.text().strip()
        if name:
            self.kept.emit(name, self._shared.isChecked())

    def retranslate(self) -> None:
        """Say the hints in the language of the moment."""
        self._name.setPlaceholderText(_("Name of the view"))
        self._name.setAccessibleName(_("Name of the view"))
        self._shared.setText(_("for everybody"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)
