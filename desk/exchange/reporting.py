# SPDX-License-Identifier: MIT
"""A report as a workbook: the figures on the first sheet, each table and chart on one of its own.

Values stay numbers one can reckon with (yuan, hours, per cent); texts are never formulas.
"""

import io
import re
from collections.abc import Iterator
from datetime import date, datetime, tzinfo
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desk.db.files import replacing
from desk.exchange.writing import clean
from desk.reports import showing
from desk.reports.model import (
    Chart,
    Label,
    Report,
    Section,
    Share,
    Table,
    Tiles,
    Unit,
    Value,
    Words,
)
from desk.text import N_, Message, _, language, speaking
from desk.text.dates import local, moment_text

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_FORMATS: dict[Unit, str] = {
    "count": "#,##0",
    "money": "#,##0.00",
    "minutes": "#,##0",
    "seconds": "#,##0",
    "share": "0.0%",
    "number": "#,##0.###",
    "text": "@",
    "day": "yyyy-mm-dd",
    "moment": "yyyy-mm-dd hh:mm",
}
_COLOURS = ("#126B63", "#A8CCC7")
_WIDE, _LEAST = 60, 9


def write_report(path: str | Path, report: Report, zone: tzinfo, *, speak: str = "") -> None:
    """Write the report as XLSX; raises Storage when the file cannot be written."""
    with replacing(path) as stream:
        stream.write(workbook(report, zone, speak=speak))


def workbook(report: Report, zone: tzinfo, *, speak: str = "") -> bytes:
    """The report as the bytes of an XLSX file, in a language (else the one spoken now)."""
    import xlsxwriter  # late: it is not needed to start the program

    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    with speaking(speak or language()):
        _Book(book, report, zone).write()
    book.close()
    return out.getvalue()


