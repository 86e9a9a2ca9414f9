# SPDX-License-Identifier: MIT
"""What this computer remembers between two starts: the last office, who signed in, the looks."""

import tomllib
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

import tomli_w

from desk import paths

FILE = "desk.toml"


@dataclass(frozen=True)
class Preferences:
    """Kept per user of the computer; never anything of the office's records."""

    office: str = ""
    login: str = ""
    language: str = ""
    theme: str = "system"
    recent: tuple[str, ...] = field(default=())

    def having_opened(self, office: str) -> "Preferences":
        """With an office as the last one, at the head of the recent ones."""
        recent = tuple(dict.fromkeys([office, *self.recent]))[:8]
        return replace(self, office=office, recent=recent)


def load(folder: Path | None = None) -> Preferences:
    """The kept preferences; the defaults where there are none or they cannot be read."""
    file = (folder or paths.config_home()) / FILE
    try:
        kept: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Preferences()
    known = {name: kept[name] for name in Preferences.__dataclass_fields__ if name in kept}
    known["recent"] = tuple(map(str, known.get("recent", ())))
    return Preferences(**known)


def keep(preferences: Preferences, folder: Path | None = None) -> None:
    """Write the preferences; a computer that forbids it starts with the defaults again."""
    place = folder or paths.config_home()
    values = asdict(preferences) | {"recent": list(preferences.recent)}
    try:
        place.mkdir(parents=True, exist_ok=True)
        (place / FILE).write_text(tomli_w.dumps(values), encoding="utf-8")
    except OSError:
        return
