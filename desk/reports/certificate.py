# SPDX-License-Identifier: MIT
"""The certificate of the trail: what was checked, with which result, to be signed on paper."""

from datetime import tzinfo

from desk.db.proof import MOST_FAULTS, Proof, both_hashes
from desk.db.said import unkept
from desk.reports.model import Cell, Column, Figure, Lines, Report, Section, Table, Tiles, Words
from desk.text import N_, Message
from desk.text.dates import day_text, moment_text

NAME = "certificate"
TITLE = N_("Certificate of the audit trail")
MOST_VOIDED = 200


def certificate(proof: Proof, zone: tzinfo) -> Report:
    """A check as a page with lines for two signatures."""
    first, last = day_text(proof.first), day_text(proof.last)
    return Report(
        name=NAME,
        title=Message(TITLE),
        period=Message(N_("{first} to {last}"), first=first, last=last),
        branch="",
        sections=tuple(_sections(proof, zone)),
        made_at=proof.checked_at,
        made_by=proof.checked_by,
        options={"period": f"{first} {last}"},
    )


def _sections(proof: Proof, zone: tzinfo) -> list[Section]:
    sections = [
        Section(Message(N_("Result of the check")), (_result(proof, zone), _figures(proof))),
        Section(Message(N_("Both ends of the period")), (_ends(proof),)),
    ]
    if proof.faults:
        sections.append(Section(Message(N_("Damage found")), (_damage(proof),)))
    sections.append(Section(Message(N_("Voided sheets")), (_voided(proof),)))
    sections.append(Section(Message(N_("Signatures")), (_signatures(),)))
    return sections


def _result(proof: Proof, zone: tzinfo) -> Words:
    about = N_(
        "Each line of the trail carries a SHA-256 hash made of itself and of the line before. The "
        "check made every hash of the period anew, and compared each sheet touched in it with the "
        "last line about it."
    )
    at = moment_text(proof.checked_at, zone)
    who = Message(N_("Checked by {who} on {at}."), who=proof.checked_by, at=at)
    return Words((proof.sentence(), who, Message(about)))


def _figures(proof: Proof) -> Tiles:
    return Tiles(
        (
            Figure(Message(N_("Lines of the trail")), proof.lines),
            Figure(Message(N_("Sheets compared")), proof.sheets),
            Figure(Message(N_("Sheets voided")), len(proof.voided)),
            Figure(Message(N_("Damage found")), len(proof.faults)),
        )
    )


def _ends(proof: Proof) -> Table:
    columns = (
        Column("", "text", 12),
        Column(Message(N_("Line no.")), "count", 9),
        Column("SHA-256", "text", 74),
    )
    names = (N_("First line"), N_("Last line"))
    rows = tuple(
        (Cell(Message(name)), Cell(seq), Cell(sha))
        for name, (seq, sha) in zip(names, both_hashes(proof), strict=False)
    )
    return Table(columns, rows, empty=Message(N_("The trail has no line in this period.")))


def _damage(proof: Proof) -> Table:
    more = Message(N_("There may be more; the check stopped counting here."))
    return Table(
        (Column(Message(N_("What is not as it must be")), "text", 90),),
        tuple((Cell(fault),) for fault in proof.faults),
        note=more if len(proof.faults) >= MOST_FAULTS else "",
    )


def _voided(proof: Proof) -> Table:
    columns = (
        Column(Message(N_("Number")), "text", 15),
        Column(Message(N_("When")), "moment", 15),
        Column(Message(N_("Who")), "text", 12),
        Column(Message(N_("Reason")), "text", 50),
    )
    rows = tuple(
        (Cell(one.number), Cell(one.at), Cell(one.who), Cell(unkept(one.reason)))
        for one in proof.voided[:MOST_VOIDED]
    )
    more = Message(N_("Further lines stand in the trail."))
    return Table(
        columns, rows, empty=Message(N_("None in this period.")),
        note=more if len(proof.voided) > MOST_VOIDED else "",
    )  # fmt: skip


def _signatures() -> Lines:
    return Lines((Message(N_("Checked by")), Message(N_("Confirmed by the supervisor"))))
