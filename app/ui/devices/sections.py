"""One section for each kind of device: what is chosen, how it stands, and its test."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.capture.devices import Device
from app.capture.serial_reader import SPEEDS
from app.services.device_setup import DeviceKind, camera_path
from app.settings import StationSettings
from app.ui.devices.views import ArrivalView
from app.ui.devices.words import Said, device_words, kind_words
from app.ui.theme.fonts import space
from app.ui.widgets.choice import DropDown
from app.ui.widgets.form_field import FormField
from app.ui.widgets.key_button import KeyButton
from app.ui.widgets.mark import MarkedText
from app.ui.widgets.panel import Divider, Panel
from app.ui.widgets.text import Role, Text, Tone

_WIDEST = 130
_SHORTEST_LIST = 30  # characters
_LONGEST_FIX = 8


class Section(Panel):
    """Fields above, state below them, then the test.

    Attributes:
        kind: What is set up here.
        test: Where its test shows what arrives.

    Signals:
        changed: The officer chose something else.
    """

    changed = Signal()

    def __init__(self, kind: DeviceKind, test: ArrivalView, parent: QWidget | None = None) -> None:
        super().__init__(kind_words(kind), parent=parent)
        self.kind = kind
        self.test = test
        self._lines = QVBoxLayout()
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(space(2))
        self.fields = self._next_line()
        sheet = QWidget()
        sheet.setMaximumWidth(space(_WIDEST))
        sheet.setLayout(self._lines)
        self._state = MarkedText(None, "", wrap=True)
        self.body.addWidget(sheet)
        self.body.addWidget(self._state)
        self.body.addSpacing(space(1))
        self.body.addWidget(Divider())
        self.body.addWidget(Text(self.tr("Live test"), Role.CAPTION, Tone.SECONDARY))
        self.body.addWidget(test, 1)

    @property
    def name(self) -> str:
        """What is chosen; empty for nothing."""
        return ""

    @property
    def names(self) -> tuple[str, ...]:
        """Everything that is chosen here."""
        return (self.name,)

    @property
    def state(self) -> str:
        """How the device stands, as it is said."""
        return self._state.text

    def show_state(self, said: Said) -> None:
        """Say how the device stands."""
        self._state.show_mark(said.mark, said.words)

    def _tell(self, *_: object) -> None:
        self.changed.emit()

    def _next_line(self) -> QHBoxLayout:
        """Go on below with the next fields."""
        self.fields = QHBoxLayout()
        self.fields.setSpacing(space(4))
        self._lines.addLayout(self.fields)
        return self.fields

    def _field(self, label: str, editor: QWidget, hint: str = "", stretch: int = 1) -> FormField:
        field = FormField(label, editor, hint)
        self.fields.addWidget(field, stretch, Qt.AlignmentFlag.AlignTop)
        return field


class DeviceSection(Section):
    """A device from a list; or from a path, where the list cannot know everything."""

    def __init__(self, kind: DeviceKind, test: ArrivalView, *, by_path: bool = False) -> None:
        super().__init__(kind, test)
        self._devices: DropDown[str] = DropDown([("", self.tr("None"))])
        least = DropDown.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self._devices.setSizeAdjustPolicy(least)
        self._devices.setMinimumContentsLength(_SHORTEST_LIST)
        self._devices.chosen.connect(self._tell)
        self._field(self.tr("Device"), self._devices)
        self._path = QLineEdit(self)
        self._path.setPlaceholderText(self.tr("/dev/name"))
        self._path.textEdited.connect(self._tell)
        self._path.setVisible(by_path)
        if by_path:
            self._next_line()
            self._field(self.tr("Or its path"), self._path, stretch=3)

    @property
    def name(self) -> str:
        """The path where one stands, else what is chosen from the list."""
        return self._path.text().strip() or self._devices.value() or ""

    def show_settings(self, settings: StationSettings) -> None:
        """Show the chosen device, connected or not."""
        name = settings.scanner if self.kind is DeviceKind.SCANNER else camera_path(settings.camera)
        self._choose(name)

    def chosen(self) -> dict[str, Any]:
        """Return the scanner or the camera."""
        return {self.kind.value: self.name}

    def offer(self, devices: Sequence[Device]) -> None:
        """Offer these; the chosen one stays in the list also if it is gone."""
        before = self._devices.value() or ""
        options = [("", self.tr("None"))]
        options += [(device.name, device_words(device)) for device in devices]
        if before not in [name for name, _ in options]:
            options.append((before, before))
        self._devices.set_options(options)

    def _choose(self, name: str) -> None:
        self._path.clear()
        self._devices.set_options([("", self.tr("None")), *([(name, name)] if name else [])])
        self._devices.set_value(name)


class SerialSection(DeviceSection):
    """A port and its speed."""

    def __init__(self, test: ArrivalView) -> None:
        super().__init__(DeviceKind.SERIAL, test, by_path=True)
        self._speed: DropDown[int] = DropDown([(speed, str(speed)) for speed in SPEEDS])
        self._speed.chosen.connect(self._tell)
        self._field(self.tr("Bits per second"), self._speed)

    @property
    def speed(self) -> int:
        """Bits per second."""
        return self._speed.value() or 0

    def show_settings(self, settings: StationSettings) -> None:
        """Show port and speed."""
        self._choose(settings.serial_port)
        speeds = sorted({*SPEEDS, settings.serial_speed})
        self._speed.set_options([(speed, str(speed)) for speed in speeds])
        self._speed.set_value(settings.serial_speed)

    def chosen(self) -> dict[str, Any]:
        """Return port and speed."""
        return {"serial_port": self.name, "serial_speed": self.speed}


class FolderSection(Section):
    """Two folders, by their paths: of scans, which has the test, and of carriers' lists."""

    def __init__(self, test: ArrivalView) -> None:
        super().__init__(DeviceKind.FOLDER, test)
        self._path = self._folder(self.tr("Folder where scans arrive"))
        self._next_line()
        self._lists = self._folder(self.tr("Folder where passenger lists arrive"))

    @property
    def name(self) -> str:
        """The path of the scans' folder."""
        return self._path.text().strip()

    @property
    def lists(self) -> str:
        """The path of the lists' folder."""
        return self._lists.text().strip()

    @property
    def names(self) -> tuple[str, ...]:
        """Both paths."""
        return (self.name, self.lists)

    def show_settings(self, settings: StationSettings) -> None:
        """Show the folders."""
        self._path.setText(str(settings.watched_folder or ""))
        self._lists.setText(str(settings.lists_folder or ""))

    def chosen(self) -> dict[str, Any]:
        """Return the folders."""
        return {
            "watched_folder": Path(self.name) if self.name else None,
            "lists_folder": Path(self.lists) if self.lists else None,
        }

    def _folder(self, label: str) -> QLineEdit:
        """Lay out the field of a folder; return where its path stands."""
        path = QLineEdit()
        path.setPlaceholderText(self.tr("/folder"))
        path.textEdited.connect(self._tell)
        browse = KeyButton(self.tr("Browse …"), compact=True)
        browse.setAccessibleDescription(label)
        browse.clicked.connect(partial(self._browse, path, label))
        self._field(label, path)
        self.fields.addWidget(browse, 0, Qt.AlignmentFlag.AlignBottom)
        return path

    def _browse(self, path: QLineEdit, label: str, *_: object) -> None:
        name = QFileDialog.getExistingDirectory(self, label)
        if name:
            path.setText(name)
            self._tell()


class WedgeSection(Section):
    """What a reader that types sends around each line."""

    def __init__(self, test: ArrivalView) -> None:
        super().__init__(DeviceKind.WEDGE, test)
        self._prefix, self._suffix = QLineEdit(), QLineEdit()
        for edit in (self._prefix, self._suffix):
            edit.setMaxLength(_LONGEST_FIX)
            edit.textEdited.connect(self._tell)
        hint = self.tr("Mostly nothing; the reader's manual says it.")
        self._field(self.tr("Sent before a line"), self._prefix, hint)
        self._field(self.tr("Sent after a line, before Enter"), self._suffix)

    def show_settings(self, settings: StationSettings) -> None:
        """Show what is sent."""
        self._prefix.setText(settings.wedge_prefix)
        self._suffix.setText(settings.wedge_suffix)

    def chosen(self) -> dict[str, Any]:
        """Return what is sent."""
        return {"wedge_prefix": self._prefix.text(), "wedge_suffix": self._suffix.text()}


AnySection: TypeAlias = DeviceSection | FolderSection | WedgeSection
