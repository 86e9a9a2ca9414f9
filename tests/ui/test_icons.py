# SPDX-License-Identifier: MIT
"""The icons: one style, every colour of the moment, crisp on every screen."""

import gc
import re

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QIcon, QImage, QPainter
from PySide6.QtWidgets import QApplication

from desk import paths
from desk.ui import icons, theme
from desk.ui.colours import DARK, LIGHT

PLAIN = [name for name in icons.names() if 'viewBox="0 0 20 20"' in icons._drawing(name)]
WANTED = """today call message complaint task callback survey order dispatch pickup tracing stock
reception training customer knowledge report supervision settings search new edit save print
preview export import filter star view close lock unlock sign-out language sun moon user users
clock pause play escalate check cross warning info attach paste link comment history undo redo
void merge left right up down chevron-left chevron-right chevron-up chevron-down menu fold home
phone calendar money shield backup keyboard help empty-list empty-search no-selection"""


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> None:
    theme.apply(qapp, "light")


def _ink(image: QImage) -> set[str]:
    """The colours of the pixels that are fully drawn."""
    points = ((x, y) for x in range(image.width()) for y in range(image.height()))
    colours = (image.pixelColor(x, y) for x, y in points)
    return {colour.name() for colour in colours if colour.alpha() == 255}


def test_every_icon_that_pages_ask_for_is_there() -> None:
    assert set(WANTED.split()) <= set(icons.names())


@pytest.mark.parametrize("name", icons.names())
def test_an_icon_is_drawn_in_the_one_style(name: str) -> None:
    text = (paths.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    assert 'stroke="currentColor"' in text
    assert 'stroke-linecap="round"' in text
    assert 'fill="none"' in text
    assert ('stroke-width="1.5"' if name in PLAIN else 'stroke-width="2"') in text
    assert not set(re.findall(r"#[0-9a-fA-F]{3,6}", text)) - {"#fff"}
    assert _ink(icons.pixmap(name, 40, ratio=2).toImage()), "nothing is seen of it"


@pytest.mark.parametrize("name", PLAIN)
def test_an_icon_keeps_off_the_edge_of_its_square(name: str) -> None:
    image = icons.pixmap(name, 20, ratio=2).toImage()
    last = image.width() - 1
    edge = [(0, at) for at in range(last)] + [(last, at) for at in range(last)]
    edge += [(at, 0) for at in range(last)] + [(at, last) for at in range(last)]
    assert all(image.pixelColor(*at).alpha() == 0 for at in edge)


def test_no_two_icons_look_the_same() -> None:
    seen: dict[bytes, str] = {}
    for name in icons.names():
        drawn = bytes(icons.pixmap(name, 40).toImage().constBits())
        assert drawn not in seen, (name, seen.get(drawn))
        seen[drawn] = name


def test_it_takes_the_colour_of_light_and_dark_by_itself(qapp: QApplication) -> None:
    icon = icons.icon("save")
    assert _ink(icon.pixmap(QSize(40, 40), 1.0).toImage()) == {LIGHT.text}
    theme.apply(qapp, "dark")
    assert _ink(icon.pixmap(QSize(40, 40), 1.0).toImage()) == {DARK.text}


def test_it_shows_what_is_off_and_what_is_chosen() -> None:
    icon = icons.icon("save")
    size = QSize(40, 40)
    off = icon.pixmap(size, 1.0, QIcon.Mode.Disabled)
    chosen = icon.pixmap(size, 1.0, QIcon.Mode.Normal, QIcon.State.On)
    assert _ink(off.toImage()) == {LIGHT.faint}
    assert _ink(chosen.toImage()) == {LIGHT.accent_ink}
    assert _ink(icons.icon("save", "red").pixmap(size, 1.0).toImage()) == {LIGHT.red}


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0, 3.0])
def test_it_is_as_fine_as_the_screen(ratio: float) -> None:
    picture = icons.icon("save").pixmap(QSize(20, 20), ratio)
    assert picture.devicePixelRatio() == ratio
    assert picture.width() == round(20 * ratio)
    assert icons.pixmap("save", 20, ratio=ratio).width() == round(20 * ratio)


def test_it_is_painted_where_it_is_wanted() -> None:
    image = QImage(60, 60, QImage.Format.Format_ARGB32)
    image.setDevicePixelRatio(2.0)
    image.fill(QColor("white"))
    painter = QPainter(image)
    icons.paint(painter, "stock", QRect(5, 5, 20, 20), "accent")
    painter.end()
    assert LIGHT.accent in _ink(image)
    assert image.pixelColor(2, 2).name() == "#ffffff"


def test_an_icon_there_is_not_is_told_at_once() -> None:
    with pytest.raises(KeyError):
        icons.icon("no-such-thing")


def test_copies_of_an_icon_outlive_it() -> None:
    copy = QIcon(icons.icon("print"))
    copy.setIsMask(False)  # makes it a copy of its own
    icons.icon.cache_clear()
    gc.collect()
    assert _ink(copy.pixmap(QSize(40, 40), 1.0).toImage()) == {LIGHT.text}
