"""`gatehouse setup` as an administrator runs it."""

import base64
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from app.bootstrap.workstation import Workstation, open_workstation
from app.clock import Clock
from app.duty.officers import Direction, Duty, Mode, Post, Role
from app.records.keys import new_recovery_key
from app.records.vaults import KeyringVault
from app.sync.worker import Pace
from tests.commands.command_line import Answer, gatehouse

PORT = "San Lorenzo"
PIN = "402917"
BADGE = "4412"
POST = Post(PORT, "Lane 4", Mode.LAND, Direction.INBOUND)
RECOVERY_PUBLIC = base64.b64encode(new_recovery_key().public_key().public_bytes_raw()).decode()

_names = count(1)


def new_name() -> str:
    """Return a station's name that no other test has used: they share a keyring."""
    return f"K{next(_names)}"


@dataclass(frozen=True, slots=True)
class NewStation:
    """A station to be set up, by its name and folder."""

    name: str
    home: Path

    def command(self, *further: str | Path) -> list[str]:
        """Return the arguments for a station with one officer, who works in both places."""
        return [
            *("--home", str(self.home), "setup", "--station", self.name, "--port", PORT),
            *("--officer", BADGE, "R. Vega", "primary,secondary"),
            *(str(each) for each in further),
        ]

    def set_up(self, *further: str | Path, stdin: str = f"{PIN}\n") -> Answer:
        """Run the command; with the test's recovery key, unless something else is said."""
        how = further or ("--recovery-public", RECOVERY_PUBLIC)
        return gatehouse(*self.command(*how), stdin=stdin)

    def enroll(self, url: str, code: str) -> Answer:
        """Set it up at a hub."""
        return self.set_up("--recovery-public", RECOVERY_PUBLIC, "--hub", url, "--code", code)

    def open(self, clock: Clock | None = None, pace: Pace | None = None) -> Workstation:
        """Open it with the keys in the keyring."""
        return open_workstation(self.home, KeyringVault(), clock=clock, pace=pace)


def sign_in(station: Workstation, role: Role) -> Duty:
    """Begin to work there."""
    return station.sign_in.sign_in(BADGE, PIN, role, POST)
