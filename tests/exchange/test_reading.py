# SPDX-License-Identifier: MIT
"""Tables of every kind and make are read as they stand, and what is none is told so."""

import codecs
import zipfile
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter

from desk.errors import Invalid, Storage
from desk.exchange.reading import open_table
from tests.exchange.samples import HEADINGS, ROWS, csv_bytes, xlsx


def values(path: Path, **more: object) -> list[list[object]]:
    """The rows of a file."""
    return [row.values for row in open_table(path, **more).rows()]  # type: ignore[arg-type]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-be"])
def test_every_encoding_and_separator_is_told_apart(
    tmp_path: Path, encoding: str, separator: str
) -> None:
    content = csv_bytes([HEADINGS, *ROWS], separator).decode().encode(encoding)
    if encoding == "utf-16-be":
        content = codecs.BOM_UTF16_BE + content
    path = tmp_path / "客户.csv"
    path.write_bytes(content)
    table = open_table(path)
    assert table.headings == HEADINGS
    assert table.source.separator == separator
    assert table.source.encoding == ("utf-16" if "16" in encoding else encoding)
    assert [row.values for row in table.rows()] == ROWS
    assert [row.number for row in table.rows()] == [2, 3, 4]


def test_short_gbk_is_no_other_encoding(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("姓名,电话\n联通,1\n".encode("gbk"))
    assert values(path) == [["联通", "1"]]


def test_mixed_encodings_name_the_line(tmp_path: Path) -> None:
    path = tmp_path / "mixed.csv"
    good = "名称,备注\n蓝山商贸有限公司,常客\n".encode()
    path.write_bytes(good + "王小明,重要\n".encode("gbk") + "李婷,常客\n".encode())
    with pytest.raises(Invalid, match=r"Line 3 of mixed\.csv"):
        open_table(path)


def test_a_cut_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "cut.csv"
    path.write_bytes("名称,备注\n蓝山商贸有限公司,常客\n".encode()[:-2])
    with pytest.raises(Invalid, match="cut off"):
        open_table(path)


def test_an_unclosed_quotation_mark_takes_no_other_row_with_it(tmp_path: Path) -> None:
    path = tmp_path / "quote.csv"
    path.write_text('a,b\n1,one\n2,"two\n3,three\n4,"fo,ur"\n5,five\n', encoding="utf-8")
    rows = list(open_table(path).rows())
    assert [row.number for row in rows] == [2, 3, 4, 5, 6]
    assert [bool(row.problem) for row in rows] == [False, True, False, False, False]
    assert "Line 3" in str(rows[1].problem)
    assert rows[3].values == ["4", "fo,ur"]


def test_text_after_a_closing_quotation_mark_is_told(tmp_path: Path) -> None:
    path = tmp_path / "quote.csv"
    path.write_text('a,b\n"1"x,one\n2,two\n', encoding="utf-8")
    rows = list(open_table(path).rows())
    assert "Line 2" in str(rows[0].problem)
    assert rows[1].values == ["2", "two"]


def test_a_mark_never_closed_at_the_end_is_told(tmp_path: Path) -> None:
    path = tmp_path / "quote.csv"
    path.write_text('a,b\n1,"one\n2,two', encoding="utf-8")
    rows = list(open_table(path).rows())
    assert rows[0].problem is not None
    assert rows[1].values == ["2", "two"]


def test_rows_longer_than_the_headings_are_told_shorter_ones_filled(tmp_path: Path) -> None:
    path = tmp_path / "wide.csv"
    path.write_text("a,b\n1\n1,2,3\n1,2,,\n", encoding="utf-8")
    rows = list(open_table(path, headings_row=1).rows())
    table = open_table(path, headings_row=1)
    assert len(table.headings) == 3
    assert [row.values[:2] for row in rows] == [["1", None], ["1", "2"], ["1", "2"]]
    path.write_text("a,b\n" + "1,2\n" * 40 + "1,2,3\n", encoding="utf-8")
    last = list(open_table(path).rows())[-1]
    assert "more cells" in str(last.problem)


def test_headings_stand_below_titles(tmp_path: Path) -> None:
    path = tmp_path / "report.csv"
    path.write_bytes(
        csv_bytes(
            [
                ["2026年11月客户表", "", "", "", ""],
                ["制表：李婷", "", "", "", "2026-11-21"],
                [],
                HEADINGS,
                *ROWS,
            ]
        )
    )
    table = open_table(path)
    assert table.headings == HEADINGS
    assert table.headings_row == 4
    assert [row.number for row in table.rows()] == [5, 6, 7]


def test_blank_and_double_headings_get_names(tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_text("名称,电话,,电话,\n甲,1,x,2,\n", encoding="utf-8")
    assert open_table(path).headings == ["名称", "电话", "Column C", "电话 (2)"]


def test_a_line_naming_the_separator_is_obeyed(tmp_path: Path) -> None:
    path = tmp_path / "sep.csv"
    path.write_text("sep=;\na;b\n1,5;2\n", encoding="utf-8")
    table = open_table(path)
    assert table.headings == ["a", "b"]
    assert [row.values for row in table.rows()] == [["1,5", "2"]]


def test_cells_of_workbooks_are_plain(tmp_path: Path) -> None:
    path = xlsx(
        tmp_path / "a.xlsx",
        [
            ["数量", "手机", "单价", "日期", "时间", "身份证", "是否"],
            [
                1.0,
                13800000000.0,
                0.1 + 0.2,
                date(2024, 1, 5),
                datetime.fromisoformat("2024-01-05T14:30"),
                330102199001011234,
                True,
            ],
            [None] * 7,
            [2, None, None, None, None, None, None],
        ],
    )
    rows = list(open_table(path).rows())
    assert rows[0].values == [
        1,
        13800000000,
        Decimal("0.3"),
        date(2024, 1, 5),
        datetime.fromisoformat("2024-01-05T14:30"),
        pytest.approx(330102199001011234.0),
        True,
    ]
    assert [type(value) for value in rows[0].values] == [
        int,
        int,
        Decimal,
        date,
        datetime,
        float,
        bool,
    ]
    assert [row.number for row in rows] == [2, 4]


def test_sheets_are_listed_and_chosen(tmp_path: Path) -> None:
    path = xlsx(
        tmp_path / "a.xlsx", [["secret"], ["x"]], [], [["a", "b"], [1, 2]], [["c"], [3]], hidden=1
    )
    table = open_table(path)
    assert table.source.sheets == ("Sheet2", "Sheet3", "Sheet4")
    assert table.source.sheet == "Sheet3"
    assert values(path, sheet="Sheet4") == [[3]]
    with pytest.raises(Invalid, match="no sheet Sheet9"):
        open_table(path, sheet="Sheet9")


def test_a_table_may_start_anywhere_in_its_sheet(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", [[], [None, None, "名称", "数量"], [None, None, "甲", 3]])
    table = open_table(path)
    assert table.headings == ["Column A", "Column B", "名称", "数量"]
    assert [(row.number, row.values) for row in table.rows()] == [(3, [None, None, "甲", 3])]


def test_failed_formulas_are_seen(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = xlsxwriter.Workbook(str(path))
    page = book.add_worksheet()
    page.write_row(0, 0, ["a", "b"])
    page.write(1, 0, "x")
    page.write_formula(1, 1, "=1/0", None, "#DIV/0!")
    book.close()
    assert values(path) == [["x", "#DIV/0!"]]


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.csv", b"", "is empty"),
        ("a.csv", b"\n\n,,\n", "every row is empty"),
        ("a.xlsx", b"", "is empty"),
        ("a.xlsx", b"PK\x03\x04 nothing more", "damaged or cut off"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "damaged"),
        ("a.csv", b"%PDF-1.7\n", "a PDF document"),
        ("a.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(100), "a picture"),
        ("a.xls", b"<html><table><tr><td>1</td></tr></table></html>", "a web page"),
        ("a.csv", bytes(range(256)) * 20, "of an unknown kind"),
    ],
)
def test_what_is_no_table_is_told(tmp_path: Path, name: str, content: bytes, sentence: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(Invalid, match=sentence):
        open_table(path)


def test_a_truncated_workbook_is_told(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", [HEADINGS, *ROWS])
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    with pytest.raises(Invalid, match="damaged or cut off"):
        open_table(path)


def test_other_archives_are_told(tmp_path: Path) -> None:
    path = tmp_path / "letter.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    with pytest.raises(Invalid, match="a text document"):
        open_table(path)


def test_encrypted_workbooks_are_told(tmp_path: Path) -> None:
    path = tmp_path / "secret.xlsx"
    path.write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le")
    )
    with pytest.raises(Invalid, match="password"):
        open_table(path)


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(Storage, match="no longer there"):
        open_table(tmp_path / "none.csv")
    with pytest.raises(Storage, match="is a folder"):
        open_table(tmp_path)


def rewritten(path: Path, part: str, content: bytes) -> None:
    """The workbook with one of its parts replaced."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, kept in parts.items():
            archive.writestr(name, content if name == part else kept)


def test_a_zip_bomb_is_refused(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "bomb.xlsx", [["a"], ["x"]])
    rewritten(path, "xl/sharedStrings.xml", bytes(80 << 20))
    with pytest.raises(Invalid, match="unpacks to far more"):
        open_table(path)


def test_two_cells_far_apart_do_not_fill_the_memory(tmp_path: Path) -> None:
    path = tmp_path / "far.xlsx"
    book = xlsxwriter.Workbook(str(path))
    page = book.add_worksheet()
    page.write(0, 0, "a")
    page.write(1_048_575, 16_383, "b")
    book.close()
    with pytest.raises(Invalid, match="unpacks to far more"):
        open_table(path)


def test_formatted_but_empty_columns_are_no_large_table(tmp_path: Path) -> None:
    path = tmp_path / "styled.xlsx"
    book = xlsxwriter.Workbook(str(path))
    bold = book.add_format({"bold": True})
    page = book.add_worksheet()
    page.write_row(0, 0, ["a", "b"])
    for column in range(2, 16_384):
        page.write_blank(0, column, None, bold)
    page.write_row(1, 0, [1, 2])
    book.close()
    assert values(path) == [[1, 2]]


def test_a_million_empty_rows_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "empty.csv"
    path.write_bytes(b"a,b\n1,2\n" + b",\n" * 1_000_000)
    assert values(path) == [["1", "2"]]


def test_rows_are_read_anew_each_time_and_tell_how_far_they_are(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(csv_bytes([["a", "b"], *([["1", "2"]] * 100_000)]))
    table = open_table(path)
    rows = table.rows()
    for _count in range(50_000):
        next(rows)
    assert 0.4 < table.share < 0.7
    assert sum(1 for _row in table.rows()) == 100_000
