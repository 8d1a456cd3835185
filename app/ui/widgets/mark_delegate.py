"""Cells with a mark before their words, in the colors of the theme."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from app.ui.theme.fonts import space
from app.ui.widgets.mark import Mark, MarkSign, paint_mark

_SIZE = 0.75  # of the height of a line


class MarkDelegate(QStyledItemDelegate):
    """Paints the mark whose name the model gives for a role, before the words of a cell."""

    def __init__(self, view: QAbstractItemView, role: int) -> None:
        """Make the delegate of `view`; the model answers `role` with a `Mark`'s value or None."""
        super().__init__(view)
        self._role = role
        # The stylesheet colors marks; a hidden one of each kind tells their color in this theme.
        self._signs = {mark: MarkSign(mark, parent=view) for mark in Mark}
        for sign in self._signs.values():
            sign.hide()

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint the cell as the style does, its words further in by the width of the mark."""
        self.initStyleOption(option, index)
        mark = self._mark(index)
        style = option.widget.style() if option.widget else QApplication.style()
        words = option.text
        option.text = ""
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        area = option.rect.adjusted(space(2), 0, -space(1), 0)
        if mark is not None:
            self._paint_mark(painter, option, mark)
            area = option.rect.adjusted(space(2) + self._room(option), 0, -space(1), 0)
            if option.direction is Qt.LayoutDirection.RightToLeft:
                area = option.rect.adjusted(space(1), 0, -space(2) - self._room(option), 0)
        elif option.direction is Qt.LayoutDirection.RightToLeft:
            area = option.rect.adjusted(space(1), 0, -space(2), 0)
        shown = option.fontMetrics.elidedText(words, Qt.TextElideMode.ElideRight, area.width())
        flags = QStyle.visualAlignment(
            option.direction, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        )
        painter.save()
        painter.setPen(option.palette.text().color())
        painter.setFont(option.font)
        painter.drawText(area, flags | Qt.AlignmentFlag.AlignAbsolute, shown)
        painter.restore()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Room for the mark as well."""
        self.initStyleOption(option, index)
        width = option.fontMetrics.horizontalAdvance(option.text) + space(4)
        if self._mark(index) is not None:
            width += self._room(option)
        return QSize(width, option.fontMetrics.height() + space(2))

    def _paint_mark(self, painter: QPainter, option: QStyleOptionViewItem, mark: Mark) -> None:
        side = option.fontMetrics.height() * _SIZE
        left: float = option.rect.left() + space(2)
        if option.direction is Qt.LayoutDirection.RightToLeft:
            left = option.rect.right() - space(2) - side
        box = QRectF(left, option.rect.center().y() - side / 2 + 0.5, side, side)
        sign = self._signs[mark]
        sign.ensurePolished()
        painter.save()
        painter.setPen(sign.palette().windowText().color())
        paint_mark(painter, mark, box)
        painter.restore()

    def _mark(self, index: QModelIndex | QPersistentModelIndex) -> Mark | None:
        said = index.data(self._role)  # Qt hands over plain text
        return Mark(said) if said else None

    def _room(self, option: QStyleOptionViewItem) -> int:
        return round(option.fontMetrics.height() * _SIZE) + space(2)
