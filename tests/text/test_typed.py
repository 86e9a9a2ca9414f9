# SPDX-License-Identifier: MIT
"""Days and times are read as clerks type them, or refused with a sentence."""

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.text import Unreadable, speaking
from desk.text.dates import day_text, long_day, long_moment, moment_text, read_day, read_moment
from desk.text.typed import Order

TODAY = date(2026, 11, 18)  # a Wednesday
SHANGHAI = ZoneInfo("Asia/Shanghai")
BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 18, 2, 0, tzinfo=UTC)  # ten in the morning in Shanghai

YEARS = [datetime(year, 1, 1) for year in (1995, 2190)]  # noqa: DTZ001


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("21", "2026-11-21"),
        ("21/11", "2026-11-21"),
        ("21.11.", "2026-11-21"),
        ("11-21", "2026-11-21"),
        ("11/21", "2026-11-21"),
        ("5/11", "2026-11-05"),
        ("11-5", "2026-11-05"),
        ("2026-11-21", "2026-11-21"),
        ("2026/1/5", "2026-01-05"),
        ("2026.1.5", "2026-01-05"),
        ("24-1-5", "2024-01-05"),
        ("99-1-5", "1999-01-05"),
        ("20260105", "2026-01-05"),
        ("260105", "2026-01-05"),
        ("2024年1月5日", "2024-01-05"),
        ("24年1月5日", "2024-01-05"),
        ("2024 年 1 月 5 日", "2024-01-05"),
        ("二〇二四年十一月二十一日", "2024-11-21"),
        ("1月5日", "2027-01-05"),
        ("3月5号", "2026-03-05"),
        ("5号", "2026-11-05"),
        ("+3", "2026-11-21"),
        ("-2", "2026-11-16"),
        ("3天后", "2026-11-21"),
        ("两天前", "2026-11-16"),
        ("今天", "2026-11-18"),
        ("明天", "2026-11-19"),
        ("昨天", "2026-11-17"),
        ("后天", "2026-11-20"),
        ("大后天", "2026-11-21"),
        ("前天", "2026-11-16"),
        ("Today", "2026-11-18"),
        ("tomorrow", "2026-11-19"),
        ("yesterday", "2026-11-17"),
        ("周三", "2026-11-18"),
        ("周五", "2026-11-20"),
        ("周一", "2026-11-23"),
        ("下周一", "2026-11-23"),
        ("本周一", "2026-11-16"),
        ("上周日", "2026-11-15"),
        ("下星期天", "2026-11-29"),
        ("Fri", "2026-11-20"),
        ("monday", "2026-11-23"),
        ("月底", "2026-11-30"),
        ("21 Nov 2026", "2026-11-21"),
        ("Nov 21, 2026", "2026-11-21"),
        ("November 21st, 2026", "2026-11-21"),
        ("04-Apr-15", "2015-04-04"),
        ("4 Dec", "2026-12-04"),
        ("21/11/2026", "2026-11-21"),
        ("11/21/2026", "2026-11-21"),
        ("5/11/2026", "2026-11-05"),
        ("２０２６－１１－２１", "2026-11-21"),
        ("\u200b2026-11-21\u202c", "2026-11-21"),
        ("29/2/2024", "2024-02-29"),
    ],
)
def test_days_as_clerks_type_them(typed: str, meant: str) -> None:
    assert day_text(read_day(typed, TODAY)) == meant


def test_month_and_day_stand_the_other_way_round_in_chinese() -> None:
    with speaking("zh_CN"):
        assert read_day("5/11", TODAY) == date(2026, 5, 11)
        assert read_day("21/11", TODAY) == date(2026, 11, 21)
        assert read_day("24/1/5", TODAY) == date(2024, 1, 5)
    assert read_day("24/1/5", TODAY) == date(2005, 1, 24)


@pytest.mark.parametrize(
    ("order", "typed", "meant"),
    [
        ("dmy", "04/05/15", date(2015, 5, 4)),
        ("mdy", "04/05/15", date(2015, 4, 5)),
        ("ymd", "04/05/15", date(2004, 5, 15)),
        ("mdy", "5/11/2026", date(2026, 5, 11)),
        ("dmy", "5-11-2026", date(2026, 11, 5)),
        ("mdy", "5/11", date(2026, 5, 11)),
        ("ymd", "04-Apr-15", date(2004, 4, 15)),
        ("dmy", "2026-11-05", date(2026, 11, 5)),
    ],
)
def test_an_import_says_the_order(order: Order, typed: str, meant: date) -> None:
    assert read_day(typed, TODAY, order=order) == meant


