# SPDX-License-Identifier: MIT
"""A new book is one new file: dropped in, it gets everything, and nothing else is touched."""

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from desk.db.database import open_database
from desk.db.store import Store
from desk.records import load_books
from desk.session import ROLES
from tests.contract import outward, promises
from tests.offices import Desk
from tests.paper.nasty import NASTY

SLIP = '''
"""The lost-and-found book."""

from desk.db.fields import Day, Line, Note, Phone, today
from desk.db.record import Record
from desk.sheet import Sheet
from desk.text import N_


class LostAndFound(Record):
    """One slip of the lost-and-found book."""

    found_on = Day(N_("Found on"), default=today, required=True)
    item = Line(N_("Item"), required=True)
    place = Line(N_("Place"))
    remarks = Note(N_("Remarks"))
    owner = Line(N_("Owner"))
    phone = Phone(N_("Phone"))
    returned_on = Day(N_("Returned on"))

    sheet = Sheet(
        title=N_("Lost-and-found slip"),
        prefix="LF",
        drawing="""
            number    found_on   place
            item      item       item
            remarks   remarks    remarks
            -- Return
            owner     phone      returned_on
        """,
        listed="number found_on item place owner returned_on",
        searched="item place owner phone",
        rights={"write": "staff supervisor", "void": "supervisor"},
    )

    def problems(self):
        yield from super().problems()
        if self.returned_on and not self.owner:
            yield "owner", N_("must be known before the item is returned")
'''
KIND = "lost_and_found"


@pytest.fixture(scope="module")
def dropped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """The new file, imported."""
    file: Path = tmp_path_factory.mktemp("records") / "lost_and_found.py"
    file.write_text(SLIP, encoding="utf-8")
    spec = importlib.util.spec_from_file_location("lost_and_found", file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["lost_and_found"] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules["lost_and_found"]


@pytest.fixture(
    scope="module", params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]
)
def office(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    dropped: ModuleType,
) -> Iterator[Desk]:
    """An office that had its books before the new one came: its table is made at the next start."""
    if request.param == "sqlite":
        target: str = str(tmp_path_factory.mktemp("office"))
    else:
        target = request.getfixturevalue("postgres_server").fresh()
    Desk(target, load_books()).close()
    made = Desk.opened(Store(open_database(target), load_books([dropped])))
    yield made
    made.close()


def test_it_is_described_soundly(dropped: ModuleType) -> None:
    promises.described(dropped.LostAndFound)


@pytest.mark.parametrize(
    "promise",
    [
        promises.found_listed_audited,
        promises.kept_as_typed,
        promises.draft_kept,
        promises.void_kept,
        promises.two_writers,
        promises.desk_fields_untyped,
    ],
)
def test_it_gets_everything(office: Desk, promise: object) -> None:
    assert callable(promise)
    promise(office, KIND)


def test_it_is_printed_exported_and_read_back(office: Desk, tmp_path: Path) -> None:
    outward.on_paper(office, KIND)
    outward.out_and_in(office, KIND, tmp_path)
    for words in NASTY:
        outward.bears_nasty_words(office, KIND, words)


@pytest.mark.parametrize("role", ROLES)
def test_it_keeps_its_rights(office: Desk, role: str) -> None:
    promises.rights_kept(office, KIND, role)


def test_its_own_rule_holds(office: Desk) -> None:
    session = office["staff"]
    slip = office.store.new(session, KIND, item="umbrella", returned_on=session.today())
    with pytest.raises(promises.Invalid) as refused:
        office.store.save(session, slip)
    assert [name for name, _ in refused.value.problems] == ["owner"]
