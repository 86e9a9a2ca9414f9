# SPDX-License-Identifier: MIT
"""Pages of a list as they are shown, fetched beside the window and kept while they are near."""

from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from desk.db.fields import Note
from desk.db.lists import Cursor
from desk.db.query import Query
from desk.db.store import Store
from desk.session import Session
from desk.text.plain import shorten

PAGE = 128
KEPT = 24
# A cell shows one line; more of a long text would only cost memory.
LONGEST = 160


@dataclass(frozen=True, slots=True)
class Line:
    """One record of the list: its cells as shown, the code of its state, whether it is void."""

    id: int
    cells: tuple[str, ...]
    state: str
    voided: bool


@dataclass(frozen=True, slots=True)
class LinePage:
    """Neighbouring lines, and the places in the list to go on from."""

    lines: tuple[Line, ...]
    first: Cursor | None
    last: Cursor | None


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which page is wanted, and what is known of the list around it."""

    number: int
    total: int
    after: Cursor | None = None
    before: Cursor | None = None


def fetch_start(store: Store, session: Session, query: Query) -> tuple[int, LinePage]:
    """Count a found set and read its first page in one go; runs beside the window."""
    total = store.lists.count(session, query)
    return total, fetch_page(store, session, query, Wanted(0, total))


def fetch_page(store: Store, session: Session, query: Query, wanted: Wanted) -> LinePage:
    """Read one page, from the nearest place known; runs beside the window."""
    start = wanted.number * PAGE
    limit = min(PAGE, wanted.total - start)
    lists = store.lists
    if limit <= 0:
        return LinePage((), None, None)
    if wanted.after is not None:
        page = lists.page(session, query, after=wanted.after, limit=limit)
    elif wanted.before is not None:
        page = lists.page(session, query, before=wanted.before, limit=limit)
    elif start == 0:
        page = lists.page(session, query, limit=limit)
    elif start + limit >= wanted.total:
        page = lists.page(session, query, last=True, limit=limit)
    else:
        page = lists.page(session, query, offset=start, limit=limit)
    record_type = store.books[query.kind]
    columns = record_type.sheet.list_columns
    kinds = [record_type.kinds()[name] for name in columns]
    place = replace(store.office.place(session), label=page.label)
    shown = []
    for at, kind in enumerate(kinds):
        values = (row[at] for row in page.rows)
        if isinstance(kind, Note):
            shown.append([shorten(value or "", LONGEST) for value in values])
        else:
            shown.append([kind.show(value, place) for value in values])
    state = columns.index("state") if "state" in columns else None
    lines = tuple(
        Line(key, cells, row[state] if state is not None else "", key in page.voided)
        for key, row, cells in zip(page.ids, page.rows, zip(*shown, strict=True), strict=True)
    )
    return LinePage(lines, page.first, page.last)


class PageCache:
    """The pages shown last; as many as fit a few screens, however long the list is."""

    def __init__(self) -> None:
        self._pages: OrderedDict[int, LinePage] = OrderedDict()
        self._old: dict[int, LinePage] = {}

    def __iter__(self) -> Iterator[int]:
        return iter(self._pages)

    def __contains__(self, number: int) -> bool:
        return number in self._pages

    def line(self, row: int) -> Line | None:
        """The line in a row; an outdated one while the new one is on its way."""
        number, at = divmod(row, PAGE)
        page = self._pages.get(number)
        if page is None:
            page = self._old.get(number)
        else:
            self._pages.move_to_end(number)
        return page.lines[at] if page is not None and at < len(page.lines) else None

    def put(self, number: int, page: LinePage) -> None:
        """Keep a page that came; the one not looked at for longest goes."""
        self._old.pop(number, None)
        self._pages[number] = page
        self._pages.move_to_end(number)
        while len(self._pages) > KEPT:
            self._pages.popitem(last=False)

    def near(self, number: int, total: int) -> Wanted:
        """What to fetch a page by: the end or start of a neighbour, where one is known."""
        before, after = self._pages.get(number - 1), self._pages.get(number + 1)
        return Wanted(
            number,
            total,
            after=before.last if before and len(before.lines) == PAGE else None,
            before=after.first if after else None,
        )

    def outdate(self) -> None:
        """Show what is there only until it has been fetched anew."""
        self._old = {**self._old, **self._pages}
        self._pages.clear()

    def clear(self) -> None:
        """Forget everything."""
        self._pages.clear()
        self._old.clear()
