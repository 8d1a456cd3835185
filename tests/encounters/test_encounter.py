"""One person at the booth: what may be decided when, and where the time went."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.reading import DocumentReading, Status
from app.encounters.encounter import (
    NO_DOCUMENT,
    Encounter,
    EntryReason,
    NotYet,
    nobody_known,
    not_yet,
)
from app.encounters.events import Phases
from app.encounters.referral import Decision
from app.screening.identity import Identity, SeenReason
from app.screening.summary_types import Verdict
from tests.encounters.people import marked, place, read, summary_of

_MS = 1_000_000


@pytest.mark.parametrize(
    ("person", "admit", "refer"),
    [
        (None, NotYet.NOTHING_READ, NotYet.NOTHING_READ),
        (place(1), NotYet.NOTHING_READ, NotYet.NOTHING_READ),
        (read(1), None, None),
        (read(1, verdict=Verdict.ATTENTION), None, None),
        (read(1, painted=False), NotYet.NOT_PAINTED, NotYet.NOT_PAINTED),
        (read(1, decision=Decision.ADMIT), NotYet.DECIDED, NotYet.DECIDED),
        (read(1, verdict=Verdict.REFER), NotYet.MANDATORY, None),
        (replace(read(1), summary=summary_of(mandatory=True)), NotYet.MANDATORY, None),
        (
            replace(read(1), summary=summary_of(needs_confirmation=True)),
            NotYet.CHECK_OPEN,
            NotYet.CHECK_OPEN,
        ),
        (replace(read(1), summary=summary_of(document=None)), NotYet.UNREAD, None),
        # The officer said why there is no document, or that it stays unread.
        (marked(1, Identity.SEEN, SeenReason.CITIZEN), None, None),
        (marked(1, Identity.SEEN, SeenReason.INFANT), None, None),
        (marked(1, Identity.UNREAD), None, None),
        (
            replace(marked(1), summary=summary_of(Verdict.REFER, document=None)),
            NotYet.MANDATORY,
            None,
        ),
    ],
)
def test_what_may_be_decided_when(
    person: Encounter | None, admit: NotYet | None, refer: NotYet | None
) -> None:
    assert not_yet(person, Decision.ADMIT) is admit
    assert not_yet(person, Decision.REFER) is refer


def test_somebody_entered_by_hand_without_a_name_is_nobody_yet() -> None:
    entered = replace(read(1), identity=Identity.ENTERED, summary=summary_of(document=None))
    assert nobody_known(entered)
    assert not_yet(entered, Decision.ADMIT) is NotYet.UNREAD
    assert nobody_known(place(1))
    assert not nobody_known(marked(1))


def test_another_reading_is_another_card_of_the_same_person() -> None:
    before = replace(read(1), page_photo="a" * 64, read_ns=5, print_confirmed=True)
    typed = before.read(
        DocumentReading(Status.READ), EntryReason.DAMAGED, page_photo="", mrz_strip="", read_ns=9
    )
    assert (typed.id, typed.identity, typed.reason) == (before.id, Identity.ENTERED, "damaged")
    assert (typed.painted_ns, typed.print_confirmed) == (0, False)
    assert typed.page_photo == before.page_photo, "the photo of the page stays with its holder"
    assert typed.read_ns == 5, "the traveler's time runs from the first scan"
    scanned = typed.read(
        DocumentReading(Status.READ), None, page_photo="b" * 64, mrz_strip="c" * 64, read_ns=9
    )
    assert (scanned.identity, scanned.reason) == (Identity.READ, "")
    assert (scanned.page_photo, scanned.mrz_strip) == ("b" * 64, "c" * 64)


def test_whoever_is_marked_has_no_document() -> None:
    seen = read(1).marked(Identity.SEEN, SeenReason.CITIZEN, read_ns=9)
    assert (seen.reading, seen.reason, seen.painted_ns) == (NO_DOCUMENT, "citizen", 0)


@pytest.mark.parametrize(
    ("identity", "reason"),
    [
        (Identity.READ, None),
        (Identity.ENTERED, None),
        (Identity.SEEN, None),
        (Identity.UNREAD, SeenReason.INFANT),
    ],
)
def test_a_mark_that_says_nothing_true_is_refused(
    identity: Identity, reason: SeenReason | None
) -> None:
    with pytest.raises(ValueError, match=r".+"):
        place(1).marked(identity, reason, read_ns=1)


def test_the_first_painting_and_the_first_key_count() -> None:
    person = place(1).painted(10).painted(20).deciding(30).deciding(40)
    assert (person.painted_ns, person.deciding_ns) == (10, 30)


def test_the_four_phases_of_a_referral() -> None:
    person = replace(
        read(1),
        read_ns=100 * _MS,
        machine_ms=900,
        painted_ns=1_200 * _MS,
        deciding_ns=9_200 * _MS,
    )
    assert person.phases(13_700 * _MS) == Phases(
        machine_ms=900, document_ms=200, interview_ms=8_000, decision_ms=4_500
    )


def test_a_decision_by_one_key_takes_no_time_of_its_own() -> None:
    person = replace(read(1), read_ns=100 * _MS, machine_ms=900, painted_ns=1_000 * _MS)
    assert person.phases(9_000 * _MS) == Phases(900, 0, 8_000, 0)


def test_a_key_before_the_card_that_was_decided_on_counts_from_that_card() -> None:
    """The key was pressed, then the card changed: what came after is interview again."""
    person = replace(read(1), read_ns=_MS, painted_ns=50 * _MS, deciding_ns=10 * _MS)
    assert person.phases(80 * _MS).interview_ms == 0
    assert person.phases(80 * _MS).decision_ms == 30


def test_what_was_never_timed_takes_no_time() -> None:
    assert place(1).phases(5 * _MS) == Phases()


@given(
    read_ns=st.integers(0, 10**12),
    painted_ns=st.integers(0, 10**12),
    deciding_ns=st.integers(0, 10**12),
    machine_ms=st.integers(0, 10**6),
    decided_ns=st.integers(1, 10**12),
)
def test_no_phase_is_ever_negative(
    read_ns: int, painted_ns: int, deciding_ns: int, machine_ms: int, decided_ns: int
) -> None:
    """Times of another boot, or clocks that were set, must not make a record that nobody reads."""
    person = replace(
        read(1),
        read_ns=read_ns,
        painted_ns=painted_ns,
        deciding_ns=deciding_ns,
        machine_ms=machine_ms,
    )
    phases = person.phases(decided_ns)
    assert min(phases.machine_ms, phases.document_ms, phases.interview_ms, phases.decision_ms) >= 0
