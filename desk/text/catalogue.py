# SPDX-License-Identifier: MIT
"""The sentences of the office in the language of the person who reads them.

English stands in the code, the other languages in compiled catalogues; paper, rules and the
command line use the same catalogues as the window, so nothing here knows of Qt.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache

from desk.text.mo import Catalogue

LANGUAGES = {"zh_CN": "简体中文", "en": "English"}
# Stands between the wordings of a phrase of the office's own, in the order of the languages.
BETWEEN = " ‖ "

# The two declared globals of this module: what the process speaks, and what one print speaks.
_default = "en"
_spoken: ContextVar[str | None] = ContextVar("desk_language", default=None)


class Marked(str):
    """A msgid that waits to be translated, told apart from what a person has typed.

    A customer who is called "Open" must not turn into 打开 only because a button says so.
    """

    __slots__ = ()


class Message:
    """A sentence kept with its parameters, translated only when it is shown.

    Values that are messages or marked texts are translated with it, lists of them are joined
    by commas; everything else is shown as it is, braces included.
    """

    __slots__ = ("count", "plural", "template", "values")

    def __init__(self, template: str, /, **values: object) -> None:
        self.template = str(template)
        self.plural: str | None = None
        self.count = 0
        self.values = values

    @classmethod
    def counted(cls, singular: str, plural: str, n: int, /, **values: object) -> Message:
        """A sentence about `n` things, with `{n}` in both templates."""
        message = cls(singular, **{"n": n, **values})
        message.plural = str(plural)
        message.count = n
        return message

    def __str__(self) -> str:
        if self.plural is None:
            text, own = translated(self.template), self.template
        else:
            text = counted(self.template, self.plural, self.count)
            own = self.template if self.count == 1 else self.plural
        values = {name: _shown(value) for name, value in self.values.items()}
        for pattern in (text, own):  # a slip in a translation must not hide the sentence
            try:
                return pattern.format(**values)
            except (LookupError, ValueError, TypeError, AttributeError):
                continue
        return text

    def __repr__(self) -> str:
        values = "".join(f", {name}={value!r}" for name, value in self.values.items())
        return f"Message({self.template!r}{values})"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Message):
            return NotImplemented
        return (self.template, self.plural, self.count, self.values) == (
            other.template,
            other.plural,
            other.count,
            other.values,
        )

    def __hash__(self) -> int:
        # Values may be lists, so only what is always hashable counts; equal stays equal.
        return hash((self.template, self.plural, self.count, tuple(sorted(self.values))))


class Unreadable(ValueError):
    """What was typed or imported cannot be read; `message` says why and what to type instead."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        return str(self.message)


def language() -> str:
    """The code of the language spoken here and now, a key of `LANGUAGES`."""
    return _spoken.get() or _default


def use_language(code: str) -> None:
    """Make `code` the language of the whole process; ValueError when desk does not speak it."""
    global _default
    _default = _known(code)


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Speak `code` for one print or export; ValueError when desk does not speak it."""
    token = _spoken.set(_known(code))
    try:
        yield
    finally:
        _spoken.reset(token)


def marked(msgid: str) -> str:
    """`msgid` unchanged, marked for the translators and for `Message`."""
    return Marked(msgid)


def translated(msgid: str) -> str:
    """`msgid` in the language spoken now; itself where no translation is known."""
    if not msgid:  # gettext keeps the head of its file under the empty msgid
        return ""
    if BETWEEN in msgid:
        return _own_wording(str(msgid))
    catalogue = _catalogue(language())
    return (catalogue and catalogue.gettext(msgid)) or str(msgid)


def counted(singular: str, plural: str, n: int) -> str:
    """The form for `n` things in the language spoken now, not yet formatted."""
    catalogue = _catalogue(language())
    told = catalogue and catalogue.ngettext(singular, n)
    return told or str(singular if n == 1 else plural)


def forget() -> None:
    """Read the catalogues again at the next text, after they have been compiled anew."""
    _catalogue.cache_clear()


def _own_wording(text: str) -> str:
    """The wording of a phrase of the office's own in the language spoken now."""
    parts = text.split(BETWEEN)
    at = list(LANGUAGES).index(language())
    return parts[at] if len(parts) == len(LANGUAGES) else text


def _known(code: str) -> str:
    if code not in LANGUAGES:
        raise ValueError(f"desk does not speak {code!r}")
    return code


def _shown(value: object) -> object:
    """What stands for `value` in a sentence: only our own texts are translated."""
    if isinstance(value, Marked):
        return translated(value)
    if isinstance(value, Message):
        return str(value)
    if isinstance(value, list | tuple):
        comma = "、" if language().startswith("zh") else ", "
        return comma.join(str(_shown(part)) for part in value)
    return value


@lru_cache(maxsize=len(LANGUAGES))
def _catalogue(code: str) -> Catalogue | None:
    """The compiled catalogue of a language; None where there is none or it cannot be read."""
    from desk import paths

    file = paths.built() / "locale" / code / "LC_MESSAGES" / "desk.mo"
    try:
        return Catalogue(file)
    except (OSError, ValueError):
        return None
