# SPDX-License-Identifier: MIT
"""A disk for SQLite that keeps a log of what was written, forgets what was not synced, and fails.

SQLite reaches the disk through a table of functions (its VFS). Here the functions of the real one
are wrapped: writes, truncations, syncs and deletions of one folder are logged in order, so that a
power cut can be played afterwards at any place of the log, as often as one likes; and a fault can
be ordered for the next write. Only files are logged; the shared memory of the log needs no disk.
"""

import ctypes
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ctypes import POINTER, Structure, c_char_p, c_int, c_int64, c_void_p
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

SECTOR = 512  # bytes a disk writes whole
FULL, IO_WRITE, IO_SYNC, IO_READ, READ_ONLY, CANNOT_OPEN = 13, 778, 1034, 266, 8, 14

_Close = ctypes.CFUNCTYPE(c_int, c_void_p)
_Read = ctypes.CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64)
_Truncate = ctypes.CFUNCTYPE(c_int, c_void_p, c_int64)
_Sync = ctypes.CFUNCTYPE(c_int, c_void_p, c_int)
_Open = ctypes.CFUNCTYPE(c_int, c_void_p, c_void_p, c_void_p, c_int, c_void_p)
_Delete = ctypes.CFUNCTYPE(c_int, c_void_p, c_char_p, c_int)


class _Methods(Structure):
    # sqlite3_io_methods; what follows the five wrapped functions is copied as it is.
    _fields_ = (
        ("version", c_int),
        ("close", _Close),
        ("read", _Read),
        ("write", _Read),
        ("truncate", _Truncate),
        ("sync", _Sync),
        ("rest", c_void_p * 13),
    )


class _File(Structure):
    _fields_ = (("methods", POINTER(_Methods)),)


class _Vfs(Structure):
    # sqlite3_vfs; what follows the two wrapped functions is copied as it is.
    _fields_ = (
        ("version", c_int),
        ("file_size", c_int),
        ("path_length", c_int),
        ("next", c_void_p),
        ("name", c_char_p),
        ("data", c_void_p),
        ("open", _Open),
        ("delete", _Delete),
        ("rest", c_void_p * 14),
    )


# What C points to must stay as long as the program: a connection may be closed late.
_HELD: list[Any] = []


@dataclass(frozen=True)
class Deed:
    """One thing done to a file: write, truncate, sync or delete; or a mark the test set."""

    what: str
    name: str
    at: int = 0
    content: bytes = b""


@dataclass
class Disk:
    """The log of a folder, and the fault that is ordered for it."""

    folder: Path
    log: list[Deed] = field(default_factory=list)
    fault: Callable[[str, str], int] = lambda _what, _name: 0

    def mark(self, what: str) -> None:
        """Note in the log that somebody was told something, such as a number as saved."""
        self.log.append(Deed("told", what))

    def told(self, until: int) -> list[str]:
        """What was told before a place in the log."""
        return [deed.name for deed in self.log[:until] if deed.what == "told"]

    def power_cut(self, at: int, chance: random.Random, folder: Path) -> None:
        """Lay into `folder` what the files hold when the power fails before deed `at`.

        What was synced is there; each later write is there, missing, or torn between sectors.
        """
        disk: dict[str, bytearray] = {}
        loose: dict[str, list[Deed]] = {}
        for deed in self.log[:at]:
            if deed.what == "sync":
                for done in loose.pop(deed.name, ()):
                    _apply(disk, done)
            elif deed.what == "delete":
                loose.pop(deed.name, None)
                disk.pop(deed.name, None)
            elif deed.what != "told":
                loose.setdefault(deed.name, []).append(deed)
        for deeds in loose.values():
            for deed in deeds:
                for piece in _what_is_left(deed, chance):
                    _apply(disk, piece)
        for name, content in disk.items():
            (folder / name).write_bytes(content)


def _apply(disk: dict[str, bytearray], deed: Deed) -> None:
    file = disk.setdefault(deed.name, bytearray())
    if deed.what == "truncate":
        del file[deed.at :]
        return
    file.extend(bytes(max(0, deed.at - len(file))))
    file[deed.at : deed.at + len(deed.content)] = deed.content


def _what_is_left(deed: Deed, chance: random.Random) -> Iterator[Deed]:
    fate = chance.choice(("kept", "lost", "torn"))
    if fate == "kept" or (fate == "torn" and deed.what == "truncate"):
        yield deed
    elif fate == "torn":
        for start in range(0, len(deed.content), SECTOR):
            if chance.random() < 0.5:
                yield Deed("write", deed.name, deed.at + start, deed.content[start:][:SECTOR])


@contextmanager
def logged_disk(folder: Path) -> Iterator[Disk]:
    """Every file SQLite opens in `folder` while this lasts is logged and may fail."""
    disk = Disk(folder)
    library = ctypes.CDLL(import_module("pysqlite3._sqlite3").__file__)
    library.sqlite3_vfs_find.restype = POINTER(_Vfs)
    real = library.sqlite3_vfs_find(None)
    wrapped = _wrapped_vfs(real.contents, disk)
    _HELD.append(wrapped)
    library.sqlite3_vfs_register(ctypes.byref(wrapped), 1)
    try:
        yield disk
    finally:
        library.sqlite3_vfs_register(real, 1)
        library.sqlite3_vfs_unregister(ctypes.byref(wrapped))


def _wrapped_vfs(real: _Vfs, disk: Disk) -> _Vfs:
    wrapped = _copy(real)
    wrapped.name = b"logged"

    def open_file(vfs: int, path: int | None, file: int, flags: int, out: int) -> int:
        name = Path(ctypes.string_at(path).decode()) if path else None
        ours = name is not None and name.parent == disk.folder
        if ours and (fault := disk.fault("open", name.name)):
            ctypes.cast(file, POINTER(_File)).contents.methods = None
            return fault
        result: int = real.open(vfs, path, file, flags, out)
        if result == 0 and ours:
            _wrap_file(ctypes.cast(file, POINTER(_File)).contents, name.name, disk)
        return result

    def delete_file(vfs: int, path: bytes, sync: int) -> int:
        result: int = real.delete(vfs, path, sync)
        if result == 0 and Path(path.decode()).parent == disk.folder:
            disk.log.append(Deed("delete", Path(path.decode()).name))
        return result

    wrapped.open, wrapped.delete = _Open(open_file), _Delete(delete_file)
    return wrapped


def _wrap_file(file: _File, name: str, disk: Disk) -> None:
    real = _copy(file.methods.contents)
    methods = _copy(real)

    def write(this: int, content: int, size: int, at: int) -> int:
        if fault := disk.fault("write", name):
            return fault
        disk.log.append(Deed("write", name, at, ctypes.string_at(content, size)))
        return int(real.write(this, content, size, at))

    def truncate(this: int, size: int) -> int:
        disk.log.append(Deed("truncate", name, size))
        return int(real.truncate(this, size))

    def sync(this: int, flags: int) -> int:
        if fault := disk.fault("sync", name):
            return fault
        disk.log.append(Deed("sync", name))
        return int(real.sync(this, flags))

    def read(this: int, content: int, size: int, at: int) -> int:
        return disk.fault("read", name) or int(real.read(this, content, size, at))

    methods.write, methods.read = _Read(write), _Read(read)
    methods.truncate, methods.sync = _Truncate(truncate), _Sync(sync)
    _HELD.append((real, methods))
    file.methods = ctypes.pointer(methods)


def _copy(table: Any) -> Any:
    copied = type(table)()
    ctypes.memmove(ctypes.byref(copied), ctypes.byref(table), ctypes.sizeof(copied))
    return copied
