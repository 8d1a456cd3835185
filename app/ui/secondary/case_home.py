"""What primary knew, who comes along, and what was found and seen here."""

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.secondary.case_lines import CaseLines
from app.ui.secondary.companion_list import CompanionList
from app.ui.secondary.findings_table import FindingsTable
from app.ui.secondary.picture_strip import PictureStrip
from app.ui.secondary.picture_tile import PictureTile
from app.ui.secondary.seen_lines import PictureLine
from app.ui.theme.fonts import space
from app.ui.widgets.check_row import ValueRow
from app.ui.widgets.low_window import LowWindow
from app.ui.widgets.mark import Mark, MarkedText
from app.ui.widgets.panel import Divider
from app.ui.widgets.text import Role, Text, Tone

PAGE_WIDTH = 60
"""Of the page photo, in steps of the spacing rhythm."""
_WIDEST_VALUES = 130
"""Beyond it, eyes no longer find the value that belongs to a label."""


class CaseHome(QWidget):
    """Photo of the page, the circumstances of the referral, companions, findings, pictures.

    Attributes:
        page, photos, marks: Its pictures, for the presenter.

    Signals:
        opened (PictureLine): The officer wants to see this picture large.
    """

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page_line = PictureLine("", "", "")
        self.page = PictureTile(
            self._page_line, space(PAGE_WIDTH), name=self.tr("The page, as primary saw it")
        )
        self.page.opened.connect(self._open_page)
        self._again = MarkedText(Mark.OPEN, "", Role.STRONG, toned=True, wrap=True)
        self._values: dict[str, ValueRow] = {}
        self._values_column = QVBoxLayout()
        self._values_column.setSpacing(0)
        self._companions = CompanionList()
        self._caption = Text(self.tr("Findings"), Role.CAPTION, Tone.SECONDARY)
        self._findings = FindingsTable()
        self.photos = PictureStrip(self.tr("Photos"))
        self.marks = PictureStrip(self.tr("Radiograph"))
        for strip in (self.photos, self.marks):
            strip.opened.connect(lambda place, strip=strip: self.opened.emit(strip.lines[place]))
        self._lay_out()

    @property
    def has_photo(self) -> bool:
        """Say whether the photo of the page is shown."""
        return self.page.picture is not None

    @property
    def companions(self) -> CompanionList:
        """Who comes along."""
        return self._companions

    def show_case(self, lines: CaseLines, page_photo: str) -> None:
        """Show the words; the pictures come by themselves."""
        mark, words = lines.again
        self._again.show_mark(mark, words)
        self._page_line = PictureLine(
            page_photo, self.tr("The page, as primary saw it"), lines.number
        )
        self.page.set_empty_words(lines.photo)
        self._show_values(lines.values)
        self._companions.show_lines(lines.companions)
        self._findings.show_findings(lines.findings)
        self.photos.show_lines(lines.photos)
        self.marks.show_lines(lines.marks)
        for before, tile in pairwise((self.page, *self.photos.tiles, *self.marks.tiles)):
            self.setTabOrder(before, tile)

    def show_photo(self, photo: QImage | None) -> None:
        """Show the photo of the page, or the words that say where it is."""
        self.page.show_picture(photo)

    def scroll_by(self, pages: int) -> None:
        """Show what lies so many windows further down; negative is up."""
        bar = self._window.verticalScrollBar()
        bar.setValue(bar.value() + pages * bar.pageStep())

    def show_top(self) -> None:
        """Begin at the top: this is another referral."""
        self._window.verticalScrollBar().setValue(0)

    def _open_page(self) -> None:
        self.opened.emit(self._page_line)

    def _show_values(self, values: tuple[tuple[str, str], ...]) -> None:
        if tuple(self._values) != tuple(label for label, _ in values):
            for row in self._values.values():
                self._values_column.removeWidget(row)
                row.hide()
                row.deleteLater()
            self._values = {label: ValueRow(label) for label, _ in values}
            for row in self._values.values():
                self._values_column.addWidget(row)
        for label, value in values:
            self._values[label].set_value(value)

    def _lay_out(self) -> None:
        content = QWidget()
        beside = QWidget()
        beside.setMaximumWidth(space(_WIDEST_VALUES))
        circumstances = QVBoxLayout(beside)
        circumstances.setContentsMargins(0, 0, 0, 0)
        circumstances.setSpacing(space(1.5))
        circumstances.addWidget(self._again)
        circumstances.addLayout(self._values_column)
        circumstances.addStretch(1)
        upper = QHBoxLayout()
        upper.setSpacing(space(5))
        upper.addWidget(self.page, 0, Qt.AlignmentFlag.AlignTop)
        upper.addWidget(beside, 1)
        upper.addStretch(0)
        column = QVBoxLayout(content)
        column.setContentsMargins(space(5), space(4), space(5), space(4))
        column.setSpacing(space(4))
        column.addLayout(upper)
        column.addWidget(self._companions)
        column.addWidget(Divider())
        findings = QVBoxLayout()
        findings.setSpacing(space(3))
        findings.addWidget(self._caption)
        findings.addWidget(self._findings)
        column.addLayout(findings)
        column.addWidget(self.photos)
        column.addWidget(self.marks)
        column.addStretch(1)
        self._window = LowWindow(content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._window)
