# SPDX-License-Identifier: MIT
"""A complaint's form as PDF, alone and merged, beside typst, Qt's own writer and platypus.

Every peer draws the same cells with the same words and the same font: labels, values, rules, the
boxes of choices, the rows of tables. Bar code and QR are left out of all; ours are 0.2 ms more.
"""

import subprocess
import sys
from collections.abc import Iterator
from itertools import count as count_up
from typing import Any

from benchmarks import print_peers
from benchmarks.filling import LAST, office_of
from benchmarks.measure import Result, Setting, side_by_side, times
from desk.db.fields import Choice, Tick
from desk.db.record import Rows
from desk.paper.job import print_forms
from desk.paper.request import Letterhead, Printable, PrintOptions
from desk.session import Session
from desk.sheet import Sheet
from desk.text import _, speaking

MANY, MERGED_PEERS, PLATYPUS = 1_000, 200, 20
OFFICE = Letterhead("云帆商务服务中心", "客服中心")
FIRST = """
import time
from datetime import UTC, datetime
from zoneinfo import ZoneInfo
from desk.db.fields import Setting
from desk.records import load_books
made = load_books()["complaint"](complainant="张三", content="货还没有到", number="C202611-0001")
here = Setting(ZoneInfo("Asia/Shanghai"), datetime.now(UTC), lambda k, i: "", lambda k, w: None)
start = time.perf_counter()
from desk.paper.job import print_forms
from desk.paper.request import Letterhead, Printable, PrintOptions
print_forms([Printable(made)], office=Letterhead("desk"), setting=here, options=PrintOptions())
print((time.perf_counter() - start) * 1000)
"""


def run(setting: Setting) -> Iterator[Result]:
    """Alone and warm, a thousand merged, and the first one of a fresh program."""
    store = office_of(setting.folder, setting.records, setting.seed)
    session = Session(2, "李婷", frozenset({"supervisor"}), branch_id=1, clock=lambda: LAST)
    rows = store.database.rows("SELECT id FROM complaint ORDER BY id DESC LIMIT ?", MANY)
    records = [store.get(session, "complaint", row[0]) for row in rows]
    place = store.office.place(session)
    options = PrintOptions(language="zh_CN", copies=("",), codes=False)

    turn = count_up()

    def ours(count: int = 1) -> bytes:
        # Another form each time, as in an office: nobody may remember the last one's layout.
        start = next(turn) % (len(records) - count + 1)
        pages = [Printable(record) for record in records[start : start + count]]
        return print_forms(pages, office=OFFICE, setting=place, options=options)

    with speaking("zh_CN"):
        forms = [_cells(record, place) for record in records[:MERGED_PEERS]]
    yield from _alone(ours, forms)
    yield from _merged(ours, forms)
    yield from _first()
    store.database.close()


def _alone(ours: Any, forms: list[print_peers.Form]) -> Iterator[Result]:
    turn = count_up()
    for name, draw, share in (
        ("typst", print_peers.typst, 0.7),
        ("Qt's writer", print_peers.qt, 0.5),
    ):

        def peer(draw: Any = draw) -> bytes:
            at = next(turn) % len(forms)
            made: bytes = draw(forms[at : at + 1])
            return made

        mine, theirs = side_by_side(ours, peer, 15)
        bar = f"≤ {share} × {name}"
        yield Result(
            "pdf", f"one form, warm, beside {name}", mine, bar, mine <= share * theirs,
            share * theirs, name, theirs,
        )  # fmt: skip


def _merged(ours: Any, forms: list[print_peers.Form]) -> Iterator[Result]:
    mine = min(times(lambda: ours(MANY), 2)) / MANY
    peers = (
        ("typst", print_peers.typst, MERGED_PEERS, 0.6),
        ("Qt's writer", print_peers.qt, MERGED_PEERS, 0.6),
        ("platypus", print_peers.platypus, PLATYPUS, 0.1),
    )
    for name, draw, count, share in peers:
        theirs = min(times(lambda draw=draw, count=count: draw(forms[:count]), 2)) / count
        yield Result(
            "pdf", f"a form of {MANY:,} merged, beside {name}", mine, f"≤ {share} × {name}",
            mine <= share * theirs, share * theirs, name, theirs,
        )  # fmt: skip


def _first() -> Iterator[Result]:
    """What a clerk waits for the first time: drawing loaded, fonts read, one form drawn."""
    found = [
        float(subprocess.check_output([sys.executable, "-c", FIRST], text=True))
        for _run in range(5)
    ]
    first = sorted(found)[len(found) // 2]
    yield Result("pdf", "the first print of a program", first, "≤ 300 ms", first <= 300, 300.0)


def _cells(record: Any, place: Any) -> print_peers.Form:
    """A form's title and, by section, its rows of (label, value, share of the width)."""
    sheet: Sheet = record.sheet
    sections = []
    for section in sheet.on_paper.sections:
        lines: dict[int, list[tuple[str, str, float]]] = {}
        tables: dict[int, list[list[tuple[str, str, float]]]] = {}
        for cell in section.cells:
            part = record.parts()[cell.name]
            if isinstance(part, Rows):
                tables[cell.row] = list(_table(part, getattr(record, cell.name), place))
                continue
            share = cell.columns / section.columns
            value = _words(part, getattr(record, cell.name), place)
            lines.setdefault(cell.row, []).append((_(part.label), value, share))
        rows = [line for at in sorted({*lines, *tables})
                for line in ([lines[at]] if at in lines else tables[at])]  # fmt: skip
        sections.append((_(section.title), rows))
    signed = [(_(name), "", 1 / len(record.signatures)) for name in record.signatures]
    sections.append(("", [signed]))
    return print_peers.Form(OFFICE.office, _(sheet.title), record.number, sections)


def _words(kind: Any, value: Any, place: Any) -> str:
    """What the cell says, choices with their boxes as on paper."""
    if isinstance(kind, Choice) and len(kind.options) <= 10:
        return " ".join(
            ("☑" if code == value else "☐") + _(label) for code, label in kind.options.items()
        )
    if isinstance(kind, Tick):
        return "☑是 ☐否" if value else "☐是 ☑否"
    return str(kind.show(value, place))


def _table(table: Any, rows: Any, place: Any) -> Iterator[list[tuple[str, str, float]]]:
    columns = table.row.columns()
    share = 1 / max(1, (len(columns) + 1) // 2)
    names = list(columns)
    for row in rows:
        cells = [(_(columns[n].label), columns[n].show(getattr(row, n), place)) for n in names]
        yield [(label, value, share) for label, value in cells[: len(cells) // 2 or 1]]
        yield [(label, value, share) for label, value in cells[len(cells) // 2 or 1 :]]
