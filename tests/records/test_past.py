"""What the records tell of a traveler's past, and how little is read for it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import event, insert

from app.documents.reading import Barcode, BarcodeKind, PartialDate
from app.encounters.conveyance import Conveyance
from app.encounters.events import DocumentRead
from app.examinations.events import Disposed, FindingRecorded
from app.examinations.examination import Completeness, Disposition, Finding
from app.records.queries import RecordQueries
from app.records.store import Store
from app.records.tables import passage
from app.screening.past import Link, Person, TrailKind
from app.screening.summary_types import RiskSummary
from app.screening.traces import Traces, person_trace
from tests.fixed import FixedClock
from tests.records.facts import READING
from tests.records.port_day import PORT, PortDay, summary_of

CAR = Conveyance(plate="7KX42", plate_state="UTO")
BORN = PartialDate(1974, 8, 12)


def card(surname: str, number: str) -> RiskSummary:
    summary = summary_of(surname, "ANNA", number)
    assert summary.who is not None
    return replace(summary, who=replace(summary.who, birth_date=BORN))


def examine(day: PortDay, number: str, finding: str, **said: Any) -> UUID:
    """Somebody with this document is referred, and something is found."""
    _, referral = day.refer(number=number, **said)
    found = Finding(day.new_id(), finding, "interview", Completeness.COMPLETE)
    day.say(FindingRecorded(found), referral)
    day.say(Disposed(Disposition.RELEASED, "", "0815 Bo", "Desk 1"), referral)
    return referral


def test_secondaries_are_the_travelers_own_and_newest_first(
    day: PortDay, records: RecordQueries
) -> None:
    examine(day, "A1", "narcotics")
    examine(day, "A1", "none")
    history = records.history("UTO", "A1")
    assert history.last_secondary is not None
    assert history.last_secondary.finding == "none"
    assert [one.finding for one in history.earlier_secondaries] == ["narcotics"]
    assert records.history("UTO", "A2").last_secondary is None


def test_who_comes_along_is_counted_and_linked(day: PortDay, records: RecordQueries) -> None:
    for trip in range(4):
        party = day.new_id()
        day.decide(number="A1", party_id=party)
        day.decide(surname="BO", number="B1", party_id=party)
        if trip == 0:
            day.decide(surname="KIT", number="K1", party_id=party)
    day.decide(number="A1")
    history = records.history("UTO", "A1")
    assert [(one.person, one.times, one.of) for one in history.companions] == [
        (Person("UTO:B1", "BO, JOHN"), 4, 5),
        (Person("UTO:K1", "KIT, JOHN"), 1, 5),
    ]
    assert [one.kind for one in history.links] == [TrailKind.SAME_PARTY, TrailKind.SAME_PARTY]


def test_somebody_elses_finding_in_the_same_vehicle_is_a_link_with_its_reason(
    day: PortDay, records: RecordQueries
) -> None:
    examine(day, "B1", "narcotics", surname="BO", conveyance=CAR)
    day.decide(surname="KIT", number="K1", conveyance=CAR)
    day.decide(surname="KIT", number="K1", conveyance=replace(CAR, plate_state="XXA"))
    day.decide(number="A1")
    traces = Traces(plate=CAR.plate, plate_state=CAR.plate_state)
    bo, kit = records.history("UTO", "A1", traces).links
    assert (bo.kind, bo.person.name, bo.shared) == (TrailKind.SAME_VEHICLE, "BO, JOHN", "UTO 7KX42")
    assert (bo.finding, bo.found_in_vehicle) == ("narcotics", True)
    assert (kit.person.document, kit.times, kit.finding) == ("UTO:K1", 1, "")
    assert records.history("UTO", "B1", traces).links[0].person.document == "UTO:K1"


def test_who_lives_at_the_address_of_the_licence_is_a_link(
    day: PortDay, records: RecordQueries
) -> None:
    fields = {"street": "12 High St.", "postal_code": "90210-0000"}
    licence = replace(READING, barcodes=(Barcode("PDF417", BarcodeKind.AAMVA, "", fields),))
    encounter = day.new_id()
    day.say(DocumentRead(licence), encounter)
    day.decide(surname="BO", number="B1", encounter=encounter)
    (link,) = records.history("UTO", "A1", Traces(address="12HIGHST|902100000")).links
    assert link == Link(
        TrailKind.SAME_ADDRESS, Person("UTO:B1", "BO, JOHN"), 1, link.last_at, "12HIGHST|902100000"
    )


def test_a_new_passport_is_found_by_name_and_birth_date_and_not_merged(
    day: PortDay, records: RecordQueries
) -> None:
    for _ in range(3):
        day.decide(summary=card("MÜLLER", "OLD1"))
    examine(day, "OLD1", "pest", summary=card("MUELLER", "OLD1"))
    day.decide(summary=card("MULLER", "NEW1"))
    day.decide(summary=card("MILLER", "OTHER"))
    trace = person_trace("MUELLER", "ANNA", BORN)
    history = records.history("UTO", "NEW1", Traces(person=trace))
    assert len(history.crossings) == 1
    assert history.last_secondary is None
    (old,) = history.others
    assert (old.document, old.times, old.last_port, old.finding) == ("UTO:OLD1", 4, PORT, "pest")


@pytest.fixture
def commuter(store: Store, clock: FixedClock) -> None:
    """Ten thousand crossings of one traveler in eleven years, put into the projection at once."""
    rows = [
        {
            "station": "L4",
            "encounter_id": UUID(int=number),
            "seq": number,
            "at": (clock.now() - timedelta(hours=10 * number)).isoformat(timespec="milliseconds")[
                :23
            ]
            + "Z",
            "document": "UTO:C1",
            "person": "C|C|1974-08-12",
            "name": "C",
            "port": PORT,
            "lane": "Lane 4",
            "direction": "inbound",
            "decision": "admit",
            "plate": "7KX42",
            "plate_state": "UTO",
            "party_id": UUID(int=number),
        }
        for number in range(1, 10_001)
    ]
    with store.writing() as connection:
        connection.execute(insert(passage), rows)


@pytest.mark.usefixtures("commuter")
def test_ten_thousand_crossings_are_counted_from_indexes_alone(
    store: Store, records: RecordQueries
) -> None:
    traces = Traces("C|C|1974-08-12", "7KX42", "UTO", "1|2")
    with asked(store) as statements:
        history = records.history("UTO", "C1", traces)
    assert len(history.crossings) + history.older == 10_000
    listed = len(history.crossings)
    assert history.older_in_year + listed == 365 * 24 // 10
    assert history.others == ()
    with store.reading() as connection:
        for statement, parameters in statements:
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
            steps = [str(row[3]) for row in plan]
            on_passage = [step for step in steps if " passage " in step]
            assert all("USING" in step and "INDEX" in step for step in on_passage), steps
            if not any(" referral " in step for step in steps):
                assert all("COVERING INDEX" in step for step in on_passage), steps
            assert not any(step.startswith("SCAN passage") for step in steps), steps


@contextmanager
def asked(store: Store) -> Iterator[list[tuple[str, Any]]]:
    statements: list[tuple[str, Any]] = []

    def note(_c: object, _k: object, statement: str, parameters: object, *_: object) -> None:
        if "passage" in statement:
            statements.append((statement, parameters))

    event.listen(store._engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        event.remove(store._engine, "before_cursor_execute", note)
