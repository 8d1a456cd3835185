"""The tools of the viewer, in a column beside the image."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from app.ui.radiograph.keys import ViewCap
from app.ui.radiograph.tool import Tool
from app.ui.radiograph.tool_button import ToolButton
from app.ui.shortcuts import Key
from app.ui.theme.fonts import space
from app.ui.widgets.icon import Icon
from app.ui.widgets.panel import Divider, Panel


class ToolColumn(Panel):
    """What dragging does, above; what happens at once, below.

    Signals:
        tool_chosen (Tool): Dragging should do this.
        zoom_requested (int): In by so many steps; out by negative ones.
        actual_size_requested, invert_requested: At once.
    """

    tool_chosen = Signal(object)
    zoom_requested = Signal(int)
    actual_size_requested = Signal()
    invert_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margins=False, parent=parent)
        self.setAccessibleName(self.tr("Tools"))
        self._tools = {
            Tool.MOVE: ToolButton(Icon.MOVE, self.tr("Move the image"), chooses=True),
            Tool.WINDOW: ToolButton(Icon.CONTRAST, self.tr("Change the window"), chooses=True),
            Tool.MARK: ToolButton(Icon.REGION, self.tr("Draw a mark"), Key.ADD.cap, chooses=True),
        }
        self._group = QButtonGroup(self)
        for tool, button in self._tools.items():
            self._group.addButton(button)
            button.clicked.connect(partial(self.tool_chosen.emit, tool))
        closer = ToolButton(Icon.ZOOM_IN, self.tr("Zoom in"), ViewCap.ZOOM_IN)
        closer.clicked.connect(partial(self.zoom_requested.emit, 1))
        farther = ToolButton(Icon.ZOOM_OUT, self.tr("Zoom out"), ViewCap.ZOOM_OUT)
        farther.clicked.connect(partial(self.zoom_requested.emit, -1))
        actual = ToolButton(Icon.ONE_TO_ONE, self.tr("One pixel for one"), ViewCap.ACTUAL_SIZE)
        actual.clicked.connect(self.actual_size_requested)
        self._invert = ToolButton(
            Icon.INVERT, self.tr("White as black"), ViewCap.INVERT, chooses=True
        )
        self._invert.clicked.connect(self.invert_requested)
        self.body.setContentsMargins(space(1.5), space(1.5), space(1.5), space(1.5))
        self.body.setSpacing(space(1))
        parts = (*self._tools.values(), Divider(), closer, farther, actual, Divider(), self._invert)
        for part in parts:
            self.body.addWidget(part)
        self.body.addStretch(1)

    def show_state(self, tool: Tool, *, inverted: bool) -> None:
        """Show what dragging does, and how the image is shown."""
        self._tools[tool].setChecked(True)
        self._invert.setChecked(inverted)
