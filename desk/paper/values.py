# SPDX-License-Identifier: MIT
"""How a value is written into its cell of the form, or what stands there to be filled by hand."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from desk.db.fields import (
    Choice,
    Day,
    IdNumber,
    Kind,
    Line,
    Link,
    Moment,
    Money,
    Note,
    Phone,
    Setting,
    Tick,
)
from desk.paper.breaking import broken
from desk.paper.fonts import drawable, fonts
from desk.paper.sizes import Style
from desk.text import N_, _
from desk.text.money import capitals, yuan

TICKED, OPEN = "☑", "☐"
#: Between two boxes in a column of a table.
BETWEEN = "  "
_YES_NO = {"1": N_("yes"), "": N_("no")}
# A date or number is rather set smaller than broken over two lines, a name only a little.
_LEAST_SIZE, _LEAST_NAME = 0.74, 0.9


@dataclass
class Written:
    """The lines of a value as they stand in the cell; `size` and `leading` in points."""

    lines: list[str]
    size: float
    leading: float
    align: str = "left"
    right: str = ""
    place: str = "middle"


class Writer:
    """Writes the values of one job: its language, masking and type sizes."""

    def __init__(self, at: Setting, style: Style, *, blank: bool, masked: bool) -> None:
        self.at = at
        self.style = style
        self.blank = blank
        self.masked = masked
        self.lost: dict[str, list[str]] = {}  # characters no font has, by field
        self._boxed: dict[tuple[object, str, float], Written] = {}

    def write(
        self, kind: "Kind[Any]", value: Any, width: float, *, wide: bool, states: Mapping[str, str]
    ) -> Written:
        """A value in a cell of that inner width; `wide` ones have room for capitals of money."""
        empty = self.blank or kind.is_empty(value)
        if isinstance(kind, Tick):
            return self._boxes(kind, _YES_NO, self._ticked(value), width)
        if isinstance(kind, Choice):
            options = states if kind.name == "state" and states else kind.options
            return self._choice(kind, options, "" if empty else value, width)
        if isinstance(kind, Money):
            return self._money(None if empty else value, width, wide and kind.capitals)
        if empty:
            return self._one_line(self._to_fill(kind, width), width)
        text = self.check(kind.name, self.text(kind, value))
        if isinstance(kind, Note):
            lines = broken(text, width, self.style.value, fonts().regular)
            return Written(lines, self.style.value, self.style.leading, place="top")
        if isinstance(kind, Line | Link) and not _is_figure(kind):
            return self._name(text, width)
        return self._one_line(text, width)

    def text(self, kind: "Kind[Any]", value: Any) -> str:
        """The value as one text, masked for those who need not know it."""
        shown = kind.show(value, self.at)
        return kind.masks(shown) if self.masked and kind.masks and shown else shown

    def check(self, name: str, text: str) -> str:
        """The text, its characters checked against the fonts; what they lack is kept in `lost`."""
        if lost := fonts().missing(text):
            self.lost.setdefault(name, []).extend(lost)
        return text

    def cell(
        self,
        table: str,
        kind: "Kind[Any]",
        value: Any,
        width: float,
        size: float,
        *,
        boxed: bool = False,
    ) -> Written:
        """A value in a column of a table; a `boxed` choice can be ticked by hand."""
        if boxed and isinstance(kind, Choice):
            marks = boxes(kind.options, "" if self.blank else value)
            lines = _filled(marks, BETWEEN, width * 1000 / size)
            return Written(lines, size, size * 1.3)
        if self.blank or (kind.is_empty(value) and not isinstance(kind, Tick)):
            return Written([], size, size * 1.3)
        if isinstance(kind, Tick):
            return Written([TICKED if value else OPEN], size, size * 1.3, "middle")
        text = self.check(table, self.text(kind, value))
        align = kind.align
        if isinstance(kind, Line | Choice | Link) and not isinstance(kind, Phone | IdNumber):
            lines = broken(text, width, size, fonts().regular)
            return Written(lines, size, size * 1.3, align)
        return self._fitted(text, width, size, align)

    def _ticked(self, value: Any) -> str:
        return "none" if self.blank else "1" if value else ""

    def _to_fill(self, kind: "Kind[Any]", width: float) -> str:
        if not self.blank:
            return ""
        text = ""
        if isinstance(kind, Moment):
            text = _("      /      /        :    ")
        elif isinstance(kind, Day):
            text = _("      /      /      ")
        long = fonts().regular.width(text) * self.style.value / 1000 > width
        return text.replace("  ", " ") if long else text

    def _choice(
        self, kind: "Kind[Any]", options: Mapping[str, str], value: str, width: float
    ) -> Written:
        if options and (value in options or not value):
            boxes = self._boxes(kind, options, value or "none", width)
            if len(boxes.lines) <= 2 or (self.blank and len(boxes.lines) <= 3):
                return boxes
        shown = self.check(kind.name, _(options.get(value, value))) if value else ""
        return self._lines(shown, width)

    def _boxes(
        self, kind: "Kind[Any]", options: Mapping[str, str], value: str, width: float
    ) -> Written:
        key = (kind.name, value, width)
        written = self._boxed.get(key)
        if written is None:
            written = self._boxed[key] = self._box(options, value, width)
        return written

    def _box(self, options: Mapping[str, str], value: str, width: float) -> Written:
        """The options with the chosen one ticked; set a little closer if that saves a line."""
        items = boxes(options, value)
        size, leading = self.style.value, self.style.leading
        lines = _filled(items, "   ", width * 1000 / size)
        for between, share in (("  ", 1.0), ("  ", 0.93), (" ", 0.88)):
            closer = _filled(items, between, width * 1000 / (size * share))
            if len(closer) < len(lines):
                lines, size = closer, size * share
                break
        longest = max(map(fonts().regular.width, lines)) * size / 1000
        if longest > width:
            size *= width / longest
        return Written(lines, size, leading)

    def _money(self, value: int | None, width: float, wide: bool) -> Written:
        if value is None:
            if not self.blank:
                return Written([], self.style.value, self.style.leading)
            words = _("In words: {words}").format(words="") if wide else ""
            return Written([words], self.style.value, self.style.leading, right="¥" + " " * 18)
        figure = yuan(value)
        if not wide:
            return self._one_line(figure, width, "right")
        words = _("In words: {words}").format(words=capitals(value))
        script, size = fonts().regular, self.style.value
        room = width - script.width(figure) * size / 1000 - size
        lines = broken(words, room, size, script) if room > width / 2 else []
        if len(lines) == 1:
            return Written(lines, size, self.style.leading, right=figure)
        lines = broken(words, width, size, script)
        return Written(["", *lines], size, self.style.leading, right=figure)

    def _name(self, text: str, width: float) -> Written:
        size = self.style.value
        natural = fonts().regular.width(text) * size / 1000
        if width < natural <= width / _LEAST_NAME:
            return Written([text], size * width / natural * 0.995, self.style.leading)
        return self._lines(text, width)

    def _lines(self, text: str, width: float) -> Written:
        lines = broken(text, width, self.style.value, fonts().regular) if text else []
        return Written(lines, self.style.value, self.style.leading)

    def _one_line(self, text: str, width: float, align: str = "left") -> Written:
        if not text:
            return Written([], self.style.value, self.style.leading, align)
        return self._fitted(text, width, self.style.value, align)

    def _fitted(self, text: str, width: float, size: float, align: str) -> Written:
        natural = fonts().regular.width(text) * size / 1000
        leading = size * 1.3 if size < self.style.value else self.style.leading
        if natural <= width:
            return Written([text], size, leading, align)
        small = max(size * width / natural * 0.995, size * _LEAST_SIZE)
        return Written(broken(text, width, small, fonts().regular), small, leading, align)


def boxes(options: Mapping[str, str], value: str) -> list[str]:
    """Each option with its box, the chosen one ticked."""
    return [
        f"{TICKED if code == value else OPEN}{_gap(_(label))}{drawable(_(label))}"
        for code, label in options.items()
    ]


def _gap(label: str) -> str:
    return "" if label[:1] > "\u2e80" else " "


def _is_figure(kind: "Kind[Any]") -> bool:
    """Whether it is rather set smaller than broken: a phone, an ID, the number of the sheet."""
    return isinstance(kind, Phone | IdNumber) or kind.name == "number"


def _filled(items: list[str], between: str, room: float) -> list[str]:
    script = fonts().regular
    lines: list[str] = []
    for item in items:
        longer = f"{lines[-1]}{between}{item}" if lines else ""
        if lines and script.width(longer) <= room:
            lines[-1] = longer
        else:
            lines.append(item)
    return lines
