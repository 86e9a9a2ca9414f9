# SPDX-License-Identifier: MIT
"""A compiled catalogue, read where it is asked: its texts stand sorted, so none is read for naught.

Python's own reader makes a dictionary of all six thousand sentences before the first is shown
(5 ms of the first window's time).
"""

import struct
from bisect import bisect_left
from pathlib import Path

MAGIC = 0x950412DE
_HEAD = struct.Struct("<6I")
_PLACE = struct.Struct("<2I")


class Catalogue:
    """The translations of one language; raises OSError or ValueError for a file that is none."""

    def __init__(self, file: Path) -> None:
        self._bytes = file.read_bytes()
        if len(self._bytes) < _HEAD.size:
            raise ValueError(file)
        magic, _version, count, self._msgids, self._texts, _hashes = _HEAD.unpack_from(self._bytes)
        if magic != MAGIC or max(self._msgids, self._texts) + 8 * count > len(self._bytes):
            raise ValueError(file)
        self._all = range(count)
        self._found: dict[str, list[str]] = {}

    def gettext(self, msgid: str) -> str | None:
        """The translation of a sentence; None where there is none."""
        forms = self._forms(msgid)
        return forms[0] if forms else None

    def ngettext(self, singular: str, n: int) -> str | None:
        """The translation of a sentence about `n` things; None where there is none."""
        forms = self._forms(singular)
        return forms[min(self._form(n), len(forms) - 1)] if forms else None

    def _forms(self, msgid: str) -> list[str]:
        forms = self._found.get(msgid)
        if forms is None:
            forms = self._read(msgid.encode("utf-8", "surrogatepass"))
            if forms:
                self._found[msgid] = forms
        return forms

    def _read(self, wanted: bytes) -> list[str]:
        at = bisect_left(self._all, wanted, key=self._msgid)
        # A sentence with a plural stands under both, the singular first.
        if at == len(self._all) or self._msgid(at).split(b"\0", 1)[0] != wanted:
            return []
        return self._at(self._texts, at).decode().split("\0")

    def _msgid(self, at: int) -> bytes:
        return self._at(self._msgids, at)

    def _at(self, table: int, at: int) -> bytes:
        length, place = _PLACE.unpack_from(self._bytes, table + 8 * at)
        return self._bytes[place : place + length]

    def _form(self, n: int) -> int:
        """Which form stands for `n`, by the rule in the catalogue's head."""
        rule = self.gettext("")
        rule = (rule or "").partition("plural=")[2].partition(";")[0].strip()
        if rule in ("", "0"):  # Chinese has one form for all
            return 0
        from gettext import c2py

        return int(c2py(rule)(n))
