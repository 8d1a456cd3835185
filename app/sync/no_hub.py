"""The link of a station that has no hub: everything stays here, and the screen says so."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.journal.event import Event
from app.records.journal_store import JournalStore
from app.services.link_status import LinkState, LinkStatus


@dataclass(frozen=True, slots=True)
class NoHub:
    """The `Link` port without a hub."""

    journal: JournalStore

    def announce(self, events: Sequence[Event]) -> None:
        """Tell nobody: there is nobody to tell."""

    def status(self) -> LinkStatus:
        """Say that there is no hub, and how much waits for one."""
        return LinkStatus(LinkState.NO_HUB, unsent=self.journal.unsent_count())

    def on_change(self, listener: Callable[[], None]) -> None:
        """Call `listener` after each commit: the count of what waits has changed."""
        self.journal.on_append(lambda _events: listener())

    def start(self) -> None:
        """Have nothing to start."""

    def stop(self) -> None:
        """Have nothing to stop."""
