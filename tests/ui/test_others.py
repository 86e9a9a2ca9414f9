# SPDX-License-Identifier: MIT
"""Pages hear of what another desk saved."""

from desk.db.act import Changed
from desk.db.store import Store
from desk.ui.others import news
from tests.db.slips import open_office, session


def test_the_news_are_what_another_desk_saved(postgres_url: str) -> None:
    here = open_office(postgres_url)
    there = Store(here.database, here.books)
    who = session("staff")
    last, nothing = news(here, None)
    assert nothing == []
    slip = there.save(who, there.new(who, "slip", item="x"))
    slip.remarks = "y"
    there.save(who, slip)
    last, changed = news(here, last)
    assert changed == [Changed("slip", slip.id, slip.number)]
    assert news(here, last) == (last, [])
    here.database.close()
