# SPDX-License-Identifier: MIT
"""Satisfaction surveys: a sample drawn by a seed, answers, shares with their 95 % intervals."""

from desk.records.survey.answer import SurveyAnswer
from desk.records.survey.record import Survey
from desk.records.survey.results import Result, Share, survey_result

__all__ = ["Result", "Share", "Survey", "SurveyAnswer", "survey_result"]
