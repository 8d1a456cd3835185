"""The secondary officer's actions: receive once, record, and close only what is complete."""

from uuid import UUID

import pytest

from app.bootstrap.workstation import Workstation
from app.duty.officers import Duty, Role
from app.encounters.referral import ReferralClass, ReferralState
from app.examinations.examination import Completeness, Disposition
from app.problems import ProblemCode
from app.services.deciding import ReferralForm
from app.specimens.specimen import Specimen
from app.specimens.travelers import LISTED, ROUTINE
from tests.fixed import FixedClock
from tests.services.conftest import SignInAs
from tests.services.test_primary_inspection import refused
from tests.services.travelers import at_the_booth, reading_of


def record_nothing_found(station: Workstation, duty: Duty, referral: UUID) -> None:
    station.secondary.record_finding(
        duty,
        referral,
        finding="none",
        exam_type="interview",
        completeness=Completeness.COMPLETE,
    )


@pytest.fixture
def referral(station: Workstation, sign_in_as: SignInAs, clock: FixedClock) -> UUID:
    """A traveler on the way to secondary."""
    duty = sign_in_as("4412", Role.PRIMARY)
    encounter = at_the_booth(station, duty, LISTED, clock)
    station.primary.refer(duty, encounter, ReferralForm(ReferralClass.MANDATORY, ("M-LKO",)))
    return station.primary.my_referrals()[0].id


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


@pytest.mark.parametrize(("specimen", "same"), [(LISTED, True), (ROUTINE, False)])
def test_identifying_again_says_whether_it_is_the_same_document(
    station: Workstation, sign_in_as: SignInAs, referral: UUID, specimen: Specimen, same: bool
) -> None:
    osei = sign_in_as("2087", Role.SECONDARY)
    station.secondary.receive(osei, referral)

    file = station.secondary.identify_again(osei, referral, reading_of(station, specimen))

    assert file.same_document is same


def test_closing_needs_a_finding_and_a_partial_one_its_reason(
    station: Workstation, sign_in_as: SignInAs, referral: UUID
) -> None:
    osei = sign_in_as("2087", Role.SECONDARY)
    station.secondary.receive(osei, referral)
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


def test_booth_sees_what_became_of_the_traveler(
    station: Workstation, sign_in_as: SignInAs, referral: UUID
) -> None:
    osei = sign_in_as("2087", Role.SECONDARY)
    station.secondary.receive(osei, referral)
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
    later = at_the_booth(station, vega, ROUTINE, clock)
    station.primary.refer(vega, later, ReferralForm(ReferralClass.OFFICER, ("O-IDN",)))

    rows = station.secondary.referrals(osei)

    assert [row.surname for row in rows] == ["VANTONGEREN", "OESTERGAARD"]


def test_primary_officer_cannot_work_a_referral(
    station: Workstation, sign_in_as: SignInAs, referral: UUID
) -> None:
    vega = sign_in_as("4412", Role.PRIMARY)

    for act in (
        lambda: station.secondary.referrals(vega),
        lambda: station.secondary.open(vega, referral),
        lambda: station.secondary.receive(vega, referral),
    ):
        with refused(ProblemCode.NOT_ALLOWED):
            act()
