"""The scans that wait, all radiographs there are, and what is known of the chosen one."""

from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from app.radiographs.decision import ImageDecision
from app.ui.radiograph.match_form import MatchForm
from app.ui.radiograph.scan_lines import decision_words
from app.ui.radiograph.scan_list import Pictures, ScanList
from app.ui.radiograph.scan_values import ScanValues
from app.ui.shortcuts import Key
from app.ui.theme.fonts import space
from app.ui.widgets.choice import DropDown, Segments
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.icon import Icon
from app.ui.widgets.key_button import KeyButton, Variant
from app.ui.widgets.low_window import LowWindow
from app.ui.widgets.notice_line import NoticeLine
from app.ui.widgets.panel import Divider, Panel
from app.ui.widgets.photo_view import PhotoView
from app.ui.widgets.text import Role, Text
from app.ui.words.codes import finding_words
from app.ui.words.sentences import capital

_SIDE = 84
_RATIO = 2.66
_FINDINGS = (
    "undeclared goods",
    "misdeclared goods",
    "narcotics",
    "weapon",
    "ammunition",
    "counterfeit goods",
    "concealed person",
    "radiological source",
    "none",
)
"""What an image can lead to, among the words of `inspection_codes.json`."""


class Listing(StrEnum):
    """Which scans are listed."""

    WAITING = "waiting"
    ALL = "all"


