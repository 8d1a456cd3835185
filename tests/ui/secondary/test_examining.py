"""Notes, photos, radiographs, and going back to primary: by keys alone, nothing lost."""

from io import BytesIO
from uuid import UUID

import pytest
from PIL import Image

from app.encounters.referral import ReferralClass
from app.examinations.events import Disposed, NoteAdded, PhotoAdded
from app.examinations.examination import Completeness, Disposition, Finding
from app.problems import Problem, ProblemCode
from app.services.views import ReferralRow
from app.ui.secondary.case_panel import Sheet
from app.ui.shortcuts import Key
from tests.ui.secondary.referrals import OSEI, everything, received_by, referral
from tests.ui.secondary.world import World

NOTHING = Finding(UUID(int=5), "none", "interview", Completeness.COMPLETE)


@pytest.fixture
def mine(world: World) -> World:
    """A desk with one referral that its officer has received and looks at."""
    world.port.add(received_by(OSEI, referral(1)))
    world.refresh()
    world.press("Down")
    return world


def _open_photo_form(world: World) -> None:
    world.press(Key.ADD)
    world.press(Key.EVIDENCE_3)


def test_a_note_is_two_keys_and_its_words(mine: World) -> None:
    mine.press(Key.ADD)
    mine.press(Key.EVIDENCE_2)
    mine.type("Wants to call his sister.")
    mine.press(Key.CLOSE_FORM)
    assert mine.port.bodies(NoteAdded) == [NoteAdded("Wants to call his sister.")]
    assert mine.page.case.sheet is Sheet.HOME
    assert mine.page.case.note.draft == ""
    assert "recorded" in mine.page.keys.notice


def test_an_empty_note_is_not_recorded(mine: World) -> None:
    mine.press(Key.ADD)
    mine.press(Key.EVIDENCE_2)
    mine.type("   ")
    mine.press(Key.CLOSE_FORM)
    assert mine.port.recorded == []
    assert mine.page.case.sheet is Sheet.NOTE


def test_esc_leads_back_and_keeps_the_note(mine: World) -> None:
    mine.press(Key.ADD)
    mine.press(Key.EVIDENCE_2)
    mine.type("half a sen")
    mine.press(Key.BACK)
    assert mine.page.case.sheet is Sheet.HOME
    mine.press(Key.ADD)
    mine.press(Key.EVIDENCE_2)
    assert mine.page.case.note.draft == "half a sen"


def test_the_picture_that_waits_becomes_a_photo_with_its_caption(mine: World) -> None:
    mine.picture("bag.png", (3000, 2000))
    _open_photo_form(mine)
    assert mine.page.case.photo.picture is not None
    mine.type("Lining cut open")
    mine.press(Key.CLOSE_FORM)
    (added,) = mine.port.bodies(PhotoAdded)
    assert isinstance(added, PhotoAdded)
    assert added.caption == "Lining cut open"
    kept = mine.attachments.kept[added.sha256]
    assert len(kept) <= 400_000
    with Image.open(BytesIO(kept)) as image:
        assert image.format == "JPEG"
    (tile,) = mine.page.case.home.photos.tiles
    assert tile.picture is not None


def test_of_several_pictures_the_officer_chooses(mine: World) -> None:
    mine.picture("first.png")
    mine.picture("second.png")
    _open_photo_form(mine)
    assert mine.page.at_chooser
    mine.press(Key.CONFIRM)
    assert mine.page.case.sheet is Sheet.PHOTO
    assert mine.page.case.photo.draft.name in ("first.png", "second.png")
    assert mine.reader.answers == {}, "a photo is not read as a document"


def test_leaving_the_chooser_leads_back_to_what_to_add(mine: World) -> None:
    _open_photo_form(mine)
    assert mine.page.at_chooser
    mine.press(Key.BACK)
    assert mine.page.case.sheet is Sheet.ENTRY


def test_a_photo_without_words_is_not_recorded_and_stays(mine: World) -> None:
    mine.picture("bag.png")
    _open_photo_form(mine)
    mine.press(Key.CLOSE_FORM)
    assert mine.port.recorded == []
    mine.press(Key.BACK)
    _open_photo_form(mine)
    assert mine.page.case.photo.draft.name == "bag.png"


def test_a_hostile_picture_is_refused_with_a_sentence(mine: World) -> None:
    path = mine.folder / "bag.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\xff" * 64)
    mine.presenter.document_arrived(path)
    mine.settle()
    _open_photo_form(mine)
    assert mine.page.banner.code is ProblemCode.IMAGE_TRUNCATED
    assert mine.page.case.photo.picture is None
    assert mine.port.recorded == []


def test_a_full_disk_keeps_photo_and_caption(mine: World) -> None:
    mine.picture("bag.png")
    _open_photo_form(mine)
    mine.type("Lining cut open")
    mine.port.refusal = Problem(ProblemCode.DISK_FULL)
    mine.press(Key.CLOSE_FORM)
    assert mine.page.banner.code is ProblemCode.DISK_FULL
    assert mine.page.case.photo.draft.caption == "Lining cut open"
    mine.port.refusal = None
    mine.press(Key.CLOSE_FORM)
    assert len(mine.port.bodies(PhotoAdded)) == 1


