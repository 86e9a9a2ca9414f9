# SPDX-License-Identifier: MIT
"""October is closed in front of a supervisor, in the demo office, by keys.

The report is read and its figures recounted, fines confirmed and one waived, the report signed and
printed with its hash, the penalty sheet printed, the binder sealed, the star announced and its
poster printed, the summary signed and printed; what changes afterwards stands in the annex.
"""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from desk.db.audit import last_hash
from desk.db.database import open_database
from desk.db.store import Store
from desk.dialogs.confirm import ConfirmDialog
from desk.records import load_books
from desk.records.binder import completeness
from desk.text import use_language
from desk.ui.bookpage import BookPage
from desk.ui.reportpage import ReportPage
from desk.ui.star.page import StarPage
from tests.app.clerk import CTRL, SHIFT, Clerk
from tests.app.conftest import Opened
from tests.app.day import Day
from tests.demo import END, OCTOBER
from tests.offices import Clock, Desk
from tests.reports.recount import RECOUNTS, Raw
from tests.reports.test_recount import told

Key = Qt.Key
WHY = "查明是客户写错了地址"


@pytest.fixture
def office(demo: Path, tmp_path: Path) -> Iterator[Desk]:
    """A copy of the demo office, on a Saturday in November."""
    shutil.copytree(demo, tmp_path / "office")
    desk = Desk.opened(Store(open_database(tmp_path / "office"), load_books()), Clock(END))
    yield desk
    desk.close()


@pytest.fixture
def day(office: Desk, clerk: Clerk, opened: Opened) -> Day:
    """The supervisor sits down."""
    use_language("en")
    return Day(office, clerk, opened)


def ids(office: Desk, sql: str, *values: object) -> list[int]:
    """Ids by a statement."""
    return [row[0] for row in office.store.database.rows(sql, *values)]


def get(office: Desk, kind: str, record: int) -> Any:
    """A record as the store has it now."""
    return office.store.get(office["supervisor"], kind, record)


def read(day: Day, branch: int, name: str = "complaints") -> ReportPage:
    """October's report of a branch, chosen by keys."""
    page = day.reports(name)
    box = page.findChild(QComboBox, "report.branch")
    assert box is not None
    box.setFocus()
    wanted = day.office.store.office.branches[branch].name
    for _branch in range(box.count()):
        if box.currentText() == wanted:
            break
        day.clerk.press(Key.Key_Down)
    day.clerk.settle()
    assert page.report is not None
    assert (str(page.report.period), str(page.report.branch)) == ("Oct 2026", wanted)
    return page


def recounted(day: Day, name: str, branch: int) -> dict[str, Any]:
    """A report's figures, counted from the raw tables as they are now."""
    return RECOUNTS[name](Raw(day.office.store, END, OCTOBER, branch))


def open_figure(day: Day, page: ReportPage, says: str) -> BookPage:
    """Walk to a figure by the arrows and open the records behind it."""
    sheet = page.view.sheet
    sheet.setFocus()
    for _spot in sheet.spots:
        day.clerk.press(Key.Key_Right)
        if sheet.accessibleDescription().startswith(says):
            break
    assert sheet.accessibleDescription().startswith(says)
    day.clerk.press(Key.Key_Return)
    return day.clerk.find(BookPage)


def decide_fines(day: Day, slips: list[int]) -> None:
    """All are confirmed but the last, which is waived with the reason."""
    for slip in slips[:-1]:
        day.open(get(day.office, "fine", slip))
        day.choose("confirm")
        assert get(day.office, "fine", slip).state == "confirmed"
    day.open(get(day.office, "fine", slips[-1]))
    day.go_on("waive", reason=WHY)
    waived = get(day.office, "fine", slips[-1])
    assert (waived.state, waived.waive_reason) == ("waived", WHY)


def agree(day: Day) -> None:
    """Say yes to the question that stands open."""
    day.clerk.find(ConfirmDialog)
    day.clerk.press(Key.Key_Return)
    day.clerk.gone(ConfirmDialog)
    day.clerk.settle()


def pages_of(file: Path) -> str:
    """The words of all pages of a PDF, without blanks."""
    document = pypdfium2.PdfDocument(file)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return re.sub(r"\s", "", text)


def sign(day: Day, page: ReportPage, branch: int) -> None:
    """Sign the report: frozen with its hash and the last hash of the trail."""
    before = last_hash(day.office.store.database)
    page.focus_start()
    day.clerk.press(Key.Key_S, CTRL | SHIFT)
    agree(day)
    day.clerk.until(lambda: page.report is not None and page.report.signed is not None)
    assert page.report is not None
    assert page.report.signed is not None
    assert page.report.signed.trail == before
    assert len(page.report.signed.hash) == 64
    assert told(page.report) == recounted(day, "complaints", branch)
    assert not page.actions_["report.sign"].isEnabled()


