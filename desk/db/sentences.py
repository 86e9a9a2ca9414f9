# SPDX-License-Identifier: MIT
"""The audit trail in sentences a supervisor understands: who changed what from what to what."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from desk.db.fields import Kind, Link, Setting
from desk.db.record import Record, Rows
from desk.db.said import spoken
from desk.db.store import Store
from desk.db.tables import Audit
from desk.session import ACTIONS, Session
from desk.text import N_, Message, _, language
from desk.text.plain import shorten

LONGEST = 60
# Deeds whose changes are told in their own sentence.
UNTOLD = frozenset({"attach", "relate", "print", "reveal", "look"})

# What a line says when it is about no single cell.
DEEDS: Mapping[str, str] = {
    "create": N_("{who} registered {number}"),
    "change": N_("{who} saved {number}"),
    "void": N_("{who} voided {number}"),
    "unvoid": N_("{who} took the voiding of {number} back"),
    "comment": N_("{who} wrote a remark on {number}"),
    "attach": N_("{who} attached {file} to {number}"),
    "relate": N_("{who} linked {number} with {other}"),
    "print": N_("{who} printed {number}, print {nth}"),
    "reveal": N_("{who} looked at {field} of {number} unmasked"),
    "look": N_("{who} looked at {number} by leave of {leave}"),
    "refused": N_("{who} was refused: {told}"),
    "merge": N_("{who} merged cards: {number}"),
    "merged": N_("{who} merged {number} into {merged_into}"),
    "unmerge": N_("{who} took the merging of {number} back"),
    "unmerged": N_("{who} parted {number} from another card again"),
    "sign-in": N_("{who} signed in"),
    "sign-out": N_("{who} signed out"),
    "sign-in failed": N_("A sign-in as {login} failed"),
    "sign-in locked": N_("The sign-in of {login} was locked after too many wrong tries"),
    "password": N_("{who} set the password of {login}"),
    "person": N_("{who} changed the person {login}"),
    "branch": N_("{who} changed the branches"),
    "calendar": N_("{who} changed the calendar"),
    "office": N_("{who} founded the office {office_name}"),
    "setting": N_("{who} changed the settings"),
    "snooze": N_("{who} put the reminder of {number} off until {rest_until}"),
    "policy": N_("{who} changed a rule of the office"),
    "list": N_("{who} printed a list"),
    "export": N_("{who} exported a list"),
    "import": N_("{who} imported a file"),
    "import undone": N_("{who} took an import back"),
    "report": N_("{who} took out a report of {period}"),
    "report signed": N_("{who} signed the report of {period}"),
    "vote": N_("{who} voted in {number}"),
    "ranked": N_("{who} renewed score and rank of {number}"),
    "report ready": N_("{who} made the reports of {period} ready"),
    "trail checked": N_("{who} checked the audit trail of {period}"),
    "backup": N_("{who} made a backup"),
    "restore": N_("{who} restored a backup"),
}


def sentence(store: Store, session: Session, line: Audit) -> str:
    """One line of the trail as one sentence in the reader's language, with its reason."""
    parts = list(changed(store, session, line, line.who))
    if len(parts) == 1 and line.action == "change":
        deed = parts[0]
    else:
        deed = deed_of(store, line)
        brief = list(changed(store, session, line))
        if brief:
            deed = f"{deed}{_(': ')}{_('; ').join(brief)}"
    return deed if line.action == "refused" else with_reason(deed, line.reason)


def deed_of(store: Store, line: Audit) -> str:
    """What was done, in few words, without the cells."""
    values: dict[str, object] = {n: _after(pair) for n, pair in _changes(line).items()}
    values = {
        "file": "?", "other": "?", "nth": "", "field": "", "login": "", "office_name": "",
        "merged_into": "?", "leave": "", "period": "", "rest_until": "",
        **values, "who": line.who, "number": line.number,
        "told": _known(line.reason.partition(": ")[0]),
    }  # fmt: skip
    record_type = store.books.get(line.kind)
    if record_type is not None and line.action == "reveal":
        kinds, field = record_type.kinds(), str(values["field"])
        values["field"] = Message(kinds[field].label) if field in kinds else ""
    if line.action.startswith("step:"):
        return str(
            Message(
                N_("{who}: {step}"),
                who=line.who,
                step=Message(_step_label(record_type, line.action[5:])),
            )
        )
    if line.action in DEEDS:
        return str(Message(DEEDS[line.action], **values))
    return str(Message(N_("{who}: {step}"), who=line.who, step=_known(line.action)))


