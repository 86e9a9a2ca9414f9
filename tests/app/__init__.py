# SPDX-License-Identifier: MIT
"""The whole program, as a clerk uses it."""
