"""The rest of an invented shift: people who come together, the line, a radiograph, a review."""

from dataclasses import replace
from uuid import UUID

from app.documents.visual_zone.outcome import PrintedField, VisualField, VisualZone
from app.duty.events import DrawsPaused, DrawsResumed, PauseReason
from app.encounters.events import (
    BoardingPassRead,
    ConveyanceEntered,
    Declared,
    RedressStated,
    SetAside,
    TakenUp,
    VisualZoneRead,
    WaitingPerson,
    WaitLapsed,
)
from app.encounters.referral import Seen
from app.encounters.referral_events import (
    AlarmTaken,
    Companion,
    ReferralArrived,
    ReferralWithdrawn,
)
from app.examinations.events import NoteAdded, PhotoAdded
from app.journal.event import Draft, Event
from app.radiographs.decision import ImageDecision, ViewKind
from app.radiographs.events import RadiographMarked, RadiographOpened
from app.radiographs.manifest import GoodsLine, Manifest
from app.radiographs.marks import Mark
from app.radiographs.scan_events import (
    IntakeDoubt,
    LibrarySearched,
    Load,
    RadiographDecided,
    RadiographExported,
    ScanMatched,
    ScanReceived,
    ScanTaken,
    scan_id,
)
from app.radiographs.scan_sidecar import Calibration
from app.records.journal_store import JournalStore
from app.review.events import (
    NoteRead,
    RecordReviewed,
    RecordsViewed,
    ReportMade,
    ReviewVerdict,
)
from app.screening.identity import Identity, SeenReason
from tests.records.announced import announce
from tests.records.facts import Shift
from tests.records.invented import (
    BOARDING_PASS,
    BOOTH,
    CONVEYANCE,
    DECLARATION,
    LUGGAGE,
    OFFICER,
    PHOTO,
    PREVIEW,
    READING,
    REDRESS,
    SECOND_OFFICER,
    STRIP,
)

PAGE = VisualZone(
    (PrintedField(VisualField.SURNAME, "Eriksson", "Eriksson", 97),),
    (VisualField.BIRTH_DATE,),
    elapsed_ms=640,
)


def play(journal: JournalStore, shift: Shift) -> None:
    """Record all of it: referred together, taken back, decided again, looked into, reviewed."""
    people = (shift.new_id(), shift.new_id(), shift.new_id())
    party_id, referral, again = shift.new_id(), shift.new_id(), shift.new_id()
    journal.append(*shift.drawing(shift.new_id()), *party(shift, party_id, people))
    decided = journal.append(*referred_together(shift, referral, party_id, people))
    journal.append(*taken_back(shift, referral, people, decided[:3]))
    journal.append(*referred_together(shift, again, party_id, people))
    announce(journal, shift)
    journal.append(*draws_paused(shift, shift.new_id()))
    journal.append(*on_the_way(shift, again), *shift.secondary(again)[:2])
    journal.append(*looked_into(shift, again, shift.new_id()), *shift.secondary(again)[2:])
    (review,) = journal.append(returned(shift, people[0]))
    journal.append(*answered(shift, people[0], review))
    waiting, left = shift.new_id(), shift.new_id()
    journal.append(shift.read(left, waiting), set_aside(shift, waiting, left))
    journal.append(taken_up(shift, waiting, shift.new_id()))
    still = shift.new_id()
    journal.append(set_aside(shift, still, shift.new_id()))
    journal.append(*scanned(shift, again, still), *scanned(shift, None, still))
    forgotten = shift.new_id()
    journal.append(set_aside(shift, forgotten, shift.new_id()))
    journal.append(shift.by(WaitLapsed(720), forgotten))


def party(shift: Shift, party_id: UUID, people: tuple[UUID, UUID, UUID]) -> list[Draft]:
    """Three in a vehicle come up: a driver, an infant, and somebody who stays unread."""
    driver, infant, unread = people
    return [
        shift.by(ConveyanceEntered(CONVEYANCE), party_id),
        shift.read(driver, party_id),
        shift.screened(driver, drawn=True),
        shift.by(VisualZoneRead(READING, PAGE, PHOTO, STRIP), driver),
        shift.by(BoardingPassRead(BOARDING_PASS), driver),
        shift.by(RedressStated(REDRESS), driver),
        shift.screened(driver, drawn=True),
        shift.marked(infant, party_id, SeenReason.INFANT),
        shift.screened(infant),
        shift.marked(unread, party_id),
        shift.screened(unread),
        shift.by(Declared(DECLARATION), party_id),
    ]


def referred_together(
    shift: Shift, referral: UUID, party_id: UUID, people: tuple[UUID, UUID, UUID]
) -> list[Draft]:
    """One key sends all of them to secondary."""
    driver, infant, unread = people
    companions = (
        Companion(infant, Identity.SEEN, "ERIKSSON", "BO"),
        Companion(unread, Identity.UNREAD),
    )
    decided = [shift.decided(person, referral, party_id) for person in people]
    return [*decided, shift.referred(driver, referral, companions)]


def taken_back(
    shift: Shift, referral: UUID, people: tuple[UUID, UUID, UUID], decisions: tuple[Event, ...]
) -> list[Draft]:
    """The next key takes that back."""
    withdrawn = shift.by(ReferralWithdrawn(people[0]), referral)
    pairs = zip(people, decisions, strict=True)
    return [withdrawn, *(shift.recalled(one, said, referral) for one, said in pairs)]


