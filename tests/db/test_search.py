# SPDX-License-Identifier: MIT
"""Records are found by any part of what is written on them, and only by those who may see it."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from desk.db.finding import Hit
from desk.db.gram_table import KIND_BITS
from desk.db.record import Record
from desk.db.store import Store
from desk.session import Session
from desk.text.pinyin import syllables
from desk.text.plain import fold
from tests.db.slips import Contact, session
from tests.db.slips import put as save

CLERK = session()
QUERIES = [
    *("的", "张", "张三", "李小龙", "客户", "态度生硬", "不好的", "，。", "。", "没有这样的话"),
    *("zs", "zsf", "ou", "zengzhi", "zhang", "xiaolong", "xwmy", "xingwang", "a", "ap", "appl"),
    *("1", "13", "138", "1388", "8888", "888888", "88888888", "95588", "571-8", "0571", "123"),
    *("12件", "2件", "3批", "phone15", "iphone15", "UMBRELLA", "umbr", "red 张三", "张三 138"),
    *("１３８", "ＡＢＣ", "müller", "söhne", "O'Brien", "brien", "𠮷", "𠮷田", "䶮"),
    *("1234.5", "1,234.50", "100元", "¥100", "0", "西湖", "文三路1号", "静安"),
    *("C202611-0003", "+86 138", "客户 张三 8", "red umbrella", "umbrella red"),
]


def all_ids(store: Store, who: Session, kind: str, words: str) -> set[int]:
    return set(store.search.ids(who, kind, words))


def texts(record: Record, store: Store) -> Iterator[tuple[str, bool]]:
    """The searched texts of a record, folded, and whether their pinyin counts."""
    yield fold(record.number), False
    if record.kind() == "owner":
        yield fold(record.name), True
        yield fold(record.company), True
        phones = [record.phone, *(row.phone for row in record.contacts)]
        for row in record.contacts:
            yield fold(row.name), True
        yield fold(record.address), False
    else:
        yield fold(record.item), False
        yield fold(record.remarks), False
        phones = [record.phone]
        if record.owner:
            yield fold(store.office.label("owner", record.owner)), True
    for phone in phones:
        yield phone, False
        yield re.sub("[^0-9]", "", phone), False


def holds(words: str, record: Record, store: Store) -> bool:
    """What the search promises, looked up the slow way."""
    line = re.sub(r"\+86 ?", "", fold(words))
    wanted = [w for w in (word.strip(",。#+") for word in line.split()) if w]
    mine = list(texts(record, store))
    money = {record.reward} if record.kind() == "slip" else set()
    return bool(wanted) and all(
        any(within(word, text) or (name and sounds(word, text)) for text, name in mine)
        or amount(words, word) in money
        for word in wanted
    )


def amount(words: str, word: str) -> Any:
    plain = word.replace(",", "").removeprefix("¥").removesuffix("元")
    return round(float(plain) * 100) if re.fullmatch(r"\d+(\.\d{1,2})?", plain) else "no amount"


def within(word: str, text: str) -> bool:
    run = re.match("[0-9]+|[a-zäöüß]+", word)
    start = ""
    if run and len(run[0]) < 3:
        start = "(?<![0-9])" if run[0].isdigit() else "(?<![a-zäöüß])"
    return re.search(start + re.escape(word), text) is not None


def sounds(word: str, name: str) -> bool:
    if not re.fullmatch("[a-z]+", word):
        return False
    for run in re.findall("[\u3400-\u9fff\U00020000-\U0003ffff]+", name):
        for as_name in (True, False):
            spoken = syllables(run, name=as_name)
            if word in "".join(s[0] for s in spoken):
                return True
            if len(word) < 3 and any(s.startswith(word) for s in spoken):
                return True
            if len(word) > 2 and word in "".join(spoken):
                return True
    return False


@pytest.mark.parametrize("words", QUERIES)
def test_finds_what_a_slow_look_through_all_records_finds(filled: Store, words: str) -> None:
    for record_type in filled.books:
        kind = record_type.kind()
        count = filled.database.rows(f'SELECT max(id) FROM "{kind}"')[0][0]
        everything = [filled.get(CLERK, kind, one) for one in range(1, count + 1)]
        expected = {r.id for r in everything if holds(words, r, filled)}
        assert all_ids(filled, CLERK, kind, words) == expected
        assert filled.search.count(CLERK, words, kind) == (
            {kind: len(expected)} if expected else {}
        )


def test_every_hit_shows_where_it_matched(filled: Store) -> None:
    for words in ("客户", "138", "phone15", "兴旺"):
        hits = filled.search.find(CLERK, words)
        assert hits
        for hit in hits:
            assert fold(hit.text[hit.start : hit.start + hit.length]) == words, hit


def test_pinyin_shows_the_characters_it_stands_for(filled: Store) -> None:
    hits = filled.search.find(CLERK, "xingwang", kind="owner")
    assert {hit.text[hit.start : hit.start + hit.length] for hit in hits} == {"兴旺"}


def test_results_come_by_kind_newest_first_within_the_limit(filled: Store) -> None:
    hits = filled.search.find(CLERK, "13", limit=20)
    assert len(hits) == 20
    kinds = [hit.kind for hit in hits]
    assert kinds == sorted(kinds, key=["owner", "slip"].index)
    for kind in ("owner", "slip"):
        ids = [hit.record for hit in hits if hit.kind == kind]
        assert ids == sorted(ids, reverse=True)
        assert len(ids) >= 8


@pytest.mark.parametrize(
    "typed",
    ["S202611-0003", "s202611-0003", "S2026110003", "s202611-3", "202611-0003", "Ｓ202611－0003"],
)
def test_a_number_is_understood_however_it_is_typed(filled: Store, typed: str) -> None:
    first = filled.search.find(CLERK, typed)[0]
    assert first.exact
    assert first.number.endswith("202611-0003")


def test_a_branch_number_and_a_bare_number_are_understood(filled: Store) -> None:
    assert filled.search.find(CLERK, "s202611-hz0003")[0].number == "S202611-HZ0003"
    assert filled.search.find(CLERK, "hz3")[0].number.endswith("202611-HZ0003")
    found = [hit.number for hit in filled.search.find(CLERK, "0003") if hit.exact]
    assert found == ["OW202611-0003", "S202611-0003"]  # of the clerk's own branch


def test_the_number_as_typed_comes_before_those_of_other_branches(office: Store) -> None:
    elsewhere = session(branch_id=2)
    for who in (CLERK, elsewhere):
        save(office, who, office.new(who, "slip", item="伞"))
    for typed in ("S202611-0001", "s202611-0001 "):
        numbers = [hit.number for hit in office.search.find(elsewhere, typed)]
        assert numbers == ["S202611-0001", "S202611-HZ0001"]


def test_a_whole_telephone_number_comes_first(office: Store) -> None:
    for phone in ("13812345678", "13812345679"):
        save(office, CLERK, office.new(CLERK, "owner", name="张三", phone=phone))
    longer = office.new(CLERK, "slip", item="13812345678 again")
    save(office, CLERK, longer)
    for typed in ("13812345678", "138 1234 5678", "+86 138-1234-5678", "１３８12345678"):
        hits = office.search.find(CLERK, typed)
        assert [hit.exact for hit in hits] == [True, False], typed
        assert hits[0].kind == "owner"


def test_land_lines_are_found_with_and_without_the_dash(office: Store) -> None:
    save(office, CLERK, office.new(CLERK, "owner", name="张三", phone="0571-88001234"))
    for typed in ("0571-8800", "057188001234", "88001234", "1234", "0571 8800"):
        assert [hit.name for hit in office.search.find(CLERK, typed)] == ["phone"], typed


def test_changed_words_are_found_and_old_ones_no_longer(office: Store) -> None:
    slip = office.new(CLERK, "slip", item="黑色雨伞")
    save(office, CLERK, slip)
    slip = office.get(CLERK, "slip", 1)
    slip.item = "红色钱包"
    save(office, CLERK, slip)
    assert office.search.find(CLERK, "雨伞") == []
    assert [hit.record for hit in office.search.find(CLERK, "钱包")] == [1]
    assert list(office.search.check()) == []


def test_a_renamed_owner_is_found_on_the_slips_too(office: Store) -> None:
    save(office, CLERK, office.new(CLERK, "owner", name="张三"))
    save(office, CLERK, office.new(CLERK, "slip", item="雨伞", owner=1))
    owner = office.get(CLERK, "owner", 1)
    owner.name = "欧阳锋"
    save(office, CLERK, owner)
    assert {hit.kind for hit in office.search.find(CLERK, "oyf")} == {"owner", "slip"}
    assert office.search.find(CLERK, "张三") == []


def test_rows_of_a_table_are_searched(office: Store) -> None:
    owner = office.new(CLERK, "owner", name="张三")
    owner.contacts = [Contact(name="李四", phone="13911112222"), Contact(phone="95588")]
    save(office, CLERK, owner)
    assert [(hit.name, hit.text) for hit in office.search.find(CLERK, "1112222")] == [
        ("phone", "13911112222")
    ]
    assert [hit.field for hit in office.search.find(CLERK, "lisi")] == ["Name"]


def test_a_masked_person_neither_finds_nor_sees_telephones_and_addresses(filled: Store) -> None:
    viewer = session("viewer")
    assert all_ids(filled, CLERK, "owner", "13888888888")
    for words in ("13888888888", "1388", "95588", "西湖", "文三路"):
        assert not all_ids(filled, viewer, "owner", words)
    for hit in filled.search.find(viewer, "8888"):
        assert hit.name in ("item", "remarks"), hit


def test_nobody_finds_books_or_records_beyond_the_own_rights(filled: Store) -> None:
    assert filled.search.find(session("administrator"), "客户", kind="slip") == []
    assert filled.search.find(session("administrator"), "S202611-0003") == []
    manager = session("manager", branch_id=2)
    seen = all_ids(filled, manager, "slip", "客户")
    everything = all_ids(filled, CLERK, "slip", "客户")
    assert seen < everything
    for one in everything:
        slip = filled.get(CLERK, "slip", one)
        owner = filled.get(CLERK, "owner", slip.owner) if slip.owner else None
        assert (one in seen) == (slip.branch == 2 or (owner is not None and owner.branch == 2))
    assert all(hit.record in seen for hit in filled.search.find(manager, "客户", kind="slip"))


def test_counts_stop_at_their_limit(filled: Store) -> None:
    assert filled.search.count(CLERK, "13", most=5) == {"slip": 5, "owner": 5}


def test_nothing_is_asked_for_nothing(filled: Store) -> None:
    for words in ("", "  ", "，。", "\x00", "()", '"', "'"):
        assert filled.search.find(CLERK, words) == []
        assert filled.search.count(CLERK, words) == {}


@pytest.mark.parametrize(
    "nasty", ['"', "'; DROP TABLE", "a* OR b", "NEAR(a b)", "%s", "{0}", "\\", "-", "^a", "🙂"]
)
def test_marks_of_query_languages_are_only_marks(filled: Store, nasty: str) -> None:
    filled.search.find(CLERK, nasty)
    filled.search.find(CLERK, f"客户 {nasty}")


def test_the_check_finds_what_is_missing_and_what_is_left_over(office: Store) -> None:
    for item in ("雨伞", "钱包"):
        save(office, CLERK, office.new(CLERK, "slip", item=item))
    assert list(office.search.check()) == []
    number = office.database.rows("SELECT id FROM kind_number WHERE name = 'slip'")[0][0]
    office.database.run("DELETE FROM search WHERE rowid = ?", number << KIND_BITS | 1)
    assert len(list(office.search.check())) == 1
    told: list[tuple[int, int]] = []
    office.search.rebuild(lambda done, total: told.append((done, total)))
    assert told == [(2, 2)]
    assert list(office.search.check()) == []
    assert len(office.search.find(CLERK, "雨伞")) == 1


def test_an_index_cut_by_an_older_rule_is_made_anew(office: Store) -> None:
    save(office, CLERK, office.new(CLERK, "slip", item="雨伞"))
    with office.database.write():
        office.database.run("UPDATE office_setting SET value = '1' WHERE name = 'search'")
        office.database.run("DELETE FROM search WHERE rowid > 0")
    assert office.search.find(CLERK, "雨伞") == []
    again = Store(office.database, office.books)
    assert len(again.search.find(CLERK, "雨伞")) == 1
    with office.database.write():
        office.database.run("DELETE FROM search WHERE rowid > 0")
    assert Store(office.database, office.books).search.find(CLERK, "雨伞") == []


def test_hits_are_plain_values(filled: Store) -> None:
    hit = filled.search.find(CLERK, "客户")[0]
    assert isinstance(hit, Hit)
    assert hash(hit)
