"""Who is open at the booth and who waits in line, after what was recorded about them."""

from itertools import count
from typing import Any

from sqlalchemy import text

from app.encounters.encounter import NO_DOCUMENT
from app.encounters.party import Party
from app.encounters.referral import Decision
from app.ids import NewId
from app.journal.event import Authorship
from app.records.journal_store import JournalStore
from app.records.open_parties import count_open, undecided
from app.records.queries import RecordQueries
from app.records.store import Store
from app.screening.identity import Identity, SeenReason
from tests.records.facts import BOOTH, PHOTO, READING, STRIP, SUMMARY, Shift
from tests.records.invented import BOARDING_PASS, CONVEYANCE, DECLARATION, REDRESS, TRIALS
from tests.records.whole_shift import (
    party,
    referred_together,
    set_aside,
    taken_back,
    taken_up,
)


def left(records: RecordQueries) -> Party:
    found = records.undecided()
    assert found is not None
    return found


def test_the_traveler_left_undecided_comes_back_whole(
    journal: JournalStore, records: RecordQueries, shift: Shift, new_id: NewId
) -> None:
    encounter = new_id()
    journal.append(*shift.primary(new_id()))
    assert records.undecided() is None
    journal.append(shift.read(encounter), shift.screened(encounter))
    (found,) = left(records).people
    assert (found.id, found.reading, found.summary) == (encounter, READING, SUMMARY)
    assert (found.page_photo, found.mrz_strip) == (PHOTO, STRIP)
    assert not found.print_confirmed
    journal.append(shift.confirmed(encounter))
    assert left(records).people[0].print_confirmed


def test_another_read_takes_the_confirmation_and_the_summary_back(
    journal: JournalStore, records: RecordQueries, shift: Shift, new_id: NewId
) -> None:
    encounter = new_id()
    journal.append(shift.read(encounter), shift.screened(encounter), shift.confirmed(encounter))
    journal.append(shift.read(encounter))
    (found,) = left(records).people
    assert (found.summary, found.print_confirmed) == (None, False)


def test_a_mark_takes_the_reading_back_too(
    journal: JournalStore, records: RecordQueries, shift: Shift, new_id: NewId
) -> None:
    encounter, together = new_id(), new_id()
    journal.append(shift.read(encounter, together), shift.screened(encounter))
    journal.append(shift.marked(encounter, together, SeenReason.CITIZEN))
    (found,) = left(records).people
    assert (found.identity, found.reason) == (Identity.SEEN, "citizen")
    assert (found.reading, found.summary) == (NO_DOCUMENT, None)
    assert found.page_photo == PHOTO, "the picture of what could not be read stays"


def test_a_party_comes_back_in_the_order_in_which_people_came(
    journal: JournalStore, records: RecordQueries, shift: Shift, new_id: NewId
) -> None:
    people, together = (new_id(), new_id(), new_id()), new_id()
    journal.append(*party(shift, together, people))
    journal.append(shift.read(people[0], together), shift.screened(people[0], drawn=True))
    found = left(records)
    assert (found.id, found.conveyance, found.declaration) == (together, CONVEYANCE, DECLARATION)
    assert [person.id for person in found.people] == list(people), "read again is not come again"
    driver, infant, unread = found.people
    assert (driver.identity, driver.boarding_pass, driver.drawn) == (
        Identity.READ,
        BOARDING_PASS,
        True,
    )
    assert (driver.redress, driver.trials) == (REDRESS, TRIALS)
    assert (infant.identity, infant.reason, infant.drawn) == (Identity.SEEN, "infant", False)
    assert (unread.identity, unread.reason) == (Identity.UNREAD, "")
    assert {person.party_id for person in found.people} == {together}
    assert records.open_encounters() == 3


def test_who_is_decided_of_a_party_stays_in_it(
    journal: JournalStore, records: RecordQueries, shift: Shift, new_id: NewId
) -> None:
    people, together = (new_id(), new_id(), new_id()), new_id()
    journal.append(*party(shift, together, people))
    (decision,) = journal.append(shift.decided(people[1], party=together))
    found = left(records)
    assert [person.decision for person in found.people] == [None, Decision.ADMIT, None]
    assert found.people[1].decided_event == decision.id
    assert records.open_encounters() == 2
    journal.append(*(shift.decided(people[place], party=together) for place in (0, 2)))
    assert records.undecided() is None
    assert records.open_encounters() == 0


