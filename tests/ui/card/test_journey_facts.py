"""Facts about how a traveler came, in the words of the card."""

from datetime import timedelta

import pytest

from app.clock import timestamp
from app.documents.payloads.bcbp import read_boarding_pass
from app.documents.reading import DocumentReading, PartialDate, Status
from app.duty.officers import Direction
from app.screening.answers import History, Membership, PastCrossing
from app.screening.identity import Identity, SeenReason
from app.screening.summary import Known, summarize
from app.screening.summary_types import RiskSummary
from app.ui.card.card import Card, make_card
from app.ui.card.evidence import EvidenceTable
from tests.screening.people import NOW, reading, traveler

pytestmark = pytest.mark.usefixtures("qapp")

NOBODY = DocumentReading(Status.UNREADABLE)
MEMBER = Membership("Fast Lane", "2023-06-30", "2028-06-29", "2026-11-13", "UTO", "L898902C3")


def card_of(known: Known, read: DocumentReading | None = None) -> Card:
    summary: RiskSummary = summarize(read or reading(), known, now=NOW)
    return make_card(summary, NOW)


def told(card: Card) -> tuple[str, str, str, str]:
    """What stands on the line of the first fact."""
    line = card.facts[0]
    return line.title, line.explanation, line.source, line.confidence


def overstay(direction: Direction) -> Known:
    entered = timestamp(NOW - timedelta(days=217))
    entry = PastCrossing(entered, "San Lorenzo", "Lane 4", "admit", "inbound")
    return Known(
        lookouts_queried=True,
        history=History((entry,)),
        own_state="UTO",
        stay_limit_days=90,
        direction=direction,
    )


def boarding_pass(name: str, carrier: str = "") -> Known:
    text = f"M1{name:20}EQ7RT2A AMASLZUT 0412 328Y014C0031 100"
    return Known(lookouts_queried=True, boarding_pass=read_boarding_pass(text), carrier=carrier)


def test_citizen_by_declaration() -> None:
    card = card_of(Known(identity=Identity.SEEN, seen_reason=SeenReason.CITIZEN), NOBODY)
    assert (card.who.name, card.who.person) == (
        "Citizen by declaration",
        "Seen without a document.",
    )
    assert card.band.spoken == (
        "ATTENTION. Seen without a document: no list was asked. Rule IDN-01."
    )
    assert told(card) == (
        "Citizenship by declaration",
        "Seen without a document, so no list was asked.",
        "Officer",
        "as stated",
    )
    assert card.not_known == "Lists and records were not asked"
    assert card.step.words == "Ask until you believe it, then admit."


def test_infant() -> None:
    card = card_of(Known(identity=Identity.SEEN, seen_reason=SeenReason.INFANT), NOBODY)
    assert card.who.name == "Infant"
    assert card.band.spoken == "ROUTINE. Seen without a document, as infants are."
    assert told(card)[:2] == (
        "Infant, seen without a document",
        "Named by those who carry it. No list was asked.",
    )
    assert (card.step.words, card.step.rule) == ("Admit.", "IDN-01")


def test_person_left_unread() -> None:
    card = card_of(Known(identity=Identity.UNREAD), NOBODY)
    assert (card.who.name, card.who.person) == ("Unread person", "No document was read.")
    assert told(card)[:2] == ("Left unread", "No list was asked. People left unread are counted.")
    assert (card.step.words, card.step.rule) == ("Refer.", "IDN-03 · not queried")


def test_document_that_could_not_be_read_is_told_as_before() -> None:
    card = card_of(Known(lookouts_queried=True), NOBODY)
    assert card.who.name == "Unknown traveler"
    assert card.band.reason == "No document could be read."


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("no_zone", "Entered by hand: no machine zone"),
        ("damaged", "Entered by hand: the document is damaged"),
        ("reader_failed", "Entered by hand: the reader failed"),
        ("", "Entered by hand"),
    ],
)
def test_text_that_was_typed_says_why(reason: str, words: str) -> None:
    card = card_of(Known(identity=Identity.ENTERED, seen_reason=reason, lookouts_queried=True))
    assert card.not_known == (
        f"{words} · Number typed without check digit: the answer is advisory"
        " · No earlier crossing on record"
    )


