# SPDX-License-Identifier: MIT
"""Reports as PDF and XLSX, from the command line too."""

import io
import zipfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import python_calamine

from desk.__main__ import main
from desk.db.books import Books
from desk.errors import Invalid
from desk.exchange.reporting import workbook
from desk.paper.report import print_report
from desk.paper.request import PrintOptions
from desk.reports.drawing import Box, Text, drawn
from desk.reports.making import make_report
from desk.reports.model import Chart, Report
from tests.offices import PASSWORD, Desk
from tests.paper.reading import dense, words
from tests.records.making import complain, step
from tests.reports.conftest import BOOKS

NOVEMBER = {"month": date(2026, 11, 1)}


@pytest.fixture
def busy(desk: Desk) -> Desk:
    """An office with a few complaints, one of them fined."""
    for category in ("delay", "delay", "loss"):
        one = complain(desk, category=category)
        desk.clock.pass_by(minutes=10)
        step(desk, one, "first_answer", text="told")
    step(
        desk, one, "judge", "supervisor", justified="justified", responsible=desk.id("staff"),
        responsible_unit="=HYPERLINK(1)",
    )  # fmt: skip
    return desk


def report(desk: Desk, name: str = "complaints") -> Report:
    """The report of November, or of its year."""
    chosen = NOVEMBER if name != "complaint-year" else {"year": date(2026, 1, 1)}
    return make_report(desk.store, desk["supervisor"], name, chosen)


@pytest.mark.parametrize("name", ["complaints", "fines", "complaint-year"])
@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_paper_says_what_the_report_says(busy: Desk, name: str, language: str) -> None:
    made = report(busy, name)
    data = print_report(
        busy.store, busy["supervisor"], made, PrintOptions(language=language, invariant=True)
    )
    told = dense(words(data))
    wanted = {
        "complaints": {"en": "Monthly complaint report", "zh_CN": "月度投诉报表"},
        "fines": {"en": "Penalty sheet", "zh_CN": "处罚汇总表"},
        "complaint-year": {"en": "Complaints of a year", "zh_CN": "年度投诉统计"},
    }
    assert dense(wanted[name][language]) in told
    assert ("Page1of" in told) == (language == "en")


def test_a_character_without_a_print_face_is_refused(busy: Desk) -> None:
    complain(busy, complainant="张\ue000")
    with pytest.raises(Invalid, match="cannot be printed"):
        print_report(busy.store, busy["supervisor"], report(busy))


def sheets(data: bytes) -> dict[str, list[list[Any]]]:
    """The cells of a workbook, sheet by sheet."""
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    return {
        name: book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        for name in book.sheet_names
    }


def test_the_workbook_holds_numbers_and_no_formulas(busy: Desk) -> None:
    data = workbook(report(busy), busy["supervisor"].zone)
    found = sheets(data)
    values = {str(row[0]): row[1] for row in found["Report"] if len(row) > 1}
    assert values["Received"] == 3
    assert values["Answered in time"] == 1
    assert found["Responsible department"][1][:2] == ["=HYPERLINK(1)", 1]
    names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    assert sum(name.startswith("xl/charts/chart") for name in names) == 2
    pages = [n for n in names if n.startswith("xl/worksheets/sheet")]
    assert not any(b"<f>" in zipfile.ZipFile(io.BytesIO(data)).read(n) for n in pages)


def test_the_workbook_speaks_chinese(busy: Desk) -> None:
    data = workbook(report(busy), busy["supervisor"].zone, speak="zh_CN")
    assert sheets(data)["报表"][0][0] == "月度投诉报表"


def test_charts_keep_to_their_box(busy: Desk) -> None:
    for section in report(busy).sections:
        for chart in section.parts:
            if isinstance(chart, Chart):
                check_chart(chart)


