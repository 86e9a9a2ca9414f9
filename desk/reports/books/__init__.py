# SPDX-License-Identifier: MIT
"""The reports of the other books: calls, call-backs, orders, dispatch, pickup, training, stock."""