def set_aside(shift: Shift, party_id: UUID, person: UUID) -> Draft:
    """Somebody read in line waits under the plate, with one more who was not read."""
    waiting = WaitingPerson(
        person, READING, PHOTO, STRIP, "attention", boarding_pass=BOARDING_PASS, drawn=True
    )
    body = SetAside(CONVEYANCE, (waiting,), BOOTH.port, "line", DECLARATION, places=1)
    return shift.by(body, party_id)


def taken_up(shift: Shift, waiting: UUID, party_id: UUID, lane: str = "4") -> Draft:
    """A booth goes on with them."""
    return shift.by(TakenUp(party_id, lane), waiting)


def draws_paused(shift: Shift, pause: UUID) -> list[Draft]:
    """A supervisor lets nobody be drawn for a while."""
    by = "0815 Bo Second"
    paused = DrawsPaused(BOOTH.port, PauseReason.SECONDARY_FULL, by)
    resumed = DrawsResumed(BOOTH.port, by)
    return [shift.by(said, pause, SECOND_OFFICER) for said in (paused, resumed)]


def on_the_way(shift: Shift, referral: UUID) -> list[Draft]:
    """Somebody looks for the traveler, who then arrives."""
    return [
        shift.by(AlarmTaken("0815 Bo Second"), referral, SECOND_OFFICER),
        shift.by(ReferralArrived(Seen.DOCUMENT, "Desk 1"), referral, SECOND_OFFICER),
    ]


def scanned(shift: Shift, referral: UUID | None, duty: UUID) -> list[Draft]:
    """A scan comes in twice, with and without its sidecar, is matched, looked at and decided."""
    sha256 = shift.new_id().hex * 2
    scan = scan_id(sha256)
    bare = ScanReceived(
        port=BOOTH.port,
        file_name="portal 2 é.tif",
        sha256=sha256,
        size=5,
        width=8,
        height=4,
        bits=16,
        taken_at="2026-11-24T11:49:00.000Z",
        thumbnail=PREVIEW,
        doubts=(IntakeDoubt.NO_SIDECAR,),
    )
    goods = GoodsLine("Ceramic tiles, glazed", "690721", 22, "pallet", 18_400_500)
    whole = replace(
        bare,
        scanner="Portal 2",
        energies=("6 MeV", "4 MeV"),
        calibration=Calibration(4000, 5000, "middle"),
        load=Load("MSKU9070323", "K8ANT", "UTO"),
        referral_id=referral,
        manifest=Manifest((goods,), "BL 7", "Utopia Tiles", 1),
        manifest_digest="2f" * 32,
        doubts=(IntakeDoubt.MANIFEST_INCOMPLETE,),
    )
    by = "0815 Bo Second"
    load = Load("MSKU9070323", "K9ANT", "UTO")
    matched = ScanMatched(load, referral, "the plate was misread", by)
    decisions = (
        RadiographDecided(ImageDecision.NO_ANOMALY, "", referral, by, 4200, (ViewKind.STANDARD,)),
        RadiographDecided(
            ImageDecision.SUSPECT, "dense", referral, by, 9100, (ViewKind.ZOOM, ViewKind.WINDOW), 1
        ),
    )
    exported = RadiographExported("3a" * 32, "4b" * 32, "5c" * 32, 1)
    said = (bare, whole, ScanTaken(by, "Desk 1"), matched, *decisions, exported)
    return [
        *(shift.by(body, scan, SECOND_OFFICER) for body in said),
        shift.by(LibrarySearched("MSKU", "suspect", "", 3), duty, SECOND_OFFICER),
    ]


def looked_into(shift: Shift, referral: UUID, radiograph: UUID) -> list[Draft]:
    """A note, a photo, and a radiograph with a mark that is then moved."""
    mark = shift.new_id()
    regions = (Mark(mark, 10, 20, 30, 40, "box"), Mark(mark, 12, 20, 30, 40, "box, left"))
    opened = RadiographOpened(referral, "truck 7.tif", "1f" * 32, 4096, 1024, 16)
    said = [
        shift.by(NoteAdded("says the bag is a friend's"), referral, SECOND_OFFICER),
        shift.by(PhotoAdded(LUGGAGE, "false bottom"), referral, SECOND_OFFICER),
        shift.by(opened, radiograph, SECOND_OFFICER),
    ]
    for region in regions:
        marked = RadiographMarked(referral, region, 100, 40_000, PREVIEW)
        said.append(shift.by(marked, radiograph, SECOND_OFFICER))
    return said


def returned(shift: Shift, encounter: UUID) -> Draft:
    """A supervisor returns a record of the booth's officer."""
    body = RecordReviewed(ReviewVerdict.RETURNED, "which street?", "0815 Bo Second", OFFICER)
    return shift.by(body, encounter, SECOND_OFFICER)


def answered(shift: Shift, encounter: UUID, review: Event) -> list[Draft]:
    """Its officer has read the note; the supervisor looks again, and closes the shift."""
    reviewed = RecordReviewed(ReviewVerdict.REVIEWED, "", "0815 Bo Second", OFFICER)
    viewed = RecordsViewed({"surname": "ERIKSSON"}, 2)
    report = ReportMade("4d" * 32, "2026-11-24T06:00:00.000Z", "2026-11-24T14:00:00.000Z")
    return [
        shift.by(NoteRead(review.id), encounter),
        shift.by(viewed, shift.new_id(), SECOND_OFFICER),
        shift.by(reviewed, encounter, SECOND_OFFICER),
        shift.by(report, shift.new_id(), SECOND_OFFICER),
    ]
