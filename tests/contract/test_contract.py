# SPDX-License-Identifier: MIT
"""The contract of every record type, on SQLite and on PostgreSQL."""

from pathlib import Path

import pytest

from desk.records import load_books
from desk.session import ROLES
from tests.contract import outward, promises
from tests.offices import Desk
from tests.paper.nasty import NASTY

TYPES = {t.kind(): t for t in load_books()}
kinds = pytest.mark.parametrize("kind", TYPES)
roles = pytest.mark.parametrize("role", ROLES)


@kinds
def test_is_described_soundly(kind: str) -> None:
    promises.described(TYPES[kind])


@kinds
def test_speaks_both_languages(kind: str) -> None:
    promises.both_languages(TYPES[kind])


@kinds
def test_is_found_listed_and_audited(desk: Desk, kind: str) -> None:
    promises.found_listed_audited(desk, kind)


@kinds
def test_keeps_what_was_typed(desk: Desk, kind: str) -> None:
    promises.kept_as_typed(desk, kind)


@kinds
@roles
def test_keeps_its_rights(desk: Desk, kind: str, role: str) -> None:
    promises.rights_kept(desk, kind, role)


@kinds
def test_comes_back_as_a_draft(desk: Desk, kind: str) -> None:
    promises.draft_kept(desk, kind)


@kinds
def test_is_voided_and_never_deleted(desk: Desk, kind: str) -> None:
    promises.void_kept(desk, kind)


@kinds
def test_two_writers_lose_nothing(desk: Desk, kind: str) -> None:
    promises.two_writers(desk, kind)


@kinds
def test_what_desk_fills_in_is_not_typed(desk: Desk, kind: str) -> None:
    promises.desk_fields_untyped(desk, kind)


@kinds
def test_stands_on_its_papers(desk: Desk, kind: str) -> None:
    outward.on_paper(desk, kind)


@kinds
def test_bears_nasty_words(desk: Desk, kind: str) -> None:
    for words in NASTY:
        outward.bears_nasty_words(desk, kind, words)


@kinds
def test_goes_out_and_comes_in(desk: Desk, kind: str, tmp_path: Path) -> None:
    outward.out_and_in(desk, kind, tmp_path)
