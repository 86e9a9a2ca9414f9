# SPDX-License-Identifier: MIT
"""`desk report`: a report of the office as PDF or XLSX, with the rights of --as."""

from argparse import ArgumentParser, Namespace, _SubParsersAction
from pathlib import Path
from typing import TypeAlias

from desk.commands.opening import office, person
from desk.errors import Invalid
from desk.text import LANGUAGES, N_, Message, _, language, speaking

Parsers: TypeAlias = "_SubParsersAction[ArgumentParser]"
ENDINGS = (".pdf", ".xlsx")


def add_commands(commands: Parsers) -> None:
    """Declare the commands of this module."""
    reporting = commands.add_parser("report", help=_("write a report as PDF or XLSX"))
    reporting.add_argument("name", nargs="?", default="", help=_("which report; none lists them"))
    reporting.add_argument("--month", default="", metavar="YYYY-MM")
    reporting.add_argument("--year", default="", metavar="YYYY")
    reporting.add_argument("--day", default="", metavar="YYYY-MM-DD")
    reporting.add_argument("--branch", default="", metavar="NAME|CODE")
    reporting.add_argument("--sign", action="store_true", help=_("sign and freeze it first"))
    reporting.add_argument("-o", "--output", type=Path, default=None, metavar="FILE.pdf|FILE.xlsx")
    reporting.add_argument("--language", choices=list(LANGUAGES), default=None)
    reporting.set_defaults(run=report)


def report(arguments: Namespace) -> int:
    """`desk report NAME [--month …] [--branch …] [--sign] -o FILE.pdf|FILE.xlsx`"""
    from desk.reports.making import note_output, offered, read_option, report_kind
    from desk.reports.signing import report_for, sign_report

    with office(arguments) as store, speaking(arguments.language or language()):
        session = person(arguments, store)
        if not arguments.name:
            for kind in offered(store, session):
                print(f"{kind.name}\t{_(kind.title)}")
            return 0
        kind = report_kind(arguments.name)
        _check_ending(arguments.output)
        chosen = {}
        for option in kind.options:
            typed = getattr(arguments, option.kind)
            chosen[option.name] = read_option(option, typed, store, session)
        if arguments.sign:
            sign_report(store, session, kind.name, chosen)
        made = report_for(store, session, kind.name, chosen)
        if arguments.output.suffix.lower() == ".pdf":
            from desk.paper.output import write_pdf
            from desk.paper.report import print_report
            from desk.paper.request import PrintOptions

            options = PrintOptions(language=arguments.language or language())
            write_pdf(arguments.output, print_report(store, session, made, options))
        else:
            from desk.exchange.reporting import write_report

            write_report(arguments.output, made, session.zone)
        note_output(store, session, made, arguments.output.suffix.lower()[1:])
    print(_("The report is in {file}.").format(file=arguments.output))
    return 0


def _check_ending(output: Path | None) -> None:
    if output is None or output.suffix.lower() not in ENDINGS:
        sentence = N_("Say where the report goes: -o FILE.pdf or -o FILE.xlsx.")
        raise Invalid([("output", Message(sentence))])
