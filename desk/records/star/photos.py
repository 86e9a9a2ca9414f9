# SPDX-License-Identifier: MIT
"""The photos of the elected: pictures attached to the election, told apart by the star's name."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desk.db.store import Store
    from desk.records.star.record import Star
    from desk.session import Session

PICTURES = ("image/png", "image/jpeg")


def photos(store: "Store", session: "Session", star: "Star") -> dict[int, bytes]:
    """The latest picture of each elected person by id, as it was attached.

    It is the one whose file name holds the person's name; where one person is elected, any picture
    will do. Raises Refused and Storage.
    """
    rows = [row for row in star.results if row.elected and row.person is not None]
    files = [f for f in store.attachments.of(session, "star", star.id) if f.mime in PICTURES]
    found = {}
    for row in rows:
        person = store.office.people.get(row.person or 0)
        own = [file for file in files if person is not None and person.name in file.name]
        fitting = own or (files if len(rows) == 1 else [])
        if person is not None and fitting:
            found[person.id] = store.attachments.read(session, fitting[-1].id)
    return found