@pytest.mark.parametrize(
    ("typed", "today", "meant"),
    [
        ("5/1", date(2026, 12, 30), date(2027, 1, 5)),
        ("28/12", date(2027, 1, 3), date(2026, 12, 28)),
        ("3/2", date(2026, 11, 18), date(2026, 2, 3)),
        ("1/6", date(2026, 11, 18), date(2026, 6, 1)),
    ],
)
def test_without_a_year_it_is_this_year_except_around_the_new_year(
    typed: str, today: date, meant: date
) -> None:
    assert read_day(typed, today) == meant


@pytest.mark.parametrize(
    ("cell", "meant"),
    [
        ("45296", "2024-01-05"),
        ("45296.0", "2024-01-05"),
        ("45296.75", "2024-01-05"),
        ("2024-01-05 00:00:00", "2024-01-05"),
        ("2024/1/5 9:05", "2024-01-05"),
        ("2024-01-05T09:05:00Z", "2024-01-05"),
        ("2024年1月5日", "2024-01-05"),
    ],
)
def test_days_in_cells_of_files(cell: str, meant: str) -> None:
    assert day_text(read_day(cell, TODAY, serial=True)) == meant


@pytest.mark.parametrize("cell", ["21", "5/11", "今天", "+3", "周一", "3.14", "", "1.5"])
def test_a_file_does_not_lean_on_today(cell: str) -> None:
    with pytest.raises(Unreadable):
        read_day(cell, TODAY, serial=True)


NO_DAY = [
    "", "  ", "\u3000", "\x00", "2023-02-29", "32", "0", "31/4", "13/13", "2026-13-01", "00-00-00",
    "45296", "2026", "2026-11", "1-2-3-4", "1//2", "0026-01-01", "9999-01-01", "+99999999",
    "abc", "Nov", "foo 21 2026", "21 Nov Dec", "=1+1", "'; DROP TABLE", "{0}", "%s", "<b>21</b>",
    "٢١", "1e5", "24:00", "x" * 20_000, "9" * 20_000, "周八", "下周", "十", "年月日", "1月", "🙂",
]  # fmt: skip


@pytest.mark.parametrize("typed", NO_DAY)
def test_what_is_no_day_is_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        read_day(typed, TODAY)
    assert str(refusal.value).endswith(".")
    assert len(str(refusal.value)) < 150


def test_the_sentence_names_the_day_the_calendar_lacks() -> None:
    with pytest.raises(Unreadable, match="The calendar has no 2023-02-29"):
        read_day("29/2/2023", TODAY)


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)), st.sampled_from(["en", "zh_CN"]))
def test_a_shown_day_is_read_back(day: date, code: str) -> None:
    with speaking(code):
        assert read_day(day_text(day), TODAY) == day
        assert read_day(long_day(day), TODAY) == day
        assert read_day(f"{day.year}年{day.month}月{day.day}日", TODAY) == day
        assert read_day(day_text(day), TODAY, serial=True, order="dmy") == day


@given(st.integers(10_000, 99_999))
def test_excel_counts_days(number: int) -> None:
    meant = date(1899, 12, 30) + timedelta(days=number)
    assert read_day(str(number), TODAY, serial=True) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("9:30", "2026-11-18 09:30"),
        ("9：30", "2026-11-18 09:30"),
        ("930", "2026-11-18 09:30"),
        ("1430", "2026-11-18 14:30"),
        ("9点半", "2026-11-18 09:30"),
        ("9点", "2026-11-18 09:00"),
        ("九点一刻", "2026-11-18 09:15"),
        ("十一点二十", "2026-11-18 11:20"),
        ("9时05分", "2026-11-18 09:05"),
        ("下午3点", "2026-11-18 15:00"),
        ("下午三点半", "2026-11-18 15:30"),
        ("下午3:20", "2026-11-18 15:20"),
        ("下午15:20", "2026-11-18 15:20"),
        ("中午12点", "2026-11-18 12:00"),
        ("中午1点", "2026-11-18 13:00"),
        ("下午12点", "2026-11-18 12:00"),
        ("晚上12点", "2026-11-19 00:00"),
        ("凌晨12点", "2026-11-18 00:00"),
        ("今晚8点", "2026-11-18 20:00"),
        ("明早9点", "2026-11-19 09:00"),
        ("3pm", "2026-11-18 15:00"),
        ("3:15 p.m.", "2026-11-18 15:15"),
        ("12am", "2026-11-18 00:00"),
        ("12:30 PM", "2026-11-18 12:30"),
        ("明天 9:30", "2026-11-19 09:30"),
        ("明天下午3点", "2026-11-19 15:00"),
        ("tomorrow 9:30", "2026-11-19 09:30"),
        ("周五 930", "2026-11-20 09:30"),
        ("21 9:30", "2026-11-21 09:30"),
        ("21/11 9:30", "2026-11-21 09:30"),
        ("11-21 14:30", "2026-11-21 14:30"),
        ("2026-11-21 14:30", "2026-11-21 14:30"),
        ("2026-11-21 14:30:59", "2026-11-21 14:30"),
        ("2026-11-21T14:30", "2026-11-21 14:30"),
        ("2026-11-21T06:30:00Z", "2026-11-21 14:30"),
        ("2026-11-21T15:30+09:00", "2026-11-21 14:30"),
        ("2026/1/5 9:5", "2026-01-05 09:05"),
        ("2024年1月5日9点", "2024-01-05 09:00"),
        ("2024年1月5日 9:30", "2024-01-05 09:30"),
        ("2026-11-21 24:00", "2026-11-22 00:00"),
        ("24:00", "2026-11-19 00:00"),
        ("0:00", "2026-11-18 00:00"),
        ("now", "2026-11-18 10:00"),
        ("现在", "2026-11-18 10:00"),
        ("+30 min", "2026-11-18 10:30"),
        ("+2小时", "2026-11-18 12:00"),
        ("-15分钟", "2026-11-18 09:45"),
    ],
)
def test_times_as_clerks_type_them(typed: str, meant: str) -> None:
    moment = read_moment(typed, NOW, SHANGHAI)
    assert moment.tzinfo is UTC
    assert moment_text(moment, SHANGHAI) == meant


