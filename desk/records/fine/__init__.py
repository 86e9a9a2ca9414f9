# SPDX-License-Identifier: MIT
"""Fines: proposed by desk from the complaints, confirmed or waived by a person, never silent."""

from desk.records.fine.record import Fine
from desk.records.fine.rules import POLICY, propose_negligence, settle

__all__ = ["POLICY", "Fine", "propose_negligence", "settle"]
