# SPDX-License-Identifier: MIT
"""The panel at the right of a record: time line, files, related records, and what its kind adds."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSettings, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desk.text import N_
from desk.ui.actions import Actions
from desk.ui.record.around import Around, around
from desk.ui.record.comment_box import CommentBox
from desk.ui.record.extras import EXTRAS, Extra
from desk.ui.record.files import FilesView
from desk.ui.record.half_done import CommentDraft
from desk.ui.record.loading import Loaded
from desk.ui.record.related_view import RelatedView
from desk.ui.record.timeline_view import TimelineView
from desk.ui.requests import OpenRecord
from desk.ui.widgets import FoldPanel, Ground

if TYPE_CHECKING:
    from desk.ui.recordpage import RecordPage

WIDTH = 300


class SidePanel(QScrollArea):
    """Each part folds away, and stays so the next time."""

    def __init__(self, page: "RecordPage") -> None:
        super().__init__()
        self.setObjectName("record.side")
        self.page = page
        self.workplace = page.workplace
        self.comments = CommentBox()
        self.comment_draft = CommentDraft(self.comments, self.workplace, page.kind)
        self.timeline = TimelineView(self.workplace.session)
        self.files = FilesView(self.workplace, page.kind)
        self.files.take_drops_of(page)
        self.related = RelatedView(self.workplace, page.kind)
        self._extras: list[tuple[Extra, FoldPanel]] = []
        inner = Ground(edge="left")
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        for make in EXTRAS.get(page.kind, ()):
            extra = make(self)
            self._extras.append((extra, self._part(extra.title, extra.icon, extra.widget())))
        self._time = self._part(N_("Time line"), "history", self.comments, self.timeline)
        self._files = self._part(N_("Files"), "attach", self.files)
        self._related = self._part(N_("Related records"), "link", self.related)
        self._column.addStretch(1)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(220)
        self._connect()
        self.resize(WIDTH, 400)

    def _connect(self) -> None:
        self.files.counted.connect(self._files.set_count)
        self.timeline.file_clicked.connect(self.files.open_file)
        self.timeline.record_clicked.connect(self._open)
        self.related.opened.connect(self._open)

    def _part(self, title: str, icon: str, *widgets: QWidget) -> FoldPanel:
        key = f"record/fold/{icon}"
        folded = str(QSettings().value(key, "false")) == "true"
        part = FoldPanel(title, icon=icon, fold=folded)
        for widget in widgets:
            part.body.addWidget(widget)
        part.folded.connect(lambda fold: QSettings().setValue(key, fold))
        self._column.addWidget(part)
        return part

    def show_record(self, loaded: Loaded) -> None:
        """Show what surrounds a record; read beside the window."""
        page, place = self.page, self.workplace
        self.comments.setVisible(place.may("comment", page.kind))
        self.comment_draft.turn_to(loaded.record.id, loaded.half)
        work = place.work(self, around, place.store, place.session, page.kind, loaded.record.id)
        work.then(self._show).failed(place.trouble)
        for extra, _part in self._extras:
            extra.show_record(loaded.record)

    def _show(self, found: Around) -> None:
        record = self.page.record_id
        self.timeline.show_events(found.events)
        self.files.show_files(record, found.files)
        self.related.show_related(record, found.related)
        self._related.set_count(len(found.related))
        self._time.set_count(len(found.events))

    @property
    def tables(self) -> tuple[Actions, ...]:
        """The tables of actions that the kind's own parts bring along."""
        found = (getattr(extra, "actions_", None) for extra, _part in self._extras)
        return tuple(table for table in found if isinstance(table, Actions))

    def sizeHint(self) -> QSize:
        wishes = (getattr(extra, "width", WIDTH) for extra, _part in self._extras)
        return QSize(max(WIDTH, *wishes, 0), 400)

    def count_extra(self, extra: Extra, count: int) -> None:
        """Say in its bar how many things a part of the kind's own holds."""
        for one, part in self._extras:
            if one is extra:
                part.set_count(count)

    def focus_comment(self) -> None:
        """The cursor into the box for comments."""
        self._time.set_folded(False)
        self.comments.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.ensureWidgetVisible(self.comments)

    def _open(self, kind: str, record: int) -> None:
        self.workplace.ask(OpenRecord(kind, record))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self.page.loaded is not None:
            self.show_record(self.page.loaded)
