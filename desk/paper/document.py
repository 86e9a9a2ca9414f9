# SPDX-License-Identifier: MIT
"""One PDF file in the making: pages, parts drawn once and used often, and the fonts it carries."""

import hashlib
import io
from collections.abc import Callable, Hashable, Iterator
from functools import lru_cache

from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from desk.paper.fonts import WIDE, Face, Script, fonts
from desk.paper.subset import packed

rl_config.useA85 = 0  # the text form of compressed data costs a quarter more room and much time


class _Canvas(Canvas):
    """A canvas that starts its pages empty, so that no font but ours gets into the file."""

    def _make_preamble(self) -> None:
        self._preamble = ""


class _Codes(dict[int, int]):
    """Which code a character has in this file; a new character gets the next one."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self.face = face
        self.glyphs = [0]
        self.characters = [0xFFFD]
        self.lacking = False

    def __missing__(self, char: int) -> int:
        glyph = self.face.glyph(char)
        if glyph:
            self[char] = len(self.glyphs)
            self.glyphs.append(glyph)
            self.characters.append(WIDE.get(char, char))
            return self[char]
        self[char] = 0
        self.lacking = True
        return 0


class EmbeddedFace:
    """A face as this file carries it: only the glyphs in use, each with its Unicode character."""

    def __init__(self, face: Face, name: str) -> None:
        self.face = face
        self.name = name
        self.codes = _Codes(face)

    def encoded(self, text: str) -> str:
        """The text as hexadecimal codes of this face; 0000 for what the face lacks."""
        return text.translate(self.codes).encode("utf-16-be", "surrogatepass").hex()

    def add_to(self, doc: pdfdoc.PDFDocument) -> None:
        """Put the font and its tables into the file."""
        glyphs, face = self.codes.glyphs, self.face
        data, length = packed(face, tuple(glyphs))
        tag = hashlib.sha256(repr((face.name, glyphs)).encode()).digest()
        prefix = "".join(chr(65 + byte % 26) for byte in tag[:6])
        name = pdfdoc.PDFName(f"{prefix}+{face.name}")
        font_file = _stream(data, Length1=length, Filter=pdfdoc.PDFName("FlateDecode"))
        descriptor = {
            "Type": pdfdoc.PDFName("FontDescriptor"),
            "FontName": name,
            "Flags": 4,
            "FontBBox": _Written(f"[{' '.join(map(str, face.box))}]"),
            "ItalicAngle": 0,
            "Ascent": face.ascent,
            "Descent": face.descent,
            "CapHeight": 733,
            "StemV": 140 if "Bold" in face.name else 85,
            "FontFile2": doc.Reference(font_file, f"fontFile:{self.name}"),
        }
        widths = [face.advance(glyph) for glyph in glyphs]
        system = {"Registry": "(Adobe)", "Ordering": "(Identity)", "Supplement": 0}
        inner = {
            "Type": pdfdoc.PDFName("Font"),
            "Subtype": pdfdoc.PDFName("CIDFontType2"),
            "BaseFont": name,
            "CIDSystemInfo": pdfdoc.PDFDictionary(system),
            "FontDescriptor": doc.Reference(_dictionary(descriptor), f"descriptor:{self.name}"),
            "DW": 1000,
            "W": _Written(f"[0 [{' '.join(map(str, widths))}]]"),
            "CIDToGIDMap": pdfdoc.PDFName("Identity"),
        }
        unicode_table = pdfdoc.PDFStream(content=self._to_unicode())
        unicode_table.filters = [pdfdoc.PDFZCompress]
        outer = {
            "Type": pdfdoc.PDFName("Font"),
            "Subtype": pdfdoc.PDFName("Type0"),
            "BaseFont": name,
            "Encoding": pdfdoc.PDFName("Identity-H"),
            "DescendantFonts": pdfdoc.PDFArray(
                [doc.Reference(_dictionary(inner), f"inner:{self.name}")]
            ),
            "ToUnicode": doc.Reference(unicode_table, f"toUnicode:{self.name}"),
        }
        reference = doc.Reference(_dictionary(outer), f"font:{self.name}")
        doc.idToObject[pdfdoc.BasicFonts].dict[self.name] = reference

    def _to_unicode(self) -> bytes:
        pairs = [
            f"<{code:04x}> <{_utf16(char)}>" for code, char in enumerate(self.codes.characters)
        ]
        blocks = [pairs[i : i + 100] for i in range(0, len(pairs), 100)]
        lines = [_CMAP_HEAD]
        lines += [
            f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks
        ]
        return "\n".join([*lines, _CMAP_TAIL]).encode("ascii")


@lru_cache(maxsize=8192)
def _utf16(char: int) -> str:
    return chr(char).encode("utf-16-be").hex()


_CMAP_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange"""
_CMAP_TAIL = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"


class _Written(pdfdoc.PDFObject):
    """What stands in the file as it is: hundreds of numbers need not be looked at one by one."""

    def __init__(self, text: str) -> None:
        self.text = text

    def format(self, _document: pdfdoc.PDFDocument) -> bytes:
        """The bytes in the file."""
        return self.text.encode("ascii")


