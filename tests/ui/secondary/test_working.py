"""The second desk: receive, read again, find, close; nothing entered is ever lost."""

from datetime import timedelta
from uuid import UUID

import pytest

from app.documents.reading import DocumentReading, Status
from app.duty.officers import Role
from app.encounters.referral import ReferralState
from app.encounters.referral_events import (
    ReferralReceived,
)
from app.examinations.events import Disposed, FindingRecorded, IdentifiedAgain
from app.examinations.examination import Completeness, Disposition
from app.problems import Problem, ProblemCode
from app.screening.summary_types import Verdict
from app.services.link_status import LinkState, LinkStatus
from app.ui.secondary.case_panel import Sheet
from app.ui.shortcuts import Key
from tests.ui.card.summaries import lost, summary
from tests.ui.primary.fakes import document, reading_of
from tests.ui.secondary.referrals import LINDQVIST, OSEI, received_by, referral
from tests.ui.secondary.world import World


@pytest.fixture
def mine(world: World) -> World:
    """A desk with one referral that its officer has received and looks at."""
    world.port.add(received_by(OSEI, referral(1)))
    world.refresh()
    world.press("Down")
    return world


def _find(world: World, finding: str = "n", exam: str = "i") -> None:
    """Type the first letters of a finding and an examination."""
    world.press(Key.ADD)
    world.press(Key.EVIDENCE_1)
    world.press(finding)
    world.press("Tab")
    world.press(exam)


def test_a_whole_referral_is_worked_by_keys_alone(world: World) -> None:
    world.port.add(referral(1))
    world.refresh()
    world.press("Down")
    world.press(Key.CONFIRM)
    world.arrive("page.png", reading_of(document()))
    world.press(Key.READ)
    _find(world)
    world.press(Key.CLOSE_FORM)
    world.press(Key.LET_GO)
    world.press("1")
    world.press(Key.CLOSE_FORM)
    kinds = [type(draft.body) for draft in world.port.recorded]
    assert kinds == [ReferralReceived, IdentifiedAgain, FindingRecorded, Disposed]
    (closed,) = world.port.bodies(Disposed)
    assert isinstance(closed, Disposed)
    assert closed.disposition is Disposition.ADMITTED
    assert "recorded" in world.page.keys.notice
    assert world.keys <= 13


def test_the_count_of_those_nobody_received_is_told(world: World) -> None:
    world.port.add(referral(1), referral(2), received_by(OSEI, referral(3)))
    world.refresh()
    assert world.waiting[-1] == 2


def test_reading_again_says_whether_it_is_the_same_document(mine: World) -> None:
    mine.arrive("page.png", reading_of(document()))
    mine.press(Key.READ)
    (same,) = mine.port.bodies(IdentifiedAgain)
    assert isinstance(same, IdentifiedAgain)
    assert same.same
    mine.arrive("other.png", reading_of(document(document_number="U4K7P2063")))
    mine.press(Key.READ)
    assert "Not the document" in mine.page.keys.notice


def test_an_unreadable_picture_is_not_recorded(mine: World) -> None:
    mine.arrive("blur.png", DocumentReading(Status.UNREADABLE))
    mine.press(Key.READ)
    assert mine.port.bodies(IdentifiedAgain) == []
    assert "Nothing could be read" in mine.page.keys.notice


def test_a_reading_belongs_to_the_referral_it_was_begun_for(mine: World) -> None:
    mine.port.add(received_by(OSEI, referral(2, minutes=5)))
    mine.refresh()
    path = mine.arrive("page.png", reading_of(document()))
    mine.presenter.open_file(path)
    mine.press("Down")
    subjects = [draft.subject_id for draft in mine.port.recorded]
    assert subjects == [UUID(int=0x1001)]


def test_a_partial_examination_needs_its_reason(mine: World) -> None:
    _find(mine)
    mine.press("Tab")
    mine.press("Right")
    mine.press(Key.CLOSE_FORM)
    assert mine.port.bodies(FindingRecorded) == []
    mine.press("Alt+N")
    mine.type("no time, bus left")
    mine.press(Key.CLOSE_FORM)
    (found,) = mine.port.bodies(FindingRecorded)
    assert isinstance(found, FindingRecorded)
    assert found.finding.completeness is Completeness.PARTIAL
    assert found.finding.note == "no time, bus left"


def test_a_finding_is_never_preselected(mine: World) -> None:
    mine.press(Key.ADD)
    mine.press(Key.EVIDENCE_1)
    mine.press(Key.CLOSE_FORM)
    assert mine.port.bodies(FindingRecorded) == []
    assert mine.page.case.sheet is Sheet.FINDING


def test_what_is_missing_is_said_before_closing(world: World) -> None:
    world.port.add(referral(1))
    world.refresh()
    world.press("Down")
    strip = world.page.case.strip
    assert strip.missing == ("receipt", "finding", "decision")
    world.press(Key.CONFIRM)
    assert strip.missing == ("finding", "decision")
    _find(world)
    world.press(Key.CLOSE_FORM)
    assert strip.missing == ("decision",)
    world.press(Key.LET_GO)
    world.press("3")
    assert strip.missing == ()


