"""The zone's text: what was read, what was accepted, what does not add up."""

from dataclasses import replace

from app.documents.reading import MrzFormat
from app.ui.card.zone import zone_lines
from tests.ui.primary.fakes import document, reading_of


def test_a_sound_zone_has_nothing_to_mark() -> None:
    reading = reading_of(document())
    lines = zone_lines(reading.mrz, reading.checks)
    assert [(line.as_read, line.changed, line.wrong) for line in lines] == [
        ("", frozenset(), frozenset())
    ] * 2


def test_wrong_digits_are_marked_where_they_stand() -> None:
    reading = reading_of(document(), wrong_number_digit="7")
    first, second = zone_lines(reading.mrz, reading.checks)
    assert (first.wrong, second.wrong) == (frozenset(), {9, 43})


def test_on_a_card_the_digits_stand_on_other_lines() -> None:
    card = document(document_code="I", optional_data="")
    reading = reading_of(card, MrzFormat.TD1, wrong_number_digit="7")
    assert [line.wrong for line in zone_lines(reading.mrz, reading.checks)] == [{14}, {29}, set()]


def test_what_the_engine_saw_otherwise_is_marked() -> None:
    reading = reading_of(document())
    assert reading.mrz is not None
    seen = (reading.mrz.lines[0].replace("ERIKSSON", "ER1KSS0N"), reading.mrz.lines[1][:-1])
    first, second = zone_lines(replace(reading.mrz, as_read=seen), reading.checks)
    assert first.changed == {7, 11}
    assert first.as_read == seen[0]
    assert second.changed == {43}


def test_no_zone_has_no_lines() -> None:
    assert zone_lines(None, ()) == ()


def test_the_old_french_card_is_shown_though_icao_has_no_layout_for_it() -> None:
    card = document(document_code="ID", issuing_state="FRA", nationality="FRA", optional_data="")
    mrz = reading_of(card, MrzFormat.TD2).mrz
    assert mrz is not None
    lines = zone_lines(replace(mrz, format=MrzFormat.FRENCH), ())
    assert [len(line.text) for line in lines] == [36, 36]
