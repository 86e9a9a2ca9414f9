# SPDX-License-Identifier: MIT
"""What leaves the office on paper: forms, lists and test pages as PDF; nothing here knows of Qt."""
