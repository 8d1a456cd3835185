"""Taking documents: inbox, chooser, by hand, one after the other, after a restart."""

from dataclasses import replace
from pathlib import Path
from uuid import UUID

from app.documents.reading import MrzFormat, PartialDate
from app.duty.officers import Mode
from app.encounters.encounter import Encounter
from app.encounters.events import (
    DocumentRead,
    PrintConfirmed,
)
from app.encounters.party import Party
from app.encounters.referral import Decision
from app.problems import Problem, ProblemCode
from app.services.link_status import LinkState, LinkStatus
from app.ui.primary.actions import View
from app.ui.shortcuts import Key
from tests.ui.primary.fakes import UNREADABLE, document, reading_of
from tests.ui.primary.world import World

OTHER = document(
    document_number="U4K7P2063",
    surname="OESTERGAARD",
    given_names="INGRID NOOR",
    birth_date=PartialDate(1991, 6, 17),
)


def test_one_waiting_image_is_read_with_one_key(world: World) -> None:
    world.arrive("page.png", reading_of(document()))
    world.keys = 0
    world.press(Key.READ)
    assert world.page.view is View.CARD
    assert world.keys == 1


def test_several_images_are_offered_in_the_window_and_opened_with_enter(world: World) -> None:
    world.arrive("a.png", reading_of(document()))
    world.read(reading_of(OTHER), "b.png")
    assert world.page.view is View.CHOOSER
    world.press(Key.CONFIRM)
    assert world.page.view is View.CARD


