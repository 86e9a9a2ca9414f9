# SPDX-License-Identifier: MIT
"""An item of a checklist template while it is edited: wordings, phase, time, role, condition."""

from dataclasses import dataclass, replace

from desk.records.stay.template import TemplateItem, when_words
from desk.records.stay.words import CONDITIONS
from desk.records.stay.words import PHASES as STAY_PHASES
from desk.records.training.template import TEMPLATE_PHASES, WalkTemplate
from desk.session import ROLES
from desk.text import LANGUAGES, N_, Message, language
from desk.text.phrases import phrase, wordings
from desk.ui.lines import Line

CLOCKED = ("arrival_day", "daily", "cleaning")


@dataclass(frozen=True)
class Entry:
    """One item of either template; a training uses its phase and wordings only."""

    uid: int
    phase: str
    texts: tuple[str, ...]
    anchor: str = ""
    minutes: int = 0
    role: str = "staff"
    condition: str = ""

    @property
    def shown(self) -> str:
        """The wording in the language of the moment."""
        return self.texts[list(LANGUAGES).index(language())] or max(self.texts)

    def line(self) -> Line:
        """The item as the list shows it."""
        phases = STAY_PHASES if self.anchor else TEMPLATE_PHASES
        parts = [Message(phases[self.phase])]
        if self.anchor:
            parts += [when_words(self.for_stay()), Message(ROLES[self.role])]
        if self.condition:
            parts.append(Message(CONDITIONS[self.condition]))
        detail = Message(N_("{list}"), list=parts)
        return Line(self.shown or N_("A new item"), detail, value=self.uid)

    def for_stay(self) -> TemplateItem:
        """As the template of receptions keeps it."""
        text = phrase(dict(zip(LANGUAGES, self.texts, strict=True)))
        return TemplateItem(self.phase, text, self.anchor, self.minutes, self.role, self.condition)

    def for_training(self) -> WalkTemplate:
        """As the template of trainings keeps it."""
        return WalkTemplate(self.phase, phrase(dict(zip(LANGUAGES, self.texts, strict=True))))


def entry_of(item: TemplateItem | WalkTemplate, uid: int) -> Entry:
    """An item of a template, to be edited."""
    texts = tuple(wordings(item.text).values())
    if isinstance(item, WalkTemplate):
        return Entry(uid, item.phase, texts)
    return Entry(uid, item.phase, texts, item.anchor, item.minutes, item.role, item.condition)


def new_entry(like: Entry, uid: int) -> Entry:
    """An empty item of the same phase and time."""
    return replace(like, uid=uid, texts=("",) * len(LANGUAGES), condition="")
