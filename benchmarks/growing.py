# SPDX-License-Identifier: MIT
"""Whether the work stays as quick when the office grows from 10,000 to many records."""

import random
import statistics
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace

from benchmarks import saving, searching
from benchmarks.filling import LAST, office_of
from benchmarks.measure import Result, Setting, percentile, timed, times
from benchmarks.texts import Writer
from desk.db.query import Query
from desk.db.store import Store
from desk.session import Session

SIZES = (10_000, 100_000)
MOST = 1.5
# Below this nobody can tell a difference, and the machine's noise is larger than what is measured.
NOTHING = 1.0


def run(setting: Setting) -> Iterator[Result]:
    """Measure the same work in offices of growing size."""
    offices = [replace(setting, records=size) for size in sorted({*SIZES, setting.records})]
    saved = _saves(offices)
    few = offices[0].records
    first: dict[str, float] = {}
    for office in offices:
        size = office.records
        setting.progress(f"an office of {size:,}")
        for what, took in {**_work(office), **saved[size]}.items():
            little = first.setdefault(what, took)
            yield Result("growth", f"{what}, {size:,} records", took, f"≤ {MOST} × of {few:,}",
                         took <= MOST * little or took < NOTHING, None,
                         f"{few:,} records", little)  # fmt: skip


def _work(setting: Setting) -> dict[str, float]:
    store = office_of(setting.folder, setting.records, setting.seed)
    who = Session(2, "李婷", frozenset({"supervisor"}), branch_id=1, clock=lambda: LAST)
    query = Query("complaint")
    found = {
        "open a list": timed(store.lists.page, who, query),
        "the end of a list": timed(_end, store, who, query),
    }
    took = _searches(store, who, setting.seed)
    found["search, median"] = statistics.median(took)
    found["search, p95"] = percentile(took, 0.95)
    store.database.close()
    return found


def _saves(offices: Sequence[Setting]) -> dict[int, dict[str, float]]:
    """Saves in all offices in turn, so that they wait for the same disk at the same time."""
    who = Session(2, "李婷", frozenset({"supervisor"}), branch_id=1, clock=lambda: LAST)
    writer = Writer(offices[0].seed + 5)
    new: dict[int, list[float]] = {office.records: [] for office in offices}
    changed: dict[int, list[float]] = {office.records: [] for office in offices}
    with ExitStack() as stack:
        stores = {o.records: stack.enter_context(saving.copied(o)) for o in offices}
        for _run in range(saving.WARM + saving.SAVES):
            for size, store in stores.items():
                record = saving.complaint(store, who, writer)
                new[size] += times(store.save, 1, who, record)
                again = store.get(who, "complaint", record.id)
                again.content += "补充：" + writer.demand()  # type: ignore[attr-defined]
                changed[size] += times(store.save, 1, who, again)
    warm = slice(saving.WARM, None)
    return {
        size: {
            "save a new complaint": statistics.median(new[size][warm]),
            "save a changed text": statistics.median(changed[size][warm]),
        }
        for size in new
    }


def _end(store: Store, who: Session, query: Query) -> None:
    store.lists.page(who, query, last=True)


def _searches(store: Store, who: Session, seed: int) -> list[float]:
    asked = list(searching.queries(store, seed))
    random.Random(seed).shuffle(asked)
    return [
        statistics.median(times(store.search.find, 3, who, one.words, searching.LIMIT))
        for one in asked[:150]
    ]
