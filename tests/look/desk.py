"""A desk with the real window and the real sign-in service, over small fakes."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.duty.officers import Direction, Duty, Mode, Officer, Post, Role
from app.duty.pins import hash_pin
from app.journal.event import Draft, Event
from app.problems import Problem
from app.services.draws import Draws
from app.services.link_status import LinkState, LinkStatus
from app.services.sign_in import SignIn
from app.services.views import OpenDuty
from app.settings import Preferences
from app.ui import help_pages
from app.ui.main_window import MainWindow
from app.ui.shortcuts import Key
from app.ui.sign_in.lock_page import LockPage
from app.ui.sign_in.page import SignInPage
from app.ui.sign_in.presenter import SignInPresenter
from app.ui.tasks import TaskRunner
from app.ui.theme.fonts import space
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.icon import Icon
from app.ui.widgets.key_button import KeyButton, Variant
from app.ui.widgets.panel import Panel
from app.ui.workspace import Page
from tests.fixed import FixedClock

VEGA = Officer(UUID(int=1), "4412", "R. Vega", (Role.PRIMARY, Role.SECONDARY))
OSEI = Officer(UUID(int=2), "2087", "M. Osei", (Role.PRIMARY, Role.SECONDARY))
AHLGREN = Officer(UUID(int=3), "0311", "T. Ahlgren", (Role.SUPERVISOR,))
PINS = {VEGA.id: "271828", OSEI.id: "314159", AHLGREN.id: "161803"}
POST = Post("San Lorenzo", "Lane 4", Mode.LAND, Direction.INBOUND)


@cache
def _hashed(pin: str) -> str:
    return hash_pin(pin)  # slow on purpose: once for all tests


@dataclass
class FakeJournal:
    """Remembers the kinds of what was recorded; refuses when told to."""

    kinds: list[str] = field(default_factory=list)
    refusal: Problem | None = None

    def append(self, *drafts: Draft) -> tuple[Event, ...]:
        if self.refusal is not None:
            raise self.refusal
        self.kinds.extend(draft.body.TYPE for draft in drafts)
        return ()


@dataclass
class FakeOfficers:
    """Three officers, and who mistyped how often."""

    failed: dict[str, tuple[int, datetime]] = field(default_factory=dict)

    def by_badge(self, badge: str) -> Officer | None:
        return next((each for each in (VEGA, OSEI, AHLGREN) if each.badge == badge), None)

    def pin_hash(self, officer_id: UUID) -> str:
        return _hashed(PINS[officer_id])

    def failures(self, badge: str) -> tuple[int, datetime | None]:
        return self.failed.get(badge, (0, None))

    def note_failure(self, badge: str, at: datetime) -> None:
        self.failed[badge] = (self.failures(badge)[0] + 1, at)

    def clear_failures(self, badge: str) -> None:
        self.failed.pop(badge, None)


@dataclass
class FakeOpenWork:
    """Whoever signs in somewhere else, when told so; else everything that was begun is ended."""

    elsewhere: tuple[str, ...] = ()
    here: tuple[OpenDuty, ...] = ()

    def open_encounters(self) -> int:
        return 0

    def open_duties(self, badge: str) -> tuple[OpenDuty, ...]:
        since = "2026-11-24T08:00:00.000Z"
        return self.here + tuple(
            OpenDuty(UUID(int=9), False, station, badge, Role.PRIMARY, "Lane 7", since)
            for station in self.elsewhere
        )


class EmptyPage(QWidget):
    """A page with nothing on it yet.

    Signals:
        waiting_changed (int): How many things wait there.
    """

    waiting_changed = Signal(int)

    def __init__(self, sentence: str, hint: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(space(5), space(4), space(5), space(4))
        column.setSpacing(space(4))
        panel = Panel("Document")
        panel.body.addWidget(EmptyState(Icon.DOCUMENT, sentence, hint))
        column.addWidget(panel, 1)
        row = QHBoxLayout()
        row.setSpacing(space(3))
        self.read = KeyButton("Read", Key.READ)
        self.refer = KeyButton("Refer", Key.HOLD_BACK, Variant.DANGER)
        row.addWidget(self.read)
        row.addStretch(1)
        row.addWidget(KeyButton("Admit", Key.LET_GO))
        row.addWidget(self.refer)
        column.addLayout(row)
        self.setFocusProxy(self.read)
        self._column = column
        self._content: QWidget = panel

    def show_instead(self, content: QWidget) -> None:
        """Show something on this page after all."""
        self._column.replaceWidget(self._content, content)
        self._content.hide()
        self._content.deleteLater()
        self._content = content


@dataclass
class Desk(QObject):
    """The window and everything a test wants to touch. Close it when done."""

    clock: FixedClock
    new_id: Callable[[], UUID]
    preferences: Preferences = field(
        default_factory=lambda: Preferences(
            port=POST.port, lane=POST.lane, mode="land", direction="inbound", role="primary"
        )
    )

    def __post_init__(self) -> None:
        super().__init__()
        self.journal = FakeJournal()
        self.officers = FakeOfficers()
        self.open_work = FakeOpenWork()
        self.kept: list[Preferences] = []
        self.tasks = TaskRunner(1)
        self.sign_in = SignInPage()
        self.sign_in.set_ports(["San Lorenzo", "Puerto Nuevo"])
        self.lock = LockPage()
        service = SignIn(
            self.journal,
            self.officers,
            self.open_work,
            Draws(lambda duty: duty.bytes * 2),
            self.clock,
            self.new_id,
        )
        self.presenter = SignInPresenter(
            self.sign_in,
            self.lock,
            lambda: service,
            self.tasks,
            self.preferences,
            self.kept.append,
        )
        self.primary = EmptyPage("No document yet", "Read one with F2, or drop an image here.")
        self.secondary = EmptyPage("Nobody waits", "Referrals of this port appear here.")
        both = frozenset({Role.PRIMARY})
        pages = [
            Page("primary", "Primary", self.primary, both, help=help_pages.PRIMARY),
            Page(
                "secondary",
                "Secondary",
                self.secondary,
                frozenset({Role.PRIMARY, Role.SECONDARY}),
                self.secondary.waiting_changed,
            ),
            Page("shift", "Shift", QWidget(), frozenset({Role.SUPERVISOR})),
        ]
        self.window = MainWindow(self.sign_in, self.lock, self.clock, timedelta(minutes=10))
        self.window.add_pages(pages)
        self.window.lock_requested.connect(self.presenter.lock)
        self.window.sign_out_requested.connect(self.presenter.sign_out)
        self.presenter.signed_in.connect(self.window.show_work)
        self.presenter.unlocked.connect(self.window.show_work)
        self.presenter.locked.connect(self.window.show_lock)
        self.presenter.signed_out.connect(self.window.show_sign_in)
        self.presenter.failed.connect(self.window.show_problem)
        self.window.show_link(LinkStatus(LinkState.CONNECTED, self.clock.now()))
        self.window.show_pack_age(self.clock.now() - timedelta(hours=2))

    def duty(self, officer: Officer = VEGA, role: Role = Role.PRIMARY) -> Duty:
        """A duty as the service would begin it."""
        return Duty(self.new_id(), officer, role, POST, self.clock.now())

    def close(self) -> None:
        """Leave nothing behind."""
        self.window.close()
        self.window.deleteLater()
        self.tasks.shutdown()
