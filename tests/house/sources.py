# SPDX-License-Identifier: MIT
"""The program's own files, read once for the tests of the house."""

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("desk", "tests", "benchmarks")


@dataclass(frozen=True)
class Source:
    """One Python file with its syntax tree."""

    path: Path
    text: str
    tree: ast.Module

    @property
    def name(self) -> str:
        """Its path from the project's folder, with slashes."""
        return self.path.relative_to(ROOT).as_posix()

    @property
    def module(self) -> str:
        """Its dotted name."""
        return self.name.removesuffix(".py").replace("/", ".").removesuffix(".__init__")

    @property
    def area(self) -> str:
        """The part of `desk` it belongs to: `desk.ui.table` belongs to `ui`."""
        parts = self.module.split(".")
        return parts[1] if len(parts) > 1 else ""


@cache
def sources(*folders: str) -> tuple[Source, ...]:
    """Every Python file of the folders, and those of the project's own folder for none."""
    found = []
    for path in _files(folders):
        text = path.read_text(encoding="utf-8")
        found.append(Source(path, text, ast.parse(text, str(path))))
    return tuple(found)


def listed(found: Iterable[str]) -> str:
    """What a test of the house found, one a line."""
    return "\n" + "\n".join(sorted(found))


def _files(folders: tuple[str, ...]) -> Iterator[Path]:
    if not folders:
        yield from sorted(ROOT.glob("*.py"))
    for folder in folders:
        yield from sorted((ROOT / folder).rglob("*.py"))
