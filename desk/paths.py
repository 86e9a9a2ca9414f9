# SPDX-License-Identifier: MIT
"""Where desk finds its own files, and where each system wants the office's files to lie.

Nothing is created here: who writes first makes the folder.
"""

import os
import sys
from pathlib import Path

_HERE = Path(__file__).resolve().parent


def resources() -> Path:
    """The folder of icons, translations and handbook texts: in the package once installed, beside
    it in a checkout."""
    installed = _HERE / "resources"
    return installed if installed.is_dir() else _HERE.parent / "resources"


def built() -> Path:
    """The folder of what is made from the resources: `fonts/` and `locale/`."""
    return resources() / "built"


def data_home() -> Path:
    """The person's own folder for offices (database, attachments, backups)."""
    if sys.platform == "win32":
        return _windows("LOCALAPPDATA", "Local") / "desk"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "desk"
    return _xdg("XDG_DATA_HOME", ".local/share") / "desk"


def config_home() -> Path:
    """The person's own folder for settings."""
    if sys.platform == "win32":
        return _windows("APPDATA", "Roaming") / "desk"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Preferences" / "desk"
    return _xdg("XDG_CONFIG_HOME", ".config") / "desk"


def log_home() -> Path:
    """The person's own folder for logs and reports of faults."""
    if sys.platform == "win32":
        return _windows("LOCALAPPDATA", "Local") / "desk" / "logs"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Logs" / "desk"
    return _xdg("XDG_STATE_HOME", ".local/state") / "desk" / "logs"


def _windows(variable: str, folder: str) -> Path:
    named = os.environ.get(variable, "")
    return Path(named) if named else Path.home() / "AppData" / folder


def _xdg(variable: str, folder: str) -> Path:
    named = Path(os.environ.get(variable, ""))
    # The XDG rules: a relative path in the variable is to be ignored.
    return named if named.is_absolute() else Path.home() / folder
