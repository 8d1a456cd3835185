"""Advance information on a real store: received, screened whole, acted on, met at the booth."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from app.bootstrap.workstation import Workstation
from app.documents.payloads.paxlst_list import ListedTraveler, ListKind
from app.documents.reading import DocumentReading
from app.duty.officers import Duty, Mode, Role
from app.encounters.advance_events import AdvanceActionSet, ManifestReceived, ScreenedAhead
from app.encounters.conveyance import Conveyance
from app.encounters.referral import Decision
from app.problems import ProblemCode
from app.screening.advance_info import AdvanceAction, MatchedBy
from app.screening.summary_types import Fact, FactKind, RiskSummary, Verdict
from app.services.advance_views import AheadState, AnnouncedRow, JourneyFile
from app.specimens.passenger_list import SentList
from app.specimens.travelers import DRIVER, LOST
from tests.fixed import FixedClock
from tests.services.events import events_of, refused
from tests.services.manifests import ANNA, FLIGHT, others, write
from tests.services.travelers import all_painted, reading_of


@pytest.fixture
def abroad(vega: Duty) -> Duty:
    """A primary officer where flights arrive."""
    return replace(vega, post=replace(vega.post, mode=Mode.AIR))


def _listed(reading: DocumentReading, **changed: object) -> ListedTraveler:
    """Announce the holder of a document as carriers do."""
    shown = reading.document
    assert shown is not None
    traveler = replace(
        ANNA,
        surname=shown.surname,
        given_names=shown.given_names,
        birth_date=shown.birth_date,
        nationality=shown.nationality,
        documents=(
            replace(
                ANNA.documents[0],
                number=shown.document_number,
                issuing_state=shown.issuing_state,
                expiry_date=shown.expiry_date,
            ),
        ),
    )
    return replace(traveler, **changed)  # type: ignore[arg-type]  # fields of the traveler


def _receive(
    station: Workstation, folder: Path, travelers: Sequence[ListedTraveler], **more: str
) -> JourneyFile:
    path = write(folder, SentList(FLIGHT, travelers, **more))  # type: ignore[arg-type]  # its own
    journey = station.advance.receive(path).journeys[0]
    station.advance.screen(journey)
    return _file(station, journey)


def _file(station: Workstation, journey: UUID) -> JourneyFile:
    file = station.advance.records.journey(journey)
    assert file is not None
    return file


def _card(
    station: Workstation, duty: Duty, reading: DocumentReading, carrier: str = ""
) -> RiskSummary:
    party = station.primary.begin()
    if carrier:
        party = station.primary.enter_conveyance(duty, party, Conveyance(carrier=carrier))
    party = station.primary.screen(duty, party, None, reading, read_ns=1)
    summary = party.people[0].summary
    assert summary is not None
    return summary


def _fact(summary: RiskSummary, kind: FactKind) -> Fact:
    return next(fact for fact in summary.facts if fact.kind is kind)


def _row(file: JourneyFile, surname: str) -> AnnouncedRow:
    return next(row for row in file.travelers if row.traveler.surname == surname)


def test_a_list_is_screened_whole_as_at_the_booth_and_recorded(
    station: Workstation, tmp_path: Path
) -> None:
    listed = _listed(reading_of(station, LOST))
    file = _receive(station, tmp_path, (*others(3), listed))
    assert (file.row.travelers, file.row.attention, file.row.screened) == (4, 1, True)
    assert file.travelers[0].traveler == listed
    assert file.travelers[0].facts[0].kind is FactKind.DOCUMENT_LISTED
    assert [row.verdict for row in file.travelers[1:]] == [Verdict.ROUTINE] * 3
    (received,) = events_of(station, ManifestReceived)
    (screened,) = events_of(station, ScreenedAhead)
    assert received.officer_id is None
    assert screened.subject_id == received.subject_id
    assert {"rules", "demo-lists"} <= screened.pack_versions.keys()
    assert not station.advance.not_screened()


def test_a_file_that_comes_again_changes_nothing(station: Workstation, tmp_path: Path) -> None:
    path = write(tmp_path, SentList(FLIGHT, others(3)))
    first = station.advance.receive(path)
    again = station.advance.receive(path.rename(tmp_path / "other.edi"))
    assert (first.new, again.new) == (True, False)
    assert first.journeys == again.journeys
    assert len(events_of(station, ManifestReceived)) == 1


def test_a_newer_list_takes_the_place_of_the_one_before_by_reference(
    station: Workstation, tmp_path: Path
) -> None:
    _receive(station, tmp_path, others(4))
    late = replace(FLIGHT, due="2026-11-24T23:55")
    path = write(tmp_path, SentList(late, others(3)))
    (journey,) = station.advance.receive(path).journeys
    file = _file(station, journey)
    first, second = events_of(station, ManifestReceived)
    assert second.amends_id == first.id
    assert (file.row.travelers, file.row.journey.due) == (3, late.due)
    assert not file.row.screened
    assert station.advance.not_screened() == (journey,)


def test_changes_and_cancellations_are_applied_to_the_list(
    station: Workstation, tmp_path: Path
) -> None:
    anna, *rest = (ANNA, *others(3))
    _receive(station, tmp_path, (anna, *rest))
    moved = replace(anna, seat="30C")
    changed = _receive(station, tmp_path, (moved,), function="4")
    assert _row(changed, anna.surname).traveler.seat == "30C"
    assert changed.row.travelers == 4
    cancelled = _receive(station, tmp_path, (rest[0],), function="3")
    assert rest[0] not in [row.traveler for row in cancelled.travelers]
    assert cancelled.row.travelers == 3


def test_parts_and_crew_stand_together_and_a_shorter_list_leaves_no_old_part(
    station: Workstation, vega: Duty, tmp_path: Path
) -> None:
    everybody = others(9)
    _receive(station, tmp_path, everybody[:5], part="01:C")
    assert not station.advance.journeys(vega)[0].whole
    file = _receive(station, tmp_path, everybody[5:], part="02:F")
    assert (file.row.travelers, file.row.whole) == (9, True)
    crew = write(tmp_path, SentList(FLIGHT, (ANNA,), ListKind.CREW))
    station.advance.receive(crew)
    assert station.advance.journeys(vega)[0].crew == 1
    shorter = _receive(station, tmp_path, everybody[:4], part="01:F")
    assert (shorter.row.travelers, shorter.row.whole) == (5, True)


def test_an_action_is_recorded_with_its_reason_and_stands_on_the_card(
    station: Workstation, abroad: Duty, tmp_path: Path
) -> None:
    reading = reading_of(station, DRIVER)
    file = _receive(station, tmp_path, (_listed(reading), *others(2)))
    row = next(each for each in file.travelers if each.traveler.locator and each.place[2] == 0)
    service = station.advance
    with refused(ProblemCode.REASON_MISSING):
        service.set_action(abroad, file.row.id, row, AdvanceAction.MEET, "  ")
    with refused(ProblemCode.TEXT_TOO_LONG):
        service.set_action(abroad, file.row.id, row, AdvanceAction.MEET, "x" * 201)
    service.set_action(abroad, file.row.id, row, AdvanceAction.MEET, "ask about the cash")
    after = service.set_action(abroad, file.row.id, row, AdvanceAction.REFER, "cash, see note")
    assert after is not None
    assert after.row.actions == 1
    assert len(events_of(station, AdvanceActionSet)) == 2
    card = _card(station, abroad, reading)
    fact = _fact(card, FactKind.ADVANCE_ACTION)
    assert fact.severity is Verdict.REFER
    assert card.mandatory
    assert fact.values["reason"] == "cash, see note"
    assert fact.values["officer"] == "4412 R. Vega"
    assert card.announced == MatchedBy.DOCUMENT


def test_found_by_name_and_date_only_an_action_is_no_more_than_attention(
    station: Workstation, abroad: Duty, tmp_path: Path
) -> None:
    reading = reading_of(station, DRIVER)
    other = replace(ANNA.documents[0], number="X0000001")
    file = _receive(station, tmp_path, (_listed(reading, documents=(other,)),))
    station.advance.set_action(
        abroad, file.row.id, file.travelers[0], AdvanceAction.REFER, "see note"
    )
    card = _card(station, abroad, reading)
    assert _fact(card, FactKind.ADVANCE_ACTION).severity is Verdict.ATTENTION
    assert _fact(card, FactKind.ADVANCE_DIFFERS).values["fields"] == "document_number"
    assert card.announced == MatchedBy.NAME


def test_who_is_not_on_the_list_of_the_inspected_flight_is_said_so(
    station: Workstation, abroad: Duty, tmp_path: Path
) -> None:
    reading = reading_of(station, DRIVER)
    _receive(station, tmp_path, others(2), part="01:C")
    assert not _card(station, abroad, reading, "UT 412").announced  # half a list says nothing
    kinds = [fact.kind for fact in _card(station, abroad, reading, "UT 412").facts]
    assert FactKind.NOT_ANNOUNCED not in kinds
    _receive(station, tmp_path, others(2), part="01:F")
    fact = _fact(_card(station, abroad, reading, "UT 0412"), FactKind.NOT_ANNOUNCED)
    assert fact.values["journey"] == "UT412"


def test_entering_the_flight_afterwards_asks_its_list(
    station: Workstation, abroad: Duty, tmp_path: Path
) -> None:
    _receive(station, tmp_path, others(2))
    party = station.primary.begin()
    party = station.primary.screen(abroad, party, None, reading_of(station, DRIVER), read_ns=1)
    party = station.primary.enter_conveyance(abroad, party, Conveyance(carrier="UT 412"))
    summary = party.people[0].summary
    assert summary is not None
    assert FactKind.NOT_ANNOUNCED in [fact.kind for fact in summary.facts]


def test_the_state_of_each_traveler_follows_the_booths(
    station: Workstation, abroad: Duty, tmp_path: Path, clock: FixedClock
) -> None:
    reading = reading_of(station, DRIVER)
    file = _receive(station, tmp_path, (_listed(reading), *others(2)))
    surname = file.travelers[0].traveler.surname
    assert {row.state for row in file.travelers} == {AheadState.EXPECTED}
    party = station.primary.begin()
    party = station.primary.screen(abroad, party, None, reading, read_ns=1)
    assert _seen(station, file).state is AheadState.SEEN
    party = all_painted(party, clock)
    station.primary.admit(abroad, party, [party.people[0].id])
    decided = _seen(station, file)
    assert (decided.state, decided.decision) == (AheadState.DECIDED, Decision.ADMIT)
    assert surname


def _seen(station: Workstation, file: JourneyFile) -> AnnouncedRow:
    found = [
        row for row in _file(station, file.row.id).travelers if row.state is not AheadState.EXPECTED
    ]
    assert len(found) == 1
    return found[0]


def test_actions_before_arrival_and_announced_travelers_are_counted(
    station: Workstation, abroad: Duty, tmp_path: Path, clock: FixedClock
) -> None:
    reading = reading_of(station, DRIVER)
    file = _receive(station, tmp_path, (_listed(reading), *others(2)))
    for row, action in zip(file.travelers, AdvanceAction, strict=True):
        station.advance.set_action(abroad, file.row.id, row, action, "looked at")
    party = station.primary.begin()
    party = station.primary.screen(abroad, party, None, reading, read_ns=1)
    party = all_painted(party, clock)
    station.primary.admit(abroad, party, [party.people[0].id])
    supervisor = station.sign_in.sign_in("2090", "402917", Role.SUPERVISOR, abroad.post)
    now = clock.now()
    measures = station.supervision.shift(supervisor, now.replace(hour=0), now).measures
    assert (measures.ahead.announced, measures.ahead.mitigating) == (1, 2)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", ProblemCode.FILE_EMPTY),
        (b"\x89PNG\r\n\x1a\n" * 40, ProblemCode.NOT_A_MANIFEST),
        (b"UNH+1+PAXLST:D:05B:UN'" + b"XYZ+?'''++'" * 90_000, ProblemCode.MANIFEST_INCOMPLETE),
    ],
)
def test_what_is_no_list_is_refused_in_one_sentence_and_records_nothing(
    station: Workstation, tmp_path: Path, content: bytes, code: ProblemCode
) -> None:
    path = tmp_path / "odd.edi"
    path.write_bytes(content)
    with refused(code):
        station.advance.receive(path)
    with refused(ProblemCode.FILE_MISSING):
        station.advance.receive(tmp_path / "gone.edi")
    assert not events_of(station, ManifestReceived)
