"""What the page says beside the machine readable zone: a check for each field, both values kept."""

from collections.abc import Iterator

from app.documents.check import Check, CheckName, CheckReason, CheckState, StatementSource
from app.documents.code_statements import zone_statement
from app.documents.comparison import Statement, compare
from app.documents.reading import DocumentReading, PartialDate
from app.documents.visual_zone.outcome import NotRead, VisualField, VisualZone

_CHECKS = {
    VisualField.DOCUMENT_NUMBER: CheckName.SAME_NUMBER,
    VisualField.BIRTH_DATE: CheckName.SAME_BIRTH_DATE,
    VisualField.SURNAME: CheckName.SAME_NAME,
    VisualField.GIVEN_NAMES: CheckName.SAME_NAME,
    VisualField.EXPIRY_DATE: CheckName.SAME_EXPIRY_DATE,
}

_WHY = {
    NotRead.NO_ZONE: CheckReason.NO_MRZ,
    NotRead.PAGE_NOT_SHOWN: CheckReason.PAGE_NOT_SHOWN,
    NotRead.TOO_SMALL: CheckReason.TOO_SMALL,
    NotRead.UNREADABLE: CheckReason.COULD_NOT_BE_READ,
}


def visual_checks(zone: VisualZone, reading: DocumentReading) -> tuple[Check, ...]:
    """Return what passed, what differs, and what could not be read on the page for certain.

    Args:
        zone: What was read of the page.
        reading: What was read of the same picture before; its machine readable zone leads.
    """
    if reading.mrz is None or reading.document is None:
        return ()
    if zone.not_read is not None:
        return (Check(CheckName.VISUAL_ZONE, CheckState.NOT_DONE, _WHY[zone.not_read]),)
    leading = zone_statement(reading.mrz, reading.document)
    said = _statement(zone, leading)
    return (*compare((leading, said)), *_unclear(zone, leading, said))


def _statement(zone: VisualZone, leading: Statement) -> Statement:
    """Return what the page states about the document whose zone it bears."""
    surname, given_names = (
        _value(zone, name) for name in (VisualField.SURNAME, VisualField.GIVEN_NAMES)
    )
    whole = VisualField.SURNAME not in zone.unclear and VisualField.GIVEN_NAMES not in zone.unclear
    return Statement(
        StatementSource.VISUAL_ZONE,
        about=leading.about,
        surname=surname if whole else "",
        given_names=given_names if whole else "",
        document_number=_value(zone, VisualField.DOCUMENT_NUMBER),
        birth_date=_date(zone, VisualField.BIRTH_DATE),
        expiry_date=_date(zone, VisualField.EXPIRY_DATE),
    )


def _unclear(zone: VisualZone, leading: Statement, said: Statement) -> Iterator[Check]:
    """Yield a check that was not done for each field that could not be read."""
    for name in dict.fromkeys(_CHECKS[field] for field in _CHECKS if field in zone.unclear):
        yield Check(
            name,
            CheckState.NOT_DONE,
            CheckReason.COULD_NOT_BE_READ,
            between=(leading.origin, said.origin),
        )


def _value(zone: VisualZone, name: VisualField) -> str:
    found = zone.of(name)
    return found.value if found else ""


def _date(zone: VisualZone, name: VisualField) -> PartialDate:
    """Return a date that was written down as `PartialDate.iso`."""
    found = zone.of(name)
    if found is None:
        return PartialDate()
    year, month, day = (None if "X" in part else int(part) for part in found.value.split("-"))
    return PartialDate(year, month, day)
