# SPDX-License-Identifier: MIT
"""A real PostgreSQL server for the tests: started once a worker, a fresh database for each test."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from itertools import count
from pathlib import Path
from typing import Any

import pytest

# Nothing here has to outlive the run, so the server need not wait for the disk.
HASTE = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "shared_buffers": "32MB",
    "max_connections": "60",
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
}
START_SECONDS = 60
#: Who owns the databases: desk must never need a superuser.
OWNER = "desk"


class PostgresServer:
    """A server on loopback that hands out databases."""

    def __init__(self, programs: Path, folder: Path) -> None:
        self.programs = programs
        self.folder = folder
        self.port = 0
        self._process: subprocess.Popen[bytes] | None = None
        self._numbers = count(1)
        self._templates: set[str] = set()

    def url(self, database: str) -> str:
        """The address of a database, for the ordinary role that owns it, as in an office."""
        return self._address(OWNER, database)

    def fresh(self, template: str = "template0") -> str:
        """Create a database, a copy of `template` where one is named, and return its address."""
        name = f"test_{next(self._numbers)}"
        self._run(f'CREATE DATABASE "{name}" OWNER {OWNER} TEMPLATE "{template}"')
        return self.url(name)

    def template(self, name: str, fill: Callable[[str], object]) -> str:
        """Make the template `name` once, filled by `fill(address)`, and return its name."""
        if name not in self._templates:
            self._run(f'CREATE DATABASE "{name}" OWNER {OWNER} TEMPLATE template0')
            fill(self.url(name))
            self._templates.add(name)
        return name

    def drop(self, url: str) -> None:
        """Drop the database of that address, whoever is still connected."""
        self._run(f'DROP DATABASE IF EXISTS "{url.rsplit("/", 1)[1]}" WITH (FORCE)')

    def start(self, port: int | None = None) -> None:
        """Start the server on a free port, or on `port`; RuntimeError when it does not come up."""
        for _attempt in range(5):
            self.port = port or _free_port()
            options = [f"-c{name}={value}" for name, value in HASTE.items()]
            command = [self.programs / "postgres", "-D", self.folder / "data", "-p", self.port]
            with (self.folder / "log").open("ab") as log:
                self._process = subprocess.Popen(
                    [str(word) for word in [*command, *options]],
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=log,
                    cwd=self.folder,
                    **_not_root(),
                )
            if self._answers():
                self._make_owner()
                return
        log_text = (self.folder / "log").read_text(errors="replace")
        raise RuntimeError(f"PostgreSQL did not start:\n{log_text}")

    def stop(self) -> None:
        """Stop the server at once, as a power cut would."""
        if self._process is not None:
            self._process.send_signal(signal.SIGQUIT)
            self._process.wait(timeout=START_SECONDS)
            self._process = None

    def restart(self) -> None:
        """Stop the server hard and start it again on the same port."""
        self.stop()
        self.start(self.port)

    def create(self) -> None:
        """Make the server's folder, owned by the user who runs it."""
        initdb = self.programs / "initdb"
        command = [initdb, "-D", self.folder / "data", "-U", "postgres", "-A", "trust"]
        command += ["-E", "UTF8", "--locale=C", "--no-sync"]
        done = _run([str(word) for word in command], self.folder)
        if done.returncode:
            raise RuntimeError(f"initdb failed:\n{done.stdout}")

    def _answers(self) -> bool:
        import psycopg

        until = time.monotonic() + START_SECONDS
        while self._process is not None and self._process.poll() is None:
            try:
                psycopg.connect(self._address("postgres"), connect_timeout=5).close()
                return True
            except psycopg.OperationalError:
                if time.monotonic() > until:
                    self.stop()
                time.sleep(0.02)
        return False

    def _make_owner(self) -> None:
        self._run(
            f"DO $$ BEGIN CREATE ROLE {OWNER} LOGIN; EXCEPTION WHEN duplicate_object THEN END $$"
        )

    def _address(self, role: str, database: str = "postgres") -> str:
        return f"postgresql://{role}@127.0.0.1:{self.port}/{database}"

    def _run(self, statement: str) -> None:
        import psycopg

        with psycopg.connect(self._address("postgres"), autocommit=True) as connection:
            connection.execute(statement)  # type: ignore[call-overload]


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """The running server; skipped where PostgreSQL is not installed, but never in CI."""
    programs = _programs()
    if programs is None:
        reason = "PostgreSQL (initdb, postgres) is not installed"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    with ExitStack() as stack:
        name = tempfile.mkdtemp(prefix="desk-pg-")
        stack.callback(shutil.rmtree, name, ignore_errors=True)
        if owner := _not_root().get("user"):
            shutil.chown(name, owner)
        server = PostgresServer(programs, Path(name))
        server.create()
        stack.callback(server.stop)
        server.start()
        yield server


@pytest.fixture
def postgres_url(postgres_server: PostgresServer) -> Iterator[str]:
    """The address of an empty database of this test's own."""
    url = postgres_server.fresh()
    yield url
    postgres_server.drop(url)


def _programs() -> Path | None:
    """The folder of the newest server's programs; Debian keeps them off the PATH."""
    debian = Path("/usr/lib/postgresql").glob("*/bin")
    folders = sorted(debian, key=lambda path: float(path.parent.name), reverse=True)
    if found := shutil.which("postgres"):
        folders.append(Path(found).parent)
    for folder in folders:
        if (folder / "initdb").exists() and (folder / "postgres").exists():
            return folder
    return None


def _not_root() -> dict[str, Any]:
    """How to run the server as its own user: initdb and postgres refuse root."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return {}
    import grp
    import pwd

    account = pwd.getpwnam("postgres")
    group = grp.getgrgid(account.pw_gid).gr_name
    return {"user": account.pw_name, "group": group, "extra_groups": []}


def _run(command: Sequence[str], folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        cwd=folder,
        check=False,
        **_not_root(),
    )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
