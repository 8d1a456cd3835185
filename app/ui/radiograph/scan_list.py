"""A list of scans, each with its small picture: arrow keys move, Enter opens. No widget each."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.ui.radiograph.scan_lines import ScanLine
from app.ui.theme.fonts import space
from app.ui.widgets.mark import Mark, MarkSign, paint_mark
from app.ui.widgets.text import Role, Text, Tone

_GROUND = "#10151b"  # what a radiograph lies on, in every theme
_WIDTH, _HEIGHT, _LEAST = 34, 13, 110
"""Steps that a small picture is wide and high; below so many steps of a line it is left out."""
_ASIDE = 64
"""Steps for state and time: one column, so that the eye runs down."""
_LINE_ROLE = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
Pictures = Callable[[ScanLine], QPixmap | None]


class _Lines(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: tuple[ScanLine, ...] = ()

    def show_lines(self, lines: Sequence[ScanLine]) -> None:
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.lines[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return line.spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{line.title}\n{line.detail}" if line.detail else line.title
        return None


class ScanList(QListView):
    """One line is chosen at a time, by arrow keys or pointer.

    Signals:
        opened (UUID): The officer wants to look at this scan.
        chosen_changed: Another line is chosen, or none.
    """

    opened = Signal(object)
    chosen_changed = Signal()

    def __init__(self, name: str, pictures: Pictures, parent: QWidget | None = None) -> None:
        """Make the list.

        Args:
            name: What it holds, for those who do not see it.
            pictures: Returns the small picture of a line, or None as long as there is none.
            parent: Qt's owner.
        """
        super().__init__(parent)
        self._model = _Lines(self)
        self.setModel(self._model)
        self.setItemDelegate(_Painter(self, self._model, pictures))
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(self._open)
        self.selectionModel().currentRowChanged.connect(self._tell)

    @property
    def lines(self) -> tuple[ScanLine, ...]:
        """What is shown."""
        return self._model.lines

    @property
    def chosen(self) -> ScanLine | None:
        """The chosen line, or None."""
        row = self.currentIndex().row()
        return self._model.lines[row] if 0 <= row < len(self._model.lines) else None

    def show_lines(self, lines: Sequence[ScanLine]) -> None:
        """Show other lines; the scan that was chosen stays chosen, and else the first is."""
        before = self.chosen.scan.id if self.chosen else None
        self._model.show_lines(lines)
        places = [line.scan.id for line in lines]
        self.choose(before if before in places else (places[0] if places else None))
        self.chosen_changed.emit()

    def choose(self, scan_id: UUID | None) -> None:
        """Choose a scan, if it is in the list."""
        for row, line in enumerate(self._model.lines):
            if line.scan.id == scan_id:
                self.setCurrentIndex(self._model.index(row))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
            return
        super().keyPressEvent(event)

    def _open(self) -> None:
        if self.chosen is not None:
            self.opened.emit(self.chosen.scan.id)

    def _tell(self) -> None:
        self.chosen_changed.emit()


class _Painter(QStyledItemDelegate):
    """Small picture, what was scanned, below it the goods; state and time at the end."""

    def __init__(self, view: QListView, model: _Lines, pictures: Pictures) -> None:
        super().__init__(view)
        self._lines = model
        self._pictures = pictures
        # The stylesheet colors marks and words; hidden ones tell their colors in this theme.
        self._signs = {mark: MarkSign(mark, parent=view) for mark in Mark}
        self._second = Text("", Role.SMALL, Tone.SECONDARY, parent=view)
        for hidden in (*self._signs.values(), self._second):
            hidden.hide()

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """Room for the picture, or for two lines of words."""
        height = max(space(_HEIGHT), 2 * option.fontMetrics.height() + space(1)) + space(3)
        return QSize(space(40), height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one line."""
        line = self._lines.lines[index.row()]
        self.initStyleOption(option, index)
        option.text = ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        painter.save()
        room = option.rect.adjusted(space(2), space(1.5), -space(2), -space(1.5))
        if option.rect.width() >= space(_LEAST):
            frame = QRect(room.left(), room.top(), space(_WIDTH), room.height())
            self._paint_picture(painter, self._turned(option, frame), line)
            room.setLeft(frame.right() + space(3))
        self._paint_words(painter, option, room, line)
        painter.restore()

    def _paint_picture(self, painter: QPainter, frame: QRect, line: ScanLine) -> None:
        painter.fillRect(frame, QColor(_GROUND))
        picture = self._pictures(line)
        if picture is None or picture.isNull():
            return
        size = picture.size().scaled(frame.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRect(frame.topLeft(), size)
        place.moveCenter(frame.center())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(place, picture)

    def _paint_words(
        self, painter: QPainter, option: QStyleOptionViewItem, room: QRect, line: ScanLine
    ) -> None:
        strong = QFont(option.font)
        strong.setWeight(QFont.Weight.DemiBold)
        normal, bold = option.fontMetrics, QFontMetrics(strong)
        height = normal.height()
        top = room.center().y() - height - space(0.5)
        second = top + height + space(1)
        side = round(height * 0.8)
        end = min(room.width() * 3 // 8, space(_ASIDE))
        words = QRect(room.left(), top, room.width() - end - space(3), height)
        aside = QRect(room.right() - end, top, end, height)
        text = option.palette.color(QPalette.ColorRole.Text)
        self._second.ensurePolished()
        muted = self._second.palette().windowText().color()
        self._paint_text(painter, option, words, line.title, strong, text, bold)
        words.moveTop(second)
        self._paint_text(painter, option, words, line.detail, option.font, muted, normal)
        sign = self._turned(option, QRect(aside.left(), top + (height - side) // 2, side, side))
        self._paint_mark(painter, sign, line.mark)
        state = aside.adjusted(side + space(1.5), 0, 0, 0)
        self._paint_text(painter, option, state, line.state, option.font, text, normal)
        aside.moveTop(second)
        self._paint_text(painter, option, aside, line.aside, option.font, muted, normal)

    def _paint_text(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        room: QRect,
        words: str,
        font: QFont,
        color: QColor,
        metrics: QFontMetrics,
    ) -> None:
        painter.setFont(font)
        painter.setPen(color)
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        leading = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        flags = QStyle.visualAlignment(option.direction, leading)
        painter.drawText(self._turned(option, room), flags | Qt.AlignmentFlag.AlignAbsolute, shown)

    def _paint_mark(self, painter: QPainter, place: QRect, mark: Mark) -> None:
        sign = self._signs[mark]
        sign.ensurePolished()
        painter.setPen(sign.palette().windowText().color())
        paint_mark(painter, mark, QRectF(place))

    @staticmethod
    def _turned(option: QStyleOptionViewItem, place: QRect) -> QRect:
        """Return the place on the other side where people read from the right."""
        return QStyle.visualRect(option.direction, option.rect, place)
