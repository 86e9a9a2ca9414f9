# SPDX-License-Identifier: MIT
"""Cuts texts into the small pieces by which the search box finds them, and a query likewise.

Chinese: every character and every pair. Figures and Latin letters: every three in a row, and the
first one or two of each run, so that any part of a phone number is found from three figures on.
Figures: every four in a row too; a tenth of the records has any four of what has any three, so
that the search among a million takes no longer than among a few.
Names: the same of their pinyin and its initials. What only some may see carries a mark, so that
nobody else can find by it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from operator import add

from desk.text.catalogue import Unreadable
from desk.text.money import read_money
from desk.text.pinyin import sounds_otherwise, syllables
from desk.text.plain import fold

# A changed rule gets a new number here, so that every office cuts its index anew.
RULE = "2"
# Stands before the pieces of telephone numbers, ID numbers and addresses.
HIDDEN = "°"
# Of a text of any length this many characters are known to the search box.
LONGEST = 30_000
# More pieces of one word only cost time; what is found is compared with the whole word anyway.
MOST_PIECES = 14
MOST_WORDS = 10
# In a run up to this length the pieces of a query overlap; in longer ones that tells no more.
DENSE = 6

_HAN = (
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7af\uf900-\ufaff\U0001f300-\U0001faff\U00020000-\U0003ffff"
)
RUNS = re.compile(f"([{_HAN}]+)|([0-9]+)|([^\\W_0-9{_HAN}]+)")
_CHINESE = re.compile("[\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
_SAME = re.compile(r"([0-9a-z])\1{3,}")
# C202611-HZ0042 is one piece too: most of it stands on thousands of other records.
_NUMBER = re.compile(r"[a-z]{1,8}(20[0-9]{4}-[a-z]{0,8}[0-9]{4})[0-9]{0,3}")
_NUMBERED = re.compile(r"20[0-9]{4}-[a-z]{0,8}[0-9]{4}")
_AMOUNT = re.compile(r"[¥￥]?[0-9,]{1,15}(\.[0-9]{1,2})?元?")
_FOREIGN = re.compile(
    r"\+86[- ]?|(?<![0-9])(?:00)?86[- ]?(?=1[0-9]{2}[- ]?[0-9]{4}[- ]?[0-9]{4}(?![0-9]))"
)
_SPACED = re.compile(r"(?<![0-9])(1[0-9]{2})[- ]([0-9]{4})[- ]([0-9]{4})(?![0-9])")
_EDGES = " \t,.;:!?'\"()[]{}<>，。；：！？、（）【】《》“”‘’#"


class Text:
    """One searched text; `hidden` to those who see masks, `name` if read as pinyin too."""

    __slots__ = ("_folded", "_text", "hidden", "name")

    def __init__(self, text: str, hidden: bool = False, name: bool = False) -> None:
        self._text = text
        self._folded: str | None = None
        self.hidden = hidden
        self.name = name

    @property
    def words(self) -> str:
        """The text folded; most of a record found by its name or number is never asked for."""
        if self._folded is None:
            self._folded = fold(self._text)
        return self._folded

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Text) and self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def _key(self) -> tuple[str, bool, bool]:
        return self.words, self.hidden, self.name


@dataclass(frozen=True)
class Word:
    """One word of a query: how it reads folded, its pieces, and the amount (fen) it may mean."""

    text: str
    pieces: tuple[str, ...]
    amount: int | None = None

    @property
    def is_latin(self) -> bool:
        """Whether it may be the pinyin of a name."""
        return self.text.isascii() and self.text.isalpha()


def pieces_of(texts: Iterable[Text], amounts: Iterable[int] = ()) -> set[str]:
    """Every piece by which a record with these texts and amounts (fen) can be found."""
    found = {amount_piece(amount) for amount in amounts}
    for text in texts:
        pieces = _pieces(text.words[:LONGEST])
        if text.name:
            pieces |= _sound_pieces(text.words)
        found.update(map(HIDDEN.__add__, pieces) if text.hidden else pieces)
    return found


def read_words(typed: str) -> list[Word]:
    """What a person typed or scanned as words; all of them must be found."""
    line = fold(typed[:1000])
    line = _SPACED.sub(r"\1\2\3", _FOREIGN.sub("", line))
    words = (word.strip(_EDGES) for word in line.split())
    made = (Word(w, _wanted(w), _amount(w)) for w in dict.fromkeys(words) if w)
    return [word for word in made if word.pieces][:MOST_WORDS]


def amount_piece(fen: int) -> str:
    """The piece by which an amount is found."""
    return f"m{fen}" if fen >= 0 else f"mm{-fen}"


def place_of(word: str, words: str) -> int:
    """Where a word stands in a folded text, -1 if nowhere.

    One or two figures or letters are found at the start of a run only: 13 finds 138…, not 213.
    """
    first = RUNS.match(word)
    short = first is not None and not first[1] and len(first[0]) < 3
    at = words.find(word)
    while short and at > 0 and _joined(words[at - 1], word[0]):
        at = words.find(word, at + 1)
    return at


def sound_of(word: str, name: str) -> tuple[int, int] | None:
    """The characters (from, to) of a name that sound like a Latin word, None if none do."""
    for start, sounds in _spoken(name):
        initials = "".join(sound[0] for sound in sounds)
        at = initials.find(word)
        if at >= 0:
            return start + at, start + at + len(word)
        if len(word) < 3:
            at = next((i for i, sound in enumerate(sounds) if sound.startswith(word)), -1)
            if at >= 0:
                return start + at, start + at + 1
            continue
        at = "".join(sounds).find(word)
        if at >= 0:
            return _characters(start, sounds, at, at + len(word))
    return None


def _characters(start: int, sounds: list[str], first: int, end: int) -> tuple[int, int]:
    """Which characters a stretch of their joined sounds covers."""
    covered, passed = [], 0
    for number, sound in enumerate(sounds):
        if passed < end and passed + len(sound) > first:
            covered.append(start + number)
        passed += len(sound)
    return covered[0], covered[-1] + 1


def _joined(before: str, first: str) -> bool:
    """Whether two neighbours belong to one run of figures or letters."""
    if first in "0123456789":
        return before in "0123456789"
    found = RUNS.match(before)
    return found is not None and bool(found[3])


def _pieces(words: str) -> set[str]:
    found: set[str] = set()
    for chinese, figures, letters in RUNS.findall(words):
        if chinese:
            found.update(chinese)
            found.update(map(add, chinese, chinese[1:]))
            continue
        text = figures or letters
        found.add(text[0])
        found.add(text[:2])
        found.update(_threes(text))
        if figures:
            found.update([text[at : at + 4] for at in range(len(text) - 3)])
    if "-" in words:
        found.update(number.replace("-", "") for number in _NUMBERED.findall(words))
    return found


def _threes(text: str) -> list[str]:
    """Every three figures or letters in a row, and the repeats."""
    return [*[text[at : at + 3] for at in range(len(text) - 2)], *_repeats(text)]


def _repeats(text: str) -> list[str]:
    # 8888 would else have to be looked for among all the numbers with 888 in them.
    return [
        run[1] * length
        for run in _SAME.finditer(text)
        for length in range(4, min(len(run[0]), 12) + 1)
    ]


def _wanted(word: str) -> tuple[str, ...]:
    """The pieces a text must have to hold the word; of a long one as many as tell it apart."""
    if number := _NUMBER.fullmatch(word):
        return (number[1].replace("-", ""),)
    found: dict[str, None] = {}
    for run in RUNS.finditer(word):
        text = run[0]
        size = 2 if run[1] else 4 if run[2] and len(text) > 3 else 3
        found.update((text[at : at + size], None) for at in _places(len(text), size))
        found.update(dict.fromkeys(_repeats(text)))
    pieces = tuple(found)
    if len(pieces) > MOST_PIECES:
        stride = (len(pieces) - 1) / (MOST_PIECES - 1)
        pieces = tuple(pieces[round(i * stride)] for i in range(MOST_PIECES))
    return pieces


def _places(length: int, size: int) -> list[int]:
    """Where to cut pieces out of a run: everywhere in a short one, side by side in a long one."""
    step = 1 if length <= DENSE else size
    places = list(range(max(0, length - size), -1, -step))
    # Numbers begin alike: 138 tells little where three later pieces tell the rest.
    return sorted(places if len(places) > 2 else {*places, 0})


def _amount(word: str) -> int | None:
    if not _AMOUNT.fullmatch(word):
        return None
    try:
        return read_money(word)
    except Unreadable:
        return None


@lru_cache(maxsize=20_000)
def _sound_pieces(name: str) -> frozenset[str]:
    found: set[str] = set()
    for _start, sounds in _spoken(name):
        initials = "".join([sound[0] for sound in sounds])
        found.update(initials)
        found.update(map(add, initials, initials[1:]))
        found.update(_threes(initials))
        found.update([sound[:2] for sound in sounds])
        spoken = "".join(sounds)
        found.update([spoken[at : at + 3] for at in range(len(spoken) - 2)])
    return frozenset(found)


@lru_cache(maxsize=20_000)
def _spoken(name: str) -> tuple[tuple[int, list[str]], ...]:
    """The Chinese stretches of a folded name: where each starts, and how it may sound."""
    found = []
    for run in _CHINESE.finditer(name):
        ways = (True, False) if sounds_otherwise(run[0]) else (True,)
        spoken = (syllables(run[0], name=name) for name in ways)
        found += [(run.start(), sounds) for sounds in spoken if sounds]
    return tuple(found)
