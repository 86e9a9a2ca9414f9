# SPDX-License-Identifier: MIT
"""The parts of a record's page: head, drafts, what is read beside the window, the side panel."""
