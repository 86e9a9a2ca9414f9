# SPDX-License-Identifier: MIT
"""The parts of Today: what is due in order of time, and the board beside it."""