def changed(store: Store, session: Session, line: Audit, who: str = "") -> Iterator[str]:
    """A sentence for each cell a line changed, with its label and the shown values.

    Short ones without a name to put in front. What is hidden is left out, what is masked stays so.
    """
    if line.kind not in store.books or line.action in UNTOLD:
        return
    at = store.office.place(session)
    for part, (old, new) in _told_parts(store.books[line.kind], line):
        if isinstance(part, Rows):
            yield from _rows_changed(who, part, old or [], new or [], at, session)
        else:
            yield _cell_changed(
                who, _(part.label), *(_shown(part, v, at, session) for v in (old, new))
            )


def _told_parts(
    record_type: type[Record], line: Audit
) -> list[tuple[Kind[Any] | Rows[Any], tuple[Any, Any]]]:
    """The changed cells worth telling: what desk worked out from typed ones goes without saying."""
    parts = record_type.parts()
    told = [
        (parts[name], (old, new))
        for name, (old, new) in _changes(line).items()
        if name in parts
        and (not parts[name].hidden or isinstance(parts[name], Link) or name == "state")
    ]
    typed = [one for one in told if not one[0].by_desk]
    return typed if typed and line.action == "change" else told


def with_reason(deed: str, reason: str) -> str:
    """A sentence with the reason that was given for it, kept ones in the reader's language."""
    reason = spoken(reason)
    if not reason.strip():
        return deed
    return str(Message(N_("{deed}, reason: {reason}"), deed=deed, reason=reason))


def _cell_changed(who: str, label: str, old: str, new: str) -> str:
    values = {"who": who, "field": _inside(label) if who else label, "old": old, "new": new}
    if not who:
        if old and new:
            return str(Message(N_("{field}: {old} → {new}"), **values))
        if new:
            return str(Message(N_("{field}: {new}"), **values))
        return str(Message(N_("{field}: emptied, was {old}"), **values))
    if old and new:
        return str(Message(N_("{who} changed {field} from {old} to {new}"), **values))
    if new:
        return str(Message(N_("{who} filled in {field}: {new}"), **values))
    return str(Message(N_("{who} emptied {field}, which was {old}"), **values))


def _rows_changed(
    who: str,
    table: Rows[Any],
    old: list[dict[str, Any]],
    new: list[dict[str, Any]],
    at: Setting,
    session: Session,
) -> Iterator[str]:
    columns = table.row.columns()
    before, after = ({row["uid"]: row for row in rows} for rows in (old, new))
    label = _(table.label)
    values = {"who": who, "table": _inside(label) if who else label}
    added = N_("{who} added to {table}: {row}") if who else N_("{table}, new row: {row}")
    gone = N_("{who} took out of {table}: {row}") if who else N_("{table}, row gone: {row}")
    for uid, row in after.items():
        if uid not in before:
            told = _row_text(columns, row, at, session)
            yield str(Message(added, row=told, **values))
            continue
        for name, kind in columns.items():
            if row.get(name) != before[uid].get(name):
                place = Message(
                    N_("{field} in {table}"), field=_inside(_(kind.label)), table=_inside(label)
                )
                yield _cell_changed(
                    who,
                    str(place),
                    _shown(kind, before[uid].get(name), at, session),
                    _shown(kind, row.get(name), at, session),
                )
    for uid, row in before.items():
        if uid not in after:
            told = _row_text(columns, row, at, session)
            yield str(Message(gone, row=told, **values))


def _row_text(
    columns: Mapping[str, Kind[Any]], row: Mapping[str, Any], at: Setting, session: Session
) -> str:
    shown = (_shown(kind, row.get(name), at, session) for name, kind in columns.items())
    return " · ".join(text for text in shown if text)


def _shown(kind: Kind[Any], plain: Any, at: Setting, session: Session) -> str:
    value = kind.unplain(plain) if plain is not None else kind.empty
    if kind.is_empty(value):
        return ""
    text = shorten(kind.show(value, at), LONGEST)
    if kind.masks is not None and session.masked:
        return kind.masks(text)
    return text


def _inside(text: str) -> str:
    """A shown label as it stands inside a sentence: English ones lose their capital."""
    proper = text[1:2].isupper() or not text[:1].isupper()
    return text if proper or language() != "en" else text[0].lower() + text[1:]


def _step_label(record_type: type[Record] | None, step: str) -> str:
    steps = record_type.steps if record_type else ()
    return next((s.label for s in steps if s.id == step), step)


def _known(action: str) -> Message | str:
    return Message(ACTIONS[action]) if action in ACTIONS else action


def _changes(line: Audit) -> dict[str, Any]:
    return dict(json.loads(line.changes)) if line.changes else {}


def _after(pair: Any) -> str:
    return str(pair[1]) if isinstance(pair, list) and len(pair) == 2 else str(pair)