def test_a_photo_stays_with_the_referral_it_was_chosen_for(mine: World) -> None:
    mine.port.add(received_by(OSEI, referral(2, minutes=5)))
    mine.refresh()
    mine.picture("bag.png")
    _open_photo_form(mine)
    mine.type("Bag")
    mine.press(Key.BACK)
    mine.press("Down")
    assert mine.page.case.photo.picture is None
    mine.press("Up")
    assert mine.page.case.photo.draft.caption == "Bag"


def test_the_radiograph_is_asked_for_by_its_referral(mine: World) -> None:
    mine.press(Key.FIND)
    (row,) = mine.radiographs
    assert isinstance(row, ReferralRow)
    assert row.id == UUID(int=0x1001)


def test_the_radiograph_of_what_is_not_received_is_not_asked_for(world: World) -> None:
    world.port.add(referral(1))
    world.refresh()
    world.press("Down")
    world.press(Key.FIND)
    assert world.radiographs == []


@pytest.fixture
def full(world: World) -> World:
    """A referral with everything that can be known of one."""
    world.port.add(everything(world.photo()))
    world.refresh()
    world.press("Down")
    return world


def test_companions_stand_with_how_they_are_known_the_unread_first(full: World) -> None:
    known = [(line.name, line.known) for line in full.page.case.home.companions.lines]
    assert known == [
        ("Name unknown", "unread"),
        ("Name unknown", "no document"),
        ("VENKATARAMANAN SUBRAHMANYAM, Lakshmi", "read"),
    ]


def test_pictures_that_are_here_are_shown_and_the_others_are_on_their_way(full: World) -> None:
    home = full.page.case.home
    assert home.has_photo
    assert [tile.picture is not None for tile in home.photos.tiles] == [True, False]
    assert "On its way" in home.photos.tiles[1].accessibleName()
    assert [tile.picture is not None for tile in home.marks.tiles] == [True, False]


def test_a_picture_on_its_way_comes_by_itself(full: World) -> None:
    full.attachments.kept["e" * 64] = next(iter(full.attachments.kept.values()))
    full.refresh()
    assert full.page.case.home.photos.tiles[1].picture is not None


def test_a_mark_says_which_finding_it_belongs_to(full: World) -> None:
    lines = [(line.caption, line.aside) for line in full.page.case.home.marks.lines]
    assert lines == [
        ("Dense block", "Prohibited agriculture item"),
        ("van-7KX204-side.tif", "No finding yet"),
    ]


def test_a_picture_opens_large_and_esc_leads_back_to_it(full: World) -> None:
    tile = full.page.case.home.photos.tiles[0]
    tile.setFocus()
    full.press(Key.CONFIRM)
    assert full.page.viewer.isVisible()
    assert full.page.viewer.picture is not None
    full.press(Key.BACK)
    assert full.page.at_case
    assert tile.hasFocus()


def test_tab_reaches_everything_in_the_order_in_which_it_stands(full: World) -> None:
    names = []
    for _ in range(13):
        full.press("Tab")
        name = full.focus().accessibleName().partition(" · ")[0]
        names.append("the list" if full.page.referrals.isAncestorOf(full.focus()) else name)
    assert names == [
        "Primary's card",
        "The page, as primary saw it",
        "Handbag with the lining cut open",
        "Bundle",
        "Dense block",
        "van-7KX204-side.tif",
        "Timeline",
        "Read document",
        "Radiograph",
        "Add",
        "Decision",
        "the list",
        "Primary's card",
    ]


def test_the_page_keys_show_the_rest_of_a_long_referral(full: World) -> None:
    bar = full.page.case.home._window.verticalScrollBar()
    assert bar.maximum() > 0
    full.press("PgDown")
    assert bar.value() > 0
    full.press("PgUp")
    assert bar.value() == 0


def test_the_timeline_tells_what_happened_in_words(full: World) -> None:
    words = " | ".join(full.page.timeline.words)
    for step in (
        "Not arrived: 0311 T. Ahlgren is looking",
        "Arrived at secondary",
        "Note",
        "Photo added",
        "Radiograph opened",
        "Region of the radiograph marked",
    ):
        assert step in words
    assert "referral." not in words, "a kind that has no words yet"
    assert "radiograph." not in words


def _decide_to_return(world: World, referral_class: ReferralClass) -> None:
    world.port.add(
        received_by(OSEI, referral(1, referral_class=referral_class, findings=(NOTHING,)))
    )
    world.refresh()
    world.press("Down")
    world.press(Key.LET_GO)
    world.press("4")


def test_back_to_primary_goes_with_a_note(world: World) -> None:
    _decide_to_return(world, ReferralClass.OFFICER)
    assert world.page.case.strip.missing == ("note for primary",)
    world.press(Key.CLOSE_FORM)
    assert world.port.recorded == []
    world.press("Alt+N")
    world.type("Names the town now.")
    assert world.page.case.strip.missing == ()
    world.press(Key.CLOSE_FORM)
    (closed,) = world.port.bodies(Disposed)
    assert isinstance(closed, Disposed)
    assert closed.disposition is Disposition.RETURNED_TO_PRIMARY
    assert closed.note == "Names the town now."


def test_a_mandatory_one_never_goes_back_undecided(world: World) -> None:
    _decide_to_return(world, ReferralClass.MANDATORY)
    assert world.page.case.strip.missing == ("mandatory: decide it here",)
    world.press("Alt+N")
    world.type("Not ours.")
    world.press(Key.CLOSE_FORM)
    assert world.port.recorded == []
