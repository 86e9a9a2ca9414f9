# SPDX-License-Identifier: MIT
"""The certificate of attendance, one for each trainee present, with the customer's signature."""

from collections.abc import Sequence
from typing import Any

from desk.db.act import refuse
from desk.db.store import Store
from desk.paper.designed import GREEN, QUIET, DesignedPage, refuse_missing
from desk.paper.printing import letterhead
from desk.paper.request import PrintOptions
from desk.session import Session
from desk.text import N_, Message, _, speaking
from desk.text.dates import local, long_day

#: The file of the record that holds the signature.
SIGNATURE = "signature.png"
_MOST_TOPICS = 10


def draw_certificate(store: Store, session: Session, training: int, options: PrintOptions) -> bytes:
    """The certificates of a training as a PDF, a page each.

    Raises Refused, Invalid for characters without a print font, and Storage.
    """
    with store.act(session):
        refuse(session, "print", store.books["training"])
    record: Any = store.get(session, "training", training, "preview")
    files = store.attachments.of(session, "training", training)
    signed = [file for file in files if file.name == SIGNATURE]
    signature = store.attachments.read(session, signed[-1].id) if signed else b""
    person = store.office.people.get(record.trainer or 0)
    trainer = person.name if person is not None else ""
    office = letterhead(store).office
    names = [row.name for row in record.trainees if row.present]
    names = names or [row.name for row in record.trainees] or [record.contact or record.title()]
    refuse_missing(record.number, [office, trainer, record.title(), *names, *_topics(record)])
    with speaking(options.language):
        page = DesignedPage(_("Certificate of attendance"), office, options.paper, options)
        for name in names:
            page.start()
            _Certificate(page, record, office, trainer, session).draw(name, signature)
            page.end()
        return page.document.finish()


def _topics(record: Any) -> list[str]:
    taught = [_(row.text) for row in record.topics if row.taught]
    return taught or [_(row.text) for row in record.topics]


class _Certificate:
    """One page: frame, name, what was learnt, who signs."""

    def __init__(
        self, page: DesignedPage, record: Any, office: str, trainer: str, session: Session
    ) -> None:
        self.page, self.record, self.session = page, record, session
        self.office, self.trainer = office, trainer
        self.scale = min(page.width / 842, page.height / 595)
        self.middle = page.width / 2

    def draw(self, name: str, signature: bytes) -> None:
        """The whole page."""
        page, s, middle = self.page, self.scale, self.middle
        top = page.height
        page.frame(22 * s, 2.2 * s)
        page.frame(29 * s, 0.6 * s)
        page.pen.fill([(middle - 30 * s, top - 154 * s, 60 * s, 2.4 * s)], GREEN)
        room = page.width - 150 * s
        page.say(middle, top - 78 * s, self.office, 15 * s, ink=QUIET, align="center",
                 spacing=1.5 * s, room=room)  # fmt: skip
        page.say(middle, top - 130 * s, _("Certificate of attendance"), 34 * s, bold=True,
                 ink=GREEN, align="center", spacing=3 * s, room=room)  # fmt: skip
        page.say(middle, top - 190 * s, _("This is to certify that"), 13 * s, ink=QUIET,
                 align="center")  # fmt: skip
        page.say(middle, top - 232 * s, name, 30 * s, bold=True, align="center", room=room)
        company = self.record.title()
        if company and company != name:
            page.say(middle, top - 258 * s, company, 13 * s, align="center", room=room)
        page.say(middle, top - 290 * s, self._took_part(), 13.5 * s, align="center", room=room)
        self._learnt(top - 322 * s, _topics(self.record))
        self._foot(signature)

    def _took_part(self) -> str:
        at = self.record.finished_at or self.record.planned_at or self.session.now()
        day = long_day(local(at, self.session.zone).date())
        hours = self.record.hours
        if not hours:
            return str(Message(N_("has taken part in our training on {day}."), day=day))
        told = N_("has taken part in our training of {hours} hours on {day}.")
        return str(Message(told, day=day, hours=f"{hours:f}".rstrip("0").rstrip(".")))

    def _learnt(self, y: float, topics: Sequence[str]) -> None:
        """The topics in two columns."""
        page, s = self.page, self.scale
        if not topics:
            return
        page.say(self.middle, y, _("Topics taught"), 10.5 * s, ink=QUIET, align="center")
        shown = list(topics[:_MOST_TOPICS])
        if len(topics) > _MOST_TOPICS:
            shown[-1] = str(Message(N_("and {n} more"), n=len(topics) - _MOST_TOPICS + 1))
        half = (len(shown) + 1) // 2 if len(shown) > 3 else len(shown)
        columns = [shown[:half], shown[half:]] if len(shown) > half else [shown]
        wide = 285 * s
        left = self.middle - wide * len(columns) / 2 - 8 * s * (len(columns) - 1)
        if len(columns) == 1:
            for row, text in enumerate(shown):
                page.say(self.middle, y - (20 + row * 18) * s, text, 12 * s, align="center",
                         room=page.width - 160 * s)  # fmt: skip
            return
        for at, column in enumerate(columns):
            x = left + at * (wide + 16 * s)
            for row, text in enumerate(column):
                base = y - (20 + row * 18) * s
                page.pen.fill([(x, base + 2.6 * s, 4 * s, 4 * s)], GREEN)
                page.say(x + 12 * s, base, text, 12 * s, room=wide - 14 * s)

    def _foot(self, signature: bytes) -> None:
        """The trainer, the customer's signature, the seal, the number."""
        page, s = self.page, self.scale
        base, wide = 96 * s, 190 * s
        edge = 72 * s
        places = [
            (edge, self.trainer, _("Trainer")),
            (self.middle - wide / 2, self.record.signed_by, _("Signed for the customer by")),
            (page.width - edge - wide, "", _("Stamp of the house")),
        ]
        if signature:
            left = self.middle - wide / 2
            page.picture(signature, left + 10 * s, base + 4 * s, wide - 20 * s, 46 * s)
        for at, (x, name, label) in enumerate(places):
            page.pen.add("0.6 G")
            page.pen.rule([(x, base, x + wide, base)], 0.7)
            page.pen.add("0 G")
            if name and not (at == 1 and signature):
                page.say(x + wide / 2, base + 7 * s, name, 13 * s, align="center", room=wide)
            told = f"{label}: {name}" if name and at == 1 and signature else label
            page.say(x + wide / 2, base - 14 * s, told, 9.5 * s, ink=QUIET, align="center",
                     room=wide)  # fmt: skip
        number = _("No.: {number}").format(number=self.record.number)
        page.say(self.middle, 44 * s, number, 9 * s, ink=QUIET, align="center")
