# SPDX-License-Identifier: MIT
"""The office's own phrases in every language: one text that each reader sees in the own one.

A phrase of a template is kept as its wordings side by side, the languages in the order of
`LANGUAGES`; a built-in one is kept as its English msgid, and what somebody types stays as it is.
"""

from collections.abc import Mapping

from desk.text.catalogue import BETWEEN, LANGUAGES, speaking, translated
from desk.text.plain import one_line


def phrase(wordings: Mapping[str, str]) -> str:
    """One text of the wordings by language; a language left empty takes another's."""
    tidied = {code: one_line(wordings.get(code, "")).replace(BETWEEN.strip(), " ").strip()
              for code in LANGUAGES}  # fmt: skip
    known = next((text for text in tidied.values() if text), "")
    texts = [tidied[code] or known for code in LANGUAGES]
    return known if len(set(texts)) == 1 else BETWEEN.join(texts)


def wordings(text: str) -> dict[str, str]:
    """A phrase in every language, a built-in or typed one too."""
    found = {}
    for code in LANGUAGES:
        with speaking(code):
            found[code] = translated(text)
    return found
