# SPDX-License-Identifier: MIT
"""Reports on the screen: the same figures and charts as on paper, each opening its records."""
