# SPDX-License-Identifier: MIT
"""What several dialogs have in common: long work that can be stopped, files, what is remembered."""
