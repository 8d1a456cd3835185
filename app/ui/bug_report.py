"""The report of a bug, for the officer to hand to support. Nothing is sent by itself."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app.ui.shortcuts import Key
from app.ui.theme.fonts import space
from app.ui.widgets.key_button import KeyButton, Variant
from app.ui.widgets.notice_line import NoticeLine
from app.ui.widgets.text import Role, Text, Tone


class BugReportDialog(QDialog):
    """Beside the work, not in its way: the window behind it stays usable."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(False)
        self.setWindowTitle(self.tr("Something in Gatehouse went wrong"))
        self._report = QPlainTextEdit(report)
        self._report.setReadOnly(True)
        self._report.setProperty("role", Role.NUMBER.value)
        self._report.setAccessibleName(self.tr("Report for support"))
        self._report.setTabChangesFocus(True)
        self._notice = NoticeLine()
        copy = KeyButton(self.tr("Copy the report"))
        copy.clicked.connect(self._copy)
        close = KeyButton(self.tr("Go on working"), Key.BACK, Variant.PRIMARY)
        close.clicked.connect(self.close)
        buttons = QHBoxLayout()
        buttons.setSpacing(space(3))
        buttons.addWidget(copy)
        buttons.addWidget(self._notice, 1)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(6), space(6), space(6), space(5))
        column.setSpacing(space(3))
        column.addWidget(Text(self.windowTitle(), Role.HEADLINE))
        told = self.tr(
            "This is a fault of the program, not yours. What was recorded is safe. "
            "Please give this report to support; it holds no data about any person."
        )
        column.addWidget(Text(told, Role.BODY, Tone.SECONDARY, wrap=True))
        column.addWidget(self._report, 1)
        column.addLayout(buttons)
        self.resize(space(170), space(110))
        close.setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report.toPlainText())
        self._notice.say(self.tr("Copied"))
