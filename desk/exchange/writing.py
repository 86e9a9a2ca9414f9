# SPDX-License-Identifier: MIT
"""A list written as CSV or XLSX: safe against formulas, and the same again when it is read back.

The rule for CSV: a text that a spreadsheet could take for a formula (it begins with = + - @, a
tab or a line break, or with one of their full-width forms, after any number of apostrophes)
gets one apostrophe in front, unless it is a plain number with a minus. `reading` takes exactly
this apostrophe away again. In XLSX texts are stored as texts, and no apostrophe is needed.
"""

import csv
import io
import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Literal, Self

from desk.db.files import replacing
from desk.errors import Invalid
from desk.exchange.headings import letter
from desk.exchange.raw import Plain
from desk.text import N_, Message

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

Kind = Literal["text", "integer", "number", "money", "day", "moment"]
"""What a column holds; "money" is fen, shown as yuan. Moments are the office's, without zone."""

LONGEST_CELL = 32_767
MOST_ROWS = 1_048_575
"""What a sheet of XLSX holds: characters in a cell; rows below the headings."""

_RISKY = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_NEGATIVE = re.compile(r"-\d+(?:\.\d+)?")
# What XML and most programs cannot hold: control characters, half characters.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_FORMATS: dict[Kind, str] = {
    "text": "@",
    "integer": "0",
    "number": "General",
    "money": "#,##0.00",
    "day": "yyyy-mm-dd",
    "moment": "yyyy-mm-dd hh:mm",
}
_FULL = N_("A sheet holds {most} rows at most. Choose CSV, or export in parts.")
_MEASURED = 200
"""Rows that decide the widths of the columns."""


def write_csv(
    path: str | Path,
    headings: Sequence[str],
    rows: Iterable[Sequence[Plain]],
    *,
    kinds: Sequence[Kind] = (),
) -> int:
    """Write a CSV that Excel and WPS open rightly (UTF-8 with mark); how many rows it has.

    Raises Storage when the file cannot be written; the old one stays then.
    """
    count = 0
    with replacing(path) as stream:
        text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="")
        try:
            writer = csv.writer(text)
            writer.writerow([_cell(heading, "text") for heading in headings])
            known = _known(kinds, len(headings))
            for row in rows:
                writer.writerow([_cell(cell, kind) for cell, kind in zip(row, known, strict=True)])
                count += 1
        finally:
            text.detach()
    return count


def write_xlsx(
    path: str | Path,
    headings: Sequence[str],
    rows: Iterable[Sequence[Plain]],
    *,
    title: str = "",
    widths: Sequence[float] = (),
    kinds: Sequence[Kind] = (),
) -> int:
    """Write a workbook with headings that stay in sight and a filter; how many rows it has.

    `widths` are in characters. Raises Invalid for a text or a list longer than a sheet can hold
    (a CSV can), Storage when the file cannot be written; the old one stays then.
    """
    with (
        replacing(path) as stream,
        Sheet(stream, headings, title=title, kinds=kinds, widths=widths) as sheet,
    ):
        for row in rows:
            sheet.add(row)
    return sheet.count