def test_any_path_can_be_typed(world: World, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    path = world.image("page.png", reading_of(document())).rename(elsewhere / "page.png")
    world.press(Key.READ)
    world.type(str(path))
    world.press(Key.CONFIRM)
    assert world.page.view is View.CARD


def test_a_missing_file_is_said_and_the_booth_stays_usable(world: World) -> None:
    world.presenter.open_file(world.folder / "gone.png")
    world.settle()
    assert world.page.banner.code is ProblemCode.FILE_MISSING
    assert world.page.view is View.EMPTY
    world.read(reading_of(document()))
    assert world.page.view is View.CARD
    assert world.page.banner.code is None


def test_a_second_scan_while_reading_is_refused_with_a_sentence(world: World) -> None:
    first = world.image("a.png", reading_of(document()))
    second = world.image("b.png", reading_of(OTHER))
    world.presenter.open_file(first)
    world.presenter.open_file(second)
    assert "Still reading a.png" in world.page.keys.notice
    world.settle()
    assert len(world.station.bodies(DocumentRead)) == 1


def test_the_next_travelers_document_waits_for_the_decision(world: World) -> None:
    world.at(Mode.PEDESTRIAN)
    world.read(reading_of(document()), "a.png")
    world.read(reading_of(OTHER), "b.png")
    assert "First decide about ERIKSSON" in world.page.keys.notice
    world.press(Key.LET_GO)
    assert world.station.decisions == [Decision.ADMIT]
    assert world.page.view is View.CARD
    world.press(Key.LET_GO)
    assert world.station.decisions == [Decision.ADMIT, Decision.ADMIT]


def test_reading_the_same_document_again_is_the_same_traveler(world: World) -> None:
    world.read(reading_of(document(), wrong_number_digit="7"), "a.png")
    world.read(reading_of(document()), "b.png")
    subjects = {
        draft.subject_id for draft in world.station.recorded if isinstance(draft.body, DocumentRead)
    }
    assert len(subjects) == 1
    world.press(Key.LET_GO)
    assert world.station.decisions == [Decision.ADMIT]


def test_a_bad_second_picture_does_not_replace_a_good_card(world: World) -> None:
    world.read(reading_of(document()), "a.png")
    world.read(UNREADABLE, "blur.png")
    assert "card stays" in world.page.keys.notice
    world.press(Key.LET_GO)
    assert world.station.decisions == [Decision.ADMIT]


def test_a_zone_typed_by_hand_gives_a_card(world: World) -> None:
    mrz = reading_of(document()).mrz
    assert mrz is not None
    world.press(Key.ADD)
    world.press(Key.EVIDENCE_3)
    world.press(Key.EVIDENCE_2)
    assert world.page.view is View.ZONE
    world.type(mrz.lines[0].rstrip("<").lower())
    world.press("Tab")
    world.type(mrz.lines[1])
    world.press(Key.CLOSE_FORM)
    assert world.page.view is View.CARD
    world.press(Key.LET_GO)
    assert world.station.decisions == [Decision.ADMIT]


def test_a_typed_zone_survives_going_back(world: World) -> None:
    for key in (Key.ADD, Key.EVIDENCE_3, Key.EVIDENCE_2):
        world.press(key)
    world.type("P<UTOERIKSSON")
    world.press(Key.BACK)
    assert world.page.view is View.EMPTY
    for key in (Key.ADD, Key.EVIDENCE_3, Key.EVIDENCE_3):
        world.press(key)
    assert world.page.zone.lines[0].startswith("P<UTOERIKSSON")


def test_a_full_disk_while_screening_keeps_the_reading(world: World) -> None:
    world.arrive("page.png", reading_of(document()))
    world.station.refusal = Problem(ProblemCode.DISK_FULL)
    world.press(Key.READ)
    assert world.page.banner.code is ProblemCode.DISK_FULL
    assert world.page.view is View.EMPTY
    world.station.refusal = None
    world.press(Key.READ)
    assert world.page.view is View.CARD


def test_an_undecided_traveler_is_offered_again_after_a_restart(world: World) -> None:
    world.read(reading_of(document()))
    shown = world.presenter._booth.encounter
    assert shown is not None
    left = Encounter(
        shown.id, reading=shown.reading, summary=shown.summary, page_photo=shown.page_photo
    )
    world.station.before = Party(UUID(int=5), (left,))
    world.restart()
    assert world.page.view is View.CARD
    assert world.page.card._who._portrait.picture is not None, "cut out of the stored page"
    assert "Not decided when Gatehouse closed" in world.page.keys.notice
    world.press(Key.LET_GO)
    assert world.station.decisions == [Decision.ADMIT]


def test_the_booth_sees_what_became_of_its_referrals(world: World) -> None:
    world.read(reading_of(document()))
    world.press(Key.HOLD_BACK)
    world.press("1")
    world.press(Key.HOLD_BACK)
    assert world.results() == ["ERIKSSON, Anna Maria: on the way"]
    world.link.state = LinkStatus(LinkState.UNREACHABLE, since=world.clock.now())
    world.presenter.refresh()
    world.settle()
    assert "arrival unknown since" in world.results()[0]


def test_nothing_can_be_read_while_nobody_works_here(world: World) -> None:
    world.presenter.stop()
    world.read(reading_of(document()))
    assert world.page.view is View.EMPTY
    assert world.station.recorded == []


def test_a_third_document_does_not_push_out_the_one_that_waits(world: World) -> None:
    world.at(Mode.PEDESTRIAN)
    world.read(reading_of(document()), "a.png")
    world.read(reading_of(OTHER), "b.png")
    third = document(document_number="U11111111", given_names="CARLA")
    world.read(reading_of(third), "c.png")
    for _ in range(3):
        world.press(Key.LET_GO)
        if world.page.view is View.EMPTY:
            world.press(Key.READ)
    world.press(Key.LET_GO)
    assert world.station.decisions == [Decision.ADMIT] * 3


def test_of_several_dropped_images_the_first_is_read_and_the_others_wait(world: World) -> None:
    world.page.dropped.emit(world.image("a.png", reading_of(document())))
    world.page.dropped.emit(world.image("b.png", reading_of(OTHER)))
    world.settle()
    world.press(Key.LET_GO)
    world.press(Key.READ)
    world.press(Key.LET_GO)
    assert world.station.decisions == [Decision.ADMIT] * 2


def test_the_old_french_card_can_be_confirmed(world: World) -> None:
    card = document(document_code="ID", issuing_state="FRA", nationality="FRA", optional_data="")
    reading = reading_of(card, MrzFormat.TD2, wrong_number_digit="0")
    assert reading.mrz is not None
    world.read(replace(reading, mrz=replace(reading.mrz, format=MrzFormat.FRENCH)))
    world.press(Key.ADD)
    world.press(Key.CLOSE_FORM)
    assert len(world.station.bodies(PrintConfirmed)) == 1


def test_f3_finds_an_image_without_a_camera_and_esc_puts_a_problem_away(world: World) -> None:
    empty = world.folder / "empty.png"
    empty.write_bytes(b"")
    world.presenter.document_arrived(empty)
    world.settle()
    world.press(Key.READ)
    assert world.page.banner.code is ProblemCode.FILE_EMPTY
    world.press(Key.BACK)
    assert world.page.banner.words == ""
    world.press(Key.FIND)
    assert world.page.view is View.CHOOSER
    world.press(Key.BACK)
    assert world.page.view is View.EMPTY
