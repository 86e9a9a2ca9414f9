# SPDX-License-Identifier: MIT
"""Sets a page of the handbook in desk's letters and colours, and marks words on it."""

from PySide6.QtGui import (
    QBrush,
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit

from desk.ui import theme

_HEADS = {1: theme.TITLE, 2: theme.HEADING, 3: theme.BASE}
_LINE = 150  # percent


def set_page(view: QTextBrowser, markdown: str) -> None:
    """Show a page from its beginning."""
    document = view.document()
    document.setDefaultFont(theme.font())
    document.setDocumentMargin(theme.space(5))
    document.setMarkdown(markdown, QTextDocument.MarkdownFeature.MarkdownDialectGitHub)
    block = document.begin()
    while block.isValid():
        _set_block(block)
        block = block.next()
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            _set_table(frame)
    view.moveCursor(QTextCursor.MoveOperation.Start)


def mark_words(view: QTextBrowser, words: str) -> list[QTextCursor]:
    """Mark in amber where the words stand on the page; the places from the top."""
    ink, tint = theme.tones("amber")
    found = []
    for word in words.split():
        at = view.document().find(word)
        while not at.isNull():
            found.append(QTextCursor(at))
            at = view.document().find(word, at)
    marks = []
    for at in found:
        mark = QTextEdit.ExtraSelection()
        mark.cursor = at
        mark.format.setBackground(QBrush(tint))
        mark.format.setForeground(QBrush(ink))
        marks.append(mark)
    view.setExtraSelections(marks)
    return sorted(found, key=lambda at: at.selectionStart())


def _set_block(block: QTextBlock) -> None:
    cursor = QTextCursor(block)
    level = block.blockFormat().headingLevel()
    made = QTextBlockFormat()
    made.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    in_list = block.textList() is not None
    made.setTopMargin(theme.space(5 if level == 2 else 3 if level == 3 else 0))
    made.setBottomMargin(theme.space(1 if in_list or cursor.currentTable() else 2))
    cursor.mergeBlockFormat(made)
    if level:
        letters = QTextCharFormat()
        letters.setFont(theme.font(_HEADS.get(level, theme.BASE), strong=True))
        cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
        cursor.mergeCharFormat(letters)
    _set_pieces(block)


def _set_pieces(block: QTextBlock) -> None:
    """Keys and what is typed stand on a tint; links are in the accent's ink."""
    pieces = []
    walk = block.begin()
    while not walk.atEnd():
        pieces.append(walk.fragment())
        walk += 1
    for piece in pieces:
        before = piece.charFormat()
        letters = QTextCharFormat()
        if before.fontFixedPitch():
            letters.setFont(theme.font())
            letters.setBackground(QBrush(theme.colour("section_tint")))
        elif before.isAnchor():
            letters.setForeground(QBrush(theme.colour("accent_ink")))
            letters.setFontUnderline(False)
        elif before.fontWeight() > QFont.Weight.Medium and not block.blockFormat().headingLevel():
            letters.setFontWeight(QFont.Weight.DemiBold)
        else:
            continue
        cursor = QTextCursor(block)
        cursor.setPosition(piece.position())
        cursor.setPosition(piece.position() + piece.length(), QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(letters)


def _set_table(table: QTextTable) -> None:
    made = table.format()
    made.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    made.setBorderBrush(QBrush(theme.colour("hairline")))
    made.setBorderCollapse(True)
    made.setBorder(1)
    made.setCellPadding(theme.space(1.5))
    made.setCellSpacing(0)
    made.setBottomMargin(theme.space(3))
    made.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    table.setFormat(made)
