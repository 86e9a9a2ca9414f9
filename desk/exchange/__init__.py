# SPDX-License-Identifier: MIT
"""What goes in and out of the office as a file: tables read, checked, written and sent back."""
