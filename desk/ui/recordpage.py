# SPDX-License-Identifier: MIT
"""A record in a tab: opened for reading, changed in a draft of one's own, moved on by its steps."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, QSettings, Qt, Signal
from PySide6.QtGui import QHideEvent, QMouseEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from desk.db.act import Changed
from desk.db.record import Record, Rows
from desk.text import N_, Message
from desk.ui import icons, theme
from desk.ui.actions import Action, Actions
from desk.ui.form import Form
from desk.ui.known import Known
from desk.ui.offers import Offers, offer_by
from desk.ui.problems import why_not
from desk.ui.record.deeds import ACTIONS, HERE, Deeds
from desk.ui.record.going_through import GoingThrough
from desk.ui.record.half_done import StepNotice
from desk.ui.record.head import RecordHead
from desk.ui.record.loading import Loaded, load
from desk.ui.record.notices import DraftNotice
from desk.ui.record.side import SidePanel
from desk.ui.record.typing import Typing
from desk.ui.record.watches import watch_for
from desk.ui.requests import OpenRecord
from desk.ui.widgets import EmptyState, Notice
from desk.ui.workplace import Workplace


class RecordPage(QWidget):
    """One record, or an empty form of its kind; `named` tells the id it has from now on."""

    named = Signal(int)
    #: The empty form was saved and has its number (Record).
    first_saved = Signal(object)

    def __init__(
        self,
        workplace: Workplace,
        kind: str,
        record: int | None = None,
        values: dict[str, Any] | None = None,
        draft: str = "",
    ) -> None:
        super().__init__()
        self.workplace = workplace
        self.kind = kind
        self.record_type = workplace.store.books[kind]
        self.record_id = record
        self.loaded: Loaded | None = None
        self.setObjectName(self.record_type.sheet.prefix)
        self.known = Known(workplace, self)
        self.head = RecordHead(workplace.session)
        self.form = Form(
            self.record_type,
            self.record_type.sheet.on_screen,
            self.known.at,
            suggest=self.known.suggest,
        )
        self.form.setObjectName("form")
        self.draft_notice = DraftNotice()
        self.step_notice = StepNotice(self)
        self.notice = Notice()
        self.notice.setObjectName("record.notice")
        self.notice.hide()
        self.offers = Offers(workplace)
        self.refused = EmptyState("no-access")
        self.refused.setObjectName("record.refused")
        self.refused.hide()
        self.side = SidePanel(self)
        self.deeds = Deeds(self)
        self.through = GoingThrough(self)
        self.actions_ = Actions(self, ACTIONS, self.deeds, context=HERE)
        self.through.furnish()
        self._assemble()
        self.typing = Typing(self, draft)
        self.watch = watch_for(self)
        self._connect()
        if record is None:
            self.typing.begin_new(values or {})
            if values:
                self.watch.look()
        else:
            self.form.set_editable(False)
            self.form.setVisible(False)
            self.reload()

    def _assemble(self) -> None:
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        notices = QVBoxLayout()
        notices.setContentsMargins(theme.space(3), theme.space(2), theme.space(3), 0)
        notices.addWidget(self.through.calling)
        notices.addWidget(self.draft_notice)
        notices.addWidget(self.step_notice)
        notices.addWidget(self.notice)
        notices.addWidget(self.offers)
        column.addLayout(notices)
        column.addWidget(self.refused, 1)
        column.addWidget(self.form, 1)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(middle)
        self.splitter.addWidget(self.side)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addWidget(self.splitter, 1)
        self._show_side()

    def _connect(self) -> None:
        self.workplace.changed.connect(self._changed)
        for part in (self.form.page, *(cell.editor for cell in self.form.cells.values())):
            part.installEventFilter(self)
        self.form.changed.connect(self.typing.touched)
        self.form.changed.connect(self.watch.touched)
        self.form.changed.connect(lambda _name: offer_by(self.kind, self.form, self.offers))
        self.form.followed.connect(lambda kind, key: self.workplace.ask(OpenRecord(kind, key)))
        self.typing.turned.connect(self.show_state)
        self.typing.saved.connect(lambda _record: self.reload())
        self.draft_notice.asked.connect(self.typing.go_on)
        self.draft_notice.discarded.connect(self.typing.discard)

    @property
    def more_actions(self) -> tuple[Actions, ...]:
        """What can be done beside the form, for the page of keys."""
        return self.side.tables

    @property
    def step_rows(self) -> list[Action]:
        """The steps of such a record, for the page of keys."""
        return self.deeds.step_rows()

    # what a tab asks of its page

    @property
    def record(self) -> Record | None:
        """The record the form was filled from; without an id while it was never saved."""
        held = self.form.record
        return held if isinstance(held, Record) else None

    def tab_text(self) -> str:
        """The number and title, or that the form is a new one."""
        record = self.record
        if record is None and self.record_id is not None:
            return str(Message(self.record_type.sheet.title))
        if record is None or record.id is None:
            return str(Message(N_("New: {title}"), title=Message(self.record_type.sheet.title)))
        return f"{record.number} {record.title()}".strip()

    def tab_icon(self) -> str:
        """The icon of the book."""
        return icons.of(self.kind)

    def may_close(self) -> bool:
        """Always: what was typed stays as a draft."""
        self.typing.close()
        self.side.comment_draft.close()
        return True

    def focus_start(self) -> None:
        """The cursor into the first empty cell of an open form."""
        if self.form.is_editable():
            self.form.focus_first()
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    # reading

    def reload(self) -> None:
        """Read the record anew, beside the window."""
        if self.record_id is not None:
            place = self.workplace
            work = place.work(self, load, place.store, place.session, self.kind, self.record_id)
            work.then(self._show).failed(self._failed)

    def _failed(self, error: Exception) -> None:
        if self.loaded is None:
            self.refused.tell("no-access", N_("This record cannot be shown"), why_not(error))
            self.refused.show()
        self.workplace.trouble(error)

    def _show(self, loaded: Loaded) -> None:
        first = self.loaded is None
        self.loaded = loaded
        self.known.learn(loaded.names)
        if self.typing.is_open:
            self.typing.met(loaded.record)
        else:
            self.form.set_record(loaded.record)
            self.form.setVisible(True)
            self.refused.hide()
            self.typing.offer(loaded.draft)
            self.step_notice.show_half(loaded.half)
            self._say_locked(loaded)
        self.watch.show_record(loaded.record)
        self.side.show_record(loaded)
        self.through.look()
        self.show_state()
        self.named.emit(loaded.record.id)
        if first and self.isVisible() and not self.typing.is_open:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_locked(self, loaded: Loaded) -> None:
        self.notice.setVisible(loaded.locked is not None)
        if loaded.locked is not None:
            self.notice.tell(loaded.locked, "plain")

    def _changed(self, changed: list[Changed]) -> None:
        mine = [c for c in changed if c.kind == self.kind and c.record == self.record_id]
        if mine and not self.typing.saving:
            self.reload()

    # what can be done now

    def may_write(self) -> bool:
        """Whether this person may change this very record."""
        record = self.record
        if record is None or record.voided or not self.workplace.may("write", self.kind):
            return False
        if self.loaded is not None and self.loaded.locked is not None:
            return False
        return record.id is None or record.may_change(self.workplace.session)

    def show_state(self) -> None:
        """Head and actions as the record and the form are now."""
        record = self.record
        if record is None:
            return
        if self.loaded is None:
            title = Message(N_("New: {title}"), title=Message(self.record_type.sheet.title))
            self.head.show_new(title)
        else:
            self.head.show_loaded(self.loaded, locked=not self.may_write())
        self.form.set_absent(empty_of_desk(record))
        if not self.typing.is_open:
            self.offers.clear()
        self._show_side()
        self.deeds.show()

    def show_filled(self, record: Record) -> None:
        """Make room for what desk works out of a form while it is typed."""
        self.form.set_absent(empty_of_desk(record) | (record.idle() & self.form.cells.keys()))

    def _show_side(self) -> None:
        wanted = str(QSettings().value("record/side", "true")) != "false"
        self.side.setVisible(wanted and self.record_id is not None)

    def turn_to(self, record: int) -> None:
        """Show another record of the book in this tab."""
        self.record_id, self.loaded = record, None
        self.typing.renew(record)
        self.reload()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A double click into a cell of a form for reading opens it for typing, there."""
        twice = event.type() == QEvent.Type.MouseButtonDblClick
        if twice and not self.typing.is_open and self.may_write():
            assert isinstance(watched, QWidget)
            self.typing.begin_edit(self._cell_of(watched, event))
            return True
        return super().eventFilter(watched, event)

    def _cell_of(self, watched: QWidget, event: QEvent) -> str:
        if watched is self.form.page and isinstance(event, QMouseEvent):
            return self.form.page.cell_at(event.position().toPoint())
        return next((n for n, cell in self.form.cells.items() if cell.editor is watched), "")

    def hideEvent(self, event: QHideEvent) -> None:
        self.typing.settle()
        self.side.comment_draft.settle()
        super().hideEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.show_state()


def empty_of_desk(record: Record) -> set[str]:
    """What desk fills and has not filled yet: all but the number on a new form, tables on any."""
    new = record.id is None
    return {
        name
        for name, part in record.parts().items()
        if part.by_desk
        and (new or isinstance(part, Rows))
        and name != "number"
        and not getattr(record, name)
    }
