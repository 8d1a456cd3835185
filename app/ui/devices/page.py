"""The page of the devices: all of them with their state at the left, one of them at the right."""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.services.device_setup import DeviceKind
from app.settings import ReadFrom, StationSettings
from app.ui.devices.sections import (
    AnySection,
    DeviceSection,
    FolderSection,
    SerialSection,
    WedgeSection,
)
from app.ui.devices.views import PictureView, TextView
from app.ui.devices.words import Said, kind_words, looking
from app.ui.problem_banner import ProblemBanner
from app.ui.shortcuts import EVIDENCE, Key
from app.ui.theme.fonts import space
from app.ui.widgets.choice import Segments
from app.ui.widgets.form_field import FormField
from app.ui.widgets.key_button import KeyButton, Variant
from app.ui.widgets.low_window import LowWindow
from app.ui.widgets.mark import Mark
from app.ui.widgets.notice_line import NoticeLine
from app.ui.widgets.panel import Divider, Panel
from app.ui.widgets.row import Row

_LIST_SHARE, _SECTION_SHARE = 32, 68


class DevicesPage(QWidget):
    """Layout and signals; what they mean is the presenter's business.

    Attributes:
        banner: For problems.
        sections: One for each kind.
        scanned, filmed, dropped, sent, typed: Where their tests show what arrives.

    Signals:
        opened, closed: It came into sight, or left it.
        section_opened: Another kind is in sight.
        changed: Something else stands in the fields.
        test_requested, stop_requested: Begin or end the test of the section in sight.
        look_requested: Look for devices again.
        keep_requested: Keep what stands in the fields.
    """

    opened = Signal()
    closed = Signal()
    section_opened = Signal()
    changed = Signal()
    test_requested = Signal()
    stop_requested = Signal()
    look_requested = Signal()
    keep_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Devices"))
        self.banner = ProblemBanner()
        self.scanned, self.filmed, self.dropped = PictureView(), PictureView(), PictureView()
        self.sent, self.typed = TextView(), TextView()
        self.scanner = DeviceSection(DeviceKind.SCANNER, self.scanned)
        self.camera = DeviceSection(DeviceKind.CAMERA, self.filmed, by_path=True)
        self.folder = FolderSection(self.dropped)
        self.serial, self.wedge = SerialSection(self.sent), WedgeSection(self.typed)
        parts: tuple[AnySection, ...] = (
            self.scanner,
            self.camera,
            self.folder,
            self.serial,
            self.wedge,
        )
        self.sections: dict[DeviceKind, AnySection] = {part.kind: part for part in parts}
        self._rows: dict[DeviceKind, Row] = {}
        self._stack = QStackedWidget()
        listed = Panel(self.tr("Devices of this desk"), margins=False)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        listed.body.addWidget(LowWindow(content), 1)
        for (kind, section), key in zip(self.sections.items(), EVIDENCE, strict=True):
            row = Row(Mark.OPEN, kind_words(kind), looking().words, key=key)
            row.opened.connect(partial(self.open_section, kind))
            section.changed.connect(self.changed)
            self._rows[kind] = row
            self._stack.addWidget(section)
            column.addWidget(row)
            column.addWidget(Divider())
        self._read_from: Segments[ReadFrom] = Segments(
            [
                (ReadFrom.CAMERA, self.tr("Camera")),
                (ReadFrom.SCANNER, self.tr("Scanner")),
                (ReadFrom.FILES, self.tr("Files")),
            ]
        )
        self._read_from.chosen.connect(self._tell)
        source = QVBoxLayout()
        source.setContentsMargins(space(4), space(4), space(4), space(4))
        hint = self.tr("What the desk does not have is passed over.")
        source.addWidget(FormField(self.tr("F2 at the booth reads from"), self._read_from, hint))
        column.addStretch(1)
        column.addLayout(source)
        self._test = KeyButton(self.tr("Test"), Key.READ)
        self._test.clicked.connect(self.test_requested)
        self._stop = KeyButton(self.tr("End test"), Key.BACK)
        self._stop.clicked.connect(self.stop_requested)
        look = KeyButton(self.tr("Look again"), Key.FIND)
        look.clicked.connect(self.look_requested)
        self._notice = NoticeLine()
        self._keep = KeyButton(self.tr("Keep"), Key.CLOSE_FORM, Variant.PRIMARY)
        self._keep.clicked.connect(self.keep_requested)
        keys = QHBoxLayout()
        keys.setSpacing(space(3))
        for button in (self._test, self._stop, look):
            keys.addWidget(button)
        keys.addWidget(self._notice, 1)
        keys.addWidget(self._keep)
        grid = QGridLayout(self)
        grid.setContentsMargins(space(5), space(4), space(5), space(4))
        grid.setHorizontalSpacing(space(4))
        grid.setVerticalSpacing(space(4))
        grid.addWidget(self.banner, 0, 0, 1, 2)
        grid.addWidget(listed, 1, 0)
        grid.addWidget(self._stack, 1, 1)
        grid.addLayout(keys, 2, 0, 1, 2)
        grid.setColumnStretch(0, _LIST_SHARE)
        grid.setColumnStretch(1, _SECTION_SHARE)
        grid.setRowStretch(1, 1)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.show_testing(testing=False)
        self.open_section(DeviceKind.SCANNER)

    @property
    def section(self) -> AnySection:
        """The section in sight."""
        section = self._stack.currentWidget()
        assert isinstance(section, AnySection)
        return section

    @property
    def notice(self) -> str:
        """What the line beside the keys says."""
        return self._notice.text

    @property
    def may_keep(self) -> bool:
        """Say whether the choice may be kept now."""
        return self._keep.isEnabled()

    def open_section(self, kind: DeviceKind) -> None:
        """Show another kind."""
        self._stack.setCurrentWidget(self.sections[kind])
        for each, row in self._rows.items():
            row.set_selected(each is kind)
        self.setFocusProxy(self._rows[kind])
        self._rows[kind].setFocus(Qt.FocusReason.OtherFocusReason)
        self.section_opened.emit()

    def show_settings(self, settings: StationSettings) -> None:
        """Show what the station has chosen; what stood in the fields is gone."""
        for section in self.sections.values():
            section.show_settings(settings)
        self._read_from.set_value(settings.read_from)

    def chosen(self) -> dict[str, Any]:
        """Return what stands in the fields, by the settings' names."""
        chosen: dict[str, Any] = {"read_from": self._read_from.value() or ReadFrom.CAMERA}
        for section in self.sections.values():
            chosen |= section.chosen()
        return chosen

    def show_state(self, kind: DeviceKind, said: Said) -> None:
        """Say how a kind stands, in the list and in its section."""
        self._rows[kind].show_row(said.mark, kind_words(kind), said.brief or said.words)
        self.sections[kind].show_state(said)

    def show_testing(self, *, testing: bool) -> None:
        """Say whether the test of the section runs."""
        self._stop.setVisible(testing)
        self._test.setVisible(not testing)

    def show_may_keep(self, *, may: bool) -> None:
        """Say whether there is something to keep, by somebody who may."""
        self._keep.setEnabled(may)

    def say(self, sentence: str, mark: Mark = Mark.PASSED) -> None:
        """Say one sentence beside the keys; empty clears it."""
        if sentence:
            self._notice.say(sentence, mark)
        else:
            self._notice.clear()

    def showEvent(self, event: QShowEvent) -> None:
        """Come into sight."""
        super().showEvent(event)
        self.opened.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave sight."""
        super().hideEvent(event)
        self.closed.emit()

    def _tell(self, *_: object) -> None:
        self.changed.emit()
