"""The desk loses its power in the middle of a vehicle: what was recorded is there, as it was."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from app.bootstrap.workstation import Workstation, open_workstation
from app.duty.officers import Duty
from app.encounters.events import Decided, Recalled
from app.encounters.party import Party
from app.encounters.referral import Decision, ReferralClass, ReferralState
from app.problems import ProblemCode
from app.records.vaults import FileVault
from app.screening.identity import Identity, SeenReason
from app.services.deciding import ReferralForm
from tests.fixed import FixedClock
from tests.services.events import events_of, refused
from tests.services.travelers import all_painted, ids, last

TOGETHER = ReferralForm(ReferralClass.OFFICER, ("O-BEH",), together=True)
ALONE = ReferralForm(ReferralClass.OFFICER, ("O-BEH",))


@contextmanager
def restarted(
    station: Workstation, clock: FixedClock, later: FixedClock | None = None
) -> Iterator[Workstation]:
    """Start the station again; another boot counts its time from somewhere else."""
    station.close()
    later = later or FixedClock(clock.wall + timedelta(minutes=2), 5 * 10**9, "another boot")
    again = open_workstation(station.home, FileVault(station.home), clock=later)
    try:
        yield again
    finally:
        again.close()


def test_one_of_three_was_decided(
    station: Workstation, vega: Duty, family: Party, clock: FixedClock
) -> None:
    party = station.primary.admit(vega, family, ids(family)[1:2])
    with restarted(station, clock) as again:
        found = again.primary.undecided(vega)
        assert found is not None
        assert (found.id, ids(found)) == (family.id, ids(family))
        assert found.conveyance == family.conveyance
        assert [one.decision for one in found.people] == [None, Decision.ADMIT, None]
        assert [one.summary for one in found.people] == [one.summary for one in party.people]
        with refused(ProblemCode.DECISION_TOO_EARLY):
            again.primary.admit(vega, found, [ids(found)[0]])
        with refused(ProblemCode.RECALL_TOO_LATE):
            again.primary.recall(vega, found)
        found = all_painted(found, clock)
        again.primary.admit(vega, found, [one.id for one in found.open])
        assert again.primary.undecided(vega) is None
        assert len(events_of(again, Decided)) == 3


def test_everybody_was_decided(
    station: Workstation, vega: Duty, family: Party, clock: FixedClock
) -> None:
    station.primary.refer(vega, family, ids(family)[0], TOGETHER)
    with restarted(station, clock) as again:
        assert again.primary.undecided(vega) is None
        (row,) = again.primary.my_referrals()
        assert row.companions == 2


def test_a_decision_was_just_taken_back(
    station: Workstation, vega: Duty, family: Party, clock: FixedClock
) -> None:
    decided = station.primary.admit(vega, family, ids(family))
    station.primary.recall(vega, decided)
    with restarted(station, clock) as again:
        found = again.primary.undecided(vega)
        assert found is not None
        found = all_painted(found, clock)
        again.primary.admit(vega, found, ids(found))
        said = events_of(again, Decided)
        assert [each.amends_id for each in said[3:]] == [each.id for each in said[:3]]


def test_somebody_was_marked_after_reading_failed(
    station: Workstation, vega: Duty, family: Party, clock: FixedClock
) -> None:
    child = last(family).id
    marked = station.primary.mark(vega, family, Identity.SEEN, SeenReason.CITIZEN, person=child)
    with restarted(station, clock) as again:
        found = again.primary.undecided(vega)
        assert found is not None
        assert (last(found).identity, last(found).reading) == (
            Identity.SEEN,
            last(marked).reading,
        )


@pytest.mark.parametrize("phase", ["scan", "decision", "recall"])
@pytest.mark.parametrize("jump", [timedelta(days=-30), timedelta(days=30)])
def test_the_clock_was_set_meanwhile(
    station: Workstation,
    vega: Duty,
    family: Party,
    clock: FixedClock,
    phase: str,
    jump: timedelta,
) -> None:
    """Which party came last, and what was taken back, is told by places in the log, not by time."""
    if phase == "scan":
        clock.wall += jump
    decided = station.primary.admit(vega, family, ids(family)[:2])
    if phase == "decision":
        clock.wall += jump
    back = station.primary.recall(vega, decided)
    if phase == "recall":
        clock.wall += jump
    station.primary.admit(vega, all_painted(back, clock), ids(back)[:1])
    with restarted(station, clock) as again:
        found = again.primary.undecided(vega)
        assert found is not None
        assert found.id == family.id
        assert [one.decision for one in found.people] == [Decision.ADMIT, None, None]


def test_only_the_program_was_started_again(
    station: Workstation, vega: Duty, family: Party, clock: FixedClock
) -> None:
    """The computer ran on and counted the seconds: what was just decided can be taken back."""
    party = station.primary.admit(vega, family, ids(family)[:2])
    child = ids(family)[2]
    station.primary.refer(vega, all_painted(party, clock), child, ALONE)
    clock.pass_time(timedelta(seconds=50))
    with restarted(station, clock, clock) as again:
        found = again.primary.last_decided(vega)
        assert found is not None
        assert ids(found) == ids(family)
        back = again.primary.recall(vega, found)
        assert [one.decision for one in back.people] == [Decision.ADMIT, Decision.ADMIT, None]
        (row,) = again.primary.my_referrals()
        assert row.state is ReferralState.WITHDRAWN
        (taken_back,) = events_of(again, Recalled)
        assert b'"after_ms":50000' in (taken_back.body or b"")
        back = again.primary.recall(vega, back)
        assert [one.decision for one in back.people] == [None, None, None], "then those before"


def test_what_was_decided_is_taken_back_by_its_officer_in_its_minute_only(
    station: Workstation, vega: Duty, family: Party, clock: FixedClock
) -> None:
    station.primary.admit(vega, family, ids(family))
    other = replace(vega, officer=replace(vega.officer, id=UUID(int=99)))
    assert station.primary.last_decided(other) is None
    clock.pass_time(timedelta(seconds=61))
    with restarted(station, clock, clock) as again:
        late = again.primary.last_decided(vega)
        assert late is not None
        with refused(ProblemCode.RECALL_TOO_LATE):
            again.primary.recall(vega, late)
    with restarted(station, clock) as again:
        assert again.primary.last_decided(vega) is None, "nobody counted the time between"
