# SPDX-License-Identifier: MIT
"""Which articles fit what is being typed: on the call card, in a form, in a training."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desk.db.act import refuse
from desk.records.article.record import Article
from desk.text import language
from desk.text.plain import fold

if TYPE_CHECKING:
    from desk.db.store import Store
    from desk.session import Session

_SPLIT = re.compile(r"[\s,;、，；/|]+")
_WORD = re.compile(r"[a-z0-9]{3,}|[\u3400-\u9fff]{2,}")
# What fits less than this has only common words in it.
LEAST = 4.0
OWN_LANGUAGE = 3.0
_COMMON = frozenset(
    {
        *("the", "and", "for", "with", "how", "what", "when", "where", "that", "this", "from"),
        *("are", "was", "can", "does", "not", "you", "your", "our"),
        *("怎么", "什么", "如何", "我们", "你们", "是否", "可以", "需要"),
    }
)


@dataclass(frozen=True)
class Offer:
    """An article that fits, best first; `word` is the longest word of the text it fits by."""

    id: int
    number: str
    title: str
    sort: str
    word: str
    score: float


def offer(store: "Store", session: "Session", text: str, limit: int = 5) -> list[Offer]:
    """The published articles that fit a text, the best first; those in the own language before
    equal ones. Empty for a text of a few letters; raises Refused."""
    refuse(session, "read", Article)
    folded = fold(text)
    if len(folded) < 2:
        return []
    rows = store.database.rows(
        "SELECT id, number, title_text, sort, keywords, tags, question, language, shipped "
        "FROM article WHERE state = ? AND voided = ?",
        *("published", False),
    )
    typed = _pieces(folded)
    own = language()
    # What came with desk in both languages is offered in the reader's own.
    twins = {_twin(row[8]) for row in rows if row[7] == own and row[8]}
    found = []
    for key, number, title, sort, keywords, tags, question, spoken, came in rows:
        if spoken != own and came and _twin(came) in twins:
            continue
        score, word = _score(folded, typed, keywords, tags, f"{title} {question}")
        if score >= LEAST:
            score += OWN_LANGUAGE if spoken == own else 0.0
            found.append(Offer(key, number, title, sort, word, round(score, 2)))
    return sorted(found, key=lambda one: (-one.score, -one.id))[:limit]


def _twin(shipped: str) -> str:
    """What the editions of one article in several languages have in common."""
    return shipped.rpartition("/")[2]


def _score(text: str, typed: set[str], keywords: str, tags: str, title: str) -> tuple[float, str]:
    score, best = 0.0, ""
    for words, weight in ((keywords, 4.0), (tags, 2.0)):
        for word in _split(words):
            if word in text:
                score += weight + len(word) / 4
                best = max(best, word, key=len)
    shared = typed & _pieces(fold(title))
    score += 2.0 * len(shared)
    return score, best or max(shared, key=len, default="")


def _split(words: str) -> Iterator[str]:
    return (word for word in _SPLIT.split(fold(words)) if len(word) >= 2)


def _pieces(text: str) -> set[str]:
    """Latin words, and pairs of Chinese characters."""
    pieces: set[str] = set()
    for word in _WORD.findall(text):
        if word[0] < "\u3400":
            pieces.add(word)
        else:
            pieces.update(word[at : at + 2] for at in range(len(word) - 1))
    return pieces - _COMMON
