"""The bar over every page: where you are, how the station stands, who works, what time it is."""

from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from app.ui.shortcuts import PAGES, Key
from app.ui.theme.fonts import space
from app.ui.widgets.key_cap import KeyCap
from app.ui.widgets.mark import Mark, MarkedText
from app.ui.widgets.page_tab import PageTab
from app.ui.widgets.pill import Pill
from app.ui.widgets.text import ElidedText, Role, Text, Tone


class TopBar(QFrame):
    """Only shows what it is told.

    Signals:
        page_requested (str): Key of the page the officer chose.
        lock_requested: From the officer's menu; the key F12 belongs to the window.
        sign_out_requested: From the officer's menu.
    """

    page_requested = Signal(str)
    lock_requested = Signal()
    sign_out_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._tabs: dict[str, PageTab] = {}
        self._group = QButtonGroup(self)
        self._tab_row = QHBoxLayout()
        self._tab_row.setSpacing(space(0.5))
        self._demo = Pill(Mark.ATTENTION, self.tr("Demonstration"))
        self._demo.hide()
        self._post = ElidedText("", Role.SMALL, Tone.SECONDARY)
        self._link = MarkedText(role=Role.SMALL, toned=False, elided=True)
        self._pack = MarkedText(role=Role.SMALL, toned=False, elided=True)
        self._officer = OfficerButton()
        self._officer.lock_requested.connect(self.lock_requested)
        self._officer.sign_out_requested.connect(self.sign_out_requested)
        self._clock = Text("", Role.STRONG)
        figures = self._clock.font()
        figures.setFeature(QFont.Tag("tnum"), 1)  # the minutes do not make the bar dance
        self._clock.setFont(figures)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(space(5), space(1.25), space(5), space(1.25))
        row.setSpacing(space(5))
        row.addWidget(Text(self.tr("Gatehouse"), Role.STRONG))
        row.addLayout(self._tab_row)
        row.addStretch(1)
        for part in (self._demo, self._post, self._link, self._pack, self._officer, self._clock):
            row.addWidget(part)

    def event(self, event: QEvent) -> bool:
        """Share the room anew whenever a part has other words."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._share_room()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room anew."""
        super().resizeEvent(event)
        self._share_room()

    def set_pages(self, pages: list[tuple[str, str]]) -> None:
        """Show a tab for each (key, title), in this order."""
        for tab in self._tabs.values():
            self._group.removeButton(tab)
            self._tab_row.removeWidget(tab)
            tab.deleteLater()
        self._tabs = {}
        for (key, title), sequence in zip(pages, PAGES, strict=False):
            tab = PageTab(title, sequence, self)
            tab.clicked.connect(partial(self._ask_for_page, key))
            self._group.addButton(tab)
            self._tab_row.addWidget(tab)
            self._tabs[key] = tab

    def show_page(self, key: str) -> None:
        """Mark the current page."""
        if key in self._tabs:
            self._tabs[key].setChecked(True)

    def show_count(self, key: str, count: int) -> None:
        """Show how many things wait on a page."""
        if key in self._tabs:
            self._tabs[key].show_count(count)

    def show_post(self, words: str) -> None:
        """Show port, lane, mode and direction."""
        self._post.setText(words)

    def show_link(self, mark: Mark, words: str) -> None:
        """Show how the station stands to its hub."""
        self._link.show_mark(mark, words)

    def show_pack(self, mark: Mark | None, words: str) -> None:
        """Show the age of the reference data."""
        self._pack.show_mark(mark, words)

    def show_officer(self, words: str) -> None:
        """Show who works here."""
        self._officer.show_officer(words)

    def show_time(self, words: str) -> None:
        """Show the clock."""
        self._clock.setText(words)

    def show_demonstration(self, *, on: bool) -> None:
        """Say that nothing here is real."""
        self._demo.setVisible(on)

    def _share_room(self) -> None:
        """Let the parts give way in this order: the post first, the state of the hub last."""
        parts: tuple[QWidget, ...] = (self._link, self._officer, self._pack, self._post)
        least = [part.minimumSizeHint().width() for part in parts]
        natural = [part.sizeHint().width() for part in parts]
        items = (self._row.itemAt(index) for index in range(self._row.count()))
        shown = [item for item in items if item is not None and not item.isEmpty()]
        fixed = sum(item.sizeHint().width() for item in shown if item.widget() not in parts)
        around = self._row.contentsMargins()
        gaps = self._row.spacing() * (len(shown) - 1) + around.left() + around.right()
        room = self.width() - fixed - gaps - sum(least)
        for part, small, full in zip(parts, least, natural, strict=True):
            more = max(0, min(full - small, room))
            room -= more
            part.setMaximumWidth(small + more)
        self._row.activate()  # now, not after the next round of events: nothing may flicker

    def _ask_for_page(self, key: str) -> None:
        self.page_requested.emit(key)


class OfficerButton(QPushButton):
    """Who works here; opens the few things one does with that: lock, hand over, sign out.

    Signals:
        lock_requested: Lock, or hand over.
        sign_out_requested: End the work at this post.
    """

    lock_requested = Signal()
    sign_out_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._name = ElidedText("", Role.SMALL, Tone.SECONDARY)
        self._name.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(space(1.5), space(1), space(1.5), space(1))
        row.setSpacing(space(2))
        row.addWidget(self._name, 1)
        row.addWidget(KeyCap(self.tr("{key} lock").format(key=Key.LOCK.cap)))
        menu = QMenu(self)
        lock = menu.addAction(self.tr("Lock, or hand over"))
        lock.triggered.connect(self.lock_requested)
        leave = menu.addAction(self.tr("Sign out"))
        leave.triggered.connect(self.sign_out_requested)
        self.setMenu(menu)

    def show_officer(self, words: str) -> None:
        """Show badge and name."""
        self._name.setText(words)
        self.setAccessibleName(words)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Room for the name and the key."""
        return self._row.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """The name may give way, the key may not."""
        return self._row.minimumSize()
