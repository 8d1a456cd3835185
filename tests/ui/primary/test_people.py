"""Several people at the booth: who is shown, and what the list of F4 does."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.duty.officers import Mode
from app.encounters.events import DocumentRead, PersonMarked
from app.encounters.party import MOST_PEOPLE
from app.encounters.referral import Decision
from app.problems import ProblemCode
from app.screening.identity import Identity, SeenReason
from app.ui.primary.actions import View
from app.ui.primary.person_chip import PersonChip
from app.ui.shortcuts import Key
from app.ui.widgets.text import Text
from tests.ui.primary.fakes import UNREADABLE, document, reading_of
from tests.ui.primary.people_states import LOST, person
from tests.ui.primary.vehicles import LISTED, only_this_person, vehicle, with_listed
from tests.ui.primary.world import World


def marked(world: World) -> list[tuple[Identity, str]]:
    """How people were marked, in order."""
    bodies = world.station.bodies(PersonMarked)
    return [(body.identity, body.reason) for body in bodies if isinstance(body, PersonMarked)]


def parties(world: World) -> set[object]:
    """The parties that documents were read for."""
    read = [body for body in world.station.bodies(DocumentRead) if isinstance(body, DocumentRead)]
    return {body.party_id for body in read}


# --- reading --------------------------------------------------------------------------------------


def test_who_comes_alone_has_no_strip(world: World) -> None:
    world.read(reading_of(document()))
    assert world.strip == []


def test_in_a_vehicle_the_next_document_fills_the_next_place_by_itself(world: World) -> None:
    vehicle(world, 3)
    assert len(parties(world)) == 1
    assert [shape for _, shape, _ in world.strip] == ["clear"] * 3
    assert world.page.document.people.header == "In this vehicle · 3 people"
    assert world.page.card.company == "With 2 others in this vehicle"


def test_a_family_with_one_long_surname_is_told_apart_in_the_strip(world: World) -> None:
    for number, given_names in enumerate(("ANNA", "BO", "CARL")):
        one = person(number, surname="VENKATARAMANAN SUBRAHMANYAM", given_names=given_names)
        world.read(reading_of(one), f"{number}.png")
    chips = [chip for chip in world.page.findChildren(PersonChip) if chip.isVisible()]
    initials = [chip.findChildren(Text)[1] for chip in chips]
    assert [text.text() for text in initials] == ["A.", "B.", "C."]
    assert all(text.width() >= text.sizeHint().width() for text in initials)


def test_elsewhere_only_a_place_lets_another_one_in(world: World) -> None:
    world.at(Mode.AIR)
    world.read(reading_of(person(0)), "a.png")
    world.press(Key.PEOPLE)
    world.press(Key.ADD_PLACE)
    world.press(Key.BACK)
    world.read(reading_of(person(1)), "b.png")
    world.read(reading_of(person(2)), "c.png")
    assert len(world.strip) == 2
    assert "First decide about" in world.page.keys.notice


def test_the_gravest_card_is_shown_first(world: World) -> None:
    with_listed(world)
    assert world.on_card == "VANTONGEREN"
    world.read(reading_of(person(2)), "c.png")
    assert world.on_card == "VANTONGEREN", "a routine person does not push it away"
    assert [shape for _, shape, _ in world.strip] == ["clear", "refer", "clear"]


def test_whom_the_officer_chose_stays_on_the_card(world: World) -> None:
    vehicle(world, 2)
    world.press(Key.PEOPLE)
    for key in ("Home", Key.CONFIRM):
        world.press(key)
    assert world.on_card == "OESTERGAARD"
    world.lookouts.documents = (LOST,)
    world.read(reading_of(person(3, document_number=LOST.number)), "c.png")
    assert world.on_card == "OESTERGAARD"


def test_a_document_of_somebody_here_selects_them_and_adds_nobody(world: World) -> None:
    vehicle(world, 2)
    assert world.on_card == "VANTONGEREN"
    world.read(reading_of(person(0)), "again.png")
    assert world.on_card == "OESTERGAARD"
    assert "is here already. Nobody is added twice" in world.page.keys.notice
    assert len(world.party.people) == 2
    assert len(world.station.bodies(DocumentRead)) == 2


def test_a_second_document_of_somebody_here_is_theirs(world: World) -> None:
    vehicle(world, 2)
    world.read(reading_of(person(0, document_code="ID", document_number="C777")), "card.png")
    assert len(world.party.people) == 2
    assert len(world.station.bodies(DocumentRead)) == 3
    who = world.party.people[0].summary
    assert who is not None
    assert who.who is not None
    assert who.who.document_number == "C777"


def test_a_document_of_somebody_decided_changes_nothing(world: World) -> None:
    with_listed(world)
    world.look()
    world.press(Key.HOLD_BACK)
    only_this_person(world)
    world.press(Key.HOLD_BACK)
    world.read(reading_of(LISTED), "again.png")
    assert "is decided already. Nothing was added" in world.page.keys.notice
    assert world.on_card == "OESTERGAARD"


def test_a_doubtful_document_of_somebody_quite_different_is_the_next_person(world: World) -> None:
    world.read(reading_of(person(0)), "a.png")
    world.read(reading_of(person(1), wrong_number_digit="7"), "b.png")
    assert len(world.party.people) == 2
    names = [each.summary.who for each in world.party.people if each.summary]
    assert [who.surname for who in names if who] == ["OESTERGAARD", "VANTONGEREN"]


def test_an_unreadable_page_goes_to_the_place_that_waits(world: World) -> None:
    vehicle(world, 1)
    world.press(Key.PEOPLE)
    world.press(Key.ADD_PLACE)
    world.press(Key.BACK)
    world.read(UNREADABLE, "blur.png")
    assert world.strip[1] == ("Not readable", "attention", "read")
    world.read(reading_of(person(1)), "b.png")
    assert world.strip[1][0] == "Vantongeren J."
    assert len(world.party.people) == 2


# --- the list -------------------------------------------------------------------------------------


def test_f4_opens_the_list_and_f4_or_esc_leave_it(world: World) -> None:
    vehicle(world, 2)
    world.press(Key.PEOPLE)
    assert world.page.view is View.PEOPLE
    assert len(world.page.people.rows) == 3
    world.press(Key.PEOPLE)
    assert world.page.view is View.CARD
    world.press(Key.PEOPLE)
    world.press(Key.BACK)
    assert world.page.view is View.CARD


def test_a_pedestrian_without_document_is_a_citizen_by_two_keys(world: World) -> None:
    world.at(Mode.PEDESTRIAN)
    world.keys = 0
    world.press(Key.PEOPLE)
    world.press(Key.CITIZEN)
    assert world.keys == 2
    assert marked(world) == [(Identity.SEEN, SeenReason.CITIZEN)]
    assert world.page.view is View.CARD
    world.press(Key.LET_GO)
    assert world.station.decisions == [Decision.ADMIT]


def test_an_infant_in_the_vehicle_is_added_by_two_keys(world: World) -> None:
    vehicle(world, 1)
    world.press(Key.PEOPLE)
    world.press(Key.INFANT)
    assert marked(world) == [(Identity.SEEN, SeenReason.INFANT)]
    assert world.strip[1] == ("Infant", "clear", "seen")
    world.look()
    assert world.page.keys.admit_words == "Admit all 2"


def test_a_place_is_added_marked_and_removed_by_one_key_each(world: World) -> None:
    vehicle(world, 1)
    world.press(Key.PEOPLE)
    world.press(Key.ADD_PLACE)
    world.press(Key.ADD_PLACE)
    assert [state for _, _, state in world.strip] == ["read", "scan, or mark", "scan, or mark"]
    world.press(Key.REMOVE)
    assert len(world.strip) == 2
    world.press(Key.LEAVE_UNREAD)
    assert marked(world) == [(Identity.UNREAD, "")]
    assert world.strip[1] == ("Unread", "attention", "left unread")


def test_one_more_person_is_not_the_place_that_waits(world: World) -> None:
    vehicle(world, 1)
    world.press(Key.PEOPLE)
    world.press(Key.ADD_PLACE)
    world.press("Down")
    world.press(Key.INFANT)
    assert [name for name, _, _ in world.strip] == ["Oestergaard I.", "Unread", "Infant"]
    assert world.page.view is View.PEOPLE, "somebody still has to be read or marked"


def test_who_was_read_can_neither_be_marked_nor_removed(world: World) -> None:
    vehicle(world, 2)
    world.press(Key.PEOPLE)
    world.press("Home")
    for key in (Key.CITIZEN, Key.INFANT, Key.LEAVE_UNREAD, Key.REMOVE, Key.BY_HAND):
        world.press(key)
    assert marked(world) == []
    assert len(world.strip) == 2
    assert world.page.view is View.PEOPLE


def test_the_chosen_place_waits_for_its_own_document(world: World) -> None:
    vehicle(world, 1)
    world.press(Key.PEOPLE)
    world.press(Key.ADD_PLACE)
    world.press(Key.ADD_PLACE)
    world.press(Key.CONFIRM)
    assert world.page.view is View.EMPTY
    assert world.page.prompt_words.startswith("Person 3 of 3 is unread")
    world.read(reading_of(person(5)), "b.png")
    assert [name for name, _, _ in world.strip] == ["Oestergaard I.", "Unread", "Moreau P."]


def test_a_coach_is_full_with_eighty(world: World) -> None:
    world.bring(*(person(number) for number in range(MOST_PEOPLE)))
    assert len(world.strip) == MOST_PEOPLE
    world.press(Key.PEOPLE)
    world.press(Key.ADD_PLACE)
    assert len(world.party.people) == MOST_PEOPLE
    world.press(Key.BACK)
    world.read(reading_of(person(90)), "late.png")
    assert world.page.banner.code is ProblemCode.TOO_MANY_PEOPLE
    world.look()
    world.press(Key.LET_GO)
    assert world.station.decisions == [Decision.ADMIT] * MOST_PEOPLE
    world.press(Key.READ)
    assert world.on_card == "OESTERGAARD", "the one who was too many is here now"


def test_a_click_on_a_chip_shows_that_card(world: World) -> None:
    vehicle(world, 2)
    chip = world.page.document.people._chips[0]
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert world.on_card == "OESTERGAARD"


def test_what_is_read_while_the_list_is_open_waits_behind_it(world: World) -> None:
    vehicle(world, 1)
    world.arrive("b.png", reading_of(person(1)))
    world.press(Key.READ, settle=False)
    world.press(Key.PEOPLE, settle=False)
    world.settle()
    assert world.page.view is View.PEOPLE
    assert "Read: VANTONGEREN" in world.page.keys.notice
    assert len(world.strip) == 2
    world.press(Key.BACK)
    assert world.on_card == "VANTONGEREN"
