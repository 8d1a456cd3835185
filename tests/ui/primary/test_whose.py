"""Whose document was read, whose card is shown, whom F6 lets go: pure rules over the people."""

from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from app.documents.entered import EnteredDocument, read_entered
from app.documents.reading import DocumentReading
from app.duty.officers import Mode
from app.encounters.conveyance import Conveyance
from app.encounters.encounter import NO_DOCUMENT, Encounter
from app.encounters.party import MOST_PEOPLE, Party
from app.encounters.referral import Decision
from app.screening.identity import Identity, SeenReason
from app.screening.summary_types import RiskSummary, Verdict, Who
from app.ui.primary.decided_words import decided_words
from app.ui.primary.people_lines import company_words, people_lines, people_strip
from app.ui.primary.seen_people import routine_seen, with_marks
from app.ui.primary.selection import admitted_by_one_key, person_actions, whom_to_show
from app.ui.primary.whose import Placement, Whose, whose_document
from app.ui.widgets.mark import Mark
from tests.ui.card.summaries import lost, summary
from tests.ui.primary.fakes import TODAY, UNREADABLE, reading_of
from tests.ui.primary.people_states import person

REFERRED = {"verdict": Verdict.REFER, "facts": (lost(),)}


def shown(number: int, **changed: Any) -> RiskSummary:
    """The card of the invented person with this number."""
    papers = person(number)
    who = Who(
        surname=papers.surname,
        given_names=papers.given_names,
        names_truncated=False,
        birth_date=papers.birth_date,
        age=50,
        sex=papers.sex,
        nationality="UTO",
        document_code="P",
        document_number=papers.document_number,
        issuing_state="UTO",
        expiry_date=papers.expiry_date,
    )
    return summary(**({"who": who} | changed))


def read(number: int, **changed: Any) -> Encounter:
    """Somebody who was read and whose card was seen."""
    card = shown(number, **changed)
    return Encounter(UUID(int=number + 1), summary=card, reading=UNREADABLE, painted_ns=1)


def place(number: int) -> Encounter:
    """A place whose person is still unread."""
    return Encounter(UUID(int=number + 1))


def party(*people: Encounter) -> Party:
    return Party(UUID(int=99), people)


def whose(people: Party | None, number: int, *, selected: int = 0, **more: Any) -> Placement:
    """Whose the passport of the invented person with this number is."""
    more = {"together": True} | more
    return whose_document(people, UUID(int=selected + 1), reading_of(person(number)), **more)


def screen(number: int) -> Placement:
    return Placement(Whose.SCREEN, UUID(int=number + 1))


NEW = Placement(Whose.SCREEN)


# --- whose document -------------------------------------------------------------------------------


def test_the_first_document_is_somebody_new() -> None:
    assert whose(None, 0, together=False) == NEW
    assert whose(party(), 0, together=False) == NEW


def test_after_everybody_is_decided_the_next_is_somebody_new() -> None:
    gone = replace(read(0), decision=Decision.ADMIT)
    assert whose(party(gone), 1, together=False) == NEW


def test_another_traveler_fills_the_vehicle_and_waits_elsewhere() -> None:
    assert whose(party(read(0)), 1) == NEW
    assert whose(party(read(0)), 1, together=False) == Placement(Whose.HOLD)


def test_a_place_that_waits_is_filled_in_every_mode() -> None:
    waiting = party(read(0), place(1), place(2))
    assert whose(waiting, 5, together=False) == screen(1)
    assert whose(waiting, 5, selected=2) == screen(2), "the officer chose that place"


def test_the_same_document_is_of_the_same_person() -> None:
    both = party(read(0), read(1))
    assert whose(both, 0) == screen(0)
    assert whose(both, 1) == Placement(Whose.HERE_ALREADY, UUID(int=2))


def test_a_doubtful_card_of_another_person_is_read_again() -> None:
    both = party(read(0), read(1, needs_confirmation=True))
    assert whose(both, 1) == screen(1)


def test_the_document_of_somebody_decided_changes_nothing() -> None:
    both = party(read(0), replace(read(1), decision=Decision.REFER))
    assert whose(both, 1) == Placement(Whose.DECIDED_ALREADY, UUID(int=2))


def test_a_second_document_is_of_whoever_has_its_name_and_birth_date() -> None:
    both = party(read(0), read(1))
    second = reading_of(person(1, document_number="C12345678"))
    assert whose_document(both, UUID(int=1), second, together=True) == screen(1)


def test_a_page_that_gave_nothing_is_read_again() -> None:
    blurred = Encounter(UUID(int=1), summary=summary(who=None), reading=UNREADABLE)
    assert whose(party(blurred), 3, together=False) == screen(0)


