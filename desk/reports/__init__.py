# SPDX-License-Identifier: MIT
"""The office's reports as plain figures; paper, files and the window show them, each in its way."""
