# SPDX-License-Identifier: MIT
"""Each system keeps the office's files where its people look for them."""

from pathlib import Path

import pytest

from desk import paths


def test_resources_stand_in_the_checkout() -> None:
    assert (paths.resources() / "translations").is_dir()
    assert paths.built() == paths.resources() / "built"


def test_resources_of_an_installed_desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "_HERE", tmp_path)
    assert paths.resources() == tmp_path.parent / "resources"
    (tmp_path / "resources").mkdir()
    assert paths.resources() == tmp_path / "resources"


def test_linux(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths.sys, "platform", "linux")
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    assert paths.data_home() == tmp_path / ".local/share/desk"
    assert paths.config_home() == tmp_path / ".config/desk"
    assert paths.log_home() == tmp_path / ".local/state/desk/logs"
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "x"))
    assert paths.data_home() == tmp_path / "x/desk"
    monkeypatch.setenv("XDG_DATA_HOME", "relative")
    assert paths.data_home() == tmp_path / ".local/share/desk"


def test_windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths.sys, "platform", "win32")
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "l"))
    monkeypatch.setenv("APPDATA", str(tmp_path / "r"))
    assert paths.data_home() == tmp_path / "l/desk"
    assert paths.config_home() == tmp_path / "r/desk"
    assert paths.log_home() == tmp_path / "l/desk/logs"
    monkeypatch.delenv("APPDATA")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert paths.config_home() == tmp_path / "AppData/Roaming/desk"


def test_macos(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths.sys, "platform", "darwin")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert paths.data_home() == tmp_path / "Library/Application Support/desk"
    assert paths.config_home() == tmp_path / "Library/Preferences/desk"
    assert paths.log_home() == tmp_path / "Library/Logs/desk"
