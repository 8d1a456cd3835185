"""`gatehouse setup`: station and recovery keys, the first officers, the hub's pinned key."""

import argparse
import base64
import binascii
import getpass
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey

from app.clock import SystemClock
from app.duty.officers import Role, Station
from app.ids import new_id
from app.problems import Problem, ProblemCode


def run(arguments: argparse.Namespace) -> int:
    """Set up the station that the command line describes.

    Raises:
        Problem: What keeps it from being set up; then there is no station.
    """
    from app.bootstrap.new_station import HubInvitation, NewOfficer, StationPlan, make_station
    from app.records.vaults import KeyringVault

    if bool(arguments.hub) != bool(arguments.code):
        raise Problem(ProblemCode.ARGUMENTS_WRONG, "--hub and --code belong together")
    officers = [
        NewOfficer(badge, name, _roles(roles), _ask_pin(badge))
        for badge, name, roles in arguments.officer
    ]
    recovery_key, private_half = _recovery_key(arguments.recovery_public, arguments.recovery_out)
    plan = StationPlan(
        station=Station(arguments.station, arguments.port),
        officers=officers,
        recovery_key=recovery_key,
        hub=HubInvitation(arguments.hub, arguments.code) if arguments.hub else None,
        watched_folder=arguments.watch.resolve() if arguments.watch else None,
        pack=arguments.pack,
    )
    with _kept(private_half, arguments.recovery_out):
        settings = make_station(arguments.home, KeyringVault(), plan, SystemClock(), new_id)
    _say(f"Station {settings.station} of {settings.port} is set up in {arguments.home}.")
    _say(f"Its public key: {settings.station_key}")
    if settings.hub_key:
        _say(f"The hub's pinned key: {settings.hub_key}")
    if private_half is not None:
        _say(
            f"The private recovery key lies in {arguments.recovery_out}. Take it off this "
            "computer and lock it away: it opens the keys of every station set up with it."
        )
    return 0


def _roles(words: str) -> tuple[Role, ...]:
    try:
        return tuple(Role(word.strip()) for word in words.split(","))
    except ValueError:
        known = ", ".join(Role)
        raise Problem(ProblemCode.ARGUMENTS_WRONG, f"roles are {known}") from None


def _ask_pin(badge: str) -> str:
    if sys.stdin.isatty():
        return getpass.getpass(f"New PIN for badge {badge}: ")
    return sys.stdin.readline().strip()


def _recovery_key(public: str | None, out: Path | None) -> tuple[X25519PublicKey, bytes | None]:
    """Return the public recovery key, and the private half if a new pair had to be made."""
    from app.records.keys import new_recovery_key

    if public is not None:
        try:
            return X25519PublicKey.from_public_bytes(base64.b64decode(public, validate=True)), None
        except (binascii.Error, ValueError):
            raise Problem(
                ProblemCode.ARGUMENTS_WRONG, "--recovery-public is no X25519 key in base64"
            ) from None
    if out is None:
        raise Problem(ProblemCode.ARGUMENTS_WRONG, "give --recovery-public or --recovery-out")
    if out.exists():
        raise Problem(ProblemCode.ARGUMENTS_WRONG, f"{out.name} exists already")
    private = new_recovery_key()
    return private.public_key(), private.private_bytes_raw()


@contextmanager
def _kept(private_half: bytes | None, out: Path) -> Iterator[None]:
    """Write the private recovery key before there is a station whose keys only it can restore."""
    from app.records.durable import write_durably

    if private_half is None:
        yield
        return
    write_durably(out, base64.b64encode(private_half) + b"\n")
    try:
        yield
    except BaseException:
        out.unlink()
        raise


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