def check_chart(chart: Chart) -> None:
    """No shape leaves the box; the columns are as high as their values."""
    shapes = drawn(chart, 500, 130, lambda text, size, bold: len(text) * size * 0.6)
    boxes = [shape for shape in shapes if isinstance(shape, Box) and shape.says]
    for box in boxes:
        assert 0 <= box.x <= 500 - box.width
        assert 0 <= box.y <= box.y + box.height <= 130
    heights = {box.says.rpartition(" ")[2]: box.height for box in boxes}
    if "3" in heights and "1" in heights:
        assert heights["3"] == pytest.approx(3 * heights["1"])
    assert all(shape.size <= 9 for shape in shapes if isinstance(shape, Text))


def test_the_command_line_writes_and_signs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = Desk(tmp_path / "office", Books(BOOKS))
    complain(desk)
    desk.close()
    monkeypatch.setenv("DESK_PASSWORD", PASSWORD)
    common = ["--office", str(tmp_path / "office"), "--as", "supervisor", "report"]
    assert main(common) == 0
    assert "complaints\t" in capsys.readouterr().out
    pdf, xlsx = tmp_path / "report.pdf", tmp_path / "report.xlsx"
    assert main([*common, "complaints", "--month", "2026-08", "--sign", "-o", str(pdf)]) == 0
    assert "Hash of the figures" in words(pdf.read_bytes())
    assert main([*common, "complaints", "--month", "2026-08", "--branch", "HZ",
                 "-o", str(xlsx)]) == 0  # fmt: skip
    assert sheets(xlsx.read_bytes())["Report"][1][0] == "Aug 2026 · 临江分公司"
    capsys.readouterr()
    for wrong in (["weather"], ["complaints", "--month", "soon"], ["complaints", "--branch", "XX"]):
        assert main([*common, *wrong, "-o", str(pdf)]) == 1
        assert len(capsys.readouterr().err.splitlines()) == 1
    assert main([*common, "complaints"]) == 1
    assert "-o FILE" in capsys.readouterr().err


def test_the_months_end_writes_every_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = Desk(tmp_path / "office", Books(BOOKS))
    complain(desk)
    desk.close()
    monkeypatch.setenv("DESK_PASSWORD", PASSWORD)
    common = ["--office", str(tmp_path / "office"), "--as", "supervisor", "report", "all"]
    folder = tmp_path / "out"
    for _twice in range(2):
        assert main([*common, "--month", "2026-08", "--sign", "-o", str(folder)]) == 0
    names = {file.name for file in folder.iterdir()}
    assert {"complaints.pdf", "complaints.xlsx", "trail.pdf", "daily.xlsx"} <= names
    assert "Signed by" in words((folder / "complaints.pdf").read_bytes())
    capsys.readouterr()
    assert main(common) == 1
    assert "folder" in capsys.readouterr().err


def test_a_broken_chain_stands_in_the_trails_report(desk: Desk) -> None:
    complain(desk)
    told = make_report(desk.store, desk["supervisor"], "trail", NOVEMBER).sections[0].parts[1]
    assert "the chain is whole" in str(told.sentences[0])  # type: ignore[union-attr]
    assert desk.store.database.is_sqlite
    with desk.store.database.write():
        desk.store.database.run("DROP TRIGGER audit_no_update")
        desk.store.database.run("UPDATE audit SET reason = 'x' WHERE seq = 5")
    told = make_report(desk.store, desk["supervisor"], "trail", NOVEMBER).sections[0].parts[1]
    assert "broken at line 5" in str(told.sentences[0])  # type: ignore[union-attr]


def test_clocks_of_two_desks_that_differ_do_not_break_the_chain(desk: Desk) -> None:
    midnight = datetime(2026, 11, 30, 16, 0, tzinfo=UTC)
    for seconds in (-20, 10, -5):  # the second desk's clock is fast
        desk.clock.at = midnight + timedelta(seconds=seconds)
        desk.store.save(desk["staff"], desk.store.new(desk["staff"], "customer", name="张三"))
    told = make_report(desk.store, desk["supervisor"], "trail", NOVEMBER).sections[0].parts[1]
    assert "the chain is whole" in str(told.sentences[0])  # type: ignore[union-attr]
