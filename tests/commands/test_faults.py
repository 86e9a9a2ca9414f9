# SPDX-License-Identifier: MIT
"""Whatever goes wrong on the command line is one line that names the cause and the next step."""

from collections.abc import Callable
from pathlib import Path

import pytest

from desk.__main__ import SCREENS, main
from tests.commands.test_commands import PASSWORD

BOTH = pytest.mark.parametrize("language", ["en", "zh_CN"])
WHO = ("--as", "supervisor")

# What is typed, with {office} and {folder}; what the line says in English and in Chinese.
FAULTS: dict[str, tuple[str, str, str]] = {
    "no office": ("--office {folder}/none find x", "create a new office", "在此新建"),
    "no office file": ("--office {folder}/bad.db find x", "Restore a backup", "从备份恢复"),
    "no such server": (
        "--office postgresql://desk@no.such.host.invalid/desk find x",
        "Check the address",
        "检查地址",
    ),
    "a silent server": (
        "--office postgresql://desk@127.0.0.1:1/desk find x",
        "cannot be reached",
        "连接不上",
    ),
    "no such person": ("--office {office} --as nobody find x", "try again", "请重试"),
    "no such kind": ("--office {office} import nothing a.csv", "complaint", "complaint"),
    "no such record": (
        "--office {office} print complaint C9 -o {folder}/a.pdf",
        "no record with the number C9",
        "没有编号为 C9",
    ),
    "no folder to write to": (
        "--office {office} export complaint {folder}/none/a.csv",
        "none",
        "文件夹",
    ),
    "a folder in the way": (
        "--office {office} export complaint {folder}/a.csv",
        "folder",
        "文件夹",
    ),
    "no kind of table": ("--office {office} export complaint {folder}/a.doc", ".xlsx", ".xlsx"),
    "an empty file": ("--office {office} import complaint {folder}/empty.csv", "0 bytes", "0 字节"),
    "a missing file": ("--office {office} import complaint {folder}/no.csv", "no.csv", "已不存在"),
    "no backup": ("--office {office} restore {folder}/bad.db", "Choose another", "另选文件"),
    "no such month": (
        "--office {office} report complaints --month 2026-13 -o {folder}/a.pdf",
        "2026-10",
        "2026-10",
    ),
}


@pytest.fixture
def run(demo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], int]:
    """Run a line of words in a language."""
    (tmp_path / "bad.db").write_bytes(b"garbage")
    (tmp_path / "empty.csv").touch()
    (tmp_path / "a.csv").mkdir()
    monkeypatch.setenv("DESK_PASSWORD", PASSWORD)
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.delenv("LC_MESSAGES", raising=False)

    def run(line: str, language: str) -> int:
        monkeypatch.setenv("LANG", f"{language}.UTF-8")
        words = [word.format(office=demo, folder=tmp_path) for word in line.split()]
        return main([*(() if "--as" in words else WHO), *words])

    return run


@BOTH
@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told_in_one_line(
    fault: str, language: str, run: Callable[[str, str], int], capfd: pytest.CaptureFixture[str]
) -> None:
    line, *sentences = FAULTS[fault]
    assert run(line, language) == 1
    told = capfd.readouterr().err.strip()
    assert told.startswith("desk: ")
    assert "\n" not in told
    assert sentences[language == "zh_CN"] in told


@BOTH
def test_where_there_is_no_screen_it_is_said(
    language: str,
    run: Callable[[str, str], int],
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in SCREENS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    assert run("", language) == 1
    assert ("没有屏幕" if language == "zh_CN" else "no screen") in capfd.readouterr().err
