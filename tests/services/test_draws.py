"""The random draw at work: bound before, open afterwards, and what it said stands."""

from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from app.bootstrap.workstation import Workstation, open_workstation
from app.commands.draw import verify_draws
from app.duty.events import DrawOpened, DrawRevealed
from app.duty.officers import Direction, Duty, Mode, Post, Role
from app.encounters.conveyance import Conveyance
from app.encounters.events import Screened
from app.encounters.party import Party
from app.journal.codec import decode_body
from app.problems import Problem, ProblemCode
from app.records.draw_proving import prove_draws
from app.records.vaults import FileVault
from app.screening.identity import Identity
from app.screening.random_draw import SEED_BYTES, commitment, is_drawn, verify
from app.screening.summary_types import FactKind
from app.services.draws import Draws
from app.settings import StationSettings, read_station, write_station
from app.specimens.travelers import DRIVER, PASSENGER, ROUTINE
from tests.fixed import FixedClock
from tests.services.conftest import PIN, POST
from tests.services.events import events_of
from tests.services.referred import OFFICERS_CHOICE
from tests.services.travelers import all_painted, at_the_booth, card, ids, last
from tests.services.two_stations import SECOND_POST, new_second_home, second_station, tell

__all__ = ["new_second_home", "second_station"]

HALF = 5_000


@pytest.fixture
def home(home: Path) -> Path:
    """The station's folder; every second encounter is drawn there."""
    set_rate(home, f"land={HALF}")
    return home


def set_rate(home: Path, draws: str) -> None:
    kept = read_station(home)
    names = StationSettings.__dataclass_fields__
    write_station(
        home, StationSettings(**{name: getattr(kept, name) for name in names} | {"draws": draws})
    )


def drawn(party: Party) -> list[bool]:
    """Return on whose card the draw stands."""
    return [
        any(fact.kind is FactKind.RANDOM_DRAW for fact in card(person).facts)
        for person in party.people
    ]


def until(station: Workstation, duty: Duty, clock: FixedClock, *, falls: bool) -> Party:
    """Screen one traveler after the other until the draw falls, or does not."""
    while True:
        party = at_the_booth(station, duty, ROUTINE, clock)
        if drawn(party) == [falls]:
            return party
        station.primary.refer(duty, party, last(party).id, OFFICERS_CHOICE)


def test_the_seed_is_bound_at_sign_in_and_shown_at_sign_out(
    station: Workstation, vega: Duty
) -> None:
    (opened,) = events_of(station, DrawOpened)
    assert events_of(station, DrawRevealed) == []
    station.sign_in.sign_out(vega)
    (revealed,) = events_of(station, DrawRevealed)
    assert opened.subject_id == revealed.subject_id == vega.id
    bound = decode_body(opened.body or b"", DrawOpened)
    seed = bytes.fromhex(decode_body(revealed.body or b"", DrawRevealed).seed)
    assert (len(seed), bound.per_10000) == (SEED_BYTES, HALF)
    assert commitment(seed) == bound.commitment


def test_anybody_can_check_every_draw_of_a_shift_afterwards(
    station: Workstation, vega: Duty, clock: FixedClock
) -> None:
    said: dict[UUID, bool] = {}
    for _ in range(12):
        party = at_the_booth(station, vega, ROUTINE, clock)
        said[party.id] = drawn(party)[0]
        station.primary.refer(vega, party, last(party).id, OFFICERS_CHOICE)
    taken = station.sign_in.unlock(vega, "4420", "518203")
    assert set(said.values()) == {True, False}
    bound = decode_body(events_of(station, DrawOpened)[0].body or b"", DrawOpened)
    shown = decode_body(events_of(station, DrawRevealed)[0].body or b"", DrawRevealed)
    for party_id, fell in said.items():
        assert verify(
            bound.commitment, bytes.fromhex(shown.seed), party_id, bound.per_10000, drawn=fell
        )
    recorded = [
        decode_body(each.body or b"", Screened).drawn for each in events_of(station, Screened)
    ]
    assert recorded == list(said.values())
    assert len(events_of(station, DrawOpened)) == 2, "the next officer has another seed"
    assert events_of(station, DrawOpened)[1].subject_id == taken.id


