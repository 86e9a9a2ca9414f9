# SPDX-License-Identifier: MIT
"""Measures desk against its peers and limits in the same run: `python -m benchmarks --help`."""
