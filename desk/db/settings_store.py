# SPDX-License-Identifier: MIT
"""Changes the settings of the office: checked, all together, old and new value in the trail."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from desk.db.calendar import WorkingCalendar, read_spans, spans_text
from desk.db.office import write_setting
from desk.db.policies import refuse_settings
from desk.errors import Invalid
from desk.session import Session
from desk.settings import BY_NAME, Option
from desk.text import N_, Message, Unreadable
from desk.text.money import read_money
from desk.text.plain import one_line, tidy

if TYPE_CHECKING:
    from desk.db.store import Store

LONGEST_LINE, LONGEST_NOTE = 200, 2_000
LARGEST_FINE = 100_000_000  # fen
MOST_NUMBERS = 5


def change_setting(store: "Store", session: Session, name: str, value: Any) -> None:
    """Change one setting; raises Refused, or Invalid with the setting's name."""
    change_settings(store, session, {name: value})


def change_settings(store: "Store", session: Session, values: Mapping[str, Any]) -> list[str]:
    """Change several settings in one transaction; the names of those that really changed.

    Raises Refused, or Invalid with the settings' names; then none is changed.
    """
    fitting, problems = {}, list[tuple[str | None, Message]]()
    for name, value in values.items():
        try:
            fitting[name] = fit(BY_NAME[name], value)
        except Invalid as invalid:
            problems += [(name, message) for _name, message in invalid.problems]
    with store.act(session) as act:
        refuse_settings(session)
        if problems:
            raise Invalid(problems)
        now = {name: store.office.setting(name) for name in fitting}
        changes = {
            name: [now[name], value] for name, value in fitting.items() if value != now[name]
        }
        for name, (_old, new) in changes.items():
            write_setting(store.database, name, new)
        if changes:
            act.log("setting", changes=changes)
    if changes:
        store.office.refresh()
    return list(changes)


def fit(option: Option, value: Any) -> Any:
    """The value as it is kept; raises Invalid with what to type instead."""
    if option.kind == "tick":
        return bool(value)
    if option.kind == "whole":
        if not isinstance(value, int) or not option.least <= value <= option.most:
            message = Message(
                N_("must be a whole number from {least} to {most}."),
                least=option.least,
                most=f"{option.most:,}",
            )
            raise Invalid([(option.name, message)])
        return value
    if option.kind == "money":
        return _money(option, value)
    if option.kind == "numbers":
        return _numbers(option, value)
    if option.kind == "person":
        return value if isinstance(value, int) else None
    if option.kind == "choice":
        if value not in option.choices:
            raise Invalid([(option.name, Message(N_("Choose one from the list.")))])
        return value
    return _text(option, str(value))


def _money(option: Option, value: Any) -> int:
    try:
        fen = value if isinstance(value, int) else read_money(str(value))
    except Unreadable as error:
        raise Invalid([(option.name, error.message)]) from None
    if not 0 <= fen <= LARGEST_FINE:
        message = Message(N_("must lie between ¥0 and ¥{most}."), most=f"{LARGEST_FINE // 100:,}")
        raise Invalid([(option.name, message)])
    return fen


def _numbers(option: Option, value: Any) -> list[int]:
    """Up to five whole numbers, the largest first."""
    words = value if isinstance(value, list) else str(value).replace(",", " ").split()
    try:
        numbers = sorted({int(word) for word in words}, reverse=True)
    except ValueError:
        numbers = []
    fits = 0 < len(numbers) <= MOST_NUMBERS
    if not fits or not all(option.least <= number <= option.most for number in numbers):
        message = Message(
            N_("must be one to {count} whole numbers from {least} to {most}, such as 30 14 7."),
            count=MOST_NUMBERS, least=option.least, most=option.most,
        )  # fmt: skip
        raise Invalid([(option.name, message)])
    return numbers


def _text(option: Option, typed: str) -> str:
    note = option.kind == "note"
    text = tidy(typed).strip() if note else one_line(typed)
    most = LONGEST_NOTE if note else LONGEST_LINE
    if len(text) > most:
        message = Message(
            N_("is {count} characters long; at most {most} fit. Please shorten it."),
            count=len(text),
            most=most,
        )
        raise Invalid([(option.name, message)])
    if option.name == "office_name" and not text:
        raise Invalid([(option.name, Message(N_("must be filled in.")))])
    if option.name == "work_hours":
        return _hours(text)
    if option.name == "time_zone":
        return _zone(text)
    return text


def _hours(text: str) -> str:
    spans = read_spans(text)
    WorkingCalendar(dict.fromkeys(range(5), spans), {}, ZoneInfo("UTC"))
    return spans_text(spans)


def _zone(text: str) -> str:
    try:
        return ZoneInfo(text).key
    except (OSError, ValueError, LookupError):
        message = Message(
            N_("is no time zone. Type a name such as {example}."), example="Asia/Shanghai"
        )
        raise Invalid([("time_zone", message)]) from None
