# SPDX-License-Identifier: MIT
"""The recipe of the print fonts: one static face a weight, with all that names and words need."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from importlib import util
from pathlib import Path
from typing import Any

PACKS = {
    "justmytype-intl-cjk": "0.1.0",
    "justmytype-western-core": "0.1.0",
    "manimgx-fonts": "2026.9.26.post1",
}
TOOLS = ["fonttools>=4.55", "uharfbuzz>=0.45"]
BASE = "justmytype_intl_cjk/fonts/ofl/notosanssc/NotoSansSC[wght].ttf"
FAMILY = "Desk Sans"
FACES = {"Regular": 400, "Bold": 700}
EM = 1000

Range = tuple[int, int]
HANGUL = ((0x1100, 0x11FF), (0x3130, 0x318F), (0xA960, 0xA97F), (0xAC00, 0xD7FF))
# What Noto Sans SC lacks is taken from these, in this order: rarer Chinese characters (𠮷 𡈽 …),
# letters of foreign names (Škoda, Łukasz), tick boxes and the little pictures in customers' chats.
DONORS: tuple[tuple[str, tuple[Range, ...]], ...] = (
    ("justmytype_intl_cjk/fonts/ofl/notosansjp/NotoSansJP[wght].ttf", ((0x2000, 0x3FFFF),)),
    ("justmytype_intl_cjk/fonts/ofl/notosanstc/NotoSansTC[wght].ttf", ((0x2000, 0x3FFFF),)),
    ("justmytype_intl_cjk/fonts/ofl/notosanskr/NotoSansKR[wght].ttf", ((0x2000, 0x3FFFF),)),
    ("justmytype_western_core/fonts/ofl/notosans/NotoSans[wdth,wght].ttf", ((0x00A0, 0x20FF),)),
    (
        "justmytype_western_core/fonts/ofl/notosanssymbols2/NotoSansSymbols2-Regular.ttf",
        ((0x2190, 0x27BF), (0x2B00, 0x2BFF)),
    ),
    ("manimgx_fonts/NotoEmoji[wght].ttf", ((0x2000, 0x32FF), (0x1F000, 0x1FAFF))),
)
LICENCE = "justmytype_intl_cjk/fonts/ofl/notosanssc/OFL.txt"
# Quotation marks as wide as in English text; the ordinary ones are as wide as a Chinese character.
NARROW_QUOTES = {0xF8E1: 0x201C, 0xF8E2: 0x201D, 0xF8E3: 0x2018, 0xF8E4: 0x2019}
RECIPE = 2  # raised whenever a font would come out differently

REQUIREMENTS = TOOLS + [f"{name}=={version}" for name, version in PACKS.items()]
NAMES = [f"DeskSans-{style}.ttf" for style in FACES] + ["OFL.txt"]
STAMP = hashlib.sha256(repr((RECIPE, PACKS, DONORS, FACES)).encode()).hexdigest()


def missing() -> list[str]:
    """Name the modules that the recipe needs and that are not installed here."""
    packs = sorted({path.partition("/")[0] for path, _ in DONORS})
    return [name for name in ("uharfbuzz", "fontTools", *packs) if util.find_spec(name) is None]


def make(name: str) -> bytes:
    """Return the content of one of `NAMES`."""
    if name == "OFL.txt":
        return _licence()
    style = name.removeprefix("DeskSans-").removesuffix(".ttf")
    return face(style, FACES[style])


def face(style: str, weight: int) -> bytes:
    """Return one static TrueType face: Noto Sans SC of that weight with what it lacks added."""
    from fontTools.ttLib import TTFont

    base = TTFont(io.BytesIO(_instance(BASE, weight, None)), lazy=True, recalcTimestamp=False)
    base.recalcBBoxes = False
    for table in ("vhea", "vmtx", "VORG", "DSIG", "STAT"):
        if table in base:
            del base[table]
    cmap = dict(base.getBestCmap())
    cmap |= _narrow_quotes(base, cmap)
    for number, (donor, ranges) in enumerate(DONORS):
        wanted = {c for c in _characters(donor) if c not in cmap and _inside(c, ranges)}
        _graft(base, cmap, _instance(donor, weight, wanted), f"d{number}.")
    _write_cmap(base, cmap)
    _rename(base, style)
    out = io.BytesIO()
    base.save(out, reorderTables=True)
    return out.getvalue()


def _narrow_quotes(base: Any, cmap: dict[int, str]) -> dict[int, str]:
    table = base["GSUB"].table
    chosen: dict[str, str] = {}
    for feature in table.FeatureList.FeatureRecord:
        if feature.FeatureTag == "pwid":
            for index in feature.Feature.LookupListIndex:
                for part in table.LookupList.Lookup[index].SubTable:
                    chosen |= getattr(part, "ExtSubTable", part).mapping
    return {code: chosen[cmap[quote]] for code, quote in NARROW_QUOTES.items()}


def _graft(base: Any, cmap: dict[int, str], donor: bytes, prefix: str) -> None:
    from fontTools.ttLib import TTFont
    from fontTools.ttLib.scaleUpem import scale_upem

    other = TTFont(io.BytesIO(donor), recalcTimestamp=False)
    if other["head"].unitsPerEm != EM:
        scale_upem(other, EM)
    order, widths, shapes = other.getGlyphOrder(), other["hmtx"].metrics, other["glyf"]
    names = {name: prefix + name for name in order[1:]}
    target, metrics = base["glyf"], base["hmtx"].metrics
    base.setGlyphOrder(base.getGlyphOrder() + list(names.values()))
    target.setGlyphOrder(base.getGlyphOrder())
    for name, new in names.items():
        glyph = shapes[name]
        if glyph.isComposite():
            for component in glyph.components:
                component.glyphName = names[component.glyphName]
        target.glyphs[new] = glyph
        metrics[new] = widths[name]
    base["maxp"].numGlyphs = len(base.getGlyphOrder())
    for field in ("maxPoints", "maxContours", "maxComponentElements", "maxComponentDepth"):
        highest = max(getattr(base["maxp"], field), getattr(other["maxp"], field))
        setattr(base["maxp"], field, highest)
    for char, name in other.getBestCmap().items():
        cmap.setdefault(char, names[name])


def _instance(path: str, weight: int, wanted: set[int] | None) -> bytes:
    """Pin a variable font to one weight; with `wanted`, keep those characters, without layout."""
    import uharfbuzz as hb

    source = hb.Face(hb.Blob.from_file_path(str(_located(path))))
    recipe = hb.SubsetInput()
    if wanted is None:
        recipe.keep_everything()
    else:
        recipe.unicode_set.set(wanted)
        layout = (b"GSUB", b"GPOS", b"GDEF", b"kern")
        recipe.drop_table_tag_set.set({int.from_bytes(tag, "big") for tag in layout})
    recipe.flags = hb.SubsetFlags.NO_HINTING
    axes = {axis.tag for axis in source.axis_infos} if source.axis_infos else set()
    for tag, value in (("wght", weight), ("wdth", 100)):
        if tag in axes:
            recipe.pin_axis_location(source, tag, value)
    return bytes(hb.subset(source, recipe).blob.data)


def _write_cmap(base: Any, cmap: dict[int, str]) -> None:
    from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

    tables = []
    for form, platform, encoding, limit in ((4, 3, 1, 0xFFFF), (12, 3, 10, 0x10FFFF)):
        table = CmapSubtable.newSubtable(form)
        table.platformID, table.platEncID, table.language = platform, encoding, 0
        table.cmap = {char: name for char, name in cmap.items() if char <= limit}
        tables.append(table)
    base["cmap"].tables = tables


def _rename(base: Any, style: str) -> None:
    names = base["name"]
    kept = {0: names.getDebugName(0), 13: names.getDebugName(13), 14: names.getDebugName(14)}
    postscript = f"{FAMILY.replace(' ', '')}-{style}"
    kept |= {1: FAMILY, 2: style, 3: f"{RECIPE};{postscript}", 4: f"{FAMILY} {style}"}
    kept |= {5: f"Version {RECIPE}.0; made from Noto Sans SC and other Noto fonts", 6: postscript}
    names.names = []
    for number, text in kept.items():
        if text:
            names.setName(text, number, 3, 1, 0x409)
    bold = style == "Bold"
    base["OS/2"].usWeightClass = FACES[style]
    base["OS/2"].fsSelection = 0x20 if bold else 0x40
    base["head"].macStyle = 1 if bold else 0


def _licence() -> bytes:
    note = (
        f"{FAMILY} is made from Noto Sans, Noto Sans SC, JP, TC, KR,\n"
        "Noto Sans Symbols 2 and Noto Emoji.\n"
        "Copyright 2014-2021 Adobe (http://www.adobe.com/), with Reserved Font Name 'Source'.\n"
        "Copyright 2022 The Noto Project Authors (https://github.com/notofonts).\n"
        "Copyright 2013 Google LLC.\n\n"
    )
    return note.encode() + _located(LICENCE).read_bytes()


def _characters(path: str) -> Iterator[int]:
    from fontTools.ttLib import TTFont

    yield from TTFont(_located(path), lazy=True).getBestCmap()


def _inside(char: int, ranges: tuple[Range, ...]) -> bool:
    if any(low <= char <= high for low, high in HANGUL):
        return False  # 11,000 syllables nobody's form here asks for
    return any(low <= char <= high for low, high in ranges)


def _located(path: str) -> Path:
    package, _, rest = path.partition("/")
    spec = util.find_spec(package)
    if spec is None or spec.origin is None:
        raise RuntimeError(f"{package} is not installed")
    return Path(spec.origin).parent / rest