def test_minor_alone() -> None:
    child = reading(document=traveler(birth_date=PartialDate(2016, 3, 1)))
    card = card_of(Known(accompanied=False, lookouts_queried=True), child)
    assert card.band.reason == "A minor without an adult."
    assert told(card)[:2] == (
        "Minor without an adult (10)",
        "Nobody of age is there too. Ask who is responsible.",
    )
    assert card.step.rule == "MIN-01 · minor in doubt"


def test_infant_alone() -> None:
    seen = Known(identity=Identity.SEEN, seen_reason=SeenReason.INFANT, accompanied=False)
    assert told(card_of(seen, NOBODY))[0] == "Infant without an adult"


@pytest.mark.parametrize("direction", list(Direction))
def test_stay_longer_than_the_limit(direction: Direction) -> None:
    visitor = reading(document=traveler(nationality="XXA"))
    card = card_of(overstay(direction), visitor)
    assert told(card) == (
        "Stay limit passed: entered 21 Apr 2026",
        (
            "217 days without a departure on record, 90 days allowed. "
            "A stamp or a ticket would settle it."
        ),
        "San Lorenzo · 21 Apr 2026",
        "own record",
    )
    assert card.band.reason == "The limit of stay has passed."
    (row,) = card.facts[0].evidence.rows
    assert (row.field, row.traveler, row.listed, row.answer) == (
        "Stay",
        "217 days",
        "90 days",
        "too long",
    )
    assert card.facts[0].evidence.listed_heading == "Allowed"


@pytest.mark.parametrize(
    ("name", "carrier", "title", "explanation"),
    [
        (
            "ERIKSEN/ANNA MARIA",
            "",
            "Boarding pass names ERIKSEN, Anna Maria",
            "Surname one letter apart · given names agree.",
        ),
        (
            "ERIKSSON/ANNA",
            "UT512",
            "Boarding pass is for UT412",
            "Surname agrees · given names agree, a word missing · flight differs.",
        ),
        (
            "LINDGREN/KARIN MS",
            "UT512",
            "Boarding pass names LINDGREN, Karin, for UT412",
            "Surname differs · given names differ · flight differs.",
        ),
    ],
)
def test_boarding_pass_that_does_not_fit(
    name: str, carrier: str, title: str, explanation: str
) -> None:
    card = card_of(boarding_pass(name, carrier))
    assert told(card) == (title, explanation, "Boarding pass", "as printed")
    assert card.band.reason == "The boarding pass does not fit the document."
    assert card.step.words == "Compare pass and document, then decide."
    assert card.facts[0].evidence.listed_heading == "Boarding pass"


def test_given_names_that_the_pass_leaves_out_are_not_called_unlisted() -> None:
    evidence: EvidenceTable = card_of(boarding_pass("LINDGREN")).facts[0].evidence
    assert [row.answer for row in evidence.rows] == ["differs", "not printed"]


def test_trusted_traveler() -> None:
    card = card_of(Known(lookouts_queried=True, memberships=(MEMBER,)))
    assert told(card) == (
        "Trusted traveler until Jun 2028",
        "Fast Lane · vetted again 11 days ago.",
        "Enrollment · 13 Nov 2026",
        "exact number and issuer",
    )
    assert card.band.reason == "Nothing known here speaks against the traveler."


@pytest.mark.parametrize(
    ("valid_from", "valid_until", "title"),
    [
        ("2021-11-01", "2026-11-01", "Trusted traveler until 1 Nov 2026: lapsed"),
        ("2026-12-01", "2031-12-01", "Trusted traveler only from 1 Dec 2026"),
    ],
)
def test_membership_that_is_worth_nothing_today(
    valid_from: str, valid_until: str, title: str
) -> None:
    member = Membership("Fast Lane", valid_from, valid_until, "2026-11-13", "UTO", "L898902C3")
    assert told(card_of(Known(lookouts_queried=True, memberships=(member,))))[:2] == (
        title,
        "Fast Lane. Inspect like any other traveler.",
    )


def test_drawn_traveler() -> None:
    card = card_of(Known(lookouts_queried=True, drawn=True))
    assert card.band.spoken == "ATTENTION. Drawn at random. Rule RND-01."
    assert told(card) == (
        "Drawn at random: compliance examination",
        "By lot: it says nothing about the traveler.",
        "Random draw",
        "own record",
    )
    assert (card.step.words, card.step.rule) == ("Refer.", "RND-01 · compliance examination")
