# SPDX-License-Identifier: MIT
"""Deadlines run in the office's working time, whatever the holidays and the clocks do."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desk.db.calendar import Span, WorkingCalendar, read_spans, spans_text
from desk.errors import Invalid

SHANGHAI = ZoneInfo("Asia/Shanghai")
ZONES = [
    ZoneInfo(name)
    for name in ("Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe")
]
OFFICE = read_spans("8:30-12:00 13:30-17:30")
WEEK = dict.fromkeys(range(5), OFFICE)
FREE = date(2026, 10, 1)
MAKEUP = date(2026, 10, 10)  # a Saturday


@pytest.fixture
def office() -> WorkingCalendar:
    return WorkingCalendar(WEEK, {FREE: (), MAKEUP: OFFICE}, SHANGHAI, {2026})


def at(text: str, zone: ZoneInfo = SHANGHAI) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone).astimezone(UTC)


@pytest.mark.parametrize(
    ("start", "minutes", "due"),
    [
        ("2026-11-18 09:00", 60, "2026-11-18 10:00"),
        ("2026-11-18 11:30", 60, "2026-11-18 14:00"),
        ("2026-11-18 11:30", 30, "2026-11-18 12:00"),
        ("2026-11-18 17:00", 60, "2026-11-19 09:00"),
        ("2026-11-18 12:30", 30, "2026-11-18 14:00"),
        ("2026-11-18 05:00", 60, "2026-11-18 09:30"),
        ("2026-11-20 17:30", 60, "2026-11-23 09:30"),
        ("2026-11-21 12:00", 30, "2026-11-23 09:00"),
        ("2026-09-30 17:00", 60, "2026-10-02 09:00"),
        ("2026-10-09 17:00", 60, "2026-10-10 09:00"),
        ("2026-11-18 09:00", 450, "2026-11-19 09:00"),
        ("2026-11-18 09:00", 0, "2026-11-18 09:00"),
        ("2026-11-18 12:30", 0, "2026-11-18 13:30"),
    ],
)
def test_a_deadline_waits_for_the_office(
    office: WorkingCalendar, start: str, minutes: int, due: str
) -> None:
    assert office.after(at(start), minutes) == at(due)


@pytest.mark.parametrize(
    ("start", "end", "minutes"),
    [
        ("2026-11-18 09:00", "2026-11-18 10:00", 60),
        ("2026-11-18 11:00", "2026-11-18 14:00", 90),
        ("2026-11-18 12:00", "2026-11-18 13:30", 0),
        ("2026-11-20 17:00", "2026-11-23 09:00", 60),
        ("2026-11-21 09:00", "2026-11-22 09:00", 0),
        ("2026-10-01 00:00", "2026-10-02 00:00", 0),
        ("2026-10-10 00:00", "2026-10-11 00:00", 450),
        ("2026-11-18 10:00", "2026-11-18 09:00", -60),
        ("2026-11-18 09:00", "2026-11-18 09:00", 0),
    ],
)
def test_working_minutes_between(
    office: WorkingCalendar, start: str, end: str, minutes: int
) -> None:
    assert office.minutes_between(at(start), at(end)) == minutes


def test_open_until_the_minute_of_closing(office: WorkingCalendar) -> None:
    moments = ["08:29", "08:30", "11:59", "12:00", "13:30", "17:29", "17:30", "23:00"]
    opened = [office.is_open(at(f"2026-11-18 {moment}")) for moment in moments]
    assert opened == [False, True, True, False, True, True, False, False]
    assert not office.is_open(at("2026-10-01 10:00"))
    assert office.is_open(at("2026-10-10 10:00"))


def test_single_days_replace_their_weekday(office: WorkingCalendar) -> None:
    assert office.day(FREE) == ()
    assert office.day(MAKEUP) == OFFICE
    assert office.day(date(2026, 10, 11)) == ()
    assert office.day(date(2026, 10, 12)) == OFFICE


def test_a_year_without_holidays_has_ordinary_weeks(office: WorkingCalendar) -> None:
    assert office.knows(2026)
    assert not office.knows(2027)
    assert office.day(date(2027, 10, 1)) == OFFICE
    assert office.day(date(2027, 10, 2)) == ()


def test_round_the_clock() -> None:
    always = WorkingCalendar.always(SHANGHAI)
    start = at("2026-11-21 23:30")
    assert always.after(start, 60) == start + timedelta(hours=1)
    assert always.minutes_between(start, start + timedelta(days=400)) == 400 * 1440
    assert always.is_open(start)
    assert always.knows(2500)
    assert always.day(FREE) == ((time(), time()),)


def test_seconds_are_kept_in_a_deadline_and_dropped_from_a_count(office: WorkingCalendar) -> None:
    start = at("2026-11-18 11:59:30")
    assert office.after(start, 1) == at("2026-11-18 13:30:30")
    assert office.minutes_between(start, at("2026-11-18 13:30:29")) == 0


def test_a_day_of_a_clock_change_is_shorter_or_longer() -> None:
    berlin = ZONES[1]
    nights = WorkingCalendar({weekday: read_spans("0:00-6:00") for weekday in range(7)}, {}, berlin)
    for day, minutes in (("2026-03-29", 300), ("2026-10-25", 420), ("2026-11-01", 360)):
        start = at(f"{day} 00:00", berlin)
        assert nights.minutes_between(start, start + timedelta(hours=12)) == minutes
        assert nights.after(start, minutes) == at(f"{day} 06:00", berlin)


def test_a_span_the_clocks_skip_does_not_open() -> None:
    berlin = ZONES[1]
    odd = WorkingCalendar({6: read_spans("2:00-3:00"), 0: read_spans("2:30-4:00")}, {}, berlin)
    assert not odd.is_open(datetime(2026, 3, 29, 1, 0, tzinfo=UTC))
    half = WorkingCalendar({6: read_spans("1:30-2:30 2:45-4:00")}, {}, berlin)
    start = datetime(2026, 3, 29, tzinfo=UTC)
    assert half.minutes_between(start, start + timedelta(hours=6)) == 90


@pytest.mark.parametrize(
    "spans",
    ["22:00-6:00", "9:00-9:00", "9:00-12:00 11:00-14:00", "9:00-24:00 0:00-8:00 23:00-24:00"],
)
def test_spans_that_cannot_be_are_refused(spans: str) -> None:
    with pytest.raises(Invalid):
        read_spans(spans)


def test_an_office_that_never_opens_is_refused() -> None:
    with pytest.raises(Invalid, match="one day of the week"):
        WorkingCalendar({0: ()}, {FREE: OFFICE}, SHANGHAI)


def test_working_time_does_not_run_backwards(office: WorkingCalendar) -> None:
    with pytest.raises(ValueError):
        office.after(at("2026-11-18 09:00"), -1)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("8:30-12:00 13:30-17:30", "08:30-12:00 13:30-17:30"),
        ("13:30–17:30、8:30 至 12:00", "08:30-12:00 13:30-17:30"),
        ("８：３０－１２：００", "08:30-12:00"),
        ("0:00-24:00", "00:00-24:00"),
        ("0:00-12:00,12:00-24:00", "00:00-24:00"),
        ("", ""),
    ],
)
def test_spans_as_they_are_typed(typed: str, kept: str) -> None:
    assert spans_text(read_spans(typed)) == kept
    assert read_spans(kept) == read_spans(typed)


@pytest.mark.parametrize("typed", ["abc", "8-12", "8:30", "25:00-26:00", "8:61-9:00", "{0}"])
def test_what_is_no_span_is_refused(typed: str) -> None:
    with pytest.raises(Invalid) as refusal:
        read_spans(typed)
    assert str(refusal.value).endswith("8:30-12:00.")


@st.composite
def spans(draw: st.DrawFn) -> list[Span]:
    marks = sorted(draw(st.sets(st.integers(0, 1440), max_size=6)))
    clock = [time(mark // 60 % 24, mark % 60) for mark in marks]
    return list(zip(clock[::2], clock[1::2], strict=False))


@st.composite
def calendars(draw: st.DrawFn) -> WorkingCalendar:
    weekly = {weekday: draw(spans()) for weekday in range(7)}
    if not any(weekly.values()):
        weekly[draw(st.integers(0, 6))] = list(OFFICE)
    days = st.dates(date(2026, 3, 1), date(2026, 11, 30))
    exceptions = draw(st.dictionaries(days, spans(), max_size=5))
    return WorkingCalendar(weekly, exceptions, draw(st.sampled_from(ZONES)))


MOMENTS = st.integers(0, 280 * 1440).map(
    lambda minute: datetime(2026, 3, 1, tzinfo=UTC) + timedelta(minutes=minute)
)


@settings(deadline=None)
@given(calendars(), MOMENTS, st.integers(0, 3000))
def test_what_has_passed_is_what_was_given(
    calendar: WorkingCalendar, start: datetime, minutes: int
) -> None:
    due = calendar.after(start, minutes)
    assert due >= start
    assert calendar.minutes_between(start, due) == minutes
    assert calendar.minutes_between(due, start) == -minutes
    if minutes:
        assert calendar.is_open(due - timedelta(minutes=1))
        assert calendar.minutes_between(start, due - timedelta(minutes=1)) == minutes - 1


@settings(deadline=None)
@given(calendars(), MOMENTS, MOMENTS, MOMENTS)
def test_working_time_adds_up(
    calendar: WorkingCalendar, one: datetime, two: datetime, three: datetime
) -> None:
    a, b, c = sorted((one, two, three))
    whole = calendar.minutes_between(a, c)
    assert whole == calendar.minutes_between(a, b) + calendar.minutes_between(b, c)
    assert 0 <= whole <= (c - a) / timedelta(minutes=1)
    assert calendar.after(a, whole) <= max(c, calendar.after(a, 0))


@settings(deadline=None)
@given(calendars(), MOMENTS)
def test_every_open_minute_counts_one(calendar: WorkingCalendar, moment: datetime) -> None:
    passed = calendar.minutes_between(moment, moment + timedelta(minutes=1))
    assert passed == int(calendar.is_open(moment))


def test_ten_years_ahead_are_counted_at_once(office: WorkingCalendar) -> None:
    start = at("2026-11-18 09:00")
    minutes = office.minutes_between(start, at("2036-11-18 09:00"))
    assert 10 * 250 * 450 < minutes < 10 * 262 * 450
    assert office.after(start, minutes) == at("2036-11-18 09:00")
