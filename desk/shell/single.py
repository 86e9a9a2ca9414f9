# SPDX-License-Identifier: MIT
"""A second start of desk on the same office raises the window that is there already."""

import hashlib
from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_WAIT = 500  # milliseconds


class FirstWindow(QObject):
    """Listens for a second start and comes up."""

    def __init__(self, office: str, come_up: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        QLocalServer.removeServer(_name(office))
        self._server.newConnection.connect(lambda: self._called(come_up))
        self._server.listen(_name(office))

    def close(self) -> None:
        """Listen no more."""
        self._server.close()

    def _called(self, come_up: Callable[[], object]) -> None:
        caller = self._server.nextPendingConnection()
        caller.close()
        caller.deleteLater()
        come_up()


def raise_first(office: str) -> bool:
    """Ask the first window to come up; False when it does not run on this computer."""
    socket = QLocalSocket()
    socket.connectToServer(_name(office))
    answered = socket.waitForConnected(_WAIT)
    socket.close()
    return answered


def _name(office: str) -> str:
    return "desk-" + hashlib.sha256(office.encode("utf-8", "surrogatepass")).hexdigest()[:16]
