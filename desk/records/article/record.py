# SPDX-License-Identifier: MIT
"""An article of the knowledge base: written in Markdown, published, valid until a day."""

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from desk.db import rowing
from desk.db.fields import Choice, Day, Line, Link, Moment, Note, Whole, me
from desk.db.record import Ask, Due, Record, Step
from desk.errors import Invalid
from desk.records.article.words import LANGUAGES, SORTS, STATES, WRITABLE
from desk.records.workdays import closing
from desk.sheet import Sheet
from desk.text import N_, Message, language
from desk.text.dates import local

if TYPE_CHECKING:
    from desk.db.act import Act
    from desk.session import Session

WRITE = N_("Write an article")
RENEW = N_("Check an article that ends")
WRITTEN_WITHIN = timedelta(days=7)
# What makes a new edition when it is changed.
TEXT = ("title_text", "question", "body")


def speaks(session: "Session") -> str:
    """Default of the language: the one spoken now."""
    return language()


class AskUntil(Ask):
    """Until when it holds; nothing typed: for good."""

    valid_until = Day(N_("Valid until"))
    drawing = "valid_until"


def publish(article: "Article", act: "Act", asked: AskUntil) -> None:
    """From now on it is offered."""
    if not article.body.strip():
        raise Invalid([("body", Message(N_("must be filled in.")))])
    if asked.valid_until is not None and asked.valid_until < act.today:
        raise Invalid([("valid_until", Message(N_("lies in the past.")))])
    article.valid_until = asked.valid_until
    article.published_at, article.published_by = act.now, act.session.person_id
    article.state = "published"


def withdraw(article: "Article", act: "Act", asked: None) -> None:
    """It is worked over and offered to nobody meanwhile."""
    article.state = "draft"


class Article(Record):
    """One answer, procedure, script or lesson, in one language."""

    title_text = Line(N_("Title of the article"), required=True)
    sort = Choice(N_("Sort of article"), SORTS, required=True, default="procedure")
    language = Choice(N_("Language of the article"), LANGUAGES, required=True, default=speaks)
    question = Note(N_("Question it answers"))
    body = Note(N_("Text (Markdown)"))
    keywords = Line(N_("Offered at these words"))
    tags = Line(N_("Tags"))
    keeper = Link(N_("Kept by"), to="person", default=me)
    valid_until = Day(N_("Valid until"))
    asked_in = Line(N_("Asked in"), by_desk=True)
    edition = Whole(N_("Edition"), by_desk=True)
    edited_at = Moment(N_("Text changed at"), by_desk=True)
    edited_by = Link(N_("Text changed by"), to="person", by_desk=True)
    published_at = Moment(N_("Published at"), by_desk=True)
    published_by = Link(N_("Published by"), to="person", by_desk=True)
    shipped = Line(N_("Came with desk as"), by_desk=True, hidden=True)
    due_at = Moment(N_("Due at"), by_desk=True, hidden=True)

    class Meta:
        indexes = ((("shipped",), False),)

    sheet = Sheet(
        title=N_("Article of the knowledge base"),
        book=N_("Knowledge base"),
        prefix="KB",
        drawing="""
            number      title_text  title_text  title_text  sort        state
            language    tags        tags        keywords    keywords    keywords
            question    question    question    question    question    question
            body        body        body        body        body        body
            -- Kept
            keeper      valid_until edition     edited_at   edited_by   asked_in
            published_at published_by .         .           .           .
        """,
        listed="number title_text sort language state tags keeper valid_until edition edited_at",
        searched="title_text keywords tags question body asked_in",
        known_as={"title_text": "标题 title", "body": "内容 正文 text", "keywords": "关键词"},
    )
    states = STATES
    closed_states = frozenset({"published", "expired"})
    steps = (
        Step("publish", N_("Publish"), publish, "supervisor trainer",
             when=lambda a: a.state in WRITABLE, asks=AskUntil,
             key="Ctrl+Shift+P", icon="check", main=True),
        Step("withdraw", N_("Work over"), withdraw, "supervisor trainer",
             when=lambda a: a.state == "published", icon="edit"),
    )  # fmt: skip
    signatures = ()

    def title(self) -> str:
        """Its title."""
        return self.title_text

    def is_closed(self) -> bool:
        """An expired article may be worked over without a reason; the trail keeps what it was."""
        return False

    def work_out(self, act: "Act") -> None:
        """A changed text is a new edition; a wanted one that is written becomes a draft."""
        self.state = self.state or ("draft" if self.body else "wanted")
        before: dict[str, Any] = rowing.base_of(self)
        if not before or any(before.get(name) != getattr(self, name) for name in TEXT):
            self.edition = (self.edition or 0) + 1
            self.edited_at, self.edited_by = act.now, act.session.person_id
        if self.state == "wanted" and before and before.get("body") != self.body and self.body:
            self.state = "draft"
        self.due_at = self._due(act)

    def _due(self, act: "Act") -> Any:
        if self.state == "published" and self.valid_until is not None:
            return closing(act, self.valid_until)
        if self.state == "wanted":
            day = local(self.created_at or act.now, act.office.zone).date() + WRITTEN_WITHIN
            return closing(act, day)
        return None

    def dues(self) -> Iterator[Due]:
        """To be written within a week; to be checked before it ends."""
        if self.due_at is not None:
            what = WRITE if self.state == "wanted" else RENEW
            yield Due(what, self.due_at, self.keeper, "supervisor")

    @classmethod
    def each_day(cls, act: "Act") -> None:
        """What has ended is offered no longer."""
        ended = act.select(
            "article",
            "state = ? AND voided = ? AND valid_until < ?",
            *("published", False, act.today.isoformat()),
        )
        for article in ended:
            article.state = "expired"
            act.save(article)
