# SPDX-License-Identifier: MIT
"""Passwords: what a new one must be, and how it is kept so that nobody can read it."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from desk.db.record import Problem
from desk.text import N_, Message

# What a guess costs an attacker (argon2id): rounds, KiB of memory, lanes. Tests make it cheap.
COST: dict[str, Any] = {"time_cost": 3, "memory_cost": 65_536, "parallelism": 2}
SHORTEST = 8


def password_problems(password: str, login: str) -> Iterator[Problem]:
    """What is wrong with a new password."""
    if len(password) < SHORTEST:
        yield (
            "password",
            Message(N_("must have at least {count} characters."), count=SHORTEST),
        )
    elif len(set(password)) < 4:
        yield "password", Message(N_("repeats too few characters to be safe."))
    elif login and login.casefold() in password.casefold():
        yield "password", Message(N_("must not contain the sign-in name."))


def hashed(password: str) -> str:
    """The password as argon2id keeps it."""
    from argon2 import PasswordHasher

    return PasswordHasher(**COST).hash(password)


def matches(kept: str, password: str) -> bool:
    """Whether the password is the one kept."""
    from argon2 import PasswordHasher
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        return PasswordHasher().verify(kept, password)
    except (VerificationError, InvalidHashError):
        return False


@cache
def nobody() -> str:
    """A password nobody has, so that an unknown name takes as long as a known one."""
    return hashed("nobody knows this one")
