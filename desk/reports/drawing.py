# SPDX-License-Identifier: MIT
"""A chart as boxes, strokes, dots and texts, so that paper and screen draw the very same one.

The origin is the upper left corner, x to the right, y down, in points. Series differ in lightness,
line and mark, not in hue alone: most offices print in black.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from desk.db.query import Query
from desk.reports import showing
from desk.reports.model import Chart, Series, Share
from desk.text import N_, Message

Tone = Literal["first", "second", "grid", "goal", "text", "muted", "paper"]
Measure = Callable[[str, float, bool], float]
"""How wide a text is at a size, bold or not."""

SIZE, SMALL = 7.5, 7.0
_TONES: tuple[Tone, ...] = ("first", "second")
_LEFT, _TOP, _BOTTOM = 30.0, 20.0, 16.0
_APART = 8.0  # between the last values of two lines
_LAST = 14.0  # room for the last value of a line, beside what its category leaves


@dataclass(frozen=True)
class Box:
    """A filled box; `query` opens what it stands for, `says` tells it in words."""

    x: float
    y: float
    width: float
    height: float
    tone: Tone
    query: Query | None = None
    says: str = ""


@dataclass(frozen=True)
class Stroke:
    """A line through points."""

    points: tuple[tuple[float, float], ...]
    tone: Tone
    weight: float = 0.5
    dashed: bool = False


@dataclass(frozen=True)
class Dot:
    """A mark on a line, full or hollow."""

    x: float
    y: float
    radius: float
    tone: Tone
    hollow: bool = False
    query: Query | None = None
    says: str = ""


@dataclass(frozen=True)
class Text:
    """A text with its base at y; x is its left end, middle or right end."""

    x: float
    y: float
    text: str
    size: float = SIZE
    tone: Tone = "text"
    align: Literal["left", "center", "right"] = "left"
    bold: bool = False


Shape = Box | Stroke | Dot | Text


def drawn(chart: Chart, width: float, height: float, measure: Measure) -> list[Shape]:
    """The chart with its title, fitted into a box of that size."""
    return list(_Chart(chart, width, height, measure).shapes())


class _Chart:
    """One chart being drawn."""

    def __init__(self, chart: Chart, width: float, height: float, measure: Measure) -> None:
        self.chart = chart
        self.width = width
        self.measure = measure
        self.top, self.floor = _TOP + 8, height - _BOTTOM
        last = _LAST if chart.kind == "lines" else 0.0
        self.step = (width - _LEFT - last) / max(1, len(chart.categories))
        self.low, self.high, self.ticks = self._scale()

    def shapes(self) -> Iterator[Shape]:
        """Title and legend, grid, then columns or lines."""
        yield Text(0, 9, str(self.chart.title), 9, bold=True)
        yield from self._legend()
        for tick in self.ticks:
            y = self._y(tick)
            yield Stroke(((_LEFT, y), (self.width, y)), "grid")
            yield Text(_LEFT - 4, y + 2.5, self._tick(tick), SMALL, "muted", "right")
        for n, name in enumerate(self.chart.categories):
            x = _LEFT + (n + 0.5) * self.step
            yield Text(x, self.floor + 10, str(name), SMALL, "muted", "center")
        if self.chart.goal is not None:
            yield from self._goal(self.chart.goal)
        for number, series in enumerate(self.chart.series):
            draw = self._columns if self.chart.kind == "columns" else self._line
            yield from draw(number, series)
        if self.chart.kind == "lines":
            yield from self._last_values()

    def _scale(self) -> tuple[float, float, list[float]]:
        """The lowest and highest value of the axis and the values that get a grid line."""
        values = [_figure(v) for s in self.chart.series for v in s.values if v is not None]
        if self.chart.unit == "share":
            low = min([self.chart.goal or 100, *values, 80])
            start = max(0, int(low // 10) * 10 - (10 if low < 20 else 0))
            wide = 20 if start < 50 else 10
            return start, 100, [float(tick) for tick in range(100, start - 1, -wide)]
        highest = max([*values, 4])
        step = next(
            s for power in range(12) for s in (10**power, 2 * 10**power, 5 * 10**power)
            if s * 4 >= highest
        )  # fmt: skip
        count = -(-highest // step)
        return 0, count * step, [float(n * step) for n in range(int(count) + 1)]

    def _y(self, value: float) -> float:
        share = (value - self.low) / ((self.high - self.low) or 1)
        return self.floor - share * (self.floor - self.top)

    def _tick(self, value: float) -> str:
        return f"{value:.0f}%" if self.chart.unit == "share" else f"{value:,.0f}"

    def _legend(self) -> Iterator[Shape]:
        if len(self.chart.series) < 2:
            return
        x = self.width
        for number, series in reversed(list(enumerate(self.chart.series))):
            name = str(series.label)
            x -= self.measure(name, SIZE, False)
            yield Text(x, 9, name, SIZE)
            x -= 16
            if self.chart.kind == "columns":
                yield Box(x + 4, 3, 8, 7, _TONES[number % 2])
            else:
                yield Stroke(((x, 6.5), (x + 13, 6.5)), _TONES[number % 2], 1.4, number % 2 == 1)
                yield Dot(x + 6.5, 6.5, 2, _TONES[number % 2], number % 2 == 1)
            x -= 8

    def _goal(self, percent: int) -> Iterator[Shape]:
        y = self._y(percent)
        end = self.width  # the last values stand beside the lines, not on the goal
        if self.chart.kind == "lines":
            end = _LEFT + (len(self.chart.categories) - 0.4) * self.step
        yield Stroke(((_LEFT, y), (end, y)), "goal", 0.9, True)
        told = str(Message(N_("goal {goal}%"), goal=percent))
        yield Text(_LEFT + 2, y - 2.5 if percent < 100 else y + 8, told, SMALL, "goal")

    def _columns(self, number: int, series: Series) -> Iterator[Shape]:
        count = len(self.chart.series)
        wide = min(22.0, self.step * 0.72 / count)
        for n, value in enumerate(series.values):
            if value is None:
                continue
            x = _LEFT + (n + 0.5) * self.step - wide * count / 2 + wide * number
            y = self._y(_figure(value))
            yield Box(
                x, y, wide - 1, max(self.floor - y, 0.0), _TONES[number % 2],
                *self._behind(series, n, value),
            )  # fmt: skip
            if value:
                told = self._shown(value)
                yield Text(x + (wide - 1) / 2, y - 2.5, told, SMALL, "text", "center")

    def _line(self, number: int, series: Series) -> Iterator[Shape]:
        hollow, tone = number % 2 == 1, _TONES[number % 2]
        run: list[tuple[float, float]] = []
        dots: list[Shape] = []
        for n, value in enumerate(series.values):
            x = _LEFT + (n + 0.5) * self.step
            if value is None:
                yield from self._run(run, tone, hollow)
                run = []
                continue
            y = self._y(_figure(value))
            run.append((x, y))
            dots.append(Dot(x, y, 2.3, tone, hollow, *self._behind(series, n, value)))
        yield from self._run(run, tone, hollow)
        yield from dots

    def _last_values(self) -> Iterator[Shape]:
        """The last value beside the end of each line; close ones make room for each other."""
        ends = []
        for series in self.chart.series:
            if series.values and series.values[-1] is not None:
                value = series.values[-1]
                ends.append((self._y(_figure(value)), self._shown(value)))
        ends.sort()
        x = _LEFT + (len(self.chart.categories) - 0.5) * self.step + 4.5
        for n in range(1, len(ends)):
            close = _APART - (ends[n][0] - ends[n - 1][0])
            if close > 0:
                ends[n - 1] = ends[n - 1][0] - close / 2, ends[n - 1][1]
                ends[n] = ends[n][0] + close / 2, ends[n][1]
        for y, told in ends:
            yield Text(x, y + 2.5, told, SMALL, bold=True)

    def _run(self, run: list[tuple[float, float]], tone: Tone, dashed: bool) -> Iterator[Shape]:
        if len(run) > 1:
            yield Stroke(tuple(run), tone, 1.4, dashed)

    def _behind(self, series: Series, n: int, value: int | Share) -> tuple[Query | None, str]:
        query = series.queries[n] if n < len(series.queries) else None
        return query, f"{self.chart.categories[n]} · {series.label}: {self._shown(value)}"

    def _shown(self, value: int | Share) -> str:
        if isinstance(value, Share):
            return showing.percent(value)
        if self.chart.unit == "money":
            return f"{Decimal(value) / 100:,.0f}"
        return f"{value:,}"


def _figure(value: int | Share) -> float:
    return float(showing.exact(value)) if isinstance(value, Share) else float(value)
