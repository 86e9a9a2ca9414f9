# SPDX-License-Identifier: MIT
"""Times things, several runs each, and sets them beside their peers and bars."""

import gc
import json
import statistics
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

RUNS = 7


@dataclass(frozen=True)
class Result:
    """One figure beside its limit and its peer; times in milliseconds, sizes in MiB.

    `bar` says in words what must hold, `met` whether it does (None: nothing was asked).
    """

    name: str
    what: str
    ours: float
    bar: str = ""
    met: bool | None = None
    limit: float | None = None
    peer: str = ""
    peer_figure: float | None = None
    unit: str = "ms"

    @property
    def ratio(self) -> float | None:
        """The peer's figure over ours: above 1 desk is better."""
        return self.peer_figure / self.ours if self.peer_figure and self.ours else None


@dataclass(frozen=True)
class Setting:
    """What a benchmark runs on: where offices are kept, their size and the seed."""

    folder: Path
    records: int
    seed: int
    progress: Callable[[str], None]


def timed(do: Callable[..., Any], *arguments: Any) -> float:
    """The median milliseconds of a call over some runs, the first one thrown away."""
    return statistics.median(times(do, RUNS + 1, *arguments)[1:])


def times(do: Callable[..., Any], runs: int, *arguments: Any) -> list[float]:
    """The milliseconds of each of some runs of a call."""
    with _no_collector():
        return [_once(do, *arguments) for _run in range(runs)]


def side_by_side(
    one: Callable[[], Any], other: Callable[[], Any], runs: int = 5 * RUNS
) -> tuple[float, float]:
    """The medians of two calls run in turn, so that noise of the machine meets both."""
    one(), other()
    with _no_collector():
        pairs = [(_once(one), _once(other)) for _run in range(runs)]
    return statistics.median(p[0] for p in pairs), statistics.median(p[1] for p in pairs)


def _once(do: Callable[..., Any], *arguments: Any) -> float:
    start = time.perf_counter()
    do(*arguments)
    return (time.perf_counter() - start) * 1000


@contextmanager
def _no_collector() -> Iterator[None]:
    """Python's collector runs before, once: between two runs it would empty the caches."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def percentile(values: Sequence[float], share: float) -> float:
    """The value that a share of all does not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(share * (len(ordered) - 1)))]


def table(results: Iterable[Result]) -> str:
    """The results as a table for the eye."""
    heads = ("benchmark", "what", "ours", "limit", "peer", "its figure", "×", "bar", "met")
    lines = [heads]
    for r in results:
        lines.append(
            (
                r.name,
                r.what,
                f"{r.ours:,.2f} {r.unit}",
                "" if r.limit is None else f"{r.limit:,.2f} {r.unit}",
                r.peer,
                "" if r.peer_figure is None else f"{r.peer_figure:,.2f} {r.unit}",
                "" if r.ratio is None else f"{r.ratio:,.1f}",
                r.bar,
                {True: "yes", False: "NO", None: ""}[r.met],
            )
        )
    widths = [max(len(line[at]) for line in lines) for at in range(len(heads))]
    text = ["  ".join(cell.ljust(w) for cell, w in zip(line, widths, strict=True)).rstrip()
            for line in lines]  # fmt: skip
    text.insert(1, "  ".join("-" * width for width in widths))
    return "\n".join(text)


def as_json(results: Iterable[Result]) -> str:
    """The results for another program."""
    return json.dumps([asdict(r) | {"ratio": r.ratio} for r in results], ensure_ascii=False)
