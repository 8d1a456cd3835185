"""A reader that types, told from an officer who does: by time alone, and by real key presses."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.duty.officers import Mode
from app.encounters.events import BoardingPassRead, DocumentRead
from app.encounters.referral import Decision
from app.screening.identity import Identity
from app.ui.intake.wedge import (
    ENTER,
    GAP_MS,
    LEAST,
    LINE_GAP_MS,
    SURE,
    Wedge,
    is_boarding_pass,
    zone_lines,
)
from app.ui.primary.actions import View
from app.ui.shortcuts import Key
from tests.ui.primary.fakes import document, reading_of
from tests.ui.primary.people_states import PASS, person
from tests.ui.primary.world import World

LINE = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<"
SECOND = "L898902C36UTO7408122F1204159ZE184226B<<<<<10"


def lines_of(number: int) -> tuple[str, ...]:
    """The zone of somebody."""
    mrz = reading_of(person(number)).mrz
    assert mrz is not None
    return mrz.lines


class Hands:
    """Presses keys of a wedge at chosen times, and remembers what reached the page."""

    def __init__(self) -> None:
        self.wedge = Wedge()
        self.at_ms = 1000
        self.page = ""
        self.texts: list[tuple[str, ...]] = []
        self.garbled = 0

    def press(self, keys: str, every_ms: int = 5) -> None:
        for key in keys:
            self.at_ms += every_ms
            heard = self.wedge.key(key, self.at_ms)
            self.page += heard.give_back
            self._take(heard.lines, garbled=heard.garbled)
            if not heard.taken:
                self.page += key

    def rest(self) -> None:
        self.at_ms += 1000
        if self.wedge.holding:
            heard = self.wedge.pause()
            self.page += heard.give_back
            self._take(heard.lines, garbled=heard.garbled)

    def _take(self, lines: tuple[str, ...] | None, *, garbled: bool) -> None:
        if lines is not None:
            self.texts.append(lines)
        self.garbled += garbled


# --- by time alone --------------------------------------------------------------------------------


def test_lines_that_come_fast_are_a_text_and_no_key_reaches_the_page() -> None:
    hands = Hands()
    hands.press(LINE + ENTER + SECOND + ENTER)
    hands.rest()
    assert hands.texts == [(LINE, SECOND)]
    assert hands.page == ""


def test_a_reader_that_thinks_between_the_lines_is_waited_for() -> None:
    hands = Hands()
    hands.press(LINE + ENTER)
    hands.at_ms += LINE_GAP_MS - 10
    hands.press(SECOND + ENTER)
    hands.rest()
    assert hands.texts == [(LINE, SECOND)]


@pytest.mark.parametrize("ending", [ENTER, ENTER + ENTER, ""])
def test_any_ending_of_the_last_line_will_do(ending: str) -> None:
    hands = Hands()
    hands.press(LINE + ENTER + SECOND + ending)
    hands.rest()
    assert hands.texts == [(LINE, SECOND)]
    assert hands.page == ""


def test_what_a_reader_sends_around_each_line_is_cut_off() -> None:
    hands = Hands()
    hands.wedge = Wedge("~", "#")
    hands.press(f"~{LINE}#{ENTER}~{SECOND}#{ENTER}")
    hands.rest()
    hands.press(LINE + ENTER + SECOND + ENTER)  # it was set up anew and sends neither
    hands.rest()
    assert hands.texts == [(LINE, SECOND)] * 2
    assert hands.page == ""


@pytest.mark.parametrize("key", ["1", "5", "0", "n", "y", "h", "u", " ", "<"])
def test_keys_with_which_no_text_begins_are_never_held_back(key: str) -> None:
    hands = Hands()
    hands.press(key * 40)
    assert hands.page == key * 40
    assert not hands.wedge.holding


@pytest.mark.parametrize("key", ["c", "i", "A", "p"])
def test_a_letter_of_the_officers_reaches_the_page_a_moment_later(key: str) -> None:
    hands = Hands()
    hands.press(key)
    assert hands.page == ""
    hands.rest()
    assert hands.page == key
    assert hands.texts == []


def test_letters_at_a_fingers_pace_come_through_in_their_order() -> None:
    hands = Hands()
    hands.press("cia" + ENTER + "2c", every_ms=GAP_MS + 20)
    hands.rest()
    assert hands.page == "cia" + ENTER + "2c"


def test_a_letter_and_enter_pressed_together_are_the_officers() -> None:
    hands = Hands()
    hands.press("c" + ENTER)
    assert hands.page == "c" + ENTER


def test_what_surely_came_from_a_machine_is_dropped_and_said_not_pressed() -> None:
    hands = Hands()
    hands.press("P<UTO12345")
    hands.rest()
    assert hands.page == ""
    assert hands.garbled == 1
    assert hands.texts == []


def test_a_second_document_right_after_the_first_is_another_text() -> None:
    hands = Hands()
    for _ in range(2):
        hands.press(LINE + ENTER + SECOND + ENTER)
        hands.at_ms += LINE_GAP_MS + 1
    hands.rest()
    assert hands.texts == [(LINE, SECOND), (LINE, SECOND)]


@given(
    st.lists(
        st.tuples(
            st.sampled_from("ACIPVMcipN15U<" + ENTER), st.integers(min_value=1, max_value=400)
        ),
        max_size=40,
    )
)
def test_no_key_is_both_lost_and_unsaid(presses: list[tuple[str, int]]) -> None:
    hands = Hands()
    for key, gap in presses:
        hands.press(key, every_ms=gap)
    hands.rest()
    kept = sum(len(line) for text in hands.texts for line in text)
    pressed = len(presses)
    if not hands.texts and not hands.garbled:
        assert hands.page == "".join(key for key, _ in presses)
    assert len(hands.page) + kept <= pressed
    assert all(len(line) >= SURE for text in hands.texts for line in text)


def test_the_limits_are_in_order() -> None:
    limits = (SURE, LEAST, GAP_MS, LINE_GAP_MS)
    assert all(low < high for low, high in pairwise(limits))


def test_a_zone_in_one_piece_is_cut_where_its_length_says_so() -> None:
    assert zone_lines((LINE + SECOND,)) == (LINE, SECOND)
    assert zone_lines(("I" * 90,)) == ("I" * 30,) * 3
    assert zone_lines(("I" * 72,)) == ("I" * 36,) * 2
    assert zone_lines(("odd",)) == ("odd",)
    assert zone_lines((LINE, SECOND)) == (LINE, SECOND)


def test_a_boarding_pass_is_told_by_its_first_letters() -> None:
    assert is_boarding_pass((PASS,))
    assert not is_boarding_pass((LINE, SECOND))
    assert not is_boarding_pass(("MERIKSSON",))


# --- by real keys ---------------------------------------------------------------------------------


def test_a_zone_that_a_reader_types_is_read_not_entered(world: World) -> None:
    world.send(*lines_of(0))
    assert world.on_card == "OESTERGAARD"
    (said,) = world.station.bodies(DocumentRead)
    assert isinstance(said, DocumentRead)
    assert (said.identity, said.reason) == (Identity.READ, "")
    assert said.reading.mrz is not None
    assert said.reading.mrz.engine == "wedge"


def test_two_documents_typed_one_after_the_other_are_two_people(world: World) -> None:
    world.send(*lines_of(0))
    world.send(*lines_of(1))
    assert [name for name, _, _ in world.strip] == ["Oestergaard I.", "Vantongeren J."]


def test_no_evidence_opens_and_nothing_is_decided_while_a_reader_types(world: World) -> None:
    world.at(Mode.AIR)
    world.read(reading_of(person(0)))
    world.send(*lines_of(1))
    assert world.page.view is View.CARD
    assert world.on_card == "OESTERGAARD"
    assert world.station.decisions == []
    assert "First decide about OESTERGAARD" in world.page.keys.notice


def test_a_reader_types_no_marks_into_the_list_of_people(world: World) -> None:
    world.read(reading_of(person(0)))
    world.press(Key.PEOPLE)
    world.send(*lines_of(1))
    assert [name for name, _, _ in world.strip] == ["Oestergaard I.", "Vantongeren J."]


def test_the_officers_letters_still_work_in_the_list(world: World) -> None:
    world.read(reading_of(person(0)))
    world.press(Key.PEOPLE)
    world.press(Key.INFANT)
    assert world.strip[1] == ("Infant", "clear", "seen")


def test_the_officers_letters_still_choose_a_reason(world: World) -> None:
    world.read(reading_of(document()))
    world.press(Key.HOLD_BACK)
    world.press("C")
    assert world.page.referral.form.reasons == ("O-OTH",)


def test_the_officers_digits_and_function_keys_are_not_delayed(world: World) -> None:
    world.read(reading_of(document()))
    world.press(Key.ADD, settle=False)
    assert world.page.view is View.ENTRY
    world.press(Key.EVIDENCE_3, settle=False)
    assert world.page.view is View.BY_HAND
    world.press(Key.BACK)
    world.press(Key.LET_GO)
    assert world.station.decisions == [Decision.ADMIT]


def test_a_letter_before_a_function_key_comes_first(world: World) -> None:
    world.at(Mode.PEDESTRIAN)
    world.press(Key.PEOPLE)
    world.press(Key.CITIZEN, settle=False)
    assert world.station.recorded == [], "held back: a document might begin so"
    world.press(Key.READ, settle=False)
    world.settle()
    assert len(world.party.people) == 1


def test_text_fields_are_left_to_whoever_types(world: World) -> None:
    world.read(reading_of(document()))
    world.press(Key.HOLD_BACK)
    world.press("Alt+N")
    world.type(LINE)
    assert world.page.referral.form.note == LINE


def test_a_reader_may_type_into_the_form_of_the_zone(world: World) -> None:
    for key in (Key.ADD, Key.EVIDENCE_3, Key.EVIDENCE_2):
        world.press(key)
    world.send(*lines_of(0))
    assert world.on_card == "OESTERGAARD"


def test_a_boarding_pass_is_held_against_the_passport(world: World) -> None:
    world.at(Mode.AIR)
    world.read(reading_of(document()))
    world.send(PASS)
    (said,) = world.station.bodies(BoardingPassRead)
    assert isinstance(said, BoardingPassRead)
    assert said.text == PASS


def test_a_boarding_pass_before_the_passport_is_kept_for_it(world: World) -> None:
    world.at(Mode.AIR)
    world.send(PASS)
    assert "Boarding pass kept. Now read the passport" in world.page.keys.notice
    world.read(reading_of(document()))
    assert len(world.station.bodies(BoardingPassRead)) == 1
    assert world.party.people[0].boarding_pass == PASS


def test_what_is_neither_is_said_and_changes_nothing(world: World) -> None:
    world.read(reading_of(document()))
    recorded = len(world.station.recorded)
    world.send("P" * 30)
    assert "sent no whole document" in world.page.keys.notice
    assert len(world.station.recorded) == recorded
    assert world.page.view is View.CARD


def test_nobody_hears_a_reader_while_nobody_works_here(world: World) -> None:
    world.presenter.stop()
    world.send(*lines_of(0))
    assert world.station.recorded == []
