# SPDX-License-Identifier: MIT
"""Clears away what Python no longer needs in the window's thread only, never in one beside it.

Python collects circles of objects in whatever thread happens to make the next one. A closed page
is such a circle, and a page that is freed beside the window takes the program with it.
"""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY = 1000  # milliseconds


class Tidying(QObject):
    """Collects when Python would have, as long as it lives; made in the window's thread."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._clock = QTimer(self)
        self._clock.setInterval(EVERY)
        self._clock.timeout.connect(tidy)
        self._clock.start()


def tidy() -> None:
    """Collect the oldest generation that is due, if any is."""
    counts, limits = gc.get_count(), gc.get_threshold()
    for generation in (2, 1, 0):
        if counts[generation] > limits[generation]:
            gc.collect(generation)
            return
