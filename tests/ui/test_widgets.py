# SPDX-License-Identifier: MIT
"""The small parts of every page: told to screen readers, worked by keys, in both languages."""

from typing import Any

import pytest
from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QVBoxLayout, QWidget

from desk.text import N_, Message, use_language
from desk.ui import theme
from desk.ui.colours import TONES
from desk.ui.widgets import (
    Button,
    Chip,
    ChipRow,
    EmptyState,
    FoldPanel,
    HairLine,
    IconButton,
    KeyHint,
    Label,
    Muted,
    Notice,
    Panel,
    ProgressStrip,
    SearchField,
    Skeleton,
    Stage,
    StateBadge,
    StateLine,
    Title,
    Toast,
    paint_badge,
    said,
)
from desk.ui.work import Job, RunningWork, Work

NASTY = ["<b>fat</b>", "a<b and c>d", "A & B", "<img src='x'>", "%s {0}", "㛃䶮", ""]


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> None:
    theme.apply(qapp, "light")


@pytest.fixture
def window(qtbot: Any) -> QWidget:
    made = QWidget()
    made.resize(1000, 600)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    return made


def _in_chinese(widget: QWidget) -> None:
    use_language("zh_CN")
    QApplication.sendEvent(widget, QEvent(QEvent.Type.LanguageChange))


@pytest.mark.parametrize("text", NASTY)
@pytest.mark.parametrize("kind", [Label, Title, Muted])
def test_a_label_never_guesses_at_markup(kind: type[Label], text: str) -> None:
    label = kind(text)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.text() == text


def test_marked_texts_and_messages_follow_the_language_and_data_does_not() -> None:
    marked, message, typed = Label(N_("Close")), Label(Message(N_("Undo"))), Label("Close")
    for label in (marked, message, typed):
        _in_chinese(label)
    assert (marked.text(), message.text(), typed.text()) == ("关闭", "撤销", "Close")
    assert said(N_("Stop")) == "停止"


def test_a_label_cut_short_tells_the_whole_in_its_tip(window: QWidget) -> None:
    label = Label("a very long <b>name</b> of a customer", window, elide=True)
    label.show()
    label.resize(60, 20)
    assert "&lt;b>" in label.toolTip()
    assert label.minimumSizeHint().width() == 0
    label.resize(900, 20)
    assert label.toolTip() == ""
    label.grab()


def test_a_button_says_its_key_and_follows_the_language() -> None:
    button = Button(N_("Stop"), role="primary", icon="close", key="Ctrl+S")
    assert (button.text(), button.toolTip()) == ("Stop", "Stop  (Ctrl+S)")
    _in_chinese(button)
    assert (button.text(), button.accessibleName()) == ("停止", "停止")
    assert button.shortcut().toString() == "Ctrl+S"
    assert Button("Smith & Co").text() == "Smith && Co"
    small = IconButton("print", N_("Undo"), key="Ctrl+P")
    assert (small.toolTip(), small.accessibleName()) == ("撤销  (Ctrl+P)", "撤销")


def test_a_chip_shows_its_value_and_takes_it_off(window: QWidget, qtbot: Any) -> None:
    chip = Chip(N_("Search"), window)
    chip.show()
    cleared: list[bool] = []
    chip.cleared.connect(lambda: cleared.append(True))
    empty = chip.sizeHint().width()
    chip.set_value("open")
    assert chip.accessibleName() == "Search: open"
    assert chip.sizeHint().width() > empty
    chip.setFocus()
    qtbot.keyClick(chip, Qt.Key.Key_Delete)
    assert (cleared, chip.value()) == ([True], "")
    qtbot.keyClick(chip, Qt.Key.Key_Delete)
    assert cleared == [True], "there is nothing more to take off"
    chip.set_value("late")
    chip.resize(chip.sizeHint())
    cross = chip.rect().center()
    cross.setX(chip.width() - 12)
    qtbot.mouseMove(chip, cross)
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=cross)
    assert cleared == [True, True]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Down])
def test_a_chip_opens_by_keys(window: QWidget, qtbot: Any, key: Qt.Key) -> None:
    chip = Chip("State", window)
    chip.show()
    with qtbot.waitSignal(chip.opened):
        qtbot.keyClick(chip, key)
    menu = QMenu(chip)
    menu.addAction("open")
    chip.set_menu(menu)
    qtbot.keyClick(chip, key)
    assert menu.isVisible()
    menu.close()


def test_a_checkable_chip_is_on_or_off(window: QWidget, qtbot: Any) -> None:
    chip = Chip("Mine", window, checkable=True)
    chip.show()
    seen: list[bool] = []
    chip.toggled.connect(seen.append)
    qtbot.keyClick(chip, Qt.Key.Key_Space)
    qtbot.keyClick(chip, Qt.Key.Key_Backspace)
    assert seen == [True, False]
    chip.grab()


