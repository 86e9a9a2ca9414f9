# SPDX-License-Identifier: MIT
"""The same form drawn by others: typst, Qt's PDF writer, and reportlab's platypus."""

from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from PySide6.QtCore import QBuffer, QMarginsF, QRectF, Qt
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication, QPageSize, QPainter, QPdfWriter

from desk import paths

FONT = "DeskSans-Regular.ttf"
FAMILY = "Desk Sans"
LABEL = 70.0  # points
WIDTH = 510.0

Line = list[tuple[str, str, float]]


@dataclass(frozen=True)
class Form:
    """Office, title, number; by section its title and lines of (label, value, share)."""

    office: str
    title: str
    number: str
    sections: list[tuple[str, list[Line]]]


def typst(forms: list[Form]) -> bytes:
    """As one typst document; the compiler and its fonts are warm, as in a running program."""
    head = (
        f'#set page(paper: "a4", margin: 42pt)\n#set text(font: "{FAMILY}", size: 9.5pt)\n'
        "#set table(stroke: 0.5pt, inset: 4pt)\n"
    )
    body = "#pagebreak()\n".join(_typst_form(form) for form in forms)
    return bytes(_compiler().compile(input=(head + body).encode(), format="pdf"))


@cache
def _compiler() -> Any:
    import typst as library

    return library.Compiler(font_paths=[str(paths.built() / "fonts")])


def _typst_form(form: Form) -> str:
    out = [
        f"#align(center)[{_content(form.office)}\\ #text(size: 16pt)[{_content(form.title)}]]\n",
        f"{_content(form.number)}\n\n",
    ]
    for title, lines in form.sections:
        out.append(f"#table(columns: (100%,), fill: luma(235), [{_content(title)}])\n")
        for line in lines:
            columns = ", ".join(f"{LABEL}pt, {share}fr" for _label, _value, share in line)
            cells = ", ".join(f"[{_content(label)}], [{_content(value)}]"
                              for label, value, _share in line)  # fmt: skip
            out.append(f"#table(columns: ({columns}), {cells})\n")
    return "".join(out)


def _content(text: str) -> str:
    quoted = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'#"{quoted}"'


def qt(forms: list[Form]) -> bytes:
    """With QPainter on QPdfWriter, cell by cell."""
    app = QGuiApplication.instance() or QGuiApplication(["benchmark"])
    assert app is not None
    _qt_font()
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setResolution(72)
    painter = QPainter(writer)
    for number, form in enumerate(forms):
        if number:
            writer.newPage()
        _qt_form(painter, form)
    painter.end()
    return bytes(buffer.data().data())


@cache
def _qt_font() -> int:
    return QFontDatabase.addApplicationFont(str(paths.built() / "fonts" / FONT))


def _qt_form(painter: QPainter, form: Form) -> None:
    flags = int(Qt.AlignmentFlag.AlignCenter)
    painter.setFont(QFont(FAMILY, 10))
    painter.drawText(QRectF(42, 36, WIDTH, 16), flags, form.office)
    painter.setFont(QFont(FAMILY, 16))
    painter.drawText(QRectF(42, 52, WIDTH, 24), flags, form.title)
    painter.setFont(QFont(FAMILY, 9))
    painter.drawText(QRectF(42, 80, WIDTH, 14), 0, form.number)
    top = 98.0
    wrapped = int(Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWrapAnywhere)
    for title, lines in form.sections:
        painter.fillRect(QRectF(42, top, WIDTH, 16), Qt.GlobalColor.lightGray)
        painter.drawText(QRectF(46, top, WIDTH, 16), 0, title)
        top += 16
        for line in lines:
            height = 18.0
            for _label, value, share in line:
                room = QRectF(0, 0, share * WIDTH - LABEL - 8, 4000)
                height = max(height, painter.boundingRect(room, wrapped, value).height() + 6)
            left = 42.0
            for label, value, share in line:
                painter.drawRect(QRectF(left, top, LABEL, height))
                painter.drawText(QRectF(left, top, LABEL, height), flags, label)
                box = QRectF(left + LABEL, top, share * WIDTH - LABEL, height)
                painter.drawRect(box)
                painter.drawText(box.adjusted(4, 3, -4, -3), wrapped, value)
                left += share * WIDTH
            top += height


def platypus(forms: list[Form]) -> bytes:
    """With reportlab's own tables and paragraphs."""
    from reportlab.lib.colors import black, lightgrey
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Table

    _reportlab_font()
    plain = ParagraphStyle("plain", fontName=FAMILY, fontSize=9.5, leading=13, wordWrap="CJK")
    title = ParagraphStyle("title", parent=plain, fontSize=16, leading=22, alignment=1)
    story: list[Any] = []
    for form in forms:
        story += [Paragraph(escape(form.office), plain), Paragraph(escape(form.title), title)]
        story.append(Paragraph(escape(form.number), plain))
        for name, lines in form.sections:
            bar = Table([[Paragraph(escape(name), plain)]], colWidths=[WIDTH])
            bar.setStyle([("BACKGROUND", (0, 0), (-1, -1), lightgrey)])
            story.append(bar)
            for line in lines:
                cells, widths = [], []
                for label, value, share in line:
                    cells += [Paragraph(escape(label), plain), Paragraph(escape(value), plain)]
                    widths += [LABEL, share * WIDTH - LABEL]
                table = Table([cells], colWidths=widths)
                table.setStyle([("GRID", (0, 0), (-1, -1), 0.5, black)])
                story.append(table)
        story.append(PageBreak())
    buffer = BytesIO()
    SimpleDocTemplate(buffer, pagesize=A4, initialFontName=FAMILY).build(story)
    return buffer.getvalue()


@cache
def _reportlab_font() -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    pdfmetrics.registerFont(TTFont(FAMILY, str(paths.built() / "fonts" / FONT)))