@pytest.mark.parametrize("identity", [Identity.SEEN, Identity.UNREAD])
def test_whoever_was_marked_is_known_unless_the_officer_comes_back(identity: Identity) -> None:
    marked = Encounter(
        UUID(int=1), identity=identity, summary=summary(who=None), reading=NO_DOCUMENT
    )
    assert whose(party(marked), 3) == NEW
    assert whose(party(marked), 3, awaited=True) == screen(0)


def test_nothing_readable_changes_nothing_unless_a_place_waits() -> None:
    def blur(people: Party) -> Placement:
        return whose_document(people, UUID(int=1), UNREADABLE, together=True)

    assert blur(party(read(0))) == Placement(Whose.NOTHING)
    assert blur(party(read(0), place(1))) == screen(1)


def test_a_doubtful_reading_with_nothing_in_common_is_somebody_else() -> None:
    doubtful = reading_of(person(1), wrong_number_digit="7")
    assert whose_document(party(read(0)), UUID(int=1), doubtful, together=True) == NEW
    mine = reading_of(person(0, document_number="U99999999"), wrong_number_digit="7")
    assert whose_document(party(read(0)), UUID(int=1), mine, together=True) == screen(0)


def test_a_paper_typed_by_field_is_told_by_its_name() -> None:
    def paper(surname: str) -> DocumentReading:
        return read_entered(EnteredDocument(surname=surname, given_names="N"), TODAY)

    assert whose_document(party(read(0)), UUID(int=1), paper("HAUGEN"), together=True) == NEW


# --- whose card -----------------------------------------------------------------------------------


def test_the_gravest_card_is_shown_and_among_equals_the_newest() -> None:
    routine = party(read(0), read(1))
    assert whom_to_show(routine, fresh=UUID(int=2)) == UUID(int=2)
    grave = party(read(0, **REFERRED), read(1))
    assert whom_to_show(grave, fresh=UUID(int=2)) == UUID(int=1)
    assert whom_to_show(party(read(0), place(1)), fresh=UUID(int=1)) == UUID(int=1)


def test_after_a_decision_a_place_comes_before_routine_cards_and_after_grave_ones() -> None:
    gone = replace(read(0), decision=Decision.ADMIT)
    assert whom_to_show(party(gone, read(1), place(2))) == UUID(int=3)
    assert whom_to_show(party(gone, read(1, **REFERRED), place(2))) == UUID(int=2)


def test_the_chosen_one_stays_until_decided() -> None:
    both = party(read(0), read(1, **REFERRED))
    assert whom_to_show(both, UUID(int=2), chosen=UUID(int=1)) == UUID(int=1)
    gone = both.with_person(replace(read(0), decision=Decision.ADMIT))
    assert whom_to_show(gone, chosen=UUID(int=1)) == UUID(int=2)
    assert whom_to_show(party(replace(read(0), decision=Decision.ADMIT))) is None


# --- whom a key lets go ---------------------------------------------------------------------------


def test_one_key_lets_everybody_go_only_where_all_are_routine_and_seen() -> None:
    one, two = UUID(int=1), UUID(int=2)
    assert admitted_by_one_key(party(read(0), read(1)), one) == (one, two)
    assert admitted_by_one_key(party(read(0), read(1, **REFERRED)), one) == (one,)
    assert admitted_by_one_key(party(read(0), place(1)), one) == (one,)
    unseen = replace(read(1), painted_ns=0)
    assert admitted_by_one_key(party(read(0), unseen), one) == (one,)
    assert admitted_by_one_key(None, one) == ()


def test_routine_people_are_seen_in_the_strip_and_others_on_their_cards() -> None:
    unseen = [replace(each, painted_ns=0) for each in (read(0), read(1, **REFERRED))]
    doubtful = replace(read(2, needs_confirmation=True), painted_ns=0)
    seen = routine_seen(party(*unseen, doubtful, place(3)), 7)
    assert [each.painted_ns for each in seen.people] == [7, 0, 0, 0]


def test_no_record_takes_away_what_was_seen_meanwhile() -> None:
    before = party(read(0).deciding(5), read(1))
    recorded = party(
        replace(before.people[0], painted_ns=0, deciding_ns=0),
        replace(read(1), summary=shown(1, **REFERRED), painted_ns=0),
    )
    kept = with_marks(recorded, before)
    assert (kept.people[0].painted_ns, kept.people[0].deciding_ns) == (1, 5)
    assert kept.people[1].painted_ns == 0, "another card must be seen again"


def test_a_decision_taken_back_must_be_seen_again() -> None:
    decided = replace(read(0), decision=Decision.ADMIT)
    reopened = replace(decided, decision=None, painted_ns=0)
    assert with_marks(party(reopened), party(decided)).people[0].painted_ns == 0


