# SPDX-License-Identifier: MIT
"""The one table of colours, by role and not by hue, for a desk by day and a desk by night.

Every state is shown by a colour and a word or an icon, never by the colour alone.
"""

from typing import NamedTuple


class Colours(NamedTuple):
    """What each part of the screen is painted with, as `#rrggbb`."""

    dark: bool
    window: str  # the desk top on which everything lies
    rail: str  # the row of books at the left, the bars at top and bottom
    paper: str  # a sheet: lists, read-only forms, panels
    cell: str  # where something can be typed
    raised: str  # buttons, menus, floating panels
    hairline: str  # the rules of a form and of a list
    border: str  # the edge of a control
    text: str
    muted: str  # labels, times, what is said beside
    faint: str  # switched off; never for something that must be read
    accent: str  # the one colour of what is chosen and what comes next
    accent_hover: str
    accent_text: str  # text upon the accent
    accent_ink: str  # the accent as a text colour on paper
    accent_tint: str
    amber: str  # soon
    amber_tint: str
    red: str  # late or wrong
    red_tint: str
    green: str  # done
    green_tint: str
    selection: str  # the chosen row; its text stays in the text colour
    section_tint: str  # the bar with a section's name
    hover: str
    pressed: str
    focus: str
    skeleton: str  # bars that stand for rows not loaded yet
    shadow: str  # of the floating panels, the only shadow there is
    tip: str
    tip_text: str


LIGHT = Colours(
    dark=False,
    window="#f3f4f1",
    rail="#eaece8",
    paper="#ffffff",
    cell="#ffffff",
    raised="#ffffff",
    hairline="#dfe2dd",
    border="#c3c9c3",
    text="#1c2422",
    muted="#5d6764",
    faint="#98a19d",
    accent="#0e766e",
    accent_hover="#0b655e",
    accent_text="#ffffff",
    accent_ink="#0b675f",
    accent_tint="#e0f0ed",
    amber="#8a5600",
    amber_tint="#fbefd5",
    red="#b3261e",
    red_tint="#fbe8e6",
    green="#23713a",
    green_tint="#e3f2e6",
    selection="#d5ebe7",
    section_tint="#eef3f1",
    hover="#eef1ee",
    pressed="#e2e7e3",
    focus="#0e766e",
    skeleton="#e9ebe8",
    shadow="#1c2422",
    tip="#26302d",
    tip_text="#f4f6f5",
)

DARK = Colours(
    dark=True,
    window="#171a1a",
    rail="#131616",
    paper="#1e2222",
    cell="#232828",
    raised="#282e2d",
    hairline="#313838",
    border="#48514f",
    text="#e4e9e7",
    muted="#a0aaa6",
    faint="#68726f",
    accent="#4fb5a9",
    accent_hover="#66c5ba",
    accent_text="#06211e",
    accent_ink="#63c4b8",
    accent_tint="#1d3a37",
    amber="#e5b05a",
    amber_tint="#3d311a",
    red="#f4948b",
    red_tint="#43211f",
    green="#80c98d",
    green_tint="#1f3a26",
    selection="#1d3c37",
    section_tint="#262c2b",
    hover="#272d2c",
    pressed="#303736",
    focus="#4fb5a9",
    skeleton="#2b3131",
    shadow="#000000",
    tip="#e4e9e7",
    tip_text="#1c2422",
)

#: The moods a state may have, with the word that says the same.
TONES = ("plain", "accent", "amber", "red", "green", "muted")


def tone(colours: Colours, name: str) -> tuple[str, str]:
    """The ink and the tint of a state badge, a chip or a notice in one of `TONES`."""
    inks = {
        "plain": (colours.text, colours.pressed),
        "muted": (colours.muted, colours.hover),
        "accent": (colours.accent_ink, colours.accent_tint),
        "amber": (colours.amber, colours.amber_tint),
        "red": (colours.red, colours.red_tint),
        "green": (colours.green, colours.green_tint),
    }
    return inks[name]


def contrast(one: str, other: str) -> float:
    """How well two colours can be told apart, 1 to 21; text wants at least 4.5."""
    lights = sorted((_luminance(one), _luminance(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
