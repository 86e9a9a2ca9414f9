# SPDX-License-Identifier: MIT
"""The month's end without a screen: each report by its name, and what a scheduler sets off."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from desk.reports.every import REPORTS
from tests.commands.test_commands import desk
from tests.paper.reading import words

NAMES = [kind.name for kind in REPORTS]


@pytest.fixture(scope="module")
def office(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the demo office of these tests' own."""
    return Path(shutil.copytree(demo, tmp_path_factory.mktemp("month") / "office"))


@pytest.mark.parametrize("name", NAMES)
def test_each_report_is_written_without_a_screen(office: Path, tmp_path: Path, name: str) -> None:
    chosen = ["--month", "2026-10", "--year", "2026", "--day", "2026-11-20", "--branch", "HZ"]
    for ending in ("pdf", "xlsx"):
        file = tmp_path / f"{name}.{ending}"
        done = desk(
            "--office", office, "report", name, *chosen, "-o", file, person="supervisor",
            language="zh_CN",
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        data = file.read_bytes()
        if ending == "pdf":
            assert words(data).strip()
        else:
            assert data.startswith(b"PK")


def test_a_scheduler_makes_the_months_reports_ready_once(office: Path) -> None:
    """The office was last at work in the month before: a tick makes what is missing, once."""
    database = sqlite3.connect(office / "office.db")
    with database:
        database.execute("DELETE FROM report_ready")
    first = desk("--office", office, "tick")
    assert first.returncode == 0, first.stderr
    assert "made ready" in first.stdout
    kept = database.execute("SELECT COUNT(*), COUNT(DISTINCT period) FROM report_ready").fetchone()
    assert kept[0] >= len([k for k in REPORTS if "month" in {o.name for o in k.options}])
    assert kept[1] == 1
    again = desk("--office", office, "tick")
    assert "made ready" not in again.stdout
    database.close()
