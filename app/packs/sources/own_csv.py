"""Tables of our own, in UTF-8 with a header; columns come in any order, and others are left alone.

| table | columns; those in brackets may be missing or empty |
|---|---|
| people | `id`, `lookout_class`, `surname`, [`given_names`, `birth_date`, `nationality`, `sex`, `reason`, `listed_on`, `version`, `aliases` as `SURNAME, GIVEN; ...`, `documents` as `UTO X1; ...`] |
| documents | `issuing_state`, `number`, `reason` (lost, stolen, revoked), [`listed_on`] |
| plates | `id`, `plate`, `level` (safety, refer, attention), [`state`, `reason`, `listed_on`, `version`] |
| containers | `id`, `number`, `level`, [`reason`, `listed_on`, `version`] |
| travelers | `surname`, `given_names`, [`birth_date`, `nationality`, `culture`]: people who are not listed, for the calibration |
"""  # noqa: E501 - a table

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TypeVar

from app.documents.reading import PartialDate, Sex, TravelDocument
from app.encounters.conveyance import Conveyance, container_digit, normalized
from app.packs.record_format import CONTAINER, VEHICLE
from app.packs.sources.rows import (
    Progress,
    Refused,
    Tally,
    csv_rows,
    inverted_name,
    listed_date,
    name_part,
    plain,
)
from app.packs.sources.states import state_code
from app.problems import Problem, ProblemCode
from app.screening.answers import (
    AlertLevel,
    ListedContainer,
    ListedDocument,
    ListedVehicle,
    Lookout,
)
from app.screening.birth_dates import parse_listed_date
from app.screening.identifiers import document_key

_RecordT = TypeVar("_RecordT")
Row = dict[str, str]


def read_people(path: Path, tally: Tally, progress: Progress) -> Iterator[Lookout]:
    """Yield lookouts.

    Raises:
        Problem: PACK_SOURCE_UNKNOWN, when a column is missing.
    """
    columns = ("id", "lookout_class", "surname")
    return read_table(path, columns, _lookout, tally, progress)


def read_documents(path: Path, tally: Tally, progress: Progress) -> Iterator[ListedDocument]:
    """Yield lost, stolen and revoked documents.

    Raises:
        Problem: PACK_SOURCE_UNKNOWN, when a column is missing.
    """
    return read_table(path, ("issuing_state", "number", "reason"), _document, tally, progress)


def read_plates(path: Path, tally: Tally, progress: Progress) -> Iterator[ListedVehicle]:
    """Yield listed vehicles.

    Raises:
        Problem: PACK_SOURCE_UNKNOWN, when a column is missing.
    """
    return read_table(path, ("id", "plate", "level"), _vehicle, tally, progress)


def read_containers(path: Path, tally: Tally, progress: Progress) -> Iterator[ListedContainer]:
    """Yield listed containers.

    Raises:
        Problem: PACK_SOURCE_UNKNOWN, when a column is missing.
    """
    return read_table(path, ("id", "number", "level"), _container, tally, progress)


def read_travelers(
    path: Path, tally: Tally, progress: Progress
) -> Iterator[tuple[TravelDocument, str]]:
    """Yield travelers who are not listed, each with the culture of the name or an empty text.

    Raises:
        Problem: PACK_SOURCE_UNKNOWN, when a column is missing.
    """
    return read_table(path, ("surname", "given_names"), _traveler, tally, progress)


def read_table(
    path: Path,
    columns: tuple[str, ...],
    record_of: Callable[[Row], _RecordT],
    tally: Tally,
    progress: Progress,
) -> Iterator[_RecordT]:
    """Yield a record of every row that can be one; the others are counted with their reason.

    Args:
        path: A table with a header.
        columns: Those that must be there.
        record_of: Makes a record of a row, or raises `Refused`.
        tally: Counts what becomes of the rows.
        progress: Is told of bytes that were read.

    Raises:
        Problem: PACK_SOURCE_UNKNOWN, when a column is missing.
    """
    rows = csv_rows(path, tally, progress)
    header = [cell.strip().lstrip("\ufeff") for cell in next(rows, [])]
    tally.rows = 0
    missing = [column for column in columns if column not in header]
    if missing:
        raise Problem(ProblemCode.PACK_SOURCE_UNKNOWN, f"column {missing[0]} is missing")
    for cells in rows:
        if len(cells) != len(header):
            tally.rejects["a row with other columns"] += 1
            continue
        try:
            yield record_of(dict(zip(header, (cell.strip() for cell in cells), strict=True)))
        except Refused as refused:
            tally.rejects[str(refused)] += 1