def test_a_desk_that_lost_its_power_still_shows_its_seed(
    home: Path, station: Workstation, vega: Duty, clock: FixedClock
) -> None:
    bound = decode_body(events_of(station, DrawOpened)[0].body or b"", DrawOpened)
    station.close()
    again = open_workstation(home, FileVault(home), clock=clock)
    again.sign_in.sign_in("4412", PIN, Role.PRIMARY, POST)
    (revealed,) = events_of(again, DrawRevealed)
    assert revealed.subject_id == vega.id
    seed = bytes.fromhex(decode_body(revealed.body or b"", DrawRevealed).seed)
    assert commitment(seed) == bound.commitment
    again.close()


def test_one_draw_is_made_for_all_of_a_vehicle(
    station: Workstation, vega: Duty, clock: FixedClock
) -> None:
    party = until(station, vega, clock, falls=True)
    for specimen in (DRIVER, PASSENGER):
        party = at_the_booth(station, vega, specimen, clock, party)
    assert drawn(party) == [True, False, False]
    again = all_painted(station.primary.mark(vega, party, Identity.UNREAD), clock)
    assert drawn(again) == [True, False, False, False]


def test_a_place_that_is_taken_away_does_not_take_the_draw_along(
    station: Workstation, vega: Duty
) -> None:
    while True:
        party = station.primary.expect(station.primary.begin())
        place = last(party).id
        party = station.primary.expect(party)
        person = last(party).id
        party = station.primary.mark(vega, party, Identity.UNREAD, person=person)
        if drawn(party.without(place)) == [True]:
            return
        assert drawn(party.without(place)) == [False]


@pytest.mark.parametrize("falls", [True, False])
def test_what_the_draw_said_stands_after_a_restart_and_a_handover(
    home: Path, station: Workstation, vega: Duty, clock: FixedClock, *, falls: bool
) -> None:
    party = until(station, vega, clock, falls=falls)
    station.close()
    again = open_workstation(home, FileVault(home), clock=clock)
    for badge, pin in (("4420", "518203"), ("4412", PIN)) * 4:
        duty = again.sign_in.sign_in(badge, pin, Role.PRIMARY, POST)
        found = again.primary.undecided(duty)
        assert found is not None
        assert (found.id, found.people[0].drawn) == (party.id, falls)
        read = again.primary.read_typed(ROUTINE.lines)
        found = again.primary.screen(duty, found, None, read, read_ns=1)
        found = at_the_booth(again, duty, DRIVER, clock, found)
        assert drawn(found) == [falls, False]
    again.close()


def test_a_draw_in_line_is_neither_lost_nor_made_again_at_the_booth(
    station: Workstation, second_station: Workstation, vega: Duty, clock: FixedClock
) -> None:
    plate = Conveyance(plate="UX 1207")
    for falls in (True, False) * 3:
        party = until(station, vega, clock, falls=falls)
        party = station.primary.enter_conveyance(vega, party, plate)
        station.line.set_aside(vega, party)
        tell(station, second_station)
        abara = second_station.sign_in.sign_in("4420", "518203", Role.PRIMARY, SECOND_POST)
        taken = second_station.line.take_up(abara, party.id)
        assert drawn(taken) == [falls]
        assert drawn(at_the_booth(second_station, abara, DRIVER, clock, taken)) == [falls, False]


def test_a_recall_draws_nobody_again(station: Workstation, vega: Duty, clock: FixedClock) -> None:
    party = until(station, vega, clock, falls=False)
    decided = station.primary.admit(vega, party, ids(party))
    back = station.primary.recall(vega, decided)
    assert drawn(at_the_booth(station, vega, ROUTINE, clock, back)) == [False]


