# SPDX-License-Identifier: MIT
"""The monthly complaint report 月度投诉报表, per branch or for all, and the grid of a year."""
