"""What officers ask of the records, after what they recorded."""

from datetime import timedelta

from app.clock import timestamp
from app.duty.officers import Direction, Mode
from app.encounters.referral import ReferralState
from app.examinations.examination import Disposition
from app.ids import NewId
from app.records.attachments import AttachmentStore
from app.records.journal_store import JournalStore
from app.records.queries import RecordQueries
from app.screening.answers import PastCrossing, PastSecondary
from tests.fixed import FixedClock
from tests.records.facts import BOOTH, PHOTO, SUMMARY, Shift


def test_an_unknown_document_has_no_history(records: RecordQueries) -> None:
    history = records.history("UTO", "X0000000")
    assert (history.crossings, history.last_secondary) == ((), None)


def test_history_is_newest_first_and_holds_the_last_closed_secondary(
    journal: JournalStore, records: RecordQueries, shift: Shift, new_id: NewId, clock: FixedClock
) -> None:
    journal.append(*shift.primary(new_id()))
    first_at = timestamp(clock.now())
    clock.pass_time(timedelta(days=3))
    referral = new_id()
    journal.append(*shift.primary(new_id(), referral))
    assert records.history("UTO", "L898902C3").last_secondary is None
    journal.append(*shift.secondary(referral))
    now = timestamp(clock.now())
    history = records.history("UTO", "L898902C3")
    assert history.crossings == (
        PastCrossing(now, BOOTH.port, "4", "refer", Direction.INBOUND),
        PastCrossing(first_at, BOOTH.port, "4", "admit", Direction.INBOUND),
    )
    assert history.last_secondary == PastSecondary(now, BOOTH.port, "REL", "undeclared goods")


def test_a_clearance_ends_with_its_term(
    journal: JournalStore, records: RecordQueries, shift: Shift, new_id: NewId, clock: FixedClock
) -> None:
    journal.append(*shift.opening())
    until = clock.now() + timedelta(days=1)
    (event,) = journal.append(shift.cleared(new_id(), timestamp(until)))
    (clearance,) = records.clearances("UTO", "L898902C3", "1974-08-XX", clock.now())
    assert (clearance.id, clearance.cleared_by) == (event.id, "4711 Ada Example")
    assert records.clearances("UTO", "L898902C3", "1974-08-XX", until) == ()
    assert records.clearances("UTO", "L898902C3", "1974-08-01", clock.now()) == ()


def test_a_decision_that_was_taken_back_is_no_history(
    journal: JournalStore, records: RecordQueries, shift: Shift, new_id: NewId
) -> None:
    encounter = new_id()
    decision = journal.append(*shift.primary(encounter))[-1]
    journal.append(shift.recalled(encounter, decision))
    assert records.history("UTO", "L898902C3").crossings == ()
    journal.append(shift.decided(encounter, new_id()))
    (crossing,) = records.history("UTO", "L898902C3").crossings
    assert crossing.decision == "refer"


def test_a_referral_goes_from_sent_to_closed(
    journal: JournalStore, records: RecordQueries, shift: Shift, new_id: NewId
) -> None:
    encounter, referral = new_id(), new_id()
    journal.append(*shift.primary(encounter, referral))
    (sent,) = records.referrals(BOOTH.port)
    assert (sent.state, sent.surname, sent.reasons) == (
        ReferralState.SENT,
        "ERIKSSON",
        ("O-IDN", "O-OTH"),
    )
    journal.append(shift.received(referral))
    (received,) = records.referrals(BOOTH.port)
    assert (received.state, received.received_by) == (ReferralState.RECEIVED, "Bo Second")
    journal.append(*shift.secondary(referral)[1:])
    (closed,) = records.referrals(BOOTH.port)
    assert (closed.state, closed.disposition) == (ReferralState.CLOSED, Disposition.RELEASED)
    assert closed.finding_words == ("none", "undeclared goods")
    assert records.sent_from_here() == (closed,)
    assert records.referrals("another port") == ()


def test_the_file_of_a_referral_has_everything_and_names_everybody(
    journal: JournalStore, records: RecordQueries, shift: Shift, new_id: NewId
) -> None:
    encounter, referral = new_id(), new_id()
    journal.append(*shift.primary(encounter, referral), *shift.secondary(referral))
    file = records.referral(referral)
    assert file is not None
    assert (file.encounter_id, file.mode, file.direction) == (
        encounter,
        Mode.LAND,
        Direction.INBOUND,
    )
    assert (file.summary, file.note, file.documents_held) == (SUMMARY, "says she is a twin", True)
    assert (file.same_document, file.disposition_note) == (True, "go")
    assert [found.finding for found in file.findings] == ["none", "undeclared goods"]
    assert [(step.kind, step.officer, step.text) for step in file.timeline] == [
        ("referral.sent", "4711 Ada Example", "says she is a twin"),
        ("referral.received", "0815 Bo Second", "Desk 1"),
        ("referral.identified_again", "0815 Bo Second", "same"),
        ("referral.finding_recorded", "0815 Bo Second", "none"),
        ("referral.finding_recorded", "0815 Bo Second", "undeclared goods"),
        ("referral.disposed", "0815 Bo Second", "REL"),
    ]
    assert records.referral(new_id()) is None


def test_the_file_says_whether_the_photo_is_here(
    journal: JournalStore,
    records: RecordQueries,
    attachments: AttachmentStore,
    shift: Shift,
    new_id: NewId,
) -> None:
    referral = new_id()
    journal.append(*shift.primary(new_id(), referral))
    file = records.referral(referral)
    assert file is not None
    assert not file.photo_here
    assert not attachments.has(PHOTO)


def test_open_referrals_stand_longest_waiting_first_and_yesterdays_closed_ones_are_gone(
    journal: JournalStore, records: RecordQueries, shift: Shift, new_id: NewId, clock: FixedClock
) -> None:
    closed_yesterday, first, second, closed_today = (new_id() for _ in range(4))
    journal.append(*shift.primary(new_id(), closed_yesterday), *shift.secondary(closed_yesterday))
    clock.pass_time(timedelta(days=1))
    for referral in (first, second, closed_today):
        clock.pass_time(timedelta(minutes=1))
        journal.append(*shift.primary(new_id(), referral))
    journal.append(*shift.secondary(closed_today))
    listed = [row.id for row in records.referrals(BOOTH.port)]
    assert listed == [first, second, closed_today]
    newest_first = [row.id for row in records.sent_from_here(limit=2)]
    assert newest_first == [closed_today, second]
