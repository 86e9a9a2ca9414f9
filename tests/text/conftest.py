# SPDX-License-Identifier: MIT
"""The Chinese sentences of these tests come from the translations as they stand in the checkout."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import hatch_build
from desk import paths
from desk.text import catalogue, speaking

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the compiled catalogue of all areas."""
    folder = tmp_path_factory.mktemp("built")
    target = folder / "locale" / "zh_CN" / "LC_MESSAGES" / "desk.mo"
    target.parent.mkdir(parents=True)
    sources = sorted((ROOT / "resources" / "translations" / "zh_CN").glob("*.po"))
    target.write_bytes(hatch_build.merged(sources, "zh_CN"))
    return folder


@pytest.fixture
def chinese(compiled: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Everything inside the test is said in Chinese."""
    monkeypatch.setattr(paths, "built", lambda: compiled)
    catalogue.forget()
    with speaking("zh_CN"):
        yield
    catalogue.forget()
