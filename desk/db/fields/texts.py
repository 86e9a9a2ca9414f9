# SPDX-License-Identifier: MIT
"""Fields of text: lines, notes, names, telephones, addresses."""

from collections.abc import Iterator
from typing import Any

from desk.db.fields.base import Kind, Setting
from desk.text import N_, Message
from desk.text.catalogue import Unreadable, translated
from desk.text.phones import digits, mask_address, mask_id, mask_phone, read_phone
from desk.text.phrases import wordings
from desk.text.plain import one_line, tidy


class Line(Kind[str]):
    """One line of text, up to 200 characters."""

    field_type = "TEXT"
    longest = 200
    multi_line = False
    width = 16

    def read(self, text: str, at: Setting) -> str:
        return one_line(text)

    def check(self, value: Any) -> Iterator[Message]:
        if len(value) > self.longest:
            yield Message(
                N_("is {count} characters long; at most {most} fit. Please shorten it."),
                count=len(value),
                most=self.longest,
            )
        if value != self.clean(value):
            yield Message(N_("contains characters that cannot be kept. Please type it again."))

    def clean(self, value: str) -> str:
        """The text without characters that no form can carry."""
        return one_line(value)


class Phrase(Line):
    """A phrase of the office that each reader sees in the own language; found in all of them."""

    longest = 500
    width = 30

    def show(self, value: str | None, at: Setting) -> str:
        return translated(value or "")

    def words(self, value: Any, at: Setting) -> str:
        return " ".join(dict.fromkeys(wordings(value).values())) if value else ""


class Note(Line):
    """Several lines of text that grow with what is written."""

    editor = "note"
    longest = 100_000
    multi_line = True
    width = 30

    def read(self, text: str, at: Setting) -> str:
        return tidy(text)

    def clean(self, value: str) -> str:
        return tidy(value)


class Name(Line):
    """A person's or company's name; found by pinyin and initials too."""

    width = 14


class Phone(Line):
    """One telephone number; masked to those who need not know it."""

    editor = "phone"
    longest = 40
    masks = staticmethod(mask_phone)
    width = 14

    def read(self, text: str, at: Setting) -> str:
        return read_phone(text) if text.strip() else ""

    def check(self, value: Any) -> Iterator[Message]:
        yield from super().check(value)
        if value:
            try:
                read_phone(value)
            except Unreadable as error:
                yield error.message

    def words(self, value: Any, at: Setting) -> str:
        figures = digits(value or "")
        # Of a mobile number the figures are all there is: they need not be looked for twice.
        return figures if figures == value else f"{value} {figures}"


class Address(Line):
    """Street and house; a pasted whole address is split into its parts."""

    editor = "address"
    masks = staticmethod(mask_address)
    width = 24


class IdNumber(Line):
    """The number of an identity paper; masked."""

    masks = staticmethod(mask_id)
    longest = 40


class Email(Line):
    """An e-mail address."""

    longest = 120

    def check(self, value: Any) -> Iterator[Message]:
        yield from super().check(value)
        if value and ("@" not in value.strip("@") or " " in value):
            yield Message(N_("is not an e-mail address. It needs a name, @ and a domain."))
