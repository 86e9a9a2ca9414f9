# SPDX-License-Identifier: MIT
"""A test page of millimetres, by which a clerk finds how far a printer is off its paper."""

from desk.paper.document import Document
from desk.paper.pen import Pen
from desk.paper.sizes import MM, Paper
from desk.text import _, speaking


def print_test_grid(
    paper: Paper, *, nudge: tuple[float, float] = (0.0, 0.0), language: str = "zh_CN"
) -> bytes:
    """A grid of the whole paper in millimetres, moved by the nudge, as a PDF file."""
    with speaking(language):
        document = Document(title=_("Test page"), language=language)
        width, height = paper.size
        document.start_page(width, height)
        pen = Pen(document)
        pen.add(f"q 1 0 0 1 {nudge[0] * MM:.2f} {-nudge[1] * MM:.2f} cm")
        _grid(pen, paper)
        _words(pen, paper, nudge)
        pen.add("Q")
        pen.flush()
        document.end_page()
        return document.finish()


def _grid(pen: Pen, paper: Paper) -> None:
    width, height = paper.size
    for step, weight, grey in ((1, 0.1, 0.8), (5, 0.25, 0.65), (10, 0.5, 0.35)):
        lines = [(n * MM, 0.0, n * MM, height) for n in range(0, int(paper.width) + 1, step)]
        lines += [
            (0.0, height - n * MM, width, height - n * MM)
            for n in range(0, int(paper.height) + 1, step)
        ]
        pen.add(f"{grey} G")
        pen.rule(lines, weight)
    pen.add("0 G")
    for n in range(10, int(paper.width), 10):
        pen.text(n * MM + 1, height - 5 * MM, str(n), 5, pen.document.regular)
    for n in range(10, int(paper.height), 10):
        pen.text(5 * MM, height - n * MM - 5, str(n), 5, pen.document.regular)


def _words(pen: Pen, paper: Paper, nudge: tuple[float, float]) -> None:
    left, bottom, width, height = paper.body
    pen.frame((left, bottom, width, height), 1)
    lines = [
        f"{paper.name} · {paper.width:g} × {paper.height:g} mm",
        _("The frame shows the margins. Measure from the paper's edges to the lines 10 and 10."),
        _("Moved {right} mm to the right and {down} mm down.").format(
            right=f"{nudge[0]:g}", down=f"{nudge[1]:g}"
        ),
    ]
    size = min(10.0, width / 50)
    middle, base = left + width / 2, bottom + height / 2 + size * 2
    reach = max(pen.width(line, size, pen.document.regular) for line in lines) / 2 + size
    pen.fill([(middle - reach, base - size * 4.2, 2 * reach, size * 6)], "1 1 1 rg")
    for line in lines:
        pen.text(middle, base, line, size, pen.document.regular, align="center")
        base -= size * 1.6
