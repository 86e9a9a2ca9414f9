# SPDX-License-Identifier: MIT
"""desk, the record book of a customer-service front desk."""

__version__ = "0.1.0"
