# SPDX-License-Identifier: MIT
"""Where a line of Chinese and Latin text may end: no line starts with a mark it must not."""

import re
import unicodedata
from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate, pairwise

from desk.paper.fonts import Script, drawable

# Marks that must not start a line: closing brackets, stops, iteration and small marks.
NOT_FIRST = frozenset(
    "!%),.:;?]}¢°·’”†‡›»‰′″℃、。々〉》」』】〕〗〙〟〞ー・…—～‥％！），．：；？］｝｠｣､･｡￠〃〻–’"
)
# Marks that must not end a line: opening brackets and signs that belong to what follows.
NOT_LAST = frozenset("$([{£¥‘“‹«〈《「『【〔〖〘〝＄（［｛｟｢￡￥＃#＠№·")
LEAST_WORD = 0.66  # and a single word even smaller
LEAST_LABEL = 0.86  # of its size: a label is rather set smaller than broken
_PAIRED = frozenset("—…‥")
_SPACES = frozenset(" \u3000\u2002\u2003\u2009")
_AFTER_IN_WORD = frozenset("/_?&=.,;:@+\\|")
_WORD = re.compile(
    r"[^\s\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\ufe30-\uffef\U00010000-\U0010ffff]"
)


@lru_cache(maxsize=8192)
def _in_word(char: str) -> bool:
    return bool(_WORD.match(char)) and char not in "…—‥“”‘’·※①②③④⑤⑥⑦⑧⑨⑩□☐☑■●○★☆→←↑↓√×"


@lru_cache(maxsize=65536)
def may_part(before: str, after: str) -> bool:
    """Whether a line may end after the one character and the next start with the other."""
    if after in _SPACES:
        return False  # blanks stay at the end of the line before, where nobody sees them
    if before in _SPACES:
        return True
    if after in NOT_FIRST or before in NOT_LAST or (before == after and before in _PAIRED):
        return False
    if unicodedata.category(after)[0] == "M" or "\U0001f3fb" <= after <= "\U0001f3ff":
        return False
    return not (_in_word(before) and _in_word(after))


def broken(text: str, width: float, size: float, script: Script) -> list[str]:
    """The lines of a text set in `size` points so that none is wider than `width` points.

    A line break typed by the writer stays; a word is broken only when it fills a line alone.
    """
    room = int(width * 1000 / size + 0.001)
    lines: list[str] = []
    for paragraph in drawable(text).split("\n"):
        paragraph = paragraph.rstrip()
        if len(paragraph) * 1270 <= room or script.width(paragraph) <= room:
            lines.append(paragraph)
        else:
            lines += _lines(paragraph, room, script)
    return lines


def balanced(text: str, width: float, size: float, script: Script) -> list[str]:
    """A label in as few lines as fit, about equally long; a little too long stays one line."""
    natural = script.width(drawable(text)) * size / 1000
    if natural <= width / LEAST_LABEL:
        return [drawable(text)]
    words = [word for word in drawable(text).split() if max(word) < "\u2e80"]
    longest = max(map(script.width, words), default=0) * size / 1000
    if width < longest <= width / LEAST_WORD:
        width = longest
    lines = broken(text, width, size, script)
    for share in (0.55, 0.7, 0.85):
        closer = broken(text, width * share, size, script)
        if len(closer) == len(lines) and not _torn(text, closer):
            return closer
    return lines


def _torn(text: str, lines: list[str]) -> bool:
    """Whether a word was broken that would have fitted a longer line."""
    pairs = pairwise(lines)
    return any(a + b in text and not may_part(a[-1], b[0]) for a, b in pairs if a and b)


def _lines(text: str, room: int, script: Script) -> list[str]:
    sums = list(accumulate(map(script.widths.__getitem__, text), initial=0))
    lines: list[str] = []
    start, length = 0, len(text)
    while start < length:
        limit = bisect_right(sums, sums[start] + room) - 1
        if limit >= length or start + 1 == length:  # a letter alone stands, however narrow it is
            lines.append(text[start:])
            break
        end = _last_break(text, start, max(limit, start + 1))
        lines.append(text[start:end].rstrip())
        start = end
        while start < length and text[start] in _SPACES:
            start += 1
    return lines


def _last_break(text: str, start: int, limit: int) -> int:
    """The furthest place up to `limit` where the line from `start` may end."""
    if text[limit] in _SPACES:
        return limit
    for end in range(limit, start, -1):
        if may_part(text[end - 1], text[end]):
            return end
    for end in range(limit, start + (limit - start) // 2, -1):
        if text[end - 1] in _AFTER_IN_WORD and text[end] not in NOT_FIRST:
            return end
    for end in range(limit, start, -1):  # a word longer than the line: anywhere but before a mark
        if text[end] not in NOT_FIRST and text[end - 1] not in NOT_LAST:
            return end
    return limit
