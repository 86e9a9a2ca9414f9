# SPDX-License-Identifier: MIT
"""What people and scripts do without a screen: exit code 0, or 1 with one clear line."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest

from desk.demo import make_demo

PASSWORD = "desk-demo"


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A demo office that the tests of this module share."""
    folder = tmp_path_factory.mktemp("demo")
    make_demo(folder, seed=3)
    return folder


def desk(
    *words: str | Path, person: str = "", password: str = PASSWORD, language: str = "en"
) -> "subprocess.CompletedProcess[str]":
    """Run desk and wait for it."""
    before = ["--as", person] if person else []
    environment = {**os.environ, "DESK_PASSWORD": password, "LANG": f"{language}.UTF-8"}
    environment.pop("LC_ALL", None)
    return subprocess.run(
        [sys.executable, "-m", "desk", *before, *map(str, words)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment | {"PYTHONIOENCODING": "utf-8"},
        timeout=120,
        check=False,
    )


def told(done: "subprocess.CompletedProcess[str]") -> str:
    """The one line of a refused command."""
    assert done.returncode == 1, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    lines = done.stderr.strip().splitlines()
    assert len(lines) == 1, done.stderr
    return lines[0]


def first_complaint(demo: Path) -> dict[str, object]:
    """One complaint of the demo office, as `find --json` tells it."""
    done = desk("--office", demo, "find", "C20", "--json", person="supervisor")
    assert done.returncode == 0, done.stderr
    found: list[dict[str, object]] = json.loads(done.stdout)
    return next(hit for hit in found if hit["kind"] == "complaint")


def test_find_answers_as_the_search_box_does(demo: Path) -> None:
    hit = first_complaint(demo)
    again = desk("--office", demo, "find", str(hit["number"]), person="staff")
    assert again.stdout.startswith(str(hit["number"]))


def test_print_writes_a_pdf_in_the_asked_language(demo: Path, tmp_path: Path) -> None:
    number = str(first_complaint(demo)["number"])
    target = tmp_path / "form.pdf"
    for code, title, paper in (("zh_CN", "投诉", "A5"), ("en", "Complaint", "a5")):
        done = desk(
            *("--office", demo, "print", "complaint", number, "-o", target),
            *("--language", code, "--paper", paper),
            person="supervisor",
        )
        assert done.returncode == 0, done.stderr
        file = pypdfium2.PdfDocument(target)
        text = file[0].get_textpage().get_text_range()
        size = file[0].get_size()
        file.close()
        assert number in text
        assert title in text
        assert round(size[0]) == 420


def test_print_tells_what_is_wrong_in_one_line(demo: Path, tmp_path: Path) -> None:
    target = tmp_path / "x.pdf"
    number = str(first_complaint(demo)["number"])
    office = ("--office", demo)
    wrong = {
        ("print", "complaint", "C199901-0001"): "C199901-0001",
        ("print", "parrot", number): "parrot",
        ("print", "customer", number): number,
        ("print", "complaint", number, "--paper", "B7"): "B7",
    }
    for words, named in wrong.items():
        assert named in told(desk(*office, *words, "-o", target, person="supervisor"))
    assert "not" in told(desk(*office, "print", "complaint", number, "-o", target, person="viewer"))
    assert not target.exists()


def test_a_wrong_password_and_a_missing_office_are_refused(demo: Path, tmp_path: Path) -> None:
    told(desk("--office", demo, "find", "x", person="staff", password="wrong"))
    assert str(tmp_path) in told(desk("--office", tmp_path, "find", "x", person="staff"))
    assert "--office" in told(desk("find", "x", person="staff"))
    assert "--as" in told(desk("--office", demo, "find", "x"))
    assert "办公室" in told(desk("find", "x", person="staff", language="zh_CN"))


def test_customers_come_in_once_and_bad_rows_go_to_a_file(demo: Path, tmp_path: Path) -> None:
    file = tmp_path / "customers.csv"
    rows = ["客户名称,联系电话", "钱塘江茶馆,13712340001", "断桥小店,12", "孤山书局,13712340003"]
    file.write_text("\n".join(rows), encoding="gb18030")
    office = ("--office", demo, "import", "customer", file)
    assert "12" in told(desk(*office, person="supervisor"))
    assert (tmp_path / "customers-bad.csv").exists()
    tried = desk(*office, "--good-rows", "--dry-run", person="supervisor")
    assert "2 records can come in" in tried.stdout
    done = desk(*office, "--good-rows", person="supervisor")
    assert (done.returncode, "2 records came in" in done.stdout) == (0, True), done.stderr
    again = desk(*office, "--good-rows", person="supervisor")
    assert "0 records came in" in again.stdout
    found = desk("--office", demo, "find", "qtj", person="staff")
    assert "钱塘江茶馆" in found.stdout
    assert "may not" in told(desk(*office, person="staff"))


def test_export_needs_the_right_and_holds_every_row(demo: Path, tmp_path: Path) -> None:
    for ending in ("csv", "xlsx"):
        target = tmp_path / f"complaints.{ending}"
        done = desk("--office", demo, "export", "complaint", target, person="supervisor")
        assert done.returncode == 0, done.stderr
        assert target.stat().st_size > 1000
    told(desk("--office", demo, "export", "complaint", tmp_path / "x.csv", person="staff"))
    assert not (tmp_path / "x.csv").exists()


def test_backup_check_and_restore(tmp_path: Path) -> None:
    office = tmp_path / "office"
    assert desk("demo", office, "--seed", "5").returncode == 0
    checked = desk("--office", office, "check")
    assert checked.returncode == 0, checked.stdout
    assert "complaint:" in checked.stdout
    backup = tmp_path / "office.zip"
    assert desk("--office", office, "backup", backup).returncode == 0
    restored = desk("--office", tmp_path / "other", "restore", backup)
    assert restored.returncode == 0, restored.stderr
    assert desk("--office", tmp_path / "other", "check").stdout == checked.stdout
    backup.write_bytes(backup.read_bytes()[:5000])
    told(desk("--office", tmp_path / "third", "restore", backup))


def test_tick_runs_what_was_missed(demo: Path) -> None:
    first = desk("--office", demo, "tick")
    assert first.returncode == 0, first.stderr
    assert desk("--office", demo, "tick").stdout.startswith("0 ")


def test_rebuilding_the_search_index_finds_the_same(demo: Path) -> None:
    before = desk("--office", demo, "find", "退款", "--json", person="staff").stdout
    done = desk("--office", demo, "check", "--rebuild-search")
    assert done.returncode == 0, done.stderr
    assert desk("--office", demo, "find", "退款", "--json", person="staff").stdout == before


def test_an_office_on_a_server(demo: Path, postgres_url: str, tmp_path: Path) -> None:
    source = demo
    backup = tmp_path / "b.zip"
    assert desk("--office", source, "backup", backup).returncode == 0
    moved = desk("--office", postgres_url, "restore", backup)
    assert moved.returncode == 0, moved.stderr
    here, there = (
        desk("--office", place, "find", "退款", "--json", person="staff").stdout
        for place in (source, postgres_url)
    )
    assert json.loads(here) == json.loads(there)
    assert desk("--office", postgres_url, "check").returncode == 0
