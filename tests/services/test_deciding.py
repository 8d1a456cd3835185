"""Decisions about several people: all or nobody, and together to secondary."""

import pytest

from app.bootstrap.workstation import Workstation
from app.duty.officers import Duty
from app.encounters.encounter import Encounter, NotYet
from app.encounters.events import Decided
from app.encounters.party import Party
from app.encounters.referral import Decision, ReferralClass
from app.encounters.referral_events import Referred
from app.problems import Problem, ProblemCode
from app.screening.identity import Identity, SeenReason
from app.services.deciding import ReferralForm
from app.specimens.travelers import LISTED, ROUTINE, WRONG_DIGIT
from tests.fixed import FixedClock
from tests.services.events import all_events, events_of, refused
from tests.services.full_disk import room_for
from tests.services.travelers import (
    all_painted,
    at_the_booth,
    card,
    file_of,
    ids,
    reading_of,
)

TOGETHER = ReferralForm(ReferralClass.OFFICER, ("O-BEH",), together=True)
ALONE = ReferralForm(ReferralClass.OFFICER, ("O-BEH",))


# --- admit ----------------------------------------------------------------------------------------


def test_one_key_lets_everybody_go(station: Workstation, vega: Duty, family: Party) -> None:
    assert family.all_may_go
    decided = station.primary.admit(vega, family, ids(family))
    assert decided.closed
    said = events_of(station, Decided)
    assert [each.subject_id for each in said] == list(ids(family))
    assert [person.decided_event for person in decided.people] == [each.id for each in said]
    assert all(b'"plate":"UX1207"' in (each.body or b"") for each in said)
    assert station.primary.undecided(vega) is None


def test_somebody_who_may_not_go_keeps_everybody(
    station: Workstation, vega: Duty, family: Party, clock: FixedClock
) -> None:
    party = at_the_booth(station, vega, LISTED, clock, family)
    with refused(ProblemCode.MANDATORY_REFERRAL):
        station.primary.admit(vega, party, ids(party))
    assert events_of(station, Decided) == []
    with pytest.raises(KeyError):
        station.primary.admit(vega, party, [*ids(party)[:1], vega.id])
    assert events_of(station, Decided) == []


@pytest.mark.faults
@pytest.mark.parametrize("pages", [0, 10, 20])
def test_a_disk_that_fills_up_in_between_decides_nobody(
    station: Workstation, vega: Duty, coach: Party, pages: int
) -> None:
    before = all_events(station)
    with room_for(pages), refused(ProblemCode.DISK_FULL):
        station.primary.admit(vega, coach, ids(coach))
    assert all_events(station) == before
    left = station.primary.undecided(vega)
    assert left is not None
    assert {person.decision for person in left.people} == {None}
    assert station.primary.admit(vega, coach, ids(coach)).closed, "the same key again"


def test_a_vehicle_is_let_go_one_by_one_too(
    station: Workstation, vega: Duty, family: Party, clock: FixedClock
) -> None:
    party = station.primary.admit(vega, family, ids(family)[1:2])
    assert [person.decision for person in party.people] == [None, Decision.ADMIT, None]
    party = station.primary.refer(vega, party, ids(family)[0], ALONE)
    party = station.primary.admit(vega, all_painted(party, clock), ids(family)[2:])
    assert party.closed


# --- refer ----------------------------------------------------------------------------------------


def test_all_go_to_secondary_together_and_who_is_unread_is_said(
    station: Workstation, vega: Duty, family: Party, clock: FixedClock
) -> None:
    party = station.primary.mark(vega, family, Identity.SEEN, SeenReason.INFANT)
    party = all_painted(station.primary.expect(party), clock)
    driver, passenger, child, infant, place = party.people

    referred = station.primary.refer(vega, party, driver.id, TOGETHER)

    assert referred.closed, "the place that nobody took went along as unread"
    file = file_of(station)
    assert file.encounter_id == driver.id
    assert [one.encounter_id for one in file.companions] == [
        passenger.id,
        child.id,
        infant.id,
        place.id,
    ]
    assert [one.identity for one in file.companions] == [
        Identity.READ,
        Identity.READ,
        Identity.SEEN,
        Identity.UNREAD,
    ]
    assert [(one.surname, one.given_names) for one in file.companions] == [
        names(passenger),
        names(child),
        ("", ""),
        ("", ""),
    ]
    assert file.row.companions == 4
    assert file.row.conveyance.label == "UTO UX1207"
    said = events_of(station, Decided)
    assert [each.subject_id for each in said] == [driver.id, passenger.id, child.id, infant.id]
    assert {person.referral_id for person in referred.people} == {file.row.id}


def names(person: Encounter) -> tuple[str, str]:
    who = card(person).who
    assert who is not None
    return who.surname, who.given_names


def test_one_goes_alone_unless_the_officer_says_otherwise(
    station: Workstation, vega: Duty, family: Party
) -> None:
    referred = station.primary.refer(vega, family, ids(family)[1], ALONE)
    assert [person.decision for person in referred.people] == [None, Decision.REFER, None]
    assert file_of(station).companions == ()


def test_nobody_goes_along_whose_card_nobody_has_seen(
    station: Workstation, vega: Duty, clock: FixedClock, family: Party
) -> None:
    unseen = station.primary.screen(
        vega, family, None, reading_of(station, ROUTINE), read_ns=clock.monotonic_ns()
    )
    open_check = at_the_booth(station, vega, WRONG_DIGIT, clock, family)
    for party, why in ((unseen, NotYet.NOT_PAINTED), (open_check, NotYet.CHECK_OPEN)):
        with pytest.raises(Problem) as caught:
            station.primary.refer(vega, party, ids(party)[0], TOGETHER)
        assert (caught.value.code, caught.value.detail) == (ProblemCode.DECISION_TOO_EARLY, why)
    assert events_of(station, Decided) == []
    assert events_of(station, Referred) == []
    assert station.primary.refer(vega, unseen, ids(unseen)[0], ALONE).open


def test_who_was_let_go_before_does_not_go_along(
    station: Workstation, vega: Duty, family: Party
) -> None:
    party = station.primary.admit(vega, family, ids(family)[1:2])
    station.primary.refer(vega, party, ids(party)[0], TOGETHER)
    assert [one.encounter_id for one in file_of(station).companions] == [ids(party)[2]]
