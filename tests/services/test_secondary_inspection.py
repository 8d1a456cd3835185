"""The secondary officer's actions: receive once, record, and close only what is complete."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from uuid import UUID

import pytest
from PIL import Image
from PIL.ExifTags import IFD, Base

from app.bootstrap.workstation import Workstation
from app.duty.officers import Duty, Role, Station
from app.encounters.referral import ReferralState
from app.encounters.referral_events import ReferralReceived
from app.examinations.events import PhotoAdded
from app.examinations.examination import Completeness, Disposition
from app.journal.event import Authorship, Draft
from app.problems import ProblemCode
from app.records.journal_store import JournalStore
from app.records.keys import StationKeys
from app.records.store import Store
from app.services.secondary_inspection import LONGEST_TEXT
from app.specimens.specimen import Specimen
from app.specimens.travelers import LISTED, ROUTINE
from tests.fixed import FixedClock
from tests.services.conftest import SignInAs
from tests.services.referred import MANDATORY, OFFICERS_CHOICE, reading_of, refer, referral_of
from tests.services.test_primary_inspection import events_of, refused

_KEYS = StationKeys(bytes(range(32)), bytes(range(32, 64)))


@pytest.fixture
def referral(station: Workstation, sign_in_as: SignInAs, clock: FixedClock) -> UUID:
    """A traveler on the way to secondary."""
    vega = sign_in_as("4412", Role.PRIMARY)
    return referral_of(refer(station, vega, clock, [LISTED], MANDATORY))


@pytest.fixture
def osei(station: Workstation, sign_in_as: SignInAs, referral: UUID) -> Duty:
    """The officer who has received it."""
    duty = sign_in_as("2087", Role.SECONDARY)
    station.secondary.receive(duty, referral)
    return duty


@pytest.fixture
def other_desk(
    tmp_path: Path, clock: FixedClock, new_id: Callable[[], UUID]
) -> Iterator[JournalStore]:
    """The journal of another second desk of the port, a minute behind."""
    earlier = FixedClock(clock.wall - timedelta(minutes=1))
    station = Station("S3", "San Lorenzo")
    with Store.create(tmp_path / "S3" / "station.db", _KEYS, station) as store:
        yield JournalStore(store, _KEYS, earlier, new_id)


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """A telephone's photo, large, and full of what nobody needs to know."""
    path = tmp_path / "phone.jpg"
    exif = Image.Exif()
    exif[Base.Make] = "UtopiaPhone"
    exif[Base.Orientation] = 6  # held upright
    exif.get_ifd(IFD.GPSInfo)[2] = (12.0, 30.0, 0.0)
    Image.effect_noise((3000, 2000), 60).convert("RGB").save(path, exif=exif)
    return path


def record_nothing_found(station: Workstation, duty: Duty, referral: UUID) -> None:
    station.secondary.record_finding(
        duty,
        referral,
        finding="none",
        exam_type="interview",
        completeness=Completeness.COMPLETE,
    )


def test_receiving_makes_it_this_officers(
    station: Workstation, sign_in_as: SignInAs, referral: UUID
) -> None:
    osei, tran = sign_in_as("2087", Role.SECONDARY), sign_in_as("2090", Role.SECONDARY)

    file = station.secondary.receive(osei, referral)

    assert file.row.state is ReferralState.RECEIVED
    assert file.row.received_by_id == osei.officer.id
    with refused(ProblemCode.REFERRAL_TAKEN):
        station.secondary.receive(tran, referral)
    with refused(ProblemCode.REFERRAL_TAKEN):
        record_nothing_found(station, tran, referral)


def test_nothing_is_recorded_before_it_is_received(
    station: Workstation, sign_in_as: SignInAs, referral: UUID
) -> None:
    osei = sign_in_as("2087", Role.SECONDARY)

    with refused(ProblemCode.REFERRAL_TAKEN):
        record_nothing_found(station, osei, referral)


def test_the_desk_that_was_first_has_it_even_if_both_said_received(
    station: Workstation, osei: Duty, referral: UUID, other_desk: JournalStore
) -> None:
    elsewhere = UUID(int=0xBEEF)
    first = Draft(
        ReferralReceived("S. Lindqvist", "4420", "Desk S3"),
        referral,
        Authorship(elsewhere, "pin", "receive referral"),
    )
    station.journal.apply_foreign(other_desk.append(first), "1")

    assert station.secondary.open(osei, referral).row.received_by == "S. Lindqvist"
    with refused(ProblemCode.REFERRAL_TAKEN):
        record_nothing_found(station, osei, referral)


