# SPDX-License-Identifier: MIT
"""Tests of the goods side: products, stock, orders, dispatch, pickup, tracing."""
