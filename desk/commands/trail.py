# SPDX-License-Identifier: MIT
"""`desk check --from … --to …`: the trail of a period, and its certificate as PDF."""

import sys
from argparse import Namespace
from datetime import date

from desk.commands.opening import office, person
from desk.db.people import office_session
from desk.db.proof import both_hashes, prove
from desk.errors import Invalid, Storage
from desk.text import N_, Message, Unreadable, language, speaking
from desk.text.dates import read_day


def check_trail(arguments: Namespace) -> int:
    """Check as the person of --as, else as the office itself; raises Storage for damage found."""
    speak = arguments.language or language()
    with office(arguments) as store, speaking(speak):
        session = person(arguments, store) if arguments.person else office_session(store)
        today = session.today()
        first = _day(arguments.first, "first", today.replace(day=1))
        last = _day(arguments.last, "last", today)
        output = arguments.output
        if output is not None and output.suffix.lower() != ".pdf":
            told = Message(N_("Say where the certificate goes: -o FILE.pdf."))
            raise Invalid([("output", told)])
        proof = prove(store, session, first, last, _shown)
        print(proof.sentence())
        for seq, sha in both_hashes(proof):
            print(f"{seq:,}\t{sha}")
        for fault in proof.faults:
            print(f"! {fault}")
        if output is not None:
            from desk.paper.output import write_pdf
            from desk.paper.report import print_report
            from desk.paper.request import PrintOptions
            from desk.reports.certificate import certificate
            from desk.reports.making import note_output

            report = certificate(proof, session.zone)
            options = PrintOptions(language=speak)
            write_pdf(output, print_report(store, session, report, options))
            note_output(store, session, report, "pdf")
            print(Message(N_("The certificate is in {file}."), file=str(output)))
        if not proof.whole:
            raise Storage(proof.sentence())
    return 0


def _day(text: str, name: str, usual: date) -> date:
    if not text:
        return usual
    try:
        return read_day(text, usual)
    except Unreadable as error:
        raise Invalid([(name, error.message)]) from None


def _shown(done: int, total: int, _text: Message) -> None:
    if sys.stderr.isatty():
        print(f"{done:,} / {total:,}", end="\r", file=sys.stderr, flush=True)
