# SPDX-License-Identifier: MIT
"""desk's own line icons, drawn in whatever colour the palette has at the moment of painting.

An icon is one file `resources/icons/<name>.svg` on a grid of 20 px (illustrations: 96 px) in
`currentColor`; an area filled with `#fff` stands for the paper behind the lines.
"""

from functools import cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QIcon, QIconEngine, QImage, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from desk import paths
from desk.ui import theme

# Kinds of record that share the picture of something else.
_SAME = {
    "fine": "money",
    "warehouse": "home",
    "stock_move": "repeat",
    "restock_request": "import",
    "access_request": "unlock",
    "vehicle": "dispatch",
    "driver": "user",
    "guest": "star",
    "article": "knowledge",
    "pickup_notice": "pickup",
    "stock_take": "scan",
    "stay": "reception",
    "service_task": "task",
    "survey_answer": "survey",
    "roster": "calendar",
    "shift": "clock",
    "summary": "report",
}


@cache
def names() -> list[str]:
    """Every icon there is, sorted."""
    return sorted(file.stem for file in (paths.resources() / "icons").glob("*.svg"))


def of(kind: str) -> str:
    """The icon of a kind of record; a sheet of paper for one that has no picture of its own."""
    name = _SAME.get(kind, kind)
    return name if name in names() else "file"


@cache
def icon(name: str, role: str = "text") -> QIcon:
    """The icon in the colour of a role; it follows light and dark by itself. KeyError: no such."""
    _drawing(name)
    return QIcon(_Engine(name, role))


def pixmap(name: str, size: int = theme.ICON, role: str = "text", ratio: float = 1.0) -> QPixmap:
    """The icon as a picture of `size` px for a screen with that many device pixels each."""
    made = QPixmap(_picture(name, theme.colour(role), QSize(size, size) * ratio))
    made.setDevicePixelRatio(ratio)
    return made


def paint(painter: QPainter, name: str, rect: QRect | QRectF, role: str = "text") -> None:
    """Draw the icon into a rectangle, crisp at the painter's own resolution."""
    ratio = painter.device().devicePixelRatioF()
    box = QRectF(rect)
    size = QSize(round(box.width() * ratio), round(box.height() * ratio))
    painter.drawPixmap(box.topLeft(), _scaled(name, theme.colour(role), size, ratio))


def _scaled(name: str, colour: QColor, size: QSize, ratio: float) -> QPixmap:
    made = QPixmap(_picture(name, colour, size))
    made.setDevicePixelRatio(ratio)
    return made


@cache
def _drawing(name: str) -> str:
    file = paths.resources() / "icons" / f"{name}.svg"
    if not file.is_file():
        raise KeyError(name)
    return file.read_text(encoding="utf-8")


def _picture(name: str, colour: QColor, size: QSize) -> QPixmap:
    """The icon in device pixels, drawn once for each colour and size."""
    paper = theme.colours().paper
    key = f"desk:{name}:{colour.name()}:{paper}:{size.width()}x{size.height()}"
    found = QPixmap()
    if QPixmapCache.find(key, found):
        return found
    text = _drawing(name).replace("currentColor", colour.name()).replace("#fff", paper)
    width, height = size.width(), size.height()
    # Made of zeros, transparent from the start: `fill` would need Qt's long list of names.
    zeros = bytes(4 * width * height)
    image = QImage(zeros, width, height, QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(text.encode())).render(painter)
    painter.end()
    made = QPixmap.fromImage(image)
    QPixmapCache.insert(key, made)
    return made


class _Engine(QIconEngine):
    """Draws one icon in the colour that its control's state asks for."""

    def __init__(self, name: str, role: str) -> None:
        super().__init__()
        self._name = name
        self._role = role

    def _colour(self, mode: QIcon.Mode, state: QIcon.State) -> QColor:
        if mode is QIcon.Mode.Disabled:
            return theme.colour("faint")
        if state is QIcon.State.On and self._role in ("text", "muted"):
            return theme.colour("accent_ink")
        return theme.colour(self._role)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        ratio = painter.device().devicePixelRatioF()
        size = QSize(round(rect.width() * ratio), round(rect.height() * ratio))
        picture = _scaled(self._name, self._colour(mode, state), size, ratio)
        painter.drawPixmap(rect.topLeft(), picture)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return _picture(self._name, self._colour(mode, state), size)

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        return _scaled(self._name, self._colour(mode, state), size * scale, scale)

    def actualSize(self, size: QSize, _mode: QIcon.Mode, _state: QIcon.State) -> QSize:
        return size

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._role)

    def key(self) -> str:
        return "desk"

    def iconName(self) -> str:
        return self._name