def _dictionary(entries: dict[str, object]) -> pdfdoc.PDFDictionary:
    made = pdfdoc.PDFDictionary(entries)
    made.__RefOnly__ = 1
    return made


def _stream(data: bytes, **entries: object) -> pdfdoc.PDFStream:
    return pdfdoc.PDFStream(pdfdoc.PDFDictionary(entries), data)


class Document:
    """A PDF file kept in memory until it is whole.

    In the file of a `single` form parts stand where they are used: each part of its own, to be
    named and compressed apart, would cost more than the form itself.
    """

    def __init__(
        self,
        *,
        title: str = "",
        author: str = "",
        language: str = "zh_CN",
        invariant: bool = False,
        single: bool = False,
    ) -> None:
        self._out = io.BytesIO()
        self._canvas = _Canvas(
            self._out,
            pageCompression=1,
            invariant=int(invariant),
            initialFontName="DeskSans",
            lang=language.replace("_", "-"),
        )
        self._canvas.setTitle(title)
        self._canvas.setAuthor(author)
        self._canvas.setSubject("")
        self._canvas.setCreator("desk")
        self._faces: dict[str, EmbeddedFace] = {}
        self._blocks: dict[Hashable, str] = {}
        self._inline: dict[str, str] | None = {} if single else None
        self._images: dict[bytes, ImageReader] = {}
        self.regular = fonts().regular
        self.bold = fonts().bold
        self.pages = 0

    def start_page(self, width: float, height: float) -> None:
        """Start a page of that size in points."""
        self._canvas.setPageSize((width, height))

    def write(self, operators: str) -> None:
        """Add drawing operators to the page or block in work."""
        self._canvas.addLiteral(operators)

    def end_page(self) -> None:
        """Close the page."""
        self._canvas.showPage()
        self.pages += 1

    def block(self, key: Hashable, size: tuple[float, float], draw: Callable[[], str]) -> str:
        """The name of a part that is drawn once: `draw` gives its operators when it is new.

        Its origin is its upper left corner, so that all of it lies below and to the right.
        """
        name = self._blocks.get(key)
        if name is None:
            name = self._blocks[key] = f"b{len(self._blocks)}"
            operators = draw()
            if self._inline is not None:
                self._inline[name] = operators
                return name
            self._canvas.beginForm(name, -2, -size[1] - 2, size[0] + 2, 2)
            self._canvas.addLiteral(operators)
            self._canvas.endForm()
        return name

    def later(self, name: str, size: tuple[float, float], operators: str) -> None:
        """Draw a part that pages have used by its name before it was known."""
        self._canvas.beginForm(name, -2, -size[1] - 2, size[0] + 2, 2)
        self._canvas.addLiteral(operators)
        self._canvas.endForm()

    def use(self, name: str, x: float, y: float) -> None:
        """Put a block with its upper left corner at (x, y), in points from the lower left."""
        place = f"q 1 0 0 1 {x:.2f} {y:.2f} cm"
        if self._inline is not None and name in self._inline:
            self._canvas.addLiteral(f"{place}\n{self._inline[name]}\nQ")
            return
        self._canvas.addLiteral(place)
        self._canvas.doForm(name)
        self._canvas.addLiteral("Q")

    def image(self, data: bytes, x: float, y: float, width: float, height: float) -> None:
        """Put a picture (PNG, JPEG) into the box, its proportions kept, in the middle."""
        reader = self._images.get(data)
        if reader is None:
            reader = self._images[data] = ImageReader(io.BytesIO(data))
        self._canvas.drawImage(
            reader, x, y, width, height, mask="auto", preserveAspectRatio=True, anchor="c"
        )

    def glass(self, opacity: float) -> None:
        """Draw what follows on this page see-through, until 1."""
        self._canvas.setFillAlpha(opacity)
        self._canvas.setStrokeAlpha(opacity)

    def runs(self, text: str, script: Script) -> Iterator[tuple[EmbeddedFace, str]]:
        """The text cut where the face changes: each face with the codes of its run."""
        first = self._embedded(script.faces[0])
        codes = text.translate(first.codes)
        if not first.codes.lacking or "\0" not in codes:
            yield first, codes.encode("utf-16-be", "surrogatepass").hex()
            return
        run, face = "", first
        for char in text:
            own = self._embedded(script.face_of(char) or script.faces[0])
            if own is not face and run:
                yield face, face.encoded(run)
                run = ""
            run, face = run + char, own
        if run:
            yield face, face.encoded(run)

    def finish(self) -> bytes:
        """The whole file."""
        doc = self._canvas._doc
        for embedded in self._faces.values():
            embedded.add_to(doc)
        self._canvas.save()
        return self._out.getvalue()

    def _embedded(self, face: Face) -> EmbeddedFace:
        embedded = self._faces.get(face.name)
        if embedded is None:
            embedded = self._faces[face.name] = EmbeddedFace(face, f"F{len(self._faces) + 1}")
        return embedded
