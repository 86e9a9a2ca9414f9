# SPDX-License-Identifier: MIT
"""The parts of a book's page: filters, saved views, find-by-form, the selected record."""
