# SPDX-License-Identifier: MIT
"""What the office reads and types: sentences, money, days, phones, names and addresses."""

from desk.text.catalogue import (
    LANGUAGES,
    Message,
    Unreadable,
    counted,
    language,
    marked,
    speaking,
    translated,
    use_language,
)

_, N_, n_ = translated, marked, counted

__all__ = [
    "LANGUAGES",
    "N_",
    "Message",
    "Unreadable",
    "_",
    "language",
    "n_",
    "speaking",
    "use_language",
]
