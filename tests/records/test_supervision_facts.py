"""What a supervisor's desk knows of a period, from its own and its port's records."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from app.clock import timestamp
from app.encounters.conveyance import Conveyance
from app.encounters.events import (
    Phases,
    SetAside,
    TakenUp,
    WaitingPerson,
    WaitLapsed,
)
from app.encounters.referral import Decision, ReferralClass, Seen
from app.encounters.referral_events import (
    AlarmTaken,
    Companion,
    ReferralArrived,
    ReferralReceived,
    ReferralWithdrawn,
)
from app.examinations.events import Disposed, FindingRecorded
from app.examinations.examination import Completeness, Disposition, Finding
from app.ids import NewId
from app.journal.checkpoint import Receipt
from app.records.journal_store import JournalStore
from app.records.supervision import SupervisionQueries
from app.review.events import ReviewVerdict
from app.review.facts import ReferralLine, RuleTrial, ShiftFacts
from app.screening.identity import Identity
from app.screening.rule_packs.applying import Trial
from app.screening.summary_types import Verdict
from tests.fixed import FixedClock
from tests.records.conftest import KEYS
from tests.records.facts import DESK, OFFICER, READING, SECOND_OFFICER, Shift
from tests.records.new_stores import new_store
from tests.records.port_day import PORT, USUAL, PortDay, summary_of, unread

CAR = Conveyance(plate="7KX204", plate_state="UTO")


@pytest.fixture
def elsewhere(tmp_path: Path, clock: FixedClock, new_id: NewId) -> Iterator[PortDay]:
    """Another station of the port."""
    with new_store(tmp_path / "desk" / "desk.db", KEYS, DESK) as store:
        yield PortDay(JournalStore(store, KEYS, clock, new_id), clock, new_id)


def fetch(journal: JournalStore, elsewhere: PortDay) -> None:
    """Take in everything that the other station recorded."""
    batch = elsewhere.journal.unsent(500, 10**8)
    assert batch is not None
    journal.apply_foreign(batch.events, "1.a")


def facts(
    supervision: SupervisionQueries, clock: FixedClock, since: datetime | None = None
) -> ShiftFacts:
    return supervision.facts(PORT, since or clock.now() - timedelta(hours=8), clock.now())


def test_a_new_station_knows_nothing(supervision: SupervisionQueries, clock: FixedClock) -> None:
    known = facts(supervision, clock)
    assert known == ShiftFacts(since=clock.now() - timedelta(hours=8))


def test_each_traveler_is_a_line_of_figures(
    day: PortDay, supervision: SupervisionQueries, clock: FixedClock
) -> None:
    day.sign_in()
    party = day.new_id()
    day.decide(party_id=party, identity=Identity.ENTERED)
    day.decide(party_id=party, lane="Lane 2", officer=SECOND_OFFICER)
    known = facts(supervision, clock)
    first, second = known.crossings
    assert first == (party.hex, OFFICER.hex, "Lane 4", "admit", "entered", *_ms(USUAL))
    assert (second.party, second.officer, second.lane) == (party.hex, SECOND_OFFICER.hex, "Lane 2")
    assert known.officers == {OFFICER: "4711 Ada Example"}
    assert known.badges == {OFFICER: "4711"}


def test_the_period_and_the_port_are_kept_to(
    day: PortDay, supervision: SupervisionQueries, clock: FixedClock
) -> None:
    day.decide(lane="before")
    clock.pass_time(timedelta(hours=8))
    day.decide(lane="within")
    day.decide(lane="another port", port="Elsewhere")
    known = facts(supervision, clock)
    assert [line.lane for line in known.crossings] == ["within"]
    later = supervision.facts(PORT, clock.now() + timedelta(hours=1), clock.now())
    assert later.crossings == ()


def test_rules_on_trial_are_counted_over_the_travelers_they_were_tried_on(
    day: PortDay, elsewhere: PortDay, supervision: SupervisionQueries, clock: FixedClock
) -> None:
    quiet = Trial("utopia", ("U-1", "U-2"), version="1")
    loud = replace(quiet, fired=("U-2",))
    day.decide(trials=(loud,))
    clock.pass_time(timedelta(hours=8))
    for trial in (quiet, quiet, loud, Trial("utopia", ("U-1",), version="2")):
        day.decide(trials=(trial, Trial("other", ("O-1",), ("O-1",))))
    day.decide()
    elsewhere.decide(trials=(loud,))
    fetch(day.journal, elsewhere)
    assert facts(supervision, clock).trials == (
        RuleTrial("other", "", "O-1", 4, 4),
        RuleTrial("utopia", "1", "U-1", 4, 0),
        RuleTrial("utopia", "1", "U-2", 4, 2),
        RuleTrial("utopia", "2", "U-1", 1, 0),
    )


def test_the_latest_name_of_an_officer_counts(
    day: PortDay, supervision: SupervisionQueries, clock: FixedClock
) -> None:
    day.sign_in(name="Ada Example")
    day.sign_in(name="Ada Example-Second")
    day.decide()
    assert facts(supervision, clock).officers == {OFFICER: "4711 Ada Example-Second"}


def test_a_decision_after_a_recall_is_counted_once_as_it_stands(
    day: PortDay, supervision: SupervisionQueries, clock: FixedClock
) -> None:
    encounter = day.decide()
    day.recall(encounter)
    day.decide(encounter=encounter, decision=Decision.REFER)
    known = facts(supervision, clock)
    assert [line.decision for line in known.crossings] == [Decision.REFER]
    (recalled,) = known.recalled
    assert (recalled.decision, recalled.then) == (Decision.ADMIT, Decision.REFER)
    assert (recalled.after_ms, recalled.surname) == (20_000, "HALE")


def test_a_recall_is_open_until_something_is_decided_and_looked_at_once_reviewed(
    day: PortDay, supervision: SupervisionQueries, clock: FixedClock
) -> None:
    encounter = day.decide()
    day.review(encounter)
    day.recall(encounter)
    (recalled,) = facts(supervision, clock).recalled
    assert recalled.then is None
    assert not recalled.reviewed, "the review came before the recall"
    day.review(encounter, ReviewVerdict.RETURNED, "why?")
    (recalled,) = facts(supervision, clock).recalled
    assert recalled.reviewed


# --- referrals ------------------------------------------------------------------------------------


def _line(supervision: SupervisionQueries, clock: FixedClock) -> ReferralLine:
    (line,) = facts(supervision, clock).referrals
    return line


def test_a_referral_is_followed_from_the_booth_to_its_end(
    day: PortDay, supervision: SupervisionQueries, clock: FixedClock
) -> None:
    encounter, referral = day.refer(
        referral_class=ReferralClass.MANDATORY, conveyance=CAR, surname="DORN"
    )
    line = _line(supervision, clock)
    assert line.encounter_id == encounter
    assert (line.referral_class, line.lane) == (ReferralClass.MANDATORY, "Lane 4")
    assert (line.surname, line.label) == ("DORN", "UTO 7KX204")
    assert line.sent_at == clock.now()
    assert line.underway
    day.say(AlarmTaken("0311 T. Ahlgren"), referral)
    assert _line(supervision, clock).alarm_taken_by == "0311 T. Ahlgren"
    day.say(ReferralArrived(Seen.KEY, "Desk 1"), referral)
    assert not _line(supervision, clock).underway
    day.say(ReferralReceived("Bo", "0815", "Desk 1"), referral)
    found = Finding(day.new_id(), "narcotics", "interview", Completeness.PARTIAL, "", "no time")
    day.say(FindingRecorded(found), referral)
    day.say(Disposed(Disposition.TURNED_OVER, "", "0815 Bo", "Desk 1"), referral)
    line = _line(supervision, clock)
    assert (line.closed, line.disposition) == (True, "TRN")
    assert (line.recorded, line.found, line.partial) == (True, True, True)


def test_nothing_found_by_a_whole_examination_is_recorded_and_no_more(
    day: PortDay, supervision: SupervisionQueries, clock: FixedClock
) -> None:
    _, referral = day.refer()
    line = _line(supervision, clock)
    assert (line.recorded, line.found, line.partial) == (False, False, False)
    found = Finding(day.new_id(), "none", "interview", Completeness.COMPLETE)
    day.say(FindingRecorded(found), referral)
    line = _line(supervision, clock)
    assert (line.recorded, line.found, line.partial) == (True, False, False)


def test_a_referral_that_was_taken_back_is_not_open(
    day: PortDay, supervision: SupervisionQueries, clock: FixedClock
) -> None:
    encounter, referral = day.refer()
    day.say(ReferralWithdrawn(encounter), referral)
    line = _line(supervision, clock)
    assert line.withdrawn
    assert not line.is_open


def test_what_was_sent_before_is_known_while_open_and_when_it_is_closed_now(
    day: PortDay, supervision: SupervisionQueries, clock: FixedClock
) -> None:
    still_open, _ = day.refer()
    was_open, closed_now = day.refer()
    _, closed_before = day.refer()
    withdrawn, taken_back = day.refer()
    disposed = Disposed(Disposition.RELEASED, "", "0815 Bo", "Desk 1")
    day.say(disposed, closed_before)
    day.say(ReferralWithdrawn(withdrawn), taken_back)
    clock.pass_time(timedelta(hours=9))
    day.say(disposed, closed_now)
    known = facts(supervision, clock)
    assert {line.encounter_id for line in known.referrals} == {still_open, was_open}
    assert all(line.sent_at < known.since for line in known.referrals)


# --- people and decisions that need a look --------------------------------------------------------


def test_unread_people_are_told_with_those_they_came_with(
    day: PortDay, supervision: SupervisionQueries, clock: FixedClock
) -> None:
    day.sign_in()
    party = day.new_id()
    encounter = day.decide(**unread(party_id=party, conveyance=CAR))
    day.decide(party_id=party)
    (person,) = facts(supervision, clock).unread
    assert (person.encounter_id, person.party) == (encounter, party)
    assert (person.label, person.officer) == ("UTO 7KX204", "4711 Ada Example")
    assert not person.reviewed
    day.review(encounter)
    assert facts(supervision, clock).unread[0].reviewed


def test_somebody_who_went_along_unread_is_told_by_the_record_of_whom_they_came_with(
    day: PortDay, supervision: SupervisionQueries, clock: FixedClock
) -> None:
    someone, known_one = day.new_id(), day.new_id()
    companions = (Companion(someone, Identity.UNREAD), Companion(known_one, Identity.READ, "HALE"))
    party = day.new_id()
    encounter, _ = day.refer(companions=companions, conveyance=CAR, party_id=party)
    (person,) = facts(supervision, clock).unread
    assert (person.encounter_id, person.record_id, person.party) == (someone, encounter, party)
    assert person.officer == "4711 Ada Example"


def test_a_companion_with_a_record_of_their_own_is_told_by_that(
    day: PortDay, supervision: SupervisionQueries, clock: FixedClock
) -> None:
    someone, party = day.new_id(), day.new_id()
    day.refer(companions=(Companion(someone, Identity.UNREAD),), party_id=party)
    day.decide(encounter=someone, **unread(party_id=party, decision=Decision.REFER))
    (person,) = facts(supervision, clock).unread
    assert (person.encounter_id, person.record_id) == (someone, someone)


def test_a_card_that_says_refer_leaves_nothing_to_weigh(
    day: PortDay, supervision: SupervisionQueries, clock: FixedClock
) -> None:
    quick = replace(USUAL, interview_ms=100)
    refer = replace(summary_of("HALE"), verdict=Verdict.REFER)
    day.decide(phases=quick, summary=refer, decision=Decision.REFER)
    assert facts(supervision, clock).quick == ()
    against = day.decide(phases=quick, summary=refer)
    chosen = day.decide(phases=quick, decision=Decision.REFER)
    assert {one.encounter_id for one in facts(supervision, clock).quick} == {against, chosen}


def test_only_decisions_under_the_floor_are_quick(
    day: PortDay, supervision: SupervisionQueries, clock: FixedClock
) -> None:
    day.decide(phases=replace(USUAL, interview_ms=2_000))
    quick = day.decide(phases=replace(USUAL, interview_ms=1_999))
    (one,) = facts(supervision, clock).quick
    assert (one.encounter_id, one.interview_ms, one.officer_id) == (quick, 1_999, OFFICER)


def test_one_key_for_a_whole_vehicle_is_quick_only_if_no_card_was_looked_at(
    day: PortDay, supervision: SupervisionQueries, clock: FixedClock
) -> None:
    looked, hurried = day.new_id(), day.new_id()
    day.decide(party_id=looked, phases=replace(USUAL, interview_ms=30_000))
    day.decide(party_id=looked, phases=replace(USUAL, interview_ms=900))
    first = day.decide(party_id=hurried, phases=replace(USUAL, interview_ms=900))
    second = day.decide(party_id=hurried, phases=replace(USUAL, interview_ms=100))
    assert {one.encounter_id for one in facts(supervision, clock).quick} == {first, second}


# --- what is not ended ----------------------------------------------------------------------------


def test_whoever_stands_undecided_at_this_booth_is_known(
    day: PortDay, supervision: SupervisionQueries, clock: FixedClock, shift: Shift
) -> None:
    encounter = day.new_id()
    day.journal.append(shift.read(encounter), shift.screened(encounter))
    (one,) = facts(supervision, clock).left_open
    assert (one.encounter_id, one.at, one.surname) == (encounter, clock.now(), "ERIKSSON")
    day.decide(encounter=encounter)
    assert facts(supervision, clock).left_open == ()


def test_another_station_that_was_left_with_people_is_known_until_a_duty_there_leaves_nobody(
    day: PortDay, elsewhere: PortDay, supervision: SupervisionQueries, clock: FixedClock
) -> None:
    elsewhere.sign_out(elsewhere.sign_in(lane="Lane 2"), left=2)
    fetch(day.journal, elsewhere)
    (left,) = facts(supervision, clock).abandoned
    assert (left.lane, left.officer, left.people) == ("Lane 2", "4711 Ada Example", 2)
    elsewhere.sign_out(elsewhere.sign_in(lane="Lane 2"))
    fetch(day.journal, elsewhere)
    assert facts(supervision, clock).abandoned == ()


def test_people_at_this_booth_are_not_told_twice(
    day: PortDay, supervision: SupervisionQueries, clock: FixedClock
) -> None:
    day.sign_out(day.sign_in(), left=2)
    assert facts(supervision, clock).abandoned == ()


def test_who_was_read_in_line_waits_until_a_booth_takes_them_up(
    day: PortDay, supervision: SupervisionQueries, clock: FixedClock
) -> None:
    party = day.new_id()
    people = tuple(WaitingPerson(day.new_id(), READING) for _ in range(2))
    day.say(SetAside(CAR, people, PORT, "Line", places=1), party)
    (waiting,) = facts(supervision, clock).waiting
    assert (waiting.label, waiting.lane, waiting.people) == ("UTO 7KX204", "Line", 3)
    day.say(TakenUp(day.new_id(), "Lane 4"), party)
    assert facts(supervision, clock).waiting == ()


def test_who_left_the_line_by_time_was_decided_by_nobody(
    day: PortDay, supervision: SupervisionQueries, clock: FixedClock
) -> None:
    party = day.new_id()
    day.say(SetAside(CAR, (), PORT, "Line"), party)
    before = facts(supervision, clock).waiting
    day.say(WaitLapsed(720), party)
    assert facts(supervision, clock).waiting == before != ()


def test_unsent_records_count_from_the_oldest(
    day: PortDay, supervision: SupervisionQueries, clock: FixedClock
) -> None:
    day.decide()
    oldest = clock.now()
    day.decide()
    unsent = facts(supervision, clock).unsent
    assert unsent is not None
    assert (unsent.since, unsent.count) == (oldest, 2)
    head = day.journal.head()
    receipt = Receipt(
        head.station, head.epoch, head.seq, head.hash, "h1", timestamp(clock.now()), b""
    )
    day.journal.record_receipt(receipt)
    assert facts(supervision, clock).unsent is None


def test_a_returned_record_is_unanswered_until_its_officer_has_seen_the_note(
    day: PortDay, supervision: SupervisionQueries, clock: FixedClock
) -> None:
    day.sign_in()
    encounter = day.decide()
    review = day.review(encounter, ReviewVerdict.RETURNED, "no plate")
    (one,) = facts(supervision, clock, clock.now()).unanswered
    assert (one.record_id, one.officer) == (encounter, "4711 Ada Example")
    assert (one.reviewer, one.at) == ("0311 T. Ahlgren", clock.now())
    day.read_note(review, encounter)
    assert facts(supervision, clock).unanswered == ()


def test_other_stations_count_and_the_age_of_their_news_is_known(
    day: PortDay, elsewhere: PortDay, supervision: SupervisionQueries, clock: FixedClock
) -> None:
    elsewhere.sign_in(SECOND_OFFICER, "Bo Second", "Lane 2")
    elsewhere.decide(SECOND_OFFICER, lane="Lane 2")
    day.decide()
    assert len(facts(supervision, clock).crossings) == 1
    fetch(day.journal, elsewhere)
    known = facts(supervision, clock)
    assert sorted(line.lane for line in known.crossings) == ["Lane 2", "Lane 4"]
    assert known.officers[SECOND_OFFICER] == "4711 Bo Second"
    assert known.as_of == clock.now()


def _ms(phases: Phases) -> tuple[int, ...]:
    return (phases.machine_ms, phases.document_ms, phases.interview_ms, phases.decision_ms)
