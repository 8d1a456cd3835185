"""The supervisor on a real store: looks, reviews, reports; each look at people is on record."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TypeVar
from uuid import UUID

import pytest

from app.bootstrap.workstation import Workstation
from app.duty.officers import Duty, Role
from app.encounters.party import Party
from app.encounters.referral import ReferralClass
from app.journal.codec import decode_body
from app.journal.event import Body, Event
from app.problems import Problem, ProblemCode
from app.records.event_rows import read_events
from app.records.report_shelf import SignedReports
from app.records.report_signing import verify_report
from app.records.supervision import SupervisionQueries
from app.review.events import NoteRead, RecordReviewed, RecordsViewed, ReportMade, ReviewVerdict
from app.review.exceptions import ConcernKind
from app.review.facts import ShiftFacts
from app.review.measures import measure
from app.screening.identity import Identity
from app.services.deciding import ReferralForm
from app.services.link_status import LinkState, LinkStatus
from app.services.shift_views import RecordFilter, ReviewState, ShiftOverview
from app.services.supervision import LONGEST_NOTE, Supervision
from app.specimens.travelers import ROUTINE
from app.sync.no_hub import NoHub
from tests.fixed import FixedClock
from tests.records.pdfs import blank_pdf
from tests.services.conftest import SignInAs
from tests.services.travelers import at_the_booth, ids, last

B = TypeVar("B", bound=Body)


@pytest.fixture
def supervision(station: Workstation, home: Path) -> Supervision:
    store = station.store
    shelf = SignedReports(home / "reports", station.keys, store.info.station, store.ballast)
    return Supervision(
        station.journal,
        SupervisionQueries(store, station.attachments),
        station.attachments,
        shelf,
        station.link,
        station.clock,
        station.journal.new_id,
        station.settings.station,
    )


@pytest.fixture
def tran(sign_in_as: SignInAs) -> Duty:
    """A supervisor, at work."""
    return sign_in_as("2090", Role.SUPERVISOR)


@pytest.fixture
def crossing(station: Workstation, vega: Duty, clock: FixedClock) -> UUID:
    """A routine traveler whom R. Vega let go on after half a minute."""
    return admit(station, vega, at_the_booth(station, vega, ROUTINE, clock), clock)


def admit(station: Workstation, duty: Duty, party: Party, clock: FixedClock) -> UUID:
    clock.pass_time(timedelta(seconds=30))
    return last(station.primary.admit(duty, party, ids(party))).id


def facts_of(station: Workstation, kind: type[B]) -> list[tuple[Event, B]]:
    """Everything of one kind that was recorded, oldest first."""
    with station.store.reading() as connection:
        events = list(read_events(connection, event_type=kind.TYPE))
    found = []
    for event in events:
        assert isinstance(event, Event)
        assert event.body is not None
        found.append((event, decode_body(event.body, kind)))
    return found


def today(clock: FixedClock, text: str = "") -> RecordFilter:
    return RecordFilter(clock.now() - timedelta(hours=8), clock.now(), text)


def overview(supervision: Supervision, duty: Duty, clock: FixedClock) -> ShiftOverview:
    return supervision.shift(duty, clock.now() - timedelta(hours=8), clock.now())


class Unlinked(NoHub):
    """A hub that has been silent for hours."""

    def status(self) -> LinkStatus:
        since = self.journal.clock.now() - timedelta(hours=3)
        return LinkStatus(LinkState.UNREACHABLE, since, 9)


# --- who may -------------------------------------------------------------------------------------


ACTIONS: dict[str, Callable[[Supervision, Duty, FixedClock], object]] = {
    "shift": lambda s, duty, clock: overview(s, duty, clock),
    "page": lambda s, duty, clock: s.page(duty, today(clock)),
    "open": lambda s, duty, _: s.open(duty, UUID(int=1)),
    "review": lambda s, duty, _: s.review(duty, UUID(int=1), ReviewVerdict.REVIEWED),
    "report": lambda s, duty, clock: s.report(
        duty, _nothing(clock), lambda: pytest.fail("drew a report")
    ),
}


def _nothing(clock: FixedClock) -> ShiftOverview:
    now = clock.now()
    return ShiftOverview(
        "", "", now, now, measure(ShiftFacts(now), now), (), {}, {}, None, alone=True
    )


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize(("badge", "role"), [("4412", Role.PRIMARY), ("2090", Role.SECONDARY)])
def test_only_supervisors_supervise(
    station: Workstation,
    supervision: Supervision,
    sign_in_as: SignInAs,
    clock: FixedClock,
    action: str,
    badge: str,
    role: Role,
) -> None:
    duty = sign_in_as(badge, role)
    before = station.journal.head()
    with pytest.raises(Problem) as caught:
        ACTIONS[action](supervision, duty, clock)
    assert caught.value.code is ProblemCode.NOT_ALLOWED
    assert station.journal.head() == before


# --- looking -------------------------------------------------------------------------------------


def test_the_shift_counts_who_crossed_and_records_no_question(
    station: Workstation, supervision: Supervision, crossing: UUID, tran: Duty, clock: FixedClock
) -> None:
    del crossing
    before = station.journal.head()
    seen = overview(supervision, tran, clock)
    whole = seen.measures.whole
    assert (whole.travelers, whole.read, whole.admitted) == (1, 1, 1)
    assert list(seen.measures.lanes) == ["Lane 4"]
    assert seen.concerns == ()
    assert list(seen.officers.values()) == ["4412 R. Vega"]
    assert (seen.port, seen.station, seen.alone) == ("San Lorenzo", "L4", True)
    assert station.journal.head() == before


def test_a_family_with_somebody_unread_needs_the_supervisor_until_reviewed(
    station: Workstation,
    supervision: Supervision,
    vega: Duty,
    sign_in_as: SignInAs,
    clock: FixedClock,
) -> None:
    party = at_the_booth(station, vega, ROUTINE, clock)
    party = station.primary.mark(vega, party, Identity.UNREAD)
    someone = last(party).painted(clock.monotonic_ns())
    clock.pass_time(timedelta(seconds=30))
    station.primary.admit(vega, party.with_person(someone), [*ids(party)])
    tran = sign_in_as("2090", Role.SUPERVISOR)
    (one,) = overview(supervision, tran, clock).concerns
    assert (one.kind, one.count, one.lane) == (ConcernKind.UNREAD, 1, "Lane 4")
    supervision.review(tran, someone.id, ReviewVerdict.REVIEWED)
    assert overview(supervision, tran, clock).concerns == ()


def test_a_traveler_who_does_not_arrive_needs_the_supervisor(
    station: Workstation,
    supervision: Supervision,
    vega: Duty,
    sign_in_as: SignInAs,
    clock: FixedClock,
) -> None:
    party = at_the_booth(station, vega, ROUTINE, clock)
    clock.pass_time(timedelta(seconds=30))
    form = ReferralForm(ReferralClass.OFFICER, ("O-IDN",))
    station.primary.refer(vega, party, ids(party)[0], form)
    tran = sign_in_as("2090", Role.SUPERVISOR)
    assert overview(supervision, tran, clock).concerns == ()
    clock.pass_time(timedelta(minutes=11))
    (one,) = overview(supervision, tran, clock).concerns
    assert one.kind is ConcernKind.NOT_ARRIVED
    assert overview(supervision, tran, clock).measures.secondary.total.not_arrived == 1


def test_a_desk_without_link_counts_nobody_as_missing(
    station: Workstation,
    supervision: Supervision,
    vega: Duty,
    sign_in_as: SignInAs,
    clock: FixedClock,
) -> None:
    party = at_the_booth(station, vega, ROUTINE, clock)
    clock.pass_time(timedelta(seconds=30))
    form = ReferralForm(ReferralClass.OFFICER, ("O-IDN",))
    station.primary.refer(vega, party, ids(party)[0], form)
    tran = sign_in_as("2090", Role.SUPERVISOR)
    clock.pass_time(timedelta(hours=3))
    unlinked = replace(supervision, link=Unlinked(station.journal))
    seen = overview(unlinked, tran, clock)
    assert [one.kind for one in seen.concerns] == [ConcernKind.UNSENT]
    assert not seen.alone
    assert overview(supervision, tran, clock).concerns[0].kind is ConcernKind.NOT_ARRIVED


def test_each_question_about_people_is_on_record_with_its_answers(
    station: Workstation, supervision: Supervision, crossing: UUID, tran: Duty, clock: FixedClock
) -> None:
    del crossing
    page = supervision.page(tran, today(clock, text=" eriksson  "))
    everything = supervision.page(tran, today(clock))
    assert (page.total, everything.total) == (0, 1)
    (narrow, asked), (_, all_of_them) = facts_of(station, RecordsViewed)
    assert (narrow.officer_id, narrow.subject_id) == (tran.officer.id, tran.id)
    assert narrow.purpose == "review the shift"
    assert (asked.question["text"], asked.results) == ("eriksson", 0)
    assert set(all_of_them.question) == {"since", "until"}
    assert all_of_them.results == 1


def test_opening_a_record_is_on_record_too(
    station: Workstation, supervision: Supervision, crossing: UUID, tran: Duty
) -> None:
    file = supervision.open(tran, crossing)
    assert file.row.encounter_id == crossing
    ((event, viewed),) = facts_of(station, RecordsViewed)
    assert (event.subject_id, event.officer_id) == (crossing, tran.officer.id)
    assert (event.purpose, viewed.results) == ("review the record", 1)


def test_what_is_not_here_or_of_another_port_cannot_be_opened(
    supervision: Supervision, crossing: UUID, tran: Duty
) -> None:
    elsewhere = replace(tran, post=replace(tran.post, port="Elsewhere"))
    for duty, record in ((tran, UUID(int=1)), (elsewhere, crossing)):
        with pytest.raises(Problem) as caught:
            supervision.open(duty, record)
        assert caught.value.code is ProblemCode.RECORD_MISSING


# --- reviews -------------------------------------------------------------------------------------


def test_a_review_is_recorded_by_whom_of_whom(
    station: Workstation, supervision: Supervision, crossing: UUID, vega: Duty, tran: Duty
) -> None:
    file = supervision.review(tran, crossing, ReviewVerdict.REVIEWED)
    assert file.row.state is ReviewState.REVIEWED
    ((event, said),) = facts_of(station, RecordReviewed)
    assert (event.subject_id, event.officer_id) == (crossing, tran.officer.id)
    assert said == RecordReviewed(ReviewVerdict.REVIEWED, "", "2090 L. Tran", vega.officer.id)


@pytest.mark.parametrize(
    ("note", "code"),
    [
        ("", ProblemCode.NOTE_MISSING),
        (" \n ", ProblemCode.NOTE_MISSING),
        ("x" * (LONGEST_NOTE + 1), ProblemCode.TEXT_TOO_LONG),
    ],
)
def test_a_record_goes_back_with_a_note_that_can_be_read(
    station: Workstation,
    supervision: Supervision,
    crossing: UUID,
    tran: Duty,
    note: str,
    code: ProblemCode,
) -> None:
    with pytest.raises(Problem) as caught:
        supervision.review(tran, crossing, ReviewVerdict.RETURNED, note)
    assert caught.value.code is code
    assert facts_of(station, RecordReviewed) == []


def test_nobody_reviews_their_own_record(
    station: Workstation, supervision: Supervision, crossing: UUID, vega: Duty
) -> None:
    own = replace(vega, role=Role.SUPERVISOR)
    with pytest.raises(Problem) as caught:
        supervision.review(own, crossing, ReviewVerdict.REVIEWED)
    assert caught.value.code is ProblemCode.OWN_RECORD
    assert facts_of(station, RecordReviewed) == []


def test_a_note_reaches_its_officer_once_in_any_role(
    station: Workstation,
    supervision: Supervision,
    crossing: UUID,
    vega: Duty,
    tran: Duty,
    sign_in_as: SignInAs,
) -> None:
    supervision.review(tran, crossing, ReviewVerdict.RETURNED, "  Enter the plate. ")
    other = sign_in_as("2087", Role.SECONDARY)
    assert supervision.notes_for(other) == ()
    (note,) = supervision.notes_for(replace(vega, role=Role.SECONDARY))
    assert (note.note, note.reviewer) == ("Enter the plate.", "2090 L. Tran")
    assert supervision.note_read(other, note.review) == ()
    assert facts_of(station, NoteRead) == [], "it is not theirs"
    assert supervision.note_read(vega, note.review) == ()
    assert supervision.note_read(vega, note.review) == ()
    ((event, read),) = facts_of(station, NoteRead)
    assert (event.subject_id, event.officer_id) == (crossing, vega.officer.id)
    assert read.review_event == note.review
    assert supervision.open(tran, crossing).row.state is ReviewState.ANSWERED


def test_nobody_reads_a_note_in_the_officers_place(
    supervision: Supervision, crossing: UUID, tran: Duty, vega: Duty
) -> None:
    supervision.review(tran, crossing, ReviewVerdict.RETURNED, "Enter the plate.")
    (note,) = supervision.notes_for(vega)
    supervision.note_read(tran, note.review)
    assert supervision.notes_for(vega) == (note,)


# --- reports -------------------------------------------------------------------------------------


def test_a_report_is_signed_kept_and_on_record(
    station: Workstation, supervision: Supervision, tran: Duty, clock: FixedClock, home: Path
) -> None:
    seen = overview(supervision, tran, clock)
    kept = supervision.report(tran, seen, blank_pdf)
    assert kept.path.parent == home / "reports"
    assert verify_report(kept.path.read_bytes(), station.keys.signing_key.public_key()).whole
    ((event, made),) = facts_of(station, ReportMade)
    assert event.officer_id == tran.officer.id
    assert made.sha256 == kept.sha256
    assert (made.since, made.until) == ("2026-11-24T04:00:00.000Z", "2026-11-24T12:00:00.000Z")


def test_two_reports_of_one_minute_are_two_files(
    supervision: Supervision, tran: Duty, clock: FixedClock
) -> None:
    seen = overview(supervision, tran, clock)
    first, second = (supervision.report(tran, seen, blank_pdf) for _ in range(2))
    assert first.path != second.path
    assert first.path.exists()
