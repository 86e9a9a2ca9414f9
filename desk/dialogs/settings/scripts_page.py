# SPDX-License-Identifier: MIT
"""What is said on the telephone for each kind of call, in both languages, in the office's words."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from desk.errors import DeskError
from desk.records.call.scripts import SCRIPTS, Script, save_script, script_of
from desk.records.call.words import PURPOSES
from desk.text import LANGUAGES, N_, Message, language
from desk.ui import theme
from desk.ui.call.kinds import KINDS
from desk.ui.widgets import Button, Heading, Muted, Notice, Text, said
from desk.ui.workplace import Workplace


class ScriptsPage(QWidget):
    """One script at a time: greeting, questions, promise."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._place = workplace
        self.kind = QComboBox()
        self.kind.setObjectName("script.kind")
        for code in SCRIPTS:
            self.kind.addItem(self._name(code), code)
        self.language = QComboBox()
        self.language.setObjectName("script.language")
        for code, name in LANGUAGES.items():
            self.language.addItem(name, code)
        self.language.setCurrentIndex(self.language.findData(language()))
        self.greeting = QLineEdit()
        self.greeting.setObjectName("script.greeting")
        self.questions = QPlainTextEdit()
        self.questions.setObjectName("script.questions")
        self.questions.setTabChangesFocus(True)
        self.promise = QLineEdit()
        self.promise.setObjectName("script.promise")
        self.notice = Notice()
        self.notice.asked.connect(self.refresh)
        self.notice.hide()
        self._shown = Script("", (), "")
        self._at = (0, 0)
        self.keep_button = Button(N_("Keep the script"), icon="save")
        self.keep_button.setObjectName("keep_script")
        self.back = Button(N_("The built-in one again"), icon="undo")
        self.back.setObjectName("built_in_script")
        self._assemble()
        self.kind.activated.connect(self._turn)
        self.language.activated.connect(self._turn)
        self.keep_button.clicked.connect(self.keep)
        self.back.clicked.connect(lambda: self._save(None))
        self.refresh()
        self.retranslate()

    def _assemble(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(theme.space(2))
        top.addWidget(Heading(N_("Call scripts")))
        top.addStretch(1)
        top.addWidget(self.kind)
        top.addWidget(self.language)
        foot = QHBoxLayout()
        foot.setSpacing(theme.space(2))
        foot.addWidget(self.keep_button)
        foot.addWidget(self.back)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(2))
        column.addLayout(top)
        column.addWidget(
            Muted(N_("Shown on the call card while the clerk talks; edited here."), size=12)
        )
        column.addWidget(self.notice)
        self._labelled(column, N_("Greeting; {clerk} stands for the clerk's name"), self.greeting)
        self._labelled(column, N_("Questions, one a line"), self.questions)
        self._labelled(column, N_("What is promised at the end"), self.promise)
        column.addLayout(foot)

    def _labelled(self, column: QVBoxLayout, text: Text, widget: QWidget) -> None:
        label = Muted(text, size=12)
        label.setBuddy(widget)
        widget.setAccessibleName(label.text())
        column.addWidget(label)
        column.addWidget(widget, 1 if widget is self.questions else 0)

    def _name(self, kind: str) -> str:
        names = {known.id: known.label for known in KINDS} | PURPOSES
        return said(names.get(kind, kind))

    def refresh(self) -> None:
        """Show the chosen script."""
        today = self._place.session.today()
        shown = script_of(
            self._place.store.office, self.kind.currentData(), self.language.currentData(), today
        )
        self.greeting.setText(shown.greeting)
        self.questions.setPlainText("\n".join(shown.questions))
        self.promise.setText(shown.promise)
        self._shown = self._written()
        self._at = (self.kind.currentIndex(), self.language.currentIndex())
        self.notice.hide()

    def keep(self) -> None:
        """Keep what is written as the office's own script."""
        self._save(self._written())

    def _written(self) -> Script:
        lines = tuple(self.questions.toPlainText().splitlines())
        return Script(self.greeting.text(), lines, self.promise.text())

    def differs(self) -> bool:
        """Whether the script was changed and not kept yet."""
        return self._written() != self._shown

    def _turn(self) -> None:
        """Another script, once the one on the page is settled."""
        if not self.differs():
            self.refresh()
            return
        self.kind.setCurrentIndex(self._at[0])
        self.language.setCurrentIndex(self._at[1])
        settle = N_("This script was changed. Keep it, or take the changes back.")
        self.notice.tell(settle, "amber", N_("Take the changes back"))
        self.notice.show()

    def _save(self, script: Script | None) -> None:
        place = self._place
        kind, code = self.kind.currentData(), self.language.currentData()
        work = place.work(self, save_script, place.store, place.session, kind, code, script)
        work.then(lambda _nothing: self._kept()).failed(self._refused)

    def _kept(self) -> None:
        self.refresh()
        self.notice.tell(Message(N_("The script is kept.")), "green")
        self.notice.show()

    def _refused(self, error: Exception) -> None:
        if isinstance(error, DeskError):
            self.notice.tell(error.message, "red")
            self.notice.show()

    def retranslate(self) -> None:
        """Names in the language of the moment."""
        for at in range(self.kind.count()):
            self.kind.setItemText(at, self._name(self.kind.itemData(at)))
        self.kind.setAccessibleName(said(N_("Kind of call")))
        self.language.setAccessibleName(said(N_("Language of the script")))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
