# SPDX-License-Identifier: MIT
"""The office's logo on every form: one picture kept in the database, changed by who may."""

import hashlib
from typing import TYPE_CHECKING

from desk.db.office import LOGO, write_setting
from desk.db.policies import refuse_settings
from desk.db.tables import Content
from desk.errors import Invalid
from desk.session import Session
from desk.text import N_, Message

if TYPE_CHECKING:
    from desk.db.store import Store

LARGEST = 512 * 1024  # bytes; it goes into every file that is printed
#: How files begin that a PDF can carry.
BEGINNINGS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")


def set_logo(store: "Store", session: Session, picture: bytes) -> None:
    """Keep a PNG or JPEG file as the logo; an empty one takes it away.

    Raises Refused, or Invalid for what is no such picture or larger than 512 KB.
    """
    digest = hashlib.sha256(picture).hexdigest() if picture else ""
    with store.act(session) as act:
        refuse_settings(session)
        if picture and not picture.startswith(BEGINNINGS):
            raise Invalid([(LOGO, Message(N_("is no picture. Choose a PNG or JPEG file.")))])
        if len(picture) > LARGEST:
            told = Message(N_("is larger than {limit} KB. Choose a smaller one."),
                           limit=LARGEST // 1024)  # fmt: skip
            raise Invalid([(LOGO, told)])
        if picture:
            made = Content.insert(hash=digest, size=len(picture), data=picture)
            made.on_conflict_ignore().execute(store.database.engine)
        write_setting(store.database, LOGO, digest)
        act.log("setting", changes={LOGO: [None, digest[:16]]})
    store.office.refresh()
