# SPDX-License-Identifier: MIT
"""Headings, sentences, tiles of figures, charts and lines to sign on, as strips of a page."""

from collections.abc import Iterator
from datetime import tzinfo

from desk.paper.breaking import broken
from desk.paper.pen import BAR, RISE, TINT
from desk.paper.report.strip import (
    ACCENT,
    ACCENT_LINE,
    HAIR,
    MUTED,
    PALE,
    PALE_LINE,
    RED,
    RED_LINE,
    Ink,
    Strip,
)
from desk.reports import showing
from desk.reports.drawing import Box, Dot, Stroke, Text, drawn
from desk.reports.model import Chart, Figure, Lines, Tiles, Words
from desk.text import _

SIZE, LEADING = 9.0, 14.0
_TILE, _GAP, _ACROSS = 49.0, 7.0, 4
_CHART = 138.0
_FILLS = {
    "first": ACCENT, "second": PALE, "grid": "0.85 g", "goal": RED, "text": "0.13 g",
    "muted": MUTED, "paper": "1 g",
}  # fmt: skip
_LINES = {
    "first": ACCENT_LINE, "second": "0.36 0.58 0.55 RG", "grid": "0.85 G", "goal": RED_LINE,
    "text": "0.13 G", "muted": HAIR, "paper": PALE_LINE,
}  # fmt: skip


def heading(ink: Ink, title: str, width: float) -> Strip:
    """The tinted bar of a section."""
    text = ink.known(title)

    def draw(x: float, y: float) -> None:
        ink.pen.fill([(x, y - 24, width, 17)], BAR)
        ink.pen.fill([(x, y - 24, 3, 17)], ACCENT)
        ink.pen.text(x + 10, y - 19.2, text, 9.8, ink.bold)

    return Strip(31, draw, keep=True)


def words(ink: Ink, part: Words, width: float) -> Iterator[Strip]:
    """Each sentence a paragraph."""
    for sentence in part.sentences:
        lines = broken(ink.known(str(sentence)), width, SIZE, ink.regular)

        def draw(x: float, y: float, lines: list[str] = lines) -> None:
            base = y - (LEADING - SIZE) / 2 - SIZE * RISE
            ink.pen.lines(x, base, lines, SIZE, LEADING, ink.regular)

        yield Strip(len(lines) * LEADING + 4, draw)


def tiles(ink: Ink, part: Tiles, width: float, zone: tzinfo) -> Iterator[Strip]:
    """Figures in frames, four beside each other."""
    wide = (width - (_ACROSS - 1) * _GAP) / _ACROSS
    for start in range(0, len(part.figures), _ACROSS):
        some = part.figures[start : start + _ACROSS]
        for figure in some:
            for text in (figure.label, figure.note):
                ink.known(str(text))

        def draw(x: float, y: float, some: tuple[Figure, ...] = some) -> None:
            for n, figure in enumerate(some):
                _tile(ink, figure, x + n * (wide + _GAP), y, wide, zone)

        yield Strip(_TILE + _GAP, draw)


def _tile(ink: Ink, figure: Figure, x: float, y: float, wide: float, zone: tzinfo) -> None:
    pen, met = ink.pen, figure.met
    mood = RED if met is False else ACCENT
    pen.fill([(x, y - _TILE, wide, _TILE)], TINT)
    pen.fill([(x, y - _TILE, 2.4, _TILE)], mood)
    room = wide - 16
    label, note = str(figure.label), str(figure.note)
    pen.ink(MUTED)
    size = ink.fitting(label, 8, room)
    pen.text(x + 9, y - 12, label, size, ink.regular)
    value = showing.shown(figure.value, figure.unit, zone)
    pen.ink(RED if met is False else "0 g")
    pen.text(x + 9, y - 31, value, ink.fitting(value, 17, room, bold=True), ink.bold)
    if met is not None:
        told = _("missed") if met is False else _("reached")
        pen.ink(mood)
        pen.text(x + wide - 7, y - 31, told, 7.5, ink.bold, align="right")
    pen.ink(MUTED)
    pen.text(x + 9, y - 42.5, note, ink.fitting(note, 7.5, room), ink.regular)
    pen.ink("0 g")


def chart(ink: Ink, part: Chart, width: float) -> Strip:
    """A chart, drawn from the same shapes as on screen."""
    shapes = drawn(part, width, _CHART - 8, ink.width)
    for shape in shapes:
        if isinstance(shape, Text):
            ink.known(shape.text)

    def draw(x: float, y: float) -> None:
        pen = ink.pen
        for shape in shapes:
            if isinstance(shape, Box):
                box = (x + shape.x, y - shape.y - shape.height, shape.width, shape.height)
                pen.fill([box], _FILLS[shape.tone])
            elif isinstance(shape, Stroke):
                _stroke(ink, shape, x, y)
            elif isinstance(shape, Dot):
                _dot(ink, shape, x, y)
            else:
                pen.ink(_FILLS[shape.tone])
                script = ink.bold if shape.bold else ink.regular
                pen.text(
                    x + shape.x, y - shape.y, shape.text, shape.size, script, align=shape.align
                )
        pen.ink("0 g")

    return Strip(_CHART, draw)


def _stroke(ink: Ink, shape: Stroke, x: float, y: float) -> None:
    path = " ".join(
        f"{x + a:.2f} {y - b:.2f} {'l' if n else 'm'}" for n, (a, b) in enumerate(shape.points)
    )
    dashes = "[3 2] 0 d " if shape.dashed else ""
    ink.pen.add(f"q {dashes}{_LINES[shape.tone]} {shape.weight:g} w {path} S Q")


def _dot(ink: Ink, shape: Dot, x: float, y: float) -> None:
    r, k = shape.radius, shape.radius * 0.5523
    cx, cy = x + shape.x, y - shape.y
    path = (
        f"{cx + r:.2f} {cy:.2f} m "
        f"{cx + r:.2f} {cy + k:.2f} {cx + k:.2f} {cy + r:.2f} {cx:.2f} {cy + r:.2f} c "
        f"{cx - k:.2f} {cy + r:.2f} {cx - r:.2f} {cy + k:.2f} {cx - r:.2f} {cy:.2f} c "
        f"{cx - r:.2f} {cy - k:.2f} {cx - k:.2f} {cy - r:.2f} {cx:.2f} {cy - r:.2f} c "
        f"{cx + k:.2f} {cy - r:.2f} {cx + r:.2f} {cy - k:.2f} {cx + r:.2f} {cy:.2f} c"
    )
    fill = "1 g" if shape.hollow else _FILLS[shape.tone]
    ink.pen.add(f"q {fill} {_LINES[shape.tone]} 1 w {path} B Q")


def lines(ink: Ink, part: Lines, width: float) -> Strip:
    """Where people sign, with room for the day."""
    names = [ink.known(str(name)) for name in part.names]
    step = width / max(1, len(names))

    def draw(x: float, y: float) -> None:
        pen = ink.pen
        for n, name in enumerate(names):
            left = x + n * step
            pen.text(left, y - 40, name, 8.5, ink.regular)
            start = left + ink.width(name, 8.5) + 5
            pen.rule([(start, y - 42, left + step - 60, y - 42)])
            pen.ink(MUTED)
            pen.text(left + step - 12, y - 40, _("      /      /      "), 8.5, ink.regular,
                     align="right")  # fmt: skip
            pen.ink("0 g")

    return Strip(56, draw)
