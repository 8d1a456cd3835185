"""Not this person: what primary may say, what only secondary may, and how long it holds."""

from dataclasses import replace
from uuid import UUID

import pytest

from app.bootstrap.workstation import Workstation
from app.duty.officers import Duty, Role
from app.encounters.events import MatchCleared
from app.problems import ProblemCode
from app.screening.clearances import ClearReason
from app.screening.summary_types import FactKind, Verdict
from app.specimens.travelers import LISTED
from tests.fixed import FixedClock
from tests.services.conftest import SignInAs
from tests.services.referred import MANDATORY, refer, referral_of
from tests.services.test_primary_inspection import events_of, refused
from tests.services.travelers import at_the_booth, card, last


@pytest.fixture
def vega(sign_in_as: SignInAs) -> Duty:
    return sign_in_as("4412", Role.PRIMARY)


@pytest.fixture
def referral(station: Workstation, vega: Duty, clock: FixedClock) -> UUID:
    """A strong match, sent to secondary."""
    return referral_of(refer(station, vega, clock, [LISTED], MANDATORY))


@pytest.fixture
def osei(station: Workstation, sign_in_as: SignInAs, referral: UUID) -> Duty:
    duty = sign_in_as("2087", Role.SECONDARY)
    station.secondary.receive(duty, referral)
    return duty


def test_a_strong_match_cleared_in_secondary_is_gray_and_stays_so(
    station: Workstation, vega: Duty, osei: Duty, referral: UUID, clock: FixedClock
) -> None:
    match = station.secondary.open(osei, referral).summary.facts[0]
    assert (match.kind, match.clearable) == (FactKind.LOOKOUT_STRONG, False)

    file = station.secondary.clear_match(osei, referral, match, ClearReason.FACE_DIFFERS)

    gray = file.summary.facts[0]
    assert (gray.kind, gray.severity) == (FactKind.CLEARED_MATCH, Verdict.ROUTINE)
    assert gray.values["cleared_by"] == "2087 M. Osei"
    assert gray.values["reason"] == ClearReason.FACE_DIFFERS
    assert file.summary.verdict is Verdict.REFER, "it is what the traveler was referred for"
    assert file.timeline[-1].kind == MatchCleared.TYPE
    again = card(last(at_the_booth(station, vega, LISTED, clock)))
    assert again.verdict is not Verdict.REFER
    assert match.listing in {
        fact.listing for fact in again.facts if fact.kind is FactKind.CLEARED_MATCH
    }


def test_a_match_is_cleared_once_and_only_by_whoever_has_the_referral(
    station: Workstation, sign_in_as: SignInAs, osei: Duty, referral: UUID
) -> None:
    match = station.secondary.open(osei, referral).summary.facts[0]
    with refused(ProblemCode.REFERRAL_TAKEN):
        station.secondary.clear_match(
            sign_in_as("2090", Role.SECONDARY), referral, match, ClearReason.DATA_DIFFER
        )
    file = station.secondary.clear_match(osei, referral, match, ClearReason.DATA_DIFFER)
    for fact in (match, file.summary.facts[0], replace(match, listing="LK-1@1")):
        with refused(ProblemCode.NOT_ALLOWED):
            station.secondary.clear_match(osei, referral, fact, ClearReason.DATA_DIFFER)
    (event,) = events_of(station, MatchCleared)
    assert event.subject_id == referral


def test_what_primary_cleared_does_not_hold_for_a_strong_match(
    station: Workstation, vega: Duty, clock: FixedClock
) -> None:
    party = at_the_booth(station, vega, LISTED, clock)
    match = card(last(party)).facts[0]
    with refused(ProblemCode.NOT_ALLOWED):
        station.primary.clear_match(
            vega, party, last(party).id, replace(match, clearable=True), ClearReason.FACE_DIFFERS
        )
