# SPDX-License-Identifier: MIT
"""What was begun on a record beside its form: the answers of a step, a comment; both come back."""

from functools import partial
from typing import TYPE_CHECKING

from desk.db.drafts import COMMENT, Kept, comment_key
from desk.db.record import Step
from desk.text import N_, Message
from desk.text.dates import since_text
from desk.text.plain import tidy
from desk.ui.record.comment_box import CommentBox
from desk.ui.record.keeper import DraftKeeper
from desk.ui.record.notices import DraftNotice
from desk.ui.workplace import Workplace

if TYPE_CHECKING:
    from desk.ui.recordpage import RecordPage


class StepNotice(DraftNotice):
    """Answers of a step were typed and the step was not done: go on, or throw them away."""

    def __init__(self, page: "RecordPage") -> None:
        super().__init__(page)
        self.setObjectName("record.step_draft")
        self._page = page
        self._kept: Kept | None = None
        self.asked.connect(self._go_on)
        self.discarded.connect(self._throw_away)

    def show_half(self, half: tuple[Kept, ...]) -> None:
        """Offer the newest that is not open in a dialog now."""
        place = self._page.workplace
        begun = (k for k in half if k.part not in ("", COMMENT) and k.key not in place.drafts_open)
        self._kept = next((k for k in begun if self._step(k) is not None), None)
        if self._kept is None:
            self.hide()
            return
        step = self._step(self._kept)
        when = since_text(self._kept.at, place.session.now())
        told = N_("‘{step}’ was begun here and not finished ({when}).")
        self.offer(Message(told, step=Message(step.label if step else ""), when=when))

    def _step(self, kept: Kept) -> Step | None:
        steps = self._page.record_type.steps
        return next((s for s in steps if s.id == kept.part), None)

    def _go_on(self) -> None:
        step = self._step(self._kept) if self._kept is not None else None
        self.hide()
        if step is not None:
            self._page.deeds.try_step(step)

    def _throw_away(self) -> None:
        kept, self._kept = self._kept, None
        self.hide()
        if kept is not None:
            place = self._page.workplace
            drop = place.work(place, place.store.drafts.drop, place.session, kept.key)
            drop.failed(place.trouble)


class CommentDraft:
    """Keeps a half-written comment with its record, and sends it there and nowhere else."""

    def __init__(self, box: CommentBox, workplace: Workplace, kind: str) -> None:
        self._box = box
        self._place = workplace
        self._kind = kind
        self._record: int | None = None
        self._keeper: DraftKeeper | None = None
        box.textChanged.connect(self._touched)
        box.sent.connect(self._send)

    def turn_to(self, record: int, half: tuple[Kept, ...]) -> None:
        """The box belongs to this record from now on."""
        if record == self._record:
            return
        self.close()
        key = comment_key(self._kind, record)
        kept = next((k for k in half if k.part == COMMENT), None)
        self._box.setPlainText(str(kept.body.get("text", "")) if kept is not None else "")
        self._record = record
        self._keeper = DraftKeeper(
            self._place, key, self._kind, record, lambda: {"text": self._box.toPlainText()}
        )
        if kept is not None:
            self._keeper.found()

    def settle(self) -> None:
        """Keep at once what was typed last."""
        if self._keeper is not None:
            self._keeper.settle()

    def close(self) -> None:
        """The record goes; what was typed stays with it."""
        if self._keeper is not None:
            self._keeper.close()
        self._keeper, self._record = None, None

    def _touched(self) -> None:
        if self._keeper is None:
            return
        if self._box.toPlainText().strip():
            self._keeper.touch()
        else:
            self._keeper.drop()

    def _send(self, text: str) -> None:
        if self._keeper is not None and self._record is not None:
            self._keeper.at_rest(partial(self._write, self._keeper, self._record, text))

    def _write(self, keeper: DraftKeeper, record: int, text: str) -> None:
        place = self._place
        work = place.work(self._box, place.store.comment, place.session, self._kind, record, text)
        work.then(lambda _none: self._sent(keeper, text))
        work.failed(lambda error: self._refused(keeper, error))

    def _sent(self, keeper: DraftKeeper, text: str) -> None:
        if keeper is not self._keeper:
            return
        keeper.forgotten()
        if tidy(self._box.toPlainText()).strip() == text:
            self._box.clear()
        else:
            keeper.touch()

    def _refused(self, keeper: DraftKeeper, error: Exception) -> None:
        if keeper is self._keeper:
            keeper.touch()  # the draft was held back for the sending
        self._place.trouble(error)
