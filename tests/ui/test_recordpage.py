# SPDX-License-Identifier: MIT
"""A record on the screen: read, typed into, kept, saved, moved on, with what surrounds it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QColor, QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from desk.db.course import Course
from desk.db.query import Condition, Query
from desk.db.record import Record
from desk.errors import Invalid, Storage
from desk.paper.request import PrintOptions
from desk.text import Message, use_language
from desk.ui.lines import LineList
from desk.ui.recordpage import RecordPage
from desk.ui.requests import AskReason, AskStep, Leave, OpenRecord, Print, PrintPage, Settle
from tests.paper.reading import words
from tests.ui.pages import Place, late_slip, open_place, put, shown, speak_anew

Key = Qt.Key
Control = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def place(qapp: QApplication, tmp_path: Path) -> Iterator[Place]:
    with open_place(tmp_path) as made:
        yield made


def page_of(place: Place, qtbot: QtBot, record: Record | None = None, **more: object) -> RecordPage:
    kind = record.kind() if record is not None else str(more.pop("kind", "slip"))
    page = RecordPage(place.workplace, kind, record.id if record else None, **more)  # type: ignore[arg-type]
    qtbot.addWidget(page)
    shown(place, page)
    return page


def type_into(page: RecordPage, name: str, text: str) -> None:
    editor = page.form.cells[name].editor
    editor.setFocus()
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    editor.insert(text)


def press(page: RecordPage, action: str) -> None:
    made = page.actions_.get(action) or page.findChild(QAction, action)
    assert made is not None
    assert made.isEnabled(), action
    made.trigger()


def drafts(place: Place) -> list[str]:
    return [d.key for d in place.store.drafts.of(place.session)]


# saving


def test_an_empty_form_becomes_a_numbered_record(place: Place, qtbot: QtBot) -> None:
    page = page_of(place, qtbot)
    assert page.form.is_editable()
    assert page.side.isHidden()
    type_into(page, "item", "black umbrella")
    with qtbot.waitSignal(page.named) as named:
        press(page, "record.save")
        place.settle()
    saved = place.store.get(place.session, "slip", named.args[0])
    assert saved.values()["item"] == "black umbrella"
    assert page.tab_text() == f"{saved.number} black umbrella"
    assert not page.form.is_editable()
    assert not page.side.isHidden()
    assert place.told == [f"{saved.number} is saved."]
    assert not drafts(place)


def test_what_is_wrong_is_said_in_its_cell_and_nothing_is_saved(place: Place, qtbot: QtBot) -> None:
    page = page_of(place, qtbot)
    type_into(page, "phone", "12")
    press(page, "record.save")
    place.settle()
    assert page.form.cells["phone"].problem is not None
    assert page.record_id is None
    type_into(page, "phone", "13812345678")
    press(page, "record.save")
    place.settle()
    assert str(page.form.cells["item"].problem) == "must be filled in."
    assert page.form.is_editable()


def test_save_and_next_opens_an_empty_form_and_closes_this_one(place: Place, qtbot: QtBot) -> None:
    page = page_of(place, qtbot)
    type_into(page, "item", "glove")
    press(page, "record.save_next")
    place.settle()
    assert place.last(OpenRecord) == OpenRecord("slip")
    assert place.last(Leave).page is page


def test_a_changed_amount_asks_for_a_reason(place: Place, qtbot: QtBot) -> None:
    slip = place.slip(reward=5_000)
    page = page_of(place, qtbot, slip)
    press(page, "record.edit")
    type_into(page, "reward", "80")
    press(page, "record.save")
    place.settle()
    asked = place.last(AskReason)
    assert str(asked.title) == "Why is this changed: Reward?"
    asked.then("agreed anew")
    place.settle()
    assert place.store.get(place.session, "slip", slip.id).values()["reward"] == 8_000
    assert not page.form.is_editable()


def test_two_people_changing_different_cells_lose_nothing(place: Place, qtbot: QtBot) -> None:
    slip = place.slip()
    page = page_of(place, qtbot, slip)
    press(page, "record.edit")
    type_into(page, "owner", "张三")
    theirs = place.store.get(place.desk["supervisor"], "slip", slip.id)
    theirs.remarks = "blue handle"  # type: ignore[attr-defined]
    place.store.save(place.desk["supervisor"], theirs)
    place.settle()
    assert not page.notice.isHidden()
    press(page, "record.save")
    place.settle()
    kept = place.store.get(place.session, "slip", slip.id).values()
    assert (kept["owner"], kept["remarks"]) == ("张三", "blue handle")


def test_two_people_changing_one_cell_are_asked(place: Place, qtbot: QtBot) -> None:
    slip = place.slip()
    page = page_of(place, qtbot, slip)
    press(page, "record.edit")
    type_into(page, "item", "my umbrella")
    type_into(page, "owner", "李四")
    theirs = place.store.get(place.desk["supervisor"], "slip", slip.id)
    theirs.item = "their umbrella"  # type: ignore[attr-defined]
    place.store.save(place.desk["supervisor"], theirs)
    place.settle()
    press(page, "record.save")
    place.settle()
    settle = place.last(Settle)
    assert settle.conflict.theirs == {"item": "their umbrella"}
    assert page.form.cells["item"].editor.typed() == "my umbrella"
    settle.then({"item": "our umbrella"})
    place.settle()
    kept = place.store.get(place.session, "slip", slip.id).values()
    assert (kept["item"], kept["owner"]) == ("our umbrella", "李四")


def test_what_is_typed_while_saving_is_not_lost(place: Place, qtbot: QtBot) -> None:
    page = page_of(place, qtbot)
    type_into(page, "item", "bag")
    press(page, "record.save")
    type_into(page, "owner", "王五")
    place.settle()
    assert page.record_id is not None
    assert page.form.is_editable()
    press(page, "record.save")
    place.settle()
    kept = place.store.get(place.session, "slip", page.record_id).values()
    assert (kept["item"], kept["owner"]) == ("bag", "王五")


def test_a_full_disk_keeps_the_form(
    place: Place, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = page_of(place, qtbot)
    type_into(page, "item", "scarf")

    def full(*_given: object, **_named: object) -> None:
        raise Storage(Message("The disk is full, nothing was saved."))

    monkeypatch.setattr(type(place.store), "save", full)
    press(page, "record.save")
    place.settle()
    assert page.form.is_editable()
    assert page.form.cells["item"].editor.typed() == "scarf"
    assert not page.notice.isHidden()
    assert [str(e) for e in place.troubles] == ["The disk is full, nothing was saved."]


# drafts


def test_typing_is_kept_within_a_second(place: Place, qtbot: QtBot) -> None:
    page = page_of(place, qtbot)
    type_into(page, "item", "half a sen")
    qtbot.waitUntil(lambda: len(drafts(place)) == 1, timeout=1000)


def test_a_form_not_finished_is_offered_to_the_next_empty_one(place: Place, qtbot: QtBot) -> None:
    page = page_of(place, qtbot)
    type_into(page, "item", "umbrella with")
    type_into(page, "phone", "138")
    assert page.may_close()
    page.hide()
    place.settle()
    again = page_of(place, qtbot)
    assert not again.draft_notice.isHidden()
    again.draft_notice.asked.emit()
    place.settle()
    assert again.form.cells["item"].editor.typed() == "umbrella with"
    assert again.form.cells["phone"].editor.typed() == "138"
    type_into(again, "phone", "13812345678")
    press(again, "record.save")
    place.settle()
    assert not drafts(place)


def test_a_draft_thrown_away_is_gone(place: Place, qtbot: QtBot) -> None:
    page = page_of(place, qtbot)
    type_into(page, "item", "nothing")
    page.may_close()
    place.settle()
    again = page_of(place, qtbot)
    again.draft_notice.discarded.emit()
    place.settle()
    assert not drafts(place)
    assert again.draft_notice.isHidden()


def test_leaving_keeps_the_draft_and_reading_shows_what_is_saved(
    place: Place, qtbot: QtBot
) -> None:
    slip = place.slip()
    page = page_of(place, qtbot, slip)
    press(page, "record.edit")
    type_into(page, "item", "another umbrella")
    press(page, "record.leave")
    place.settle()
    assert not page.form.is_editable()
    assert page.form.cells["item"].editor.typed() == "umbrella"
    assert not page.draft_notice.isHidden()
    page.draft_notice.asked.emit()
    assert page.form.is_editable()
    assert page.form.cells["item"].editor.typed() == "another umbrella"


def test_a_draft_is_put_on_the_version_somebody_else_saved(place: Place, qtbot: QtBot) -> None:
    slip = place.slip()
    page = page_of(place, qtbot, slip)
    press(page, "record.edit")
    type_into(page, "owner", "张三")
    page.may_close()
    page.hide()
    place.settle()
    theirs = place.store.get(place.session, "slip", slip.id)
    theirs.remarks = "wet"  # type: ignore[attr-defined]
    place.store.save(place.session, theirs)
    again = page_of(place, qtbot, slip)
    again.draft_notice.asked.emit()
    press(again, "record.save")
    place.settle()
    kept = place.store.get(place.session, "slip", slip.id).values()
    assert (kept["owner"], kept["remarks"]) == ("张三", "wet")


def test_escape_in_an_empty_form_asks_to_close_it(place: Place, qtbot: QtBot) -> None:
    page = page_of(place, qtbot)
    QTest.keyClick(page.form.cells["item"].editor, Key.Key_Escape)
    assert place.last(Leave).page is page


# reading, steps


def test_a_record_opens_for_reading_with_its_way(place: Place, qtbot: QtBot) -> None:
    slip = place.slip()
    place.desk.clock.pass_by(minutes=5)
    place.store.step(place.session, "slip", slip.id, "take")
    page = page_of(place, qtbot, slip)
    assert not page.form.is_editable()
    assert page.head.number.text() == slip.number
    assert page.head.line.accessibleName() == (
        "Found 10:00 · staff 李; now: Taken 10:05 · staff 李; Given back"
    )


def test_a_step_is_done_by_its_key_and_told(place: Place, qtbot: QtBot) -> None:
    slip = place.slip()
    page = page_of(place, qtbot, slip)
    step = page.findChild(QAction, "slip.take")
    assert step is not None
    assert step.shortcut().toString() == "Ctrl+T"
    step.trigger()
    place.settle()
    assert place.told[-1] == "Take: done."
    assert page.record is not None
    assert page.record.state == "taken"
    assert page.findChild(QAction, "slip.give") is not None


def test_other_papers_of_a_record_are_printed_by_themselves(place: Place, qtbot: QtBot) -> None:
    record = put(place, "slip", item="umbrella")
    page = page_of(place, qtbot, record)
    press(page, "slip.print.tag")
    asked = place.last(PrintPage)
    assert (asked.record, asked.form, asked.name) == (record.id, "tag", "Tag for the shelf")
    pdf = asked.draw(place.store, place.session, record.id, PrintOptions(language="en"))
    assert "Tag for the shelf" in words(pdf)


def test_a_step_with_questions_is_asked_first(place: Place, qtbot: QtBot) -> None:
    slip = place.slip()
    place.store.step(place.session, "slip", slip.id, "take")
    page = page_of(place, qtbot, slip)
    press(page, "slip.give")
    asked = place.last(AskStep)
    asked.then({"owner": "赵六"})
    place.settle()
    assert page.form.cells["owner"].editor.typed() == "赵六"


def test_steps_of_other_roles_are_not_there(qapp: QApplication, tmp_path: Path) -> None:
    with open_place(tmp_path, "manager") as place:
        slip = put_as(place, "staff")
        page = RecordPage(place.workplace, "slip", slip.id)
        shown(place, page)
        assert page.findChild(QAction, "slip.take") is None
        assert not page.actions_["record.edit"].isEnabled()
        assert page.head.lock.accessibleName() == "Read only"
        page.may_close()
        page.deleteLater()
        place.settle()


def put_as(place: Place, who: str) -> Record:
    session = place.desk[who]
    return place.store.save(session, place.store.new(session, "slip", item="umbrella"))


def test_a_void_record_says_so_and_cannot_be_changed(qapp: QApplication, tmp_path: Path) -> None:
    with open_place(tmp_path, "supervisor") as place:
        slip = place.slip()
        page = RecordPage(place.workplace, "slip", slip.id)
        shown(place, page)
        press(page, "record.void")
        place.last(AskReason).then("written twice")
        place.settle()
        assert page.head.lock.accessibleName() == "Void"
        assert not page.actions_["record.edit"].isEnabled()
        assert "Void" in page.head.line.accessibleName()
        place.undo[-1]()
        place.settle()
        assert page.head.lock.isHidden()
        assert page.actions_["record.edit"].isEnabled()
        page.may_close()
        page.deleteLater()
        place.settle()


def test_the_clock_says_how_long_still(place: Place, qtbot: QtBot) -> None:
    page = page_of(place, qtbot, late_slip(place, 12))
    assert page.head.clock.accessibleName() == "Give it back: in 12 min"


def test_a_new_one_like_this_has_its_values_but_not_its_number(place: Place, qtbot: QtBot) -> None:
    page = page_of(place, qtbot, place.slip(owner="张三"))
    press(page, "record.duplicate")
    asked = place.last(OpenRecord)
    assert asked.record is None
    assert asked.values["owner"] == "张三"
    assert "number" not in asked.values
    copy = page_of(place, qtbot, values=asked.values)
    press(copy, "record.save")
    place.settle()
    assert copy.record is not None
    assert copy.record.number.endswith("-0002")


def test_the_next_record_comes_into_the_same_tab(place: Place, qtbot: QtBot) -> None:
    first, second = place.slip(item="first"), place.slip(item="second")
    page = page_of(place, qtbot, second)
    with qtbot.waitSignal(page.named, check_params_cb=lambda key: key == first.id):
        press(page, "record.next")
        place.settle()
    assert page.head.title.text() == "first"
    press(page, "record.next")
    place.settle()
    assert place.told[-1] == "There is no further record in this direction."


def test_the_next_record_is_the_next_of_the_list_it_was_opened_from(
    place: Place, qtbot: QtBot
) -> None:
    slips = {item: place.slip(item=item) for item in ("b", "d", "c", "a")}
    put_by = Query("slip", (Condition("item", "in", ["a", "b", "c"]),), "item", descending=False)
    page = page_of(place, qtbot, slips["a"])
    page.through.follow(Course(put_by))
    place.settle()
    assert page.through.bar is not None
    assert page.through.bar.words.text() == "1 of 3"
    press(page, "record.next")
    place.settle()
    assert page.head.title.text() == "b"
    changed = place.store.get(place.session, "slip", slips["b"].id)
    changed.item = "x"  # type: ignore[attr-defined]  # it leaves the list
    place.store.save(place.session, changed)
    place.settle()
    assert not page.through.bar.isVisible()
    press(page, "record.next")
    place.settle()
    assert page.head.title.text() == "c"
    assert page.through.bar.words.text() == "2 of 2"


def test_calling_through_says_whom_to_dial(place: Place, qtbot: QtBot) -> None:
    first = place.slip(item="hat", phone="13800138000")
    second = place.slip(item="bag", phone="")
    page = page_of(place, qtbot, first)
    page.through.follow(Course(Query("slip"), (first.id, second.id)), calling=True)
    place.settle()
    calling = page.through.calling
    assert calling.isVisible()
    assert "1 of 2. Dial" in calling.accessibleName()
    assert "138" in calling.accessibleName()
    calling.button.click()
    place.settle()
    assert page.head.title.text() == "bag"
    assert calling.accessibleName() == "Calling through: 2 of 2."
    assert not calling.button.isVisible()


def test_printing_is_asked_of_the_window(place: Place, qtbot: QtBot) -> None:
    slip = place.slip()
    page = page_of(place, qtbot, slip)
    press(page, "record.print")
    assert place.last(Print) == Print("slip", [slip.id])


def test_what_others_save_is_shown_at_once(place: Place, qtbot: QtBot) -> None:
    slip = place.slip()
    page = page_of(place, qtbot, slip)
    theirs = place.store.get(place.session, "slip", slip.id)
    theirs.item = "red umbrella"  # type: ignore[attr-defined]
    place.store.save(place.session, theirs)
    place.settle()
    assert page.form.cells["item"].editor.typed() == "red umbrella"


# the side panel


def test_a_comment_is_sent_with_enter(place: Place, qtbot: QtBot) -> None:
    page = page_of(place, qtbot, place.slip())
    press(page, "record.comment")
    QTest.keyClicks(page.side.comments, "owner called")
    QTest.keyClick(page.side.comments, Key.Key_Return)
    place.settle()
    assert page.side.timeline.told()[0] == "owner called"
    assert page.side.comments.toPlainText() == ""


def test_a_file_is_dropped_and_a_screenshot_pasted(
    place: Place, qtbot: QtBot, tmp_path: Path
) -> None:
    page = page_of(place, qtbot, place.slip())
    paper = tmp_path / "chat.txt"
    paper.write_text("hello", encoding="utf-8")
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(paper))])
    assert page.side.files._take(dropped)
    place.settle()
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    QGuiApplication.clipboard().setImage(image)
    page.side.files.paste()
    place.settle()
    names = [line.text for line in page.side.files.list.lines()]
    assert names == ["chat.txt", "Screenshot 11-20 100000.png"]
    picture = page.side.files.list.lines()[1].value
    page.side.files.look_at(picture)
    place.settle()
    assert page.side.files.picture.is_shown()


def test_a_screenshot_is_pasted_and_a_file_dropped_anywhere_on_the_page(
    place: Place, qtbot: QtBot, tmp_path: Path
) -> None:
    page = page_of(place, qtbot, place.slip())
    picture = QImage(8, 8, QImage.Format.Format_RGB32)
    QGuiApplication.clipboard().setImage(picture)
    press(page, "record.paste")
    place.settle()
    assert len(page.side.files._files) == 1
    paper = tmp_path / "note.txt"
    paper.write_text("note", encoding="utf-8")
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(paper))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy, spot = Qt.DropAction.CopyAction, QPointF(20, 200)
    QApplication.sendEvent(page, QDragEnterEvent(spot.toPoint(), copy, dropped, left, none))
    QApplication.sendEvent(page, QDropEvent(spot, copy, dropped, left, none))
    place.settle()
    assert {file.name for file in page.side.files._files} >= {"note.txt"}
    page.deeds.edit()
    assert not page.actions_["record.paste"].isEnabled(), "Ctrl+V belongs to what is typed"


def test_a_program_somebody_sent_is_not_run(place: Place, qtbot: QtBot) -> None:
    slip = place.slip()
    file = place.store.attachments.add(place.session, "slip", slip.id, "photo.exe", b"MZ")
    page = page_of(place, qtbot, slip)
    page.side.files.open_file(file.id)
    place.settle()
    assert isinstance(place.troubles[-1], Invalid)


def test_related_records_are_added_by_number_and_opened(place: Place, qtbot: QtBot) -> None:
    one, other = place.slip(), place.slip(item="its cover")
    page = page_of(place, qtbot, one)
    page.side.related.line.setText(other.number.lower())
    QTest.keyClick(page.side.related.line, Key.Key_Return)
    place.settle()
    (line,) = page.side.related.list.lines()
    assert line.text == "its cover"
    page.side.related.list.chosen.emit(line.value)
    assert place.last(OpenRecord) == OpenRecord("slip", other.id)


# the real books


def test_a_customer_typed_twice_is_told(place: Place, qtbot: QtBot) -> None:
    known = put(place, "customer", name="杭州云帆", mobile="13812345678")
    page = page_of(place, qtbot, kind="customer")
    type_into(page, "mobile", "13812345678")
    qtbot.waitUntil(lambda: not page.notice.isHidden())
    assert known.number in page.notice.accessibleName()
    page.notice.asked.emit()
    assert place.last(OpenRecord) == OpenRecord("customer", known.id)


def test_a_customers_page_shows_everything_recorded(place: Place, qtbot: QtBot) -> None:
    customer = put(place, "customer", name="杭州云帆", mobile="13812345678")
    complaint = put(place, "complaint", **complained(customer=customer.id))
    page = page_of(place, qtbot, customer)
    past = page.findChild(LineList, "customer.past")
    assert past is not None
    assert [line.value for line in past.lines()] == [("complaint", complaint.id)]


def test_choosing_the_customer_fills_a_complaint_and_tells_of_the_last(
    place: Place, qtbot: QtBot
) -> None:
    customer = put(place, "customer", name="张三", mobile="13812345678", party="person")
    before = put(place, "complaint", **complained(customer=customer.id))
    page = page_of(place, qtbot, kind="complaint")
    page.form.cells["customer"].editor.put(customer.id)
    page.form.changed.emit("customer")
    qtbot.waitUntil(lambda: page.form.cells["phone"].editor.typed() == "13812345678")
    assert page.form.cells["complainant"].editor.typed() == "张三"
    assert before.number in page.notice.accessibleName()


def complained(**more: object) -> dict[str, object]:
    words = {"content": "late", "demand": "sooner", "category": "delay"}
    return {"complainant": "张三", "phone": "13812345678", **words, **more}


def test_the_page_speaks_chinese_at_once(place: Place, qtbot: QtBot) -> None:
    page = page_of(place, qtbot, place.slip())
    use_language("zh_CN")
    speak_anew(page)
    place.settle()
    assert page.actions_["record.edit"].text() == "编辑"
    assert page.side.comments.placeholderText() == "写备注（回车发送）"


def test_who_may_not_see_a_record_is_told_in_its_place(qapp: QApplication, tmp_path: Path) -> None:
    with open_place(tmp_path, "administrator") as place:
        slip = put_as(place, "staff")
        page = RecordPage(place.workplace, "slip", slip.id + 1)
        shown(place, page)
        assert page.refused.isVisible()
        assert page.form.isHidden()
        assert place.troubles
        page.may_close()
        page.deleteLater()
        place.settle()


def test_a_fault_is_told_in_the_words_of_the_office(
    place: Place, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def faulty(*_of: object) -> None:
        raise KeyError("a name in the program")

    slip = place.slip()
    monkeypatch.setattr("desk.ui.recordpage.load", faulty)
    page = page_of(place, qtbot, slip)
    words_shown = [label.text() for label in page.refused.findChildren(QLabel)]
    assert "Something went wrong in desk" in words_shown
    assert not any("a name in the program" in text for text in words_shown)


def test_a_double_click_opens_the_cell_for_typing(place: Place, qtbot: QtBot) -> None:
    page = page_of(place, qtbot, place.slip())
    editor = page.form.cells["owner"].editor
    QTest.mouseDClick(editor, Qt.MouseButton.LeftButton)
    assert page.form.is_editable()
    assert page.form.page.focused in ("owner", "")
