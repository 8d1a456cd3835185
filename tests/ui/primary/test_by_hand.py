"""Documents by hand: the reason first, then the lines of a zone or the fields of a paper."""

import pytest

from app.documents.reading import PartialDate, Sex
from app.duty.officers import Mode
from app.encounters.encounter import EntryReason
from app.encounters.events import DocumentRead
from app.encounters.referral import Decision
from app.screening.identity import Identity
from app.ui.primary.actions import View
from app.ui.shortcuts import Key
from tests.ui.primary.fakes import UNREADABLE, document, reading_of
from tests.ui.primary.people_states import person
from tests.ui.primary.world import World

NO_ZONE, DAMAGED, READER_FAILED = Key.EVIDENCE_1, Key.EVIDENCE_2, Key.EVIDENCE_3


def by_hand(world: World, reason: Key) -> None:
    """F5, document by hand, and why."""
    for key in (Key.ADD, Key.EVIDENCE_3, reason):
        world.press(key)


def type_zone(world: World, number: int = 0) -> None:
    """Type the zone of somebody, with Enter after each line."""
    mrz = reading_of(person(number)).mrz
    assert mrz is not None
    for line in mrz.lines:
        world.type(line.rstrip("<"))
        world.press(Key.CONFIRM)


def type_paper(world: World, **texts: str) -> None:
    """Fill in the fields of a paper by their mnemonics."""
    letters = {
        "number": "M",
        "surname": "U",
        "given": "G",
        "born": "B",
        "nation": "N",
        "valid": "V",
    }
    for name, text in texts.items():
        world.press(f"Alt+{letters[name]}")
        world.replace_with(text)


def read(world: World) -> list[DocumentRead]:
    """Every reading that was recorded."""
    return [body for body in world.station.bodies(DocumentRead) if isinstance(body, DocumentRead)]


@pytest.mark.parametrize(
    ("key", "reason"),
    [(DAMAGED, EntryReason.DAMAGED), (READER_FAILED, EntryReason.READER_FAILED)],
)
def test_the_reason_is_recorded_with_the_typed_zone(
    world: World, key: Key, reason: EntryReason
) -> None:
    by_hand(world, key)
    type_zone(world)
    (said,) = read(world)
    assert (said.identity, said.reason) == (Identity.ENTERED, reason)
    assert world.on_card == "OESTERGAARD"


def test_a_paper_without_a_zone_is_typed_by_its_fields(world: World) -> None:
    by_hand(world, NO_ZONE)
    assert world.page.view is View.DOCUMENT
    type_paper(world, surname="Eriksson", given="Nils", born="2024-02-28", nation="uto")
    world.press(Key.CLOSE_FORM)
    (said,) = read(world)
    assert (said.identity, said.reason) == (Identity.ENTERED, EntryReason.NO_ZONE)
    shown = said.reading.document
    assert shown is not None
    assert (shown.surname, shown.given_names) == ("ERIKSSON", "NILS")
    assert shown.birth_date == PartialDate(2024, 2, 28)
    assert shown.nationality == "UTO"
    assert shown.sex is Sex.UNSPECIFIED
    assert world.on_card == "ERIKSSON"


def test_what_is_wrong_stands_beside_each_field(world: World) -> None:
    by_hand(world, NO_ZONE)
    type_paper(world, born="2024-02-30", nation="ZQX")
    world.press(Key.CLOSE_FORM)
    assert world.page.paper.errors == (
        "Enter it; the only name stands here.",
        "There is no such day.",
        "Not a state's code, such as UTO.",
    )
    assert read(world) == []
    type_paper(world, surname="Eriksson", born="2024", nation="UTO")
    assert not world.page.paper.errors
    world.press(Key.CLOSE_FORM)
    assert world.on_card == "ERIKSSON"


def test_an_unreadable_page_gets_its_text_and_keeps_its_picture(world: World) -> None:
    world.read(UNREADABLE)
    by_hand(world, DAMAGED)
    type_zone(world)
    assert len(world.party.people) == 1
    first, second = read(world)
    assert second.page_photo
    assert world.page.document._photo.picture is not None
    assert first.party_id == second.party_id
    world.press(Key.LET_GO)
    assert world.station.decisions == [Decision.ADMIT]


def test_in_a_vehicle_a_typed_document_is_the_next_persons(world: World) -> None:
    world.read(reading_of(person(0)))
    by_hand(world, READER_FAILED)
    type_zone(world, 1)
    assert [name for name, _, _ in world.strip] == ["Oestergaard I.", "Vantongeren J."]
    assert [state for _, _, state in world.strip] == ["read", "by hand"]


def test_elsewhere_it_waits_until_the_one_before_is_decided(world: World) -> None:
    world.at(Mode.AIR)
    world.read(reading_of(person(0)))
    by_hand(world, READER_FAILED)
    type_zone(world, 1)
    assert world.on_card == "OESTERGAARD"
    assert "First decide about OESTERGAARD" in world.page.keys.notice
    world.press(Key.LET_GO)
    assert world.on_card == "VANTONGEREN"
    assert read(world)[1].identity is Identity.ENTERED


def test_h_enters_the_document_of_the_marked_person(world: World) -> None:
    world.read(reading_of(person(0)))
    world.press(Key.PEOPLE)
    world.press(Key.ADD_PLACE)
    world.press(Key.BY_HAND)
    world.press(NO_ZONE)
    type_paper(world, surname="Eriksson", given="Nils", born="2024-02-28")
    world.press(Key.CLOSE_FORM)
    assert [name for name, _, _ in world.strip] == ["Oestergaard I.", "Eriksson N."]


def test_h_on_one_more_person_adds_them(world: World) -> None:
    world.read(reading_of(person(0)))
    world.press(Key.PEOPLE)
    world.press(Key.BY_HAND)
    world.press(READER_FAILED)
    type_zone(world, 1)
    assert [name for name, _, _ in world.strip] == ["Oestergaard I.", "Vantongeren J."]


def test_half_typed_papers_stay_with_their_person(world: World) -> None:
    world.read(reading_of(person(0)))
    world.press(Key.PEOPLE)
    world.press(Key.ADD_PLACE)
    world.press(Key.BY_HAND)
    world.press(NO_ZONE)
    type_paper(world, surname="Eriksson")
    world.press(Key.BACK)
    world.press(Key.PEOPLE)
    world.press(Key.ADD_PLACE)
    world.press(Key.BY_HAND)
    world.press(NO_ZONE)
    assert world.page.paper.entered.surname == ""
    world.press(Key.BACK)
    world.press(Key.PEOPLE)
    for key in ("Home", "Down", Key.BY_HAND, NO_ZONE):
        world.press(key)
    assert world.page.paper.entered.surname == "Eriksson"


def test_what_was_typed_for_one_is_not_left_for_the_next(world: World) -> None:
    by_hand(world, DAMAGED)
    type_zone(world)
    world.press(Key.LET_GO)
    by_hand(world, DAMAGED)
    assert set(world.page.zone.lines[0]) == {"<"}


def test_a_correction_is_entered_because_the_reader_failed(world: World) -> None:
    world.read(reading_of(document(), wrong_number_digit="7"))
    world.press(Key.ADD)
    lines = reading_of(document()).mrz
    assert lines is not None
    world.press("Tab")
    world.replace_with(lines.lines[1])
    world.press(Key.CLOSE_FORM)
    assert read(world)[1].reason == EntryReason.READER_FAILED
