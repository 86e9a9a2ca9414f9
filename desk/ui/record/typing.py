# SPDX-License-Identifier: MIT
"""Typing into a record's form: a draft of one's own, saved by all rules, nothing ever lost."""

import uuid
from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from desk.db import rowing
from desk.db.drafts import Kept
from desk.db.record import Record
from desk.errors import Conflict, Invalid, ReasonNeeded, Storage
from desk.text import N_, Message
from desk.text.dates import since_text
from desk.ui.record.copying import BASE, GIVEN, as_it_was, copy_of, merged_onto
from desk.ui.record.keeper import DraftKeeper
from desk.ui.record.loading import half_typed, key_of
from desk.ui.record.naming import learn_names
from desk.ui.requests import AskReason, Settle

if TYPE_CHECKING:
    from desk.ui.recordpage import RecordPage

Then = Callable[[Record], object]


class Typing(QObject):
    """What is typed into one page: open or not, kept, saved."""

    #: The form was opened for typing, or closed again.
    turned = Signal()
    #: The store has the record (Record) as typed.
    saved = Signal(object)

    def __init__(self, page: "RecordPage", draft: str) -> None:
        super().__init__(page)
        self._page = page
        self._place = page.workplace
        self._given: dict[str, Any] = {}
        self._draft = draft
        self._offered: Kept | None = None
        self._edits = 0
        self._closed = False
        self.is_open = False
        self.saving = False
        key = key_of(page.kind, page.record_id) if page.record_id is not None else draft
        self._keeper = self._new_keeper(key or f"{page.kind}:new:{uuid.uuid4().hex}")

    def _new_keeper(self, key: str) -> DraftKeeper:
        page = self._page
        return DraftKeeper(self._place, key, page.kind, page.record_id, self._body)

    def _body(self) -> Mapping[str, Any]:
        """The draft, with what it was typed on, so that it can be saved on a newer version."""
        record = self._page.record
        body = self._page.form.draft()
        if record is not None and record.id is not None:
            return body | {BASE: rowing.base_of(record)}
        parts = self._page.record_type.parts()
        return body | {GIVEN: {n: parts[n].plain(v) for n, v in self._given.items()}}

    # opening

    def begin_new(self, values: Mapping[str, Any]) -> None:
        """An empty form with some values filled in."""
        page, place = self._page, self._place
        parts = page.record_type.parts()
        self._given = {n: v for n, v in values.items() if n in parts}
        page.form.set_record(place.store.new(place.session, page.kind, **self._given))
        self._turn(True)
        learn_names(page)
        if self._draft:
            work = place.work(page, place.store.drafts.of, place.session)
            work.then(self._find_draft).failed(place.trouble)
        elif not self._given:
            open_now = frozenset(place.drafts_open)
            work = place.work(page, half_typed, place.store, place.session, page.kind, open_now)
            work.then(lambda found: self._offer_form(found)).failed(place.trouble)

    def begin_edit(self, at: str = "") -> None:
        """Open a saved record's form for typing, with the cursor in a cell."""
        page = self._page
        if self.is_open or not page.may_write():
            return
        if self._offered is not None:
            self.go_on()
            return
        self._turn(True)
        names = [n for n in page.form.cells if page.form.may_type(n)]
        if names:
            page.form.focus_field(at if at in names else names[0])

    def _turn(self, typing: bool) -> None:
        self.is_open = typing
        self._page.form.set_editable(typing)
        self.turned.emit()

    # drafts

    def touched(self, _name: str = "") -> None:
        """Something was typed: it is kept within a second."""
        self._edits += 1
        if self._page.form.is_dirty():
            self._keeper.touch()
        else:
            self._keeper.drop()

    def settle(self) -> None:
        """Keep at once what was typed last."""
        if not self._closed:
            self._keeper.settle()

    def close(self) -> None:
        """The page goes; what was typed stays as a draft."""
        if self._closed:
            return
        if self.is_open and self._page.form.is_dirty():
            title = Message(self._page.record_type.sheet.title)
            self._place.tell(Message(N_("What you typed is kept as a draft: {title}"), title=title))
        self._keeper.close()
        self._closed = True

    def offer(self, kept: Kept | None) -> None:
        """Offer a kept draft of this record, or take the offer back."""
        self._offered = kept
        notice = self._page.draft_notice
        if kept is None:
            notice.hide()
            return
        self._keeper.found()
        when = since_text(kept.at, self._place.session.now())
        notice.offer(
            Message(N_("You have changes here that are not saved yet ({when})."), when=when)
        )

    def _offer_form(self, found: list[Kept]) -> None:
        if found and not self._page.form.is_dirty():
            self._offered = found[0]
            when = since_text(found[0].at, self._place.session.now())
            self._page.draft_notice.offer(
                Message(N_("A form you did not finish is kept ({when})."), when=when)
            )

    def _find_draft(self, kept: list[Kept]) -> None:
        self._offered = next((k for k in kept if k.key == self._draft), None)
        if self._offered is not None:
            self.go_on()

    def go_on(self) -> None:
        """Go on typing where the draft ends."""
        kept, self._offered = self._offered, None
        page = self._page
        page.draft_notice.hide()
        if kept is None:
            return
        record = page.record
        if kept.record is None:
            if kept.key != self._keeper.key:
                self._keeper.close()
                self._keeper = self._new_keeper(kept.key)
            self._restore_given(kept)
        elif record is not None:
            page.form.set_record(as_it_was(record, kept.body.get(BASE, {})))
        page.form.restore(kept.body)
        self._keeper.found()
        self._turn(True)
        learn_names(page)
        page.watch.resume()
        page.form.focus_first()

    def _restore_given(self, kept: Kept) -> None:
        page, place = self._page, self._place
        parts = page.record_type.parts()
        given = kept.body.get(GIVEN, {})
        self._given = {n: parts[n].unplain(v) for n, v in given.items() if n in parts}
        page.form.set_record(place.store.new(place.session, page.kind, **self._given))

    def discard(self) -> None:
        """Throw the offered draft away."""
        kept, self._offered = self._offered, None
        self._page.draft_notice.hide()
        if kept is not None:
            place = self._place
            place.work(place, place.store.drafts.drop, place.session, kept.key).failed(
                place.trouble
            )

    def leave(self) -> None:
        """Back to reading; what was typed stays as a draft."""
        page = self._page
        page.notice.hide()
        kept: Kept | None = None
        if page.form.is_dirty() and page.record_id is not None:
            self._keeper.settle()
            now = self._place.session.now()
            body = dict(self._body())
            kept = Kept(self._keeper.key, page.kind, page.record_id, body, now)
        else:
            self._keeper.drop()
        if page.loaded is not None:
            page.form.set_record(page.loaded.record)
        self._turn(False)
        self.offer(kept)

    def renew(self, record: int) -> None:
        """The page shows another record from now on."""
        self._keeper.close()
        self._keeper = self._new_keeper(key_of(self._page.kind, record))

    def met(self, latest: Record) -> None:
        """Somebody else may have saved while this form was open."""
        page = self._page
        own = page.record
        if own is not None and own.id is not None and latest.version != own.version:
            person = self._place.store.office.label("person", latest.changed_by or 0)
            said = N_(
                "{person} saved meanwhile. Your changes are joined with theirs when you save."
            )
            page.notice.tell(Message(said, person=person), "amber")
            page.notice.show()

    # saving

    def save(self, then: Then | None = None, reason: str = "") -> None:
        """Save what was typed; where a rule speaks against it, the form stays as it is."""
        form = self._page.form
        record = self._page.record
        if self.saving or not self.is_open or record is None:
            return
        problems = form.settle()
        form.show_problems(problems)
        if not problems:
            self._send(copy_of(record, form.values()), reason, then)

    def _send(self, copy: Record, reason: str, then: Then | None) -> None:
        self.saving = True
        self._page.notice.hide()
        self._keeper.at_rest(partial(self._write, copy, reason, then))

    def _write(self, copy: Record, reason: str, then: Then | None) -> None:
        place, edits = self._place, self._edits
        save = partial(place.store.save, place.session, copy, reason=reason, draft=self._keeper.key)
        work = place.work(self._page, save)
        work.then(partial(self._done, edits=edits, then=then))
        work.failed(partial(self._refused, copy=copy, reason=reason, then=then))
        work.ended(self._ended)

    def _ended(self) -> None:
        self.saving = False

    def _done(self, saved: Record, *, edits: int, then: Then | None) -> None:
        form = self._page.form
        self._keeper.forgotten()
        fresh = self._page.record_id is None
        typed = form.draft() if edits != self._edits else None
        form.set_record(saved)
        self._given = {}
        self._page.record_id = saved.id
        if fresh:
            self.renew(saved.id)
        if typed is not None:
            form.restore(typed)
            self.touched()
        else:
            self._turn(False)
        self._place.tell(Message(N_("{number} is saved."), number=saved.number))
        self.saved.emit(saved)
        if fresh:
            self._page.first_saved.emit(saved)
        if then is not None:
            then(saved)

    def _refused(self, error: Exception, *, copy: Record, reason: str, then: Then | None) -> None:
        page, place = self._page, self._place
        if page.form.is_dirty():
            self._keeper.touch()  # the draft was held back for the save
        if isinstance(error, Invalid):
            page.form.show_problems(error.problems)
        elif isinstance(error, ReasonNeeded):
            fields = [Message(page.record_type.parts()[n].label) for n in error.fields]
            title = Message(N_("Why is this changed: {fields}?"), fields=fields)
            place.ask(AskReason(title, lambda given: self.save(then, given)))
        elif isinstance(error, Conflict):
            latest = error.latest

            def settled(picked: dict[str, Any]) -> None:
                self._send(merged_onto(latest, copy, picked), reason, then)

            place.ask(Settle(copy, error, settled))
        else:
            if isinstance(error, Storage):
                page.notice.tell(error.message, "red")
                page.notice.show()
            place.trouble(error)
