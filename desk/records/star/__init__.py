# SPDX-License-Identifier: MIT
"""The service star of the month: a secret election by colleagues and by customers' praise."""

from desk.records.star.policy import POLICY
from desk.records.star.record import Star
from desk.records.star.voting import News, Standing, cast_vote, news, open_election, standing

__all__ = [
    "POLICY",
    "News",
    "Standing",
    "Star",
    "cast_vote",
    "news",
    "open_election",
    "standing",
]
