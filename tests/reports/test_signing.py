# SPDX-License-Identifier: MIT
"""A signed report stays as it was signed; what changes afterwards stands in its annex."""

import json
from datetime import date, timedelta
from typing import Any

import pytest

from desk.db.check import check_office
from desk.errors import Invalid, Refused
from desk.reports import signing
from desk.reports.making import make_report
from desk.reports.model import Report, Table, Words
from desk.reports.signing import report_for, sign_report, signed_report
from desk.text import speaking
from tests.offices import Desk
from tests.records.making import again, complain, step

NOVEMBER = {"month": date(2026, 11, 1)}


def into_december(desk: Desk) -> None:
    """Let November pass."""
    desk.clock.at += timedelta(days=12)


def signed(desk: Desk, **chosen: Any) -> Report:
    """The report of November, signed in December."""
    into_december(desk)
    return sign_report(desk.store, desk["supervisor"], "complaints", NOVEMBER | chosen)


def annex_of(desk: Desk, **chosen: Any) -> list[str]:
    """The annex of the signed report as lines of text."""
    made = signed_report(desk.store, desk["supervisor"], "complaints", NOVEMBER | chosen)
    assert made is not None
    lines: list[str] = []
    for part in made.annex[0].parts:
        if isinstance(part, Words):
            lines += map(str, part.sentences)
        elif isinstance(part, Table):
            lines += [" | ".join(str(cell.value) for cell in row) for row in part.rows]
    return lines


def test_a_signed_report_carries_its_hash_and_the_trails(either: Desk) -> None:
    complain(either)
    made = signed(either)
    assert made.signed is not None
    assert len(made.signed.hash) == 64
    kept = signed_report(either.store, either["supervisor"], "complaints", NOVEMBER)
    assert kept is not None
    assert kept.signed == made.signed
    assert kept.sections == made.sections
    assert annex_of(either) == ["Nothing has changed since."]
    assert not list(check_office(either.store))


def test_what_changes_later_stands_in_the_annex_and_nowhere_else(either: Desk) -> None:
    one = complain(either)
    before = signed(either)
    one = again(either, one)
    one.category = "loss"
    either.store.save(either["staff"], one)
    step(either, one, "take")
    now = signed_report(either.store, either["supervisor"], "complaints", NOVEMBER)
    assert now is not None
    assert now.sections == before.sections
    told = annex_of(either)
    assert "Category, Delay: How many | 1 | 0" in told
    assert "Category, Loss: How many | 0 | 1" in told
    assert any(one.number in line and "Loss" in line for line in told)


def test_another_branch_is_another_report(desk: Desk) -> None:
    hz, nb = desk.branch("HZ"), desk.branch("NB")
    complain(desk, against_branch=hz)
    signed(desk, branch=hz)
    assert signed_report(desk.store, desk["supervisor"], "complaints", NOVEMBER) is None
    one = complain(desk, against_branch=nb, received_at=desk.clock.at - timedelta(days=12))
    assert annex_of(desk, branch=hz) == ["Nothing has changed since."]
    assert one.about_branch == nb


def test_a_month_is_signed_once_and_only_when_it_is_over(desk: Desk) -> None:
    with pytest.raises(Invalid, match="not over"):
        sign_report(desk.store, desk["supervisor"], "complaints", NOVEMBER)
    signed(desk)
    with pytest.raises(Invalid, match="already"):
        sign_report(desk.store, desk["supervisor"], "complaints", NOVEMBER)
    with pytest.raises(Invalid, match="not signed"):
        sign_report(desk.store, desk["supervisor"], "fines", NOVEMBER)


def test_who_may_not_sign_is_refused(desk: Desk) -> None:
    into_december(desk)
    desk.hire("boss", "周", "manager", branch="HZ")
    chosen = NOVEMBER | {"branch": desk.branch("HZ")}
    with pytest.raises(Refused):
        sign_report(desk.store, desk["boss"], "complaints", chosen)
    sign_report(desk.store, desk["head_office"], "complaints", chosen)
    assert signed_report(desk.store, desk["boss"], "complaints", chosen) is not None
    with pytest.raises(Refused):
        signed_report(desk.store, desk["staff"], "complaints", chosen)


def test_a_signed_report_that_was_altered_is_found(either: Desk) -> None:
    complain(either)
    signed(either)
    ((numbers,),) = either.store.database.rows("SELECT numbers FROM report_snapshot")
    kept = json.loads(numbers)
    kept["made_by"] = "somebody else"
    with either.store.database.write():
        either.store.database.run("UPDATE report_snapshot SET numbers = ?", json.dumps(kept))
    with pytest.raises(Invalid, match="altered"):
        signed_report(either.store, either["supervisor"], "complaints", NOVEMBER)
    assert any("altered" in str(told) for told in check_office(either.store))
    with either.store.database.write():
        either.store.database.run("DELETE FROM report_snapshot")
    assert any("missing" in str(told) for told in check_office(either.store))


def test_a_signed_report_is_read_in_either_language(desk: Desk) -> None:
    complain(desk)
    signed(desk)
    made = report_for(desk.store, desk["supervisor"], "complaints", NOVEMBER)
    assert str(made.title) == "Monthly complaint report"
    with speaking("zh_CN"):
        assert str(made.title) == "月度投诉报表"
        assert "2026年11月共受理投诉1件" in str(made.sections[0].parts[1].sentences[0])  # type: ignore[union-attr]


def test_what_is_not_signed_is_made_anew(desk: Desk) -> None:
    complain(desk)
    made = report_for(desk.store, desk["supervisor"], "complaints", NOVEMBER)
    assert made.signed is None
    assert made == make_report(desk.store, desk["supervisor"], "complaints", NOVEMBER)


@pytest.mark.parametrize("busy", [1, 9])
def test_others_save_while_a_report_is_made_for_signing(
    either: Desk, monkeypatch: pytest.MonkeyPatch, busy: int
) -> None:
    one = complain(either)
    into_december(either)
    outside: list[bool] = []

    def making(*asked: Any) -> Report:
        made = make_report(*asked)
        outside.append(not either.store.database.engine.in_transaction())
        if outside[-1] and len(outside) <= busy:
            fresh = again(either, one)
            fresh.category = "loss" if len(outside) % 2 else "delay"
            either.store.save(either["staff"], fresh)
        return made

    monkeypatch.setattr(signing, "make_report", making)
    sign_report(either.store, either["supervisor"], "complaints", NOVEMBER)
    assert outside == ([True, True] if busy == 1 else [True] * signing.TRIES + [False])
    monkeypatch.undo()
    assert annex_of(either) == ["Nothing has changed since."]
