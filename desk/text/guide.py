# SPDX-License-Identifier: MIT
"""The office's handbook of desk: its pages in both languages, and which page belongs to a form."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from desk import paths
from desk.text.catalogue import language
from desk.text.plain import fold

#: The pages in the order of reading: for everybody, the books, for supervisors, for who sets it up.
PAGES: tuple[str, ...] = (
    *("first-day", "window", "calls", "complaint", "customer", "callback", "survey", "order"),
    *("stock", "dispatch", "pickup", "tracing", "service-task", "reception", "training"),
    *("knowledge", "printing", "import-export", "reports", "supervisor", "duty", "plans", "fine"),
    *("assessment", "star", "settings", "set-up", "command-line"),
)

#: The page of each book, and of each place of the window that is none.
PAGE_OF: Mapping[str, str] = {
    "today": "first-day",
    "call": "calls",
    "message": "calls",
    "complaint": "complaint",
    "customer": "customer",
    "callback": "callback",
    "survey": "survey",
    "survey_answer": "survey",
    "order": "order",
    "binder": "order",
    "access_request": "order",
    "product": "stock",
    "stock": "stock",
    "stock_move": "stock",
    "stock_take": "stock",
    "restock_request": "stock",
    "warehouse": "stock",
    "dispatch": "dispatch",
    "vehicle": "dispatch",
    "driver": "dispatch",
    "pickup_notice": "pickup",
    "tracing": "tracing",
    "service_task": "service-task",
    "stay": "reception",
    "guest": "reception",
    "training": "training",
    "article": "knowledge",
    "roster": "duty",
    "shift": "duty",
    "leave": "duty",
    "attendance": "duty",
    "work_plan": "plans",
    "handover": "plans",
    "summary": "plans",
    "fine": "fine",
    "course": "assessment",
    "assessment": "assessment",
    "star": "star",
    "reports": "reports",
}
#: What is shown where a book has no page of its own.
COMMON = "window"

# The program shows the page beside the window itself, so that pictures are for other readers.
_PICTURE = re.compile(r"^!\[[^\]]*\]\([^)]*\)\s*$\n?", re.MULTILINE)


@dataclass(frozen=True)
class Page:
    """One page of the handbook in one language, as Markdown without its pictures."""

    name: str
    title: str
    markdown: str

    def tells_of(self, words: str) -> bool:
        """Whether every one of the words stands on the page."""
        text = fold(self.markdown)
        return all(word in text for word in fold(words).split())


def folder(code: str) -> Path:
    """Where the pages of a language lie."""
    return paths.resources() / "guide" / code


def page_of(place: str) -> str:
    """The page of a book or of another place of the window; the common one for a stranger."""
    return PAGE_OF.get(place, COMMON)


def page(name: str, code: str = "") -> Page:
    """A page in a language, else in the language of the moment; raises OSError."""
    return _read(name, code or language())


def pages(code: str = "") -> list[Page]:
    """Every page, in the order of reading; what is missing on this computer is left out."""
    code = code or language()
    return [page(name, code) for name in PAGES if (folder(code) / f"{name}.md").is_file()]


@cache
def _read(name: str, code: str) -> Page:
    markdown = _PICTURE.sub("", (folder(code) / f"{name}.md").read_text(encoding="utf-8"))
    return Page(name, markdown.partition("\n")[0].removeprefix("# ").strip(), markdown)
