"""The tools of the viewer, in a column beside the image."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from app.ui.radiograph.keys import TOOL_KEYS, ViewWish
from app.ui.radiograph.tool import Tool
from app.ui.radiograph.tool_button import ToolButton
from app.ui.theme.fonts import space
from app.ui.widgets.icon import Icon
from app.ui.widgets.panel import Divider, Panel

_ICONS = {
    Tool.MOVE: Icon.MOVE,
    Tool.WINDOW: Icon.CONTRAST,
    Tool.RECTANGLE: Icon.RECTANGLE,
    Tool.ELLIPSE: Icon.ELLIPSE,
    Tool.POLYGON: Icon.POLYGON,
    Tool.ARROW: Icon.ARROW,
    Tool.TEXT: Icon.TEXT,
    Tool.DISTANCE: Icon.DISTANCE,
}


class ToolColumn(Panel):
    """What dragging does, above; what happens at once, below.

    Signals:
        tool_chosen (Tool): Dragging should do this.
        zoom_requested (int): In by so many steps; out by negative ones.
        actual_size_requested: At once.
    """

    tool_chosen = Signal(object)
    zoom_requested = Signal(int)
    actual_size_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margins=False, parent=parent)
        self.setAccessibleName(self.tr("Tools"))
        words = {
            Tool.MOVE: self.tr("Move the image"),
            Tool.WINDOW: self.tr("Change the window"),
            Tool.RECTANGLE: self.tr("Mark with a rectangle"),
            Tool.ELLIPSE: self.tr("Mark with an ellipse"),
            Tool.POLYGON: self.tr("Mark with a polygon"),
            Tool.ARROW: self.tr("Mark with an arrow"),
            Tool.TEXT: self.tr("Write into the image"),
            Tool.DISTANCE: self.tr("Measure a distance"),
        }
        self._tools = {
            tool: ToolButton(icon, words[tool], TOOL_KEYS[tool], chooses=True)
            for tool, icon in _ICONS.items()
        }
        self._group = QButtonGroup(self)
        for tool, button in self._tools.items():
            self._group.addButton(button)
            button.clicked.connect(partial(self.tool_chosen.emit, tool))
        closer = ToolButton(Icon.ZOOM_IN, self.tr("Zoom in"), ViewWish.ZOOM_IN)
        closer.clicked.connect(partial(self.zoom_requested.emit, 1))
        farther = ToolButton(Icon.ZOOM_OUT, self.tr("Zoom out"), ViewWish.ZOOM_OUT)
        farther.clicked.connect(partial(self.zoom_requested.emit, -1))
        actual = ToolButton(Icon.ONE_TO_ONE, self.tr("One pixel for one"), ViewWish.ACTUAL_SIZE)
        actual.clicked.connect(self.actual_size_requested)
        self.body.setContentsMargins(space(1.5), space(1.5), space(1.5), space(1.5))
        self.body.setSpacing(space(0.5))
        hands = [self._tools[tool] for tool in (Tool.MOVE, Tool.WINDOW)]
        marking = [button for tool, button in self._tools.items() if tool.draws]
        for part in (*hands, Divider(), *marking, Divider(), closer, farther, actual):
            self.body.addWidget(part)
        self.body.addStretch(1)

    def show_tool(self, tool: Tool) -> None:
        """Show what dragging does."""
        self._tools[tool].setChecked(True)
