"""Opening an image without leaving the keyboard or the window."""

from pathlib import Path

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.ui.intake.inbox import InboxFile
from app.ui.shortcuts import Key
from app.ui.theme.fonts import space
from app.ui.widgets.form_field import FormField
from app.ui.widgets.key_button import KeyButton
from app.ui.widgets.panel import Panel
from app.ui.widgets.text import Role, Text, Tone
from app.ui.words.sentences import dotted
from app.ui.words.times import clock_words

_PATH = Qt.ItemDataRole.UserRole
_ASIDE = Qt.ItemDataRole.UserRole + 1
_Index = QModelIndex | QPersistentModelIndex


class Chooser(Panel):
    """The images of the inbox, newest first, and a field for any other path.

    Signals:
        chosen (Path): Read this image.
        closed: Back to where the officer came from.
    """

    chosen = Signal(Path)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Open an image"), parent=parent)
        self._files = QListWidget()
        self._files.setAccessibleName(self.tr("Images in the inbox"))
        self._files.setUniformItemSizes(True)
        self._files.setItemDelegate(_FileDelegate(self._files))
        self._files.itemActivated.connect(self._choose_item)
        self._none = Text("", Role.BODY, Tone.MUTED, wrap=True)
        self._path = QLineEdit()
        self._path.setPlaceholderText(self.tr("/folder/page.png"))
        self._path.returnPressed.connect(self._choose_path)
        browse = KeyButton(self.tr("Browse …"))
        browse.clicked.connect(self._browse)
        back = KeyButton(self.tr("Back"), Key.BACK)
        back.clicked.connect(self.closed)
        self.body.addWidget(self._none)
        self.body.addWidget(self._files, 1)
        self.body.addSpacing(space(2))
        self.body.addWidget(FormField(self.tr("Or the path of an image"), self._path))
        buttons = QHBoxLayout()
        buttons.setSpacing(space(3))
        buttons.addWidget(browse)
        buttons.addStretch(1)
        buttons.addWidget(back)
        self.body.addSpacing(space(1))
        self.body.addLayout(buttons)

    def show_files(self, files: tuple[InboxFile, ...], folder: Path | None) -> None:
        """Offer `files`, the first chosen already."""
        self.set_aside(folder.name if folder else "")
        self._files.clear()
        for file in files:
            new = self.tr("new") if file.new else ""
            aside = dotted(new, clock_words(file.arrived))
            item = QListWidgetItem(file.path.name, self._files)
            item.setData(_PATH, str(file.path))
            item.setData(_ASIDE, aside)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{file.path.name}, {aside}")
            item.setToolTip(str(file.path))
        self._files.setVisible(bool(files))
        self._none.setVisible(not files)
        self._none.setText(
            self.tr("No image waits. Put one into the inbox, type its path, or browse.")
        )
        if files:
            self._files.setCurrentRow(0)
            self._files.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._path.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_item(self, item: QListWidgetItem) -> None:
        self.chosen.emit(Path(str(item.data(_PATH))))

    def _choose_path(self) -> None:
        text = self._path.text().strip()
        if text:
            self._path.clear()
            self.chosen.emit(Path(text).expanduser())

    def _browse(self) -> None:
        images = self.tr("Images (*.png *.jpg *.jpeg *.tif *.tiff *.bmp *.webp)")
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Open an image"), "", images)
        if name:
            self.chosen.emit(Path(name))


class _FileDelegate(QStyledItemDelegate):
    """A file's name at the start of the line, when it came at its end."""

    def __init__(self, files: QListWidget) -> None:
        super().__init__(files)
        self._files = files

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Lines with air between them."""
        return QSize(super().sizeHint(option, index).width(), space(9))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the line; the list draws what is chosen."""
        plain = QStyleOptionViewItem(option)
        self.initStyleOption(plain, index)
        name = plain.text
        plain.text = ""
        item = QStyle.ControlElement.CE_ItemViewItem
        self._files.style().drawControl(item, plain, painter, self._files)
        aside = str(index.data(_ASIDE))
        inside = option.rect.adjusted(space(3), 0, -space(3), 0)
        room = inside.width() - option.fontMetrics.horizontalAdvance(aside) - space(4)
        shown = option.fontMetrics.elidedText(name, Qt.TextElideMode.ElideMiddle, room)
        palette, middle = option.palette, Qt.AlignmentFlag.AlignVCenter
        painter.setPen(palette.text().color())
        start = QStyle.visualAlignment(option.direction, middle | Qt.AlignmentFlag.AlignLeft)
        end = QStyle.visualAlignment(option.direction, middle | Qt.AlignmentFlag.AlignRight)
        painter.drawText(inside, int(start), shown)
        painter.setPen(palette.placeholderText().color())
        painter.drawText(inside, int(end), aside)
