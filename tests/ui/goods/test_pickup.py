# SPDX-License-Identifier: MIT
"""Beside a pickup notice stands what to read aloud, and one key keeps what came of the call."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desk.dialogs.ask import AskDialog
from desk.text import use_language
from desk.ui.editors.line import LineEditor
from desk.ui.record.pickup_call import PickupCall
from desk.ui.record.signed_step import SignedStepPanel
from desk.ui.recordpage import RecordPage
from desk.ui.requests import AskStep
from desk.ui.widgets import Heading, Label
from tests.offices import Desk
from tests.records.goods.making import again, make
from tests.ui.goods.test_return import sign
from tests.ui.pages import Place, shown, speak_anew

Key = Qt.Key


def notice(desk: Desk, **values: Any) -> Any:
    """Six boxes that arrived today."""
    typed = {
        "waybill": "LJ1234",
        "consignee": "郑志远",
        "phone": "13805551234",
        "other_phone": "0571-88001234",
        "goods": "童装",
        "pieces": 6,
        "arrived_at": desk.clock() - timedelta(hours=1),
        "freight": 12800,
        "weight": Decimal(80),
        **values,
    }
    return make(desk, "pickup_notice", **typed)


def page_of(place: Place, qtbot: QtBot, record: Any) -> RecordPage:
    page = RecordPage(place.workplace, "pickup_notice", record.id)
    qtbot.addWidget(page)
    shown(place, page)
    return page


def label(page: RecordPage, name: str, kind: type[Label] = Label) -> Label:
    found = page.findChild(kind, name)
    assert isinstance(found, Label)
    return found


def press(page: RecordPage, outcome: str) -> None:
    (table,) = page.more_actions
    action = table[f"pickup.{outcome}"]
    assert action.isEnabled()
    action.trigger()


def test_the_script_stands_beside_the_notice(place: Place, desk: Desk, qtbot: QtBot) -> None:
    page = page_of(place, qtbot, notice(desk))
    words = label(page, "pickup.script").text()
    assert "Goods have arrived for you: 童装, 6 pieces, waybill LJ1234" in words
    assert "¥128.00" in words
    assert label(page, "pickup.number", Heading).text() == "13805551234"
    assert page.side.sizeHint().width() == PickupCall.width


def test_nobody_answers_one_key_and_the_next_number_is_proposed(
    place: Place, desk: Desk, qtbot: QtBot
) -> None:
    made = notice(desk)
    page = page_of(place, qtbot, made)
    page.activateWindow()
    page.setFocus()
    QTest.keyClick(page, Key.Key_3, Qt.KeyboardModifier.AltModifier)
    place.settle()
    (attempt,) = again(desk, made).attempts
    assert (attempt.outcome, attempt.phone) == ("no_answer", "13805551234")
    assert attempt.by == place.session.person_id
    assert place.told[-1].startswith("Attempt kept: No answer. Next try ")
    assert label(page, "pickup.number", Heading).text() == "0571-88001234"


def test_who_answered_is_asked_with_the_outcome_filled_in(
    place: Place, desk: Desk, qtbot: QtBot
) -> None:
    made = notice(desk)
    page = page_of(place, qtbot, made)
    press(page, "told")
    asked = place.last(AskStep)
    dialog = AskDialog(place.workplace, asked, page)
    assert dialog.form.values()["outcome"] == "told"
    assert dialog.form.values()["phone"] == "13805551234"
    asked.then({**dialog.form.values(), "answered_by": "郑太太", "salutation": "ms"})
    dialog.reject()
    place.settle()
    (attempt,) = again(desk, made).attempts
    assert (attempt.outcome, attempt.answered_by, attempt.salutation) == ("told", "郑太太", "ms")


def test_of_goods_not_all_here_nobody_is_told(place: Place, desk: Desk, qtbot: QtBot) -> None:
    page = page_of(place, qtbot, notice(desk, arrived_pieces=4))
    (table,) = page.more_actions
    assert not any(table[row.id].isEnabled() for row in table)
    assert label(page, "pickup.script").isHidden()


def test_who_may_only_read_has_no_keys(sit: Any, desk: Desk, qtbot: QtBot) -> None:
    page = page_of(sit("manager"), qtbot, notice(desk))
    (table,) = page.more_actions
    assert not any(table[row.id].isEnabled() for row in table)
    assert "童装" in label(page, "pickup.script").text()


def test_the_script_follows_the_language(place: Place, desk: Desk, qtbot: QtBot) -> None:
    page = page_of(place, qtbot, notice(desk))
    use_language("zh_CN")
    speak_anew(page)
    assert "请问是郑志远吗" in label(page, "pickup.script").text()


def collecting(place: Place, qtbot: QtBot, made: Any) -> SignedStepPanel:
    page = page_of(place, qtbot, made)
    action = page.findChild(QAction, "pickup_notice.collect")
    assert action is not None
    action.trigger()
    (panel,) = page.window().findChildren(SignedStepPanel)
    return panel


def type_into(panel: SignedStepPanel, name: str, text: str) -> None:
    editor = panel.form.cells[name].editor
    assert isinstance(editor, LineEditor)
    editor.selectAll()
    editor.insert(text)


def test_goods_are_handed_over_against_paper_money_and_signature(
    place: Place, desk: Desk, qtbot: QtBot
) -> None:
    made = notice(desk)
    panel = collecting(place, qtbot, made)
    values = panel.form.values()
    assert (values["collector"], values["cash_received"]) == ("郑志远", 12800)
    panel.send()
    place.settle()
    assert again(desk, made).state == "to_tell"
    assert panel.form.cells["id_last4"].problem is not None
    type_into(panel, "id_last4", "123X")
    sign(panel.pad)
    panel.send()
    qtbot.waitUntil(lambda: place.settle() is None and not panel.is_open)
    after = again(desk, made)
    assert (after.state, after.id_last4, after.cash_received) == ("collected", "123X", 12800)
    (file,) = desk.store.attachments.of(desk["staff"], "pickup_notice", made.id)
    assert file.name == "Signature 2026-11-20.png"


def test_what_the_rules_refuse_stands_in_its_cell(place: Place, desk: Desk, qtbot: QtBot) -> None:
    made = notice(desk)
    panel = collecting(place, qtbot, made)
    type_into(panel, "id_last4", "1234")
    type_into(panel, "cash_received", "100")
    panel.send()
    place.settle()
    assert "128.00" in str(panel.form.cells["cash_received"].problem)
    assert panel.is_open
    assert again(desk, made).state == "to_tell"
