# SPDX-License-Identifier: MIT
"""A look into an XLSX before it is opened: small files can unpack to more than the memory holds.

The same look finds the cells whose formula failed, which the reader would leave out.
"""

import errno
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path

from desk.errors import Invalid
from desk.exchange.raw import invalid
from desk.exchange.signatures import damaged, encrypted
from desk.text import N_

_LARGEST = 1_500 << 20
_SUSPICIOUS = 64 << 20
_RATIO = 300
"""Ordinary sheets shrink to a tenth or a fiftieth; a bomb to a thousandth."""

_CELLS = 40_000_000
"""Cells between the first and the last used one; each takes about 32 bytes."""

_PARTS = 10_000
_CHUNK = 1 << 20
_OVERLAP = 256
# Only what makes a sheet large: columns beyond Z, rows beyond 99,999. The rest is bounded by them.
_FAR = re.compile(rb'r="(?:([A-Za-z]{2,})(\d+)|[A-Za-z]?(\d{6,}))"')
_FAR_LOOSE = re.compile(rb"r\s*=\s*[\"'](?:([A-Za-z]{2,})(\d+)|[A-Za-z]?(\d{6,}))[\"']")
_FILLED = re.compile(
    rb"<(?:c|row)\b[^>]*?\br\s*=\s*[\"'](?:([A-Za-z]+)(\d+)|(\d+))[\"'][^>]*(?<!/)>"
)
_FAILED = re.compile(
    rb'<c\b[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*?\bt="e"[^>]*>(?:<f[^>]*/>|<f.{0,200}?</f>)?'
    rb"<v>(#[A-Z0-9/!?]{2,20})</v>",
    re.DOTALL,
)
_SHEET = re.compile(r'<sheet\b[^>]*?\bname="([^"]*)"[^>]*?\br:id="([^"]*)"')
_TARGET = re.compile(r'<Relationship\b(?=[^>]*?\bId="([^"]*)")(?=[^>]*?\bTarget="([^"]*)")')
_ERRORS = 10_000


@dataclass(slots=True)
class Inspection:
    """What was seen: per sheet the cells with a failed formula, (row, column) from 0."""

    errors: dict[str, dict[tuple[int, int], str]] = field(default_factory=dict)
    parts: dict[str, str] = field(default_factory=dict)

    def errors_of(self, sheet: str) -> dict[tuple[int, int], str]:
        """The failed cells of a sheet by its name."""
        return self.errors.get(self.parts.get(sheet, ""), {})


def inspect(path: Path) -> Inspection:
    """Unpack every part once without keeping it; raises Invalid on bombs and damaged archives."""
    seen = Inspection()
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            if len(parts) > _PARTS:
                raise _too_large(path)
            left = _limit(path)
            for part in parts:
                left -= _look_into(archive, part, left, seen, path)
            seen.parts = _sheet_parts(archive)
    except Invalid:
        raise
    except Exception as error:
        # Damaged archives raise whatever their bytes happen to lead to.
        if isinstance(error, OSError) and error.errno != errno.EINVAL:
            raise
        if isinstance(error, RuntimeError) and "password" in str(error):
            raise encrypted(path) from error
        raise damaged(path) from error
    return seen


def _limit(path: Path) -> int:
    return min(_LARGEST, max(_SUSPICIOUS, path.stat().st_size * _RATIO))


def _look_into(
    archive: zipfile.ZipFile, part: zipfile.ZipInfo, left: int, seen: Inspection, path: Path
) -> int:
    """Unpack one part piece by piece; how many bytes it has."""
    if part.file_size > left:
        raise _too_large(path)
    size, columns, rows = 0, 26, 99_999
    errors: dict[tuple[int, int], str] = {}
    for piece, fresh in _pieces(archive, part):
        size += fresh
        if size > left:
            raise _too_large(path)
        loose = b"r='" in piece or b"r =" in piece or b"= " in piece
        for far, row, other in (_FAR_LOOSE if loose else _FAR).findall(piece):
            columns = max(columns, _column(far) if far else 0)
            rows = max(rows, int(row or other))
        if b't="e"' in piece and len(errors) < _ERRORS:
            for name, row, text in _FAILED.findall(piece):
                errors[int(row) - 1, _column(name) - 1] = text.decode("ascii")
    if columns * rows > _CELLS and _cells(archive, part) > _CELLS:
        raise _too_large(path)
    if errors:
        seen.errors[part.filename] = errors
    return size


def _cells(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> int:
    """How many cells a sheet spans, counting only cells and rows that are not empty."""
    columns = rows = 0
    for piece, _fresh in _pieces(archive, part):
        for letters, row, other in _FILLED.findall(piece):
            columns = max(columns, _column(letters))
            rows = max(rows, int(row or other))
    return columns * rows


def _pieces(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[tuple[bytes, int]]:
    """Overlapping pieces of a part and how many of their bytes are new."""
    tail = b""
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            yield tail + chunk, len(chunk)
            tail = chunk[-_OVERLAP:]


def _sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Which part of the archive holds the sheet of a name."""
    try:
        book = archive.read("xl/workbook.xml").decode("utf-8", "replace")
        links = archive.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")
    except KeyError:  # some programs name them otherwise
        return {}
    targets = dict(_TARGET.findall(links))
    parts = {}
    for name, link in _SHEET.findall(book):
        target = targets.get(link, "")
        parts[unescape(name)] = target[1:] if target.startswith("/") else f"xl/{target}"
    return parts


def _column(letters: bytes) -> int:
    number = 0
    for character in letters.upper()[:4]:
        number = number * 26 + character - 64
    return number


def _too_large(path: Path) -> Exception:
    return invalid(
        N_(
            "{file} unpacks to far more than a table of this office can hold. Copy the rows "
            "you need into a new file and choose that one."
        ),
        path.name,
    )