def test_no_rate_is_no_draw(station: Workstation, home: Path, clock: FixedClock) -> None:
    station.close()
    set_rate(home, "air=10000")
    again = open_workstation(home, FileVault(home), clock=clock)
    duty = again.sign_in.sign_in("4412", PIN, Role.PRIMARY, POST)
    assert drawn(at_the_booth(again, duty, ROUTINE, clock)) == [False]
    (opened,) = events_of(again, DrawOpened)
    assert decode_body(opened.body or b"", DrawOpened).per_10000 == 0
    again.close()


def test_the_seed_of_a_duty_is_the_stations_secret(
    station: Workstation, second_station: Workstation, vega: Duty
) -> None:
    ours = station.keys.derive(f"draw {vega.id}")
    assert ours != second_station.keys.derive(f"draw {vega.id}")
    assert is_drawn(ours, vega.id, 10_000)


@pytest.mark.parametrize(
    ("draws", "why"),
    [
        ("lnad=50", "“lnad” is no mode; modes are air"),
        ("land/inwards=50", "“inwards” is no direction"),
        ("land/=50", "lacks what comes behind"),
        ("land/inbound/=50", "lacks what comes behind"),
    ],
)
def test_a_category_that_there_is_not_is_refused_and_not_silently_never_drawn(
    home: Path, draws: str, why: str
) -> None:
    set_rate(home, draws)
    with pytest.raises(Problem) as refused:
        open_workstation(home, FileVault(home))
    assert refused.value.code is ProblemCode.SETTINGS_INVALID
    assert why in refused.value.detail


def test_the_narrowest_category_counts() -> None:
    rates = {"land": 50, "land/inbound": 20, "land/inbound/L4": 1000, "air/outbound": 7}
    draws = Draws(lambda _duty: bytes(32), rates)
    post = Post("Amaurot", "L4", Mode.LAND, Direction.INBOUND)
    assert draws.rate(post) == 1000
    assert draws.rate(replace(post, lane="L5")) == 20
    assert draws.rate(replace(post, direction=Direction.OUTBOUND)) == 50
    assert draws.rate(replace(post, mode=Mode.AIR)) == 0


def test_a_pause_draws_nobody_is_on_record_and_ends_when_it_is_lifted(
    station: Workstation, clock: FixedClock
) -> None:
    supervisor = station.sign_in.sign_in("2090", PIN, Role.SUPERVISOR, POST)
    with pytest.raises(Problem):
        station.supervision.pause_draws(supervisor, "  ")
    station.supervision.pause_draws(supervisor, "Secondary is full")
    overview = station.supervision.shift(supervisor, supervisor.since, clock.now())
    assert overview.draw_pause is not None
    assert overview.draw_pause.reason == "Secondary is full"
    duty = station.sign_in.sign_in("4412", PIN, Role.PRIMARY, POST)
    for _ in range(8):
        party = at_the_booth(station, duty, ROUTINE, clock)
        assert drawn(party) == [False]
        station.primary.refer(duty, party, last(party).id, OFFICERS_CHOICE)
    station.supervision.resume_draws(supervisor)
    until(station, duty, clock, falls=True)
    station.sign_in.sign_out(duty)
    proof = prove_draws(station.store)
    assert (proof.faults, proof.paused, proof.open) == ([], 8, 0)
    assert proof.drawn == 1


def test_every_draw_of_a_whole_shift_is_proven_from_the_journal(
    home: Path, station: Workstation, vega: Duty, clock: FixedClock
) -> None:
    party = until(station, vega, clock, falls=True)
    party = at_the_booth(station, vega, DRIVER, clock, party)
    assert prove_draws(station.store).open > 0, "the seed is secret until the duty ends"
    station.sign_in.sign_out(vega)
    proof = verify_draws(home, FileVault(home))
    assert (proof.faults, proof.open, proof.drawn) == ([], 0, 1)
