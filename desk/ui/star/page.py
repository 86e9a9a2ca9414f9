# SPDX-License-Identifier: MIT
"""The page of an election: the ballot while it is open, the result once it is counted."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from desk.db.act import Changed
from desk.errors import DeskError
from desk.records.star import cast_vote
from desk.records.star.words import STATES
from desk.text import N_, Message, _
from desk.text.dates import month_text, read_month
from desk.ui import icons, theme
from desk.ui.action_button import ActionButton
from desk.ui.actions import Action, Actions
from desk.ui.record.papers import poster
from desk.ui.requests import Leave, OpenRecord
from desk.ui.star.ballot import Ballot
from desk.ui.star.reading import SeenElection, look_at_election
from desk.ui.star.result import Result
from desk.ui.widgets import Ground, Muted, Skeleton, StateBadge, Title
from desk.ui.workplace import Workplace

WHERE = N_("Service star")
HERE = Qt.ShortcutContext.WidgetWithChildrenShortcut
ACTIONS = (
    Action("star.cast", N_("Cast the vote"), "cast", "Ctrl+Return; Ctrl+Enter", "check",
           where=WHERE),
    Action("star.poster", N_("Print the poster"), "print_poster", "Ctrl+P", "print", where=WHERE),
    Action("star.form", N_("Open the form"), "open_form", "Ctrl+E", "file", where=WHERE),
    Action("star.leave", N_("Close"), "leave", "Esc", "close", where=WHERE),
)  # fmt: skip
_TONES = {"open": "accent", "counted": "amber", "announced": "green", "cancelled": "muted"}
COUNTED = ("counted", "announced")


class StarPage(QWidget):
    """What one colleague may do and see of an election; nothing of a vote is kept as a draft."""

    def __init__(self, workplace: Workplace, election: int) -> None:
        super().__init__()
        self.setObjectName("star.page")
        self.workplace = workplace
        self.election = election
        self.actions_ = Actions(self, ACTIONS, self, context=HERE)
        self._seen: SeenElection | None = None
        self.title = Title(WHERE)
        self.month = Muted(size=theme.BASE)
        self.badge = StateBadge()
        self.ballot = Ballot()
        self.ballot.cast.connect(self._cast)
        self.result = Result()
        self._stack = QStackedWidget()
        self._assemble()
        workplace.changed.connect(self._changed)
        self.look()

    def _assemble(self) -> None:
        head = Ground("paper", "bottom")
        row = QHBoxLayout(head)
        row.setContentsMargins(theme.space(4), theme.space(2), theme.space(3), theme.space(2))
        row.setSpacing(theme.space(2))
        row.addWidget(self.title)
        row.addWidget(self.month, 0, Qt.AlignmentFlag.AlignBottom)
        row.addSpacing(theme.space(2))
        row.addWidget(self.badge)
        row.addStretch(1)
        self._poster = ActionButton(self.actions_["star.poster"], "print")
        row.addWidget(self._poster)
        row.addWidget(ActionButton(self.actions_["star.form"], "file"))
        for part in (Skeleton(), _scrolled(self.ballot), _scrolled(self.result)):
            self._stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._stack, 1)

    # what a tab asks of its page

    def tab_text(self) -> str:
        """The service star."""
        return _(WHERE)

    def tab_icon(self) -> str:
        """A star."""
        return icons.of("star")

    def may_close(self) -> bool:
        """Always."""
        return True

    def focus_start(self) -> None:
        """The cursor to the first candidate."""
        self.ballot.focus_start()

    # showing

    def look(self) -> None:
        """Read how the election stands."""
        place = self.workplace
        work = place.work(self, look_at_election, place.store, place.session, self.election)
        work.then(self._show).failed(place.trouble)

    def _show(self, seen: SeenElection) -> None:
        first = self._seen is None
        self._seen = seen
        star = seen.stands.star
        month = read_month(star.month)
        self.month.say(month_text(month.year, month.month) if month is not None else star.month)
        self.badge.show_state(Message(STATES[star.state]), _TONES.get(star.state, "plain"))
        counted = star.state in COUNTED
        may_print = self.workplace.may("print", "star")
        self.actions_["star.poster"].setEnabled(counted and star.star is not None and may_print)
        self._poster.setVisible(self.actions_["star.poster"].isEnabled())
        if counted:
            self.result.show_result(seen)
        else:
            runs = self.workplace.session.has("supervisor head_office")
            self.ballot.show_standing(seen.stands, names=runs)
        self._stack.setCurrentIndex(2 if counted else 1)
        if first:
            self.focus_start()

    def _changed(self, changed: list[Changed]) -> None:
        if any(c.kind == "star" and c.record == self.election for c in changed):
            self.look()

    # deeds

    def cast(self) -> None:
        """Cast the vote for who is chosen."""
        self.ballot.press()

    def _cast(self, person: int, words: str) -> None:
        place = self.workplace
        work = place.work(self, cast_vote, place.store, place.session, self.election, person, words)
        work.then(lambda _nothing: self._taken()).failed(self._refused)

    def _taken(self) -> None:
        self.ballot.forget()
        self.workplace.tell(Message(N_("Your vote is in the box.")))
        self.look()

    def _refused(self, error: Exception) -> None:
        if isinstance(error, DeskError):
            self.ballot.refused(error.message)
        else:
            self.workplace.trouble(error)

    def print_poster(self) -> None:
        """Preview and print the poster."""
        self.workplace.ask(poster(self.election))

    def open_form(self) -> None:
        """The election as its form."""
        self.workplace.ask(OpenRecord("star", self.election))

    def leave(self) -> None:
        """Close the page."""
        self.workplace.ask(Leave(self))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._seen is not None:
            self._show(self._seen)


def _scrolled(inner: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inner)
    return area
