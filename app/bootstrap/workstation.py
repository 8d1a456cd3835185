"""A station without its screen: keys, store, lists, link, and what its officers can do."""

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from app.clock import Clock, SystemClock
from app.documents.reading import DocumentReading, MrzText
from app.documents.visual_zone.outcome import VisualZone
from app.ids import NewId, new_id
from app.journal.chain import head_at
from app.packs.installed import InstalledLists
from app.packs.pack_format import RULES
from app.problems import Problem
from app.records.advance import AdvanceQueries
from app.records.anchor import AnchorKeeper
from app.records.attachments import AttachmentStore
from app.records.journal_store import JournalStore
from app.records.keys import StationKeys
from app.records.officers import OfficerRegister
from app.records.pictures import PictureQueue
from app.records.queries import RecordQueries
from app.records.radiograph_library import ScanQueries
from app.records.report_shelf import SignedReports
from app.records.store import Store
from app.records.supervision import SupervisionQueries
from app.records.vaults import KeyVault
from app.records.verification import require_anchored
from app.services.advance_arrivals import AdvanceArrivals
from app.services.arrivals import ArrivalWatch
from app.services.deciding import Decisions
from app.services.draws import Draws
from app.services.page_reading import PageReading
from app.services.ports import Link
from app.services.primary_inspection import PrimaryInspection
from app.services.radiograph_deciding import RadiographDeciding
from app.services.radiograph_evidence import RadiographEvidence
from app.services.radiograph_intake import RadiographIntake
from app.services.radiograph_library import RadiographLibrary
from app.services.radiograph_viewing import RadiographViewing
from app.services.rule_book import RuleBook
from app.services.secondary_inspection import SecondaryInspection
from app.services.sign_in import SignIn
from app.services.supervision import Supervision
from app.services.traveler_screening import StayPolicy, TravelerScreening
from app.services.waiting_line import WaitingLine
from app.settings import StationSettings, draw_rates, read_station
from app.sync.no_hub import NoHub
from app.sync.worker import Pace, SyncWorker

if TYPE_CHECKING:  # the engines load with the first document, not before the sign-in page
    from app.capture.frame import Frame
    from app.documents.reader import DocumentReader
    from app.documents.visual_zone.reader import VisualZoneReader
    from app.sync.client import HubClient


class LateSecondReader:
    """The `SecondReader` port; PassportEye loads in a process of its own, when it is asked."""

    def read(self, frame: "Frame") -> MrzText | None:
        """Return the zone as PassportEye sees it."""
        from app.documents.mrz_reader.second_opinion import SecondOpinion

        return SecondOpinion().read(frame)


class LatePageReader:
    """The `PageReader` port; its nets load with the first page, and go when nobody works."""

    def __init__(self) -> None:
        self._reader: VisualZoneReader | None = None

    def read(self, frame: "Frame", reading: DocumentReading) -> VisualZone:
        """Return the fields of the page whose machine readable zone `reading` has."""
        from app.documents.visual_zone.reader import VisualZoneReader

        reader = self._reader = self._reader or VisualZoneReader()
        return reader.read(frame.pixels, reading)

    def rest(self) -> None:
        """Let the nets go; a page that is being read keeps them until it is done."""
        self._reader = None


class RunningLink(Link, Protocol):
    """A link with a life of its own."""

    def start(self) -> None:
        """Begin to work."""
        ...

    def stop(self) -> None:
        """End; nothing is lost."""
        ...


def store_path(home: Path) -> Path:
    """Return where the station's store lies."""
    return home / "records.db"


def attachments_path(home: Path) -> Path:
    """Return where the station's pictures lie, encrypted."""
    return home / "pictures"


def trust_path(home: Path) -> Path:
    """Return where the station keeps whose seals it trusts."""
    return home / "trust"


def document_reader(clock: Clock, home: Path | None = None) -> "DocumentReader":
    """Return the reader of documents, with the engine in use.

    Args:
        home: The station's folder, in which it keeps whom it trusts; None: nobody is trusted.
    """
    from app.documents.mrz_reader.ctc_engine import CtcEngine
    from app.documents.reader import DocumentReader
    from app.documents.seals.trust_folder import TrustFolder
    from app.documents.seals.trust_store import TrustStore

    trust = TrustStore if home is None else TrustFolder(trust_path(home))
    return DocumentReader(CtcEngine(), lambda: clock.now().astimezone(), trust)


@dataclass
class LateReader:
    """The `Reader` port; the engines load when the first document comes."""

    clock: Clock
    home: Path

    def read(self, frame: "Frame") -> DocumentReading:
        """Return everything a picture gives."""
        return self._reader.read(frame)

    def read_typed(self, lines: Sequence[str]) -> DocumentReading:
        """Return what the typed lines of a machine readable zone say."""
        return self._reader.read_typed(lines)

    def read_sent(self, payload: bytes) -> DocumentReading:
        """Return what a code says that a reader decoded and sent."""
        return self._reader.read_sent(payload)

    @cached_property
    def _reader(self) -> "DocumentReader":
        return document_reader(self.clock, self.home)


