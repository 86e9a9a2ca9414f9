# SPDX-License-Identifier: MIT
"""Turns the pages of a printed file into pictures, for the preview and for printers."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil
from threading import Lock
from types import TracebackType
from typing import Any, NamedTuple, Self

import pypdfium2

MOST_PIXELS = 60_000_000  # a page of A3 at 600 dots per inch
STRIP_PIXELS = 6_000_000
_drawing = Lock()  # the library that draws pages can do one thing at a time in a process


class Picture(NamedTuple):
    """A page as pixels: four bytes each, red, green, blue, opacity, row by row from the top."""

    width: int
    height: int
    pixels: bytes


@dataclass(frozen=True)
class Area:
    """A page's size in points."""

    width: float
    height: float


class Preview:
    """The pages of a PDF file in memory; close it or use it in a `with`."""

    def __init__(self, data: bytes) -> None:
        with _drawing:
            self._file: Any = pypdfium2.PdfDocument(data)
            self.areas = [Area(*self._file.get_page_size(n)) for n in range(len(self._file))]

    def __len__(self) -> int:
        return len(self.areas)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the memory back."""
        with _drawing:
            if self._file is not None:
                self._file.close()
                self._file = None

    def page(self, number: int, dpi: float) -> Picture:
        """A page, counted from 0, on white, in so many dots per inch (less for giant pages)."""
        area = self.areas[number]
        scale = min(dpi / 72, (MOST_PIXELS / (area.width * area.height)) ** 0.5)
        return self._picture(number, scale)

    def strips(self, number: int, dpi: float) -> Iterator[tuple[int, Picture]]:
        """A page in strips for a printer, each with the line it begins at: fine pages are large."""
        area, scale = self.areas[number], dpi / 72
        every = max(64, round(STRIP_PIXELS / (area.width * scale)))
        lines = ceil(area.height * scale)
        for first in range(0, lines, every):
            # A hair less, for what is cut off is rounded up to whole lines.
            above = max(0.0, first - 0.01) / scale
            below = max(0.0, lines - first - every - 0.01) / scale
            yield first, self._picture(number, scale, (0, below, 0, above))

    def _picture(
        self, number: int, scale: float, cut: tuple[float, float, float, float] = (0, 0, 0, 0)
    ) -> Picture:
        """A page without what is cut off at its edges; nothing once the file is closed."""
        with _drawing:
            if self._file is None:
                return Picture(0, 0, b"")
            page = self._file[number]
            bitmap = page.render(
                scale=scale,
                crop=cut,
                rev_byteorder=True,
                force_bitmap_format=pypdfium2.raw.FPDFBitmap_BGRA,
                fill_color=(255, 255, 255, 255),
            )
            picture = Picture(bitmap.width, bitmap.height, _rows(bitmap))
            bitmap.close()
            page.close()
        return picture

    def text(self, number: int) -> str:
        """The words of a page in reading order."""
        with _drawing:
            page = self._file[number]
            found = page.get_textpage()
            words = str(found.get_text_range())
            found.close()
            page.close()
        return words


def _rows(bitmap: Any) -> bytes:
    data, row = bytes(bitmap.buffer), bitmap.width * 4
    if bitmap.stride == row:
        return data
    return b"".join(
        data[n : n + row] for n in range(0, bitmap.stride * bitmap.height, bitmap.stride)
    )


def render(data: bytes, page: int, dpi: float = 96) -> Picture:
    """One page of a PDF file as pixels."""
    with Preview(data) as preview:
        return preview.page(page, dpi)
