"""What primary knew, and what was found here."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.secondary.case_lines import CaseLines
from app.ui.secondary.findings_table import FindingsTable
from app.ui.theme.fonts import space
from app.ui.widgets.check_row import ValueRow
from app.ui.widgets.low_window import LowWindow
from app.ui.widgets.mark import Mark, MarkedText
from app.ui.widgets.panel import Divider
from app.ui.widgets.photo_view import PhotoView
from app.ui.widgets.text import Role, Text, Tone

_PHOTO_WIDTH = 60


class CaseHome(QWidget):
    """Photo of the page, the circumstances of the referral, the findings."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._photo = PhotoView(self.tr("The page, as primary saw it"))
        width = space(_PHOTO_WIDTH)
        self._photo.setFixedSize(width, self._photo.heightForWidth(width))
        self._again = MarkedText(Mark.OPEN, "", Role.STRONG, toned=True)
        self._values: list[ValueRow] = []
        self._values_column = QVBoxLayout()
        self._values_column.setSpacing(0)
        self._caption = Text("", Role.CAPTION, Tone.SECONDARY)
        self._findings = FindingsTable()
        self._lay_out()

    @property
    def has_photo(self) -> bool:
        """Say whether the photo of the page is shown."""
        return self._photo.picture is not None

    def show_case(self, lines: CaseLines) -> None:
        """Show the words; the photo comes by itself."""
        mark, words = lines.again
        self._again.show_mark(mark, words)
        self._photo.set_empty_words(lines.photo)
        for row in self._values:
            self._values_column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._values = [ValueRow(label, value) for label, value in lines.values]
        for row in self._values:
            self._values_column.addWidget(row)
        self._caption.setText(self.tr("Findings"))
        self._findings.show_findings(lines.findings)

    def show_photo(self, photo: QImage | None) -> None:
        """Show the photo of the page, or the words that say where it is."""
        self._photo.show_picture(photo)

    def _lay_out(self) -> None:
        content = QWidget()
        circumstances = QVBoxLayout()
        circumstances.setSpacing(space(1.5))
        circumstances.addWidget(self._again)
        circumstances.addLayout(self._values_column)
        circumstances.addStretch(1)
        upper = QHBoxLayout()
        upper.setSpacing(space(5))
        upper.addWidget(self._photo, 0, Qt.AlignmentFlag.AlignTop)
        upper.addLayout(circumstances, 1)
        column = QVBoxLayout(content)
        column.setContentsMargins(space(5), space(4), space(5), space(4))
        column.setSpacing(space(3))
        column.addLayout(upper)
        column.addSpacing(space(1))
        column.addWidget(Divider())
        column.addSpacing(space(1))
        column.addWidget(self._caption)
        column.addWidget(self._findings)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(LowWindow(content))
