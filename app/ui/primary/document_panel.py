"""The document at the left: its picture, its zone, its checks, and what became of earlier ones."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.documents.live_reading import Cue
from app.documents.reading import BarcodeKind, DocumentReading
from app.encounters.encounter import NO_DOCUMENT
from app.screening.identity import Identity
from app.ui.camera.cues import cue_words
from app.ui.card.checks import CheckLine, CheckMark
from app.ui.card.zone import zone_lines
from app.ui.card.zone_text import ZoneText
from app.ui.primary.occupant_strip import OccupantStrip
from app.ui.primary.pictures import PagePicture
from app.ui.primary.result_strip import ResultStrip
from app.ui.primary.results import ResultLine
from app.ui.theme.fonts import space
from app.ui.widgets.check_row import CheckRow
from app.ui.widgets.kept_rows import KeptRows
from app.ui.widgets.mark import Mark
from app.ui.widgets.panel import Panel
from app.ui.widgets.photo_view import PhotoView
from app.ui.words.codes_read import code_detail, code_words
from app.ui.words.sentences import dotted
from app.ui.words.times import machine_words

_MARKS = {
    CheckMark.PASSED: Mark.PASSED,
    CheckMark.LOOK: Mark.ATTENTION,
    CheckMark.NOT_DONE: Mark.NOT_DONE,
}
_Check = tuple[Mark, str, str, str]  # mark, what was checked, answer, detail
_PHOTO_SHARE = 0.37
_SHOWN_RESULTS = 3


class DocumentPanel(Panel):
    """Shows one document; empty until there is one.

    Attributes:
        people: Everybody of the encounter.
        results: What became of earlier travelers, as shown.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Document"), parent=parent)
        self.people = OccupantStrip()
        self._why_no_picture = ""
        self.results: tuple[ResultLine, ...] = ()
        self._photo = PhotoView(self.tr("The page"), empty=self.tr("The page appears here."))
        self._zone = ZoneText()
        self._checks = _Checks()
        self._read = QWidget()
        read = QVBoxLayout(self._read)
        read.setContentsMargins(0, 0, 0, 0)
        read.setSpacing(self.body.spacing())
        read.addWidget(self._zone)
        read.addWidget(self._checks)
        self._results = ResultStrip()
        self.body.addWidget(self._photo)
        self.body.addWidget(self._read)
        self.body.addStretch(1)
        self.body.addWidget(self.people)
        self.body.addWidget(self._results)
        self.clear()
        self.show_results(())

    def clear(self) -> None:
        """Show that there is no document."""
        self.set_aside("")
        self._photo.set_empty_words(self.tr("The page appears here."))
        self._photo.show_picture(None)
        self._read.hide()
        self._zone.show_zone(())
        self._checks.show_checks([])

    def show_picture(self, picture: PagePicture | None) -> None:
        """Show the page; None says that there is no picture of it."""
        self._photo.set_empty_words(self._why_no_picture)
        if picture is None:
            self._photo.show_picture(None)
        else:
            self._photo.show_picture(picture.page, picture.quad)

    def show_reading(
        self, reading: DocumentReading, checks: tuple[CheckLine, ...], identity: Identity
    ) -> None:
        """Show the zone's text and the answers of the checks; nothing without a document."""
        self._why_no_picture = {
            Identity.READ: self.tr("Read as text: no picture."),
            Identity.ENTERED: self.tr("Entered by hand: no picture."),
        }.get(identity, self.tr("No document was read."))
        if reading == NO_DOCUMENT:
            self.clear()
            self._photo.set_empty_words(self._why_no_picture)
            return
        zone = reading.mrz.format.value if reading.mrz else self.tr("no machine readable zone")
        if reading.mrz is None and reading.document is not None and reading.barcodes:
            zone = self.tr("from the barcode")
        time = (
            self.tr("read in {time}").format(time=machine_words(reading.elapsed_ms, digits=2))
            if reading.elapsed_ms
            else ""
        )
        self.set_aside(dotted(time, zone))
        self._read.hide()  # or the page is laid out anew with every line that appears in it
        lines = zone_lines(reading.mrz, reading.checks)
        self._zone.show_zone(lines)
        rows = [(_MARKS[line.mark], line.title, line.answer, line.detail) for line in checks]
        doubtful = sum(len(line.doubtful) for line in lines)
        if doubtful:
            words = self.tr("Letters that are not sure: {count}").format(count=doubtful)
            rows.insert(0, (Mark.ATTENTION, words, self.tr("compare"), ""))
        if reading.guidance is not None:
            words = cue_words(Cue(reading.guidance.value))
            rows.insert(0, (Mark.ATTENTION, words, self.tr("read again"), ""))
        rows += self._code_rows(reading)
        self._checks.show_checks(rows)
        self._read.show()

    def _code_rows(self, reading: DocumentReading) -> list[_Check]:
        """Return a row for each code that says something of its own: a seal has a check already."""
        return [
            (Mark.OPEN, code_words(code), code.symbology, code_detail(code))
            for code in reading.barcodes
            if code.seal is None and not (reading.mrz is None and code.kind is BarcodeKind.AAMVA)
        ]

    def show_results(self, results: tuple[ResultLine, ...]) -> None:
        """Show what became of the travelers sent to secondary, newest first."""
        self.results = results[:_SHOWN_RESULTS]
        self._results.show_results(self.results)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the checks their room: the picture takes a share of the height."""
        super().resizeEvent(event)
        self._photo.setMaximumHeight(max(space(20), round(self.height() * _PHOTO_SHARE)))


class _Checks(QWidget):
    """A column of checks."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._rows = KeptRows(column, lambda _place: CheckRow(), CheckRow.clear)

    def show_checks(self, checks: list[_Check]) -> None:
        for row, check in zip(self._rows.first(len(checks)), checks, strict=True):
            row.show_check(*check)
        self.setVisible(bool(checks))
