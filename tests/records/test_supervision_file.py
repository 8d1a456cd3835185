"""One crossing, opened by a supervisor; and the notes that come back to its officer."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from app.encounters.conveyance import Conveyance
from app.encounters.declaration import Answer, Declaration, Question
from app.encounters.referral import Decision, ReferralState
from app.encounters.referral_events import Companion, ReferralReceived
from app.journal.event import Authorship
from app.records.attachments import AttachmentStore
from app.records.supervision import SupervisionQueries
from app.review.events import ReviewVerdict
from app.screening.identity import Identity
from app.services.shift_views import RecallView, RecordFile, ReviewState, ReviewView
from tests.fixed import FixedClock
from tests.records.facts import OFFICER, SECOND_OFFICER
from tests.records.port_day import USUAL, PortDay, summary_of

CAR = Conveyance(plate="7KX204", plate_state="UTO")
DECLARED = Declaration({Question.CURRENCY: Answer.YES}, "14200.00", "USD", "cash")


def opened(supervision: SupervisionQueries, record_id: UUID) -> RecordFile:
    file = supervision.record(record_id)
    assert file is not None
    return file


def test_what_is_not_kept_here_is_none(supervision: SupervisionQueries) -> None:
    assert supervision.record(UUID(int=1)) is None


def test_the_card_is_the_one_that_was_shown_with_all_that_was_known(
    day: PortDay, supervision: SupervisionQueries, attachments: AttachmentStore
) -> None:
    photo = attachments.put(b"page")
    shown = summary_of("DORN")
    encounter = day.decide(
        summary=shown, phases=USUAL, conveyance=CAR, declaration=DECLARED, page_photo=photo
    )
    file = opened(supervision, encounter)
    assert file.summary == shown
    assert (file.phases, file.conveyance, file.declaration) == (USUAL, CAR, DECLARED)
    assert (file.photo, file.photo_here) == (photo, True)
    assert (file.officer_id, file.station) == (OFFICER, "UTO-BOOTH-4")
    assert (file.referral, file.recalls, file.reviews, file.party) == (None, (), (), ())


def test_a_card_from_before_a_recall_gives_way_to_the_one_decided_on(
    day: PortDay, supervision: SupervisionQueries, clock: FixedClock
) -> None:
    day.sign_in()
    encounter = day.decide(surname="BEFORE")
    day.recall(encounter)
    recalled_at = clock.now()
    day.decide(encounter=encounter, surname="AFTER", decision=Decision.REFER)
    file = opened(supervision, encounter)
    assert file.summary.who is not None
    assert (file.row.surname, file.summary.who.surname) == ("AFTER", "AFTER")
    assert file.recalls == (RecallView(recalled_at, "4711 Ada Example", Decision.ADMIT, 20_000),)


def test_those_who_came_along_are_told_each_once(
    day: PortDay, supervision: SupervisionQueries
) -> None:
    party, child, infant = day.new_id(), day.new_id(), day.new_id()
    companions = (
        Companion(child, Identity.READ, "DORN", "EVA"),
        Companion(infant, Identity.UNREAD),
    )
    driver, referral = day.refer(party_id=party, companions=companions, conveyance=CAR)
    day.decide(
        encounter=child,
        party_id=party,
        surname="DORN",
        given_names="EVA",
        decision=Decision.REFER,
        referral_id=referral,
    )
    file = opened(supervision, driver)
    assert [row.encounter_id for row in file.party] == [child]
    assert [someone.encounter_id for someone in file.companions] == [infant]
    of_child = opened(supervision, child)
    assert [row.encounter_id for row in of_child.party] == [driver]
    assert of_child.companions == ()


def test_the_referral_is_told_as_far_as_it_has_come(
    day: PortDay, supervision: SupervisionQueries
) -> None:
    encounter, referral = day.refer()
    day.say(ReferralReceived("Bo", "0815", "Desk 1"), referral, SECOND_OFFICER)
    file = opened(supervision, encounter)
    assert file.referral is not None
    assert (file.referral.id, file.referral.state) == (referral, ReferralState.RECEIVED)


def test_everything_supervisors_said_stays_in_order(
    day: PortDay, supervision: SupervisionQueries, clock: FixedClock
) -> None:
    encounter = day.decide()
    review = day.review(encounter, ReviewVerdict.RETURNED, "no plate")
    returned_at = clock.now()
    day.read_note(review, encounter)
    read_at = clock.now()
    day.review(encounter)
    file = opened(supervision, encounter)
    who = "0311 T. Ahlgren"
    assert file.reviews == (
        ReviewView(returned_at, who, ReviewVerdict.RETURNED, "no plate", read_at),
        ReviewView(clock.now(), who, ReviewVerdict.REVIEWED, ""),
    )
    assert file.row.state is ReviewState.REVIEWED


def test_a_record_whose_words_were_purged_cannot_be_opened(
    day: PortDay, supervision: SupervisionQueries
) -> None:
    encounter = day.new_id()
    event = day.say(day.decided(), encounter)
    day.journal.purge([event.seq], "test", Authorship(None, "station", "purge"))
    assert supervision.record(encounter) is None


# --- notes that came back -------------------------------------------------------------------------


def test_a_note_comes_with_what_it_is_about(
    day: PortDay, supervision: SupervisionQueries, clock: FixedClock
) -> None:
    encounter = day.decide(surname="DORN", given_names="PAVEL", lane="Lane 2")
    crossed_at = clock.now()
    review = day.review(encounter, ReviewVerdict.RETURNED, "Enter the plate.")
    (note,) = supervision.returned_to(OFFICER)
    assert (note.review, note.record_id, note.at) == (review, encounter, clock.now())
    assert (note.note, note.reviewer) == ("Enter the plate.", "0311 T. Ahlgren")
    assert (note.surname, note.given_names, note.lane) == ("DORN", "PAVEL", "Lane 2")
    assert note.crossed_at == crossed_at


def test_notes_are_each_officers_own_and_the_oldest_stands_first(
    day: PortDay, supervision: SupervisionQueries
) -> None:
    day.review(day.decide(surname="FIRST"), ReviewVerdict.RETURNED, "a")
    day.review(day.decide(surname="OTHER"), ReviewVerdict.RETURNED, "b", SECOND_OFFICER)
    day.review(day.decide(surname="SECOND"), ReviewVerdict.RETURNED, "c")
    assert [note.surname for note in supervision.returned_to(OFFICER)] == ["FIRST", "SECOND"]
    assert [note.note for note in supervision.returned_to(SECOND_OFFICER)] == ["b"]


def test_a_note_that_was_seen_or_taken_back_is_gone(
    day: PortDay, supervision: SupervisionQueries
) -> None:
    seen, mended = day.decide(), day.decide()
    day.read_note(day.review(seen, ReviewVerdict.RETURNED, "a"), seen)
    day.review(mended, ReviewVerdict.RETURNED, "b")
    day.review(mended)
    day.review(day.decide())
    assert supervision.returned_to(OFFICER) == ()


def test_a_record_that_is_returned_again_comes_back_again(
    day: PortDay, supervision: SupervisionQueries
) -> None:
    encounter = day.decide()
    day.read_note(day.review(encounter, ReviewVerdict.RETURNED, "a"), encounter)
    day.review(encounter, ReviewVerdict.RETURNED, "b")
    assert [note.note for note in supervision.returned_to(OFFICER)] == ["b"]


def test_a_note_on_a_record_that_is_not_here_comes_all_the_same(
    day: PortDay, supervision: SupervisionQueries, clock: FixedClock
) -> None:
    day.review(UUID(int=7), ReviewVerdict.RETURNED, "a")
    (note,) = supervision.returned_to(OFFICER)
    assert (note.note, note.surname, note.crossed_at) == ("a", "", None)
    assert clock.now() - note.at == timedelta(0)


def test_who_was_not_known_has_no_name_in_the_note(
    day: PortDay, supervision: SupervisionQueries
) -> None:
    nobody = replace(summary_of("X"), who=None)
    day.review(day.decide(summary=nobody), ReviewVerdict.RETURNED, "a")
    (note,) = supervision.returned_to(OFFICER)
    assert note.surname == ""
