# SPDX-License-Identifier: MIT
"""What every test stands on: no screen, no one's own folders, one language, fresh catalogues."""

import gc
import os
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from babel.messages.pofile import PoFileError
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Workers must agree on the order of what is collected, sets included.
os.environ.setdefault("PYTHONHASHSEED", "0")
# Qt tells of fonts and themes of the desktop that runs the tests; the tests bring their own.
os.environ.pop("QT_QPA_PLATFORMTHEME", None)
os.environ.pop("QT_STYLE_OVERRIDE", None)

import hatch_build
from desk.text import use_language
from tests.demo import demo
from tests.postgres import postgres_server, postgres_url

__all__ = ["demo", "postgres_server", "postgres_url"]

ROOT = Path(__file__).resolve().parent.parent
HOMES = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")
HOMES_OF_WINDOWS = ("APPDATA", "LOCALAPPDATA")

settings.register_profile(
    "desk",
    derandomize=True,  # a run that fails must fail again
    deadline=None,  # two cores are shared with other workers
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
settings.load_profile("desk")


def pytest_configure(config: pytest.Config) -> None:
    """Compile the catalogues once, before any worker reads them."""
    if not hasattr(config, "workerinput"):
        with suppress(PoFileError):  # tests/house tells which file is none
            hatch_build.compile_catalogues(ROOT)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs a PostgreSQL server, so that `-m "not postgres"` leaves it out."""
    for item in items:
        if {"postgres_server", "postgres_url"} & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.postgres)


@pytest.fixture(scope="session", autouse=True)
def _nobodys_folders() -> Iterator[None]:
    """Keep the tests out of the folders of the person who runs them."""
    kept = {name: os.environ.get(name) for name in HOMES + HOMES_OF_WINDOWS}
    with tempfile.TemporaryDirectory(prefix="desk-home-", ignore_cleanup_errors=True) as home:
        for name in kept:
            folder = Path(home) / name.lower()
            folder.mkdir()
            os.environ[name] = str(folder)
        yield
    for name, value in kept.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value


@pytest.fixture(scope="session", autouse=True)
def _cheap_passwords() -> Iterator[None]:
    """Make a sign-in cost a millisecond; what it costs an attacker is tested with the real cost."""
    try:
        from desk.db import people
    except ImportError:  # tests of the layers below need no people
        yield
        return
    with pytest.MonkeyPatch.context() as patch:
        for name, value in {"time_cost": 1, "memory_cost": 8, "parallelism": 1}.items():
            patch.setitem(people.COST, name, value)
        yield


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown() -> None:
    """Once a window was made Python clears nothing away by itself, see `desk.ui.tidying`."""
    if not gc.isenabled():
        from desk.ui.tidying import tidy

        tidy()


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    """Start each test in English, whatever the one before spoke."""
    use_language("en")
    yield
    use_language("en")
