# SPDX-License-Identifier: MIT
"""Today: what is due in order of time, one's own or the whole desk's, and the board beside it."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSettings, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desk.db.board import Board, board
from desk.db.calendar_days import calendar_notice, missing_year
from desk.db.dues import Upcoming, upcoming
from desk.db.store import Store
from desk.records.handover import hand_over_now
from desk.session import Session
from desk.text import N_, Message, _
from desk.text.dates import long_day, weekday_text
from desk.ui import theme
from desk.ui.action_button import ActionButton
from desk.ui.actions import Action, Actions
from desk.ui.first_day import FirstDay
from desk.ui.lines import LineList
from desk.ui.now.board_view import BoardView
from desk.ui.now.dues_list import shown
from desk.ui.now.remedies import remedy
from desk.ui.requests import OpenCalendar, OpenRecord
from desk.ui.star import StarStrip
from desk.ui.widgets import Chip, EmptyState, Ground, Muted, Notice, Title
from desk.ui.workplace import Workplace

WHERE = N_("Today")
HERE = Qt.ShortcutContext.WidgetWithChildrenShortcut
ACTIONS = (
    Action("today.mine", N_("What is mine"), "show_mine", "Alt+1", "user", where=WHERE),
    Action("today.desk", N_("The whole desk"), "show_desk", "Alt+2", "users", where=WHERE),
    Action("today.hand_over", N_("Hand over the shift"), "hand_over", "Ctrl+Shift+H", "repeat",
           ("write", "handover"), WHERE),
    Action("today.refresh", N_("Look again"), "look", "F5", "repeat", where=WHERE),
)  # fmt: skip
#: More deadlines than this nobody reads on one page.
MOST = 300
#: A page narrower than this, in pixels, shows what is due alone.
ROOM_FOR_BOTH = 800
_CALM = 150  # milliseconds: several changes within look once
_MINUTE = 20_000


@dataclass(frozen=True)
class Seen:
    """What Today shows, read in one go beside the window."""

    dues: list[Upcoming]
    board: Board


def see(store: Store, session: Session, mine: bool) -> Seen:
    """Read what is due, and the board."""
    return Seen(upcoming(store, session, mine, MOST), board(store, session, mine=mine))


class TodayPage(QWidget):
    """The page a person comes back to between two calls."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self.setObjectName("today")
        self.workplace = workplace
        self.actions_ = Actions(self, ACTIONS, may=workplace.may, context=HERE)
        self._seen = Seen([], Board((), (), ()))
        self._put_off: int | None = None
        self.title = Title(WHERE)
        self.day = Muted("", size=theme.BASE)
        self.mine = Chip(N_("What is mine"), checkable=True)
        self.mine.setObjectName("today.mine")
        self.desk = Chip(N_("The whole desk"), checkable=True)
        self.desk.setObjectName("today.desk")
        choice = QButtonGroup(self)
        choice.addButton(self.mine)
        choice.addButton(self.desk)
        # Who answers for the whole desk looks at the whole desk first.
        own = "false" if workplace.session.has("supervisor manager head_office") else "true"
        kept = str(QSettings().value("today/mine", own)) != "false"
        (self.mine if kept else self.desk).setChecked(True)
        self.mine.toggled.connect(self._turned)
        self.list = LineList(N_("What is due"), own_buttons=True)
        self.list.setObjectName("today.list")
        self.list.chosen.connect(self._open)
        self.list.pressed.connect(self._do)
        self.empty = EmptyState(
            "all-done",
            N_("Nothing is due"),
            N_("Answers promised, complaints and call-backs stand here in order of time."),
        )
        self.board = BoardView(workplace)
        self.first_day = FirstDay(workplace)
        self.star = StarStrip(workplace)
        self.calendar = Notice()
        self.calendar.setObjectName("today.calendar")
        self._around = QWidget()
        around = QVBoxLayout(self._around)
        around.setContentsMargins(theme.space(3), theme.space(2), theme.space(3), 0)
        around.addWidget(self.calendar)
        self._around.hide()
        self._year: int | None = None
        self.calendar.asked.connect(lambda: workplace.ask(OpenCalendar(self._year or 0)))
        self.calendar.dismissed.connect(self._put_calendar_off)
        self._assemble()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_CALM)
        self._later.timeout.connect(self.look)
        self._clock = QTimer(self)
        self._clock.setInterval(_MINUTE)
        self._clock.timeout.connect(self._show)
        self._clock.start()
        workplace.changed.connect(self._changed)
        self._say_day()
        self.look()

    def _changed(self, _changed: object) -> None:
        self._later.start()

    def _assemble(self) -> None:
        head = Ground(edge="bottom")
        row = QHBoxLayout(head)
        row.setContentsMargins(theme.space(4), theme.space(2), theme.space(3), theme.space(2))
        row.setSpacing(theme.space(2))
        row.addWidget(self.title)
        row.addWidget(self.day, 1, Qt.AlignmentFlag.AlignBottom)
        hand_over = self.actions_.get("today.hand_over")
        if hand_over is not None:
            row.addWidget(ActionButton(hand_over, "repeat"))
            row.addSpacing(theme.space(2))
        row.addWidget(self.mine)
        row.addWidget(self.desk)
        inner = QFrame()
        theme.role(inner, "paper")
        column = QVBoxLayout(inner)
        column.setContentsMargins(theme.space(4), theme.space(2), theme.space(4), theme.space(4))
        column.addWidget(self.list)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        self._stack = QStackedWidget()
        self._stack.addWidget(scroll)
        self._stack.addWidget(self.empty)
        below = QHBoxLayout()
        below.setSpacing(0)
        below.addWidget(self._stack, 1)
        below.addWidget(self.board)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(head)
        whole.addWidget(self.first_day)
        whole.addWidget(self._around)
        whole.addWidget(self.star)
        whole.addLayout(below, 1)

    # what a tab asks of its page

    def tab_text(self) -> str:
        """Today."""
        return _(WHERE)

    def tab_icon(self) -> str:
        """The icon of Today."""
        return "today"

    def may_close(self) -> bool:
        """Never: it is where one comes back to."""
        return False

    def focus_start(self) -> None:
        """The cursor onto the first line."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    # what is shown

    def look(self) -> None:
        """Read what is due now."""
        place = self.workplace
        work = place.work(self, see, place.store, place.session, self.mine.isChecked())
        work.then(self._take).failed(place.trouble)

    def _take(self, seen: Seen) -> None:
        self._seen = seen
        self._show()

    def _show(self) -> None:
        lines = shown(self._seen.dues, self.workplace)
        self.list.show_lines(lines)
        self._stack.setCurrentIndex(0 if lines else 1)
        self.board.show_board(self._seen.board)
        self._say_day()
        self._say_calendar()

    def _say_day(self) -> None:
        session = self.workplace.session
        now, today = session.now(), session.today()
        late = sum(line.at < now for line in self._seen.dues)
        day = f"{long_day(today)} {weekday_text(today)}"
        due = len(self._seen.dues)
        if not due:
            self.day.say(day)
            return
        told = Message.counted(N_("{n} due"), N_("{n} due"), due)
        if late:
            told = Message(
                N_("{due}, {late}"),
                due=told,
                late=Message.counted(N_("{n} late"), N_("{n} late"), late),
            )
        self.day.say(Message(N_("{day} · {due}"), day=day, due=told))

    def _say_calendar(self) -> None:
        """Who may mend the calendar is told of a year without holidays, until it has them."""
        place = self.workplace
        year = missing_year(place.store.office, place.session.today())
        if not place.may("settings", None) or self._put_off == year:
            year = None
        self._year = year
        if year is not None:
            self.calendar.tell(calendar_notice(year), "amber", N_("Fill in the calendar"))
            self.calendar.show()
        self._around.setVisible(year is not None)

    def _put_calendar_off(self) -> None:
        self._put_off = self._year
        self._around.hide()

    def hand_over(self) -> None:
        """The hand-over sheet of now: one to take over, or one's own."""
        place = self.workplace
        work = place.work(self, hand_over_now, place.store, place.session)
        work.then(lambda sheet: place.ask(OpenRecord("handover", sheet))).failed(place.trouble)

    def show_mine(self) -> None:
        """What the person has to do."""
        self.mine.setChecked(True)

    def show_desk(self) -> None:
        """What anybody at the desk has to do."""
        self.desk.setChecked(True)

    def _open(self, key: tuple[str, int, str]) -> None:
        self.workplace.ask(OpenRecord(key[0], key[1]))

    def _do(self, key: tuple[str, int, str]) -> None:
        """What the button of a line says."""
        due = next((d for d in self._seen.dues if (d.kind, d.record, d.what) == key), None)
        if due is not None:
            self.workplace.ask(remedy(self.workplace, due))

    def _turned(self, mine: bool) -> None:
        QSettings().setValue("today/mine", mine)
        self.look()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.board.setVisible(self.width() >= ROOM_FOR_BOTH)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._show()
