# SPDX-License-Identifier: MIT
"""The poster of the service star of the month, to be hung up: photo, name, month, the reason."""

import io
from datetime import date
from math import cos, pi, sin
from typing import Any, NamedTuple

from PIL import Image, ImageOps

from desk.db.act import refuse
from desk.db.said import spoken
from desk.db.store import Store
from desk.errors import Invalid
from desk.paper.breaking import broken
from desk.paper.designed import GREEN, GREEN_LINE, QUIET, DesignedPage, refuse_missing
from desk.paper.fonts import Script
from desk.paper.printing import letterhead
from desk.paper.request import PrintOptions
from desk.records.star.photos import photos
from desk.session import Session
from desk.text import N_, Message, _, speaking
from desk.text.dates import local, long_day, month_text, read_month

_GOLD, _GOLD_LINE = "0.769 0.604 0.231 rg", "0.769 0.604 0.231 RG"
_TINT = "0.937 0.961 0.957 rg"
_MOST_LINES = 7
_PIXELS = 1200


class _Elected(NamedTuple):
    """One star on the poster; `unit` are branch and department."""

    name: str
    unit: str
    photo: bytes


def draw_poster(store: Store, session: Session, election: int, options: PrintOptions) -> bytes:
    """The poster of an election, a page for each star, as a PDF.

    The photo is the latest picture attached to the election whose name holds the star's name; with
    one star any picture will do. Raises Refused, Invalid before the votes are counted or for
    characters without a print font, and Storage.
    """
    with store.act(session):
        refuse(session, "print", store.books["star"])
    star: Any = store.get(session, "star", election, "preview")
    if star.star is None:
        told = Message(N_("{number} has no star yet: count the votes first."), number=star.number)
        raise Invalid([(None, told)])
    office = letterhead(store).office
    elected = _elected(store, session, star, office)
    with speaking(options.language):
        reason = star.reason.strip() or spoken(star.proposal)
        refuse_missing(star.number, [office, reason, *(n for one in elected for n in one[:2])])
        page = DesignedPage(_("Service star of the month"), office, options.paper, options)
        for one in elected:
            page.start()
            _Poster(page, star, office, reason, session).draw(one)
            page.end()
        return page.document.finish()


def _elected(store: Store, session: Session, star: Any, office: str) -> list[_Elected]:
    pictures = photos(store, session, star)
    made = []
    for row in star.results:
        person = store.office.people.get(row.person or 0) if row.elected else None
        if person is not None:
            place = store.office.branches.get(person.branch or 0)
            house = place.name if place is not None and place.name != office else ""
            unit = " · ".join(part for part in (house, person.department) if part)
            made.append(_Elected(person.name, unit, square(pictures.get(person.id, b""))))
    return made


