"""What a payload states about traveler and document, and the document that it is by itself."""

from datetime import date

from app.documents.code_fields import zone_document
from app.documents.comparison import Statement, Subject, statement_of
from app.documents.payloads.aamva import AamvaLicence, CardKind
from app.documents.payloads.any_payload import Payload
from app.documents.payloads.bcbp import BoardingPass
from app.documents.payloads.idb import IdbBarcode
from app.documents.payloads.idb_messages import IdbField
from app.documents.payloads.vds import VdsSeal
from app.documents.payloads.vds_features import Feature
from app.documents.payloads.vds_kinds import VdsField
from app.documents.payloads.vds_nc import VdsNcSeal
from app.documents.reading import (
    BarcodeKind,
    MrzFormat,
    MrzText,
    StatementSource,
    TravelDocument,
)

LICENCE_CODE, CARD_CODE = "DL", "DI"
LICENCE_CODES = (LICENCE_CODE, CARD_CODE)
"""Document codes of cards without a machine readable zone; none of ICAO's begins like these."""

_VISAS = (MrzFormat.MRV_A, MrzFormat.MRV_B)


def kind_of(said: Payload | None) -> BarcodeKind:
    """Return which kind of code it is."""
    match said:
        case AamvaLicence():
            return BarcodeKind.AAMVA
        case BoardingPass():
            return BarcodeKind.BCBP
        case VdsSeal():
            return BarcodeKind.VDS
        case VdsNcSeal():
            return BarcodeKind.VDS_NC
        case IdbBarcode():
            return BarcodeKind.IDB
        case None:
            return BarcodeKind.RAW


def document_of(said: Payload) -> TravelDocument | None:
    """Return the document that a code is by itself, as a licence; None for all others."""
    if not isinstance(said, AamvaLicence):
        return None
    return TravelDocument(
        document_code=LICENCE_CODE if said.kind is CardKind.DRIVER_LICENCE else CARD_CODE,
        # Its number is unique within its jurisdiction only, and none of the country's passports'.
        issuing_state="-".join(part for part in (said.country, said.jurisdiction) if part),
        document_number=said.document_number,
        surname=said.names.surname,
        given_names=said.names.given_names,
        nationality="",
        birth_date=said.birth_date,
        sex=said.sex,
        expiry_date=said.expiry_date,
        names_truncated=said.names.cut,
    )


def zone_statement(mrz: MrzText, document: TravelDocument) -> Statement:
    """Return what the machine readable zone states."""
    about = Subject.VISA if mrz.format in _VISAS else Subject.TRAVEL_DOCUMENT
    return statement_of(document, StatementSource.MRZ, about=about)


def statements_of(said: Payload, today: date) -> tuple[Statement, ...]:
    """Return what a payload states: a visa's seal speaks of the visa, and of the passport."""
    match said:
        case AamvaLicence():
            document = document_of(said)
            assert document is not None
            return (_stated(document, said, Subject.LICENCE),)
        case BoardingPass():
            return (
                Statement(
                    StatementSource.BOARDING_PASS,
                    BarcodeKind.BCBP,
                    surname=said.surname,
                    given_names=said.given_names,
                    names_truncated=said.names_truncated,
                ),
            )
        case VdsNcSeal():
            return _proof(said)
        case VdsSeal():
            return _sealed(said, said.features, today)
        case IdbBarcode():
            nested = said.message(IdbField.VISA)
            features = nested.features.fields if nested and nested.features else ()
            return _sealed(said, features, today)


def _sealed(
    said: VdsSeal | IdbBarcode, features: tuple[Feature, ...], today: date
) -> tuple[Statement, ...]:
    document = zone_document(said, today)
    if document is None:
        return _sticker(said) if isinstance(said, VdsSeal) else ()
    visa = document.document_code.startswith("V")
    about = Subject.VISA if visa else Subject.TRAVEL_DOCUMENT
    stated = _stated(document, said, about)
    number = next((one.text for one in features if one.field is VdsField.PASSPORT_NUMBER), "")
    if not visa or not number:
        return (stated,)
    passport = Statement(StatementSource.BARCODE, kind_of(said), document_number=number)
    return stated, passport


def _sticker(said: VdsSeal) -> tuple[Statement, ...]:
    """Return what a seal without a zone states: the number of the document it is stuck to."""
    code, number = kind_of(said), said.text(VdsField.DOCUMENT_NUMBER)
    surname, given_names = said.text(VdsField.SURNAME), said.text(VdsField.GIVEN_NAMES)
    stated = []
    if number:
        stated.append(Statement(StatementSource.BARCODE, code, document_number=number))
    if surname:
        stated.append(
            Statement(
                StatementSource.BARCODE,
                code,
                Subject.PROOF,
                surname=surname,
                given_names=given_names,
            )
        )
    return tuple(stated)


def _proof(said: VdsNcSeal) -> tuple[Statement, ...]:
    code = kind_of(said)
    holder = Statement(
        StatementSource.BARCODE,
        code,
        about=Subject.PROOF,
        surname=said.surname,
        given_names=said.given_names,
        birth_date=said.birth_date,
        sex=said.sex,
    )
    passport = Statement(StatementSource.BARCODE, code, document_number=said.document_number)
    return holder, passport


def _stated(document: TravelDocument, said: Payload, about: Subject) -> Statement:
    return statement_of(document, StatementSource.BARCODE, kind_of(said), about=about)