def test_what_may_be_said_of_a_row() -> None:
    full = party(*(place(number) for number in range(MOST_PEOPLE)))
    assert person_actions(None, None).may_mark
    assert not person_actions(full, None).may_mark
    assert not person_actions(full, full.people[0]).may_add
    assert person_actions(full, full.people[0]).may_remove
    assert not person_actions(None, read(0)).may_mark
    decided = Encounter(UUID(int=1), summary=summary(who=None), decision=Decision.ADMIT)
    assert not person_actions(None, decided).may_mark


# --- in words -------------------------------------------------------------------------------------


def test_the_strip_says_how_everybody_is_known() -> None:
    def known(identity: Identity, reason: str = "") -> Encounter:
        return Encounter(UUID(int=9), identity=identity, reason=reason, summary=summary(who=None))

    people = party(
        read(0),
        replace(read(1, **REFERRED), identity=Identity.ENTERED),
        replace(known(Identity.SEEN, SeenReason.CITIZEN), id=UUID(int=10)),
        replace(known(Identity.SEEN, SeenReason.INFANT), id=UUID(int=11)),
        replace(known(Identity.UNREAD), id=UUID(int=12)),
        place(20),
        replace(read(3), decision=Decision.ADMIT),
        replace(read(4, **REFERRED), decision=Decision.REFER),
    )
    lines = people_lines(people, UUID(int=1))
    said = [(f"{line.short} {line.initial}".strip(), line.mark, line.state) for line in lines]
    assert said == [
        ("Oestergaard I.", Mark.CLEAR, "read"),
        ("Vantongeren J.", Mark.REFER, "by hand"),
        ("Citizen", Mark.CLEAR, "by declaration"),
        ("Infant", Mark.CLEAR, "seen"),
        ("Unread", Mark.CLEAR, "left unread"),
        ("Unread", Mark.ATTENTION, "scan, or mark"),
        ("Abara T.", Mark.PASSED, "admitted"),
        ("Haugen E.", Mark.REFER, "to secondary"),
    ]
    first = people_lines(people, UUID(int=1))[0]
    assert first.selected
    assert first.spoken == "OESTERGAARD, Ingrid A, routine, read"


@pytest.mark.parametrize(
    ("mode", "carried", "header"),
    [
        (Mode.LAND, Conveyance(plate="7KX204", plate_state="UTO"), "Vehicle UTO 7KX204 · 2 people"),
        (Mode.LAND, Conveyance(), "In this vehicle · 2 people"),
        (Mode.AIR, Conveyance(carrier="UT412"), "Flight UT412 · 2 people"),
        (Mode.AIR, Conveyance(), "Travelers together · 2 people"),
        (Mode.SEA, Conveyance(carrier="UTOPIA STAR"), "Vessel UTOPIA STAR · 2 people"),
        (Mode.RAIL, Conveyance(carrier="IC512"), "Train IC512 · 2 people"),
        (Mode.CARGO, Conveyance(container="CSQU3054383"), "Truck CSQU3054383 · 2 people"),
        (Mode.PEDESTRIAN, Conveyance(), "Travelers together · 2 people"),
    ],
)
def test_the_strip_is_called_as_the_mode_calls_it(
    mode: Mode, carried: Conveyance, header: str
) -> None:
    strip = people_strip(replace(party(read(0), read(1)), conveyance=carried), None, mode)
    assert strip is not None
    assert strip.header == header


@pytest.mark.parametrize(
    ("mode", "count", "words"),
    [
        (Mode.LAND, 1, ""),
        (Mode.LAND, 2, "With one other in this vehicle"),
        (Mode.LAND, 3, "With 2 others in this vehicle"),
        (Mode.CARGO, 3, "With 2 others in this truck"),
        (Mode.AIR, 2, "With one other"),
        (Mode.PEDESTRIAN, 4, "With 3 others"),
    ],
)
def test_the_card_says_how_many_came_along(mode: Mode, count: int, words: str) -> None:
    people = party(*(read(number) for number in range(count)))
    assert company_words(people, people.people[0].id, mode) == words
    assert company_words(people, None, mode) == company_words(None, None, mode) == ""


def test_who_comes_alone_has_no_strip() -> None:
    assert people_strip(None, None, Mode.LAND) is None
    assert people_strip(party(read(0)), None, Mode.LAND) is None


def test_what_was_decided_is_said_in_one_line() -> None:
    before = party(read(0), read(1), read(2))
    after = before
    for number in (0, 2):
        after = after.with_person(replace(before.people[number], decision=Decision.ADMIT))
    assert decided_words(after, before) == "2 people: admitted"
    last = after.with_person(replace(before.people[1], decision=Decision.REFER))
    assert decided_words(last, after) == "VANTONGEREN, Jonas B: to secondary"
    assert decided_words(last) == "2 people: admitted · VANTONGEREN, Jonas B: to secondary"


def test_a_birth_date_alone_makes_nobody_the_same() -> None:
    twin = reading_of(person(0, given_names="BRITTA", document_number="U77777777"))
    assert whose_document(party(read(0)), UUID(int=1), twin, together=True) == NEW
