"""What the services ask of the world; `records`, `packs` and `sync` answer, tests have fakes."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from app.capture.frame import Frame
from app.documents.reading import DocumentReading, MrzText, TravelDocument
from app.documents.visual_zone.outcome import VisualZone
from app.duty.officers import Officer
from app.encounters.party import Party
from app.journal.event import Draft, Event
from app.screening.advance_info import AdvanceAnswer
from app.screening.answers import (
    Clearance,
    History,
    ListedContainer,
    ListedDocument,
    ListedVehicle,
    Membership,
    Permit,
    Redress,
)
from app.screening.people.match import Match
from app.screening.plates import Plate
from app.screening.traces import NO_TRACES, Traces
from app.services.link_status import LinkStatus
from app.services.views import DrawPause, OpenDuty, ReferralFile, ReferralRow, WaitingParty


class Reader(Protocol):
    """Reads documents; pictures slowly, so for the engines pool."""

    def read(self, frame: Frame) -> DocumentReading:
        """Return everything a picture gives; what fails or is missing is said in it.

        Raises:
            Problem: READER_MISSING.
        """
        ...

    def read_typed(self, lines: Sequence[str]) -> DocumentReading:
        """Return what the typed lines of a machine readable zone say.

        Raises:
            Problem: MRZ_TEXT_INVALID.
        """
        ...

    def read_sent(self, payload: bytes) -> DocumentReading:
        """Return what a code says that a reader decoded and sent: a licence, a seal."""
        ...


class PageReader(Protocol):
    """Reads what is printed for people; slow, so for the engines pool, after the card is shown."""

    def read(self, frame: Frame, reading: DocumentReading) -> VisualZone:
        """Return the fields of the page whose machine readable zone `reading` has.

        Raises:
            Problem: READER_MISSING.
        """
        ...

    def rest(self) -> None:
        """Give back the memory until the next page."""
        ...


class SecondReader(Protocol):
    """Another reader of the machine readable zone, which shares nothing with the first."""

    def read(self, frame: Frame) -> MrzText | None:
        """Return the zone as it sees it, or None. Takes seconds: for the engines pool.

        Raises:
            Problem: READER_MISSING.
        """
        ...


class Journal(Protocol):
    """The station's own record."""

    def append(self, *drafts: Draft) -> tuple[Event, ...]:
        """Record facts together: journal and projections in one transaction, durable on return.

        Raises:
            Problem: DISK_FULL, STORE_BUSY, STORE_DAMAGED; then nothing at all was recorded.
        """
        ...


class Officers(Protocol):
    """Who may sign in here."""

    def by_badge(self, badge: str) -> Officer | None:
        """Return the officer with this badge number, or None."""
        ...

    def pin_hash(self, officer_id: UUID) -> str:
        """Return the argon2id hash of the officer's PIN."""
        ...

    def failures(self, badge: str) -> tuple[int, datetime | None]:
        """Return how many sign-ins failed in a row for this badge, and when the last one did."""
        ...

    def note_failure(self, badge: str, at: datetime) -> None:
        """Count one more failed sign-in."""
        ...

    def clear_failures(self, badge: str) -> None:
        """Forget the failures after a good sign-in."""
        ...


class Attachments(Protocol):
    """Pictures, encrypted at rest, named by the SHA-256 of their clear content."""

    def put(self, content: bytes) -> str:
        """Store durably and return the digest; storing twice is harmless.

        Raises:
            Problem: DISK_FULL.
        """
        ...

    def get(self, sha256: str) -> bytes:
        """Return the content.

        Raises:
            KeyError: It is not on this station (yet).
            Problem: ATTACHMENT_DAMAGED.
        """
        ...


