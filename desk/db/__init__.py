# SPDX-License-Identifier: MIT
"""The office's storage: record types, the one writer, the trail, the search index."""
