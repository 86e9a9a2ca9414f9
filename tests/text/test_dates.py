# SPDX-License-Identifier: MIT
"""Days and times are shown in the office's zone and the reader's language."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.text import dates

SHANGHAI = ZoneInfo("Asia/Shanghai")
BERLIN = ZoneInfo("Europe/Berlin")
NOON = datetime(2026, 11, 21, 6, 30, tzinfo=UTC)  # half past two in the afternoon in Shanghai


def test_lists_and_forms_write_days_alike_in_every_language() -> None:
    assert dates.day_text(date(2026, 1, 5)) == "2026-01-05"
    assert dates.moment_text(NOON, SHANGHAI) == "2026-11-21 14:30"
    assert dates.time_text(NOON, SHANGHAI) == "14:30"


def test_the_day_is_the_offices_day() -> None:
    late = datetime(2026, 11, 30, 16, 0, tzinfo=UTC)
    assert dates.moment_text(late, SHANGHAI) == "2026-12-01 00:00"


def test_paper_writes_days_in_full() -> None:
    assert dates.long_day(date(2026, 11, 21)) == "21 Nov 2026"
    assert dates.long_moment(NOON, SHANGHAI) == "21 Nov 2026, 14:30"
    assert dates.month_text(2026, 3) == "Mar 2026"
    assert dates.weekday_text(date(2026, 11, 21)) == "Sat"


@pytest.mark.usefixtures("chinese")
def test_paper_writes_days_in_full_in_chinese() -> None:
    assert dates.long_day(date(2026, 1, 5)) == "2026年1月5日"
    assert dates.long_moment(NOON, SHANGHAI) == "2026年11月21日 14:30"
    assert dates.month_text(2026, 3) == "2026年3月"
    assert dates.weekday_text(date(2026, 11, 22)) == "周日"


DURATIONS = [
    (0, "0 min", "0分钟"),
    (45, "45 min", "45分钟"),
    (60, "1 h", "1小时"),
    (90, "1 h 30 min", "1小时30分钟"),
    (47 * 60, "47 h", "47小时"),
    (48 * 60, "2 d", "2天"),
    (51 * 60 + 10, "2 d 3 h", "2天3小时"),
    (-90, "-1 h 30 min", "-1小时30分钟"),
]


@pytest.mark.parametrize(("minutes", "english", "chinese_text"), DURATIONS)
def test_how_long(minutes: int, english: str, chinese_text: str) -> None:
    assert dates.minutes_text(minutes) == english


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize(("minutes", "english", "chinese_text"), DURATIONS)
def test_how_long_in_chinese(minutes: int, english: str, chinese_text: str) -> None:
    assert dates.minutes_text(minutes) == chinese_text


DEADLINES = [
    (12 * 60, "in 12 min", "还有12分钟"),
    (61, "in 2 min", "还有2分钟"),
    (1, "in 1 min", "还有1分钟"),
    (0, "now", "现在"),
    (-59, "now", "现在"),
    (-25 * 60, "25 min late", "超时25分钟"),
    (-90 * 60, "1 h 30 min late", "超时1小时30分钟"),
]


@pytest.mark.parametrize(("seconds", "english", "chinese_text"), DEADLINES)
def test_how_far_a_deadline_is(seconds: int, english: str, chinese_text: str) -> None:
    assert dates.due_text(NOON + timedelta(seconds=seconds), NOON) == english


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize(("seconds", "english", "chinese_text"), DEADLINES)
def test_how_far_a_deadline_is_in_chinese(seconds: int, english: str, chinese_text: str) -> None:
    assert dates.due_text(NOON + timedelta(seconds=seconds), NOON) == chinese_text


@pytest.mark.usefixtures("chinese")
def test_how_long_ago() -> None:
    assert dates.since_text(NOON - timedelta(minutes=12), NOON) == "12分钟前"
    assert dates.since_text(NOON - timedelta(seconds=59), NOON) == "刚刚"
    assert dates.since_text(NOON + timedelta(hours=1), NOON) == "刚刚"


def test_a_moment_must_say_its_zone() -> None:
    with pytest.raises(ValueError):
        dates.moment_text(NOON.replace(tzinfo=None), SHANGHAI)


def test_months_end_at_the_offices_midnight() -> None:
    start, end = dates.month_bounds(2026, 12, SHANGHAI)
    assert start == datetime(2026, 11, 30, 16, tzinfo=UTC)
    assert end == datetime(2026, 12, 31, 16, tzinfo=UTC)
    assert dates.day_bounds(date(2026, 12, 1), SHANGHAI)[0] == start


def test_a_day_of_a_clock_change_is_shorter_or_longer() -> None:
    spring = dates.day_bounds(date(2026, 3, 29), BERLIN)
    autumn = dates.day_bounds(date(2026, 10, 25), BERLIN)
    assert spring[1] - spring[0] == timedelta(hours=23)
    assert autumn[1] - autumn[0] == timedelta(hours=25)


@given(
    st.integers(1950, 2100),
    st.integers(1, 12),
    st.sampled_from(["Asia/Shanghai", "Europe/Berlin", "America/Sao_Paulo", "Pacific/Apia"]),
)
def test_months_follow_each_other_without_gap(year: int, month: int, zone: str) -> None:
    office = ZoneInfo(zone)
    start, end = dates.month_bounds(year, month, office)
    assert end == dates.month_bounds(year + month // 12, month % 12 + 1, office)[0]
    assert timedelta(days=27) < end - start < timedelta(days=32)


def test_a_clock_time_becomes_a_moment() -> None:
    assert dates.utc(date(2026, 11, 21), time(14, 30), SHANGHAI) == NOON
