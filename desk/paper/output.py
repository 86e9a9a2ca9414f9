# SPDX-License-Identifier: MIT
"""Writes a printed file so that a viewer that holds the old one open cannot lose the new one."""

from pathlib import Path

from desk.db.files import replacing


def write_pdf(path: str | Path, data: bytes) -> None:
    """Put the whole file in its place, or leave what was there.

    Raises Storage when the place cannot be written or another program holds the file.
    """
    with replacing(path) as stream:
        stream.write(data)
