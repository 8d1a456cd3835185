"""Time and identifiers that a test can predict."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

_NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


@dataclass(slots=True)
class FixedClock:
    """A clock that moves only when a test says so."""

    wall: datetime = _NOON
    mono_ns: int = 1_000_000_000
    boot_id: str = "00000000-0000-4000-8000-00000000b007"

    def now(self) -> datetime:
        return self.wall

    def monotonic_ns(self) -> int:
        return self.mono_ns

    def pass_time(self, span: timedelta) -> None:
        """Let both clocks run on by `span`."""
        self.wall += span
        self.mono_ns += span // timedelta(microseconds=1) * 1000


@pytest.fixture
def clock() -> FixedClock:
    """Noon of one fixed day, until the test moves it."""
    return FixedClock()


@pytest.fixture
def new_id() -> Callable[[], UUID]:
    """Identifiers that count up: version 7 in form, so they sort by the order they were made in."""
    made = 0

    def next_id() -> UUID:
        nonlocal made
        made += 1
        return UUID(f"01900000-0000-7000-8000-{made:012x}")

    return next_id
