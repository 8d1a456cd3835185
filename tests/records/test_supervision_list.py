"""The list of a port's crossings: found by what a supervisor remembers of them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.encounters.conveyance import Conveyance
from app.encounters.referral import Decision, ReferralClass
from app.records.supervision import SupervisionQueries
from app.review.events import ReviewVerdict
from app.screening.summary_types import Verdict
from app.services.shift_views import RecordFilter, RecordPage, ReviewState
from tests.fixed import FixedClock
from tests.records.facts import OFFICER, SECOND_OFFICER, SUMMARY
from tests.records.port_day import PORT, PortDay

Ask = Callable[..., RecordPage]


@pytest.fixture
def ask(supervision: SupervisionQueries, clock: FixedClock) -> Ask:
    """Return what asks for a page of the last eight hours."""

    def page(first: int = 0, rows: int = 100, **wanted: Any) -> RecordPage:
        period = RecordFilter(clock.now() - timedelta(hours=8), clock.now(), **wanted)
        return supervision.page(PORT, period, first, rows)

    return page


@pytest.fixture
def one(day: PortDay) -> UUID:
    """A crossing."""
    return day.decide(conveyance=Conveyance(plate="7KX204", plate_state="UTO"))


def _names(page: RecordPage) -> list[str]:
    return [row.surname for row in page.rows]


def test_the_newest_stand_first_and_another_port_does_not(day: PortDay, ask: Ask) -> None:
    day.decide(surname="FIRST")
    day.decide(surname="ELSEWHERE", port="Elsewhere")
    day.decide(surname="SECOND")
    assert _names(ask()) == ["SECOND", "FIRST"]


def test_a_row_says_what_a_list_shows(day: PortDay, ask: Ask, clock: FixedClock) -> None:
    day.sign_in()
    encounter, _ = day.refer(
        referral_class=ReferralClass.RANDOM, conveyance=Conveyance(container="CSQU3054383")
    )
    (row,) = ask().rows
    assert (row.encounter_id, row.lane, row.officer) == (encounter, "Lane 4", "4711 Ada Example")
    assert (row.surname, row.given_names, row.document_number) == ("HALE", "JOHN", "U4K7P2063")
    assert (row.decision, row.referral_class) == (Decision.REFER, ReferralClass.RANDOM)
    assert (row.verdict, row.label) == (Verdict.ATTENTION, "CSQU3054383")
    assert row.at == clock.now() - timedelta(minutes=1)
    assert (row.state, row.recalled, row.undecided) == (ReviewState.UNSEEN, False, False)


def test_pages_join_without_gap_or_repetition(day: PortDay, ask: Ask) -> None:
    made = [day.decide() for _ in range(7)]
    pages = [ask(first, 3) for first in (0, 3, 6)]
    assert [page.total for page in pages] == [7, 7, 7]
    found = [row.encounter_id for page in pages for row in page.rows]
    assert found == made[::-1]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("eriksson", ["ERIKSSON"]),
        ("anna", ["ERIKSSON"]),
        ("maria ERIKS", ["ERIKSSON"]),
        ("ericson", []),
        ("Müller", ["MUELLER"]),
        ("l898 902c3", ["ERIKSSON"]),
        ("l898-902", ["ERIKSSON"]),
        ("7KX-204", ["MUELLER"]),
        ("uto", ["MUELLER"]),
        ("CSQU 305438 3", ["OKAFOR"]),
        ("UT0412", ["NOVAK"]),
        ("%", []),
        ("_", []),
        ("' OR 1=1 --", []),
        ("محمد", []),
        ("   ", ["NOVAK", "OKAFOR", "MUELLER", "ERIKSSON"]),
    ],
)
def test_words_find_names_numbers_and_conveyances(
    day: PortDay, ask: Ask, typed: str, found: list[str]
) -> None:
    day.decide(surname="ERIKSSON", given_names="ANNA MARIA", number="L898902C3")
    car = Conveyance(plate="7KX204", plate_state="UTO")
    day.decide(surname="MUELLER", number="A1", conveyance=car)
    day.decide(surname="OKAFOR", number="B2", conveyance=Conveyance(container="CSQU3054383"))
    day.decide(surname="NOVAK", number="C3", conveyance=Conveyance(carrier="UT0412"))
    assert _names(ask(text=typed)) == found


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])  # nothing is recorded
@given(st.text(max_size=60))
def test_whatever_is_typed_only_narrows_the_list(ask: Ask, one: UUID, typed: str) -> None:
    page = ask(text=typed)
    assert [row.encounter_id for row in page.rows] in ([], [one])
    assert page.total == len(page.rows)


def test_each_filter_keeps_what_it_says_and_all_are_asked_together(day: PortDay, ask: Ask) -> None:
    day.decide(surname="PLAIN")
    day.decide(SECOND_OFFICER, surname="OTHER", lane="Lane 2")
    day.refer(surname="DRAWN", referral_class=ReferralClass.RANDOM)
    day.refer(surname="CHOSEN")
    assert _names(ask(officer=SECOND_OFFICER)) == ["OTHER"]
    assert _names(ask(lane="Lane 2")) == ["OTHER"]
    assert _names(ask(decision=Decision.REFER)) == ["CHOSEN", "DRAWN"]
    assert _names(ask(referral_class=ReferralClass.RANDOM)) == ["DRAWN"]
    assert _names(ask(verdict=Verdict.REFER)) == []
    assert len(ask(verdict=Verdict.ATTENTION).rows) == 4
    both = ask(officer=OFFICER, decision=Decision.REFER, text="chosen", lane="Lane 4")
    assert (_names(both), both.total) == (["CHOSEN"], 1)


def test_what_a_supervisor_said_last_is_the_state(day: PortDay, ask: Ask) -> None:
    made = {name: day.decide(surname=name) for name in ("NEW", "SEEN", "BACK", "DONE", "AGAIN")}
    day.review(made["SEEN"])
    day.review(made["BACK"], ReviewVerdict.RETURNED, "why?")
    day.read_note(day.review(made["DONE"], ReviewVerdict.RETURNED, "why?"), made["DONE"])
    day.review(made["AGAIN"], ReviewVerdict.RETURNED, "why?")
    day.review(made["AGAIN"])
    states = {row.surname: row.state for row in ask().rows}
    assert states == {
        "NEW": ReviewState.UNSEEN,
        "SEEN": ReviewState.REVIEWED,
        "BACK": ReviewState.RETURNED,
        "DONE": ReviewState.ANSWERED,
        "AGAIN": ReviewState.REVIEWED,
    }
    assert _names(ask(state=ReviewState.UNSEEN)) == ["NEW"]
    assert _names(ask(state=ReviewState.REVIEWED)) == ["AGAIN", "SEEN"]
    assert _names(ask(state=ReviewState.RETURNED)) == ["BACK"]


def test_a_recalled_decision_is_marked_and_whether_something_followed(
    day: PortDay, ask: Ask
) -> None:
    encounter = day.decide()
    day.recall(encounter)
    (row,) = ask().rows
    assert (row.recalled, row.undecided) == (True, True)
    day.decide(encounter=encounter, decision=Decision.REFER)
    (row,) = ask().rows
    assert (row.decision, row.recalled, row.undecided) == (Decision.REFER, True, False)


def test_named_records_are_found_whenever_they_were_made(
    day: PortDay, ask: Ask, clock: FixedClock
) -> None:
    old = day.decide(surname="OLD")
    clock.pass_time(timedelta(days=2))
    day.decide(surname="NEW")
    assert _names(ask(only=(old, UUID(int=1)))) == ["OLD"]


def test_somebody_without_document_has_a_row_too(day: PortDay, ask: Ask) -> None:
    day.say(day.decided(summary=replace(SUMMARY, who=None)), day.new_id())
    (row,) = ask().rows
    assert (row.surname, row.document_number) == ("", "")
