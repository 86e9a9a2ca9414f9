# SPDX-License-Identifier: MIT
"""Trainings: no trainer booked twice, a walk-through in five phases, four stages after it."""

from desk.records.training.booking import Booked, trainers_calendar
from desk.records.training.record import Training
from desk.records.training.stages import Stuck, stuck
from desk.records.training.template import WalkTemplate, save_template, template_of
from desk.records.training.walk import (
    Progress,
    add_topic,
    add_trainee,
    keep_question,
    mark_topic,
    mark_trainee,
    progress,
    resumes_at,
    tick_item,
)

__all__ = [
    "Booked",
    "Progress",
    "Stuck",
    "Training",
    "WalkTemplate",
    "add_topic",
    "add_trainee",
    "keep_question",
    "mark_topic",
    "mark_trainee",
    "progress",
    "resumes_at",
    "save_template",
    "stuck",
    "template_of",
    "tick_item",
    "trainers_calendar",
]
