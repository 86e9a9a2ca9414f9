# SPDX-License-Identifier: MIT
"""What the keys and buttons of a walk-through do; every mark is shown at once and then kept."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFileDialog

from desk.db.record import Record
from desk.records.training import add_topic, add_trainee, keep_question
from desk.text import N_, Message, _
from desk.ui.actions import Action
from desk.ui.record.papers import certificate
from desk.ui.requests import Leave, OpenRecord
from desk.ui.walk.course import SKILL, Item, Walked, photo_name, put_mark, read_walk
from desk.ui.walk.training import finish_training

if TYPE_CHECKING:
    from desk.ui.walk.page import WalkPage

WHERE = N_("Walk-through")
PICTURES = N_("Pictures")
ACTIONS = (
    Action("walk.done", N_("Mark as done and go on"), "done", "Space", "check", where=WHERE),
    Action("walk.alone", N_("Can do alone"), "alone", "A", "user", where=WHERE),
    Action("walk.repeat", N_("Repeat, or not in order"), "repeat", "R", "repeat", where=WHERE),
    Action("walk.none", N_("Not applicable"), "none", "X", "cross", where=WHERE),
    Action("walk.first", N_("First mark"), "first", "1", where=WHERE),
    Action("walk.second", N_("Second mark"), "second", "2", where=WHERE),
    Action("walk.third", N_("Third mark"), "third", "3", where=WHERE),
    Action("walk.note", N_("Note"), "note", "N", "note", where=WHERE),
    Action("walk.add", N_("Add a topic, a trainee or a question"), "add", "T", "new", where=WHERE),
    Action("walk.photo", N_("Photo"), "photo", "P", "camera", where=WHERE),
    Action("walk.down", N_("Next item"), "down", "Down", "down", where=WHERE),
    Action("walk.up", N_("Previous item"), "up", "Up", "up", where=WHERE),
    Action("walk.next", N_("Next phase"), "next_phase", "PgDown", "right", where=WHERE),
    Action("walk.previous", N_("Previous phase"), "previous_phase", "PgUp", "left", where=WHERE),
    Action("walk.begin", N_("Begin the training"), "begin", "B", "play", where=WHERE),
    Action(
        "walk.finish", N_("Finish the training"), "sign_off", "Ctrl+Return", "check", where=WHERE
    ),
    Action("walk.back", N_("Back to the form"), "leave", "Esc", "left", where=WHERE),
)
#: The actions on one item, off while the end is shown.
ON_ITEMS = (
    "walk.done", "walk.alone", "walk.repeat", "walk.none", "walk.first", "walk.second",
    "walk.third", "walk.note", "walk.photo", "walk.add", "walk.down", "walk.up",
)  # fmt: skip


class WalkDeeds:
    """The functions behind the actions of one walk-through."""

    def __init__(self, page: "WalkPage") -> None:
        self._page = page
        self._place = page.workplace
        # A mark that waits for its word of explanation.
        self._unexplained = ""

    # marks

    def done(self) -> None:
        """Tick the present item, or say the topic was taught; what is ticked is passed over."""
        page = self._page
        card = page.items.current
        if card is None or not page.is_open:
            return
        usual = page.course.marks_of(card.item)[0].id
        if not card.item.is_settled and card.item.sort != SKILL:
            self.press(card.item, usual)
            if card.item.topic:
                return
        if not page.items.step(1):
            page.after_phase()

    def alone(self) -> None:
        """The trainees can do the topic alone."""
        self._mark("can")

    def repeat(self) -> None:
        """The topic has to be repeated; the item is not in order."""
        self._mark("repeat", "wrong")

    def none(self) -> None:
        """The item does not apply."""
        self._mark("none")

    def first(self) -> None:
        """The first mark of the present item."""
        self._mark_at(0)

    def second(self) -> None:
        """The second mark of the present item."""
        self._mark_at(1)

    def third(self) -> None:
        """The third mark of the present item."""
        self._mark_at(2)

    def _mark_at(self, place: int) -> None:
        card = self._page.items.current
        if card is not None and self._page.is_open:
            marks = self._page.course.marks_of(card.item)
            if place < len(marks):
                self.press(card.item, marks[place].id)

    def _mark(self, *names: str) -> None:
        card = self._page.items.current
        if card is None or not self._page.is_open:
            return
        known = {mark.id for mark in self._page.course.marks_of(card.item)}
        for name in names:
            if name in known:
                self.press(card.item, name)

    def press(self, item: Item, mark: str) -> None:
        """Put a mark on an item, or take it off; some want a word of explanation first."""
        page = self._page
        marks = page.course.toggled(item, mark)
        if mark in page.course.explained and mark in marks and not item.note:
            self._unexplained = mark
            page.items.note()
            return
        self._put(item, replace(item, marks=marks))

    def note(self) -> None:
        """The cursor into the note of the present item."""
        self._page.items.note()

    def noted(self, item: Item, text: str) -> None:
        """Keep a note, with the mark that waited for it."""
        mark, self._unexplained = self._unexplained, ""
        marks = self._page.course.toggled(item, mark) if mark and text else item.marks
        self._put(item, replace(item, note=text, marks=marks))

    def note_left(self) -> None:
        """No note: a mark that waited for it is not made."""
        if self._unexplained:
            self._unexplained = ""
            self._page.tell(N_("What is not in order needs a note."))

    def _put(self, item: Item, changed: Item) -> None:
        page, place = self._page, self._place
        if not page.is_open:
            return
        page.show_changed(changed)
        page.saver.put(
            partial(
                put_mark, place.store, place.session, page.course, page.record_id, item, changed
            )
        )

    # photos and questions

    def photo(self) -> None:
        """Attach a photo of the present item."""
        card = self._page.items.current
        if card is not None and self._page.course.has_photos:
            self.ask_photo(card.item)

    def ask_photo(self, item: Item) -> None:
        """Ask for the file of a photo."""
        dialog = QFileDialog(self._page, _(N_("Photo")))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(f"{_(PICTURES)} (*.png *.jpg *.jpeg *.webp *.bmp)")
        dialog.fileSelected.connect(lambda name: self.attach(item, Path(name)))
        dialog.open()

    def attach(self, item: Item, file: Path) -> None:
        """Attach a picture to the record, named after the item."""
        page, place = self._page, self._place
        name = photo_name(item, place.session.now().astimezone(place.session.zone), file.suffix)

        def do() -> Walked:
            store, session = place.store, place.session
            store.attachments.add(session, page.kind, page.record_id, name, file.read_bytes())
            return read_walk(store, session, page.course, page.record_id)

        page.saver.put(do)

    def keep_question(self, question: str, answer: str) -> None:
        """Keep a question of the training with its answer."""
        self._keep(keep_question, question, answer)

    def add_topic(self, text: str) -> None:
        """One more topic is taught."""
        self._keep(add_topic, text)

    def add_trainee(self, name: str) -> None:
        """Somebody more has come."""
        self._keep(add_trainee, name)

    def _keep(self, keep: Callable[..., Record], *told: str) -> None:
        page, place = self._page, self._place

        def do() -> Walked:
            keep(place.store, place.session, page.record_id, *told)
            return read_walk(place.store, place.session, page.course, page.record_id)

        page.saver.put(do)

    def add(self) -> None:
        """The cursor to where something is added in this phase."""
        self._page.below.focus_first()

    # the way through

    def down(self) -> None:
        """The item below."""
        self._page.items.step(1)

    def up(self) -> None:
        """The item above."""
        self._page.items.step(-1)

    def next_phase(self) -> None:
        """The phase after this one."""
        self._page.turn(1)

    def previous_phase(self) -> None:
        """The phase before this one."""
        self._page.turn(-1)

    def leave(self) -> None:
        """Back to the form; everything is kept."""
        page = self._page
        self._place.ask(OpenRecord(page.kind, page.record_id))
        self._place.ask(Leave(page))

    def begin(self) -> None:
        """The trainer is there: the clock runs."""
        page, place = self._page, self._place
        answers = {"at": place.session.now()}
        work = place.work(
            page, place.store.step, place.session, page.kind, page.record_id, "begin", answers
        )
        work.then(lambda _record: page.reload()).failed(place.trouble)

    def sign_off(self) -> None:
        """Rating, name and signature stand: the training is over."""
        self._page.ending.finish.click()

    def finish(self, answers: dict[str, Any], signature: bytes) -> None:
        """Rated and signed: the training is finished."""
        page, place = self._page, self._place
        work = place.work(
            page, finish_training, place.store, place.session, page.record_id, answers, signature
        )
        work.then(self._finished).failed(page.ending.tell)

    def _finished(self, record: Record) -> None:
        page = self._page
        page.keeper.drop()
        self._place.tell(Message(N_("{number} is finished."), number=record.number))
        page.reload()

    def print_certificate(self) -> None:
        """Preview and print the certificate of attendance."""
        self._place.ask(certificate(self._page.record_id))
