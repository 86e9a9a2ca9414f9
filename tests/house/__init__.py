# SPDX-License-Identifier: MIT
"""The rules of the house: layers, languages, style and what the README promises."""
