# SPDX-License-Identifier: MIT
"""Whether the work stays as quick when the office grows from 10,000 to many records."""

import random
import statistics
from collections.abc import Iterator
from dataclasses import replace

from benchmarks import saving, searching
from benchmarks.filling import LAST, office_of
from benchmarks.measure import Result, Setting, percentile, timed, times
from desk.db.query import Query
from desk.db.store import Store
from desk.session import Session

SIZES = (10_000, 100_000)
MOST = 1.5
# Below this nobody can tell a difference, and the machine's noise is larger than what is measured.
NOTHING = 1.0


def run(setting: Setting) -> Iterator[Result]:
    """Measure the same work in offices of growing size."""
    sizes = sorted({*SIZES, setting.records})
    first: dict[str, float] = {}
    for size in sizes:
        setting.progress(f"an office of {size:,}")
        for what, took in _work(replace(setting, records=size)).items():
            little = first.setdefault(what, took)
            yield Result("growth", f"{what}, {size:,} records", took, f"≤ {MOST} × of {sizes[0]:,}",
                         took <= MOST * little or took < NOTHING, None,
                         f"{sizes[0]:,} records", little)  # fmt: skip


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
    found |= {f"save {r.what}": r.ours for r in saving.run(setting)}
    return found


def _end(store: Store, who: Session, query: Query) -> None:
    store.lists.page(who, query, last=True)


def _searches(store: Store, who: Session, seed: int) -> list[float]:
    asked = list(searching.queries(store, seed))
    random.Random(seed).shuffle(asked)
    return [
        statistics.median(times(store.search.find, 3, who, one.words, searching.LIMIT))
        for one in asked[:150]
    ]
