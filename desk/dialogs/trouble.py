# SPDX-License-Identifier: MIT
"""Tells what went wrong and what to do next; never a class name, never a trace."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desk import paths
from desk.dialogs.base import Dialog
from desk.errors import DeskError
from desk.text import N_, Message


class TroubleDialog(Dialog):
    """One sentence; for a bug also where its report lies."""

    def __init__(self, error: BaseException, parent: QWidget | None) -> None:
        known = isinstance(error, DeskError)
        title = N_("That did not work") if known else N_("Something went wrong in desk")
        super().__init__(title, parent)
        self.setObjectName("dialog.trouble")
        if isinstance(error, DeskError):
            self.explain(error.message)
        else:
            self.explain(
                Message(
                    N_(
                        "What you typed is kept. Please go on working, and send the report "
                        "{file} to whoever looks after desk."
                    ),
                    file=str(paths.log_home() / "desk.log"),
                )
            )
        self.add_main(N_("Close")).clicked.connect(self.accept)

    @classmethod
    def tell(
        cls,
        error: BaseException,
        parent: QWidget | None,
        then: Callable[[], object] | None = None,
    ) -> "TroubleDialog":
        """Show it, then go on; without a parent the caller keeps it alive."""
        dialog = cls(error, parent)
        if then is not None:
            dialog.finished.connect(lambda _code: then())
        dialog.open()
        return dialog
