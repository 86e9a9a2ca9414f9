# SPDX-License-Identifier: MIT
"""`desk report`: one report of the office, or all of a month, as PDF and XLSX."""

from argparse import ArgumentParser, Namespace, _SubParsersAction
from pathlib import Path
from typing import TypeAlias

from desk.commands.opening import office, person
from desk.db.store import Store
from desk.errors import Invalid
from desk.reports.kinds import ReportKind
from desk.session import Session
from desk.text import LANGUAGES, N_, Message, _, language, speaking

Parsers: TypeAlias = "_SubParsersAction[ArgumentParser]"
ENDINGS = (".pdf", ".xlsx")
#: The name under which every report of a month is written at once, for the month's end.
EVERY = "all"


def add_commands(commands: Parsers) -> None:
    """Declare the commands of this module."""
    reporting = commands.add_parser("report", help=_("write a report as PDF or XLSX"))
    reporting.add_argument(
        "name", nargs="?", default="", help=_("which report, or all; none lists them")
    )
    reporting.add_argument("--month", default="", metavar="YYYY-MM")
    reporting.add_argument("--year", default="", metavar="YYYY")
    reporting.add_argument("--day", default="", metavar="YYYY-MM-DD")
    reporting.add_argument("--branch", default="", metavar="NAME|CODE")
    reporting.add_argument("--sign", action="store_true", help=_("sign and freeze it first"))
    reporting.add_argument("-o", "--output", type=Path, default=None, metavar="FILE|FOLDER")
    reporting.add_argument("--language", choices=list(LANGUAGES), default=None)
    reporting.set_defaults(run=report)


def report(arguments: Namespace) -> int:
    """`desk report NAME|all [--month …] [--branch …] [--sign] -o FILE.pdf|FILE.xlsx|FOLDER`"""
    from desk.reports.making import offered, report_kind

    with office(arguments) as store, speaking(arguments.language or language()):
        session = person(arguments, store)
        kinds = offered(store, session)
        if not arguments.name:
            for kind in kinds:
                print(f"{kind.name}\t{_(kind.title)}")
        elif arguments.name == EVERY:
            if arguments.output is None:
                raise Invalid([("output", Message(N_("Say which folder: -o FOLDER.")))])
            arguments.output.mkdir(parents=True, exist_ok=True)
            for kind in kinds:
                for ending in ENDINGS:
                    file = arguments.output / f"{kind.name}{ending}"
                    _write(store, session, kind, arguments, file)
        else:
            kind = report_kind(arguments.name)
            _check_ending(arguments.output)
            _write(store, session, kind, arguments, arguments.output)
    return 0


def _write(
    store: Store, session: Session, kind: ReportKind, arguments: Namespace, file: Path
) -> None:
    """Make one report and put it into a file, signed first where that is asked for."""
    from desk.reports.making import note_output, read_option
    from desk.reports.signing import report_for, sign_report, signed_report

    chosen = {
        option.name: read_option(option, getattr(arguments, option.kind), store, session)
        for option in kind.options
    }
    if arguments.sign and (
        arguments.name != EVERY
        or (kind.signed and signed_report(store, session, kind.name, chosen) is None)
    ):
        sign_report(store, session, kind.name, chosen)
    made = report_for(store, session, kind.name, chosen)
    if file.suffix.lower() == ".pdf":
        from desk.paper.output import write_pdf
        from desk.paper.report import print_report
        from desk.paper.request import PrintOptions

        options = PrintOptions(language=arguments.language or language())
        write_pdf(file, print_report(store, session, made, options))
    else:
        from desk.exchange.reporting import write_report

        write_report(file, made, session.zone)
    note_output(store, session, made, file.suffix.lower()[1:])
    print(_("The report is in {file}.").format(file=file))


def _check_ending(output: Path | None) -> None:
    if output is None or output.suffix.lower() not in ENDINGS:
        sentence = N_("Say where the report goes: -o FILE.pdf or -o FILE.xlsx.")
        raise Invalid([("output", Message(sentence))])
