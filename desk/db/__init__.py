# SPDX-License-Identifier: MIT
"""The office's storage: record types, the store that alone writes, the trail and the search index."""
