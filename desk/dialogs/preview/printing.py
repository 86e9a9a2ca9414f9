# SPDX-License-Identifier: MIT
"""Puts the pages of a PDF on a printer, at the printer's own resolution."""

from PySide6.QtCore import QMarginsF, QRect, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from desk.dialogs.preview.pageview import image_of
from desk.errors import Storage
from desk.paper.preview import Preview
from desk.paper.sizes import Paper
from desk.text import N_, Message
from desk.ui.work import Cancelled, Job

#: Finer than this no eye sees on paper, and each doubling takes four times as long.
MOST_DOTS = 600


def lay(printer: QPrinter, paper: Paper) -> None:
    """Tell the printer the paper, to its very edge: the PDF has its own margins."""
    lying = paper.width > paper.height and not paper.impact
    short, long = sorted((paper.width, paper.height))
    size = QSizeF(short, long) if lying else QSizeF(paper.width, paper.height)
    page = QPageSize(size, QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    turned = QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait
    printer.setFullPage(True)
    printer.setPageLayout(QPageLayout(page, turned, QMarginsF(0, 0, 0, 0)))
    printer.setFullPage(True)


def print_pages(job: Job, pdf: bytes, printer: QPrinter, paper: Paper) -> int:
    """Print the pages chosen in the printer's window; how many. Raises Storage.

    Stopping it ends the print after the page in work.
    """
    pages = Preview(pdf)
    first = max(0, printer.fromPage() - 1)
    last = min(len(pages), printer.toPage() or len(pages))
    area = pages.areas[first]
    if area.width > area.height and paper.height > paper.width:
        paper = paper.turned()  # a wide list lies on its side
    lay(printer, paper)
    painter = QPainter()
    if not painter.begin(printer):
        raise Storage(
            Message(
                N_("The printer {name} does not answer. Check that it is on, then print again."),
                name=printer.printerName(),
            )
        )
    try:
        for page in range(first, last):
            if page > first:
                printer.newPage()
            _paint(painter, pages, page, printer.resolution())
            text = Message(N_("Printing page {page} of {count}"), page=page + 1, count=len(pages))
            job.progress(page - first + 1, last - first, text)
    except Cancelled:
        printer.abort()
        raise
    finally:
        painter.end()
        pages.close()
    return last - first


def _paint(painter: QPainter, pages: Preview, page: int, resolution: int) -> None:
    dots = min(resolution, MOST_DOTS)
    larger = resolution / dots
    for first, strip in pages.strips(page, dots):
        top, bottom = round(first * larger), round((first + strip.height) * larger)
        painter.drawImage(QRect(0, top, round(strip.width * larger), bottom - top), image_of(strip))
