# SPDX-License-Identifier: MIT
"""The service star of the month: a secret election by colleagues and by customers' praise."""

from desk.records.star.policy import DEFAULT_POLICY, POLICY
from desk.records.star.record import Star
from desk.records.star.voting import Standing, cast_vote, open_election, standing

__all__ = [
    "DEFAULT_POLICY",
    "POLICY",
    "Standing",
    "Star",
    "cast_vote",
    "open_election",
    "standing",
]
