# SPDX-License-Identifier: MIT
"""Published holidays and make-up days are known, unpublished years are no fault."""

from datetime import date

from desk.db.holidays import holidays, known_years


def test_the_national_day_of_2026() -> None:
    days = holidays(2026)
    assert days[date(2026, 10, 1)] == ("holiday", "国庆节")
    assert days[date(2026, 10, 10)] == ("makeup", "国庆节")
    assert days[date(2026, 6, 19)].name == "端午节"
    assert list(days) == sorted(days)
    assert {day.year for day in days} == {2026}


def test_make_up_days_are_saturdays_and_sundays() -> None:
    for year in range(2015, 2027):
        made_up = [day for day, told in holidays(year).items() if told.kind == "makeup"]
        assert made_up
        assert all(day.weekday() >= 5 for day in made_up)


def test_a_year_nobody_has_published_has_none() -> None:
    assert holidays(1990) == {}
    assert holidays(2999) == {}
    assert 2026 in known_years()
    assert 2999 not in known_years()
    assert all(holidays(year) for year in known_years())
