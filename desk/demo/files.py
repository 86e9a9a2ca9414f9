# SPDX-License-Identifier: MIT
"""Small pictures for the demo office, drawn by code."""

import random
import struct
import zlib

WIDTH, HEIGHT = 160, 120


def png(dice: random.Random) -> bytes:
    """A PNG of a dented box, in brown on grey."""
    left, top = dice.randrange(20, 50), dice.randrange(20, 40)
    dent = dice.randrange(20, 60)
    rows = []
    for y in range(HEIGHT):
        row = bytearray([0])
        for x in range(WIDTH):
            inside = left < x < left + 90 and top < y < top + 65
            tape = inside and abs(x - left - 45) < 5
            hole = inside and abs(x - left - dent) + abs(y - top) < 18
            row += (
                b"\x46\x3a\x30" if hole else b"\xd9\xc4\x8f" if tape
                else b"\xb0\x82\x50" if inside else b"\xdd\xdf\xe2"
            )  # fmt: skip
        rows.append(bytes(row))
    head = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", head)
        + _chunk(b"IDAT", zlib.compress(b"".join(rows), 9))
        + _chunk(b"IEND", b"")
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