class _Book:
    """A workbook while it is written."""

    def __init__(self, book: Any, report: Report, zone: tzinfo) -> None:
        self.book = book
        self.report = report
        self.zone = zone
        self._formats: dict[tuple[str, bool], Format] = {}
        self._names: set[str] = set()
        self._title = book.add_format({"bold": True, "font_size": 16})
        self._head = book.add_format({"bold": True, "bg_color": "#E1E8EA", "bottom": 1})
        self._wrap = book.add_format({"text_wrap": True, "valign": "top"})
        self._plain = book.add_format({"valign": "top"})

    def write(self) -> None:
        """The first sheet, then one for each table and chart."""
        report = self.report
        self.book.set_properties({"title": clean(f"{report.title} {report.period}")})
        page = self._page(_("Report"))
        page.set_column(0, 0, 34)
        page.set_column(1, 2, 20)
        self._text(page, 0, 0, report.title, self._title)
        about = [str(t) for t in (report.period, report.branch) if str(t)]
        self._text(page, 1, 0, " · ".join(about))
        row = self._as_of(page, 2) + 1
        sections = (*report.sections, *report.annex)
        for section in sections:
            row = self._figures(page, row, section)
        for section in sections:
            for part in section.parts:
                if isinstance(part, Table):
                    self._table(section, part)
                elif isinstance(part, Chart):
                    self._chart(part)

    def _as_of(self, page: "Worksheet", row: int) -> int:
        signed = self.report.signed
        if signed is None:
            at = moment_text(self.report.made_at, self.zone)
            self._text(page, row, 0, Message(N_("Figures as of {at}"), at=at))
            return row + 1
        at = moment_text(signed.at, self.zone)
        self._text(page, row, 0, Message(N_("Signed by {by}, {at}"), by=signed.by, at=at))
        for label in (
            Message(N_("Hash of the figures: {hash}"), hash=signed.hash),
            Message(N_("Last hash of the trail: {hash}"), hash=signed.trail),
        ):
            row += 1
            self._text(page, row, 0, label)
        return row + 1

    def _figures(self, page: "Worksheet", row: int, section: Section) -> int:
        """Tiles and sentences of a section; the row after them."""
        parts = [part for part in section.parts if isinstance(part, Tiles | Words)]
        if not parts:
            return row
        page.set_row(row, None, self._head)
        self._text(page, row, 0, section.title, self._head)
        row += 1
        for part in parts:
            if isinstance(part, Tiles):
                for figure in part.figures:
                    self._text(page, row, 0, figure.label)
                    self._value(page, row, 1, figure.value, figure.unit)
                    self._text(page, row, 2, figure.note)
                    row += 1
            else:
                for sentence in part.sentences:
                    page.merge_range(row, 0, row, 7, clean(str(sentence)), self._wrap)
                    page.set_row(row, 15 * (1 + len(str(sentence).encode()) // 130))
                    row += 1
        return row + 1

    def _table(self, section: Section, table: Table) -> None:
        heading = str(table.title) or str(table.columns[0].heading)
        alone = sum(isinstance(part, Table) for part in section.parts) == 1
        page = self._page(str(section.title) if alone or not heading else heading)
        widths = []
        for n, column in enumerate(table.columns):
            self._text(page, 0, n, _with_unit(column.heading, column.unit), self._head)
            widths.append(_wide(str(column.heading)) + 3)
        for at, row in enumerate(table.rows, 1):
            for n, (cell, column) in enumerate(zip(row, table.columns, strict=True)):
                self._value(page, at, n, cell.value, column.unit)
                shown = showing.shown(cell.value, column.unit, self.zone)
                widths[n] = max(widths[n], _wide(shown) + 2)
        for n, width in enumerate(widths):
            page.set_column(n, n, min(max(width, _LEAST), _WIDE))
        page.freeze_panes(1, 0)
        page.set_landscape()
        page.set_paper(9)
        page.fit_to_pages(1, 0)

    def _chart(self, chart: Chart) -> None:
        page = self._page(str(chart.title))
        name = page.get_name().replace("'", "''")
        for n, category in enumerate(chart.categories, 1):
            self._text(page, n, 0, category)
        kind = "column" if chart.kind == "columns" else "line"
        made = self.book.add_chart({"type": kind})
        rows = len(chart.categories)
        for n, series in enumerate(chart.series, 1):
            self._text(page, 0, n, _with_unit(series.label, chart.unit), self._head)
            for at, value in enumerate(series.values, 1):
                self._value(page, at, n, value, chart.unit)
            colour = _COLOURS[(n - 1) % 2]
            made.add_series(
                {
                    "name": [page.get_name(), 0, n],
                    "categories": f"='{name}'!$A$2:$A${rows + 1}",
                    "values": [page.get_name(), 1, n, rows, n],
                    "fill": {"color": colour},
                    "line": {"color": colour, "width": 2},
                    "marker": {"type": "circle" if n == 1 else "diamond", "size": 6},
                }
            )
        made.set_title({"name": clean(str(chart.title))})
        made.set_legend({"position": "bottom"})
        if chart.unit == "share":
            made.set_y_axis({"num_format": "0%", "max": 1})
        page.insert_chart(1, len(chart.series) + 2, made, {"x_scale": 1.5, "y_scale": 1.2})
        page.set_column(0, len(chart.series), 14)

    def _page(self, title: str) -> "Worksheet":
        """A sheet whose name is the title, made fit for a tab and unlike all others."""
        bare = " ".join(re.sub(r"[\[\]:*?/\\']", " ", clean(title)).split())[:28] or "1"
        name = next(n for n in _tries(bare) if n.casefold() not in self._names)
        self._names.add(name.casefold())
        page: Worksheet = self.book.add_worksheet(name)
        return page

    def _text(
        self, page: "Worksheet", row: int, column: int, text: Label, form: "Format | None" = None
    ) -> None:
        if str(text):
            page.write_string(row, column, clean(str(text)), form)

    def _value(self, page: "Worksheet", row: int, column: int, value: Value, unit: Unit) -> None:
        if isinstance(value, Share):
            if value.whole:
                page.write_number(row, column, value.part / value.whole, self._form("0.0%"))
        elif isinstance(value, datetime):
            here = local(value, self.zone).replace(tzinfo=None, microsecond=0)
            page.write_datetime(row, column, here, self._form(_FORMATS["moment"]))
        elif isinstance(value, date):
            page.write_datetime(row, column, value, self._form(_FORMATS["day"]))
        elif isinstance(value, int | Decimal):
            number = float(Decimal(value) / 100) if unit == "money" else float(value)
            page.write_number(row, column, number, self._form(_FORMATS[unit]))
        elif value is not None:
            self._text(page, row, column, value, self._plain)

    def _form(self, shape: str) -> "Format":
        if (shape, False) not in self._formats:
            look = {"num_format": shape, "valign": "top", "align": "right"}
            self._formats[shape, False] = self.book.add_format(look)
        return self._formats[shape, False]


def _with_unit(heading: Label, unit: Unit) -> Label:
    if unit == "minutes" and str(heading):
        return Message(N_("{heading} (minutes)"), heading=heading)
    if unit == "seconds" and str(heading):
        return Message(N_("{heading} (seconds)"), heading=heading)
    if unit == "money" and str(heading):
        return Message(N_("{heading} (yuan)"), heading=heading)
    return heading


def _tries(name: str) -> Iterator[str]:
    yield name
    for number in range(2, 1000):
        yield f"{name[:26]} {number}"


def _wide(text: str) -> float:
    # Chinese characters are twice as wide as digits.
    return sum(2.0 if character > "\u2e7f" else 1.0 for character in text[:200])
