"""Time, injected everywhere, so that a test can say what the clock shows."""

import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol
from uuid import uuid4

_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


class Clock(Protocol):
    """Wall time for people, monotonic time for durations, and the boot they belong to."""

    def now(self) -> datetime:
        """Return the wall time, aware, in UTC."""
        ...

    def monotonic_ns(self) -> int:
        """Return nanoseconds that never run backwards within one boot."""
        ...

    @property
    def boot_id(self) -> str:
        """Return the identifier of this boot: monotonic times compare only within it."""
        ...


@dataclass(frozen=True, slots=True)
class SystemClock:
    """The computer's own clocks."""

    _boot_id: str = field(default_factory=lambda: _read_boot_id())

    def now(self) -> datetime:
        """Return the wall time, aware, in UTC."""
        return datetime.now(UTC)

    def monotonic_ns(self) -> int:
        """Return nanoseconds since some moment before this boot's first process."""
        return time.monotonic_ns()

    @property
    def boot_id(self) -> str:
        """Return the kernel's boot identifier, or one made for this process where there is none."""
        return self._boot_id


def timestamp(moment: datetime) -> str:
    """Write `moment` as the journal does: RFC 3339, UTC, milliseconds, `Z`.

    Raises:
        ValueError: `moment` carries no time zone.
    """
    if moment.tzinfo is None:
        raise ValueError("a naive time has no place in the record")
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def parse_timestamp(text: str) -> datetime:
    """Read what `timestamp` wrote."""
    return datetime.fromisoformat(text)


def _read_boot_id() -> str:
    try:
        return _BOOT_ID.read_text(encoding="ascii").strip()
    except OSError:
        return str(uuid4())
