# SPDX-License-Identifier: MIT
"""The questions a step asks before it is done, as a small form of the same cells."""

from collections.abc import Iterator

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from desk.db.record import Ask
from desk.sheet import Drawing, read_drawing
from desk.ui.editors import At, Part, Suggest
from desk.ui.form import Form, Problems

#: What needs the whole width of a small form.
WIDE = ("note", "address", "rows")
#: What the questions take at most beside what stands around them, in pixels.
MOST = 360


def drawing_of(ask: type[Ask]) -> Drawing:
    """The drawing of the questions; where there is none, short ones stand in pairs."""
    return read_drawing(ask.drawing or "\n".join(_lines(ask)))


def _lines(ask: type[Ask]) -> Iterator[str]:
    waiting = ""
    for name, kind in _asked(ask).items():
        if kind.editor in WIDE:
            if waiting:
                yield f"{waiting} {waiting}"
            waiting = ""
            yield f"{name} {name}"
        elif waiting:
            yield f"{waiting} {name}"
            waiting = ""
        else:
            waiting = name
    if waiting:
        yield f"{waiting} {waiting}"


def _asked(ask: type[Ask]) -> dict[str, Part]:
    return {name: kind for name, kind in ask.kinds().items() if not kind.hidden}


class AskForm(Form):
    """The questions of a step; `values()` are the answers, Enter in the last cell is `finished`."""

    def __init__(
        self,
        ask: Ask,
        at: At,
        *,
        suggest: Suggest | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(type(ask), drawing_of(type(ask)), at, suggest=suggest, parent=parent)
        self.page.around = 1
        self.set_record(ask)
        self.page.resize(self.sizeHint())
        self.setSizeAdjustPolicy(AskForm.SizeAdjustPolicy.AdjustToContents)

    def sizeHint(self) -> QSize:
        wide = max(440, self.page.least_width())
        return QSize(wide, max(60, self.page.ruled.bottom + 2))

    def show_problems(self, problems: Problems) -> None:
        """Say what is wrong and take the room for it, so that no question slides out of sight."""
        super().show_problems(problems)
        self.setMinimumHeight(min(MOST, self.sizeHint().height()))
        self.updateGeometry()
