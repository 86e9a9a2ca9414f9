# SPDX-License-Identifier: MIT
"""A record opened to do a step: the step is begun as soon as the record is there."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from desk.ui.recordpage import RecordPage


def begin_step(page: "RecordPage", step_id: str) -> None:
    """Begin a step of a record's page, now or once it is read; say so where it is not possible."""
    step = next((s for s in page.record_type.steps if s.id == step_id), None)
    if step is None:
        return
    if page.loaded is not None:
        page.deeds.try_step(step)
        return
    once = Qt.ConnectionType.SingleShotConnection
    page.named.connect(lambda _record: page.deeds.try_step(step), once)
