# SPDX-License-Identifier: MIT
"""The pages of the people side: walk-through, room sheet, articles, surveys."""
