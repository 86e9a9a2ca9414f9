# SPDX-License-Identifier: MIT
"""One customer's answers to a survey, typed or imported; who was not drawn is kept, not counted."""

from typing import TYPE_CHECKING, Any, Self

from desk.db.fields import Choice, Link, Moment, Name, Note, Tick, me, now
from desk.db.record import Record, Rows
from desk.records.callback.words import FEEDBACK, SCORES
from desk.records.survey.rows import Answer
from desk.records.survey.words import WAYS
from desk.sheet import Sheet
from desk.text import N_

if TYPE_CHECKING:
    from desk.db.act import Act


class SurveyAnswer(Record):
    """What one customer answered; an empty answer is in no base."""

    survey = Link(N_("Survey"), to="survey", required=True)
    customer = Link(N_("Customer"), to="customer", required=True)
    way = Choice(N_("How it is asked"), WAYS, default="phone")
    answered_at = Moment(N_("Answered at"), required=True, default=now)
    asked_by = Link(N_("Interviewer"), to="person", default=me)
    satisfaction = Choice(N_("Satisfaction"), SCORES)
    answers = Rows(N_("Answers"), Answer)
    words = Note(N_("Customer's own comment"))
    words_kind = Choice(N_("Kind of feedback"), FEEDBACK)
    counts = Tick(N_("Counts"), by_desk=True)
    branch_asked = Link(N_("Counted for branch"), to="branch", by_desk=True)
    customer_name = Name(N_("Customer"), by_desk=True, hidden=True)

    class Meta:
        indexes = ((("survey", "customer"), False),)

    sheet = Sheet(
        title=N_("Answer to a survey"),
        book=N_("Survey answers"),
        prefix="SA",
        drawing="""
            number       survey       survey       customer     customer     counts
            answered_at  asked_by     way          satisfaction words_kind   branch_asked
            answers      answers      answers      answers      answers      answers
            words        words        words        words        words        words
        """,
        listed="number survey customer answered_at satisfaction way counts branch_asked words_kind",
        searched="customer_name words",
        known_as={
            "survey": "调查编号, 调查, survey",
            "customer": "客户名称, 客户, customer",
            "satisfaction": "总体满意度, 满意度, 评分, score, satisfaction",
            "answers.question": "题目, 问题, question",
            "answers.answer": "答案, 得分, answer",
            "words": "意见, 原话, 建议, comment",
        },
    )
    signatures = ()

    def title(self) -> str:
        """Whose answer it is."""
        return self.customer_name

    def work_out(self, act: "Act") -> None:
        """Only who was drawn counts, and only once."""
        self.counts, self.branch_asked = False, None
        if self.survey is None or self.customer is None:
            return
        self.customer_name = act.office.label("customer", self.customer)
        self._name_questions(act, self.survey)
        drawn = act.store.database.rows(
            "SELECT branch FROM survey_drawn WHERE owner = ? AND customer = ? AND state IN (?, ?)",
            *(self.survey, self.customer, "open", "answered"),
        )
        earlier = act.store.database.rows(
            "SELECT 1 FROM survey_answer WHERE survey = ? AND customer = ? AND counts = ? "
            "AND voided = ? AND id <> ?",
            *(self.survey, self.customer, True, False, self.id or 0),
        )
        if drawn and not earlier and not self.voided:
            self.counts, self.branch_asked = True, drawn[0][0]

    def _name_questions(self, act: "Act", survey: int) -> None:
        """An answer given by the number of its question says which one it is."""
        asked = act.store.database.rows(
            "SELECT text FROM survey_questions WHERE owner = ? ORDER BY position", survey
        )
        texts = {str(number): text for number, (text,) in enumerate(asked, 1)}
        for row in self.answers:
            row.question = texts.get(row.question, row.question)

    def follow(self, act: "Act", before: Self | None) -> None:
        """The survey knows who has answered."""
        if self.survey is None or not (self.counts or (before is not None and before.counts)):
            return
        survey: Any = act.get("survey", self.survey)
        for row in survey.drawn:
            if row.customer == self.customer and row.state in ("open", "answered"):
                row.state = "answered" if self.counts else "open"
                row.at = self.answered_at if self.counts else None
                row.person = self.asked_by if self.counts else None
        act.as_office().save(survey)
