# SPDX-License-Identifier: MIT
"""What a reader may rely on in every file of the project."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.house.sources import FOLDERS, ROOT, Source, listed, sources

SPDX = "# SPDX-License-Identifier: MIT"
WINDOW_LINES = 300
EMPTY_NAMES = re.compile(r"(Manager|Helper|Helpers|Util|Utils|Mixin)$")
EMPTY_MODULES = {"utils", "util", "helpers", "helper", "misc", "common"}
UNFINISHED = re.compile(r"\b(TOD[O]|FIXM[E]|XX[X])\b")
# Folders of the machine that somebody works on, and addresses of package registries.
MACHINE = re.compile(
    r"(?<![\w.~-])/(?:wor[k]|hom[e]|roo[t]|User[s]|farm)/\w|(?<![\w.])/tm[p]/[a-z]"
    r"|https?://(?:files|registry|deb|pypi)\."
)
READ = {".py", ".md", ".toml", ".txt", ".po", ".cfg", ".yml", ".qss", ".svg", ".spec", ".sql"}
OTHERS = (".ci", "docs", "resources", *FOLDERS)


def _all() -> tuple[Source, ...]:
    return sources() + sources(*FOLDERS)


def test_every_file_names_its_licence() -> None:
    bare = [s.name for s in _all() if s.text and not s.text.startswith(SPDX + "\n")]
    assert not bare, listed(bare)


def test_every_module_and_class_of_desk_says_what_it_is() -> None:
    silent = []
    for source in sources("desk"):
        if not ast.get_docstring(source.tree):
            silent.append(source.name)
        for node in ast.walk(source.tree):
            if not isinstance(node, ast.ClassDef) or ast.get_docstring(node):
                continue
            if node.name != "Meta" and not node.name.startswith("_"):  # Meta is peewee's
                silent.append(f"{source.name}: {node.name}")
    assert not silent, listed(silent)


def test_names_say_something() -> None:
    empty = [s.name for s in sources("desk") if s.path.stem in EMPTY_MODULES]
    for source in sources("desk"):
        for node in ast.walk(source.tree):
            if isinstance(node, ast.ClassDef) and EMPTY_NAMES.search(node.name):
                empty.append(f"{source.name}: {node.name}")
    assert not empty, listed(empty)


def test_nothing_is_left_for_later() -> None:
    left = [s.name for s in _all() if UNFINISHED.search(s.text)]
    assert not left, listed(left)


def test_no_file_knows_a_machine() -> None:
    found = [
        f"{path.relative_to(ROOT).as_posix()}:{number} {line.strip()[:80]}"
        for path in _texts()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if MACHINE.search(line)
    ]
    assert not found, listed(found)


def test_the_main_window_stays_small() -> None:
    window = ROOT / "desk" / "window.py"
    if window.exists():
        assert len(window.read_text(encoding="utf-8").splitlines()) <= WINDOW_LINES


def _texts() -> Iterator[Path]:
    for path in sorted(ROOT.iterdir()):
        if path.is_file() and path.suffix in READ:
            yield path
    for folder in OTHERS:
        for path in sorted((ROOT / folder).rglob("*")):
            built = (ROOT / "resources" / "built") in path.parents
            if path.is_file() and not built and (path.suffix in READ or folder == ".ci"):
                yield path
