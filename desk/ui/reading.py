# SPDX-License-Identifier: MIT
"""An article as one reads it: its Markdown set as a page; who read which edition is kept."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from desk.db.act import Changed
from desk.db.store import Store
from desk.records.article.reading import Reader, mark_read, readers
from desk.records.article.words import SORTS
from desk.session import Session
from desk.text import N_, Message, _
from desk.text.dates import day_text, local
from desk.ui import icons, theme
from desk.ui.action_button import ActionButton
from desk.ui.actions import Action, Actions
from desk.ui.requests import Leave, OpenRecord, Print
from desk.ui.widgets import Ground, Label, Muted
from desk.ui.workplace import Workplace

WHERE = N_("Article")
HERE = Qt.ShortcutContext.WidgetWithChildrenShortcut
ACTIONS = (
    Action("reading.print", N_("Print"), "print_it", "Ctrl+P", "print", where=WHERE),
    Action("reading.form", N_("Open the form"), "open_form", "Ctrl+E", "edit", where=WHERE),
    Action("reading.leave", N_("Close"), "leave", "Esc", "close", where=WHERE),
)
_WIDEST = 760
_MARGIN = 28
# Words below a heading that is itself the title of the article.
_CSS = """
body {{ color: {text}; font-size: 15px; line-height: 150%; }}
h1 {{ font-size: 22px; color: {text}; margin-top: 18px; margin-bottom: 8px; }}
h2 {{ font-size: 18px; color: {accent}; margin-top: 16px; margin-bottom: 6px; }}
h3 {{ font-size: 16px; color: {text}; margin-top: 14px; margin-bottom: 4px; }}
p, li {{ line-height: 150%; margin-top: 4px; margin-bottom: 6px; }}
blockquote {{ color: {muted}; background-color: {tint}; }}
code, pre {{ background-color: {tint}; }}
a {{ color: {accent}; }}
th {{ background-color: {tint}; padding: 4px 8px; }}
td {{ padding: 4px 8px; }}
"""


class ReadingPage(QWidget):
    """Title, what it is about, the text; below who has read it as it stands now."""

    def __init__(self, workplace: Workplace, article: int) -> None:
        super().__init__()
        self.workplace = workplace
        self.article_id = article
        self.article: Any = None
        self._readers: list[Reader] = []
        self.setObjectName("article.reading")
        self.actions_ = Actions(self, ACTIONS, self, context=HERE)
        self.name = Label(size=24, strong=True, wrap=True)
        self.name.setObjectName("reading.title")
        self.about = Muted(size=12, wrap=True)
        self.text = Pages()
        self.foot = Muted(size=12, wrap=True)
        self.foot.setObjectName("reading.readers")
        self._assemble()
        workplace.changed.connect(self._changed)
        self.reload()

    def _assemble(self) -> None:
        head = Ground("paper", "bottom")
        words = QVBoxLayout()
        words.setSpacing(theme.space(1))
        words.addWidget(self.name)
        words.addWidget(self.about)
        row = QHBoxLayout(head)
        row.setContentsMargins(theme.space(7), theme.space(4), theme.space(4), theme.space(3))
        row.setSpacing(theme.space(2))
        row.addLayout(words, 1)
        for action, icon in (("form", "edit"), ("print", "print")):
            button = ActionButton(self.actions_[f"reading.{action}"], icon)
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        foot = Ground("paper", "top")
        below = QVBoxLayout(foot)
        below.setContentsMargins(theme.space(7), theme.space(2), theme.space(4), theme.space(2))
        below.addWidget(self.foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.text, 1)
        column.addWidget(foot)

    # what a tab asks of its page

    def tab_text(self) -> str:
        """The title of the article."""
        return self.article.title() if self.article is not None else _(WHERE)

    def tab_icon(self) -> str:
        """The icon of the knowledge base."""
        return icons.of("article")

    def may_close(self) -> bool:
        """Always."""
        return True

    def focus_start(self) -> None:
        """The cursor to the text, so that the keys scroll it."""
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    # showing

    def reload(self) -> None:
        """Read the article, and keep that it was read."""
        place = self.workplace
        work = place.work(self, _read, place.store, place.session, self.article_id)
        work.then(self._show).failed(place.trouble)

    def _show(self, found: tuple[Any, list[Reader]]) -> None:
        self.article, self._readers = found
        self.retranslate()
        self.setWindowTitle(self.tab_text())

    def retranslate(self) -> None:
        """Say everything in the language and the colours of the moment."""
        article, session = self.article, self.workplace.session
        if article is None:
            return
        self.name.say(article.title())
        parts = [article.number, _(SORTS[article.sort])]
        if article.edited_at is not None:
            day = day_text(local(article.edited_at, session.zone).date())
            told = Message(N_("edition {n} of {day}"), n=article.edition or 1, day=day)
            parts.append(str(told))
        parts += [article.tags] if article.tags else []
        self.about.say(" · ".join(parts))
        self.text.show_text(article.body, article.question)
        people = self.workplace.store.office.people
        now = [people[r.person].name for r in self._readers if r.current and r.person in people]
        told = Message(N_("Read by: {names}"), names=", ".join(now))
        self.foot.say(told if now else N_("Nobody has read this edition yet."))

    def _changed(self, changed: list[Changed]) -> None:
        if any(c.kind == "article" and c.record == self.article_id for c in changed):
            self.reload()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange):
            self.retranslate()

    # deeds

    def print_it(self) -> None:
        """Preview and print the article."""
        self.workplace.ask(Print("article", [self.article_id]))

    def open_form(self) -> None:
        """The article as its form."""
        self.workplace.ask(OpenRecord("article", self.article_id))

    def leave(self) -> None:
        """Close the page."""
        self.workplace.ask(Leave(self))


class Pages(QTextBrowser):
    """Markdown as a page of readable width; nothing is fetched, links open in the browser."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("reading.text")
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        theme.role(self, "bare")
        self.setOpenLinks(False)
        self.anchorClicked.connect(_open)
        self.document().setDocumentMargin(0)

    def loadResource(self, _kind: int, _name: QUrl | str) -> Any:  # noqa: N802
        """Nothing: an article brings no files with it."""
        return None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_margins()

    def _set_margins(self) -> None:
        """Keep the lines short enough to be read, however wide the window is."""
        frame = self.document().rootFrame()
        shape = frame.frameFormat()
        shape.setLeftMargin(_MARGIN)
        shape.setRightMargin(max(_MARGIN, self.viewport().width() - _WIDEST - _MARGIN))
        shape.setTopMargin(theme.space(3))
        shape.setBottomMargin(_MARGIN)
        frame.setFrameFormat(shape)

    def show_text(self, body: str, question: str = "") -> None:
        """Show a Markdown text, the question it answers quoted above it."""
        quoted = "".join(f"> {line}\n" for line in question.splitlines())
        place = self.verticalScrollBar().value()
        table = theme.colours()
        colours: Mapping[str, str] = {
            "text": table.text,
            "muted": table.muted,
            "accent": table.accent_ink,
            "tint": table.section_tint,
        }
        made = QTextDocument()
        made.setMarkdown(f"{quoted}\n{body}")
        self.document().setDefaultStyleSheet(_CSS.format(**colours))
        self.setHtml(made.toHtml())
        self._set_margins()
        self.verticalScrollBar().setValue(place)


def _open(link: QUrl) -> None:
    if link.scheme() in ("http", "https", "mailto"):
        QDesktopServices.openUrl(link)


def _read(store: Store, session: Session, article: int) -> tuple[Any, list[Reader]]:
    loaded = store.get(session, "article", article)
    if getattr(loaded, "state", "") == "published":
        mark_read(store, session, article)
    return loaded, readers(store, session, article)