def test_what_the_booth_took_back_is_not_received_but_stays_on_record(
    station: Workstation, sign_in_as: SignInAs, clock: FixedClock
) -> None:
    vega, osei = sign_in_as("4412", Role.PRIMARY), sign_in_as("2087", Role.SECONDARY)
    party = refer(station, vega, clock, [ROUTINE])
    station.primary.recall(vega, party)
    referral = referral_of(party)

    assert station.secondary.referrals(osei) == ()
    assert station.secondary.open(osei, referral).row.state is ReferralState.WITHDRAWN
    with refused(ProblemCode.REFERRAL_WITHDRAWN):
        station.secondary.receive(osei, referral)
    with refused(ProblemCode.REFERRAL_WITHDRAWN):
        record_nothing_found(station, osei, referral)


def test_a_referral_that_is_not_kept_any_more_is_a_problem_and_no_bug(
    station: Workstation, sign_in_as: SignInAs
) -> None:
    osei = sign_in_as("2087", Role.SECONDARY)
    with refused(ProblemCode.REFERRAL_MISSING):
        station.secondary.open(osei, UUID(int=1))
    with refused(ProblemCode.REFERRAL_MISSING):
        station.secondary.receive(osei, UUID(int=1))


@pytest.mark.parametrize(("specimen", "same"), [(LISTED, True), (ROUTINE, False)])
def test_identifying_again_says_whether_it_is_the_same_document(
    station: Workstation, osei: Duty, referral: UUID, specimen: Specimen, same: bool
) -> None:
    file = station.secondary.identify_again(osei, referral, reading_of(station, specimen))
    assert file.same_document is same


def test_a_note_stands_in_the_timeline_in_the_officers_words(
    station: Workstation, osei: Duty, referral: UUID
) -> None:
    file = station.secondary.add_note(osei, referral, "  Says the suitcase is his brother's. ")
    assert file.timeline[-1].text == "Says the suitcase is his brother's."
    assert file.timeline[-1].officer == "2087 M. Osei"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (" \n ", ProblemCode.REFERRAL_INCOMPLETE),
        ("x" * (LONGEST_TEXT + 1), ProblemCode.TEXT_TOO_LONG),
    ],
)
def test_a_note_of_nothing_or_of_too_much_is_refused(
    station: Workstation, osei: Duty, referral: UUID, text: str, code: ProblemCode
) -> None:
    before = len(station.secondary.open(osei, referral).timeline)
    with refused(code):
        station.secondary.add_note(osei, referral, text)
    assert len(station.secondary.open(osei, referral).timeline) == before


def test_a_photo_is_kept_small_upright_and_without_what_the_camera_wrote(
    station: Workstation, osei: Duty, referral: UUID, picture: Path
) -> None:
    content = station.secondary.prepare_photo(picture)
    file = station.secondary.add_photo(osei, referral, content, "Wallet, outside")

    (photo,) = file.photos
    assert (photo.caption, photo.here) == ("Wallet, outside", True)
    kept = station.secondary.photo(photo.sha256)
    assert kept is not None
    assert len(kept) <= 400_000
    with Image.open(BytesIO(kept)) as image:
        assert image.format == "JPEG"
        assert image.height > image.width
        assert not image.getexif()
    assert b"UtopiaPhone" not in kept
    (added,) = events_of(station, PhotoAdded)
    assert added.subject_id == referral


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", ProblemCode.FILE_EMPTY),
        (b"%PDF-1.7 not a picture", ProblemCode.NOT_AN_IMAGE),
        (b"\xff\xd8\xff\xe0" + b"\0" * 40, ProblemCode.IMAGE_TRUNCATED),
    ],
)
def test_a_hostile_photo_is_refused_before_anything_is_kept(
    station: Workstation, tmp_path: Path, content: bytes, code: ProblemCode
) -> None:
    path = tmp_path / "hostile.jpg"
    path.write_bytes(content)
    with refused(code):
        station.secondary.prepare_photo(path)


def test_a_photo_needs_a_caption_and_an_own_referral(
    station: Workstation, sign_in_as: SignInAs, osei: Duty, referral: UUID
) -> None:
    tran = sign_in_as("2090", Role.SECONDARY)
    with refused(ProblemCode.REFERRAL_INCOMPLETE):
        station.secondary.add_photo(osei, referral, b"a picture", "  ")
    with refused(ProblemCode.REFERRAL_TAKEN):
        station.secondary.add_photo(tran, referral, b"a picture", "Wallet")
    assert station.secondary.open(osei, referral).photos == ()


def test_a_finding_is_tied_only_to_a_mark_of_its_own_referral(
    station: Workstation, osei: Duty, referral: UUID
) -> None:
    with pytest.raises(ValueError, match="00000000-0000-0000-0000-000000000005"):
        station.secondary.record_finding(
            osei,
            referral,
            finding="narcotics",
            exam_type="NII: X-ray",
            completeness=Completeness.COMPLETE,
            mark_id=UUID(int=5),
        )
    assert station.secondary.open(osei, referral).findings == ()


