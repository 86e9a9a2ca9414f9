# SPDX-License-Identifier: MIT
"""The parts of the call card: kinds of call, what is asked, who may be calling, the hold clock."""
