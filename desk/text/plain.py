# SPDX-License-Identifier: MIT
"""Text as the office keeps it: no invisible characters, one way to write the same thing."""

import re
import unicodedata

# Every end of a line that files and clipboards bring, as one kind.
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")

# What nobody sees and paper, search or a spreadsheet trip over: control characters, soft hyphen,
# zero-width characters, marks that turn the direction of writing, tags, and non-characters.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff\U000e0000-\U000e007f]"
)
_CHINESE = re.compile("[\u4e00-\u9fff]+")
_SURROGATE = re.compile("[\ud800-\udfff]")


def tidy(text: str) -> str:
    """`text` of several lines as it is kept: composed (NFC), lines ended by a line feed, tabs
    kept, nothing unseen in it and no blanks around it (U+3000 is a blank too)."""
    if text.isprintable():  # then nothing is unseen in it, and the only blank is the plain one
        text = text.strip()
        return text if text.isascii() else unicodedata.normalize("NFC", text)
    if _SURROGATE.search(text):  # pairs make a character, single halves make none
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
    text = _UNSEEN.sub("", _LINE_ENDS.sub("\n", text))
    return unicodedata.normalize("NFC", text).strip()


def has_unseen(text: str) -> bool:
    """Whether `tidy` takes characters out of the text that nobody sees."""
    return not text.isprintable() and bool(_UNSEEN.search(text) or _SURROGATE.search(text))


def one_line(text: str) -> str:
    """`text` as a field of one line keeps it: tidy, every run of blanks and line ends one blank."""
    return " ".join(tidy(text).split())


def clean(text: str) -> str:
    """`text` as numbers, days and amounts are read from it: one line, full-width as half-width."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    return " ".join(unicodedata.normalize("NFKC", one_line(text)).split())


def fold(text: str) -> str:
    """`text` as the search compares it: full-width as half-width, capitals as small letters."""
    if text.isascii() and text.isprintable():
        return " ".join(text.lower().split())
    if _CHINESE.fullmatch(text):  # as most names and much else: there is but one way to write it
        return text
    normal = unicodedata.normalize("NFKC", tidy(text))
    folded = normal.casefold()
    if folded != normal:  # small letters may be written in two ways again
        folded = unicodedata.normalize("NFKC", folded)
    return " ".join(folded.split())


def shorten(text: str, length: int) -> str:
    """`text` in one line of at most `length` characters; what was cut shows as `…`."""
    line = one_line(text)
    if len(line) <= length:
        return line
    end = max(length - 1, 0)
    while end > 0 and unicodedata.combining(line[end]):  # never tear an accent off its letter
        end -= 1
    return (line[:end].rstrip() + "…")[:length]