def test_closing_needs_a_finding_and_a_partial_one_its_reason(
    station: Workstation, osei: Duty, referral: UUID
) -> None:
    with refused(ProblemCode.REFERRAL_INCOMPLETE):
        station.secondary.dispose(osei, referral, Disposition.RELEASED)
    with refused(ProblemCode.REFERRAL_INCOMPLETE):
        station.secondary.record_finding(
            osei,
            referral,
            finding="none",
            exam_type="baggage: opened",
            completeness=Completeness.PARTIAL,
            note=" ",
        )

    record_nothing_found(station, osei, referral)
    file = station.secondary.dispose(osei, referral, Disposition.RELEASED, "photo settles it")

    assert file.row.state is ReferralState.CLOSED
    assert file.disposition_note == "photo settles it"
    with refused(ProblemCode.ALREADY_DECIDED):
        station.secondary.dispose(osei, referral, Disposition.ADMITTED)


def test_a_mandatory_referral_never_goes_back_to_the_booth_undecided(
    station: Workstation, osei: Duty, referral: UUID
) -> None:
    record_nothing_found(station, osei, referral)
    with refused(ProblemCode.MANDATORY_RETURN):
        station.secondary.dispose(osei, referral, Disposition.RETURNED_TO_PRIMARY, "not ours")
    assert station.secondary.open(osei, referral).row.state is ReferralState.RECEIVED


def test_another_goes_back_with_a_note_for_the_booth(
    station: Workstation, sign_in_as: SignInAs, clock: FixedClock
) -> None:
    vega, osei = sign_in_as("4412", Role.PRIMARY), sign_in_as("2087", Role.SECONDARY)
    referral = referral_of(refer(station, vega, clock, [ROUTINE], OFFICERS_CHOICE))
    station.secondary.receive(osei, referral)
    record_nothing_found(station, osei, referral)

    with refused(ProblemCode.REFERRAL_INCOMPLETE):
        station.secondary.dispose(osei, referral, Disposition.RETURNED_TO_PRIMARY, " ")
    file = station.secondary.dispose(
        osei, referral, Disposition.RETURNED_TO_PRIMARY, "Town is named, go on."
    )

    assert file.row.disposition is Disposition.RETURNED_TO_PRIMARY
    assert file.disposition_note == "Town is named, go on."


def test_booth_sees_what_became_of_the_traveler(
    station: Workstation, osei: Duty, referral: UUID
) -> None:
    record_nothing_found(station, osei, referral)
    station.secondary.dispose(osei, referral, Disposition.RELEASED)

    (row,) = station.primary.my_referrals()

    assert (row.disposition, row.finding_words) == (Disposition.RELEASED, ("none",))
    document = LISTED.document
    history = station.records.history(document.issuing_state, document.document_number)
    assert history.last_secondary is not None
    assert history.last_secondary.finding == "none"


@pytest.mark.usefixtures("referral")
def test_list_shows_the_port_longest_waiting_first(
    station: Workstation, sign_in_as: SignInAs, clock: FixedClock
) -> None:
    vega, osei = sign_in_as("4412", Role.PRIMARY), sign_in_as("2087", Role.SECONDARY)
    clock.wall = clock.wall.replace(hour=13)
    refer(station, vega, clock, [ROUTINE])

    rows = station.secondary.referrals(osei)

    assert [row.surname for row in rows] == ["VANTONGEREN", "OESTERGAARD"]


def test_primary_officer_cannot_work_a_referral(
    station: Workstation, sign_in_as: SignInAs, referral: UUID
) -> None:
    vega, reading = sign_in_as("4412", Role.PRIMARY), reading_of(station, LISTED)
    desk = station.secondary

    acts: tuple[Callable[[], object], ...] = (
        lambda: desk.referrals(vega),
        lambda: desk.open(vega, referral),
        lambda: desk.receive(vega, referral),
        lambda: desk.find_by_document(vega, reading),
        lambda: desk.identify_again(vega, referral, reading),
        lambda: desk.add_note(vega, referral, "hello"),
        lambda: desk.add_photo(vega, referral, b"picture", "wallet"),
        lambda: desk.dispose(vega, referral, Disposition.ADMITTED),
    )
    for act in acts:
        with refused(ProblemCode.NOT_ALLOWED):
            act()


def test_a_supervisor_looks_and_does_not_work_it(
    station: Workstation, sign_in_as: SignInAs, referral: UUID
) -> None:
    tran = sign_in_as("2090", Role.SUPERVISOR)
    assert station.secondary.open(tran, referral).row.id == referral
    acts: tuple[Callable[[], object], ...] = (
        lambda: station.secondary.receive(tran, referral),
        lambda: station.secondary.add_note(tran, referral, "hello"),
        lambda: station.secondary.dispose(tran, referral, Disposition.ADMITTED),
    )
    for act in acts:
        with refused(ProblemCode.NOT_ALLOWED):
            act()
