# SPDX-License-Identifier: MIT
"""Money as the office writes it; kept as whole fen, never as a fraction.

In capitals the rules of Chinese bills hold: 整 after 元 and after 角, never after 分, and one 零
for every gap in the figures.
"""

import re

from desk.text import N_, Message, Unreadable
from desk.text.plain import clean, shorten

LIMIT = 10**15
"""The largest amount in fen that is read or written: ten trillion yuan."""

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("", "拾", "佰", "仟")
_EVERYDAY = str.maketrans(
    "〇○一二三四五六七八九两十百千萬億圆圓块正毛貳貮參叄陸兩",
    "零零壹贰叁肆伍陆柒捌玖贰拾佰仟万亿元元元整角贰贰叁叁陆贰",
)
_FIGURES = re.compile(
    r"(?P<before>-?)(?:¥|rmb|cny|人民币)? ?(?P<after>-?)"
    r"(?P<yuan>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]*)(?:\.(?P<part>[0-9]*))?"
    r" ?(?:(?:元|圆|块钱|块|rmb|cny)(?:整|正)?)?",
    re.IGNORECASE,
)
_CAPITALS = re.compile(
    r"(?P<minus>负)?(?:人民币)?(?P<inner>负)?(?:(?P<yuan>[零壹贰叁肆伍陆柒捌玖拾佰仟万亿]+)(?:元|$|整))?"
    r"(?:零?(?P<jiao>[壹贰叁肆伍陆柒捌玖])角)?(?:零?(?P<fen>[壹贰叁肆伍陆柒捌玖])分)?整?"
)
_MIXED = re.compile("[0-9]{1,13}(?=[元角分万亿])")  # 12元5角, 3万元

_NOT_MONEY = N_("“{text}” is not an amount. Type it like 1234.50.")
_TOO_FINE = N_("“{text}” has more than two decimals; the smallest coin is one fen.")


def figures(fen: int) -> str:
    """`fen` in yuan with thousands and two decimals: 1,234.50."""
    yuan_part, part = divmod(abs(fen), 100)
    return f"{'-' if fen < 0 else ''}{yuan_part:,}.{part:02d}"


def yuan(fen: int) -> str:
    """`fen` in yuan with the sign of the currency: ¥1,234.50."""
    return f"{'-' if fen < 0 else ''}¥{figures(abs(fen))}"


def capitals(fen: int) -> str:
    """`fen` as the forms ask for it in words, always Chinese: 人民币壹佰元整.

    Raises ValueError beyond `LIMIT`.
    """
    if abs(fen) > LIMIT:
        raise ValueError("amount too large to be written in words")
    whole, part = divmod(abs(fen), 100)
    jiao, odd = divmod(part, 10)
    words = "人民币" + ("负" if fen < 0 else "")
    if whole or not part:
        words += _number(whole) + "元"
    if jiao:
        words += _DIGITS[jiao] + "角"
    elif odd and whole:
        words += "零"
    return words + (_DIGITS[odd] + "分" if odd else "整")


def read_money(text: str, *, allowed: bool = False) -> int:
    """The fen of an amount as clerks and files write it; below zero only where `allowed`.

    Takes 1234.5, 1,234.50, ¥100, 100元, full-width figures and capitals. Raises Unreadable.
    """
    line = clean(text)
    if not line:
        raise Unreadable(Message(N_("Type an amount.")))
    if len(line) > 60:
        raise _unreadable(_NOT_MONEY, text)
    plain = line.replace("−", "-").replace("–", "-")
    found = _FIGURES.fullmatch(plain)
    fen = _from_figures(found, text) if found else _from_capitals(plain, text)
    if fen < 0 and not allowed:
        raise _unreadable(N_("“{text}” is below zero; this amount cannot be."), text)
    if abs(fen) > LIMIT:
        raise _unreadable(N_("“{text}” is too large for an amount."), text)
    return fen


def _unreadable(sentence: str, text: str) -> Unreadable:
    return Unreadable(Message(sentence, text=shorten(text, 40)))


def _from_figures(found: re.Match[str], text: str) -> int:
    whole, part = found["yuan"].replace(",", ""), found["part"] or ""
    if not whole and not part:
        raise _unreadable(_NOT_MONEY, text)
    if len(part) > 2:
        raise _unreadable(_TOO_FINE, text)
    if found["before"] and found["after"]:
        raise _unreadable(_NOT_MONEY, text)
    fen = int(whole or "0") * 100 + int(part.ljust(2, "0"))
    return -fen if found["before"] or found["after"] else fen


def _from_capitals(line: str, text: str) -> int:
    words = _MIXED.sub(lambda run: _number(int(run[0])), line.translate(_EVERYDAY))
    words = words.replace(" ", "")
    found = _CAPITALS.fullmatch(words)
    if not found or not (found["yuan"] or found["jiao"] or found["fen"]):
        raise _unreadable(_NOT_MONEY, text)
    fen = 100 * _value(found["yuan"] or "")
    fen += 10 * _DIGITS.index(found["jiao"] or "零") + _DIGITS.index(found["fen"] or "零")
    # 一百五 is said for 150 and written for 105: only what we would write ourselves is certain.
    if fen > LIMIT or _skeleton(words) != _skeleton(capitals(fen)):
        raise _unreadable(_NOT_MONEY, text)
    return -fen if found["minus"] or found["inner"] else fen


def _value(words: str) -> int:
    """What a whole number in capitals stands for, read leniently."""
    for unit, size in (("亿", 10**8), ("万", 10**4), ("仟", 1000), ("佰", 100), ("拾", 10)):
        head, mark, tail = words.rpartition(unit)
        if mark:
            return (_value(head) or 1) * size + _value(tail)
    return _DIGITS.index(words[-1]) if words else 0


def _skeleton(words: str) -> str:
    """`words` without what may be written or left out: the currency, 整, a 零 that is a matter of
    taste, the 壹 of a leading 拾."""
    bare = words.lstrip("负").removeprefix("人民币").lstrip("负").rstrip("整")
    bare = re.sub("万零(.仟)", r"万\1", re.sub("元零(.角)", r"元\1", bare))
    bare = re.sub("^拾", "壹拾", bare)
    return bare if bare.endswith(("元", "角", "分")) else bare + "元"


def _number(n: int) -> str:
    """A whole number below 10**16 in capitals."""
    for unit, size in (("亿", 10**8), ("万", 10**4)):
        if n >= size:
            head, rest = divmod(n, size)
            gap = "零" if 0 < rest < size // 10 else ""
            return _number(head) + unit + gap + (_number(rest) if rest else "")
    words, gap = "", ""
    for place in (3, 2, 1, 0):
        digit = n // 10**place % 10
        if digit:
            words += gap + _DIGITS[digit] + _PLACES[place]
        gap = "" if digit or not words else "零"
    return words or "零"
