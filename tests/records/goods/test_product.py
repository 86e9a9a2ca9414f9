# SPDX-License-Identifier: MIT
"""The catalogue keeps its price history; a code stands for one product only."""

from datetime import timedelta

import pytest

from desk.errors import Invalid, ReasonNeeded
from tests.offices import Desk
from tests.records.goods.making import again, make, product


def test_a_new_price_goes_into_the_history(desk: Desk) -> None:
    paper = product(desk, price=2500)
    first = desk["staff"].today()
    desk.clock.pass_by(days=30)
    paper.price = 2800
    with pytest.raises(ReasonNeeded):
        desk.store.save(desk["staff"], paper)
    desk.store.save(desk["staff"], paper, reason="supplier raised it")
    kept = again(desk, paper)
    assert [(p.price, p.reason) for p in kept.prices] == [(2500, ""), (2800, "supplier raised it")]
    assert kept.price_on(first) == 2500
    assert kept.price_on(first + timedelta(days=30)) == 2800
    assert kept.price_on(first - timedelta(days=1)) is None


def test_the_mnemonic_is_the_initials_unless_typed(desk: Desk) -> None:
    assert product(desk, name="打印纸").mnemonic == "dyz"
    assert product(desk, name="打印纸", mnemonic="zhi").mnemonic == "zhi"


def test_a_product_is_found_by_code_barcode_and_pinyin(desk: Desk) -> None:
    paper = product(desk, name="安顺打印纸", code="AS-4711", barcode="6901234567892")
    for words in ("4711", "6901234567892", "打印", "asdy", "anshun", paper.number):
        hits = desk.store.search.find(desk["staff"], words)
        assert [hit.record for hit in hits if hit.kind == "product"] == [paper.id], words


def test_code_and_barcode_stand_for_one_product(desk: Desk) -> None:
    first = product(desk, code="A1", barcode="690")
    with pytest.raises(Invalid) as refused:
        product(desk, code="A1", barcode="690")
    assert [name for name, _ in refused.value.problems] == ["code", "barcode"]
    assert first.number in str(refused.value)
    desk.store.void(desk["supervisor"], "product", first.id, "entered twice")
    assert product(desk, code="A1", barcode="690").id


def test_figures_are_not_below_zero(desk: Desk) -> None:
    with pytest.raises(Invalid) as refused:
        make(desk, "product", code="A", name="纸", price=-1, warranty_months=-1)
    assert [name for name, _ in refused.value.problems] == ["price", "warranty_months"]