class WorklistPanel(QWidget):
    """What waits stands first, oldest on top; the other list is searched.

    Attributes:
        list, picture, values, form, notice: Its parts, for the presenter.

    Signals:
        listing_chosen: The other list is wanted.
        search_changed: Something else is searched for.
        open_requested, match_requested, more_requested: Of the chosen scan, and of the list.
    """

    listing_chosen = Signal()
    search_changed = Signal()
    open_requested = Signal()
    match_requested = Signal()
    more_requested = Signal()

    def __init__(self, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = ScanList(self.tr("Scans"), pictures)
        self.picture = PhotoView(
            self.tr("Small picture"), ratio=_RATIO, empty=self.tr("No small picture here yet")
        )
        self.values, self.form, self.notice = ScanValues(), MatchForm(), NoticeLine()
        self._listings: Segments[Listing] = Segments(
            ((Listing.WAITING, self.tr("To look at")), (Listing.ALL, self.tr("All radiographs")))
        )
        self._listings.setAccessibleName(self.tr("List"))
        self._listings.set_value(Listing.WAITING)
        self._listings.chosen.connect(self._choose_listing)
        self._empty = EmptyState(Icon.RADIOGRAPH, "", "")
        self._title = Text("", Role.HEADLINE, wrap=True)
        self._make_search()
        self._make_keys()
        self._lay_out()
        self.setFocusProxy(self.list)
        self.show_choice(chosen=False, more=False)

    @property
    def listing(self) -> Listing:
        """Which scans are listed."""
        return self._listings.value() or Listing.WAITING

    @property
    def text(self) -> str:
        """What is searched for."""
        return self._search.text().strip()

    @property
    def decision(self) -> ImageDecision | None:
        """The decision that is searched for; None for any."""
        return self._decision.value()

    @property
    def finding(self) -> str:
        """The finding that is searched for; empty for any."""
        return self._finding.value() or ""

    @property
    def form_open(self) -> bool:
        """Say whether a scan is being matched by hand."""
        return self._side.currentWidget() is self.form

    @property
    def empty_words(self) -> str:
        """What stands in place of the list; empty while there is a list."""
        return self._empty.accessibleName() if self._lists.currentIndex() == 0 else ""

    def show_waiting(self, count: int) -> None:
        """Say on the segment how many wait."""
        words = self.tr("To look at · {count}").format(count=count) if count else ""
        self._listings.set_options(
            (
                (Listing.WAITING, words or self.tr("To look at")),
                (Listing.ALL, self.tr("All radiographs")),
            )
        )

    def say_empty(self, sentence: str, hint: str = "") -> None:
        """Say what stands where no scan is."""
        self._empty.say(sentence, hint)

    def show_title(self, words: str) -> None:
        """Say what the chosen scan shows."""
        self._title.setText(words)

    def show_choice(self, *, chosen: bool, more: bool) -> None:
        """Offer what can be done with the chosen scan, and whether the list goes on."""
        free = not self.form_open
        self._open.setEnabled(chosen and free)
        self._match.setEnabled(chosen and free)
        self._more.setVisible(more)
        self._around.setVisible(chosen)
        self._lists.setCurrentIndex(1 if chosen else 0)

    def show_form(self, *, is_open: bool) -> None:
        """Open or close the form; what stands in it stays."""
        self._side.setCurrentWidget(self.form if is_open else self._known)
        for button in (self._open, self._match, self._find):
            button.setEnabled(not is_open)
        focus = self.form if is_open else self.list
        focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_search(self) -> None:
        self._search = _Search()
        self._search.setPlaceholderText(
            self.tr("Container, plate, goods, HS code, 2026-11 or 2026-11-24")
        )
        self._search.setAccessibleName(self.tr("Find radiographs"))
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(self.search_changed)
        self._search.left.connect(self._enter_list)
        self._search.returnPressed.connect(self._enter_list)
        decisions = [(each, capital(decision_words(each))) for each in ImageDecision]
        self._decision: DropDown[ImageDecision | None] = DropDown(
            [(None, self.tr("Any decision")), *decisions]
        )
        self._decision.setAccessibleName(self.tr("Decision"))
        self._decision.chosen.connect(self.search_changed)
        findings = [(word, capital(finding_words(word))) for word in _FINDINGS]
        self._finding: DropDown[str] = DropDown([("", self.tr("Any finding")), *findings])
        self._finding.setAccessibleName(self.tr("Finding"))
        self._finding.chosen.connect(self.search_changed)

    def _make_keys(self) -> None:
        self._find = KeyButton(self.tr("Find"), Key.FIND)
        self._match = KeyButton(self.tr("Match by hand"), Key.ADD)
        self._more = KeyButton(self.tr("Show more"))
        self._open = KeyButton(self.tr("Look at it"), Key.CONFIRM, Variant.PRIMARY, wired=False)
        self._find.clicked.connect(self._focus_search)
        self._match.clicked.connect(self.match_requested)
        self._more.clicked.connect(self.more_requested)
        self._open.clicked.connect(self.open_requested)

    def _lay_out(self) -> None:
        self._lists = QStackedWidget()
        self._lists.addWidget(self._empty)
        self._lists.addWidget(self.list)
        self._filters = QWidget()
        filters = QHBoxLayout(self._filters)
        filters.setContentsMargins(0, 0, 0, 0)
        filters.setSpacing(space(2))
        filters.addWidget(self._search, 3)
        filters.addWidget(self._decision, 1)
        filters.addWidget(self._finding, 1)
        self._filters.hide()
        band = QWidget()
        top = QVBoxLayout(band)
        top.setContentsMargins(space(4), space(3), space(4), space(3))
        top.setSpacing(space(2))
        top.addWidget(self._listings, 0, Qt.AlignmentFlag.AlignLeading)
        top.addWidget(self._filters)
        listed = Panel(margins=False)
        listed.add_band(band, before_body=True)
        listed.add_band(Divider(), before_body=True)
        listed.body.addWidget(self._lists, 1)
        self._known = Panel(self.tr("Scan"))
        self._around = QWidget()
        around = QVBoxLayout(self._around)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(space(3))
        for part in (self.picture, self._title, self.values):
            around.addWidget(part)
        around.addStretch(1)
        self._known.body.addWidget(LowWindow(self._around), 1)
        self._side = QStackedWidget()
        self._side.setFixedWidth(space(_SIDE))
        self._side.addWidget(self._known)
        self._side.addWidget(self.form)
        both = QHBoxLayout()
        both.setSpacing(space(3))
        both.addWidget(listed, 1)
        both.addWidget(self._side)
        keys = QHBoxLayout()
        keys.setSpacing(space(3))
        for button in (self._find, self._match, self._more):
            keys.addWidget(button)
        keys.addWidget(self.notice, 1)
        keys.addWidget(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(3))
        column.addLayout(both, 1)
        column.addLayout(keys)

    def _choose_listing(self, listing: Listing) -> None:
        self._filters.setVisible(listing is Listing.ALL)
        self.listing_chosen.emit()

    def _focus_search(self) -> None:
        if self.listing is not Listing.ALL:
            self._listings.set_value(Listing.ALL)
            self._choose_listing(Listing.ALL)
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def _enter_list(self) -> None:
        if self.list.lines:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)


class _Search(QLineEdit):
    """A field from which Down leads into the list.

    Signals:
        left: On to the list.
    """

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Down."""
        if event.key() == Qt.Key.Key_Down:
            self.left.emit()
            return
        super().keyPressEvent(event)
