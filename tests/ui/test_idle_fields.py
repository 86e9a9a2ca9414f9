# SPDX-License-Identifier: MIT
"""What means nothing for a record as it stands is not in the form."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from pytestqt.qtbot import QtBot

from desk.db.fields import Setting
from desk.records import load_books
from desk.ui.form import Form

HERE = Setting(ZoneInfo("Asia/Shanghai"), datetime(2026, 11, 20, tzinfo=UTC), lambda k, i: "",
               lambda k, w: None)  # fmt: skip


def test_the_way_of_serving_decides_the_cells(qtbot: QtBot) -> None:
    task = load_books()["service_task"]
    form = Form(task, task.sheet.on_screen, lambda: HERE)
    qtbot.addWidget(form)
    shown = {}
    for mode in task.kinds()["mode"].options:  # type: ignore[attr-defined]
        record = task(mode=mode)
        form.set_record(record)
        shown[mode] = {name for name, cell in form.cells.items() if cell.shown}
        assert shown[mode] == set(form.cells) - record.idle()
    assert len({frozenset(names) for names in shown.values()}) > 1


def test_what_is_left_out_for_another_reason_leaves_it_so(qtbot: QtBot) -> None:
    task = load_books()["service_task"]
    form = Form(task, task.sheet.on_screen, lambda: HERE)
    qtbot.addWidget(form)
    record = task(mode="phone")
    form.set_record(record)
    form.set_absent({"total"})
    shown = {name for name, cell in form.cells.items() if cell.shown}
    assert shown == set(form.cells) - record.idle() - {"total"}
