"""Makes a station: keys, store, settings, first officers; knows its hub before it exists."""

import base64
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey

from app import __version__
from app.bootstrap.workstation import store_path
from app.clock import Clock
from app.duty.events import StationOpened
from app.duty.officers import Role, Station
from app.duty.pins import require_good_pin
from app.ids import NewId
from app.journal.event import Authorship, Draft
from app.packs.install import install
from app.problems import Problem, ProblemCode
from app.records.durable import make_private_folder, write_durably
from app.records.journal_store import JournalStore
from app.records.keys import StationKeys, seal_for_recovery
from app.records.officers import LONGEST_BADGE, OfficerRegister
from app.records.store import Store
from app.records.vaults import KeyVault
from app.settings import StationSettings, write_station
from app.sync.protocol import require_names

_SETUP = Authorship(None, "station", "setup")


@dataclass(frozen=True, slots=True)
class NewOfficer:
    """An officer who may sign in from the first day."""

    badge: str
    name: str
    roles: tuple[Role, ...]
    pin: str


@dataclass(frozen=True, slots=True)
class HubInvitation:
    """Where the hub is, and the one-time code of its operator."""

    url: str
    code: str


@dataclass(frozen=True, slots=True)
class StationPlan:
    """What a new station is to be.

    Attributes:
        recovery_key: The port's; only its private half, which no station has, opens the copy of the
            station's keys in `recovery.sealed`.
        hub: The port's hub, whose key is pinned; None for a station on its own.
        watched_folder: Where scans arrive.
        pack: Folder of the reference pack to install.
    """

    station: Station
    officers: Sequence[NewOfficer]
    recovery_key: X25519PublicKey
    hub: HubInvitation | None = None
    watched_folder: Path | None = None
    pack: Path | None = None


def make_station(
    home: Path, vault: KeyVault, plan: StationPlan, clock: Clock, make_id: NewId
) -> StationSettings:
    """Set up a station in `home`, the store last: what is refused before leaves no store behind.

    A set-up that broke off may be repeated; the keys of a station that was finished, and lies in
    another folder, are never replaced.

    Raises:
        Problem: ALREADY_SET_UP, NAME_IN_USE, PIN_TOO_SIMPLE, KEYRING_MISSING, KEYRING_LOCKED,
            ENROLLMENT_REFUSED, HUB_UNREACHABLE, HUB_NOT_A_HUB, PACK_DAMAGED, DISK_FULL,
            ARGUMENTS_WRONG.
    """
    if store_path(home).exists():
        raise Problem(ProblemCode.ALREADY_SET_UP)
    require_names(plan.station.name, plan.station.port)
    if vault.anchor(plan.station.name) is not None:
        raise Problem(ProblemCode.NAME_IN_USE, plan.station.name)
    _require_sound(plan.officers)
    keys = StationKeys.generate()
    settings = StationSettings(
        station=plan.station.name,
        port=plan.station.port,
        station_key=base64.b64encode(keys.public_key).decode(),
        watched_folder=plan.watched_folder,
    )
    if plan.hub is not None:
        settings = _enroll(settings, keys, plan.hub, clock)
    make_private_folder(home)
    if plan.pack is not None:
        install(plan.pack, home, keys.derive("packs"), today=clock.now().date())
    vault.save(plan.station.name, keys)
    write_durably(home / "recovery.sealed", seal_for_recovery(keys, plan.recovery_key))
    write_station(home, settings)
    with Store.create(store_path(home), keys, plan.station) as store:
        journal = JournalStore(store, keys, clock, make_id)
        opened = StationOpened(
            plan.station.name, plan.station.port, keys.public_key.hex(), __version__
        )
        journal.append(Draft(opened, make_id(), _SETUP))
        register = OfficerRegister(store)
        for officer in plan.officers:
            register.enroll(
                journal,
                badge=officer.badge,
                name=officer.name,
                roles=officer.roles,
                pin=officer.pin,
                authorship=_SETUP,
            )
        vault.set_anchor(journal.head())
    return settings


def _require_sound(officers: Sequence[NewOfficer]) -> None:
    """Refuse officers who could not sign in, or not be told apart."""
    badges = [officer.badge.strip() for officer in officers]
    if len(set(badges)) < len(badges):
        raise Problem(ProblemCode.ARGUMENTS_WRONG, "each badge number belongs to one officer")
    for badge, officer in zip(badges, officers, strict=True):
        if not 0 < len(badge) <= LONGEST_BADGE or not officer.name.strip():
            raise Problem(
                ProblemCode.ARGUMENTS_WRONG,
                f"an officer has a badge number of 1 to {LONGEST_BADGE} characters, and a name",
            )
        require_good_pin(officer.pin)


def _enroll(
    settings: StationSettings, keys: StationKeys, hub: HubInvitation, clock: Clock
) -> StationSettings:
    from app.sync.enrollment import enroll
    from app.sync.transport import Transport

    with Transport(hub.url, clock) as transport:
        enrolled = enroll(
            transport, station=settings.station, signing_key=keys.signing_key, code=hub.code
        )
    if enrolled.port != settings.port:  # the hub would feed it another port's referrals
        raise Problem(ProblemCode.ENROLLMENT_REFUSED, f"the code is for {enrolled.port}")
    return replace(settings, hub_url=hub.url, hub_key=base64.b64encode(enrolled.hub_key).decode())
