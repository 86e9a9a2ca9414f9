# SPDX-License-Identifier: MIT
"""A complaint form as PDF, alone and a thousand in one file, beside typst, Qt and platypus."""

import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from benchmarks import forms, screen
from benchmarks.filling import LAST, office_of
from benchmarks.measure import Result, Setting, timed
from desk.db import rowing
from desk.db.record import Record
from desk.db.store import Store
from desk.session import Session

MERGED = 1_000
FEW = 50  # of the slowest; the rest would only take as long again


def run(setting: Setting) -> Iterator[Result]:
    """Print complaints of the office; one copy each, so that all draw the same pages."""
    store = office_of(setting.folder, setting.records, setting.seed)
    session = Session(2, "李婷", frozenset({"supervisor"}), branch_id=1, clock=lambda: LAST)
    place = store.office.place(session)
    records = _records(store, MERGED)
    start = time.perf_counter()  # what prints is read when somebody first prints
    from desk.paper.job import print_forms
    from desk.paper.request import Letterhead, Printable, PrintOptions

    office = Letterhead("客服中心", "电话 0571-88880000")
    options = PrintOptions(copies=("存根",), printed_by="李婷", printed_at=LAST)

    def ours(some: Sequence[Record]) -> bytes:
        return print_forms(
            [Printable(record) for record in some], office=office, setting=place, options=options
        )

    ours(records[:1])
    first = (time.perf_counter() - start) * 1000
    yield Result("print", "the first form of the program", first, "≤ 300 ms", first <= 300, 300)
    screen.application()
    from PySide6.QtGui import QFontDatabase

    for file in forms.font_files():
        QFontDatabase.addApplicationFont(str(file))
    drawn = [forms.blocks(record, place) for record in records]
    one = timed(ours, records[:1])
    peers: dict[str, tuple[Callable[[Any], bytes], float, float]] = {
        "typst": (forms.typst_pdf, 0.7, 0.6),
        "Qt's PDF writer": (forms.qt_pdf, 0.5, 0.6),
        "platypus": (forms.platypus_pdf, 0.5, 0.1),
    }
    many = _took(ours, records) / MERGED
    yield Result("print", "a form of 1,000 in one file", many)
    for name, (draw, share, merged) in peers.items():
        alone = timed(draw, drawn[:1])
        yield Result("print", "one form, warm", one, f"≤ {share} × {name}", one <= share * alone,
                     None, name, alone)  # fmt: skip
        count = FEW if name == "platypus" else MERGED
        each = _took(draw, drawn[:count]) / count
        yield Result("print", "a form of 1,000 in one file", many, f"≤ {merged} × {name}",
                     many <= merged * each, None, name, each)  # fmt: skip


def _records(store: Store, count: int) -> list[Record]:
    record_type = store.books["complaint"]
    ((last,),) = store.database.rows("SELECT max(id) FROM complaint")
    step = max(1, last // count)
    return [
        rowing.load(store.database, record_type, 1 + at * step) for at in range(min(count, last))
    ]


def _took(do: Callable[[Any], Any], argument: Any) -> float:
    start = time.perf_counter()
    do(argument)
    return (time.perf_counter() - start) * 1000
