# SPDX-License-Identifier: MIT
"""A face with only the glyphs a document uses, small enough to travel in every file."""

import struct
import zlib
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate

from desk.paper.fonts import Face

_WORDS, _SCALE, _MORE, _XY_SCALE, _TWO_BY_TWO = 0x01, 0x08, 0x20, 0x40, 0x80


@lru_cache(maxsize=16)
def packed(face: Face, glyphs: tuple[int, ...]) -> tuple[bytes, int]:
    """The compressed font file of these glyphs, renumbered from 0, and its unpacked length."""
    plain = subset(face, glyphs)
    return zlib.compress(plain, 3), len(plain)


def subset(face: Face, glyphs: Sequence[int]) -> bytes:
    """A TrueType file whose glyph n is the face's `glyphs[n]`; `glyphs[0]` must be 0.

    Parts of composed glyphs are added behind. There is no character table: the document says
    itself which code is which glyph.
    """
    order = list(glyphs)
    places: dict[int, int] = {}
    shapes: list[bytes] = []
    for glyph in order:  # grows while it is walked: parts of parts
        shape = _shape(face, glyph)
        if len(shape) > 10 and shape[0] & 0x80:
            places = places or {glyph: new for new, glyph in reversed(list(enumerate(order)))}
            shape = _renumbered(shape, order, places)
        shapes.append(shape)
    offsets = [0, *accumulate(map(len, shapes))]
    return _file(face, order, b"".join(shapes), struct.pack(f">{len(offsets)}L", *offsets))


@lru_cache(maxsize=8192)
def _shape(face: Face, glyph: int) -> bytes:
    """The shape of a glyph, filled up to whole words; the same few thousand come over and over."""
    shape = face.outline(glyph)
    return shape + b"\0" * (-len(shape) % 4)


def _renumbered(shape: bytes, order: list[int], places: dict[int, int]) -> bytes:
    out = bytearray(shape)
    at, more = 10, True
    while more:
        flags, part = struct.unpack_from(">HH", out, at)
        if part not in places:
            places[part] = len(order)
            order.append(part)
        struct.pack_into(">H", out, at + 2, places[part])
        at += 8 if flags & _WORDS else 6
        at += 2 * bool(flags & _SCALE) + 4 * bool(flags & _XY_SCALE) + 8 * bool(flags & _TWO_BY_TWO)
        more = bool(flags & _MORE)
    return bytes(out)


def _file(face: Face, order: list[int], glyf: bytes, loca: bytes) -> bytes:
    head = bytearray(face.table("head"))
    struct.pack_into(">L", head, 8, 0)
    struct.pack_into(">h", head, 50, 1)
    hhea = face.table("hhea")[:-2] + struct.pack(">H", len(order))
    maxp = bytearray(face.table("maxp"))
    struct.pack_into(">H", maxp, 4, len(order))
    base, last = face.tables["hmtx"][0], face.metrics - 1
    hmtx = b"".join(_metric(face, base, last, glyph) for glyph in order)
    tables = {"glyf": glyf, "head": bytes(head), "hhea": hhea, "hmtx": hmtx}
    tables |= {"loca": loca, "maxp": bytes(maxp)}
    return _assembled(tables)


@lru_cache(maxsize=8192)
def _metric(face: Face, base: int, last: int, glyph: int) -> bytes:
    if glyph <= last:
        return bytes(face.data[base + 4 * glyph : base + 4 * glyph + 4])
    bearing = base + 4 * (last + 1) + 2 * (glyph - last - 1)
    return bytes(face.data[base + 4 * last : base + 4 * last + 2]) + bytes(
        face.data[bearing : bearing + 2]
    )


def _assembled(tables: dict[str, bytes]) -> bytes:
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    header = struct.pack(
        ">LHHHH", 0x00010000, count, 16 * power, power.bit_length() - 1, 16 * (count - power)
    )
    offset = 12 + 16 * count
    directory, body, total, head = [header], [], 0, 0
    for tag, data in sorted(tables.items()):
        padded = data + b"\0" * (-len(data) % 4)
        check = _sum(padded)
        directory.append(struct.pack(">4sLLL", tag.encode(), check, offset, len(data)))
        body.append(padded)
        head = offset if tag == "head" else head
        offset += len(padded)
        total += check
    total += _sum(b"".join(directory))
    whole = b"".join(directory + body)
    mend = struct.pack(">L", (0xB1B0AFBA - total) & 0xFFFFFFFF)
    return whole[: head + 8] + mend + whole[head + 12 :]


def _sum(padded: bytes) -> int:
    words: tuple[int, ...] = struct.unpack(f">{len(padded) // 4}L", padded)
    return sum(words) & 0xFFFFFFFF