@pytest.mark.parametrize(
    ("cell", "meant"),
    [
        ("45296.5", "2024-01-05 12:00"),
        ("45296.604166667", "2024-01-05 14:30"),
        ("45296.999999999", "2024-01-06 00:00"),
        ("2024-01-05", "2024-01-05 00:00"),
        ("45296", "2024-01-05 00:00"),
        ("2024/1/5 9:05:07", "2024-01-05 09:05"),
        ("5/1/2024 2:05 PM", "2024-01-05 14:05"),
    ],
)
def test_times_in_cells_of_files(cell: str, meant: str) -> None:
    moment = read_moment(cell, NOW, SHANGHAI, serial=True, order="dmy")
    assert moment_text(moment, SHANGHAI) == meant


@pytest.mark.parametrize(
    "typed",
    [*(word for word in NO_DAY if word not in {"2026", "24:00"}),
     "9", "21", "明天", "2026-11-21", "21 Nov 2026",
     "25:00", "9:60", "24:01", "960", "2500", "上午15点", "13pm", "0am", "9:", ":30",
     "2023-02-29 9:30",
     "abc 9:30", "2026-11-21T99:99Z", "+99999999 min", "45296.5"],
)  # fmt: skip
def test_what_is_no_time_is_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        read_moment(typed, NOW, SHANGHAI)
    assert str(refusal.value).endswith(".")
    assert len(str(refusal.value)) < 150


@pytest.mark.parametrize("cell", ["9:30", "930", "明天 9:30"])
def test_a_time_in_a_file_needs_its_day(cell: str) -> None:
    with pytest.raises(Unreadable):
        read_moment(cell, NOW, SHANGHAI, serial=True)


def test_a_skipped_time_is_refused_and_a_doubled_one_is_the_first() -> None:
    with pytest.raises(Unreadable, match="clocks are put forward"):
        read_moment("2026-03-29 2:30", NOW, BERLIN)
    assert read_moment("2026-10-25 2:30", NOW, BERLIN) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


@pytest.mark.usefixtures("chinese")
def test_the_sentences_are_chinese() -> None:
    with pytest.raises(Unreadable, match="日历上没有 2023-02-29 这一天。"):
        read_day("2023-02-29", TODAY)
    with pytest.raises(Unreadable, match="“明天”缺少时间"):
        read_moment("明天", NOW, SHANGHAI)


@given(
    st.datetimes(*YEARS, timezones=st.just(UTC)),
    st.sampled_from(["en", "zh_CN"]),
)
def test_a_shown_moment_is_read_back(moment: datetime, code: str) -> None:
    minute = moment.replace(second=0, microsecond=0)
    with speaking(code):
        assert read_moment(moment_text(minute, SHANGHAI), NOW, SHANGHAI) == minute
        assert read_moment(long_moment(minute, SHANGHAI), NOW, SHANGHAI) == minute


@given(st.text(max_size=30) | st.text("0123456789-/.: 年月日点周一下午+tz", max_size=20))
def test_no_text_breaks_the_reader(text: str) -> None:
    for serial in (False, True):
        with suppress(Unreadable):
            assert 1900 <= read_day(text, TODAY, serial=serial).year <= 2199
        with suppress(Unreadable):
            assert read_moment(text, NOW, SHANGHAI, serial=serial).tzinfo is UTC
