# SPDX-License-Identifier: MIT
"""Binders 文件夹: a year's sheets on a shelf of spines, one a month; a sealed one cannot change."""

from desk.records.binder.contents import Completeness, IndexLine, completeness, index_of
from desk.records.binder.filing import open_for, sealed
from desk.records.binder.record import Binder
from desk.records.binder.shelf import Spine, shelf, spine_of

__all__ = [
    "Binder",
    "Completeness",
    "IndexLine",
    "Spine",
    "completeness",
    "index_of",
    "open_for",
    "sealed",
    "shelf",
    "spine_of",
]
