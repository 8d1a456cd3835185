"""Finds text that does not fit where it stands."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QWidget,
)

from app.ui.widgets.text import ElidedText

_SLACK = 1  # pixel: fractional scaling rounds


def assert_no_clipped_text(window: QWidget) -> None:
    """Fail and name every visible text of `window` that is cut off, as it stands and turned round.

    A text may end in an ellipsis where the widget says so (`ElidedText`: the tooltip has it all).
    What lies in a scroll area may stand outside it. The window must be shown and settled.
    """
    found = list(clipped_texts(window))
    stands = QApplication.layoutDirection()
    left, right = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft
    QApplication.setLayoutDirection(right if stands is left else left)
    try:
        for _ in range(3):
            QApplication.sendPostedEvents()
            QApplication.processEvents()
        found += [f"turned round: {text}" for text in clipped_texts(window)]
    finally:
        QApplication.setLayoutDirection(stands)
    assert not found, "\n".join(found)


def clipped_texts(window: QWidget) -> Iterator[str]:
    """Describe the visible texts of `window` that are cut off."""
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or widget.objectName().startswith("qt_"):
            continue
        text = _text(widget)
        if not text:
            continue
        width, height = _needed(widget)
        short = width - widget.width() > _SLACK or height - widget.height() > _SLACK
        if short or not _within_parents(widget, window):
            size = f"needs {width} x {height}, has {widget.width()} x {widget.height()}"
            yield f"{type(widget).__name__} {text!r}: {size}"


def _text(widget: QWidget) -> str:
    if isinstance(widget, QLabel | QAbstractButton):
        # A button with a layout holds its words in labels of its own.
        return widget.text() or ("button" if isinstance(widget, QAbstractButton) else "")
    if isinstance(widget, QComboBox):
        return widget.currentText()
    if isinstance(widget, QLineEdit):
        return widget.text() or "empty field"
    return ""


def _needed(widget: QWidget) -> tuple[int, int]:
    hint = widget.sizeHint()
    if isinstance(widget, QLineEdit):
        return 0, hint.height()
    if isinstance(widget, ElidedText):
        return 0, hint.height()
    if isinstance(widget, QLabel) and widget.wordWrap():
        longest = max(widget.text().split(), key=len, default="")
        word = widget.fontMetrics().horizontalAdvance(longest)
        return word, widget.heightForWidth(widget.width())
    if isinstance(widget, QAbstractButton) and widget.layout() is not None:
        return widget.minimumSizeHint().width(), hint.height()
    return hint.width(), hint.height()


def _within_parents(widget: QWidget, window: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None and parent is not window.parentWidget():
        area = parent.parentWidget()
        if isinstance(area, QAbstractScrollArea) and area.viewport() is parent:
            return True
        seen = QRect(widget.mapTo(parent, QPoint(0, 0)), widget.size())
        if not parent.rect().adjusted(-_SLACK, -_SLACK, _SLACK, _SLACK).contains(seen):
            return False
        if parent is window:
            return True
        parent = parent.parentWidget()
    return True
