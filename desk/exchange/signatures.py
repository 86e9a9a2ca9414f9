# SPDX-License-Identifier: MIT
"""What a file really is, by its first bytes: people rename what they cannot open."""

import errno
import re
import zipfile
from pathlib import Path

from desk.exchange.raw import invalid
from desk.text import N_

_OTHERS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", N_("a PDF document")),
    (b"\x89PNG", N_("a picture")),
    (b"\xff\xd8\xff", N_("a picture")),
    (b"GIF8", N_("a picture")),
    (b"BM", N_("a picture")),
    (b"{\\rtf", N_("a text document")),
    (b"SQLite format 3", N_("a database")),
    (b"7z\xbc\xaf", N_("a packed archive")),
    (b"Rar!", N_("a packed archive")),
    (b"\x1f\x8b", N_("a packed archive")),
    (b"MZ", N_("a program")),
    (b"\x7fELF", N_("a program")),
)
# Two letters may begin a heading as well; these kinds must also look like no text.
_SHORT = {b"BM", b"MZ"}
_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|table|\?xml|head|meta)", re.IGNORECASE)
_CONTROL = bytes(set(range(32)) - set(b"\t\n\r\x0b\x0c\x1a"))
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def kind_of(head: bytes, path: Path) -> str:
    """'csv', 'xlsx' or 'xls'; raises Invalid with what the file is instead.

    `head` is the beginning of the file, some ten thousand bytes.
    """
    if head.startswith(b"PK\x03\x04"):
        return _packed(path)
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _compound(path)
    binary = _is_binary(head)
    for mark, what in _OTHERS:
        if head.startswith(mark) and (binary or mark not in _SHORT):
            raise _not_a_table(path, what)
    if _PAGE.match(head):
        raise invalid(
            N_(
                "{file} is a web page with the name of a table. Open it in Excel or WPS, "
                "save it as XLSX and choose that file."
            ),
            path.name,
        )
    if binary:
        raise _not_a_table(path, N_("a file of an unknown kind"))
    return "csv"


def encrypted(path: Path) -> Exception:
    """The error for a workbook behind a password."""
    return invalid(
        N_(
            "{file} is protected by a password. Open it in Excel or WPS, save it without "
            "the password and choose that file."
        ),
        path.name,
    )


def damaged(path: Path) -> Exception:
    """The error for a workbook that does not even unpack."""
    return invalid(
        N_("{file} is damaged or cut off: it does not open as XLSX. Save or send it again."),
        path.name,
    )


def _packed(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, UnicodeError, EOFError) as error:
        raise damaged(path) from error
    except OSError as error:
        if error.errno != errno.EINVAL:
            raise
        raise damaged(path) from error  # it points before its own beginning
    if "xl/workbook.xml" in names or any(name.startswith("xl/worksheets/") for name in names):
        return "xlsx"
    if any(name.startswith("word/") for name in names):
        raise _not_a_table(path, N_("a text document"))
    raise _not_a_table(path, N_("a packed archive"))


def _compound(path: Path) -> str:
    # The directory of the parts stands anywhere in the file; such files are small.
    content = path.read_bytes()
    if _ENCRYPTED in content:
        raise encrypted(path)
    if "WordDocument".encode("utf-16-le") in content:
        raise _not_a_table(path, N_("a text document"))
    return "xls"


def _is_binary(head: bytes) -> bool:
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return False
    return len(head) - len(head.translate(None, _CONTROL)) > len(head) // 50


def _not_a_table(path: Path, what: str) -> Exception:
    return invalid(
        N_("{file} is {what}, not a table. Save the table as XLSX or CSV and choose that file."),
        path.name,
        what=what,
    )
