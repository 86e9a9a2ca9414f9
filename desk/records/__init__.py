# SPDX-License-Identifier: MIT
"""The books of the office: each module here describes one; a new file is a new book."""

import importlib
import inspect
import pkgutil
from collections.abc import Iterable
from types import ModuleType

from desk.db.books import Books
from desk.db.record import Record


def load_books(more: Iterable[ModuleType] = ()) -> Books:
    """All record types of this package and of further modules; raises DrawingError."""
    modules = [
        importlib.import_module(f"{__name__}.{found.name}")
        for found in sorted(pkgutil.iter_modules(__path__), key=lambda m: m.name)
    ]
    return Books(t for module in (*modules, *more) for t in record_types(module))


def record_types(module: ModuleType) -> list[type[Record]]:
    """The record types a module describes itself."""
    return [
        value
        for value in vars(module).values()
        if inspect.isclass(value)
        and issubclass(value, Record)
        and value.__module__.startswith(module.__name__)
        and "sheet" in vars(value)
    ]
