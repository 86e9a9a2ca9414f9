# SPDX-License-Identifier: MIT
"""A record's number as barcode and QR code, so that the search box finds a sheet by its paper."""

from collections.abc import Iterator
from functools import lru_cache

from reportlab.graphics.barcode.code128 import Code128
from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel

_WIDTHS = {"a": 1, "b": 2, "c": 3, "d": 4, "A": 1, "B": 2, "C": 3, "D": 4}
_MASK = 2  # one mask for all: choosing the best costs eight drawings and no scanner needs it


def scannable(text: str) -> bool:
    """Whether the text can be a code: scanners type ASCII only."""
    return bool(text) and text.isascii() and text.isprintable()


def bars(text: str) -> tuple[list[tuple[int, int]], int]:
    """The black bars of a Code 128 as (start, width) in modules, and the whole width."""
    code = Code128(text, quiet=0)
    code.validate()
    code.encode()
    code.decompose()
    at, out = 0, []
    for letter in code.decomposed:
        width = _WIDTHS[letter]
        if letter.islower() is False:
            out.append((at, width))
        at += width
    return out, at


@lru_cache(maxsize=256)
def squares(text: str) -> tuple[tuple[tuple[int, int, int], ...], int]:
    """The black runs of a QR code as (row, column, length) in modules, and its side."""
    code = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(text)
    code.version = code.calculate_version()
    code.makeImpl(False, _MASK)
    return tuple(_runs(code.modules)), code.moduleCount


def _runs(modules: list[list[bool]]) -> Iterator[tuple[int, int, int]]:
    for row, cells in enumerate(modules):
        start = None
        for column, dark in enumerate([*cells, False]):
            if dark and start is None:
                start = column
            elif not dark and start is not None:
                yield row, start, column - start
                start = None
