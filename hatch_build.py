# SPDX-License-Identifier: MIT
"""Builds what the office prints and reads with: the print fonts and the compiled translations.

Run by ``pip install`` (also ``-e``), and by hand with ``python hatch_build.py`` after a text was
changed. What is up to date is not built again.
"""

from __future__ import annotations

import hashlib
import io
import os
import sys
import tempfile
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any

try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:  # run by hand or by the tests, where no package is being built
    BuildHookInterface = object  # type: ignore[assignment,misc]

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT))  # pip does not put the project's own folder there

import print_fonts  # noqa: E402


class DeskBuildHook(BuildHookInterface):
    """Puts fonts and catalogues beside the program, for an installed and an editable desk."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """Name what is needed to build: the fonts are fetched only where they are not built yet."""
        wanted = ["Babel>=2.14"]
        if not fonts_fresh(Path(self.root)):
            wanted += print_fonts.REQUIREMENTS
        return wanted

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build, and hand the folder over to the wheel."""
        root = Path(self.root)
        build_fonts(root)
        compile_catalogues(root)
        if version != "editable":
            build_data["force_include"][str(root / "resources")] = "desk/resources"


def main() -> int:
    """Refresh a checkout; the fonts only where their packages are installed."""
    if build_fonts(ROOT, required=False):
        print("fonts: up to date")
    else:
        wanted = " ".join(f"'{name}'" for name in print_fonts.REQUIREMENTS)
        print(f"fonts: not built; first: pip install {wanted}")
    for language in compile_catalogues(ROOT):
        print(f"catalogue {language}: up to date")
    return 0


# Catalogues


def compile_catalogues(root: Path) -> list[str]:
    """Merge each language's .po files into one compiled catalogue and return the languages.

    Raises PoFileError for a file that is none.
    """
    folder = root / "resources" / "translations"
    languages = sorted(p.name for p in folder.iterdir() if p.is_dir()) if folder.is_dir() else []
    for language in languages:
        sources = sorted((folder / language).glob("*.po"))
        target = root / "resources" / "built" / "locale" / language / "LC_MESSAGES" / "desk.mo"
        _unless_fresh(target, _digest(sources), partial(merged, sources, language))
    return languages


def merged(sources: Iterable[Path], language: str) -> bytes:
    """Return the compiled catalogue of several .po files (bytes of a .mo file).

    Where two files translate the same text the first counts; a test tells of it.
    """
    from babel.messages.catalog import Catalog
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    whole = Catalog(locale=language, project="desk", fuzzy=False)
    for source in sources:
        with source.open("rb") as stream:
            area = read_po(stream, locale=language, abort_invalid=True)
        for message in area:
            if message.id and message.string and message.id not in whole:
                whole.add(message.id, message.string, context=message.context)
    out = io.BytesIO()
    write_mo(out, whole)
    return out.getvalue()


# Fonts


def fonts_fresh(root: Path) -> bool:
    """Tell whether every print font stands there as this recipe would build it."""
    folder = root / "resources" / "built" / "fonts"
    return all(_fresh(folder / name, print_fonts.STAMP) for name in print_fonts.NAMES)


def build_fonts(root: Path, required: bool = True) -> bool:
    """Build the static print fonts and return whether they are there.

    Raises RuntimeError when they are required and the packages they are made from are missing.
    """
    if fonts_fresh(root):
        return True
    if missing := print_fonts.missing():
        if required:
            raise RuntimeError("the print fonts cannot be built without " + ", ".join(missing))
        return False
    for name in print_fonts.NAMES:
        target = root / "resources" / "built" / "fonts" / name
        _unless_fresh(target, print_fonts.STAMP, partial(print_fonts.make, name))
    return True


# Files that are written only when they would change, and never half


def _digest(sources: Iterable[Path]) -> str:
    total = hashlib.sha256()
    for source in sources:
        total.update(source.name.encode() + b"\0" + source.read_bytes())
    return total.hexdigest()


def _stamp_of(target: Path) -> Path:
    return target.with_name(f".{target.name}.made-from")


def _fresh(target: Path, digest: str) -> bool:
    try:
        return target.is_file() and _stamp_of(target).read_text("ascii") == digest
    except OSError:
        return False


def _unless_fresh(target: Path, digest: str, make: Callable[[], bytes]) -> None:
    if _fresh(target, digest):
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    for path, data in ((target, make()), (_stamp_of(target), digest.encode("ascii"))):
        handle, name = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        Path(name).chmod(0o644)
        Path(name).replace(path)


if __name__ == "__main__":
    sys.exit(main())
