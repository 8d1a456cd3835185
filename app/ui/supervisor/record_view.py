"""One record: the card as it was shown, what is known beside it, and the note that goes back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from app.ui.card.summary_card import SummaryCard
from app.ui.supervisor.record_side import RecordSide
from app.ui.supervisor.return_form import ReturnForm
from app.ui.theme.fonts import space

_SHARES = (64, 36)
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_PAGES = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}


class RecordView(QWidget):
    """To be read; the arrow keys go on to the next record, page keys scroll what is beside.

    Attributes:
        card, side, form: Its parts, for the presenter.

    Signals:
        stepped (int): The record so many rows further down is wanted.
        changed: Evidence or the form was opened or closed.
    """

    stepped = Signal(int)
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Record"))
        self.card = SummaryCard(at_booth=False, may_clear=False)
        self.side = RecordSide()
        self.form = ReturnForm()
        self._beside = QStackedWidget()
        self._beside.addWidget(self.side)
        self._beside.addWidget(self.form)
        self.card.evidence_opened.connect(self.changed)
        self.card.came_home.connect(self.changed)
        self.form.closed.connect(self.close_form)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(3))
        row.addWidget(self.card, _SHARES[0])
        row.addWidget(self._beside, _SHARES[1])

    @property
    def writing(self) -> bool:
        """Say whether the note is being written."""
        return self._beside.currentWidget() is self.form

    @property
    def at_home(self) -> bool:
        """Say whether card and record are in sight: then the page's own keys work."""
        return self.card.at_home and not self.writing

    def open_form(self) -> None:
        """Let the supervisor write the note."""
        self._beside.setCurrentWidget(self.form)
        self.form.focus_end()
        self.changed.emit()

    def close_form(self) -> None:
        """Show the record again; what stands in the form stays there."""
        self._beside.setCurrentWidget(self.side)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on to the next record, or back; look further down."""
        key = Qt.Key(event.key())
        if key in _PAGES and not self.writing:
            self.side.turn_page(_PAGES[key])
        elif key in _STEPS and self.at_home:
            self.stepped.emit(_STEPS[key])
        else:
            super().keyPressEvent(event)