class LookoutList(Protocol):
    """Installed reference data: lookouts and lost documents."""

    def matches(self, document: TravelDocument) -> Sequence[Match]:
        """Return the lookouts that may be this traveler, the surest first, with the evidence."""
        ...

    def listed(self, document: TravelDocument) -> Sequence[ListedDocument]:
        """Return the lost, stolen or revoked documents with exactly this number and issuer."""
        ...

    def listed_alike(self, document: TravelDocument) -> Sequence[ListedDocument]:
        """Return those whose number differs in one or two characters that are easily confused."""
        ...

    def vehicles(self, plate: Plate) -> Sequence[ListedVehicle]:
        """Return the listed vehicles that this plate may belong to."""
        ...

    def containers(self, number: str) -> Sequence[ListedContainer]:
        """Return the listings of exactly this container."""
        ...

    def memberships(self, document: TravelDocument) -> Sequence[Membership]:
        """Return the trusted-traveler memberships of exactly this number and issuer."""
        ...

    def permits(self, document: TravelDocument) -> Sequence[Permit]:
        """Return the visas and authorizations of exactly this number and issuer."""
        ...

    def redresses(self, document: TravelDocument) -> Sequence[Redress]:
        """Return the redress numbers of exactly this number and issuer."""
        ...

    def redresses_numbered(self, number: str) -> Sequence[Redress]:
        """Return those of exactly this redress number."""
        ...

    @property
    def complete(self) -> bool:
        """Say whether every installed pack answers; False where one could not be opened."""
        ...

    @property
    def versions(self) -> Mapping[str, str]:
        """Versions of the installed packs by name; empty when none is installed."""
        ...

    @property
    def as_of(self) -> datetime | None:
        """When the oldest installed pack was produced; None when none is installed."""
        ...


class OpenWork(Protocol):
    """What was begun at this station and not ended."""

    def open_encounters(self) -> int:
        """Return how many people are left at this station's booth without a decision."""
        ...

    def open_duties(self, badge: str) -> Sequence[OpenDuty]:
        """Return the duties not ended yet: all of this station, and this badge's at others."""
        ...


class Records(OpenWork, Protocol):
    """Questions to the projections of this station's and its port's records."""

    def history(
        self, issuing_state: str, document_number: str, traces: Traces = NO_TRACES
    ) -> History:
        """Return the past of this document, condensed, and what `traces` lead to."""
        ...

    def clearances(
        self, issuing_state: str, document_number: str, birth_date: str, now: datetime
    ) -> Sequence[Clearance]:
        """Return the matches cleared for this document and birth date that have not expired."""
        ...

    def announced(
        self, port: str, document: TravelDocument, carrier: str, now: datetime
    ) -> AdvanceAnswer:
        """Return everybody announced these days who may be this traveler.

        Args:
            port: Whose lists are asked.
            document: What the traveler presents.
            carrier: The flight, ship or train as it was entered; empty where nobody did.
            now: With the zone of this port.
        """
        ...

    def draws_paused(self, port: str) -> DrawPause | None:
        """Return the pause of the port's random draws that is still on, or None."""
        ...

    def undecided(self) -> Party | None:
        """Return the people of this station's latest undecided encounter, after a restart.

        Those who wait in line are not meant.
        """
        ...

    def last_decided(self, officer_id: UUID) -> Party | None:
        """Return the people of this station's last decision if this officer took it, or None.

        None also after a restart of the computer, which keeps no count of the time between.
        """
        ...

    def waiting(self, port: str) -> Sequence[WaitingParty]:
        """Return who was set aside in this port and not taken up, first come first."""
        ...

    def referrals(self, port: str) -> Sequence[ReferralRow]:
        """Return the port's open referrals, longest waiting first, then today's closed ones."""
        ...

    def on_the_way(self, port: str) -> Sequence[ReferralRow]:
        """Return the port's referrals that nobody has seen at secondary, longest ago first."""
        ...

    def referrals_with(
        self, port: str, issuing_state: str, document_number: str
    ) -> Sequence[ReferralRow]:
        """Return the port's open referrals of somebody with this document, the newest first.

        Those who go along count: their documents lie on the same desk.
        """
        ...

    def sent_from_here(self, limit: int = 8) -> Sequence[ReferralRow]:
        """Return the referrals this station sent, newest first."""
        ...

    def referral(self, referral_id: UUID) -> ReferralFile | None:
        """Return everything known about one referral, or None."""
        ...


class Link(Protocol):
    """The way to the hub. Never waits: the worker's thread does."""

    def announce(self, events: Sequence[Event]) -> None:
        """Ask for these events to be told to the port at once."""
        ...

    def status(self) -> LinkStatus:
        """Return how sync stands."""
        ...

    def on_change(self, listener: Callable[[], None]) -> None:
        """Call `listener`, on any thread, when the status or other stations' records changed."""
        ...
