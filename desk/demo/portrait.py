# SPDX-License-Identifier: MIT
"""A placeholder portrait for the demo office, drawn by code: nobody's face."""

import io
import random

SIDE = 720
_SKY = ((222, 238, 234), (232, 226, 214), (218, 230, 240))
_SKIN = ((244, 210, 178), (236, 196, 162), (248, 220, 192))
_HAIR = ((43, 36, 33), (62, 46, 38), (30, 30, 34))
_CLOTH = ((14, 118, 110), (52, 84, 128), (120, 66, 86))


def portrait(dice: random.Random) -> bytes:
    """A head and shoulders as a JPEG, in colours by the dice."""
    from PIL import Image, ImageDraw

    sky, skin, hair, cloth = (dice.choice(some) for some in (_SKY, _SKIN, _HAIR, _CLOTH))
    picture = Image.new("RGB", (SIDE, SIDE), sky)
    pen = ImageDraw.Draw(picture)
    for ring in range(6):  # light behind the head
        far = 340 - ring * 30
        glow = tuple(min(255, part + 4 * ring) for part in sky)
        pen.ellipse((360 - far, 300 - far, 360 + far, 300 + far), fill=glow)
    pen.ellipse((196, 96, 524, 520), fill=hair)  # hair behind
    pen.rounded_rectangle((312, 400, 408, 540), 40, fill=_darker(skin, 14))
    pen.ellipse((110, 510, 610, 980), fill=cloth)
    pen.polygon([(300, 520), (360, 610), (420, 520)], fill=(250, 250, 248))
    pen.polygon([(300, 518), (262, 548), (344, 640), (360, 606)], fill=_darker(cloth, 18))
    pen.polygon([(420, 518), (458, 548), (376, 640), (360, 606)], fill=_darker(cloth, 18))
    pen.ellipse((236, 150, 484, 470), fill=skin)
    pen.pieslice((222, 100, 498, 400), 180, 360, fill=hair)
    pen.polygon([(222, 250), (300, 190), (470, 220), (498, 250), (498, 230), (222, 230)], fill=hair)
    for x in (302, 418):
        pen.arc((x - 26, 262, x + 26, 296), 200, 340, fill=_darker(hair, -20), width=6)
        pen.ellipse((x - 11, 292, x + 11, 318), fill=(40, 34, 32))
        pen.ellipse((x + 1, 295, x + 7, 302), fill=(255, 255, 255))
        pen.ellipse((x - 34, 342, x + 34, 386), fill=_rosy(skin))
    pen.arc((345, 320, 375, 362), 20, 160, fill=_darker(skin, 34), width=5)
    pen.chord((314, 364, 406, 428), 10, 170, fill=(196, 84, 84))
    picture = picture.resize((SIDE // 2, SIDE // 2), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=88)
    return out.getvalue()


def _darker(colour: tuple[int, ...], by: int) -> tuple[int, ...]:
    return tuple(max(0, min(255, part - by)) for part in colour)


def _rosy(colour: tuple[int, ...]) -> tuple[int, ...]:
    red, green, blue = colour
    return red, green - 16, blue - 14
