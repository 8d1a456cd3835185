"""Fields among lines: what is the same, what certainly differs, and what stays unclear."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from app.documents.reading import MrzFormat, PartialDate, Sex, TravelDocument
from app.documents.visual_zone.fields import FieldFinder
from app.documents.visual_zone.line_finder import LineBox
from app.documents.visual_zone.line_reader import PrintedLine
from app.documents.visual_zone.outcome import VisualField
from app.documents.visual_zone.page_lines import sorted_out

ANNA = TravelDocument(
    document_code="P",
    issuing_state="UTO",
    document_number="L898902C3",
    surname="ERIKSSON",
    given_names="ANNA MARIA",
    nationality="UTO",
    birth_date=PartialDate(1974, 8, 12),
    sex=Sex.FEMALE,
    expiry_date=PartialDate(2032, 4, 15),
)
PAGE = {
    "Passport No./No du passeport": "L898902C3",
    "Surname/Nom": "ERIKSSON",
    "Given names/Prénoms": "ANNA MARIA",
    "Date of birth/Date de naissance": "12 AUG 1974",
    "Date of issue/Date de délivrance": "16 APR 2022",
    "Date of expiry/Date d'expiration": "15 APR 2032",
}


def lines_of(page: dict[str, str], least: float = 0.99) -> list[PrintedLine]:
    """Lay captions and values under one another, as on a page."""
    lines = []
    for row, (caption, value) in enumerate(page.items()):
        for text, top in ((caption, 8.0 * row), (value, 8.0 * row + 3)):
            box = LineBox(45.0, top, 45.0 + len(text), top + 2.5)
            lines.append(PrintedLine(box, text, (least,) * len(text)))
    return lines


def found(
    page: dict[str, str], least: float = 0.99, again: Sequence[str] = ()
) -> tuple[dict[VisualField, str], list[VisualField]]:
    finder = FieldFinder(
        sorted_out(lines_of(page, least)), ANNA, MrzFormat.TD3, lambda line: again or [line.text]
    )
    finder.find()
    return {field.name: field.value for field in finder.fields}, finder.unclear


def test_a_page_that_says_the_same_is_read_whole() -> None:
    values, unclear = found(PAGE)
    assert unclear == []
    assert values == {
        VisualField.DOCUMENT_NUMBER: "L898902C3",
        VisualField.SURNAME: "ERIKSSON",
        VisualField.GIVEN_NAMES: "ANNA MARIA",
        VisualField.BIRTH_DATE: "1974-08-12",
        VisualField.EXPIRY_DATE: "2032-04-15",
    }


CHANGES = [
    ("Passport No./No du passeport", "L898902C8", VisualField.DOCUMENT_NUMBER, "L898902C8"),
    ("Passport No./No du passeport", "X1234567", VisualField.DOCUMENT_NUMBER, "X1234567"),
    ("Surname/Nom", "LINDQVIST", VisualField.SURNAME, "LINDQVIST"),
    ("Date of birth/Date de naissance", "12 AUG 1994", VisualField.BIRTH_DATE, "1994-08-12"),
    ("Date of expiry/Date d'expiration", "15.04.2035", VisualField.EXPIRY_DATE, "2035-04-15"),
]


@pytest.mark.parametrize(("caption", "printed", "name", "value"), CHANGES)
def test_what_certainly_differs_is_read_as_it_stands(
    caption: str, printed: str, name: VisualField, value: str
) -> None:
    values, unclear = found({**PAGE, caption: printed})
    assert values[name] == value
    assert unclear == []


@pytest.mark.parametrize(("caption", "printed", "name", "_value"), CHANGES)
def test_what_is_not_certain_is_no_difference(
    caption: str, printed: str, name: VisualField, _value: str
) -> None:
    for least, again in ((0.7, [printed]), (0.99, [printed, "L898902C3"])):
        values, unclear = found({**PAGE, caption: printed}, least, again)
        assert name in unclear
        assert name not in values


def test_an_altered_number_is_found_without_its_caption() -> None:
    page = {**PAGE, "lllegible": "L898982C3"}
    del page["Passport No./No du passeport"]
    values, _ = found(page)
    assert values[VisualField.DOCUMENT_NUMBER] == "L898982C3"


def test_letters_and_digits_of_one_shape_are_no_difference() -> None:
    values, unclear = found({**PAGE, "Passport No./No du passeport": "L8989O2C3"})
    assert values[VisualField.DOCUMENT_NUMBER] == "L898902C3"
    assert unclear == []


def test_a_rare_letter_that_was_misread_is_no_other_name() -> None:
    values, unclear = found({**PAGE, "Surname/Nom": "ERIKSON"})
    assert unclear == [VisualField.SURNAME, VisualField.GIVEN_NAMES]
    assert VisualField.SURNAME not in values


def test_without_captions_only_what_the_zone_says_is_found() -> None:
    page = {f"~{row}": value for row, value in enumerate(PAGE.values())}
    values, unclear = found(page)
    assert len(values) == 5
    assert unclear == []
    values, unclear = found({**page, "~3": "12 AUG 1994"})
    assert unclear == [VisualField.BIRTH_DATE]


def test_an_empty_page_leaves_everything_unclear() -> None:
    values, unclear = found({})
    assert values == {}
    assert unclear == list(VisualField)


def test_what_the_zone_lacks_is_not_asked_for() -> None:
    finder = FieldFinder(
        sorted_out([]),
        replace(ANNA, expiry_date=PartialDate(), given_names=""),
        MrzFormat.FRENCH,
        lambda line: [line.text],
    )
    finder.find()
    assert VisualField.EXPIRY_DATE not in finder.unclear
    assert VisualField.GIVEN_NAMES not in finder.unclear