def test_whoever_was_taken_back_is_open_again_and_the_next_decision_amends(
    journal: JournalStore, records: RecordQueries, shift: Shift, new_id: NewId
) -> None:
    people, together, referral = (new_id(), new_id(), new_id()), new_id(), new_id()
    journal.append(*party(shift, together, people))
    decided = journal.append(*referred_together(shift, referral, together, people))[:3]
    assert records.undecided() is None
    journal.append(*taken_back(shift, referral, people, decided))
    found = left(records)
    assert [person.amends for person in found.people] == [said.id for said in decided]
    assert {person.decision for person in found.people} == {None}
    assert {person.referral_id for person in found.people} == {None}
    assert {person.decided_event for person in found.people} == {None}
    journal.append(*referred_together(shift, new_id(), together, people))
    assert records.undecided() is None


def test_the_party_that_came_last_is_offered_first(
    journal: JournalStore, records: RecordQueries, shift: Shift, new_id: NewId
) -> None:
    earlier, later, abandoned, going_on = (new_id() for _ in range(4))
    journal.append(shift.read(abandoned, earlier), shift.read(going_on, later))
    assert left(records).id == later
    journal.append(shift.decided(going_on, party=later))
    assert left(records).id == earlier, "nobody who was read is forgotten"


def test_who_waits_in_line_is_not_offered_but_listed(
    journal: JournalStore, records: RecordQueries, shift: Shift, new_id: NewId
) -> None:
    person, together = new_id(), new_id()
    journal.append(shift.read(person, together), shift.screened(person))
    journal.append(set_aside(shift, together, person))
    assert records.undecided() is None
    assert records.open_encounters() == 0
    (waiting,) = records.waiting(BOOTH.port)
    assert (waiting.party_id, waiting.lane, waiting.places) == (together, "line", 1)
    assert (waiting.conveyance, waiting.declaration) == (CONVEYANCE, DECLARATION)
    (one,) = waiting.people
    assert (one.encounter_id, one.reading, one.drawn) == (person, READING, True)
    assert records.waiting("another port") == ()
    journal.append(taken_up(shift, together, new_id()))
    assert records.waiting(BOOTH.port) == ()
    assert records.undecided() is None, "they go on as another party"


def test_who_came_first_waits_first(
    journal: JournalStore, records: RecordQueries, shift: Shift, new_id: NewId
) -> None:
    parties = [new_id() for _ in range(3)]
    for one in parties:
        journal.append(set_aside(shift, one, new_id()))
    assert [one.party_id for one in records.waiting(BOOTH.port)] == parties


def test_whose_decision_was_purged_does_not_become_open_again(
    journal: JournalStore, records: RecordQueries, shift: Shift, new_id: NewId
) -> None:
    people, together = (new_id(), new_id(), new_id()), new_id()
    journal.append(*party(shift, together, people))
    decided = journal.append(*(shift.decided(one, party=together) for one in people[:2]))
    retention = Authorship(None, "station", "retention")
    journal.purge([said.seq for said in decided], "two years", retention)
    found = left(records)
    assert [person.id for person in found.people] == [people[2]]


def crowd(store: Store, people: int) -> None:
    """Add rows of so many people, each decided, as a desk has them after three days alone."""
    with store.writing() as connection:
        connection.execute(
            text(
                "INSERT INTO encounter (station, id, party_id, first_seq, known_seq, decided_seq,"
                " reading, summary) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
                " WHERE i < :people) SELECT :station, printf('%032x', i), printf('%032x', i),"
                " i, i, i, :reading, :reading FROM n"
            ),
            {"people": people, "station": BOOTH.name, "reading": "x" * 2000},
        )


def test_ten_thousand_people_before_make_no_difference(
    journal: JournalStore, records: RecordQueries, store: Store, shift: Shift, new_id: NewId
) -> None:
    """Steps of the database are counted, for time would say how busy this computer is."""
    journal.append(*party(shift, new_id(), (new_id(), new_id(), new_id())))
    before = left(records)
    few = steps(store)
    crowd(store, 10_000)
    assert left(records) == before
    assert steps(store) <= 2 * few


def steps(store: Store) -> int:
    """Return how many instructions it takes to find who is open, and how many they are."""
    taken = count()

    def step() -> int:
        next(taken)
        return 0

    with store.reading() as connection:
        raw: Any = connection.connection.driver_connection
        raw.set_progress_handler(step, 1)
        undecided(connection, BOOTH.name, "a boot")
        count_open(connection, BOOTH.name)
        raw.set_progress_handler(None, 1)
    return next(taken)