def test_october_is_closed(day: Day, tmp_path: Path) -> None:
    office = day.office
    branch = office.branch("HZ")
    page = read(day, branch)
    figures = recounted(day, "complaints", branch)
    assert page.report is not None
    assert told(page.report) == figures
    assert figures["Received"] >= 20
    assert figures["Proposed"] >= 3

    book = open_figure(day, page, "Proposed")
    assert book.kind == "fine"
    slips = ids(office, "SELECT id FROM fine WHERE month = ? AND about_branch = ? AND state = ? "
                "ORDER BY id", "2026-10", branch, "proposed")  # fmt: skip
    assert len(slips) == figures["Proposed"]
    decide_fines(day, slips)

    page = read(day, branch)
    assert page.report is not None
    now = told(page.report)
    assert (now["Proposed"], now["Confirmed"], now["Waived"]) == (0, len(slips) - 1, 1)
    sign(day, page, branch)
    day.clerk.press(Key.Key_P, CTRL)
    day.keep_as(tmp_path / "report.pdf")
    words = pages_of(tmp_path / "report.pdf")
    assert page.report is not None
    assert page.report.signed is not None
    for mark in (page.report.signed.hash, page.report.signed.trail):
        assert mark in words

    print_the_penalty_sheet(day, branch, tmp_path / "fines.pdf")
    seal_the_binder(day, branch)
    announce_the_star(day, tmp_path / "poster.pdf")
    sign_the_summary(day, tmp_path / "summary.pdf")
    see_the_annex(day, branch)


def print_the_penalty_sheet(day: Day, branch: int, file: Path) -> None:
    """The sheet on which those concerned sign: standing slips, their sum, the waived one."""
    page = read(day, branch, "fines")
    assert page.report is not None
    assert told(page.report) == recounted(day, "fines", branch)
    assert told(page.report)["Not decided yet"] == 0
    day.clerk.press(Key.Key_P, CTRL)
    day.keep_as(file)
    assert WHY in pages_of(file)


def seal_the_binder(day: Day, branch: int) -> None:
    """October's order sheets are whole; their binder is sealed."""
    office = day.office
    (key,) = ids(office, "SELECT id FROM binder WHERE month = ? AND of_kind = ? AND branch = ?",
                 "2026-10", "order", branch)  # fmt: skip
    found = completeness(office.store, office["supervisor"], key)
    assert found.whole
    assert not found.unfinished
    day.open(get(office, "binder", key))
    day.choose("seal")
    agree(day)
    sealed = get(office, "binder", key)
    assert (sealed.state, sealed.sheets) == ("sealed", len(found.sheets))


def announce_the_star(day: Day, file: Path) -> None:
    """The votes of October are counted: the star is announced and the poster printed."""
    office = day.office
    (key,) = ids(office, "SELECT id FROM star WHERE month = ?", "2026-10")
    star = get(office, "star", key)
    assert star.state == "counted"
    assert star.results[0].person == star.star
    day.open(star)
    day.choose("announce")
    agree(day)
    assert get(office, "star", key).state == "announced"
    day.clerk.press(Key.Key_B, CTRL | SHIFT)
    page = day.clerk.find(StarPage)
    day.clerk.until(lambda: page.actions_["star.poster"].isEnabled())
    page.setFocus()
    day.clerk.press(Key.Key_P, CTRL)
    day.keep_as(file)
    assert star.star_names in pages_of(file)


def sign_the_summary(day: Day, file: Path) -> None:
    """The month's summary: figures by desk, words by the supervisor; signed and printed."""
    office = day.office
    (key,) = ids(office, "SELECT id FROM summary WHERE month = ? AND covers = ?",
                 "2026-10", "office")  # fmt: skip
    if get(office, "summary", key).state == "draft":
        day.open(get(office, "summary", key))
        day.choose("sign")
    agree(day)
    signed = get(office, "summary", key)
    assert signed.state == "signed"
    day.open(signed)
    day.clerk.press(Key.Key_P, CTRL)
    day.keep_as(file)
    assert signed.figures_hash in pages_of(file)


def see_the_annex(day: Day, branch: int) -> None:
    """A complaint judged anew after the signing: the figures stay, the annex tells of it."""
    office = day.office
    key = ids(office, "SELECT id FROM complaint WHERE about_branch = ? AND justified = ? "
              "AND responsible IS NULL AND received_at >= ? ORDER BY id",
              branch, "justified", Raw(office.store, END, OCTOBER, branch).first)[0]  # fmt: skip
    signed = told(read(day, branch).report)  # type: ignore[arg-type]
    told_anew = {"justified": "unjustified"}
    office.store.step(office["supervisor"], "complaint", key, "judge", told_anew)
    page = read(day, branch)
    day.clerk.press(Key.Key_F5)
    assert page.report is not None
    assert told(page.report) == signed
    assert page.report.annex
    assert recounted(day, "complaints", branch)["Justified"] == signed["Justified"] - 1
