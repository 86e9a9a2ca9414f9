# SPDX-License-Identifier: MIT
"""The demo office as tests find it: last month is October, today is a Saturday in November."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from desk.demo import make_demo

#: 14:30 in Shanghai.
END = datetime(2026, 11, 21, 6, 30, tzinfo=UTC)
OCTOBER = date(2026, 10, 1)


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a demo office that is made once; who writes in it takes a copy."""
    folder = tmp_path_factory.mktemp("demo")
    make_demo(folder, clock=lambda: END)
    return folder
