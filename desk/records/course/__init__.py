# SPDX-License-Identifier: MIT
"""Courses for the own staff: what was taught, who was there, marks, re-sits."""

from desk.records.course.past import Attended, Learner, courses_of, learners
from desk.records.course.record import Course

__all__ = ["Attended", "Course", "Learner", "courses_of", "learners"]