def _lookout(row: Row) -> Lookout:
    lookout_class, version = row["lookout_class"], row.get("version", "") or "1"
    if lookout_class not in set("1234567") or not version.isdigit():
        raise Refused("no lookout class or version")
    surname, given_names = name_part(row["surname"]), name_part(row.get("given_names", ""))
    if not surname and not given_names:
        raise Refused("no name")
    documents = (part.split(None, 1) for part in row.get("documents", "").split(";"))
    aliases = (part for part in row.get("aliases", "").split(";") if part.strip())
    return Lookout(
        id=row["id"],
        version=int(version[:10]),
        lookout_class=int(lookout_class),
        surname=surname,
        given_names=given_names,
        birth_date=listed_date(row.get("birth_date", "")),
        nationality=state_code(row.get("nationality", "")),
        reason=plain(row.get("reason", "")),
        listed_on=day_in(row, "listed_on"),
        sex=row.get("sex", ""),
        aliases=tuple(map(inverted_name, aliases)),
        documents=tuple((state_code(d[0]), plain(d[1])) for d in documents if len(d) == 2),
    )


def _document(row: Row) -> ListedDocument:
    state = state_code(row["issuing_state"])
    if not state:
        raise Refused("an issuer that is not known")
    if document_key(state, row["number"]) is None:
        raise Refused("no number")
    if row["reason"] not in ("lost", "stolen", "revoked"):
        raise Refused("a reason that is not known")
    return ListedDocument(state, row["number"], row["reason"], day_in(row, "listed_on"))


def _vehicle(row: Row) -> ListedVehicle:
    form = normalized(Conveyance(plate=row["plate"], plate_state=row.get("state", "")))
    vehicle = ListedVehicle(
        row["id"],
        _version(row),
        form.plate,
        form.plate_state,
        _level(row),
        _reason(row),
        day_in(row, "listed_on"),
    )
    return sound(vehicle, VEHICLE.encode)


def _container(row: Row) -> ListedContainer:
    number = normalized(Conveyance(container=row["number"])).container
    container = ListedContainer(
        row["id"], _version(row), number, _level(row), _reason(row), day_in(row, "listed_on")
    )
    sound(container, CONTAINER.encode)
    if int(number[-1]) != container_digit(number[:-1]):
        raise Refused("a container whose check digit is wrong")
    return container


def _traveler(row: Row) -> tuple[TravelDocument, str]:
    birth = parse_listed_date(listed_date(row.get("birth_date", "")))
    document = TravelDocument(
        document_code="P",
        issuing_state="",
        document_number="",
        surname=name_part(row["surname"]).upper(),
        given_names=name_part(row["given_names"]).upper(),
        nationality=state_code(row.get("nationality", "")),
        birth_date=birth,
        sex=Sex.UNSPECIFIED,
        expiry_date=PartialDate(),
    )
    return document, row.get("culture", "")


def sound(record: _RecordT, encode: Callable[[_RecordT], bytes]) -> _RecordT:
    """Return the record if a station would install it.

    Raises:
        Refused: None would.
    """
    try:
        encode(record)
    except Problem as problem:
        raise Refused("a record that no station would install") from problem
    return record


def _level(row: Row) -> AlertLevel:
    try:
        return AlertLevel(row["level"])
    except ValueError:
        raise Refused("a level that is not known") from None


def _version(row: Row) -> int:
    version = row.get("version", "") or "1"
    return int(version[:10]) if version.isdigit() else 0


def _reason(row: Row) -> str:
    return plain(row.get("reason", ""))


def day_in(row: Row, column: str) -> str:
    """Return a day, or an empty text; a date that is none is refused, for it would be shown.

    Raises:
        Refused: It is no date.
    """
    text = row.get(column, "")
    try:
        return date.fromisoformat(text).isoformat() if text else ""
    except ValueError:
        raise Refused("a date that is none") from None
