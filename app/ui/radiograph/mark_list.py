"""The marks of the image that is open."""

from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.ui.radiograph.exam_lines import MarkLine
from app.ui.theme.fonts import space
from app.ui.widgets.low_window import LowWindow
from app.ui.widgets.mark import Mark
from app.ui.widgets.panel import Panel
from app.ui.widgets.row import Row
from app.ui.widgets.text import Role, Text, Tone

_LEAST, _MOST = 8, 33  # of the rows, in steps of the layout: two are seen whole


class MarkList(Panel):
    """A row for each mark, with the finding it shows.

    Signals:
        opened (UUID): Show this mark; if it has no finding, record one.
    """

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Marks"), margins=False, parent=parent)
        self._none = Text("", Role.SMALL, Tone.MUTED, wrap=True)
        self._none.setText(self.tr("Nothing is marked in this image."))
        self._none.setContentsMargins(space(4), 0, space(4), space(4))
        self._rows: list[Row] = []
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._none)
        self._column.addStretch(1)
        self.body.setContentsMargins(0, 0, 0, space(1))
        self._scrolled = _Rows(content)
        self.body.addWidget(self._scrolled)

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows that are shown."""
        return tuple(self._rows)

    def give_room(self, more: int) -> None:
        """Show so many pixels more of the rows than a window of the least size has room for."""
        self._scrolled.give_room(max(0, more))

    def show_lines(self, lines: tuple[MarkLine, ...]) -> None:
        """Show these marks."""
        marks = self.tr("Marks · {count}").format(count=len(lines))
        self.set_title(marks if lines else self.tr("Marks"))
        self._none.setVisible(not lines)
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []
        for index, line in enumerate(lines):
            word = line.detail or self.tr("marked")
            row = Row(_sign(line), line.words, line.detail, word=word)
            row.opened.connect(partial(self.opened.emit, line.id))
            self._column.insertWidget(1 + index, row)
            self._rows.append(row)


class _Rows(LowWindow):
    """As high as its rows, up to a few; more of them scroll."""

    def __init__(self, content: QWidget) -> None:
        super().__init__(content)
        self._more = 0

    def give_room(self, more: int) -> None:
        """Be so many pixels higher, if there are rows to show there."""
        if more != self._more:
            self._more = more
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """All rows, if they are few."""
        most = space(_MOST) + self._more
        return QSize(super().sizeHint().width(), min(self._high, most))

    def minimumSizeHint(self) -> QSize:
        """At least a part of one: it can be scrolled."""
        return QSize(super().minimumSizeHint().width(), min(self._high, space(_LEAST)))

    @property
    def _high(self) -> int:
        content = self.widget()
        return content.sizeHint().height() if content else 0


def _sign(line: MarkLine) -> Mark:
    if line.open:
        return Mark.OPEN
    if not line.detail:
        return Mark.NOT_DONE
    return Mark.ATTENTION if line.found else Mark.PASSED
