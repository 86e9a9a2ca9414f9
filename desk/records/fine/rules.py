# SPDX-License-Identifier: MIT
"""What the handbook fines: the ladder of a month, the manager's part, a manager's negligence."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from desk.db.fields import to_millis
from desk.errors import Invalid
from desk.records.fine.words import RANKS
from desk.text import N_, Message
from desk.text.dates import local, month_bounds

if TYPE_CHECKING:
    from desk.db.act import Act

# The table of the handbook, with its start dates, is this policy of desk/rules.py.
POLICY = "fines"


def settle(act: "Act", person: int, day: date) -> None:
    """Bring a person's proposals of the month of `day` in line with what is judged justified.

    Confirmed and waived fines keep their rank; proposals are made, changed or withdrawn. Doing it
    twice changes nothing.
    """
    desk = act.as_office()
    policy = act.rule(POLICY, day)
    kept = _fines(act, person, f"{day:%Y-%m}")
    ranks = _ranks(_justified(act, person, day), kept)
    wanted = _wanted(act, person, ranks, policy)
    for fine in kept:
        found = wanted.pop((fine.complaint, fine.person, fine.role), None)
        if fine.state != "proposed":
            continue
        if found is None:
            fine.state = "withdrawn"
        else:
            _rate(fine, *found, policy)
        desk.save(fine)
    for (complaint, fined, role), (rank, amount) in wanted.items():
        made: Any = desk.new("fine", complaint=complaint, person=fined, role=role)
        made.branch = act.get("complaint", complaint).branch
        made.jointly_with = person if role == "jointly" else None
        _rate(made, rank, amount, policy)
        desk.save(made)


def _wanted(
    act: "Act", person: int, ranks: Mapping[int, int], policy: Mapping[str, Any]
) -> dict[tuple[int, int, str], tuple[int, int]]:
    """Complaint, person and role of each fine there must be, with its rank and fen."""
    steps = policy["ladder"]
    manager = _manager(act, person)
    wanted: dict[tuple[int, int, str], tuple[int, int]] = {}
    for complaint, rank in ranks.items():
        on_ladder = rank <= len(steps)
        wanted[complaint, person, "responsible"] = rank, steps[rank - 1] if on_ladder else 0
        if manager is not None and on_ladder:
            wanted[complaint, manager, "jointly"] = rank, policy["jointly"]
    return wanted


def propose_negligence(
    act: "Act",
    complaint: Any,
    manager: int,
    amount: int,
    coordinator: int | None,
    circumstances: str,
) -> None:
    """Propose a negligent manager's fine (in fen) and the coordinator's jointly; raises Invalid."""
    desk = act.as_office()
    day = local(complaint.received_at, act.office.zone).date()
    policy = act.rule(POLICY, day)
    fined = [(manager, "negligence", amount)]
    if coordinator is not None:
        fined.append((coordinator, "coordinator", policy["coordinator"]))
    check_negligence(act, complaint, amount)
    for person, role, fen in fined:
        same = act.select(
            "fine",
            "complaint = ? AND person = ? AND role = ? AND state <> ? AND voided = ?",
            *(complaint.id, person, role, "withdrawn", False),
        )
        if same:
            raise Invalid([("person", Message(N_("has been proposed for a fine here already.")))])
        made: Any = desk.new("fine", complaint=complaint.id, person=person, role=role)
        made.branch, made.amount, made.remarks = complaint.branch, fen, circumstances
        desk.save(made)


def check_negligence(act: "Act", complaint: Any, amount: int | None) -> None:
    day = local(complaint.received_at, act.office.zone).date()
    least, most = act.rule(POLICY, day)["negligence"]
    if amount is None or not least <= amount <= most:
        message = Message(
            N_("must lie between ¥{least} and ¥{most}."), least=least // 100, most=most // 100
        )
        raise Invalid([("amount", message)])


def _justified(act: "Act", person: int, day: date) -> list[int]:
    """The justified complaints against a person in a month, in the order they came in."""
    start, end = month_bounds(day.year, day.month, act.office.zone)
    rows = act.store.database.rows(
        "SELECT id FROM complaint WHERE responsible = ? AND justified = ? AND voided = ? "
        "AND received_at >= ? AND received_at < ? ORDER BY received_at, id",
        *(person, "justified", False, to_millis(start), to_millis(end)),
    )
    return [row[0] for row in rows]


def _fines(act: "Act", person: int, month: str) -> list[Any]:
    """The fines that follow from a person's complaints of a month, his manager's among them."""
    where = (
        "month = ? AND voided = ? AND state <> ? AND (person = ? AND role = ? OR jointly_with = ?)"
    )
    return list(act.select("fine", where, month, False, "withdrawn", person, "responsible", person))


def _ranks(justified: list[int], fines: list[Any]) -> dict[int, int]:
    """The how manieth each complaint is; what is decided keeps its rank, the rest fills up."""
    decided = {
        fine.complaint: fine.nth
        for fine in fines
        if fine.role == "responsible" and fine.state in ("confirmed", "waived")
    }
    ranks = {key: decided[key] for key in justified if key in decided}
    free = (n for n in range(1, len(justified) + len(decided) + 2) if n not in decided.values())
    for key in justified:
        if key not in ranks:
            ranks[key] = next(free)
    return ranks


def _rate(fine: Any, rank: int, amount: int, policy: Mapping[str, Any]) -> None:
    fine.nth, fine.amount = rank, amount
    on_ladder = rank <= len(policy["ladder"])
    if fine.role == "jointly":
        fine.measure, fine.basis = "fine", "jointly"
    elif not on_ladder:
        fine.measure, fine.basis = "dismissal", "further"
    else:
        criticised = rank >= policy["criticism_from"]
        fine.measure = "criticism" if criticised else "fine"
        fine.basis = RANKS[rank - 1] if rank <= len(RANKS) else "further"


def _manager(act: "Act", person: int) -> int | None:
    """The manager who stands for an employee: of the department, else of the branch."""
    fined = act.office.people.get(person)
    if fined is None or "manager" in fined.roles:
        return None
    managers = [m for m in act.office.with_role("manager") if m.branch == fined.branch]
    of_department = [m for m in managers if m.department and m.department == fined.department]
    found = next(iter(of_department or managers), None)
    return found.id if found else None
