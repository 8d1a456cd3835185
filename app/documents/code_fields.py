"""What a payload says, as names and values: for the command line, the record and the screens."""

from collections.abc import Iterator
from datetime import date

from app.documents.mrz import parse
from app.documents.payloads.aamva import AamvaLicence, CardKind
from app.documents.payloads.any_payload import Payload
from app.documents.payloads.bcbp import BoardingPass
from app.documents.payloads.idb import IdbBarcode
from app.documents.payloads.vds import VdsSeal
from app.documents.payloads.vds_features import Feature, StayLength
from app.documents.payloads.vds_nc import VdsNcSeal
from app.documents.reading import PartialDate, TravelDocument
from app.problems import Problem

_UNKNOWN = PartialDate()
_STAYS = {0: "until_visa_ends", 255: "decided_at_entry", 254: "transit_only"}
_CARDS = {CardKind.DRIVER_LICENCE: "driver_licence", CardKind.IDENTITY_CARD: "identity_card"}


def fields_of(said: Payload, today: date) -> dict[str, str]:
    """Return the fields that are there, in the order of their grammar; dates as ISO 8601.

    Args:
        today: Decides the century of two-digit years in a seal's machine readable zone.
    """
    return {name: value for name, value in _named(said, today) if value}


def zone_document(said: Payload, today: date) -> TravelDocument | None:
    """Return the document whose machine readable zone a seal protects; None where there is none."""
    lines: tuple[str, ...] = ()
    if isinstance(said, VdsSeal):
        lines = said.zone.whole_lines if said.zone else ()
    elif isinstance(said, IdbBarcode):
        lines = said.zone.lines if said.zone else ()
    try:
        return parse(lines, today).document if lines else None
    except Problem:  # signed, but no zone that any format has
        return None


def _named(said: Payload, today: date) -> Iterator[tuple[str, str]]:
    match said:
        case AamvaLicence():
            yield from _licence(said)
        case BoardingPass():
            yield from _pass(said)
        case VdsSeal():
            yield from _seal(said, today)
        case VdsNcSeal():
            yield from _proof(said)
        case IdbBarcode():
            yield from _icao(said, today)


def _licence(said: AamvaLicence) -> Iterator[tuple[str, str]]:
    yield "kind", _CARDS[said.kind]
    yield "enhanced", said.enhanced.value
    yield "surname", said.names.surname
    yield "given_names", said.names.given_names
    yield "suffix", said.names.suffix
    yield "names_truncated", "yes" if said.names.cut else ""
    yield "document_number", said.document_number
    yield "birth_date", _date(said.birth_date)
    yield "sex", said.sex.value
    yield "issue_date", _date(said.issue_date)
    yield "expiry_date", _date(said.expiry_date)
    yield "country", said.country
    yield "jurisdiction", said.jurisdiction
    yield "issuer_number", said.issuer_number
    yield "street", said.address.street
    yield "city", said.address.city
    yield "postal_code", said.address.postal_code
    yield "real_id", {True: "yes", False: "no", None: ""}[said.real_id]
    yield "limited_duration", "yes" if said.limited_duration else ""
    yield "document_discriminator", said.document_discriminator
    yield "version", str(said.version)


def _pass(said: BoardingPass) -> Iterator[tuple[str, str]]:
    yield "surname", said.surname
    yield "given_names", said.given_names
    yield "names_truncated", "yes" if said.names_truncated else ""
    yield "electronic_ticket", "yes" if said.electronic_ticket else "no"
    yield "legs", str(len(said.legs))
    for number, leg in enumerate(said.legs, start=1):
        yield f"leg_{number}_flight", leg.flight or leg.carrier
        yield f"leg_{number}_origin", leg.origin
        yield f"leg_{number}_destination", leg.destination
        yield f"leg_{number}_day_of_year", "" if leg.day_of_year is None else str(leg.day_of_year)
        yield f"leg_{number}_record_locator", leg.record_locator
        yield f"leg_{number}_cabin", leg.cabin
        yield f"leg_{number}_seat", leg.seat
        yield f"leg_{number}_sequence", leg.sequence
        yield f"leg_{number}_status", leg.status
    yield "security_type", said.security_type
    yield "security_data", said.security_data


def _seal(said: VdsSeal, today: date) -> Iterator[tuple[str, str]]:
    yield "kind", said.kind.value
    yield "issuing_country", said.issuing_country
    yield "issue_date", _date(said.issue_date)
    yield "signature_date", _date(said.signature_date)
    yield "signer", said.signer
    yield "certificate_reference", said.certificate_reference
    yield from _document(zone_document(said, today))
    yield from _features(said.features, said.stay, said.entries)
    yield "version", str(said.version)


def _features(
    features: tuple[Feature, ...], stay: StayLength | None, entries: int | None
) -> Iterator[tuple[str, str]]:
    for feature in features:
        known = feature.field.value
        name = f"field_{feature.tag}" if known == "unknown" else known
        if name not in ("stay", "entries"):
            yield name, feature.text or feature.raw.hex()
    if entries is not None:
        yield "entries", str(entries) if entries else "any"
    if stay is None:
        return
    if stay.until_visa_ends or stay.decided_at_entry or stay.transit_only:
        yield "stay", _STAYS[stay.days]
    else:
        for unit, number in (("days", stay.days), ("months", stay.months), ("years", stay.years)):
            yield f"stay_{unit}", str(number) if number else ""


def _proof(said: VdsNcSeal) -> Iterator[tuple[str, str]]:
    yield "kind", said.type
    yield "issuing_country", said.issuing_country
    yield "surname", said.surname
    yield "given_names", said.given_names
    yield "birth_date", _date(said.birth_date)
    yield "sex", said.sex.value
    yield "document_number", said.document_number
    yield "certificate_number", said.certificate_number
    yield "algorithm", said.algorithm
    yield "message", said.message
    yield "version", str(said.version)


def _icao(said: IdbBarcode, today: date) -> Iterator[tuple[str, str]]:
    yield "issuing_country", said.issuing_country
    yield "signature_date", _date(said.signature_date)
    yield "certificate_reference", said.certificate_reference.hex()
    yield from _document(zone_document(said, today))
    for message in said.messages:
        known = message.field.value
        name = f"field_{message.tag}" if known == "unknown" else known
        if message.features is not None:
            features = message.features
            yield from _features(features.fields, features.stay, features.entries)
        elif message.date is not None:
            yield name, _date(message.date)
        else:
            yield name, message.text or message.raw.hex()
    yield "draft", "yes" if said.draft else ""


def _document(document: TravelDocument | None) -> Iterator[tuple[str, str]]:
    if document is None:
        return
    yield "document_code", document.document_code
    yield "surname", document.surname
    yield "given_names", document.given_names
    yield "document_number", document.document_number
    yield "nationality", document.nationality
    yield "birth_date", _date(document.birth_date)
    yield "sex", document.sex.value
    yield "expiry_date", _date(document.expiry_date)


def _date(value: PartialDate) -> str:
    return "" if value == _UNKNOWN else value.iso
