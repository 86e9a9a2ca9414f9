# SPDX-License-Identifier: MIT
"""Fines: proposed by desk from the complaints, confirmed or waived by a person, never silent."""

from desk.records.fine.record import Fine
from desk.records.fine.rules import DEFAULT_POLICY, POLICY, propose_negligence, settle

__all__ = ["DEFAULT_POLICY", "POLICY", "Fine", "propose_negligence", "settle"]
