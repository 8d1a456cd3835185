"""What the sources of one document, or of several of one traveler, say side by side."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.documents.check import (
    Check,
    CheckName,
    CheckReason,
    CheckState,
    Origin,
    StatementSource,
)
from app.documents.reading import PartialDate, Sex, TravelDocument
from app.documents.same_name import WrittenName, can_be_same

_UNKNOWN = PartialDate()
_ONE_STATE = {"DEU": "D"}  # Germany's own documents say D (ICAO Doc 9303-3 section 5)


class Subject(StrEnum):
    """Which document something is said about: each has its own number, issuer and validity."""

    TRAVEL_DOCUMENT = "travel_document"
    """Passport, identity card, permit: whatever is presented, but a visa."""
    VISA = "visa"
    LICENCE = "licence"
    PROOF = "proof"
    """A certificate of vaccination, a test, a sticker or the like."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What one source says. Everything may be missing: empty, or a date without parts.

    Attributes:
        code: Which kind of code says it (a `BarcodeKind`), where one does.
        about: The document that number, issuer and expiry belong to.
        names_truncated: The source had no room for the whole name.
        birth_date, expiry_date: Parts may be unknown.
    """

    source: StatementSource
    code: str = ""
    about: Subject = Subject.TRAVEL_DOCUMENT
    surname: str = ""
    given_names: str = ""
    names_truncated: bool = False
    document_number: str = ""
    issuing_state: str = ""
    nationality: str = ""
    birth_date: PartialDate = _UNKNOWN
    expiry_date: PartialDate = _UNKNOWN
    sex: Sex | None = None

    @property
    def origin(self) -> Origin:
        """Return where it stands."""
        return Origin(self.source, self.code)

    @property
    def name(self) -> str:
        """Return surname and given names, as printed."""
        return ", ".join(part for part in (self.surname, self.given_names) if part)


def statement_of(
    document: TravelDocument,
    source: StatementSource,
    code: str = "",
    *,
    about: Subject = Subject.TRAVEL_DOCUMENT,
) -> Statement:
    """Return the fields of a document as the statement of a source."""
    return Statement(
        source,
        code,
        about,
        surname=document.surname,
        given_names=document.given_names,
        names_truncated=document.names_truncated,
        document_number=document.document_number,
        issuing_state=document.issuing_state,
        nationality=document.nationality,
        birth_date=document.birth_date,
        expiry_date=document.expiry_date,
        sex=None if document.sex is Sex.UNSPECIFIED else document.sex,
    )


def compare(statements: Sequence[Statement]) -> tuple[Check, ...]:
    """Hold every statement against the first one that says anything about the same thing.

    Names, birth date, sex and nationality are the traveler's and are compared across documents;
    number, issuer and expiry only where both are about the same document. Names agree in another
    spelling that the standard permits, another order, joined, cut short, or with a title.

    Args:
        statements: The one that leads first.

    Returns:
        Checks with both values (`printed` is the leading one's) and where they stand. A date of
        which too little is known is *not done*; what only one source says gives no check.
    """
    return tuple(
        check
        for at, other in enumerate(statements)
        for compare_field in _FIELDS
        for check in compare_field(statements[:at], other)
    )


def _names(before: Sequence[Statement], other: Statement) -> Iterator[Check]:
    leading = next((one for one in before if one.name), None)
    if leading is None or not other.name:
        return
    same = can_be_same(
        _written(leading), _written(other), words_may_lack=leading.about is not other.about
    )
    yield _check(CheckName.SAME_NAME, (leading, other), (leading.name, other.name), same=same)


def _written(one: Statement) -> WrittenName:
    titled = one.source is StatementSource.BOARDING_PASS
    return WrittenName(one.surname, one.given_names, one.names_truncated, titled)


def _dates(
    name: CheckName, value: Callable[[Statement], PartialDate], *, own: bool
) -> Callable[[Sequence[Statement], Statement], Iterator[Check]]:
    def compare_dates(before: Sequence[Statement], other: Statement) -> Iterator[Check]:
        said = value(other)
        leading = next(
            (one for one in before if value(one) != _UNKNOWN and (not own or _same(one, other))),
            None,
        )
        if leading is None or said == _UNKNOWN:
            return
        yield _check(
            name,
            (leading, other),
            (value(leading).iso, said.iso),
            same=_same_date(value(leading), said),
        )

    return compare_dates


def _texts(
    name: CheckName, value: Callable[[Statement], str], *, own: bool
) -> Callable[[Sequence[Statement], Statement], Iterator[Check]]:
    def compare_texts(before: Sequence[Statement], other: Statement) -> Iterator[Check]:
        said = value(other)
        leading = next(
            (one for one in before if value(one) and (not own or _same(one, other))), None
        )
        if leading is None or not said:
            return
        same = _bare(value(leading)) == _bare(said)
        yield _check(name, (leading, other), (value(leading), said), same=same)

    return compare_texts


_FIELDS: tuple[Callable[[Sequence[Statement], Statement], Iterator[Check]], ...] = (
    _texts(CheckName.SAME_NUMBER, lambda one: one.document_number, own=True),
    _dates(CheckName.SAME_BIRTH_DATE, lambda one: one.birth_date, own=False),
    _names,
    _dates(CheckName.SAME_EXPIRY_DATE, lambda one: one.expiry_date, own=True),
    _texts(CheckName.SAME_ISSUER, lambda one: one.issuing_state, own=True),
    _texts(CheckName.SAME_NATIONALITY, lambda one: one.nationality, own=False),
    _texts(CheckName.SAME_SEX, lambda one: one.sex.value if one.sex else "", own=False),
)


def _same(one: Statement, other: Statement) -> bool:
    return one.about is other.about


def _bare(text: str) -> str:
    """Return letters and digits only: blanks, hyphens and fillers are no part of a number."""
    bare = "".join(char for char in text.upper() if char.isalnum())
    return _ONE_STATE.get(bare, bare)


def _same_date(one: PartialDate, other: PartialDate) -> bool | None:
    """Compare part by part; None where nothing differs and too little is known."""
    pairs = ((one.year, other.year), (one.month, other.month), (one.day, other.day))
    if any(None not in pair and pair[0] != pair[1] for pair in pairs):
        return False
    return None if any(None in pair for pair in pairs) else True


def _check(
    name: CheckName,
    between: tuple[Statement, Statement],
    values: tuple[str, str],
    *,
    same: bool | None,
) -> Check:
    state = {True: CheckState.PASSED, False: CheckState.FAILED, None: CheckState.NOT_DONE}[same]
    reason = {True: None, False: CheckReason.VALUE_DIFFERS, None: CheckReason.UNKNOWN_DATE}[same]
    leading, other = (one.origin for one in between)
    return Check(name, state, reason, *values, between=(leading, other))
