# SPDX-License-Identifier: MIT
"""The knowledge base: editions, readers, what is offered, what comes with desk, what is wanted."""

from datetime import date, timedelta
from typing import Any

import pytest

from desk.db.clocks import run_missed
from desk.errors import Invalid, Refused
from desk.records.article import editions, mark_read, offer, readers, ship_articles, unread
from desk.records.article.shipping import shipped
from desk.records.article.words import LANGUAGES, SORTS
from desk.records.training import keep_question
from desk.text import speaking
from tests.offices import START, Desk
from tests.records.people.conftest import again, dues, make, step
from tests.records.people.test_trainings import assign, training

TODAY = date(2026, 11, 20)


def article(desk: Desk, *, until: date | None = None, **values: Any) -> Any:
    """A published article."""
    values = {"title_text": "Cleaning the printer", "body": "Use a dry cloth.", **values}
    made = make(desk, "article", "supervisor", **values)
    return step(desk, made, "publish", "supervisor", valid_until=until)


def test_editions_are_told_by_the_trail(desk: Desk) -> None:
    made = article(desk)
    assert (made.edition, made.state) == (1, "published")
    desk.clock.pass_by(hours=1)
    made.body = "Use a dry cloth. Never water."
    made = desk.store.save(desk["staff"], made)
    made.tags = "printer"
    made = desk.store.save(desk["staff"], made)
    assert made.edition == 2
    found = editions(desk.store, desk["staff"], made.id)
    assert [one.body for one in found] == ["Use a dry cloth. Never water.", "Use a dry cloth."]
    assert found[1].at == START


def test_who_has_read_it_is_known(desk: Desk) -> None:
    made = article(desk, title_text="Reading test")
    assert made.id in unread(desk.store, desk["viewer"])
    mark_read(desk.store, desk["viewer"], made.id)
    mark_read(desk.store, desk["viewer"], made.id)
    (reader,) = readers(desk.store, desk["supervisor"], made.id)
    assert (reader.person, reader.current) == (desk.id("viewer"), True)
    assert made.id not in unread(desk.store, desk["viewer"])
    desk.clock.pass_by(minutes=5)
    made.body = "changed"
    desk.store.save(desk["staff"], made)
    assert made.id in unread(desk.store, desk["viewer"])
    assert not readers(desk.store, desk["supervisor"], made.id)[0].current


def test_articles_are_offered_by_the_words_typed(desk: Desk) -> None:
    right = article(desk, title_text="打印机卡纸怎么办", keywords="卡纸 不进纸", language="zh_CN")
    article(desk, title_text="Holidays of the office", keywords="holiday vacation")
    draft = make(desk, "article", "supervisor", title_text="卡纸", keywords="卡纸")
    found = offer(desk.store, desk["staff"], "客户说打印机不进纸，已经换过墨盒")
    assert found[0].id == right.id
    assert found[0].word == "不进纸"
    assert draft.id not in [one.id for one in found]
    assert not offer(desk.store, desk["staff"], "天气")
    assert not offer(desk.store, desk["staff"], "")
    step(desk, right, "withdraw", "supervisor")
    assert right.id not in [one.id for one in offer(desk.store, desk["staff"], "不进纸")]


def test_an_empty_article_is_not_published_and_clerks_publish_none(desk: Desk) -> None:
    made = make(desk, "article", title_text="Nothing yet")
    with pytest.raises(Invalid):
        step(desk, made, "publish", "supervisor")
    with pytest.raises(Refused):
        step(desk, made, "publish")
    made.body = "Something"
    made = desk.store.save(desk["staff"], made)
    assert made.state == "draft"
    with pytest.raises(Invalid):
        step(desk, made, "publish", "supervisor", valid_until=TODAY - timedelta(days=1))


def test_what_ends_is_checked_and_then_offered_no_longer(desk: Desk) -> None:
    made = article(desk, until=date(2026, 11, 24), keywords="elapsing")
    ((what, at, keeper),) = dues(desk, made)
    assert (what, keeper) == ("Check an article that ends", desk.id("supervisor"))
    assert at == START + timedelta(days=4, hours=7.5)
    desk.clock.pass_by(days=4)
    run_missed(desk.store, desk.office)
    assert again(desk, made).state == "published"
    desk.clock.pass_by(days=1)
    run_missed(desk.store, desk.office)
    assert again(desk, made).state == "expired"
    assert not offer(desk.store, desk["staff"], "elapsing")


def test_a_question_without_article_becomes_one_to_write(desk: Desk, customer: int) -> None:
    made = assign(desk, training(desk, customer), START + timedelta(days=300))
    known = article(desk, title_text="How to publish")
    trainer = desk["trainer"]
    keep_question(desk.store, trainer, made.id, "How to publish?", article=known.id)
    keep_question(desk.store, trainer, made.id, "域名怎么绑定？", "在后台绑定")
    rows = desk.store.database.rows(
        "SELECT other FROM followed_up WHERE kind = ? AND record = ? AND other_kind = ?",
        *("training", made.id, "article"),
    )
    assert len(rows) == 1
    wanted: Any = desk.store.get(desk["staff"], "article", rows[0][0])
    assert (wanted.state, wanted.title_text) == ("wanted", "域名怎么绑定？")
    assert (wanted.asked_in, wanted.body) == (made.number, "在后台绑定")
    assert dues(desk, wanted)[0][0] == "Write an article"
    made = again(desk, made)
    made.questions[1].article = known.id
    desk.store.save(desk["trainer"], made)
    assert again(desk, wanted).voided


def test_the_shipped_articles_come_once_and_stay_as_the_office_has_them(desk: Desk) -> None:
    told = list(shipped())
    names = {code: {one.name[len(code):] for one in told if one.language == code}
             for code in LANGUAGES}  # fmt: skip
    assert names["zh_CN"] == names["en"]
    assert len(names["en"]) >= 20
    assert all(one.sort in SORTS and one.body and one.keywords for one in told)
    assert ship_articles(desk.store, desk["supervisor"]) == len(told)
    assert ship_articles(desk.store, desk["supervisor"]) == 0
    rows = desk.store.database.rows("SELECT id FROM article WHERE shipped = ?", "en/warranty")
    desk.store.void(desk["supervisor"], "article", rows[0][0], "we have our own")
    assert ship_articles(desk.store, desk["supervisor"]) == 0
    with speaking("zh_CN"):
        (best, *_others) = offer(desk.store, desk["staff"], "客户投诉，一直在发火")
    assert best.title == "客户发火时怎么说"
    with speaking("en"):
        (best, *_others) = offer(desk.store, desk["staff"], "the customer is angry and shouting")
    assert best.title == "Words for an angry caller"
    hits = desk.store.search.find(desk["staff"], "备案")
    assert any(hit.kind == "article" for hit in hits)
