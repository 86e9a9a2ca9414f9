# SPDX-License-Identifier: MIT
"""What window and app are made of: the tables of actions, the answers to pages, start and end."""
