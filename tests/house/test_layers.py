# SPDX-License-Identifier: MIT
"""Each part of the program knows only the parts below it, so that rules run without a screen."""

import ast
from collections.abc import Iterator

from tests.house.sources import Source, listed, sources

LAYERS: tuple[frozenset[str], ...] = (
    frozenset(
        {"text", "paths", "errors", "sheet", "session", "settings", "rules", "preferences", "logs"}
    ),
    frozenset({"db"}),
    frozenset({"records"}),
    frozenset({"reports"}),
    frozenset({"demo"}),
    frozenset({"paper"}),
    frozenset({"exchange"}),
    frozenset({"commands"}),
    frozenset({"ui"}),
    frozenset({"dialogs"}),
    frozenset({"shell", "window"}),
    frozenset({"app"}),
    frozenset({"__main__"}),
)
RANK = {area: rank for rank, layer in enumerate(LAYERS) for area in layer}
NEIGHBOURS = {"paper", "exchange"}  # side by side: neither knows the other
SCREEN = {"ui", "dialogs", "shell", "window", "app"}
QT = {"PySide6", "shiboken6"}


def test_every_part_has_its_layer() -> None:
    strangers = {s.name for s in sources("desk") if s.area and s.area not in RANK}
    assert not strangers, "give these a layer in LAYERS:" + listed(strangers)


def test_imports_go_down_only() -> None:
    wrong = []
    for source in sources("desk"):
        for line, module in _imports(source, source.tree):
            area = module.split(".")[1] if module.startswith("desk.") else ""
            if area not in RANK or source.area not in RANK:
                continue
            beside = {source.area, area} == NEIGHBOURS
            if RANK[area] > RANK[source.area] or beside:
                wrong.append(f"{source.name}:{line} imports {module}")
    assert not wrong, listed(wrong)


def test_no_qt_below_the_screen() -> None:
    wrong = [
        f"{source.name}:{line} imports {module}"
        for source in sources("desk")
        if source.area not in SCREEN | {"__main__"}
        for line, module in _imports(source, source.tree)
        if module.split(".")[0] in QT
    ]
    assert not wrong, listed(wrong)


def test_the_command_line_starts_without_qt() -> None:
    wrong = [
        f"{source.name}:{line} imports {module}"
        for source in sources("desk")
        if source.area == "__main__"
        for node in source.tree.body
        for line, module in _imports(source, node)
        if module.split(".")[0] in QT or (module + ".").startswith(("desk.ui.", "desk.app."))
        if not isinstance(node, ast.FunctionDef | ast.ClassDef)
    ]
    assert not wrong, listed(wrong)


def test_dialogs_ask_and_never_write() -> None:
    wrong = [
        f"{source.name}:{line} imports {module}"
        for source in sources("desk")
        if source.area == "dialogs"
        for line, module in _imports(source, source.tree)
        if module.startswith(("desk.db.store", "desk.db.database", "peewee"))
    ]
    assert not wrong, listed(wrong)


def _imports(source: Source, tree: ast.AST) -> Iterator[tuple[int, str]]:
    """The line and full name of every module that is imported, also inside functions."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom):
            module = _absolute(source, node)
            yield node.lineno, module
            for alias in node.names:  # `from desk import ui` imports desk.ui
                yield node.lineno, f"{module}.{alias.name}"


def _absolute(source: Source, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    package = source.module.split(".")
    if source.path.name != "__init__.py":
        package = package[:-1]
    package = package[: len(package) - node.level + 1]
    return ".".join([*package, *([node.module] if node.module else [])])
