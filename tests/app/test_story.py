# SPDX-License-Identifier: MIT
"""From the ringing telephone to the signed form, by keys alone, in both languages."""

from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from desk.dialogs.ask import AskDialog
from desk.dialogs.preview import PreviewDialog
from desk.text import use_language
from desk.ui.recordpage import RecordPage
from tests.app.clerk import CTRL, SHIFT, Clerk
from tests.app.conftest import Opened
from tests.offices import Desk

OWN_WORDS = "你们说今天到的！"


def complaint(office: Desk) -> Any:
    """The one complaint of the office, as it is in the store."""
    return office.store.get(office["supervisor"], "complaint", 1)


@pytest.mark.parametrize("code", ["zh_CN", "en"])
def test_a_complaint_from_the_telephone_to_the_paper(
    code: str,
    office: Desk,
    opened: Opened,
    clerk: Clerk,
    tmp_path: Path,
) -> None:
    use_language(code)
    opened("staff")
    clerk.press(Qt.Key.Key_F2)
    clerk.write("13812345678")
    clerk.press(Qt.Key.Key_Return)
    clerk.find(RecordPage)
    clerk.fill(complainant="张三", category="3", content="货还没有到", own_words=OWN_WORDS)
    clerk.fill(demand="今天送到")
    clerk.press(Qt.Key.Key_S, CTRL)
    kept = complaint(office)
    assert (kept.complainant, kept.phone, kept.state) == ("张三", "13812345678", "registered")
    assert kept.own_words == OWN_WORDS
    assert kept.category

    clerk.press(Qt.Key.Key_T, CTRL | SHIFT)
    assert complaint(office).state == "in_hand"
    clerk.press(Qt.Key.Key_F, CTRL | SHIFT)
    clerk.find(AskDialog)
    clerk.write("正在查")
    clerk.press(Qt.Key.Key_Return, CTRL)
    clerk.gone(AskDialog)
    clerk.settle()
    assert complaint(office).first_answer_at is not None

    clerk.press(Qt.Key.Key_R, CTRL | SHIFT)
    clerk.find(AskDialog)
    clerk.fill(result="货已送到")
    clerk.press(Qt.Key.Key_Return, CTRL)
    clerk.gone(AskDialog)
    clerk.settle()
    assert complaint(office).state == "answered"

    target = tmp_path / "form.pdf"
    clerk.press(Qt.Key.Key_P, CTRL)
    clerk.find(PreviewDialog)
    clerk.settle()
    clerk.press(Qt.Key.Key_S, CTRL)
    clerk.find(QFileDialog)
    clerk.press(Qt.Key.Key_A, CTRL)
    clerk.write(str(target))
    clerk.press(Qt.Key.Key_Return)
    clerk.until(target.exists)
    clerk.press(Qt.Key.Key_Escape)
    clerk.gone(PreviewDialog)
    file = pypdfium2.PdfDocument(target)
    text = file[0].get_textpage().get_text_range()
    file.close()
    assert kept.number in text
    assert OWN_WORDS in text
    assert complaint(office).print_count == 1