class Sheet:
    """A workbook of one sheet while it is written, row by row, without keeping them in memory."""

    def __init__(
        self,
        stream: IO[bytes],
        headings: Sequence[str],
        *,
        title: str = "",
        kinds: Sequence[Kind] = (),
        widths: Sequence[float] = (),
    ) -> None:
        import xlsxwriter  # late: it is not needed to start the program

        self.book = xlsxwriter.Workbook(
            stream,
            {
                "constant_memory": True,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
                "nan_inf_to_errors": True,
            },
        )
        self.headings = [clean(heading) for heading in headings]
        self.page: Worksheet = self.book.add_worksheet(_sheet_name(title))
        self.count = 0
        self._kinds = _known(kinds, len(headings))
        self._formats: dict[tuple[Kind, bool], Format] = {}
        self._given = list(widths)
        self._widths = [_shown_width(heading) + 3.0 for heading in self.headings]
        head = self.book.add_format(
            {"bold": True, "bg_color": "#E6EFEE", "bottom": 1, "valign": "vcenter"}
        )
        for column, heading in enumerate(self.headings):
            self.page.write_string(0, column, heading, head)
        if title:
            self.book.set_properties({"title": clean(title)})

    def add(self, row: Sequence[Plain], wrong: frozenset[int] = frozenset()) -> int:
        """Add a row, the cells of the columns in `wrong` coloured; its number in the sheet."""
        if self.count == MOST_ROWS:
            raise Invalid([(None, Message(_FULL, most=f"{MOST_ROWS:,}"))])
        self.count += 1
        for column, value in enumerate(row):
            kind = self._kinds[column]
            form = self.format(kind if kind != "text" else kind_of(value), column in wrong)
            if value is None:
                if column in wrong:
                    self.page.write_blank(self.count, column, None, form)
            else:
                self._write(column, value, kind, form)
        return self.count

    def format(self, kind: Kind, wrong: bool) -> "Format":
        """The look of a cell of this kind."""
        if (kind, wrong) not in self._formats:
            look: dict[str, Any] = {"num_format": _FORMATS[kind], "valign": "top"}
            if wrong:
                look |= {"bg_color": "#FBD9D3", "border": 1, "border_color": "#B3261E"}
            self._formats[kind, wrong] = self.book.add_format(look)
        return self._formats[kind, wrong]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        if error is None:
            self._finish()
        else:
            # The rows written so far lie in a file of their own, which nobody else removes.
            self.page._opt_close()
            Path(self.page.row_data_filename).unlink(missing_ok=True)

    def _finish(self) -> None:
        """Widths, filter, headings that stay in sight, ready to be printed."""
        last = len(self.headings) - 1
        for column, width in enumerate(self._given or self._widths):
            self.page.set_column(column, column, min(max(width, 6), 60))
        if last >= 0:
            self.page.autofilter(0, 0, max(self.count, 1), last)
        self.page.freeze_panes(1, 0)
        self.page.repeat_rows(0)
        self.page.set_landscape()
        self.page.set_paper(9)
        self.page.fit_to_pages(1, 0)
        # Phone numbers are kept as texts on purpose; no green corners for them.
        self.page.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        self.book.close()

    def _write(self, column: int, value: Plain, kind: Kind, form: "Format") -> None:
        if isinstance(value, str):
            text = clean(value)
            if len(text) > LONGEST_CELL // 2:
                self._check_length(column, text)
            self.page.write_string(self.count, column, text, form)
        elif isinstance(value, bool):
            self.page.write_boolean(self.count, column, value, form)
        elif isinstance(value, date) and value.year < 1900:  # no day in a spreadsheet
            self.page.write_string(self.count, column, str(_plain(value)), form)
        elif isinstance(value, date):
            self.page.write_datetime(self.count, column, value, form)
        elif kind == "money":
            self.page.write_number(self.count, column, float(Decimal(value or 0) / 100), form)
        else:
            self.page.write_number(self.count, column, value or 0, form)
        if self.count <= _MEASURED:
            self._widths[column] = max(self._widths[column], _width_of(value))

    def _check_length(self, column: int, text: str) -> None:
        # Spreadsheets count in UTF-16, a rare character twice.
        length = len(text.encode("utf-16-le")) // 2
        if length <= LONGEST_CELL:
            return
        sentence = Message(
            N_(
                'Row {row}, "{heading}": the text has {length} characters, a cell of XLSX '
                "holds {most}. Choose CSV, which holds it whole."
            ),
            row=self.count,
            heading=self.headings[column] or letter(column),
            length=f"{length:,}",
            most=f"{LONGEST_CELL:,}",
        )
        raise Invalid([(None, sentence)])


def kind_of(value: Plain) -> Kind:
    """The kind that shows a single value as it is."""
    if isinstance(value, datetime):
        return "moment"
    if isinstance(value, date):
        return "day"
    if isinstance(value, bool):
        return "number"
    if isinstance(value, int):
        return "integer"
    return "number" if isinstance(value, float | Decimal) else "text"


def clean(text: str) -> str:
    """`text` without what no file can hold: control characters and halves of characters."""
    return _UNWRITABLE.sub("", text)


def _cell(value: Plain, kind: Kind) -> object:
    if type(value) is str:
        text = clean(value)
        return "'" + text if _RISKY.match(text) and not _NEGATIVE.fullmatch(text) else text
    return "" if value is None else _FIGURES[kind](value)


def _plain(value: Any) -> object:
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M:%S" if value.second else "%Y-%m-%d %H:%M")
    return format(value, "f") if isinstance(value, Decimal) else value


def _yuan(value: Any) -> object:
    return f"{Decimal(value) / 100:.2f}"


_FIGURES: dict[Kind, Callable[[Any], object]] = {
    "text": _plain,
    "integer": _plain,
    "number": _plain,
    "money": _yuan,
    "day": _plain,
    "moment": _plain,
}


def _known(kinds: Sequence[Kind], columns: int) -> list[Kind]:
    return [kinds[index] if index < len(kinds) else "text" for index in range(columns)]


def _sheet_name(title: str) -> str:
    """The title as the name on the sheet's tab, which may have 31 characters and no []:*?/\\."""
    name = " ".join(re.sub(r"[\[\]:*?/\\]", " ", clean(title)).split()).strip("'")[:31].strip()
    # "History" is a name Excel keeps for itself.
    return name if name and name.casefold() != "history" else "Sheet1"


def _width_of(value: Plain) -> float:
    if isinstance(value, str):
        return max((_shown_width(line) for line in value[:400].split("\n")), default=0) + 2.0
    if isinstance(value, datetime):
        return 17.0
    return 12.0 if isinstance(value, date) else len(str(value)) * 1.15 + 3.0


def _shown_width(text: str) -> float:
    # Chinese characters are twice as wide as digits.
    return sum(2.0 if character > "\u2e7f" else 1.0 for character in text)
