# SPDX-License-Identifier: MIT
"""Files of a record are looked at inside desk where that can be, and said where it cannot."""

from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QColor, QDesktopServices, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desk.db.attachments import File
from desk.db.store import Store
from desk.dialogs.file_view import FileDialog
from desk.paper.printing import draw_records
from desk.paper.request import PrintOptions
from desk.ui.requests import ShowFile
from desk.ui.workplace import Workplace
from tests.dialogs.conftest import opened, quiet


def _photo() -> bytes:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def _kept(place: Workplace, name: str, data: bytes) -> File:
    return place.store.attachments.add(place.session, "complaint", 1, name, data)


def _dialog(place: Workplace, window: QWidget, *files: File) -> FileDialog:
    dialog = FileDialog(place, ShowFile(files[0], files), window)
    opened(dialog, place)
    return dialog


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_text_is_read_in_its_encoding(place: Workplace, window: QWidget, encoding: str) -> None:
    dialog = _dialog(
        place, window, _kept(place, "聊天.txt", "客户：收银机打不开\n".encode(encoding))
    )
    assert dialog.stack.currentWidget() is dialog.text
    assert dialog.text.toPlainText().strip() == "客户：收银机打不开"
    assert dialog.text.isReadOnly()


def test_from_a_picture_to_a_pdf_and_to_what_is_not_shown(
    place: Workplace, store: Store, window: QWidget, qtbot: QtBot
) -> None:
    pdf = draw_records(store, place.session, "complaint", [1], PrintOptions(language="en"))
    files = [
        _kept(place, "photo.png", _photo()),
        _kept(place, "form.pdf", pdf),
        _kept(place, "call.amr", b"#!AMR"),
    ]
    dialog = _dialog(place, window, *files)
    assert dialog.stack.currentWidget() is dialog.picture
    assert dialog.windowTitle() == "photo.png"
    qtbot.mouseClick(dialog.next, Qt.MouseButton.LeftButton)
    quiet(place)
    assert dialog.stack.currentWidget() is dialog.pages
    assert dialog.pages.count() == 2
    assert dialog.about.text().startswith("File 2 of 3")
    qtbot.mouseClick(dialog.next, Qt.MouseButton.LeftButton)
    quiet(place)
    assert dialog.stack.currentWidget() is dialog.other
    assert dialog.other.button.isVisible()
    assert not dialog.next.isEnabled()


@pytest.mark.parametrize("name", ["broken.png", "broken.pdf"])
def test_a_damaged_file_says_so(place: Workplace, window: QWidget, name: str) -> None:
    dialog = _dialog(place, window, _kept(place, name, b"nothing of the kind"))
    assert dialog.stack.currentWidget() is dialog.other


def test_it_opens_outside_on_request_but_never_a_program(
    place: Workplace, window: QWidget, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    urls: list[str] = []
    monkeypatch.setattr(
        QDesktopServices,
        "openUrl",
        staticmethod(lambda url: urls.append(url.toLocalFile()) or True),
    )
    note, program = _kept(place, "note.txt", b"note"), _kept(place, "photo.exe", b"MZ")
    dialog = _dialog(place, window, note, program)
    dialog.outside.click()
    quiet(place)
    assert Path(urls[0]).read_bytes() == b"note"
    dialog.step(1)
    dialog.other.button.click()
    quiet(place)
    assert len(urls) == 1
