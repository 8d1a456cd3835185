"""A sealed visa and the passport it was made out for, in whichever order they are shown."""

from dataclasses import replace

import pytest

from app.documents.reading import (
    Barcode,
    BarcodeKind,
    CheckState,
    DocumentReading,
    MrzFormat,
    MrzText,
    Origin,
    PartialDate,
    Sex,
    StatementSource,
    Status,
    TravelDocument,
)
from app.documents.seals.seal_verdict import SealState, SealVerdict
from app.documents.second_document import passport_checks

_DOCUMENT = TravelDocument(
    "P", "UTO", "X4410927", "DELACROIX", "YARA", "UTO", PartialDate(1990), Sex.FEMALE, PartialDate()
)
_PASSPORT = DocumentReading(Status.READ, MrzText(MrzFormat.TD3, (), ()), _DOCUMENT)


def _visa(number: str) -> DocumentReading:
    seal = SealVerdict(SealState.VERIFIED)
    code = Barcode("Data Matrix", BarcodeKind.VDS, "", {"passport_number": number}, seal=seal)
    document = replace(_DOCUMENT, document_code="V", document_number="V00412345")
    return replace(_PASSPORT, document=document, barcodes=(code,))


@pytest.mark.parametrize("passport_first", [True, False])
def test_visa_of_another_passport_is_a_difference(*, passport_first: bool) -> None:
    pair = (_visa("X4410972"), _PASSPORT)
    (check,) = passport_checks(*(pair if passport_first else pair[::-1]))
    assert check.state is CheckState.FAILED
    assert (check.printed, check.expected) == ("X4410927", "X4410972")
    assert check.between[0] == Origin(StatementSource.MRZ, "passport")


def test_visa_of_this_passport_agrees() -> None:
    (check,) = passport_checks(_visa("X4410927"), _PASSPORT)
    assert check.state is CheckState.PASSED


def test_nothing_is_said_without_both() -> None:
    assert passport_checks(_visa("X1"), None) == ()
    assert passport_checks(_visa("X1"), _visa("X1")) == ()
    assert passport_checks(_PASSPORT, _PASSPORT) == ()
