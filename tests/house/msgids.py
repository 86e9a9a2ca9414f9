# SPDX-License-Identifier: MIT
"""The texts that stand in the code, and their translations as the .po files have them."""

import ast
import re
import string
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from tests.house.sources import ROOT, sources

TRANSLATIONS = ROOT / "resources" / "translations"
MARKS = {"_": 1, "N_": 1, "n_": 2, "Message": 1, "counted": 2, "translated": 1, "marked": 1}

Msgid = str | tuple[str, str]


@dataclass(frozen=True)
class Use:
    """A text at its place in the code."""

    msgid: Msgid
    place: str


@dataclass(frozen=True)
class Entry:
    """A text with its translation in an area's file; plural forms are several strings."""

    msgid: Msgid
    strings: tuple[str, ...]
    file: str
    fuzzy: bool


def used() -> list[Use]:
    """Every text that is marked for translation in the program."""
    found = []
    for source in sources("desk"):
        calls = [node for node in ast.walk(source.tree) if isinstance(node, ast.Call)]
        # N_ inside n_ or Message.counted only repeats half of what stands around it
        inner = {arg for call in calls if MARKS.get(_callee(call)) == 2 for arg in call.args}
        for call in calls:
            words = MARKS.get(_callee(call), 0)
            texts = list(_constants(call.args[:words]))
            if words and len(texts) == words and call not in inner:
                msgid = texts[0] if words == 1 else (texts[0], texts[1])
                found.append(Use(msgid, f"{source.name}:{call.lineno}"))
        if source.area == "records":
            found += _sections(source.name, source.tree)
    return [use for use in found if use.msgid]


def built_at_run_time() -> list[str]:
    """Places where a text is put together before it is translated, which no catalogue can know."""
    found = []
    for source in sources("desk"):
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Call) and _callee(node) in MARKS and node.args:
                first = node.args[0]
                formatted = isinstance(first, ast.Call) and _callee(first) == "format"
                if isinstance(first, ast.JoinedStr | ast.BinOp) or formatted:
                    found.append(f"{source.name}:{node.lineno}")
    return found


def catalogue(language: str) -> list[Entry]:
    """Every entry of a language, file by file."""
    entries = []
    for path in files(language):
        for message in _read(path, language):
            if message.id:
                msgid = message.id if isinstance(message.id, str) else tuple(message.id)
                text = message.string
                strings = (text,) if isinstance(text, str) else tuple(text)
                entries.append(Entry(msgid, strings, path.name, message.fuzzy))
    return entries


def obsolete(language: str) -> list[str]:
    """Entries that a file keeps although nothing uses them any more."""
    return [
        f"{path.name}: {key}" for path in files(language) for key in _read(path, language).obsolete
    ]


def files(language: str) -> list[Path]:
    """The .po files of a language, one an area."""
    return sorted((TRANSLATIONS / language).glob("*.po"))


def placeholders(text: str) -> set[str]:
    """The names in braces; raises ValueError for a text that `str.format` cannot read."""
    return {name.split(".")[0].split("[")[0] for _, name, _, _ in _parsed(text) if name is not None}


def _parsed(text: str) -> list[tuple[str, str | None, str | None, str | None]]:
    return list(string.Formatter().parse(text))


def _read(path: Path, language: str) -> Catalog:
    with path.open("rb") as stream:
        return read_po(stream, locale=language, abort_invalid=True)


def _sections(name: str, tree: ast.Module) -> Iterator[Use]:
    """The titles of sections, which stand in the drawing of a form after two dashes."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            for title in re.findall(r"^ *-- (\S.*?) *$", node.value, re.MULTILINE):
                yield Use(title, f"{name}:{node.lineno}")


def _callee(node: ast.Call) -> str:
    if isinstance(node.func, ast.Attribute):
        # Message.counted("…", "…", n), but not somebody's own method of that name
        owner = node.func.value
        ours = (isinstance(owner, ast.Name) and owner.id == "Message") or node.func.attr == "format"
        return node.func.attr if ours else ""
    return node.func.id if isinstance(node.func, ast.Name) else ""


def _constants(arguments: list[ast.expr]) -> Iterator[str]:
    for argument in arguments:
        if isinstance(argument, ast.Call) and _callee(argument) == "N_":
            yield from _constants(argument.args[:1])
        elif isinstance(argument, ast.Constant) and isinstance(argument.value, str):
            yield argument.value
