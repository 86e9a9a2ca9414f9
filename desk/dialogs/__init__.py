# SPDX-License-Identifier: MIT
"""Windows that ask and return an answer; they never write to the office's data themselves."""
