# SPDX-License-Identifier: MIT
"""What this computer remembers between two starts: offices, who signed in there, the looks."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from desk import paths

FILE = "desk.toml"
MOST_OFFICES = 8


class Preferences(NamedTuple):
    """Kept per user of the computer; never anything of the office's records."""

    office: str = ""
    #: Who signed in last, by office.
    logins: Mapping[str, str] = MappingProxyType({})
    language: str = ""
    theme: str = "system"
    recent: tuple[str, ...] = ()

    def having_opened(self, office: str) -> "Preferences":
        """With an office as the last one, at the head of the recent ones."""
        recent = tuple(dict.fromkeys([office, *self.recent]))[:MOST_OFFICES]
        return self._replace(office=office, recent=recent)

    def login_at(self, office: str) -> str:
        """Who signed in last at an office; empty for one never entered from here."""
        return self.logins.get(office, "")

    def having_entered(self, office: str, login: str) -> "Preferences":
        """With who signed in last at an office; offices not entered for long are forgotten."""
        rest = {place: name for place, name in self.logins.items() if place != office}
        kept = [*rest.items(), (office, login)][-MOST_OFFICES:]
        return self._replace(logins=dict(kept))


def load(folder: Path | None = None) -> Preferences:
    """The kept preferences; the defaults where there are none or they cannot be read."""
    file = (folder or paths.config_home()) / FILE
    import tomllib

    try:
        kept: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Preferences()
    known = {name: kept[name] for name in Preferences._fields if name in kept}
    known["recent"] = tuple(map(str, known.get("recent", ())))
    logins = known.get("logins")
    known["logins"] = dict(logins) if isinstance(logins, dict) else {}
    return Preferences(**known)


def keep(preferences: Preferences, folder: Path | None = None) -> None:
    """Write the preferences; a computer that forbids it starts with the defaults again."""
    import tomli_w

    place = folder or paths.config_home()
    values = preferences._asdict() | {
        "recent": list(preferences.recent),
        "logins": dict(preferences.logins),
    }
    try:
        place.mkdir(parents=True, exist_ok=True)
        (place / FILE).write_text(tomli_w.dumps(values), encoding="utf-8")
    except OSError:
        return
