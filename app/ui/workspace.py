"""The place of work: the top bar, a banner for problems, and one page at a time."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import QRect, Qt, Signal, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.duty.officers import Duty, Role
from app.ui.focus_memory import FocusMemory
from app.ui.help_pages import PageHelp
from app.ui.help_panel import HelpPanel
from app.ui.problem_banner import ProblemBanner
from app.ui.shortcuts import PAGES, Key
from app.ui.theme.fonts import space
from app.ui.widgets.page_stack import PageStack
from app.ui.widgets.top_bar import TopBar
from app.ui.words.posts import duty_words, post_words


@dataclass(frozen=True, slots=True)
class Page:
    """A page as the window sees it: it knows no page classes.

    Attributes:
        key: Its name in the program.
        title: Its name on the tab.
        widget: The page; its focus proxy gets the focus when it opens.
        roles: Whose work it is; nobody else sees it.
        badge: Signal with the number of things that wait there, or None.
        help: What it is for, and what the keys do there.
    """

    key: str
    title: str
    widget: QWidget
    roles: frozenset[Role]
    badge: SignalInstance | None = None
    help: PageHelp = field(default_factory=PageHelp)


class Workspace(QWidget):
    """Shows the pages that the officer's role may use. Pages live on while others are shown.

    Signals:
        page_shown (str): Key of the page that was opened.
    """

    page_shown = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.bar = TopBar(self)
        self.banner = ProblemBanner(self)
        self._pages: tuple[Page, ...] = ()
        self._offered: tuple[Page, ...] = ()
        self._counts: dict[str, int] = {}
        self._stack = PageStack()
        self._covered: QWidget | None = None
        self._help = HelpPanel(self)
        self._help.closed.connect(self._resume)
        self._focus = FocusMemory(self)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.banner)
        column.addWidget(self._stack, 1)
        self.bar.page_requested.connect(self.show_page)
        for number, key in enumerate(PAGES):
            key.shortcut(self, partial(self._show_number, number))
        Key.HELP.shortcut(self, self._toggle_help)

    @property
    def current(self) -> Page | None:
        """The page that is shown, or None."""
        shown = self._stack.current
        return next((page for page in self._offered if page.widget is shown), None)

    def add_pages(self, pages: Sequence[Page]) -> None:
        """Take in pages; who signs in next is offered those of their role."""
        for page in pages:
            self._stack.add(page.widget)
            if page.badge is not None:
                page.badge.connect(partial(self._count, page.key))
        self._pages = (*self._pages, *pages)

    def show_duty(self, duty: Duty) -> None:
        """Offer the pages of this officer's role; open the first, unless one of them is open."""
        was_open = self.current is not None
        self.bar.show_post(post_words(duty.post))
        self.bar.show_officer(duty_words(duty))
        self._offered = tuple(page for page in self._pages if duty.role in page.roles)
        self.bar.set_pages([(page.key, page.title) for page in self._offered])
        for key, count in self._counts.items():
            self.bar.show_count(key, count)
        current = self.current
        if was_open and current is not None:
            self.bar.show_page(current.key)
        elif self._offered:
            self.show_page(self._offered[0].key)

    def leave(self) -> None:
        """Close what is open: whoever signs in begins on the first page of their role."""
        self._help.close_help()
        self._offered = ()

    def show_page(self, key: str) -> None:
        """Open a page, if it is offered to this officer."""
        page = next((page for page in self._offered if page.key == key), None)
        if page is None:
            return
        self._help.close_help()
        self._stack.show_page(page.widget)
        self.bar.show_page(key)
        page.widget.setFocus()
        self.page_shown.emit(key)

    def add_lines(self, *lines: QWidget) -> None:
        """Put lines between the bar and the page."""
        for line in lines:
            self._column.insertWidget(self._column.count() - 1, line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the help at the end of the page."""
        super().resizeEvent(event)
        width = min(space(140), self.width() // 2)
        top = self.bar.sizeHint().height() + space(4)
        area = QRect(self.width() - width - space(5), top, width, self.height() - top - space(4))
        self._help.setGeometry(self.style().visualRect(self.layoutDirection(), self.rect(), area))

    def _count(self, key: str, count: int) -> None:
        self._counts[key] = count
        self.bar.show_count(key, count)

    def _show_number(self, number: int) -> None:
        if number < len(self._offered):
            self.show_page(self._offered[number].key)

    def _toggle_help(self) -> None:
        if self._help.isVisible():
            self._help.close_help()
            return
        # The help covers buttons of the page: no key may decide while its button is hidden.
        # Only the page in sight: to grey out the others too takes half of the time of a key.
        self._focus.remember(self._stack.focusWidget())
        self._covered = self._stack.current
        if self._covered is not None:
            self._covered.setEnabled(False)
        self._help.show_help(self.current.help if self.current else PageHelp())

    def _resume(self) -> None:
        if self._covered is not None:
            self._covered.setEnabled(True)
        self._focus.restore()