def test_chips_go_on_in_the_next_line(window: QWidget) -> None:
    row = ChipRow(window)
    for number in range(12):
        row.add(Chip(f"Filter {number}"))
    assert len(row.chips()) == 12
    assert row.heightForWidth(2000) == 26
    assert row.heightForWidth(200) > 3 * 26
    row.resize(200, row.heightForWidth(200))
    row.show()
    boxes = [chip.geometry() for chip in row.chips()]
    assert all(box.right() < 200 for box in boxes)
    assert not any(one.intersects(two) for one in boxes for two in boxes if one is not two)


@pytest.mark.parametrize("tone", TONES)
def test_a_state_is_a_colour_and_its_word(tone: str) -> None:
    badge = StateBadge(N_("Stop"), tone)
    assert badge.accessibleName() == "Stop"
    _in_chinese(badge)
    assert badge.accessibleName() == "停止"
    image = badge.grab().toImage()
    assert len({image.pixel(x, 10) for x in range(image.width())}) > 3
    canvas = QImage(80, 32, QImage.Format.Format_RGB32)
    painter = QPainter(canvas)
    paint_badge(painter, QRect(0, 0, 80, 32), "a word that is too long for it", tone)
    painter.end()


def test_the_state_line_tells_the_whole_way(window: QWidget) -> None:
    line = StateLine(window)
    line.grab()
    way = [
        Stage("registered", "09:12", "Li Ting"),
        Stage("in hand", "09:40", "Wang Lei", tone="amber"),
        Stage("closed"),
    ]
    line.show_stages(way, 1)
    told = "registered 09:12 · Li Ting; now: in hand 09:40 · Wang Lei; closed"
    assert line.accessibleName() == told
    for width in (1000, 300, 60):
        line.resize(width, line.sizeHint().height())
        line.grab()
    _in_chinese(line)
    assert "当前：in hand" in line.accessibleName()


def test_an_empty_place_says_what_to_do_next(window: QWidget, qtbot: Any) -> None:
    empty = EmptyState("empty-list", "No complaints", "All is quiet.", "New complaint", window)
    empty.show()
    with qtbot.waitSignal(empty.asked):
        empty.button.click()
    empty.tell("empty-search", "Nothing found")
    assert empty.button.isHidden()
    texts = [label.text() for label in empty.findChildren(QLabel) if not label.isHidden()]
    assert texts == ["Nothing found"]
    empty.grab()


def test_a_toast_takes_back_and_goes_by_itself(window: QWidget, qtbot: Any) -> None:
    toast = Toast(window)
    undone: list[str] = []
    toast.tell("Voided.", lambda: undone.append("undone"), icon="done")
    assert toast.isVisible()
    assert toast.accessibleName() == "Voided."
    assert window.rect().contains(toast.geometry())
    window.resize(700, 400)
    assert window.rect().contains(toast.geometry())
    toast.grab()
    assert toast.take_back()
    assert undone == ["undone"]
    assert not toast.isVisible()
    assert not toast.take_back()
    toast.tell("Saved.", seconds=0.01)
    qtbot.waitUntil(lambda: not toast.isVisible())
    toast.tell("Voided.", lambda: undone.append("again"))
    toast.go()
    assert not toast.take_back(), "what has left cannot be taken back here"


def test_long_work_is_shown_with_its_name_and_can_be_stopped(window: QWidget, qtbot: Any) -> None:
    running = RunningWork()
    strip = ProgressStrip(running, window, patience=0)

    def rows(job: Job) -> None:
        number = 0
        while True:
            number += 1
            job.progress(number % 100, 100)

    Work(window, lambda: None, running=running)
    assert strip.isHidden(), "work without a name is nobody's business"
    work = Work(window, rows, label=N_("Search"), running=running)
    qtbot.waitUntil(strip.isVisible)
    qtbot.waitUntil(lambda: work.total == 100)
    second = Work(window, rows, label="Another", running=running)
    texts = lambda: [label.text() for label in strip.findChildren(QLabel)]  # noqa: E731
    qtbot.waitUntil(lambda: "Search (and 1 more)" in texts())
    stop = strip.findChild(IconButton)
    assert stop is not None
    stop.click()
    qtbot.waitUntil(lambda: not work.running)
    assert second.running
    second.cancel()
    assert running.settle()
    assert strip.isHidden()
    assert running.close()


def test_a_panel_slides_in_takes_the_focus_and_gives_it_back(window: QWidget, qtbot: Any) -> None:
    line = QLineEdit(window)
    line.show()
    line.setFocus()
    panel = Panel(window, "Call card")
    number = QLineEdit()
    panel.body.addWidget(number)
    seen: list[str] = []
    panel.opened.connect(lambda: seen.append("opened"))
    panel.closed.connect(lambda: seen.append("closed"))
    panel.slide_in()
    qtbot.waitUntil(lambda: panel.geometry().right() == window.rect().right())
    assert QApplication.focusWidget() is number
    window.resize(900, 500)
    assert panel.geometry().right() == window.rect().right()
    assert panel.height() == 500
    panel.grab()
    qtbot.keyClick(number, Qt.Key.Key_Escape)
    assert not panel.is_open
    assert QApplication.focusWidget() is line
    qtbot.waitUntil(lambda: not panel.isVisible())
    assert seen == ["opened", "closed"]


