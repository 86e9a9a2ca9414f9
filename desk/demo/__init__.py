# SPDX-License-Identifier: MIT
"""The demo office: made by code with a seed, through the store, so that its trail is true."""

from desk.demo.office import make_demo

__all__ = ["make_demo"]
