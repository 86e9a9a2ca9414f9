# SPDX-License-Identifier: MIT
"""A line for an address; a whole address pasted into it is split into its parts."""

from dataclasses import asdict
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from desk.db.fields import Kind
from desk.text.address import split_address
from desk.ui.editors.editor import At
from desk.ui.editors.line import LineEditor

#: So many letters at once were pasted, nobody types them.
PASTED = 6
PLACES = ("province", "city", "district")


class AddressEditor(LineEditor):
    """Street and house; offers the parts of a pasted address to the cells beside it."""

    split = Signal(dict)  # the parts of a pasted address by name, as far as they were found

    def __init__(self, kind: Kind[Any], at: At, parent: QWidget | None = None) -> None:
        super().__init__(kind, at, parent)
        self._before = 0
        self.textEdited.connect(self._look_for_paste)

    def _look_for_paste(self, text: str) -> None:
        grown, self._before = len(text) - self._before, len(text)
        if grown < PASTED or self._settling:
            return
        parts = {part: found for part, found in asdict(split_address(text)).items() if found}
        if any(place in parts for place in PLACES):
            # Later, when the line has done with the paste: then Ctrl+Z undoes only the split.
            QTimer.singleShot(0, self, lambda: self._offer(text, parts))

    def _offer(self, text: str, parts: dict[str, str]) -> None:
        if self.text() == text:
            self.split.emit(parts)

    def show_value(self, value: Any) -> None:
        super().show_value(value)
        self._before = len(self.text())

    def take_rest(self, parts: dict[str, str]) -> None:
        """Keep what no other cell took; Ctrl+Z brings the whole address back."""
        place = "".join(parts.get(part, "") for part in (*PLACES, "street"))
        rest = (place, parts.get("name", ""), parts.get("phone", ""))
        self._normalise(" ".join(part for part in rest if part))
        self._shown = None
        self._before = len(self.text())
