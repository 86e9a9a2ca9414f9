# SPDX-License-Identifier: MIT
"""In which encoding a text is written: UTF-8 with or without mark, GB18030 (GBK), UTF-16.

Strict decoding of the whole file decides, not a guess: short GBK texts look like anything.
"""

import codecs
from pathlib import Path

from desk.exchange.raw import invalid
from desk.text import N_

_CHUNK = 1 << 20
_SURE = 8
"""Chinese characters read as UTF-8 before the first wrong byte: GBK never reads so by chance."""


def encoding_of(path: Path) -> str:
    """The encoding's name for `open`; raises Invalid naming the line that cannot be read."""
    with path.open("rb") as stream:
        start = stream.read(4)
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _strict(path, "utf-16")
    if start.startswith(codecs.BOM_UTF8):
        return _strict(path, "utf-8-sig")
    wrong = _first_wrong(path, "utf-8")
    if wrong is None:
        return "utf-8"
    if not _certainly_utf8(path, wrong) and _first_wrong(path, "gb18030") is None:
        return "gb18030"
    raise _damaged(path, wrong if _certainly_utf8(path, wrong) else _first_wrong(path, "gb18030"))


def _strict(path: Path, encoding: str) -> str:
    wrong = _first_wrong(path, encoding)
    if wrong is not None:
        raise _damaged(path, wrong, 2 if encoding == "utf-16" else 1)
    return encoding


def _first_wrong(path: Path, encoding: str) -> int | None:
    """The offset in bytes of what cannot be read, None when all can."""
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    before = 0
    with path.open("rb") as stream:
        while True:
            chunk = stream.read(_CHUNK)
            held = len(decoder.getstate()[0])
            try:
                decoder.decode(chunk, final=not chunk)
            except UnicodeDecodeError as error:
                return before - held + error.start
            if not chunk:
                return None
            before += len(chunk)


def _certainly_utf8(path: Path, wrong: int) -> bool:
    start = max(0, wrong - _CHUNK)
    with path.open("rb") as stream:
        stream.seek(start)
        text = stream.read(wrong - start).decode("utf-8", "ignore")
    return sum(character >= "\u0800" for character in text) >= _SURE


def _damaged(path: Path, wrong: int | None, width: int = 1) -> Exception:
    offset = wrong or 0
    with path.open("rb") as stream:
        before = stream.read(offset)
        rest = len(stream.read(8))
    if rest < 4 * width:
        return invalid(
            N_("{file} ends in the middle of a character: it is cut off. Copy or send it again."),
            path.name,
        )
    return invalid(
        N_(
            "Line {line} of {file} is in another encoding than the rest, or damaged. Open the "
            'file in Excel or WPS, correct the line and save it as "CSV UTF-8".'
        ),
        path.name,
        line=before.count(b"\n") + 1,
    )
