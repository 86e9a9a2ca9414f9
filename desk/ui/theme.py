# SPDX-License-Identifier: MIT
"""How desk looks: one table of colours, one spacing scale, one set of letter sizes.

Widgets that paint themselves ask `colours()` while painting and repaint on PaletteChange; the
current table is the only state kept here.

What the sign-in needs names Qt's long lists (`QtCore.Qt`, `QStyle`) only inside functions that
run later: making them costs 15 ms, a tenth of the time until the first window is there.
"""

from functools import cache
from string import Template
from typing import Literal

from PySide6 import QtCore
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from desk import paths
from desk.ui.colours import DARK, LIGHT, Colours, tone

Mode = Literal["light", "dark", "system"]
MODES: tuple[Mode, ...] = ("light", "dark", "system")

#: One step of spacing in pixels; every gap is a whole number of them.
STEP = 4
ROW = 32  # a row of a list
CONTROL = 30  # a button, a line to type in
BAR = 44  # the top bar, a page's bar
RAIL = 176
RAIL_FOLDED = 48
RADIUS = 6
BASE = 13
LABEL = 11
TITLE = 20
HEADING = 15
ICON = 20

# What a clerk's machine may have for Chinese; the first found stands behind the system's font.
_CHINESE = (
    "Microsoft YaHei UI",
    "PingFang SC",
    "Noto Sans SC",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "WenQuanYi Micro Hei",
)
# Families which mean that nobody chose a font for the desktop.
_NOBODYS_CHOICE = ("", "sans", "sans serif", "dejavu sans", "bitstream vera sans")

_INK = QPalette.ColorRole.WindowText

_now: Colours = LIGHT
_mode: Mode = "light"


def colours() -> Colours:
    """The table of colours in use; ask each time you paint, for it changes while desk runs."""
    return _now


def mode_named(name: str) -> Mode:
    """The mode of a name that was kept; as the system has it where there is none."""
    return next((one for one in MODES if one == name), "system")


def mode() -> Mode:
    """What the person chose: light, dark, or as the system has it."""
    return _mode


def colour(role: str) -> QColor:
    """A colour of the table in use, by its role's name."""
    return QColor(getattr(_now, role))


def tones(name: str) -> tuple[QColor, QColor]:
    """Ink and tint of a mood ("plain", "muted", "accent", "amber", "red", "green")."""
    ink, tint = tone(_now, name)
    return QColor(ink), QColor(tint)


def space(steps: float) -> int:
    """That many steps of the spacing scale in pixels."""
    return round(STEP * steps)


def application() -> QApplication:
    """The program's QApplication, in the style that `apply` colours."""
    # A style asked for by a call is handed to Python, which makes all of QStyle's lists for that.
    made = QApplication(["desk", "-style", "fusion"])
    made.setProperty("desk_fusion", True)
    return made


def apply(app: QApplication, mode: Mode) -> None:
    """Dress the whole program; may be called again at any time while it runs."""
    global _now, _mode
    first = not app.property("desk_dressed")
    _mode = mode
    _now = _table(app, mode)
    if first:
        app.setProperty("desk_dressed", True)
        if not app.property("desk_fusion"):
            app.setStyle("Fusion")
        app.setFont(base_font())
        app.styleHints().colorSchemeChanged.connect(lambda _scheme: _system_changed(app))
    app.setPalette(palette(_now))
    app.setProperty("desk_coloured", True)
    app.setStyleSheet(style_sheet(_now))


def _system_changed(app: QApplication) -> None:
    if _mode == "system" and _table(app, "system") != _now:
        apply(app, "system")


def _table(app: QGuiApplication, mode: Mode) -> Colours:
    if mode == "system":
        return DARK if _is_dark(app) else LIGHT
    return DARK if mode == "dark" else LIGHT


def _is_dark(app: QGuiApplication) -> bool:
    """Whether the system is dark: its palette tells, as long as ours is not in its place."""
    if app.property("desk_coloured"):
        return app.styleHints().colorScheme() == QtCore.Qt.ColorScheme.Dark
    ground, ink = (app.palette().color(r) for r in (QPalette.ColorRole.Window, _INK))
    return ground.lightness() < ink.lightness()


def palette(table: Colours) -> QPalette:
    """Qt's palette made from a table of colours."""
    role = QPalette.ColorRole
    chosen = {
        role.Window: table.window,
        role.WindowText: table.text,
        role.Base: table.cell,
        role.AlternateBase: table.section_tint,
        role.Text: table.text,
        role.Button: table.raised,
        role.ButtonText: table.text,
        role.BrightText: table.red,
        role.ToolTipBase: table.tip,
        role.ToolTipText: table.tip_text,
        role.Highlight: table.selection,
        role.HighlightedText: table.text,
        role.Accent: table.accent,
        role.Link: table.accent_ink,
        role.LinkVisited: table.accent_ink,
        role.PlaceholderText: table.muted,
        role.Light: table.paper,
        role.Midlight: table.hover,
        role.Mid: table.hairline,
        role.Dark: table.border,
        role.Shadow: table.shadow,
    }
    made = QPalette()
    for which, value in chosen.items():
        made.setColor(QPalette.ColorGroup.All, which, QColor(value))
    for which in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(table.faint))
    return made


def style_sheet(table: Colours) -> str:
    """The style sheet of the ordinary controls in these colours."""
    marks = paths.resources() / "icons" / ("dark" if table.dark else "light")
    values = {**table._asdict(), "marks": marks.as_posix(), "base": BASE, "label": LABEL}
    return _template().substitute(values)


@cache
def _template() -> Template:
    return Template((paths.resources() / "desk.qss").read_text(encoding="utf-8"))


def base_font() -> QFont:
    """The system's own font, with a Chinese one behind it (ours, if the system has none)."""
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    chinese = next((name for name in _CHINESE if QFontDatabase.hasFamily(name)), None)
    chinese = chinese or _our_font()
    family = system.family()
    if family.lower() in _NOBODYS_CHOICE and chinese:
        families = [chinese]
    else:
        families = [family, chinese] if chinese else [family]
    made = QFont(families)
    made.setPixelSize(BASE)
    made.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    return made


def _our_font() -> str | None:
    """Load the faces that were built with desk; their family, or None where they are missing."""
    family = None
    for file in sorted((paths.built() / "fonts").glob("*.ttf")):
        number = QFontDatabase.addApplicationFont(str(file))
        names = QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
        family = family or (names[0] if names else None)
    return family


def font(size: int = BASE, *, strong: bool = False) -> QFont:
    """The program's font at a size in pixels; strong is the half-bold of titles and names."""
    made = QFont(QGuiApplication.font())
    made.setPixelSize(size)
    made.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    return made


def role(widget: QWidget, name: str) -> None:
    """Give a control its part: a button "primary", "danger", "quiet" or "link"; a line "bare";
    a label "muted"; a frame "paper", "raised", "rail" or "section"."""
    fresh = widget.property("role") is None and widget.parent() is None and not widget.isVisible()
    widget.setProperty("role", name)
    if not fresh:  # a new widget is dressed when it is shown
        widget.style().unpolish(widget)
        widget.style().polish(widget)
