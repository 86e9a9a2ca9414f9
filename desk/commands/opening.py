# SPDX-License-Identifier: MIT
"""Opens the office a command works on, as the person who runs it."""

import getpass
import os
import socket
import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desk.db.database import open_database
from desk.db.people import sign_in
from desk.db.store import Store
from desk.errors import Storage
from desk.records import load_books
from desk.session import Session
from desk.text import N_, Message, _

PASSWORD = "DESK_PASSWORD"


@contextmanager
def office(arguments: Namespace) -> Iterator[Store]:
    """The store of the office named by --office; raises Storage."""
    if not arguments.office:
        raise Storage(Message(N_("Say which office: desk --office FOLDER …")))
    database = open_database(arguments.office)
    try:
        yield Store(database, load_books())
    finally:
        database.close()


def person(arguments: Namespace, store: Store) -> Session:
    """The session of --as, by the password of DESK_PASSWORD or the prompt; raises Refused."""
    login = arguments.person
    if not login:
        raise Storage(Message(N_("Say who you are: desk --as LOGIN …")))
    password = os.environ.get(PASSWORD)
    if password is None:
        if not sys.stdin.isatty():
            raise Storage(
                Message(N_("Set the password in {name}, or run desk at a prompt."), name=PASSWORD)
            )
        password = getpass.getpass(_("Password: "))
    return sign_in(store, login, password, desk=socket.gethostname())


def is_folder(target: str) -> bool:
    """Whether an office lies in a folder, not on a server."""
    return not target.startswith(("postgresql://", "postgres://"))


def folder(target: str) -> Path:
    """The folder of an office's file."""
    return Path(target)
