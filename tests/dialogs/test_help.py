# SPDX-License-Identifier: MIT
"""The handbook: a page for every book, in both languages, and found by its words."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desk import paths
from desk.dialogs.help import HelpDialog
from desk.dialogs.keys import KeysDialog
from desk.records import load_books
from desk.shell.answers import Answers
from desk.shell.menus import WINDOW
from desk.text import LANGUAGES, guide, use_language
from desk.ui import theme
from desk.ui.bookpage import BookPage
from desk.ui.workplace import Workplace
from desk.window import Window
from tests.dialogs.conftest import quiet

ROOT = Path(__file__).resolve().parents[2]
LINK = re.compile(r"(!?)\[[^\]]*\]\(([^)]+)\)")


def source(name: str, code: str) -> str:
    """A page as it was written, with its pictures."""
    return (guide.folder(code) / f"{name}.md").read_text(encoding="utf-8")


@pytest.fixture
def help_(qtbot: QtBot, qapp: QApplication, window: QWidget) -> HelpDialog:
    """The handbook on the page of complaints."""
    theme.apply(qapp, "light")
    made = HelpDialog("complaint", window)
    made.show()
    qtbot.waitExposed(made)
    return made


# the pages


def test_every_book_has_its_page() -> None:
    missing = {t.kind() for t in load_books()} - set(guide.PAGE_OF)
    assert not missing, "name the page of these in desk/text/guide.py"
    assert set(guide.PAGE_OF.values()) | {guide.COMMON} <= set(guide.PAGES)
    assert guide.page_of("a stranger") == guide.COMMON


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_pages_are_those_that_lie_there(code: str) -> None:
    lying = {path.stem for path in guide.folder(code).glob("*.md")}
    assert lying == set(guide.PAGES)


@pytest.mark.parametrize("name", guide.PAGES)
def test_both_languages_say_the_same(name: str) -> None:
    told = {code: source(name, code).splitlines() for code in LANGUAGES}
    heads = {
        code: [len(line.split(" ")[0]) for line in lines if re.match("#+ ", line)]
        for code, lines in told.items()
    }
    tables = {code: sum(line.startswith("|") for line in lines) for code, lines in told.items()}
    assert len(set(map(tuple, heads.values()))) == 1, heads
    assert len(set(tables.values())) == 1, tables
    assert next(iter(heads.values()))[0] == 1, "a page begins with its title"


@pytest.mark.parametrize("code", LANGUAGES)
def test_links_and_pictures_lead_somewhere(code: str) -> None:
    for name in guide.PAGES:
        for picture, target in LINK.findall(source(name, code)):
            place = (guide.folder(code) / target).resolve()
            assert place.exists(), f"{name}: {target}"
            assert picture or place.parent == guide.folder(code).resolve(), target
    listed = (ROOT / "docs" / "guide" / "README.md").read_text(encoding="utf-8")
    assert all(f"guide/{code}/{name}.md" in listed for name in guide.PAGES)


def test_keys_of_the_steps_are_as_the_handbook_says() -> None:
    own = {
        key.strip()
        for record_type in load_books()
        for step in record_type.steps
        for key in step.key.split(";")
        if step.key
    }
    window = {"Ctrl+Shift+P", "Ctrl+Shift+E", "Ctrl+Shift+I", "Ctrl+Shift+V", "Ctrl+Shift+Tab"}
    window |= {action.key for action in WINDOW}
    for code in LANGUAGES:
        for name in guide.PAGES:
            told = set(re.findall(r"`(Ctrl\+Shift\+\w+)`", source(name, code)))
            assert told <= own | window, name


# the dialog


def test_the_page_of_the_form_at_hand_shows(help_: HelpDialog) -> None:
    assert help_.name == "complaint"
    text = help_.text.toPlainText()
    assert text.startswith("A complaint: from the ringing telephone")
    assert "docs/screenshots" not in help_.text.toMarkdown(), "the window itself is the picture"
    assert help_.text.hasFocus()


def test_words_narrow_the_pages_and_are_marked(help_: HelpDialog) -> None:
    QTest.keyClick(help_, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(help_.words, "mnemonic")
    assert help_.contents.count() == 1
    assert help_.name == "order"
    assert help_.count.text() == "Found on 1 page"
    assert len(help_.text.extraSelections()) == 1
    help_.words.clear()
    assert help_.contents.count() == len(guide.PAGES)
    assert not help_.count.isVisible()
    assert help_.name == "order", "the page stays when all are listed again"


def test_enter_goes_from_place_to_place(help_: HelpDialog) -> None:
    help_.words.setText("manager")
    places = [help_.text.textCursor().position()]
    marks = len(help_.text.extraSelections())
    assert marks > 2
    for _press in range(marks):
        QTest.keyClick(help_.words, Qt.Key.Key_Return)
        places.append(help_.text.textCursor().position())
    assert places[:-1] == sorted(places[:-1])
    assert places[-1] == places[0], "after the last comes the first"
    assert help_.isVisible()


def test_nothing_found_keeps_the_page(help_: HelpDialog) -> None:
    help_.words.setText("xyzzy")
    assert help_.contents.count() == 0
    assert help_.count.text() == "Found on 0 pages"
    assert help_.name == "complaint"


def test_links_lead_to_other_pages(help_: HelpDialog) -> None:
    help_.words.setText("satisfied")
    help_.text.anchorClicked.emit(QUrl("fine.md"))
    assert help_.name == "fine"
    assert help_.text.toPlainText().startswith("Fines")
    assert help_.contents.currentItem().text() == "Fines"


def test_the_handbook_follows_the_language_and_the_looks(
    qapp: QApplication, help_: HelpDialog
) -> None:
    use_language("zh_CN")
    QApplication.sendEvent(help_, QEvent(QEvent.Type.LanguageChange))
    assert help_.name == "complaint"
    assert help_.text.toPlainText().startswith("投诉：从电话铃响到签字的表单")
    assert help_.windowTitle() == "手册"
    theme.apply(qapp, "dark")
    assert help_.text.toPlainText().startswith("投诉")
    theme.apply(qapp, "light")


def test_f1_twice_opens_the_page_of_the_book_in_front(
    qtbot: QtBot, place: Workplace, qapp: QApplication
) -> None:
    window = Window(place)
    qtbot.addWidget(window)
    window.show()
    window.go("customer")
    assert isinstance(window.tabs.current(), BookPage)
    quiet(place)
    answers: Answers = window.answers
    answers.show_keys()
    keys = window.findChild(KeysDialog)
    assert keys is not None
    handbook = keys.findChild(QPushButton, "handbook")
    assert handbook is not None
    assert handbook.shortcut().toString() == "F1"
    handbook.click()
    shown = window.findChild(HelpDialog)
    assert shown is not None
    assert shown.isVisible()
    assert not keys.isVisible()
    assert shown.name == "customer"
    assert not shown.isModal()
    window.go("complaint")
    answers.show_handbook()
    assert window.findChildren(HelpDialog) == [shown], "the one that is open turns its page"
    assert shown.name == "complaint"
    shown.close()
    quiet(place)


def test_an_installed_desk_has_the_handbook() -> None:
    assert guide.folder("en").is_relative_to(paths.resources())
