"""What the booth recorded before the demo's day: somebody was let in, and was not seen to leave."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from app.bootstrap.workstation import Workstation
from app.clock import Clock
from app.duty.officers import Post, Role
from app.specimens.travelers import OVERSTAY

LONG_AGO = timedelta(days=131)
"""Longer than a visitor may stay."""


@dataclass(frozen=True, slots=True)
class EarlierClock:
    """A clock that is behind by `LONG_AGO`."""

    today: Clock

    def now(self) -> datetime:
        """Return that day's wall time."""
        return self.today.now() - LONG_AGO

    def monotonic_ns(self) -> int:
        """Return the monotonic time, which knows no days."""
        return self.today.monotonic_ns()

    @property
    def boot_id(self) -> str:
        """Return the boot's identifier."""
        return self.today.boot_id


def record_earlier_crossing(station: Workstation, badge: str, pin: str, post: Post) -> None:
    """Let OVERSTAY in, as the booth's services do it.

    Args:
        station: The booth, opened with an `EarlierClock`.
        badge: Of the officer who worked there.
        pin: Of the same.
        post: Where it was.
    """
    duty = station.sign_in.sign_in(badge, pin, Role.PRIMARY, post)
    reading = station.primary.read_typed(OVERSTAY.lines)
    read_ns = station.clock.monotonic_ns()
    alone = station.primary.begin()
    party = station.primary.screen(duty, alone, None, reading, read_ns=read_ns)
    (person,) = party.people
    party = party.with_person(person.painted(station.clock.monotonic_ns()))
    station.primary.admit(duty, party, [person.id])
    station.sign_in.sign_out(duty)
