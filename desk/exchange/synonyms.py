# SPDX-License-Identifier: MIT
"""The words other programs use for our choices, and what becomes of those nobody knows."""

import re
from collections.abc import Mapping

from desk.db.fields import Choice
from desk.db.record import Record
from desk.exchange.targets import Target

_PARTS = re.compile(r"\s*[,，、;；]\s*")
OTHER = "other"
#: Any word of the file that nobody knows.
ANY = "*"


def synonyms(record_type: type[Record], targets: Mapping[str, Target]) -> dict[str, dict[str, str]]:
    """By target: our code for each word that `known_as` names under "field.code"."""
    found: dict[str, dict[str, str]] = {}
    for key, told in record_type.sheet.known_as.items():
        name, dot, code = key.partition(".")
        if not dot or name not in targets or not isinstance(targets[name].kind, Choice):
            continue
        for part in _PARTS.split(told):
            words = [part] if "," in told else part.split()
            for word in words:
                found.setdefault(name, {})[word.strip().casefold()] = code
    return found


def takes_any(target: Target) -> bool:
    """Whether a choice has a place for what is none of the others."""
    return isinstance(target.kind, Choice) and OTHER in target.kind.options
