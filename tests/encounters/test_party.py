"""Who stands there together: whom to see first, whom one key lets go, and who is a child alone."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from app.documents.reading import DocumentReading, PartialDate, Status
from app.encounters.encounter import Encounter
from app.encounters.party import Party, is_adult
from app.encounters.referral import Decision
from app.screening.identity import Identity, SeenReason
from app.screening.summary_types import Verdict
from tests.encounters.people import (
    CHILD,
    DOCUMENT,
    marked,
    party_of,
    place,
    read,
    summary_of,
)

TODAY = date(2026, 11, 24)


def test_a_step_of_somebody_keeps_everybodys_place() -> None:
    party = party_of(read(1), place(2), read(3))
    further = party.with_person(read(2)).with_person(read(4))
    assert [person.id.int for person in further.people] == [1, 2, 3, 4]
    assert further.person(UUID(int=2)) == read(2)
    assert party.person(UUID(int=2)) == place(2), "the value before is what it was"
    assert party.person(None) is None


def test_only_a_place_that_nobody_took_is_taken_away() -> None:
    party = party_of(read(1), place(2), marked(3))
    assert party.without(UUID(int=2)).people == (read(1), marked(3))
    assert party.without(UUID(int=1)) == party
    assert party.without(UUID(int=3)) == party, "left unread is a record, too"


def test_the_next_document_belongs_to_the_first_place_that_waits() -> None:
    assert party_of(read(1)).expected is None
    assert party_of(read(1), place(2), place(3)).expected == place(2)
    assert party_of(marked(1)).expected is None


def test_whoever_is_decided_is_not_open_any_more() -> None:
    admitted = read(1, decision=Decision.ADMIT)
    party = party_of(admitted, read(2), place(3))
    assert [person.id.int for person in party.open] == [2, 3]
    assert not party.closed
    assert party_of(admitted, read(2, decision=Decision.REFER)).closed
    assert not party_of().closed, "nobody is not everybody"


@pytest.mark.parametrize(
    ("people", "first"),
    [
        ((), None),
        ((read(1), read(2, verdict=Verdict.REFER), read(3, verdict=Verdict.ATTENTION)), 2),
        ((read(1), read(2, verdict=Verdict.ATTENTION), read(3, verdict=Verdict.ATTENTION)), 2),
        ((place(1), read(2, verdict=Verdict.ATTENTION)), 2),
        ((read(1), place(2)), 2),
        ((read(1, verdict=Verdict.REFER, decision=Decision.REFER), read(2)), 2),
        ((read(1, decision=Decision.ADMIT),), None),
    ],
)
def test_the_gravest_card_is_seen_first(people: tuple[Encounter, ...], first: int | None) -> None:
    worst = party_of(*people).worst
    assert (worst.id.int if worst else None) == first


@pytest.mark.parametrize(
    ("people", "may_go"),
    [
        ((read(1), read(2), read(3)), True),
        ((read(1, decision=Decision.ADMIT), read(2), read(3)), True),
        ((read(1, decision=Decision.REFER), read(2), read(3)), True),
        ((read(1), marked(2, Identity.SEEN, SeenReason.INFANT)), True),
        ((read(1),), False),  # that is what F6 says anyway
        ((read(1), read(2, decision=Decision.ADMIT)), False),
        ((read(1), place(2)), False),
        ((read(1), marked(2)), False),
        ((read(1), read(2, painted=False)), False),
        ((read(1), read(2, verdict=Verdict.ATTENTION)), False),
        ((read(1), read(2, verdict=Verdict.REFER)), False),
        ((read(1), replace(read(2), summary=summary_of(mandatory=True))), False),
        ((read(1), replace(read(2), summary=summary_of(needs_confirmation=True))), False),
        ((read(1), replace(read(2), summary=summary_of(document=None))), False),
        ((), False),
    ],
)
def test_one_key_lets_go_only_people_who_are_known_seen_and_unsuspicious(
    people: tuple[Encounter, ...], may_go: bool
) -> None:
    assert party_of(*people).all_may_go is may_go


@pytest.mark.parametrize(
    ("people", "accompanied"),
    [
        ((), False),
        ((read(1, CHILD),), False),
        ((read(1, CHILD), read(2, CHILD)), False),
        ((read(1, CHILD), read(2)), True),
        ((read(1, CHILD), marked(2)), None),
        ((read(1, CHILD), marked(2), read(3)), True),
        ((read(1, CHILD), marked(2, Identity.SEEN, SeenReason.CITIZEN)), None),
        ((read(1, CHILD), marked(2, Identity.SEEN, SeenReason.INFANT)), False),
        ((read(1, CHILD), place(2)), False),  # nobody has come up there yet
        ((read(1, CHILD), read(2, decision=Decision.ADMIT)), True),  # waits behind the booth
        ((read(1, CHILD), read(2, decision=Decision.REFER)), False),  # taken away
        ((read(1, CHILD), read(2, PartialDate())), None),
    ],
)
def test_a_child_has_company_only_in_a_grown_up_who_is_there(
    people: tuple[Encounter, ...], accompanied: bool | None
) -> None:
    assert party_of(*people).accompanied(TODAY) is accompanied


@pytest.mark.parametrize(
    ("birth", "adult"),
    [
        (PartialDate(2008, 11, 24), True),
        (PartialDate(2008, 11, 25), False),
        (PartialDate(2008, 11, None), None),  # turns 18 some day this month
        (PartialDate(2008, 10, None), True),
        (PartialDate(2008, 12, None), False),
        (PartialDate(2008, None, None), None),
        (PartialDate(2007, None, None), True),
        (PartialDate(2009, None, None), False),
        (PartialDate(), None),
        (PartialDate(2027, 1, 1), False),  # a slip of the reader is no adult
    ],
)
def test_whoever_may_be_a_minor_accompanies_nobody(birth: PartialDate, adult: bool | None) -> None:
    assert is_adult(read(1, birth), TODAY) is adult


def test_the_holder_of_a_document_is_known_by_number_issuer_and_birth_date() -> None:
    party: Party = party_of(place(1), read(2), marked(3))
    shown = replace(DOCUMENT, document_number="U00000002", surname="MISREAD")
    assert party.holder_of(shown) == read(2)
    for other in (
        replace(shown, document_number="U00000003"),
        replace(shown, issuing_state="XPO"),
        replace(shown, birth_date=CHILD),
        replace(shown, document_number=""),
    ):
        assert party.holder_of(other) is None
    unnumbered = replace(DOCUMENT, document_number="")
    holder = replace(read(4), reading=DocumentReading(Status.READ, document=unnumbered))
    assert party.with_person(holder).holder_of(unnumbered) is None, "that may be anybody's"
