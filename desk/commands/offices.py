# SPDX-License-Identifier: MIT
"""Commands on a whole office: demo, backup, restore, check, tick."""

from argparse import ArgumentParser, Namespace, _SubParsersAction
from pathlib import Path
from typing import TypeAlias

from desk.commands.opening import is_folder, office
from desk.db.backup import back_up, restore
from desk.db.database import office_file, open_database
from desk.db.lock import OfficeLock
from desk.errors import Storage
from desk.records import load_books
from desk.session import utc_now
from desk.text import LANGUAGES, N_, Message, _, n_

Parsers: TypeAlias = "_SubParsersAction[ArgumentParser]"


def add_commands(commands: Parsers) -> None:
    """Declare the commands of this module."""
    demo = commands.add_parser("demo", help=_("make a demo office in a folder"))
    demo.add_argument("folder", type=Path)
    demo.add_argument("--seed", type=int, default=1)
    demo.set_defaults(run=make)

    backing = commands.add_parser("backup", help=_("write a verified backup"))
    backing.add_argument("file", type=Path)
    backing.set_defaults(run=backup)

    restoring = commands.add_parser("restore", help=_("put a backup in the office's place"))
    restoring.add_argument("file", type=Path)
    restoring.set_defaults(run=restore_office)

    checking = commands.add_parser("check", help=_("prove the office whole"))
    checking.add_argument("--rebuild-search", action="store_true")
    checking.add_argument("--rebuild-figures", action="store_true")
    checking.add_argument("--from", dest="first", default="", metavar="YYYY-MM-DD")
    checking.add_argument("--to", dest="last", default="", metavar="YYYY-MM-DD")
    checking.add_argument("-o", "--output", type=Path, default=None, metavar="FILE.pdf")
    checking.add_argument("--language", choices=list(LANGUAGES), default=None)
    checking.set_defaults(run=check)

    ticking = commands.add_parser("tick", help=_("escalate what was missed, for a scheduler"))
    ticking.set_defaults(run=tick)


def make(arguments: Namespace) -> int:
    """`desk demo DIR [--seed N]`"""
    from desk.demo import make_demo

    make_demo(arguments.folder, seed=arguments.seed)
    print(_("The demo office is in {folder}.").format(folder=arguments.folder))
    return 0


def backup(arguments: Namespace) -> int:
    """`desk --office X backup FILE`"""
    with office(arguments) as store:
        manifest = back_up(store.database, store.books, arguments.file, utc_now())
    rows = sum(manifest.rows.values())
    print(_("Backed up and verified: {rows} rows.").format(rows=f"{rows:,}"))
    return 0


def restore_office(arguments: Namespace) -> int:
    """`desk --office X restore FILE`"""
    if not arguments.office:
        raise Storage(Message(N_("Say which office: desk --office FOLDER …")))
    books = load_books()
    if not is_folder(arguments.office):
        target = arguments.office
        restore(arguments.file, Path.cwd(), books, utc_now(), lambda: open_database(target))
        print(_("Restored."))
        return 0
    file = office_file(Path(arguments.office))
    if not file.parent.exists():
        file.parent.mkdir(parents=True)
    lock = OfficeLock(file)
    lock.must_take()
    try:
        restore(arguments.file, Path(arguments.office), books, utc_now())
    finally:
        lock.release()
    print(_("Restored."))
    return 0


def check(arguments: Namespace) -> int:
    """`desk --office X check [--rebuild-search] [--rebuild-figures]`: 0 when all is whole.

    With `--from` and `--to`: the trail of these days, with a certificate in `-o FILE.pdf`.
    """
    if arguments.first or arguments.last or arguments.output is not None:
        from desk.commands.trail import check_trail

        return check_trail(arguments)
    from desk.db.check import check_office
    from desk.db.copying import row_counts

    with office(arguments) as store:
        if arguments.rebuild_search:
            store.search.rebuild(_shown)
        if arguments.rebuild_figures:
            store.tallies.rebuild(_shown)
        faults = list(check_office(store))
        counts = row_counts(store.database, store.books)
        for record_type in store.books:
            kind = record_type.kind()
            print(f"{kind}: {counts[kind]:,}")
    if faults:
        more = n_("{count} more fault", "{count} more faults", len(faults) - 1)
        rest = f" ({more.format(count=len(faults) - 1)})" if len(faults) > 1 else ""
        for fault in faults:
            print(f"! {fault}")
        raise Storage(
            Message(N_("The office is not whole: {fault}{rest}"), fault=faults[0], rest=rest)
        )
    print(_("The office is whole."))
    return 0


def tick(arguments: Namespace) -> int:
    """`desk --office X tick`: missed deadlines and the month's reports, once for several desks."""
    from desk.db.clocks import run_missed
    from desk.db.people import office_session
    from desk.reports.ready import make_ready

    with office(arguments) as store:
        missed = run_missed(store, office_session(store))
        ready = make_ready(store, office_session(store))
    print(n_("{count} deadline missed", "{count} deadlines missed", len(missed)).format(
        count=len(missed)))  # fmt: skip
    if ready:
        print(n_("{count} report made ready", "{count} reports made ready", ready).format(
            count=ready))  # fmt: skip
    return 0


def _shown(done: int, total: int) -> None:
    print(f"{done:,} / {total:,}", end="\r", flush=True)
