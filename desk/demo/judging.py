# SPDX-License-Identifier: MIT
"""Who is found responsible in the demo office, and what becomes of the fines desk proposes."""

from functools import partial
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from desk.demo.complaints import Life

UNITS = ("配送部", "配送部", "仓储部", "客户服务部")
# Who is found responsible in each branch; nobody in person where it is empty.
GUILTY = {
    "HZ": ("staff3", "staff4", "", "", ""),
    "NB": ("staff5", "", "", ""),
    "": ("staff2", "", ""),
}


def judge(life: "Life") -> None:
    """Most complaints are justified; desk proposes the fines. Last month's wait for the close.

    What was done against repetition is written beside the judgement.
    """
    scene = life.scene
    if scene.chance(0.4):
        life.step("supervisor", "judge", {"justified": "unjustified"})
        return
    told: dict[str, Any] = {"justified": "justified", "responsible_unit": scene.pick(UNITS)}
    guilty = scene.pick(GUILTY[life.place])
    if guilty:
        told["responsible"] = scene.person(guilty)
    life.step("supervisor", "judge", told)
    if scene.chance(0.8):
        session = scene.session("supervisor")
        judged: Any = scene.store.get(session, "complaint", life.id)
        judged.prevention = life.text["prevention"]
        scene.store.save(session, judged)
    if f"{life.came:%Y-%m}" != scene.last_month() and scene.chance(0.7):
        life.soon(200, partial(_decide, life))


def _decide(life: "Life") -> None:
    """The supervisor confirms most of what is proposed, and waives some with the reason."""
    store, session = life.scene.store, life.scene.session("supervisor")
    rows = store.database.rows(
        "SELECT id FROM fine WHERE complaint = ? AND state = ?", life.id, "proposed"
    )
    for (fine,) in rows:
        if life.scene.chance(0.3):
            told = {"reason": life.scene.texts["steps"]["waive"]}
            store.step(session, "fine", fine, "waive", told)
        else:
            store.step(session, "fine", fine, "confirm")
