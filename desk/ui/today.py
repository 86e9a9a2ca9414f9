# SPDX-License-Identifier: MIT
"""Today: what is due in order of time, for oneself or the whole desk, and what was left open."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desk.db.act import Changed
from desk.db.drafts import Kept
from desk.db.dues import Upcoming, upcoming
from desk.db.store import Store
from desk.session import Session
from desk.text import N_, Message, _
from desk.text.dates import day_bounds, due_text, long_day, moment_text, time_text, weekday_text
from desk.ui import theme
from desk.ui.actions import Action, Actions
from desk.ui.lines import Line, LineList
from desk.ui.requests import OpenBook, OpenRecord
from desk.ui.widgets import Chip, ChipRow, EmptyState, HairLine, Heading, Muted, Title
from desk.ui.workplace import Workplace

WHERE = N_("Today")
ACTIONS = (
    Action(
        "today.mine", N_("Mine or the whole desk"), "switch", "Ctrl+J", "users", where=N_("Today")
    ),
    Action("today.refresh", N_("Look again"), "reload", "F5", "redo", where=N_("Today")),
)
SOON = timedelta(minutes=60)
_MINUTE = 30_000  # milliseconds between two looks at the clock
_RECENT = 8
_SIDE = 320


@dataclass(frozen=True)
class Day:
    """What was read beside the window for one look at the page."""

    dues: list[Upcoming]
    drafts: list[Kept]
    recent: list[tuple[str, int, str, str, datetime]]


def read_day(store: Store, session: Session, mine: bool) -> Day:
    """The deadlines, the person's drafts, and what the person changed last."""
    return Day(
        upcoming(store, session, mine, limit=200),
        store.drafts.of(session),
        _recent(store, session),
    )


def _recent(store: Store, session: Session) -> list[tuple[str, int, str, str, datetime]]:
    rows = store.database.rows(
        "SELECT kind, record, number, MAX(seq) FROM audit WHERE person = ? AND record IS NOT NULL "
        "AND at > ? GROUP BY kind, record, number ORDER BY 4 DESC LIMIT ?",
        session.person_id,
        int((session.now() - timedelta(days=14)).timestamp() * 1000),
        _RECENT,
    )
    seen = [row for row in rows if row[0] in store.books]
    titles = {
        kind: store.office.labels(kind, [row[1] for row in seen if row[0] == kind])
        for kind in {row[0] for row in seen}
    }
    return [
        (kind, record, number, titles[kind].get(record, ""), session.now())
        for kind, record, number, _seq in seen
    ]


