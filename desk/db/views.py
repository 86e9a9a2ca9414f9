# SPDX-License-Identifier: MIT
"""Filters somebody saved under a name, for the own use or for everybody at the desk."""

from dataclasses import dataclass

from desk.db.act import refuse
from desk.db.query import Query
from desk.db.store import Store
from desk.db.tables import SavedView
from desk.errors import Invalid, Refused
from desk.session import ROLES, Session, roles_for
from desk.text import N_, Message
from desk.text.plain import one_line

LONGEST = 60


@dataclass(frozen=True)
class View:
    """A saved filter of one book; `shared` ones are everybody's."""

    id: int
    kind: str
    name: str
    query: Query
    shared: bool


def views_of(store: Store, session: Session, kind: str) -> list[View]:
    """The person's views of a book and the shared ones, by name; one that cannot be read is left
    out. Raises Refused."""
    refuse(session, "read", store.books[kind])
    own = (SavedView.person == session.person_id) | SavedView.person.is_null()
    with store.database.read() as engine:
        rows = SavedView.select().where((SavedView.kind == kind) & own)
        found = list(rows.order_by(SavedView.name).execute(engine))
    views = []
    for row in found:
        try:
            query = Query.from_json(row.query)
        except (ValueError, TypeError, LookupError):
            continue
        views.append(View(row.id, kind, row.name, query, row.person is None))
    return views


def save_view(
    store: Store, session: Session, name: str, query: Query, *, shared: bool = False
) -> None:
    """Keep a filter under a name; the same name again replaces it. Raises Refused or Invalid."""
    name = one_line(name)
    if not 1 <= len(name) <= LONGEST:
        raise Invalid([("name", Message(N_("Give the view a short name.")))])
    with store.act(session) as act:
        refuse(session, "read", store.books[query.kind])
        if shared:
            _refuse_sharing(session)
        person = None if shared else session.person_id
        engine = store.database.engine
        same = (SavedView.kind == query.kind) & (SavedView.name == name)
        owner = SavedView.person.is_null() if person is None else SavedView.person == person
        SavedView.delete().where(same & owner).execute(engine)
        SavedView.insert(kind=query.kind, name=name, person=person, query=query.to_json()).execute(
            engine
        )
        if shared:
            act.log("view", kind=query.kind, changes={"name": [None, name]})


def delete_view(store: Store, session: Session, view: View) -> None:
    """Forget a view of one's own, or a shared one with the right to share. Raises Refused."""
    with store.act(session) as act:
        if view.shared:
            _refuse_sharing(session)
            act.log("view", kind=view.kind, changes={"name": [view.name, None]})
        owner = SavedView.person.is_null() if view.shared else SavedView.person == session.person_id
        SavedView.delete().where((SavedView.id == view.id) & owner).execute(store.database.engine)


def _refuse_sharing(session: Session) -> None:
    if not session.may("share"):
        roles = roles_for("share").split()
        raise Refused(
            Message(
                N_("You may not share views. Allowed are: {roles}."),
                roles=[Message(ROLES[role]) for role in roles],
            ),
            action="share",
            roles=roles,
        )
