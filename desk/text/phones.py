# SPDX-License-Identifier: MIT
"""Phone numbers as the office dials them, one way to write each.

Chinese mobiles are eleven figures, land lines carry their area code, service numbers are short;
foreign numbers begin with +. What a spreadsheet has rounded is refused, never guessed.
"""

import re
from functools import lru_cache

from desk.text import N_, Message, Unreadable
from desk.text.masks import mask_address, mask_id, mask_phone
from desk.text.plain import clean, shorten

__all__ = [
    "clean", "digits", "mask_address", "mask_id", "mask_phone", "read_phone", "read_phones",
]  # fmt: skip

_LABEL = re.compile(
    "^(?:联系|固定|办公|移动)?(?:电话|手机|座机|号码|tel|phone|mobile|cell)(?:号码?)? ?[:.]? ?",
    re.I,
)
_EXTENSION = re.compile(r" ?(?:转|转接|分机|内线|ext\.?|extension|x|#)[ :]*([0-9]{1,6})", re.I)
_ROUNDED = re.compile(r"[0-9](?:\.[0-9]+)?e\+?[0-9]{1,2}", re.I)
_SHAPE = re.compile(r"\+?[0-9()][0-9 ().\-]*")
_APART = re.compile(r"[,;/|、。\n\t]|或者?|和|\bor\b")

_NOT_A_PHONE = N_("“{text}” is not a phone number.")

_SERVICE = re.compile("1[12][0-9]|1[0-2][0-9]{3}|1[0-9]{2}114|9[56][0-9]{3,6}")
_AREA = re.compile("(010|02[0-9]|0[3-9][0-9]{2})([2-9][0-9]{6,7})")
_MOBILE = re.compile("1[3-9][0-9]{9}")
_HOUSE = re.compile("[1-9][0-9]{2,4}")


def digits(text: str) -> str:
    """Only the figures of `text`, full-width ones as half-width: what a search compares."""
    if text.isascii() and text.isdigit():
        return text
    return re.sub("[^0-9]", "", clean(text))


@lru_cache(maxsize=4096)
def read_phone(text: str, *, internal: bool = False) -> str:
    """The one way to write the number in `text`, such as 13812345678 or 0571-88888888 转8001.

    An extension of the own house (3 to 5 figures) is read where `internal`. Raises Unreadable.
    """
    if _is_mobile(text):  # written as desk writes it: most numbers of most files are
        return text
    line = clean(text)
    if not line:
        raise Unreadable(Message(N_("Type a phone number.")))
    number = _single(line) if len(line) <= 60 else None
    if number is not None:
        return number
    if internal and _HOUSE.fullmatch(line):
        return line
    raise Unreadable(_why_not(line, text))


def read_phones(text: str) -> list[str]:
    """The numbers of a field that holds several, in their order, each once; Unreadable when one
    of them is none. A land line without area code takes that of the number before it."""
    lines = [clean(part) for part in re.split("[\r\n\t]", text)]
    parts = [part for line in lines if line for part in _split(line)]
    found: list[str] = []
    area = ""
    for part in parts:
        number = read_phone(part)
        head, dash, _tail = number.partition("-")
        if dash and head.startswith("0"):
            area = head
        elif area and re.fullmatch("[2-9][0-9]{6,7}", number):
            number = f"{area}-{number}"
        if number not in found:
            found.append(number)
    if not found:
        raise Unreadable(Message(N_("Type a phone number.")))
    return found


def _split(line: str) -> list[str]:
    """The numbers of one line; a blank parts them only between whole numbers."""
    if len(line) > 200 or _single(line) is not None:
        return [line]
    parts = [part.strip() for part in _APART.split(line)]
    parts = [part for part in parts if part]
    if len(parts) > 1:
        return [number for part in parts for number in _split(part)]
    for blank in re.finditer(" ", line):
        head, tail = line[: blank.start()], line[blank.end() :]
        if _single(head) is not None:
            rest = _split(tail)
            if all(_single(number) is not None for number in rest):
                return [head, *rest]
    return [line]


def _single(line: str) -> str | None:
    """The normal form of one number, None where the line is not exactly one."""
    line = re.sub("[‐-―−]", "-", _LABEL.sub("", line))  # the dashes of word processors
    extension = ""
    found = _EXTENSION.search(line)
    if found and found.end() == len(line):
        line, extension = line[: found.start()], found[1]
    elif re.fullmatch(r"0[0-9]{2,3}-[0-9]{7,8}-[0-9]{1,6}", line):
        line, _dash, extension = line.rpartition("-")
    line = re.sub(r"(?<=[0-9])\.0$", "", line).replace("(0)", "").strip()
    if not _SHAPE.fullmatch(line) or line.count("(") != line.count(")"):
        return None
    number = _dialled(re.sub("[^0-9+]", "", line))
    if number is not None and len(number) < 7 and number != line:
        return None  # service numbers are never written with blanks
    if number is None or not extension:
        return number
    return None if _is_mobile(number) else f"{number} 转{extension}"


def _dialled(number: str) -> str | None:
    """The normal form of a number of which only figures and a leading + are left."""
    if number.startswith("00"):
        number = "+" + number[2:]
    if number.startswith("+"):
        if not number.startswith("+86"):
            return number if re.fullmatch(r"\+[1-9][0-9]{6,14}", number) else None
        number = number[3:]
        if _AREA.fullmatch("0" + number) and not number.startswith(("400", "800")):
            number = "0" + number
    elif re.fullmatch("86(?:1[3-9][0-9]{9})", number):
        number = number[2:]
    if re.fullmatch("01[3-9][0-9]{9}", number):  # a mobile dialled from another city, as once
        number = number[1:]
    if _is_mobile(number):
        return number
    if re.fullmatch("[48]00[0-9]{7}", number):
        return f"{number[:3]}-{number[3:6]}-{number[6:]}"
    area = _AREA.fullmatch(number)
    if area:
        return f"{area[1]}-{area[2]}"
    if _SERVICE.fullmatch(number) or re.fullmatch("[2-8][0-9]{6,7}", number):
        return number
    return None


def _is_mobile(number: str) -> bool:
    return _MOBILE.fullmatch(number) is not None


def _why_not(line: str, text: str) -> Message:
    """The sentence that says what is wrong with the number and what to do."""
    if _ROUNDED.fullmatch(line.replace(" ", "")):
        return Message(
            N_(
                "“{text}” was rounded by a spreadsheet. Format its column as text, type the whole "
                "number there and import again."
            ),
            text=line,
        )
    several = _split(line)
    if len(several) > 1 and all(_single(number) is not None for number in several):
        return Message(N_("These are several numbers. Put the second one into a field of its own."))
    figures = digits(line)
    if re.fullmatch("1[3-9][0-9]{8}|1[3-9][0-9]{10,11}", figures) and _SHAPE.fullmatch(line):
        return Message(
            N_("“{text}” has {count} figures; a mobile number has 11."),
            text=shorten(text, 40),
            count=len(figures),
        )
    return Message(_NOT_A_PHONE, text=shorten(text, 40))
