"""What the page says becomes checks with both values; what could not be read is never a failure."""

from datetime import date

from app.documents.check import CheckName, CheckReason, CheckState, Origin, StatementSource
from app.documents.mrz import parse
from app.documents.reading import DocumentReading, MrzText, Status
from app.documents.visual_zone.outcome import NotRead, PrintedField, VisualField, VisualZone
from app.documents.visual_zone.statement import visual_checks

LINES = (
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
    "L898902C36UTO7408122F3204159ZE184226B<<<<<10",
)
ZONE = parse(LINES, date(2026, 11, 24))
READING = DocumentReading(Status.READ, MrzText(ZONE.format, LINES, LINES), ZONE.document)
BETWEEN = (Origin(StatementSource.MRZ), Origin(StatementSource.VISUAL_ZONE))
READ = {
    VisualField.DOCUMENT_NUMBER: "L898902C3",
    VisualField.SURNAME: "Eriksson",
    VisualField.GIVEN_NAMES: "Anna Maria",
    VisualField.BIRTH_DATE: "1974-08-12",
    VisualField.EXPIRY_DATE: "2032-04-15",
}


def zone(values: dict[VisualField, str], unclear: tuple[VisualField, ...] = ()) -> VisualZone:
    fields = tuple(PrintedField(name, value, value, 99) for name, value in values.items())
    return VisualZone(fields, unclear)


def test_a_page_that_agrees_passes_every_check() -> None:
    checks = visual_checks(zone(READ), READING)
    assert {check.state for check in checks} == {CheckState.PASSED}
    assert {check.name for check in checks} == {
        CheckName.SAME_NUMBER,
        CheckName.SAME_NAME,
        CheckName.SAME_BIRTH_DATE,
        CheckName.SAME_EXPIRY_DATE,
    }
    assert {check.between for check in checks} == {BETWEEN}


def test_a_difference_keeps_both_values_side_by_side() -> None:
    altered = {**READ, VisualField.BIRTH_DATE: "1994-08-12"}
    (failed,) = (
        check for check in visual_checks(zone(altered), READING) if check.state is CheckState.FAILED
    )
    assert failed.name is CheckName.SAME_BIRTH_DATE
    assert (failed.printed, failed.expected) == ("1974-08-12", "1994-08-12")


def test_what_is_unclear_is_not_done_and_says_why() -> None:
    read = {VisualField.DOCUMENT_NUMBER: "L898902C3", VisualField.SURNAME: "LINDQVIST"}
    unclear = (VisualField.GIVEN_NAMES, VisualField.BIRTH_DATE, VisualField.EXPIRY_DATE)
    checks = {check.name: check for check in visual_checks(zone(read, unclear), READING)}
    assert checks[CheckName.SAME_NUMBER].state is CheckState.PASSED
    for name in (CheckName.SAME_NAME, CheckName.SAME_BIRTH_DATE, CheckName.SAME_EXPIRY_DATE):
        assert checks[name].state is CheckState.NOT_DONE
        assert checks[name].reason is CheckReason.COULD_NOT_BE_READ


def test_a_page_that_was_not_read_has_one_check_that_was_not_done() -> None:
    (check,) = visual_checks(VisualZone(not_read=NotRead.TOO_SMALL), READING)
    assert check.name is CheckName.VISUAL_ZONE
    assert check.state is CheckState.NOT_DONE
    assert check.reason is CheckReason.TOO_SMALL
    assert (
        visual_checks(VisualZone(not_read=NotRead.NO_ZONE), DocumentReading(Status.PARTIAL)) == ()
    )
