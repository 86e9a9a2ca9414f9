# SPDX-License-Identifier: MIT
"""Files into the store and out of it, beside the window."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import mkdtemp

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage

from desk.db.attachments import File, safe_name
from desk.db.store import Store
from desk.errors import Invalid, Storage
from desk.session import Session
from desk.text import N_, Message

#: A picture is shown at most so large, in pixels of the screen.
LARGEST = QSize(640, 640)
#: What a customer sends is never run by a click.
PROGRAMS = (
    ".exe",
    ".bat",
    ".cmd",
    ".com",
    ".msi",
    ".scr",
    ".ps1",
    ".vbs",
    ".js",
    ".jar",
    ".lnk",
    ".hta",
    ".sh",
    ".desktop",
    ".app",
    ".reg",
    ".pif",
)


def attach(
    store: Store,
    session: Session,
    kind: str,
    record: int,
    files: Sequence[tuple[str, bytes | Path]],
) -> None:
    """Attach files one after the other; raises Invalid, Refused or Storage."""
    most = int(store.office.rule("attachment_limit", session.today())) * 1024 * 1024
    for name, content in files:
        data = content if isinstance(content, bytes) else _read(content, most)
        store.attachments.add(session, kind, record, name, data)


def _read(path: Path, most: int) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(most + 1)  # one more than allowed is refused without reading it all
    except OSError as error:
        raise Storage(
            Message(
                N_("{name} cannot be read ({cause})."), name=path.name, cause=error.strerror or ""
            )
        ) from error


def picture(store: Store, session: Session, file: int) -> QImage:
    """A picture scaled down for the screen; an empty one where it cannot be read."""
    image = QImage.fromData(store.attachments.read(session, file))
    if image.width() > LARGEST.width() or image.height() > LARGEST.height():
        keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode
        return image.scaled(LARGEST, keep, smooth.SmoothTransformation)
    return image


#: Texts are shown up to so many bytes; a longer one is opened outside.
LONGEST_TEXT = 2_000_000
TEXTS = frozenset({".txt", ".csv", ".md", ".log", ".json", ".xml", ".eml", ".ini", ".srt"})


def shown_as(file: File) -> str:
    """How desk itself shows a file: "picture", "pdf", "text"; empty: it does not."""
    ending = Path(file.name).suffix.casefold()
    if file.mime.startswith("image/") and ending != ".svg":
        return "picture"
    if ending == ".pdf":
        return "pdf"
    return "text" if ending in TEXTS and file.size <= LONGEST_TEXT else ""


def text_of(data: bytes) -> str:
    """The words of a text file in whichever of the usual encodings it is written."""
    for encoding in (
        "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig",
        "gb18030",
    ):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("utf-8", "replace")


def unpacked(store: Store, session: Session, file: File) -> Path:
    """A copy of a file in a folder of its own, to be opened; a program is refused with Invalid."""
    if Path(file.name).suffix.casefold() in PROGRAMS:
        raise Invalid(
            [
                (
                    None,
                    Message(
                        N_("{name} is a program and is not opened here. Save it where it is safe."),
                        name=file.name,
                    ),
                )
            ]
        )
    folder = Path(mkdtemp(prefix="desk-"))
    return written(store, session, file.id, folder / safe_name(file.name))


def written(store: Store, session: Session, file: int, path: Path) -> Path:
    """Write a file to a place on the disk; raises Storage."""
    data = store.attachments.read(session, file)
    try:
        path.write_bytes(data)
    except OSError as error:
        raise Storage(
            Message(
                N_("{name} cannot be written ({cause}). Choose another folder."),
                name=path.name,
                cause=error.strerror or "",
            )
        ) from error
    return path


def size_text(size: int) -> str:
    """Bytes as a person reads them: 840 B, 12 KB, 3.4 MB."""
    if size < 1024:
        return f"{size} B"
    if size < 1024 * 1024:
        return f"{size / 1024:.0f} KB"
    return f"{size / 1024 / 1024:.1f} MB"
