"""Who is on the way, who has arrived, who is missing: on the list, by key and by passport."""

from datetime import timedelta
from uuid import UUID

import pytest

from app.duty.officers import Role
from app.encounters.conveyance import Conveyance
from app.encounters.referral import ReferralClass, ReferralState, Seen
from app.encounters.referral_events import ReferralArrived, ReferralReceived
from app.examinations.events import IdentifiedAgain
from app.problems import ProblemCode
from app.services.link_status import LinkState, LinkStatus
from app.ui.secondary.case_panel import Sheet
from app.ui.shortcuts import Key
from app.ui.widgets.mark import Mark
from tests.ui.card.summaries import summary, who
from tests.ui.primary.fakes import document, reading_of
from tests.ui.secondary.referrals import LINDQVIST, OSEI, received_by, referral
from tests.ui.secondary.world import World

OTHER = summary(who=who(surname="DORN", given_names="PAVEL", document_number="U4K7P2063"))


def _as_supervisor(world: World) -> None:
    duty = world.duty
    world.presenter.stop()
    world.duty = duty.__class__(duty.id, OSEI, Role.SUPERVISOR, duty.post, duty.since)
    world.presenter.start(world.duty)
    world.settle()


def test_a_line_says_class_reason_party_plate_and_whereabouts(world: World) -> None:
    car = Conveyance(plate="7KX204", plate_state="UTO")
    world.port.add(referral(1, companions=(), conveyance=car, minutes=8))
    world.refresh()
    (line,) = world.page.referrals.lines
    assert (line.title, line.aside) == ("ERIKSSON, Anna Maria", "3 min")
    assert line.detail == "Officer: statement in doubt\nUTO 7KX204 · on the way"
    assert line.word == "officer"


@pytest.mark.parametrize(
    ("referral_class", "mark"),
    [
        (ReferralClass.MANDATORY, Mark.REFER),
        (ReferralClass.OFFICER, Mark.ATTENTION),
        (ReferralClass.RANDOM, Mark.CLEAR),
        (ReferralClass.ADMINISTRATIVE, Mark.CLEAR),
        (ReferralClass.TRAVELER, Mark.CLEAR),
    ],
)
def test_the_class_has_its_shape(world: World, referral_class: ReferralClass, mark: Mark) -> None:
    world.port.add(referral(1, minutes=8, referral_class=referral_class))
    world.refresh()
    assert world.page.referrals.lines[0].mark is mark


def test_who_has_not_arrived_in_time_is_marked_until_somebody_looks(world: World) -> None:
    world.port.add(referral(1))  # sent eleven minutes ago, by an officer's choice: ten are allowed
    world.refresh()
    (line,) = world.page.referrals.lines
    assert (line.title, line.alarming) == ("Not arrived", True)
    assert line.detail.startswith("ERIKSSON, Anna Maria\n")
    world.port.add(referral(1, alarm_taken_by="0311 T. Ahlgren"))
    world.refresh()
    (line,) = world.page.referrals.lines
    assert (line.title, line.alarming) == ("ERIKSSON, Anna Maria", False)
    assert line.detail.endswith("not arrived, 0311 T. Ahlgren is looking")


def test_it_is_marked_by_itself_when_the_time_is_over(world: World) -> None:
    world.port.add(referral(1, minutes=2))
    world.refresh()
    assert not world.page.referrals.lines[0].alarming
    world.clock.pass_time(timedelta(minutes=2))
    world.presenter._ages.timeout.emit()
    assert world.page.referrals.lines[0].alarming


def test_a_desk_without_link_accuses_nobody(world: World) -> None:
    world.port.add(referral(1))
    since = world.clock.now() - timedelta(minutes=14)
    world.link.state = LinkStatus(LinkState.UNREACHABLE, since=since)
    world.refresh()
    assert world.page.referrals.titles == (f"Arrival unknown since {since.astimezone():%H:%M}",)


def test_one_key_says_that_they_are_here(world: World) -> None:
    world.port.add(referral(1))
    world.refresh()
    world.press("Down")
    world.press(Key.PEOPLE)
    assert world.port.bodies(ReferralArrived) == [ReferralArrived(Seen.KEY, "Desk S2")]
    assert "waiting at secondary" in world.page.referrals.lines[0].detail
    world.press(Key.PEOPLE)
    assert len(world.port.recorded) == 1


def test_a_supervisor_says_it_too_but_does_not_receive(world: World) -> None:
    _as_supervisor(world)
    world.port.add(referral(1))
    world.refresh()
    world.press("Down")
    world.press(Key.PEOPLE)
    world.press(Key.CONFIRM)
    assert [type(draft.body) for draft in world.port.recorded] == [ReferralArrived]


def test_a_passport_finds_its_referral_and_enter_receives_it(world: World) -> None:
    world.port.add(referral(1), referral(2, OTHER, minutes=1))
    world.refresh()
    world.press("Down")
    world.arrive("dorn.png", reading_of(document(document_number="U4K7P2063")))
    world.press(Key.READ)
    assert world.page.referrals.selected == UUID(int=0x1002)
    assert "Enter receives" in world.page.keys.notice
    world.press(Key.CONFIRM)
    assert [(type(draft.body), draft.subject_id.int) for draft in world.port.recorded] == [
        (ReferralArrived, 0x1002),
        (ReferralReceived, 0x1002),
    ]


