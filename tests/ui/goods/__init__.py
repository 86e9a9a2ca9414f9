# SPDX-License-Identifier: MIT
"""The pages of the goods side: shelf, board, return of a vehicle, pickup, stock."""
