# SPDX-License-Identifier: MIT
"""The command line, as a process."""
