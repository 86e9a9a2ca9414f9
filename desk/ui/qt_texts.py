# SPDX-License-Identifier: MIT
"""Qt's own texts (OK, Cancel, the context menu of a line) in the person's language."""

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from desk.text import LANGUAGES, N_, _

#: What Qt's own catalogue leaves out, by the English text in Qt.
LEFT_OUT = {
    "&Look in:": N_("Look in:"),
    "Files of &type:": N_("Files of type:"),
}


class QtTexts(QTranslator):
    """Qt's catalogue, with the words it leaves out from ours."""

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        """A text of Qt's in the person's language."""
        if context == "QFileDialog" and source in LEFT_OUT:
            return _(LEFT_OUT[source])
        return super().translate(context, source, disambiguation, n) or ""


def load_qt_texts(app: QApplication, old: QTranslator | None, code: str) -> QTranslator | None:
    """Replace Qt's texts; every widget is told by a LanguageChange event."""
    if old is not None:
        app.removeTranslator(old)
    if code == "en":
        # Installing an empty one tells the widgets, as removing alone may not.
        empty = QTranslator(app)
        app.installTranslator(empty)
        return empty
    new = QtTexts(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    new.load(f"qtbase_{code}", folder)
    app.installTranslator(new)
    return new


def system_language() -> str:
    """The language of desk that is nearest to the system's."""
    wanted = QLocale.system().name()
    return wanted if wanted in LANGUAGES else ("zh_CN" if wanted.startswith("zh") else "en")
