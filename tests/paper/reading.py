# SPDX-License-Identifier: MIT
"""Reads printed files back: their words, their letters and lines with places, their fonts."""

import io
import re
from collections.abc import Iterator
from typing import Any

import pdfplumber

from desk.paper.preview import Preview

_BLANKS = re.compile(r"[\s\u00a0\u3000\ufffe]+")


def pages(data: bytes) -> list[str]:
    """The words of each page."""
    with Preview(data) as preview:
        return [preview.text(n) for n in range(len(preview))]


def words(data: bytes) -> str:
    """The words of all pages."""
    return "\n".join(pages(data))


def dense(text: str) -> str:
    """The text without any blanks and line ends, which a form breaks where it likes."""
    return _BLANKS.sub("", text)


def opened(data: bytes) -> Any:
    """The file with the place of every letter and line; close it or use it in a `with`."""
    return pdfplumber.open(io.BytesIO(data))


def letters(data: bytes) -> Iterator[tuple[Any, dict[str, Any]]]:
    """Every letter that is not a blank, with its page."""
    with opened(data) as file:
        for page in file.pages:
            for char in page.chars:
                if not char["text"].isspace():
                    yield page, char


def uprights(page: Any) -> list[tuple[float, float, float]]:
    """The upright lines of a page: x, top and bottom."""
    return [
        (line["x0"], line["top"], line["bottom"])
        for line in page.lines
        if abs(line["x0"] - line["x1"]) < 0.01
    ]
