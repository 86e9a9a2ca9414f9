# SPDX-License-Identifier: MIT
"""Who complains of the same again within thirty days has not been helped; the form says so."""

from datetime import timedelta
from typing import TYPE_CHECKING

from desk.db.fields import to_millis

if TYPE_CHECKING:
    from desk.db.act import Act
    from desk.records.complaint.record import Complaint

WITHIN = timedelta(days=30)


def find(complaint: "Complaint", act: "Act") -> None:
    """Set `repeat_of` to the last complaint of this category by the same customer or phone."""
    if complaint.voided or complaint.received_at is None:
        return
    found = [
        row
        for name in ("customer", "phone")
        if (value := getattr(complaint, name))
        for row in act.store.database.rows(
            f"SELECT received_at, id FROM complaint WHERE {name} = ? AND category = ? "
            "AND voided = ? AND received_at >= ? AND received_at <= ? AND id <> ? "
            "ORDER BY received_at DESC, id DESC LIMIT 1",
            value,
            complaint.category,
            False,
            to_millis(complaint.received_at - WITHIN),
            to_millis(complaint.received_at),
            complaint.id or 0,
        )
    ]
    complaint.repeat_of = max(found)[1] if found else None