def test_a_panel_called_twice_is_there_once(window: QWidget, qtbot: Any) -> None:
    panel = Panel(window, "Call card")
    seen: list[str] = []
    panel.opened.connect(lambda: seen.append("opened"))
    panel.closed.connect(lambda: seen.append("closed"))
    panel.slide_in()
    panel.slide_in()
    panel.slide_out()
    panel.slide_out()
    panel.slide_in()
    assert seen == ["opened", "closed", "opened"]
    qtbot.waitUntil(lambda: panel.geometry().right() == window.rect().right())
    assert panel.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_a_part_folds_by_keys(window: QWidget, qtbot: Any, key: Qt.Key) -> None:
    part = FoldPanel(N_("Search"), window, icon="history")
    inside = QLabel("inside")
    part.body.addWidget(inside)
    part.set_count(3)
    part.show()
    seen: list[bool] = []
    part.folded.connect(seen.append)
    assert inside.isVisible()
    part.bar.setFocus()
    part.grab()
    qtbot.keyClick(part.bar, key)
    assert not inside.isVisible()
    assert part.is_folded()
    part.set_folded(False)
    assert seen == [True, False]
    _in_chinese(part)
    assert part.bar.accessibleName() == "搜索"


def test_the_search_field_by_keys(window: QWidget, qtbot: Any) -> None:
    field = SearchField(parent=window, key="Ctrl+K")
    field.show()
    field.grab()
    assert field.placeholderText() == "Search"
    qtbot.keyClicks(field, "zs")
    with qtbot.waitSignal(field.stepped_down):
        qtbot.keyClick(field, Qt.Key.Key_Down)
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    with qtbot.waitSignal(field.left):
        qtbot.keyClick(field, Qt.Key.Key_Escape)
    _in_chinese(field)
    assert (field.placeholderText(), field.accessibleName()) == ("搜索", "搜索")


def test_a_notice_stays_until_it_is_settled(window: QWidget, qtbot: Any) -> None:
    notice = Notice("A draft came back.", "amber", "Show", window)
    notice.resize(500, 40)
    notice.show()
    with qtbot.waitSignal(notice.asked):
        notice.button.click()
    assert notice.isVisible()
    assert notice.accessibleName() == "A draft came back."
    notice.tell("The server is gone.", "red")
    assert notice.button.isHidden()
    notice.grab()
    cross = notice.findChild(IconButton)
    assert cross is not None
    with qtbot.waitSignal(notice.dismissed):
        cross.click()
    assert notice.isHidden()


def test_everything_that_paints_itself_paints_by_day_and_by_night(window: QWidget) -> None:
    column = QVBoxLayout(window)
    for widget in (HairLine(), KeyHint("Ctrl+K"), Skeleton(rows=4), StateBadge("x", "red")):
        column.addWidget(widget)
    by_day = window.grab().toImage()
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, "dark")
    assert window.grab().toImage() != by_day
    theme.apply(app, "light")
    assert window.grab().toImage() == by_day


def test_every_part_that_takes_the_focus_has_a_name(window: QWidget) -> None:
    parts = [
        SearchField(parent=window),
        Chip("State", window),
        Button("Save", window),
        IconButton("print", "Print", window),
        FoldPanel("Time line", window).bar,
        Panel(window, "Call card"),
        Notice("x", parent=window),
        KeyHint("F2", window),
    ]
    for part in parts:
        for one in (part, *part.findChildren(QWidget)):
            if one.focusPolicy() is not Qt.FocusPolicy.NoFocus and not one.isHidden():
                assert one.accessibleName(), one


def test_what_an_empty_page_says_is_never_cut(qtbot: Any) -> None:
    empty = EmptyState("empty-list", "Nothing yet", "word " * 40, "New")
    qtbot.addWidget(empty)
    empty.resize(500, 500)
    empty.show()
    qtbot.waitExposed(empty)
    detail = next(label for label in empty.findChildren(Muted) if label.text().startswith("word"))
    assert detail.height() >= detail.heightForWidth(detail.width())


def test_enter_presses_the_button_the_cursor_stands_on(qtbot: Any) -> None:
    button, pressed = Button("Choose"), []
    qtbot.addWidget(button)
    button.clicked.connect(lambda: pressed.append(1))
    qtbot.keyClick(button, Qt.Key.Key_Return)
    qtbot.keyClick(button, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    qtbot.keyClick(button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert pressed == [1, 1], "Ctrl+Enter belongs to the window"
