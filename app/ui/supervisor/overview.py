"""The shift at a glance: figures above, what needs the supervisor, where the time went."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.ui.supervisor.concerns_panel import ConcernsPanel
from app.ui.supervisor.draw_strip import DrawStrip
from app.ui.supervisor.figure_table import FigureTable
from app.ui.supervisor.overview_lines import Freshness
from app.ui.supervisor.period import Period
from app.ui.supervisor.tiles import TileRow
from app.ui.supervisor.time_bar import TimeBar
from app.ui.theme.fonts import space
from app.ui.widgets.choice import Segments
from app.ui.widgets.mark import MarkedText
from app.ui.widgets.panel import Panel
from app.ui.widgets.text import ElidedText, Role

_SHARES = (64, 36)


class Overview(QWidget):
    """What a supervisor sees first.

    Attributes:
        tiles, concerns, draws, time, classes, lanes, officers, trials: Its parts, for the
            presenter.

    Signals:
        period_chosen (object): The supervisor wants this `Period`.
    """

    period_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._where = ElidedText("", Role.HEADLINE)
        self._fresh = MarkedText(None, "", Role.SMALL, toned=False, elided=True)
        self._period = Segments([(period, period.words) for period in Period])
        self._period.setObjectName("period")
        self._period.setAccessibleName(self.tr("Period"))
        self._period.set_value(Period.SHIFT)
        self._period.chosen.connect(self.period_chosen)
        self._period.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.tiles = TileRow()
        self.concerns = ConcernsPanel()
        self.draws = DrawStrip()
        self.time = TimeBar()
        figures = (self.tr("Travelers"), self.tr("Unread"), self.tr("Referred"), self.tr("Median"))
        self.classes = FigureTable(
            self.tr("Referrals by class"),
            (
                self.tr("Class"),
                self.tr("Sent"),
                self.tr("Open"),
                self.tr("Closed"),
                self.tr("Found"),
            ),
        )
        self.lanes = FigureTable(self.tr("Lanes"), (self.tr("Lane"), *figures))
        self.officers = FigureTable(self.tr("Officers"), (self.tr("Officer"), *figures))
        self.trials = FigureTable(
            self.tr("Rules on trial: counted, and on no card"),
            (self.tr("Rule on trial"), self.tr("Would fire"), self.tr("Tried on")),
        )
        tables = {
            "classes": (self.classes, self.tr("Referrals")),
            "lanes": (self.lanes, self.tr("Lanes")),
            "officers": (self.officers, self.tr("Officers")),
            "trials": (self.trials, self.tr("Trials")),
        }
        self._by: Segments[str] = Segments([(key, words) for key, (_, words) in tables.items()])
        self._by.setAccessibleName(self.tr("Table"))
        self._by.chosen.connect(self._show_table)
        self._tables = {key: table for key, (table, _) in tables.items()}
        self._stack = QStackedWidget()
        for table in self._tables.values():
            self._stack.addWidget(table)
        self._lay_out()
        self._by.set_value("classes")

    @property
    def where(self) -> str:
        """Port and period, as they are said."""
        return self._where.text()

    @property
    def fresh(self) -> str:
        """How far this desk knows its port, as it is said."""
        return self._fresh.text

    def show_where(self, words: str, fresh: Freshness) -> None:
        """Say which port and period this is, and how far this desk knows it."""
        self._where.setText(words)
        self._fresh.show_mark(fresh.mark, fresh.words)

    def _show_table(self, key: str) -> None:
        self._stack.setCurrentWidget(self._tables[key])

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(space(4))
        head.addWidget(self._where, 1)
        head.addWidget(self._fresh)
        head.addWidget(self._period)
        time = Panel(self.tr("Where the time of one traveler goes"))
        time.body.addWidget(self.time)
        tables = Panel(margins=False)
        tables.body.setContentsMargins(space(2), space(3), space(2), space(2))
        choice = QHBoxLayout()
        choice.setContentsMargins(space(2), 0, space(2), 0)
        choice.addWidget(self._by)
        tables.body.addLayout(choice)
        tables.body.addWidget(self._stack, 1)
        side = QVBoxLayout()
        side.setSpacing(space(3))
        side.addWidget(time)
        side.addWidget(tables, 1)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(space(3))
        grid.setVerticalSpacing(space(3))
        grid.addLayout(head, 0, 0, 1, 2)
        grid.addWidget(self.tiles, 1, 0, 1, 2)
        left = QVBoxLayout()
        left.setSpacing(space(3))
        left.addWidget(self.concerns, 1)
        left.addWidget(self.draws)
        grid.addLayout(left, 2, 0)
        grid.addLayout(side, 2, 1)
        for column, share in enumerate(_SHARES):
            grid.setColumnStretch(column, share)
        grid.setRowStretch(2, 1)
        self.setFocusProxy(self.concerns)
        self._where.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