class TodayPage(QWidget):
    """Late, next hour, today, tomorrow, later; Enter or a click opens what is due."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self.setObjectName("today")
        self.workplace = workplace
        self._mine = not workplace.session.has("supervisor manager head_office")
        self._day = Day([], [], [])
        self.actions_ = Actions(
            self, ACTIONS, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
        )
        self._title = Title("")
        self._date = Muted("", size=theme.BASE)
        self._whose = Chip(N_("Whole desk"), checkable=True)
        self._whose.setObjectName("today.whole_desk")
        self._whose.setChecked(not self._mine)
        self._whose.toggled.connect(self._turn)
        self.dues = LineList()
        self.dues.setObjectName("dues")
        self.dues.setAccessibleName(_("What is due"))
        self.dues.chosen.connect(self._open)
        self._nothing = EmptyState("all-done", N_("Nothing is due"), "")
        self.drafts = LineList()
        self.drafts.setObjectName("drafts")
        self.drafts.chosen.connect(self._open)
        self.recent = LineList()
        self.recent.setObjectName("recent")
        self.recent.chosen.connect(self._open)
        self._assemble()
        self._clock = QTimer(self)
        self._clock.setInterval(_MINUTE)
        self._clock.timeout.connect(self._show)
        self._clock.start()
        workplace.changed.connect(self._changed)
        self._show()
        self.reload()

    def _assemble(self) -> None:
        head = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._date)
        head.addLayout(words, 1)
        chips = ChipRow()
        chips.add(self._whose)
        head.addWidget(chips, 0, Qt.AlignmentFlag.AlignBottom)
        left = QVBoxLayout()
        left.setContentsMargins(theme.space(6), theme.space(4), theme.space(4), 0)
        left.setSpacing(theme.space(3))
        left.addLayout(head)
        left.addWidget(HairLine())
        self._list = _scrolled(self.dues)
        left.addWidget(self._list, 1)
        left.addWidget(self._nothing, 1)
        side = QWidget()
        side.setFixedWidth(_SIDE)
        column = QVBoxLayout(side)
        column.setContentsMargins(theme.space(4), theme.space(4), theme.space(4), 0)
        column.setSpacing(theme.space(2))
        self._draft_head = Heading(N_("Left open"))
        self._recent_head = Heading(N_("Lately in your hands"))
        column.addWidget(self._draft_head)
        column.addWidget(self.drafts)
        column.addSpacing(theme.space(3))
        column.addWidget(self._recent_head)
        column.addWidget(self.recent)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(HairLine(upright=True))
        row.addWidget(_scrolled(side))

    # what a tab asks of its page

    def tab_text(self) -> str:
        """The tab's words."""
        return _("Today")

    def tab_icon(self) -> str:
        """The tab's icon."""
        return "today"

    def may_close(self) -> bool:
        """Today always stays."""
        return False

    def focus_start(self) -> None:
        """The list takes the keys."""
        self.dues.setFocus()

    # what the keys do

    def switch(self) -> None:
        """Between one's own and the whole desk's."""
        self._whose.toggle()

    def _turn(self, whole_desk: bool) -> None:
        self._mine = not whole_desk
        self.reload()

    def reload(self) -> None:
        """Read the day again beside the window."""
        place = self.workplace
        place.work(self, read_day, place.store, place.session, self._mine).then(self._took)

    def _changed(self, _changed: list[Changed]) -> None:
        self.reload()

    def _took(self, day: Day) -> None:
        self._day = day
        self._show()

    def _open(self, value: object) -> None:
        if isinstance(value, OpenRecord | OpenBook):
            self.workplace.ask(value)

    # what is shown

    def _show(self) -> None:
        session = self.workplace.session
        today = session.today()
        self._title.say(Message(N_("Good day, {name}"), name=session.name))
        self._date.say(f"{long_day(today)}  {weekday_text(today)}")
        lines = self._due_lines(session.now())
        self.dues.show_lines(lines)
        self._list.setVisible(bool(lines))
        self._nothing.setVisible(not lines)
        self._nothing.tell(
            "all-done",
            N_("Nothing is due"),
            N_("Deadlines of complaints, promises and call-backs appear here by themselves."),
        )
        self.drafts.show_lines([self._draft_line(kept) for kept in self._day.drafts[:_RECENT]])
        self._draft_head.setVisible(bool(self._day.drafts))
        self.recent.show_lines(
            [
                Line(title or number, number, icon=kind, value=OpenRecord(kind, record))
                for kind, record, number, title, _at in self._day.recent
            ]
        )
        self._recent_head.setVisible(bool(self._day.recent))

    def _due_lines(self, now: datetime) -> list[Line]:
        zone = self.workplace.session.zone
        tonight = day_bounds(self.workplace.session.today(), zone)[1]
        bounds = (
            (N_("Late"), now),
            (N_("Next hour"), now + SOON),
            (N_("Today"), tonight),
            (N_("Tomorrow"), tonight + timedelta(days=1)),
            (N_("Later"), datetime.max.replace(tzinfo=now.tzinfo)),
        )
        lines: list[Line] = []
        rest = list(self._day.dues)
        for name, until in bounds:
            group = [due for due in rest if due.at < until]
            rest = rest[len(group) :]
            if group:
                head = Message(N_("{group} · {count}"), group=Message(name), count=len(group))
                lines.append(Line(head, head=True))
                lines += [self._due_line(due, now) for due in group]
        return lines

    def _due_line(self, due: Upcoming, now: datetime) -> Line:
        zone = self.workplace.session.zone
        soon = due.at - now < SOON
        tone = "red" if due.at < now else "amber" if soon else "muted"
        same_day = due.at.astimezone(zone).date() == self.workplace.session.today()
        clock = time_text(due.at, zone) if same_day else moment_text(due.at, zone)
        when = due_text(due.at, now) if soon else clock
        for_whom = due.who or _("nobody yet")
        return Line(
            Message(N_("{what}: {title}"), what=Message(due.what), title=due.title or due.number),
            f"{due.number}  ·  {for_whom}  ·  {clock}",
            when,
            tone,
            icon=due.kind,
            value=OpenRecord(due.kind, due.record),
        )

    def _draft_line(self, kept: Kept) -> Line:
        books = self.workplace.store.books
        sheet = books[kept.kind].sheet if kept.kind in books else None
        name = Message(sheet.title) if sheet else kept.kind
        text = next((str(v) for v in kept.body.values() if isinstance(v, str) and v), "")
        return Line(
            name,
            text[:40],
            moment_text(kept.at, self.workplace.session.zone),
            icon=kept.kind,
            value=OpenRecord(kept.kind, kept.record, draft=kept.key),
        )

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._show()
        super().changeEvent(event)


def _scrolled(inner: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inner)
    return area