class _Poster:
    """One page: the month above, the portrait in a ring, the name, the reason, the office."""

    def __init__(
        self, page: DesignedPage, star: Any, office: str, reason: str, session: Session
    ) -> None:
        self.page, self.star, self.session = page, star, session
        self.office, self.reason = office, reason
        self.scale = min(page.width / 595, page.height / 842)
        self.middle = page.width / 2
        self.room = page.width - 120 * self.scale

    def draw(self, one: _Elected) -> None:
        """The whole page."""
        page, s, top = self.page, self.scale, self.page.height
        self._ground()
        month = read_month(self.star.month) or date(2000, 1, 1)
        page.say(self.middle, top - 72 * s, self.office, 15 * s, ink="1 g", align="center",
                 spacing=1.5 * s, room=self.room)  # fmt: skip
        page.say(self.middle, top - 128 * s, _("Service star of the month"), 38 * s, bold=True,
                 ink="1 g", align="center", spacing=3 * s, room=self.room)  # fmt: skip
        page.say(self.middle, top - 160 * s, month_text(month.year, month.month), 17 * s,
                 ink="1 g", align="center", spacing=1 * s)  # fmt: skip
        self._portrait(one, top - 336 * s, 132 * s)
        page.say(self.middle, top - 552 * s, one.name, 46 * s, bold=True, align="center",
                 spacing=4 * s, room=self.room)  # fmt: skip
        page.say(self.middle, top - 582 * s, one.unit, 16 * s, ink=QUIET, align="center",
                 room=self.room)  # fmt: skip
        self._reason(top - 612 * s)
        self._foot()

    def _ground(self) -> None:
        """A green field whose lower edge is a wide curve, and a gold hairline along it."""
        page, s = self.page, self.scale
        width, top = page.width, page.height
        edge, dip = top - 300 * s, top - 400 * s
        curve = f"{width:.2f} {edge:.2f} l {width * 0.68:.2f} {dip:.2f} {width * 0.32:.2f} "
        curve += f"{dip:.2f} 0 {edge:.2f} c"
        page.pen.add(f"q {GREEN} 0 {top:.2f} m {width:.2f} {top:.2f} l {curve} h f Q")
        low, deep = edge - 10 * s, dip - 10 * s
        line = f"{width:.2f} {low:.2f} m {width * 0.68:.2f} {deep:.2f} {width * 0.32:.2f} "
        line += f"{deep:.2f} 0 {low:.2f} c"
        page.pen.add(f"q {_GOLD_LINE} {2.2 * s:.2f} w {line} S Q")

    def _portrait(self, one: _Elected, y: float, radius: float) -> None:
        """The photo in a ring of gold on white, or the star itself where there is no photo."""
        page, s, x = self.page, self.scale, self.middle
        page.pen.add(f"q 1 g {circle(x, y, radius + 9 * s)} f Q")
        page.pen.add(f"q {_GOLD_LINE} {3 * s:.2f} w {circle(x, y, radius + 5 * s)} S Q")
        if one.photo:
            self._photo(one.photo, x, y, radius)
        else:
            page.pen.add(f"q {_TINT} {circle(x, y, radius)} f Q")
            page.pen.add(f"q {_GOLD} {five_points(x, y - 4 * s, radius * 0.72)} f Q")
        self._ribbon(y - radius - 8 * s)

    def _photo(self, data: bytes, x: float, y: float, radius: float) -> None:
        """The middle of the picture, cut round."""
        self.page.pen.add(f"q {circle(x, y, radius)} W n")
        self.page.picture(data, x - radius, y - radius, 2 * radius, 2 * radius)
        self.page.pen.add("Q")

    def _ribbon(self, y: float) -> None:
        """A green band across the foot of the ring, with five stars."""
        page, s, x = self.page, self.scale, self.middle
        half, high = 74 * s, 15 * s
        path = f"{x - half:.2f} {y - high:.2f} {2 * half:.2f} {2 * high:.2f} re"
        page.pen.add(f"q {GREEN} {path} f {_GOLD_LINE} {1.2 * s:.2f} w {path} S Q")
        for n in range(-2, 3):
            page.pen.add(f"q {_GOLD} {five_points(x + n * 26 * s, y, 8 * s)} f Q")

    def _reason(self, y: float) -> None:
        """The words, each line in the middle, smaller where they are many."""
        page, s = self.page, self.scale
        size = 18.5 * s
        script = page.document.regular
        lines = broken(self.reason, self.room, size, script)
        while len(lines) > _MOST_LINES - 2 and size > 11 * s:
            size -= s
            lines = broken(self.reason, self.room, size, script)
        if len(lines) > _MOST_LINES:
            lines = [*lines[: _MOST_LINES - 1], lines[_MOST_LINES - 1][:-1] + "…"]
        lines = _balanced(self.reason, lines, self.room, size, script)
        half = 26 * s
        page.pen.add(f"q {_GOLD_LINE}")
        page.pen.rule([(self.middle - half, y, self.middle + half, y)], 1.6 * s)
        page.pen.add("Q")
        for n, line in enumerate(lines):
            page.say(self.middle, y - 34 * s - n * size * 1.6, line, size, align="center")

    def _foot(self) -> None:
        """Office and day, between two fine lines."""
        page, s = self.page, self.scale
        at = self.star.announced_at or self.star.counted_at or self.session.now()
        day = long_day(local(at, self.session.zone).date())
        edge = 60 * s
        page.pen.add(f"q {GREEN_LINE}")
        page.pen.rule([(edge, 66 * s, page.width - edge, 66 * s)], 0.8 * s)
        page.pen.add("Q")
        page.say(edge, 46 * s, self.office, 11 * s, ink=QUIET, room=self.room * 0.6)
        page.say(page.width - edge, 46 * s, day, 11 * s, ink=QUIET, align="right")


def _balanced(text: str, lines: list[str], room: float, size: float, script: Script) -> list[str]:
    """The same number of lines, each about as long as the others: no single word below."""
    while lines and "\n" not in text:
        narrower = broken(text, room * 0.97, size, script)
        if len(narrower) != len(lines):
            break
        room, lines = room * 0.97, narrower
    return lines


def square(data: bytes) -> bytes:
    """The upper middle of a picture as a square JPEG, turned as it was taken; nothing where the
    bytes are no picture."""
    if not data:
        return b""
    try:
        with Image.open(io.BytesIO(data)) as opened:
            picture = ImageOps.exif_transpose(opened).convert("RGB")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return b""
    side = min(picture.size)
    left = (picture.width - side) // 2
    # A face stands in the upper part of a portrait.
    above = (picture.height - side) // 4
    picture = picture.crop((left, above, left + side, above + side))
    picture.thumbnail((_PIXELS, _PIXELS))
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=90)
    return out.getvalue()


def circle(x: float, y: float, radius: float) -> str:
    """The path of a circle."""
    k = radius * 0.5523
    points = [
        (x + radius, y + k, x + k, y + radius, x, y + radius),
        (x - k, y + radius, x - radius, y + k, x - radius, y),
        (x - radius, y - k, x - k, y - radius, x, y - radius),
        (x + k, y - radius, x + radius, y - k, x + radius, y),
    ]
    arcs = " ".join(" ".join(f"{v:.2f}" for v in arc) + " c" for arc in points)
    return f"{x + radius:.2f} {y:.2f} m {arcs} h"


def five_points(x: float, y: float, radius: float) -> str:
    """The path of a star that stands on two points."""
    spots = []
    for n in range(10):
        far = radius if n % 2 == 0 else radius * 0.42
        angle = pi / 2 + n * pi / 5
        spots.append(f"{x + far * cos(angle):.2f} {y + far * sin(angle):.2f}")
    return f"{spots[0]} m " + " ".join(f"{spot} l" for spot in spots[1:]) + " h"