def test_a_passport_of_somebody_who_waits_receives_and_identifies(world: World) -> None:
    world.port.add(referral(1, state=ReferralState.ARRIVED))
    world.refresh()
    world.arrive("page.png", reading_of(document()))
    world.press(Key.READ)
    kinds = [type(draft.body) for draft in world.port.recorded]
    assert kinds == [ReferralReceived, IdentifiedAgain]
    assert world.page.referrals.selected == UUID(int=0x1001)
    assert world.page.at_case


def test_a_passport_of_nobody_says_so_with_the_next_step(world: World) -> None:
    world.port.add(referral(1))
    world.refresh()
    world.arrive("page.png", reading_of(document(document_number="X99999999")))
    world.press(Key.READ)
    assert world.port.recorded == []
    assert "Nobody with this document" in world.page.keys.notice
    assert world.page.keys.notice.endswith("Choose from the list.")


def test_a_passport_of_somebody_elses_case_is_only_shown(world: World) -> None:
    world.port.add(received_by(LINDQVIST, referral(1)))
    world.refresh()
    world.arrive("page.png", reading_of(document()))
    world.press(Key.READ)
    assert world.port.recorded == []
    assert "S. Lindqvist has this referral" in world.page.keys.notice


def test_reading_is_possible_before_anything_is_chosen_and_esc_comes_back(world: World) -> None:
    world.press(Key.READ)
    assert world.page.at_chooser
    world.press(Key.BACK)
    assert not world.page.at_chooser


def test_a_full_list_is_walked_by_keys(world: World) -> None:
    world.port.add(*(referral(number, minutes=number % 5) for number in range(50)))
    world.refresh()
    assert len(world.page.referrals.titles) == 50
    world.press("End")
    assert world.page.referrals.selected == world.page.referrals.lines[-1].id
    world.press("Home")
    assert world.page.referrals.selected == world.page.referrals.lines[0].id
    world.press("Down")
    assert world.page.referrals.selected == world.page.referrals.lines[1].id


def test_tab_leaves_the_list_and_comes_back_to_the_one_that_is_looked_at(world: World) -> None:
    world.port.add(*(referral(number, minutes=number) for number in range(3)))
    world.refresh()
    world.press("Down")
    world.press("Down")
    looked_at = world.focus()
    world.press("Tab")
    assert not world.page.referrals.isAncestorOf(world.focus())
    world.press("Shift+Tab")
    assert world.focus() is looked_at


def test_one_that_the_booth_took_back_leaves_the_list_and_says_so_where_it_is_open(
    world: World,
) -> None:
    world.port.add(referral(1), referral(2, minutes=1))
    world.refresh()
    world.press("Down")
    world.port.withdraw(UUID(int=0x1001))
    world.refresh()
    assert [line.id.int for line in world.page.referrals.lines] == [0x1002]
    assert "Taken back by the booth" in world.page.case.strip.ended
    world.press(Key.CONFIRM)
    assert world.port.recorded == []
    world.press("Down")
    assert world.page.referrals.selected == UUID(int=0x1002)


def test_one_that_was_taken_back_under_the_finger_is_refused_with_a_sentence(
    world: World,
) -> None:
    world.port.add(referral(1))
    world.refresh()
    world.press("Down")
    world.port.withdraw(UUID(int=0x1001))
    world.press(Key.CONFIRM)
    assert world.page.banner.code is ProblemCode.REFERRAL_WITHDRAWN
    assert world.port.recorded == []


def test_one_that_was_purged_is_said_and_the_desk_goes_on(world: World) -> None:
    world.port.add(referral(1), referral(2, minutes=1))
    world.refresh()
    world.press("Down")
    del world.port.files[UUID(int=0x1001)]
    world.refresh()
    assert world.page.banner.code is ProblemCode.REFERRAL_MISSING
    assert not world.page.at_case
    assert world.page.referrals.selected is None
    world.press("Down")
    assert world.page.referrals.selected == UUID(int=0x1002)
    assert world.page.at_case


def test_when_two_desks_receive_at_once_the_later_one_is_told(world: World) -> None:
    world.port.add(referral(1))
    world.refresh()
    world.press("Down")
    world.press(Key.CONFIRM)
    world.press(Key.ADD)
    world.press(Key.EVIDENCE_2)
    world.type("Says he is Pavel's brother.")
    world.port.add(received_by(LINDQVIST, referral(1)))
    world.refresh()
    assert "S. Lindqvist received this referral first" in world.page.banner.words
    assert world.page.case.sheet is Sheet.NOTE
    assert world.page.case.note.draft == "Says he is Pavel's brother."
    world.press(Key.CLOSE_FORM)
    assert world.page.banner.code is ProblemCode.REFERRAL_TAKEN
    assert world.page.case.note.draft == "Says he is Pavel's brother."
