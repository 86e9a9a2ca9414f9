# SPDX-License-Identifier: MIT
"""The pages one below the other as they will lie on the desk, at any size."""

from collections import OrderedDict
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from desk.dialogs.preview.laying import FIT_WIDTH, GAP, Laying, Zoom, fitting
from desk.paper.preview import Picture, Preview
from desk.text import N_, Message
from desk.ui import theme
from desk.ui.widgets import said
from desk.ui.work import Work

STEPS = (0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)
POINTS_PER_INCH = 72
#: Pictures kept, in pixels: about three screens full of pages.
_KEPT = 24_000_000

Run = Callable[..., Work[Any]]


class PageView(QAbstractScrollArea):
    """Draws only the pages in sight; each is rendered beside the window when first seen."""

    page_changed = Signal(int)
    zoomed = Signal()

    def __init__(self, run: Run, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pages")
        self._run = run
        self._pages: Preview | None = None
        self._pictures: OrderedDict[tuple[int, int], QImage] = OrderedDict()
        self._asked: tuple[int, int] | None = None
        self.zoom: Zoom = FIT_WIDTH
        self.scale = 1.0
        self.page = 0
        self._laying = Laying((), 1, 1)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.horizontalScrollBar().valueChanged.connect(self.viewport().update)

    def count(self) -> int:
        """How many pages there are."""
        return len(self._laying.sizes)

    def is_sharp(self) -> bool:
        """Whether every page in sight is rendered at this size."""
        return self._pages is not None and self._wanted() is None

    def show_pages(self, pages: Preview | None) -> None:
        """Show another file; the old one is closed."""
        if self._pages is not None:
            self._pages.close()
        self._pages = pages
        self._pictures.clear()
        self._asked = None
        self._lay_out()
        self.verticalScrollBar().setValue(0)
        self._scrolled()

    def set_zoom(self, zoom: Zoom) -> None:
        """Choose a size ("width", "page" or a scale); what is in the middle stays there."""
        middle = (self._top() + self.viewport().height() / 2) / max(1, self._laying.height)
        self.zoom = zoom
        self._lay_out()
        top = middle * self._laying.height - self.viewport().height() / 2
        self.verticalScrollBar().setValue(round(top))
        self._scrolled()

    def step_zoom(self, direction: int) -> None:
        """One size larger or smaller."""
        larger = [step for step in STEPS if step > self.scale * 1.01]
        smaller = [step for step in STEPS if step < self.scale * 0.99]
        if direction > 0 and larger:
            self.set_zoom(larger[0])
        elif direction < 0 and smaller:
            self.set_zoom(smaller[-1])

    def _lay_out(self) -> None:
        points = self.logicalDpiX() / POINTS_PER_INCH
        areas = self._pages.areas if self._pages is not None else []
        sizes = [(area.width, area.height) for area in areas]
        # As if the scroll bar stood there, so that the size does not flicker with it.
        bar = self.verticalScrollBar().sizeHint().width()
        room = QSize(self.width() - bar, self.height())
        self.scale = fitting(self.zoom, sizes, room, points)
        self._laying = Laying(sizes, self.scale, points)
        view = self.viewport().size()
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setRange(0, max(0, self._laying.height - view.height()) if sizes else 0)
        down.setPageStep(view.height())
        down.setSingleStep(3 * GAP)
        across.setRange(0, max(0, self._laying.width - view.width()))
        across.setPageStep(view.width())
        self.zoomed.emit()
        self.viewport().update()

    def _top(self) -> int:
        return self.verticalScrollBar().value()

    def _seen(self) -> range:
        return self._laying.seen(self._top(), self._top() + self.viewport().height())

    def _key(self, page: int) -> tuple[int, int]:
        width = self._laying.page_size(page).width()
        return page, round(width * self.devicePixelRatioF())

    def _wanted(self) -> tuple[int, int] | None:
        seen = sorted(self._seen(), key=lambda page: abs(page - self.page))
        return next((self._key(p) for p in seen if self._key(p) not in self._pictures), None)

    def _fetch(self) -> None:
        """Have the next page in sight rendered, one at a time."""
        wanted = self._wanted()
        if self._asked is not None or wanted is None or self._pages is None:
            return
        page, width = wanted
        pages, self._asked = self._pages, wanted
        dots = width / pages.areas[page].width * POINTS_PER_INCH
        self._run(pages.page, page, dots).then(lambda picture: self._take(pages, wanted, picture))

    def _take(self, pages: Preview, key: tuple[int, int], picture: Picture) -> None:
        if pages is not self._pages:
            return
        self._asked = None
        if picture.width:
            self._pictures[key] = image_of(picture)
            while sum(i.width() * i.height() for i in self._pictures.values()) > _KEPT:
                self._pictures.popitem(last=False)
        self.viewport().update()
        self._fetch()

    def _scrolled(self) -> None:
        self.page = self._laying.at(self._top() + self.viewport().height() // 2)
        self.page_changed.emit(self.page)
        name = Message(N_("Page {page} of {count}"), page=self.page + 1, count=self.count())
        self.setAccessibleName(said(name))
        self.viewport().update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), theme.colour("pressed"))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        scrolled = QPoint(self.horizontalScrollBar().value(), self._top())
        for page in self._seen():
            box = self._laying.box(page, scrolled, self.viewport().width())
            painter.fillRect(box, Qt.GlobalColor.white)
            picture = self._best(page)
            if picture is not None:
                painter.drawImage(box, picture)
            painter.setPen(QPen(theme.colour("border"), 1))
            painter.drawRect(box.adjusted(-1, -1, 0, 0))
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))
        self._fetch()

    def _best(self, page: int) -> QImage | None:
        """The page at this size, else at another one until it is rendered."""
        key = self._key(page)
        if key in self._pictures:
            self._pictures.move_to_end(key)
            return self._pictures[key]
        return next((i for (p, _w), i in self._pictures.items() if p == page), None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()
        self._scrolled()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.step_zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        places = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: bar.maximum()}
        if event.key() in places:
            bar.setValue(places[Qt.Key(event.key())])
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._scrolled()


def image_of(picture: Picture) -> QImage:
    """A rendered page or strip as Qt draws it."""
    width, height, pixels = picture
    made = QImage(pixels, width, height, width * 4, QImage.Format.Format_RGBA8888)
    return made.copy()  # Qt does not keep the bytes alive
