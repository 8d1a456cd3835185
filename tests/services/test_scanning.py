"""A passport on the reader of the second desk: seen, received, compared, or nobody's."""

from uuid import UUID

import pytest

from app.bootstrap.workstation import Workstation
from app.documents.reading import DocumentReading
from app.duty.officers import Duty, Role
from app.encounters.conveyance import Conveyance
from app.encounters.referral import ReferralState
from app.encounters.referral_events import ReferralArrived, ReferralReceived
from app.examinations.events import IdentifiedAgain
from app.examinations.examination import Completeness, Disposition
from app.services.deciding import ReferralForm
from app.services.scanning import Scan, ScanOutcome, scan
from app.specimens.travelers import DRIVER, EXPIRED, LISTED, PASSENGER, ROUTINE
from tests.fixed import FixedClock
from tests.services.conftest import SignInAs
from tests.services.referred import OFFICERS_CHOICE, reading_of, refer, referral_of
from tests.services.test_primary_inspection import events_of


@pytest.fixture
def vega(sign_in_as: SignInAs) -> Duty:
    return sign_in_as("4412", Role.PRIMARY)


@pytest.fixture
def osei(sign_in_as: SignInAs) -> Duty:
    return sign_in_as("2087", Role.SECONDARY)


@pytest.fixture
def referral(station: Workstation, vega: Duty, clock: FixedClock) -> UUID:
    """A traveler on the way to secondary."""
    return referral_of(refer(station, vega, clock, [ROUTINE]))


@pytest.fixture
def passport(station: Workstation) -> DocumentReading:
    """What reading that traveler's passport gives."""
    return reading_of(station, ROUTINE)


def _scan(
    station: Workstation, duty: Duty, reading: DocumentReading, at: UUID | None = None
) -> Scan:
    return scan(station.secondary, duty, reading, at)


def test_the_first_scan_sees_the_next_one_receives_and_identifies(
    station: Workstation, osei: Duty, referral: UUID, passport: DocumentReading
) -> None:
    arrived = _scan(station, osei, passport)
    assert arrived.outcome is ScanOutcome.ARRIVED
    assert arrived.file is not None
    assert (arrived.file.row.id, arrived.file.row.state) == (referral, ReferralState.ARRIVED)

    received = _scan(station, osei, passport)
    assert received.outcome is ScanOutcome.RECEIVED
    assert received.file is not None
    assert received.file.row.received_by_id == osei.officer.id
    assert received.file.same_document is True
    kinds = [ReferralArrived, ReferralReceived, IdentifiedAgain]
    assert [len(events_of(station, kind)) for kind in kinds] == [1, 1, 1]


def test_ones_own_is_compared_again(
    station: Workstation, osei: Duty, referral: UUID, passport: DocumentReading
) -> None:
    station.secondary.receive(osei, referral)
    read = _scan(station, osei, passport, referral)
    assert read.outcome is ScanOutcome.READ_AGAIN
    assert read.file is not None
    assert read.file.same_document is True


def test_a_document_that_nobody_was_referred_with_is_said_of_ones_own(
    station: Workstation, osei: Duty, referral: UUID
) -> None:
    station.secondary.receive(osei, referral)
    read = _scan(station, osei, reading_of(station, EXPIRED), referral)
    assert read.outcome is ScanOutcome.READ_AGAIN
    assert read.file is not None
    assert read.file.same_document is False


@pytest.mark.usefixtures("referral")
def test_nobody_is_found_and_nothing_recorded(station: Workstation, osei: Duty) -> None:
    other = reading_of(station, EXPIRED)
    assert station.secondary.find_by_document(osei, other) is None
    assert _scan(station, osei, other) == Scan(ScanOutcome.NOBODY)
    assert _scan(station, osei, other, UUID(int=1)) == Scan(ScanOutcome.NOBODY)
    assert events_of(station, IdentifiedAgain) == []


def test_somebody_elses_is_only_shown(
    station: Workstation,
    sign_in_as: SignInAs,
    osei: Duty,
    referral: UUID,
    passport: DocumentReading,
) -> None:
    station.secondary.receive(osei, referral)
    tran = sign_in_as("2090", Role.SECONDARY)
    found = _scan(station, tran, passport)
    assert found.outcome is ScanOutcome.SOMEBODY_ELSES
    assert found.file is not None
    assert found.file.row.id == referral
    assert events_of(station, IdentifiedAgain) == []


def test_a_supervisor_sees_arrivals_and_receives_nobody(
    station: Workstation, sign_in_as: SignInAs, referral: UUID, passport: DocumentReading
) -> None:
    tran = sign_in_as("2090", Role.SUPERVISOR)
    assert _scan(station, tran, passport).outcome is ScanOutcome.ARRIVED
    assert _scan(station, tran, passport).outcome is ScanOutcome.FOUND
    assert station.secondary.open(tran, referral).row.state is ReferralState.ARRIVED


def test_a_companions_document_finds_the_referral_and_proves_nothing(
    station: Workstation, vega: Duty, osei: Duty, clock: FixedClock
) -> None:
    form = ReferralForm(OFFICERS_CHOICE.referral_class, ("O-STM",), together=True)
    car = Conveyance(plate="7KX204", plate_state="UTO")
    party = refer(station, vega, clock, [DRIVER, PASSENGER], form, car)
    referral = referral_of(party)
    companion = reading_of(station, PASSENGER)

    assert _scan(station, osei, companion).outcome is ScanOutcome.ARRIVED
    received = _scan(station, osei, companion)
    assert received.outcome is ScanOutcome.RECEIVED
    assert received.file is not None
    assert received.file.same_document is None
    assert _scan(station, osei, companion, referral).outcome is ScanOutcome.GOES_ALONG
    assert events_of(station, IdentifiedAgain) == []


def test_a_closed_or_withdrawn_referral_is_not_found(
    station: Workstation,
    vega: Duty,
    osei: Duty,
    clock: FixedClock,
    referral: UUID,
    passport: DocumentReading,
) -> None:
    station.secondary.receive(osei, referral)
    station.secondary.record_finding(
        osei,
        referral,
        finding="none",
        exam_type="interview",
        completeness=Completeness.COMPLETE,
    )
    station.secondary.dispose(osei, referral, Disposition.RELEASED)
    party = refer(station, vega, clock, [LISTED])
    station.primary.recall(vega, party)

    assert station.secondary.find_by_document(osei, passport) is None
    assert station.secondary.find_by_document(osei, reading_of(station, LISTED)) is None


def test_ones_own_comes_before_what_waits_with_the_same_document(
    station: Workstation,
    vega: Duty,
    osei: Duty,
    clock: FixedClock,
    referral: UUID,
    passport: DocumentReading,
) -> None:
    station.secondary.receive(osei, referral)
    second = referral_of(refer(station, vega, clock, [ROUTINE]))
    found = station.secondary.find_by_document(osei, passport)
    assert found is not None
    assert found.id == referral
    assert found.id != second
