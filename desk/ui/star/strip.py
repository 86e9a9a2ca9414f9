# SPDX-License-Identifier: MIT
"""The line of the service star on Today: vote until a day, or who was elected."""

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk.db.act import Changed
from desk.records.star import News, news
from desk.text import N_, Message
from desk.text.dates import day_text, month_text, read_month
from desk.ui import theme
from desk.ui.requests import OpenOwn
from desk.ui.widgets import Notice
from desk.ui.workplace import Workplace

_CALM = 300


class StarStrip(QWidget):
    """There while there is something to do or to hear; put away until the next news."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self.workplace = workplace
        self.notice = Notice()
        self.notice.setObjectName("today.star")
        self._news: News | None = None
        self._put_away: News | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.space(3), theme.space(2), theme.space(3), 0)
        column.addWidget(self.notice)
        self.notice.asked.connect(self._open)
        self.notice.dismissed.connect(self._dismiss)
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(_CALM)
        self._calm.timeout.connect(self.look)
        workplace.changed.connect(self._changed)
        self.hide()
        self.look()

    def look(self) -> None:
        """Read whether there is any news."""
        place = self.workplace
        work = place.work(self, news, place.store, place.session)
        work.then(self._show).failed(place.trouble)

    def _show(self, found: News | None) -> None:
        self._news = found
        self.setVisible(found is not None and found != self._put_away)
        if found is None:
            return
        month = read_month(found.month)
        told = month_text(month.year, month.month) if month is not None else found.month
        if found.vote_until is not None:
            sentence = N_("Service star of {month}: you can vote until {day}.")
            shown = Message(sentence, month=told, day=day_text(found.vote_until))
            self.notice.tell(shown, "accent", N_("Vote"))
        else:
            sentence = N_("Service star of {month}: {names}. Congratulations!")
            shown = Message(sentence, month=told, names=found.names)
            self.notice.tell(shown, "green", N_("See the result"))
        self.notice.show()

    def _open(self) -> None:
        if self._news is not None:
            self.workplace.ask(OpenOwn("star", self._news.election, "vote"))

    def _dismiss(self) -> None:
        self._put_away = self._news
        self.hide()

    def _changed(self, changed: list[Changed]) -> None:
        if any(c.kind == "star" for c in changed):
            self._calm.start()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._show(self._news)
