"""A recorded encounter is screened again from what is stored, and gives the same card."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from app.bootstrap.workstation import Workstation
from app.clock import parse_timestamp
from app.duty.officers import Duty, Role, Station
from app.encounters.encounter import Encounter
from app.encounters.events import Decided, DocumentRead, Screened
from app.encounters.party import Party
from app.encounters.referral import Decision
from app.journal.codec import decode_body
from app.journal.event import Draft, Event
from app.records.keys import StationKeys
from app.records.projectors import project
from app.records.queries import RecordQueries
from app.screening.clearances import ClearReason
from app.screening.summary import STAY_POLICY
from app.screening.summary_types import FactKind, RiskSummary
from app.services.traveler_screening import StayPolicy
from app.specimens.specimen import Specimen
from app.specimens.travelers import LISTED, NAMESAKE, OVERSTAY, ROUTINE
from tests.fixed import FixedClock
from tests.records.new_stores import new_store
from tests.services.conftest import SignInAs
from tests.services.events import all_events
from tests.services.travelers import at_the_booth, card, last

_KEYS = StationKeys(bytes(range(32)), bytes(range(32, 64)))


@dataclass(slots=True)
class Heard:
    """A journal that only listens."""

    drafts: list[Draft] = field(default_factory=list)

    def append(self, *drafts: Draft) -> tuple[Event, ...]:
        self.drafts += drafts
        return ()


def again(station: Workstation, duty: Duty, screened: Event, folder: Path) -> RiskSummary:
    """Screen once more from the events before `screened`, with the packs that it names."""
    assert screened.body is not None
    said = decode_body(screened.body, Screened)
    before = [each for each in all_events(station) if each.seq < screened.seq]
    (read,) = (
        decode_body(each.body, DocumentRead)
        for each in before
        if each.subject_id == screened.subject_id
        and each.type == DocumentRead.TYPE
        and each.body is not None
    )
    assert read.party_id is not None
    person = Encounter(
        screened.subject_id,
        party_id=read.party_id,
        reading=read.reading,
        identity=read.identity,
        drawn=said.drawn,
    )
    clock, heard = FixedClock(parse_timestamp(said.summary.made_at)), Heard()
    with new_store(folder / "again.db", _KEYS, Station("L4", "San Lorenzo")) as store:
        with store.writing() as connection:
            for event in before:
                project(connection, event)
        records = RecordQueries(store, station.attachments, clock)
        country, _, days = screened.pack_versions.get(STAY_POLICY, "").partition(" ")
        screening = replace(
            station.primary.screening,
            journal=heard,
            records=records,
            stay=StayPolicy(country, int(days or 90)),
            clock=clock,
        )
        screening.ask(duty, Party(read.party_id), person)
    (draft,) = heard.drafts
    assert isinstance(draft.body, Screened)
    assert dict(draft.pack_versions) == dict(screened.pack_versions)
    return draft.body.summary


@pytest.mark.parametrize(
    "who",
    [ROUTINE, LISTED, NAMESAKE, OVERSTAY],
    ids=["routine", "listed", "namesake", "overstay"],
)
def test_a_recorded_encounter_gives_the_same_card_again(
    station: Workstation, sign_in_as: SignInAs, clock: FixedClock, tmp_path: Path, who: Specimen
) -> None:
    if who is OVERSTAY:
        screening = replace(station.primary.screening, stay=StayPolicy("UTO", 2))
        station = replace(station, primary=replace(station.primary, screening=screening))
    duty = sign_in_as("4412", Role.PRIMARY)
    _come_and_go(station, duty, clock, [ROUTINE, who])
    clock.pass_time(timedelta(days=3))
    party = at_the_booth(station, duty, who, clock)
    match = card(last(party)).facts[0]
    if match.clearable:
        person = last(party).id
        station.primary.clear_match(duty, party, person, match, ClearReason.FACE_DIFFERS)
    recorded = [each for each in all_events(station) if each.type == Screened.TYPE]
    # What came later changes nothing of it.
    _come_and_go(station, duty, clock, [who])

    shown = [decode_body(each.body or b"", Screened).summary for each in recorded[-2:]]
    for number, (event, summary) in enumerate(zip(recorded[-2:], shown, strict=True)):
        assert again(station, duty, event, tmp_path / str(number)) == summary
    kinds = {fact.kind for fact in shown[-1].facts}
    assert not match.clearable or FactKind.CLEARED_MATCH in kinds
    assert (FactKind.OVERSTAY in kinds) is (who is OVERSTAY)


def _come_and_go(
    station: Workstation, duty: Duty, clock: FixedClock, who: Sequence[Specimen]
) -> None:
    for specimen in who:
        party = at_the_booth(station, duty, specimen, clock)
        person: UUID = last(party).id
        if not card(last(party)).mandatory:
            station.primary.admit(duty, party, [person])


def test_a_decision_holds_the_card_as_it_was_shown(
    station: Workstation, sign_in_as: SignInAs, clock: FixedClock
) -> None:
    duty = sign_in_as("4412", Role.PRIMARY)
    party = at_the_booth(station, duty, ROUTINE, clock)
    station.primary.admit(duty, party, [last(party).id])
    event = all_events(station)[-1]
    decided = decode_body(event.body or b"", Decided)
    assert decided.decision is Decision.ADMIT
    assert decided.summary == card(last(party))
