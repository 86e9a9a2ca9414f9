# SPDX-License-Identifier: MIT
"""Qt's own texts (OK, Cancel, the context menu of a line) in the person's language."""

from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtWidgets import QApplication


def load_qt_texts(app: QApplication, old: QTranslator | None, code: str) -> QTranslator | None:
    """Replace Qt's texts; every widget is told by a LanguageChange event."""
    if old is not None:
        app.removeTranslator(old)
    if code == "en":
        # Installing an empty one tells the widgets, as removing alone may not.
        empty = QTranslator(app)
        app.installTranslator(empty)
        return empty
    new = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    new.load(f"qtbase_{code}", folder)
    app.installTranslator(new)
    return new
