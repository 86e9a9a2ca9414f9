# SPDX-License-Identifier: MIT
"""An election as its page shows it, read beside the window."""

from dataclasses import dataclass

from PySide6.QtGui import QImage

from desk.db.store import Store
from desk.records.star import Standing, standing
from desk.records.star.photos import photos
from desk.session import Session

#: No portrait on the screen is larger.
_SIDE = 400


@dataclass(frozen=True)
class SeenElection:
    """How it stands for the person, the photos of the elected, everybody's branch and name."""

    stands: Standing
    photos: dict[int, QImage]
    branches: dict[int, str]
    names: dict[int, str]


def look_at_election(store: Store, session: Session, election: int) -> SeenElection:
    """Read an election with its pictures; raises Refused or Invalid."""
    stands = standing(store, session, election)
    pictures = {}
    for person, data in photos(store, session, stands.star).items():
        image = QImage.fromData(data)
        if not image.isNull():
            pictures[person] = image.scaledToWidth(min(_SIDE, image.width()))
    office = store.office
    branches = {
        person.id: office.branches[person.branch].name
        for person in office.people.values()
        if person.branch in office.branches
    }
    names = {person.id: person.name for person in office.people.values()}
    return SeenElection(stands, pictures, branches, names)
