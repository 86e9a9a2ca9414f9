# SPDX-License-Identifier: MIT
"""The same complaint form drawn by others: typst, Qt's PDF writer, reportlab's platypus.

Each gets the labels and values of the drawing and rules the same cells; none has to bother with
page numbers, codes, copies or characters that a font lacks, as desk does.
"""

import io
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desk import paths
from desk.db.fields import Setting
from desk.db.record import Record
from desk.text import _, speaking

FONTS = paths.built() / "fonts"


@dataclass(frozen=True)
class Field:
    """One cell: its label and value, and how many of the section's columns it takes."""

    label: str
    value: str
    columns: int


@dataclass(frozen=True)
class Block:
    """A section of the form."""

    title: str
    columns: int
    rows: tuple[tuple[Field, ...], ...]


def blocks(record: Record, at: Setting) -> list[Block]:
    """What stands on the paper form of a record."""
    with speaking("zh_CN"):
        return [
            Block(_(part.title) if part.title else "", part.columns, tuple(_rows(record, part, at)))
            for part in record.sheet.on_paper.sections
        ]


def _rows(record: Record, section: Any, at: Setting) -> Iterator[tuple[Field, ...]]:
    parts = record.parts()
    for row in range(section.rows):
        fields = []
        for cell in section.cells:
            if cell.row == row:
                kind: Any = parts[cell.name]
                shown = "" if isinstance(getattr(record, cell.name), list) else kind.show(
                    getattr(record, cell.name), at
                )  # fmt: skip
                fields.append(Field(_(kind.label), shown, cell.columns))
        if fields:
            yield tuple(fields)


def typst_pdf(forms: Sequence[Sequence[Block]]) -> bytes:
    """The forms by typst, one after the other."""
    import typst

    source = ['#set text(font: "Desk Sans", size: 9pt)', "#set page(margin: 15mm)"]
    for at, form in enumerate(forms):
        if at:
            source.append("#pagebreak()")
        for block in form:
            cells = []
            for row in block.rows:
                for one in row:
                    told = f'#text(size: 7pt)[#"{_quoted(one.label)}"]\\ #"{_quoted(one.value)}"'
                    cells.append(f"table.cell(colspan: {one.columns})[{told}]")
            if block.title:
                source.append(f'#strong[#"{_quoted(block.title)}"]')
            source.append(f"#table(columns: ({'1fr, ' * block.columns}), {', '.join(cells)})")
    with tempfile.NamedTemporaryFile("w", suffix=".typ", encoding="utf-8") as file:
        file.write("\n".join(source))
        file.flush()
        return bytes(typst.compile(file.name, font_paths=[str(FONTS)]))


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def qt_pdf(forms: Sequence[Sequence[Block]]) -> bytes:
    """The forms by Qt's PDF writer."""
    from PySide6.QtCore import QBuffer, QByteArray, QRectF, Qt
    from PySide6.QtGui import QFont, QPageSize, QPainter, QPdfWriter

    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setResolution(72)
    painter = QPainter(writer)
    wide = float(writer.width())
    small, normal = QFont("Desk Sans"), QFont("Desk Sans")
    small.setPointSizeF(7)
    normal.setPointSizeF(9)
    wrap = int(Qt.TextFlag.TextWordWrap)
    for at, form in enumerate(forms):
        if at:
            writer.newPage()
        top = 0.0
        for block in form:
            painter.setFont(normal)
            if block.title:
                painter.drawText(QRectF(0, top, wide, 16), 0, block.title)
                top += 16
            for row in block.rows:
                left, height = 0.0, 30.0
                for one in row:
                    width = wide * one.columns / block.columns
                    room = QRectF(0, 0, width - 6, 5000)
                    bounds = painter.boundingRect(room, wrap, one.value)
                    height = max(height, 14 + bounds.height())
                for one in row:
                    width = wide * one.columns / block.columns
                    painter.drawRect(QRectF(left, top, width, height))
                    painter.setFont(small)
                    painter.drawText(QRectF(left + 3, top + 2, width, 10), 0, one.label)
                    painter.setFont(normal)
                    painter.drawText(
                        QRectF(left + 3, top + 12, width - 6, height - 12), wrap, one.value
                    )
                    left += width
                top += height
    painter.end()
    buffer.close()
    return bytes(data.data())


def platypus_pdf(forms: Sequence[Sequence[Block]]) -> bytes:
    """The forms by reportlab's own layout."""
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Table, TableStyle

    if "Peer" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont("Peer", str(FONTS / "DeskSans-Regular.ttf")))
    small = ParagraphStyle("small", fontName="Peer", fontSize=7, wordWrap="CJK")
    normal = ParagraphStyle("normal", fontName="Peer", fontSize=9, leading=12, wordWrap="CJK")
    story: list[Any] = []
    for at, form in enumerate(forms):
        if at:
            story.append(PageBreak())
        for block in form:
            if block.title:
                story.append(Paragraph(_escaped(block.title), normal))
            grid, spans = [], []
            for number, row in enumerate(block.rows):
                cells: list[Any] = []
                for one in row:
                    spans.append(
                        ("SPAN", (len(cells), number), (len(cells) + one.columns - 1, number))
                    )
                    words = [
                        Paragraph(_escaped(one.label), small),
                        Paragraph(_escaped(one.value), normal),
                    ]
                    cells += [words, *[""] * (one.columns - 1)]
                grid.append(cells + [""] * (block.columns - len(cells)))
            lines = ("GRID", (0, 0), (-1, -1), 0.5, (0, 0, 0))
            story.append(
                Table(
                    grid, [500 / block.columns] * block.columns, style=TableStyle([lines, *spans])
                )
            )
    out = io.BytesIO()
    SimpleDocTemplate(out).build(story)
    return out.getvalue()


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def font_files() -> list[Path]:
    """The faces all of them print with."""
    return sorted(FONTS.glob("*.ttf"))