def test_nothing_closes_while_something_is_missing(mine: World) -> None:
    mine.press(Key.LET_GO)
    mine.press("1")
    mine.press(Key.CLOSE_FORM)
    assert mine.port.bodies(Disposed) == []


def test_refusal_and_seizure_are_not_offered(mine: World) -> None:
    mine.press(Key.LET_GO)
    mine.press("7")
    assert mine.page.case.closing.draft.disposition is None


def test_drafts_stay_with_their_referral(mine: World) -> None:
    mine.port.add(received_by(OSEI, referral(2, minutes=5)))
    mine.refresh()
    mine.press(Key.ADD)
    mine.press(Key.EVIDENCE_1)
    mine.press("Alt+W")
    mine.type("left shoe")
    mine.press(Key.BACK)
    mine.press("Down")
    assert mine.page.case.finding.draft.place == ""
    mine.press("Up")
    assert mine.page.case.finding.draft.place == "left shoe"


def test_a_full_disk_keeps_the_finding_and_can_be_tried_again(mine: World) -> None:
    _find(mine)
    mine.port.refusal = Problem(ProblemCode.DISK_FULL)
    mine.press(Key.CLOSE_FORM)
    assert mine.page.banner.code is ProblemCode.DISK_FULL
    assert mine.page.case.sheet is Sheet.FINDING
    assert mine.page.case.finding.draft.finding == "none"
    mine.port.refusal = None
    mine.press(Key.CLOSE_FORM)
    assert len(mine.port.bodies(FindingRecorded)) == 1
    assert mine.page.banner.code is None


def test_the_lock_keeps_everything(mine: World) -> None:
    _find(mine)
    mine.presenter.stop()
    mine.settle()
    mine.presenter.start(mine.duty)
    mine.settle()
    assert mine.page.case.sheet is Sheet.FINDING
    assert mine.page.case.finding.draft.finding == "none"


def test_a_referral_somebody_else_took_meanwhile_is_said(world: World) -> None:
    world.port.add(referral(1))
    world.refresh()
    world.press("Down")
    world.port.add(received_by(LINDQVIST, referral(1)))
    world.press(Key.CONFIRM)
    assert world.page.banner.code is ProblemCode.REFERRAL_TAKEN
    assert world.port.recorded == []
    world.press(Key.ADD)
    assert world.page.case.sheet is Sheet.HOME


def test_a_supervisor_looks_but_does_not_receive(world: World) -> None:
    world.presenter.stop()
    world.duty = world.duty.__class__(
        world.duty.id, OSEI, Role.SUPERVISOR, world.duty.post, world.duty.since
    )
    world.presenter.start(world.duty)
    world.port.add(referral(1))
    world.refresh()
    world.press("Down")
    world.press(Key.CONFIRM)
    assert world.port.recorded == []


def test_the_photo_comes_by_itself(world: World) -> None:
    name = world.photo()
    world.port.add(referral(1, page_photo=name, photo_here=False))
    world.refresh()
    world.press("Down")
    assert not world.page.case.home.has_photo
    world.port.add(referral(1, page_photo=name, photo_here=True))
    world.refresh()
    assert world.page.case.home.has_photo


def test_a_desk_without_link_says_since_when_it_cannot_know(world: World) -> None:
    world.port.add(referral(1))
    since = world.clock.now() - timedelta(minutes=14)
    world.link.state = LinkStatus(LinkState.UNREACHABLE, since=since)
    world.refresh()
    assert world.page.referrals.titles == (f"Arrival unknown since {since.astimezone():%H:%M}",)


def test_primarys_card_is_one_key_away_and_only_to_be_read(mine: World) -> None:
    shown = summary(verdict=Verdict.REFER, facts=(lost(),))
    mine.port.add(referral(2, shown, minutes=5))
    mine.refresh()
    mine.press("Down")
    mine.press(Key.HOME)
    assert mine.page.card.isVisible()
    mine.press(Key.EVIDENCE_1)
    assert mine.page.card.open_fact == 1
    mine.press(Key.BACK)
    assert mine.page.card.at_home
    mine.press(Key.BACK)
    assert mine.page.at_case


def test_a_closed_referral_is_shown_with_its_result(world: World) -> None:
    world.port.add(
        referral(
            1,
            state=ReferralState.CLOSED,
            disposition=Disposition.ADMITTED,
            closed_at="2026-11-24T11:58:00.000Z",
            finding_words=("none",),
        )
    )
    world.refresh()
    world.press("Down")
    assert world.page.case.strip.ended.endswith("admitted · nothing found")
    world.press(Key.ADD)
    assert world.page.case.sheet is Sheet.HOME


def test_enter_never_takes_a_referral_that_is_not_in_sight(world: World) -> None:
    world.port.add(referral(1), referral(2, minutes=5))
    world.refresh()
    world.press("Down")
    world.page.referrals._row(UUID(int=0x1002)).setFocus()  # not the one that is shown
    world.press(Key.CONFIRM)
    assert world.port.recorded == []
    world.press(Key.CONFIRM)
    assert [draft.subject_id for draft in world.port.recorded] == [UUID(int=0x1002)]
