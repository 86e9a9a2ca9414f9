# SPDX-License-Identifier: MIT
"""Commands on records: print, find, import, export; with the rights of --as."""

import json
from argparse import ArgumentParser, Namespace, _SubParsersAction
from pathlib import Path
from typing import Any, TypeAlias

from desk.commands.opening import office, person
from desk.db.query import Query
from desk.db.store import Store
from desk.errors import Invalid
from desk.text import LANGUAGES, N_, Message, _, language, n_

Parsers: TypeAlias = "_SubParsersAction[ArgumentParser]"


def add_commands(commands: Parsers) -> None:
    """Declare the commands of this module."""
    printing = commands.add_parser("print", help=_("print records into one PDF file"))
    printing.add_argument("kind")
    printing.add_argument("numbers", nargs="+", metavar="NUMBER")
    printing.add_argument("-o", "--output", required=True, type=Path, metavar="FILE.pdf")
    printing.add_argument("--language", choices=list(LANGUAGES), default=None)
    printing.add_argument("--paper", default="")
    printing.set_defaults(run=print_records)

    finding = commands.add_parser("find", help=_("search as the search box does"))
    finding.add_argument("words", nargs="+")
    finding.add_argument("--json", action="store_true")
    finding.set_defaults(run=find)

    importing = commands.add_parser("import", help=_("read a CSV or XLSX file into a book"))
    importing.add_argument("kind")
    importing.add_argument("file", type=Path)
    importing.add_argument("--dry-run", action="store_true")
    importing.add_argument("--good-rows", action="store_true")
    importing.set_defaults(run=import_file)

    exporting = commands.add_parser("export", help=_("write a book to a CSV or XLSX file"))
    exporting.add_argument("kind")
    exporting.add_argument("file", type=Path)
    exporting.set_defaults(run=export_file)


def print_records(arguments: Namespace) -> int:
    """`desk print KIND NUMBER… -o FILE.pdf`"""
    from desk.paper.output import write_pdf
    from desk.paper.printing import draw_records, log_prints
    from desk.paper.request import PrintOptions
    from desk.paper.sizes import PAPERS, paper_called

    with office(arguments) as store:
        session = person(arguments, store)
        kind = known_kind(store, arguments.kind)
        name = arguments.paper or store.office.setting("paper")
        paper = paper_called(name)
        if paper is None:
            raise wrong(N_("There is no paper {name}. Known are: {known}."), name, PAPERS)
        records = [store.by_number(session, number) for number in arguments.numbers]
        for record in records:
            if record.kind() != kind:
                raise wrong(N_("{name} is not of this kind. Its kind is: {known}."),
                            record.number, [record.kind()])  # fmt: skip
        keys = [record.id for record in records]
        options = PrintOptions(paper=paper, language=arguments.language or language())
        data = draw_records(store, session, kind, keys, options)
        write_pdf(arguments.output, data)
        log_prints(store, session, kind, keys, options)
    return 0


def find(arguments: Namespace) -> int:
    """`desk find WORDS… [--json]`"""
    with office(arguments) as store:
        session = person(arguments, store)
        hits = store.search.find(session, " ".join(arguments.words))
    if arguments.json:
        print(json.dumps([_plain_hit(hit) for hit in hits], ensure_ascii=False, indent=1))
        return 0
    for hit in hits:
        print(f"{hit.number}\t{hit.title}\t{hit.text}")
    return 0


def _plain_hit(hit: Any) -> dict[str, Any]:
    names = ("kind", "record", "number", "title", "field", "text")
    return {name: getattr(hit, name) for name in names}


def import_file(arguments: Namespace) -> int:
    """`desk import KIND FILE [--dry-run] [--good-rows]`"""
    from desk.commands.importing import run_import

    with office(arguments) as store:
        session = person(arguments, store)
        kind = known_kind(store, arguments.kind)
        return run_import(
            store,
            session,
            kind,
            arguments.file,
            dry_run=arguments.dry_run,
            good_rows=arguments.good_rows,
        )


def export_file(arguments: Namespace) -> int:
    """`desk export KIND FILE.csv|xlsx`"""
    from desk.exchange.exporting import export

    with office(arguments) as store:
        session = person(arguments, store)
        kind = known_kind(store, arguments.kind)
        count = export(store, session, Query(kind, descending=False), arguments.file)
    print(n_("{count} record written", "{count} records written", count).format(count=count))
    return 0


def known_kind(store: Store, name: str) -> str:
    """The kind a person named; raises Invalid listing the known ones."""
    if name in store.books:
        return name
    raise wrong(
        N_("There is no kind {name}. Known are: {known}."), name, [t.kind() for t in store.books]
    )


def wrong(sentence: str, name: str, known: Any) -> Invalid:
    """An error that names what was typed and what can be typed instead."""
    return Invalid([(None, Message(sentence, name=name, known=", ".join(known)))])
