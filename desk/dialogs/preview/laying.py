# SPDX-License-Identifier: MIT
"""Where each page lies when all of them lie below each other at one size."""

from bisect import bisect_right
from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize

GAP = 16
FIT_WIDTH, FIT_PAGE = "width", "page"

Zoom = float | str
Size = tuple[float, float]


class Laying:
    """Boxes of pages in pixels; `scale` is 1.0 as on paper, `points` pixels a point."""

    def __init__(self, sizes: Sequence[Size], scale: float, points: float) -> None:
        self.sizes = sizes
        self._points = scale * points
        self._tops: list[int] = []
        self.height, self.width = GAP, 0
        for page in range(len(sizes)):
            size = self.page_size(page)
            self._tops.append(self.height)
            self.height += size.height() + GAP
            self.width = max(self.width, size.width() + 2 * GAP)

    def page_size(self, page: int) -> QSize:
        """A page's size in pixels."""
        width, height = self.sizes[page]
        return QSize(round(width * self._points), round(height * self._points))

    def box(self, page: int, scrolled: QPoint, room: int) -> QRect:
        """Where a page lies in a view of that width that is scrolled so far."""
        size = self.page_size(page)
        left = max((room - size.width()) // 2, GAP)
        return QRect(QPoint(left, self._tops[page]) - scrolled, size)

    def seen(self, top: int, bottom: int) -> range:
        """The pages between two heights."""
        if not self._tops:
            return range(0)
        return range(self.at(top), bisect_right(self._tops, bottom))

    def at(self, height: int) -> int:
        """The page at a height, the first one above it."""
        return max(0, bisect_right(self._tops, height) - 1)


def fitting(zoom: Zoom, sizes: Sequence[Size], room: QSize, points: float) -> float:
    """The scale that was chosen, or that lets the largest page fit into the room."""
    if not isinstance(zoom, str):
        return zoom
    width = max((size[0] for size in sizes), default=1) * points
    height = max((size[1] for size in sizes), default=1) * points
    by_width = max(0.1, (room.width() - 2 * GAP) / width)
    if zoom == FIT_WIDTH:
        return min(by_width, 2.0)
    return min(by_width, max(0.1, (room.height() - 2 * GAP) / height))
