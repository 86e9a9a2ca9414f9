# SPDX-License-Identifier: MIT
"""The note at the lower right of the window: what comes due, to be opened or put off."""

from collections.abc import Sequence, Set
from functools import partial

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desk.db.dues import Upcoming
from desk.db.snoozes import Key, key_of, snooze
from desk.errors import DeskError, Invalid
from desk.text import N_, Message
from desk.text.dates import due_text
from desk.ui import theme
from desk.ui.now.remedies import remedy, remedy_words
from desk.ui.now.snooze_form import SnoozeForm
from desk.ui.record.head import clock_tone
from desk.ui.widgets import Button, HairLine, Heading, IconButton, Label, Muted, said
from desk.ui.widgets.floating import SHADOW, paint_shadow
from desk.ui.workplace import Workplace

WIDTH = 392
#: More stand on Today; a note that fills the window would be in the way.
MOST = 3
_MINUTE = 30_000


class ReminderNote(QWidget):
    """Comes without taking the keys away from what is being typed; goes when all is settled."""

    #: What stood on it last was opened, put off or closed.
    emptied = Signal()

    def __init__(self, window: QWidget, workplace: Workplace) -> None:
        super().__init__(window)
        self.setObjectName("reminders")
        self._place = workplace
        self._dues: list[Upcoming] = []
        self.rows: list[ReminderRow] = []
        self.heading = Heading()
        close = IconButton("close", N_("Close"), size=16)
        close.clicked.connect(self.clear)
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(close)
        self._column = QVBoxLayout()
        self._column.setSpacing(theme.space(2))
        self.more = Muted("", size=12)
        whole = QVBoxLayout(self)
        margin = SHADOW + theme.space(3)
        whole.setContentsMargins(margin, margin, margin, margin)
        whole.setSpacing(theme.space(2))
        whole.addLayout(head)
        whole.addLayout(self._column)
        whole.addWidget(self.more)
        self._clock = QTimer(self)
        self._clock.setInterval(_MINUTE)
        self._clock.timeout.connect(self._tell_times)
        window.installEventFilter(self)
        self.hide()

    def dues(self) -> list[Upcoming]:
        """What stands on the note, the most urgent first."""
        return list(self._dues)

    def add(self, dues: Sequence[Upcoming]) -> None:
        """Put deadlines on the note; one that stands there already stays where it is."""
        known = {key_of(due) for due in self._dues}
        fresh = [due for due in dues if key_of(due) not in known]
        self._show(sorted([*self._dues, *fresh], key=lambda due: due.at))
        if fresh:
            self.setAccessibleName(said(Message(fresh[0].what)))
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def take_away(self, over: Set[Key]) -> None:
        """Take away what is settled by now, or was put off at another desk."""
        left = [due for due in self._dues if key_of(due) not in over]
        if left != self._dues:
            self._show(left)

    def clear(self) -> None:
        """Close the note; what is due stands on Today."""
        self._show([])

    def focus_first(self) -> None:
        """The cursor onto the first button; nothing where no reminder stands."""
        if self.rows:
            self.rows[0].do.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show(self, dues: list[Upcoming]) -> None:
        shown = [key_of(row.due) for row in self.rows]
        self._dues = dues
        if [key_of(due) for due in dues[:MOST]] != shown:
            self._make_rows()
        hidden = len(dues) - MOST
        told = Message.counted(N_("{n} more on Today"), N_("{n} more on Today"), max(hidden, 1))
        self.more.say(told)
        self.more.setVisible(hidden > 0)
        self.heading.say(Message.counted(N_("{n} reminder"), N_("{n} reminders"), len(dues)))
        self._tell_times()
        if not dues:
            self._clock.stop()
            self.hide()
            self.emptied.emit()
            return
        self._clock.start()
        self.show()
        self.raise_()
        self.settle()

    def _make_rows(self) -> None:
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [ReminderRow(self, due, self._place) for due in self._dues[:MOST]]
        for row in self.rows:
            row.resized.connect(self.settle)
            row.gone.connect(partial(self._gone, row.due))
            self._column.addWidget(row)

    def _gone(self, due: Upcoming) -> None:
        self._show([one for one in self._dues if key_of(one) != key_of(due)])

    def _tell_times(self) -> None:
        for row in self.rows:
            row.tell_time()

    def settle(self) -> None:
        """Stand at the lower right of the window, above its foot."""
        window = self.parentWidget()
        if window is None:
            return
        layout = self.layout()
        assert layout is not None
        layout.activate()
        high = min(layout.totalSizeHint().height(), window.height() - theme.BAR)
        wide = min(WIDTH + 2 * SHADOW, window.width())
        bottom = window.height() - theme.space(6)
        self.setGeometry(window.width() - wide, bottom - high, wide, high)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self.parentWidget():
            self.settle()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF(self.rect()).adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
        paint_shadow(painter, body, 8)
        painter.setPen(QPen(theme.colour("border"), 1))
        painter.setBrush(theme.colour("raised"))
        painter.drawRoundedRect(body, 8, 8)


class ReminderRow(QWidget):
    """One deadline on the note with its two buttons."""

    resized = Signal()
    #: It was opened or put off.
    gone = Signal()

    def __init__(self, note: QWidget, due: Upcoming, workplace: Workplace) -> None:
        super().__init__(note)
        self.due = due
        self._place = workplace
        self.what = Label(Message(due.what), strong=True, wrap=True)
        about = Message(N_("{number} {title}"), number=due.number, title=due.title)
        self.about = Muted(about, size=12, elide=True)
        self.when = Label(size=12)
        self.do = Button(remedy_words(workplace, due), role="primary")
        self.do.setObjectName("reminder.open")
        self.do.clicked.connect(self._open)
        self.later = Button(N_("Put off…"), icon="clock")
        self.later.setObjectName("reminder.snooze")
        self.later.setCheckable(True)
        self.later.toggled.connect(self._unfold)
        self.form = SnoozeForm(workplace.session)
        self.form.hide()
        self.form.asked.connect(self._put_off)
        self._assemble()

    def _assemble(self) -> None:
        line = QHBoxLayout()
        line.addWidget(self.about, 1)
        line.addWidget(self.when)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.space(2))
        buttons.addWidget(self.do)
        buttons.addWidget(self.later)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(1))
        column.addWidget(HairLine())
        column.addSpacing(theme.space(1))
        column.addWidget(self.what)
        column.addLayout(line)
        column.addLayout(buttons)
        column.addWidget(self.form)

    def tell_time(self) -> None:
        """How far it is now, in the colour of its urgency."""
        now = self._place.session.now()
        self.when.setProperty("tone", clock_tone(self.due.at, now))
        self.when.style().polish(self.when)
        self.when.say(due_text(self.due.at, now))

    def _open(self) -> None:
        self._place.ask(remedy(self._place, self.due))
        self.gone.emit()

    def _unfold(self, wanted: bool) -> None:
        self.form.setVisible(wanted)
        if wanted:
            self.form.span.setFocus()
        self.resized.emit()

    def _put_off(self, until: object, reason: str) -> None:
        place = self._place
        work = place.work(self, snooze, place.store, place.session, self.due, until, reason)
        work.then(lambda _nothing: self.gone.emit()).failed(self._refused)

    def _refused(self, error: Exception) -> None:
        if isinstance(error, Invalid):
            self.form.complain(error.problems[0][1])
        elif isinstance(error, DeskError):
            self.form.complain(error.message)
        self.resized.emit()
