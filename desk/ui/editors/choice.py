# SPDX-License-Identifier: MIT
"""One of many words: typed by its beginning, its pinyin or its number, or picked from the list."""

from typing import cast

from desk.db.fields import Choice
from desk.text import _
from desk.text.pinyin import initials, spell
from desk.text.plain import fold
from desk.ui.editors.picks import Pick, PickLine


def find_options(kind: Choice, words: str) -> list[tuple[str, str]]:
    """The options (code, label) that the typed words may mean, the likeliest first."""
    options = [(code, _(label)) for code, label in kind.options.items()]
    wanted = fold(words).strip()
    if not wanted:
        return options
    if wanted.isdecimal() and 1 <= int(wanted) <= min(9, len(options)):
        return [options[int(wanted) - 1]]
    ranked = [(rank_of(label, code, wanted), at) for at, (code, label) in enumerate(options)]
    return [options[at] for rank, at in sorted(ranked) if rank < NO_MATCH]


NO_MATCH = 9


def rank_of(label: str, code: str, wanted: str) -> int:
    """How well folded words fit an option: 0 at once, `NO_MATCH` not at all."""
    shown = fold(label)
    if shown.startswith(wanted):
        return 0
    if wanted.isascii() and not shown.isascii():
        if initials(label).startswith(wanted):
            return 1
        if spell(label).startswith(wanted.replace(" ", "")):
            return 2
    if wanted in shown:
        return 3
    return 4 if fold(code).startswith(wanted) else NO_MATCH


class ChoiceLine(PickLine):
    """A choice among more words than a cell can show side by side."""

    def look_up(self, words: str) -> None:
        kind = cast("Choice", self.kind)
        found = find_options(kind, words)
        places = {code: at for at, code in enumerate(kind.options, 1)}
        picks = [Pick(c, label, str(places[c]) if places[c] < 10 else "") for c, label in found]
        self.offer(picks, propose=True)

    def proposal(self) -> Pick | None:
        """What is proposed is taken, for all that could be meant is in sight."""
        typed = self.text() != self._shown and self.text().strip()
        return self._list.current() if self._list and (self._chosen or typed) else None
