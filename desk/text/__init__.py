# SPDX-License-Identifier: MIT
"""What the office reads and types: sentences, money, days, phones, names and addresses."""

from desk.text.catalogue import LANGUAGES, Message, language, speaking, use_language
from desk.text.catalogue import counted as n_
from desk.text.catalogue import marked as N_
from desk.text.catalogue import translated as _

__all__ = ["LANGUAGES", "N_", "Message", "_", "language", "n_", "speaking", "use_language"]
