# SPDX-License-Identifier: MIT
"""The lasting mark of each record and row, by which rows of a form and copies are told apart."""

import os
import random
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_dice: ContextVar[random.Random | None] = ContextVar("uids", default=None)


def new_uid() -> str:
    """A mark nobody has given before: 32 hexadecimal digits."""
    dice = _dice.get()
    # As random as a UUID and a quarter of its time, which many rows of a file take.
    return os.urandom(16).hex() if dice is None else f"{dice.getrandbits(128):032x}"


@contextmanager
def uids_from(dice: random.Random) -> Iterator[None]:
    """Let marks come from dice meanwhile, so that an office made by a seed is the same again."""
    token = _dice.set(dice)
    try:
        yield
    finally:
        _dice.reset(token)
