# SPDX-License-Identifier: MIT
"""Service tasks: the warranty said in words, consent before paid work, the slip of each mode."""

from desk.records.service_task.record import ServiceTask

__all__ = ["ServiceTask"]
