# SPDX-License-Identifier: MIT
"""Small tables as other programs write them, and the nasty values every way in must bear."""

import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import xlsxwriter

HEADINGS = ["客户编号", "客户名称", "联系电话", "金额", "备注"]
ROWS = [
    ["K001", "蓝山商贸有限公司", "13812345678", "1200.50", "常客"],
    ["K002", "王小明", "0571-88888888转8001", "0", '他说"明天到"，再等等'],
    ["K003", "𠮷野家", "+442079460000", "-12.5", "两行\n备注"],
]
NASTY = [
    "   ",
    "\u3000",
    "a\u200bb\u202ec",
    "㛃 䶮 𠮷 𫖯 😀",
    "cafe\u0301",
    "１３８１２３４５６７８",
    "O'Brien",
    "A & B",
    "<b>",
    "</para>",
    "a<b and c>d",
    '<img src="/etc/hostname">',
    "%s",
    "{0}",
    "'; DROP TABLE",
    "=1+1",
    '=HYPERLINK("http://example.org","x")',
    "@SUM(1)",
    "'=1+1",
    "''@x",
    "+86 138-1234-5678",
    "-1-1",
    "-5.00",
    "\t=1",
    "＝1+1",
    "x" * 20_000,
    "1.38E+10",
    "2023-02-29",
    "_x0041_",
    "'",
    "''",
    '"',
    '""',
    'a"b',
    ",",
    ";",
    "壹佰元整",
    "007",
    "line one\nline two",
]


def csv_bytes(rows: Iterable[Sequence[str]], separator: str = ",") -> bytes:
    """A CSV in UTF-8 without mark, every cell in quotation marks where it needs them."""
    import csv

    text = io.StringIO()
    csv.writer(text, delimiter=separator).writerows(rows)
    return text.getvalue().encode()


def xlsx(path: Path, *sheets: Sequence[Sequence[Any]], hidden: int = 0) -> Path:
    """A workbook; the first `hidden` sheets are hidden."""
    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
    for number, rows in enumerate(sheets):
        page = book.add_worksheet()
        if number < hidden:
            page.hide()
        if number == hidden:
            page.activate()
            page.set_first_sheet()
        for r, row in enumerate(rows):
            for c, value in enumerate(row):
                if value is None:
                    continue
                if hasattr(value, "hour"):
                    page.write_datetime(r, c, value, moment)
                elif hasattr(value, "year"):
                    page.write_datetime(r, c, value, day)
                else:
                    page.write(r, c, value)
    book.close()
    return path
