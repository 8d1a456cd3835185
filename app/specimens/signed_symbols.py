"""Symbols of every kind that a traveler may hand over, each with what it must be found to say.

The seals are signed by Utopia's own authority; passes, licences and their holders are invented.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from random import Random

from app.documents.payloads.bcbp import BoardingPass, Leg
from app.documents.payloads.bcbp_conditional import LegItems, PassItems
from app.documents.payloads.c40 import encode_c40
from app.documents.payloads.strict_json import Json
from app.documents.payloads.tlv import write_tlv
from app.documents.payloads.vds_features import StayLength
from app.specimens.boarding_pass_payload import compose_boarding_pass
from app.specimens.licence_payload import compose_licence
from app.specimens.seal_authority import seal_signer
from app.specimens.seal_payloads import compose_idb, compose_vds_nc, compose_visa_seal
from app.specimens.symbol_pages import invented_licence

SEALED_ON = date(2026, 3, 5)
PASS_SYMBOLOGIES = ("PDF417", "Aztec", "QRCode", "DataMatrix")  # IATA Resolution 792
_AAMVA_VERSIONS = range(1, 13)
_VISA = ("V<UTOLINDQUIST<<MARA<ELIN<<<<<<<<<<<", "U4K7P20637UTO9106173F2703058ZE184226")
_ZONE = "PUUTOLINDQUIST<<MARA<ELIN<<<<<<<<<<<U4K7P20637UTO9106173F2703058<<<<<<<8"
_PASSPORT = "U4K7P2063"
_IDB_TD2, _IDB_NUMBER = 0x02, 0x09


@dataclass(frozen=True, slots=True)
class KnownSymbol:
    """A symbol and the truth about it.

    Attributes:
        kind: `aamva`, `bcbp`, `vds`, `vds_nc` or `idb`.
        symbology: As zxing-cpp names it.
        fields: By the names that `documents.code_fields` gives them.
    """

    kind: str
    symbology: str
    payload: bytes
    fields: dict[str, str]


def known_symbols() -> Iterator[KnownSymbol]:
    """Make them: licences of every version, passes in four symbologies, every kind of seal."""
    yield from _licences()
    yield from _passes()
    yield from sealed_symbols()


def sealed_symbols() -> Iterator[KnownSymbol]:
    """Make those that are signed."""
    signer = seal_signer()
    visa = compose_visa_seal(
        _VISA, _PASSPORT, signer, issued=SEALED_ON, stay=StayLength(90, 0, 0), entries=1
    )
    holder = {"surname": "LINDQUIST", "given_names": "MARA ELIN"}
    of_visa = {**holder, "document_number": _PASSPORT, "kind": "visa", "entries": "1"}
    yield KnownSymbol("vds", "DataMatrix", visa, of_visa)
    message: Json = {"pid": {"n": "LINDQUIST  MARA ELIN", "dob": "1991-06-17", "i": _PASSPORT}}
    proof = compose_vds_nc(message, signer)
    of_proof = {**holder, "birth_date": "1991-06-17"}
    yield KnownSymbol("vds_nc", "QRCode", proof, of_proof)
    messages = [(_IDB_TD2, write_tlv(2, encode_c40(_ZONE))), (_IDB_NUMBER, encode_c40("156782"))]
    for symbology, packed in (("QRCode", False), ("Aztec", True)):
        barcode = compose_idb(messages, signer, signed_on=SEALED_ON, packed=packed)
        yield KnownSymbol("idb", symbology, barcode, {**holder, "document_number": _PASSPORT})


def _licences() -> Iterator[KnownSymbol]:
    for version in _AAMVA_VERSIONS:
        licence = invented_licence(Random(version))  # noqa: S311 - a picture, no secret
        fields = {
            "surname": licence.surname,
            "given_names": f"{licence.first_name} {licence.middle_names}",
            "document_number": licence.number,
            "birth_date": licence.birth_date.isoformat(),
            "issue_date": licence.issue_date.isoformat(),
            "expiry_date": licence.expiry_date.isoformat(),
            "sex": licence.sex.value,
            "version": str(version),
        }
        yield KnownSymbol("aamva", "PDF417", compose_licence(licence, version), fields)


def _passes() -> Iterator[KnownSymbol]:
    first = Leg(
        record_locator="Q7RT2A",
        origin="AMA",
        destination="SLZ",
        carrier="UT",
        flight_number="412",
        day_of_year=328,
        cabin="Y",
        seat="014C",
        sequence="0031",
        status="1",
        items=LegItems(airline_number="999", ticket_number="1234567890", bag_allowance="20K"),
    )
    second = Leg("Z9PLM4", "SLZ", "NUQ", "UN", "77A", 329, "C", "002A", "0007A", "3")
    for symbology in PASS_SYMBOLOGIES:
        for legs in ((first,), (first, second)):
            said = BoardingPass(
                surname="LINDQUIST",
                given_names="MARA",
                names_truncated=False,
                electronic_ticket=True,
                legs=legs,
                items=PassItems(version="6", issued_year_digit=6, issued_day=327, issuer="UT"),
                security_type="1",
                security_data="SIGNEDBYUT",
            )
            fields = {
                "surname": said.surname,
                "given_names": said.given_names,
                "legs": str(len(legs)),
                "security_data": said.security_data,
            }
            for number, leg in enumerate(legs, start=1):
                fields |= {
                    f"leg_{number}_flight": leg.flight,
                    f"leg_{number}_origin": leg.origin,
                    f"leg_{number}_destination": leg.destination,
                    f"leg_{number}_day_of_year": str(leg.day_of_year),
                    f"leg_{number}_seat": leg.seat,
                }
            payload = compose_boarding_pass(said).encode("ascii")
            yield KnownSymbol("bcbp", symbology, payload, fields)
