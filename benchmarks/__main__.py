# SPDX-License-Identifier: MIT
"""`python -m benchmarks [NAME…]`: every figure beside its peer or limit, measured in one run."""

import argparse
import importlib
import os
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.filling import office_of, size_of
from benchmarks.measure import Result, Setting, as_json, table

NAMES = {
    "start": "benchmarks.starting",
    "list": "benchmarks.listing",
    "search": "benchmarks.searching",
    "save": "benchmarks.saving",
    "import": "benchmarks.importing",
    "pdf": "benchmarks.printing",
    "report": "benchmarks.reporting",
    "heart": "benchmarks.beating",
    "growth": "benchmarks.growing",
}


def main(arguments: list[str] | None = None) -> int:
    """Run what was asked for; 1 when a bar was not met."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"{', '.join(NAMES)}, fill")
    parser.add_argument("--records", type=int, default=100_000, help="complaints in the office")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true", help="figures for another program")
    parser.add_argument(
        "--dir",
        type=Path,
        default=Path(tempfile.gettempdir()) / "desk-benchmarks",
        help="where the filled offices are kept for the next run",
    )
    asked = parser.parse_args(arguments)
    asked.dir.mkdir(parents=True, exist_ok=True)
    if unknown := set(asked.names) - {*NAMES, "fill"}:
        parser.error(f"no such benchmark: {', '.join(sorted(unknown))}")
    setting = Setting(asked.dir, asked.records, asked.seed, _tell)
    _fill(setting)
    results: list[Result] = []
    for name in asked.names or NAMES:
        if name != "fill":
            _tell(f"measuring {name}")
            results += importlib.import_module(NAMES[name]).run(setting)
    if asked.json:
        print(as_json(results))
    elif results:
        print(table(results))
    return 1 if any(result.met is False for result in results) else 0


def _fill(setting: Setting) -> None:
    start, told = time.monotonic(), [-1]

    def progress(done: int, total: int) -> None:
        if done * 20 // total > told[0]:
            told[0] = done * 20 // total
            gone = time.monotonic() - start
            _tell(f"{done:,} of {total:,} records, {gone:.0f} s")

    office_of(setting.folder, setting.records, setting.seed, progress).database.close()
    place = setting.folder / f"{setting.records}-{setting.seed}"
    _tell(f"{place.name}: {size_of(place) / 1048576:,.0f} MiB")


def _tell(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