@dataclass(frozen=True, slots=True)
class Workstation:
    """One station, at work."""

    home: Path
    settings: StationSettings
    keys: StationKeys
    store: Store
    journal: JournalStore
    records: RecordQueries
    officers: OfficerRegister
    attachments: AttachmentStore
    lists: InstalledLists
    rules: RuleBook
    link: RunningLink
    anchor: AnchorKeeper
    clock: Clock
    sign_in: SignIn
    primary: PrimaryInspection
    pages: PageReading
    line: WaitingLine
    secondary: SecondaryInspection
    arrivals: ArrivalWatch
    advance: AdvanceArrivals
    radiographs: RadiographViewing
    intake: RadiographIntake
    library: RadiographLibrary
    deciding: RadiographDeciding
    evidence: RadiographEvidence
    supervision: Supervision

    def close(self) -> None:
        """End everything; what is recorded stays, what is unsent goes at the next start."""
        self.link.stop()
        self.anchor.close()
        self.store.close()
        self.lists.close()


def open_workstation(
    home: Path,
    vault: KeyVault,
    *,
    clock: Clock | None = None,
    make_id: NewId = new_id,
    pace: Pace | None = None,
) -> Workstation:
    """Open the station in `home` and start its link to the hub.

    Args:
        home: The station's folder.
        vault: Where its keys lie.
        clock: The system's by default.
        make_id: Makes identifiers.
        pace: How often the link asks; the usual pace by default.

    Raises:
        Problem: STORE_MISSING, SETTINGS_INVALID, KEYRING_*, KEY_*, STORE_*; LOG_DAMAGED, when the
            store lacks records that the vault knows of.
    """
    clock = clock or SystemClock()
    settings = read_station(home)
    keys = vault.load(settings.station)
    draws = Draws(lambda duty: keys.derive(f"draw {duty}"), draw_rates(settings.draws))
    store = Store.open(store_path(home), keys)
    try:
        require_anchored(store, vault.anchor(settings.station))
    except Problem:
        store.close()
        raise
    journal = JournalStore(store, keys, clock, make_id)
    attachments = AttachmentStore(attachments_path(home), keys, store.ballast)
    records = RecordQueries(store, attachments, clock)
    officers = OfficerRegister(store)
    lists = InstalledLists(home, keys.derive("packs"))
    reader = LateReader(clock, home)
    link = _link(settings, keys, journal, PictureQueue(store, attachments), clock, pace)
    anchor = AnchorKeeper(vault)
    anchor.renew(journal.head())  # what was committed just before a crash is not noted yet
    journal.on_append(lambda events: anchor.renew(head_at(events[-1])))
    link.start()
    stay = StayPolicy(settings.own_state, settings.stay_limit_days)
    rules = RuleBook(lambda: lists.files(RULES))
    screening = TravelerScreening(journal, records, lists, draws, stay, clock, rules)
    scans = ScanQueries(store)
    intake = RadiographIntake(journal, scans, attachments, link, clock, store.info.station.port)
    return Workstation(
        home=home,
        settings=settings,
        keys=keys,
        store=store,
        journal=journal,
        records=records,
        officers=officers,
        attachments=attachments,
        lists=lists,
        rules=rules,
        link=link,
        anchor=anchor,
        clock=clock,
        sign_in=SignIn(journal, officers, records, draws, clock, make_id),
        primary=PrimaryInspection(
            journal,
            records,
            attachments,
            reader,
            LateSecondReader(),
            screening,
            Decisions(journal, records, link, screening, clock, make_id),
            clock,
            make_id,
        ),
        pages=PageReading(journal, LatePageReader(), screening),
        line=WaitingLine(journal, records, link, screening, clock, make_id),
        secondary=SecondaryInspection(journal, records, attachments, reader, link, clock, make_id),
        arrivals=ArrivalWatch(journal, records, link),
        advance=AdvanceArrivals(
            journal, AdvanceQueries(store), screening, link, clock, store.info.station.port
        ),
        radiographs=RadiographViewing(journal, records, attachments, link, intake, scans, make_id),
        intake=intake,
        library=RadiographLibrary(journal, scans, attachments, clock, settings.scans_folder),
        deciding=RadiographDeciding(journal, records, scans, link),
        evidence=RadiographEvidence(journal, link, clock),
        supervision=Supervision(
            journal,
            SupervisionQueries(store, attachments),
            attachments,
            SignedReports(home / "reports", keys, store.info.station, store.ballast),
            link,
            clock,
            make_id,
            settings.station,
        ),
    )


def station_key(settings: StationSettings) -> Ed25519PublicKey:
    """Return the station's own public key as setup wrote it down."""
    return Ed25519PublicKey.from_public_bytes(base64.b64decode(settings.station_key))


def hub_key(settings: StationSettings) -> Ed25519PublicKey | None:
    """Return the hub's key as it was pinned at setup, or None without a hub."""
    if not settings.hub_key:
        return None
    return Ed25519PublicKey.from_public_bytes(base64.b64decode(settings.hub_key))


def _link(
    settings: StationSettings,
    keys: StationKeys,
    journal: JournalStore,
    pictures: PictureQueue,
    clock: Clock,
    pace: Pace | None,
) -> RunningLink:
    pinned = hub_key(settings)
    if not settings.hub_url or pinned is None:
        return NoHub(journal)

    def connect() -> "HubClient":
        from app.sync.client import HubClient
        from app.sync.transport import Transport

        return HubClient(
            Transport(settings.hub_url, clock),
            station=settings.station,
            signing_key=keys.signing_key,
            hub_key=pinned,
            clock=clock,
        )

    return SyncWorker(journal, pictures, connect, clock, pace=pace or Pace())
