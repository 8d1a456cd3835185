"""Samples of others, with a list of what is in them: `--images DIR --truth CSV`.

The list gives, for each file, its kind, the file with the bytes of its symbol, and fields as JSON:
of licences by the standard's element names, of boarding passes by the names of the Resolution, of
seals by what they hold. The folder's own certificates are taken for trusted ones.
"""

import csv
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image, ImageOps

from app.bench.barcode_known import share
from app.bench.figures import Figure, figure
from app.documents.barcodes import read_barcodes, second_opinion
from app.documents.payloads.aamva import AamvaLicence
from app.documents.payloads.any_payload import Payload, read_payload
from app.documents.payloads.bcbp import BoardingPass, Leg
from app.documents.payloads.idb import DRAFT_MAGIC, MAGIC, IdbBarcode
from app.documents.payloads.vds import VdsSeal
from app.documents.payloads.vds_nc import VdsNcSeal
from app.documents.seals.seal_verdict import SealState
from app.documents.seals.trust_store import TrustStore
from app.documents.seals.verification import verify_seal

_PICTURES = (".png", ".jpg", ".jpeg", ".tif", ".bmp")
_CERTIFICATES = (".crt", ".der", ".cer", ".pem")
_NOW = datetime(2026, 11, 24, tzinfo=UTC)  # after the last of them was signed
_SIGNED_RIGHTLY = (SealState.VERIFIED, SealState.ISSUER_NOT_TRUSTED)  # some signers have expired


def sample_figures(images: Path, truth: Path) -> Iterator[Figure]:
    """Read every picture and payload of the list, and compare."""
    store = TrustStore.of(
        path.read_bytes() for path in sorted(images.rglob("*")) if path.suffix in _CERTIFICATES
    )
    exact: list[bool] = []
    seals: list[bool] = []
    fields: dict[str, list[bool]] = defaultdict(list)
    false = 0
    with truth.open(newline="", encoding="utf-8") as rows:
        for row in csv.DictReader(rows):
            path, kind = images / row["file"], row.get("kind", "none")
            if path.suffix in _CERTIFICATES:
                continue
            if path.suffix in _PICTURES:
                found = _read_picture(path, both=kind == "none")
                if kind == "none":
                    false += len(found)
                else:
                    exact.append(found == [(images / row["expected_text_file"]).read_bytes()])
                continue
            said = read_payload(path.read_bytes())
            expected = json.loads(row["expected_fields"])
            if "signature" in expected or "signature_math" in expected:
                seals.append(_seal_is_as_expected(said, expected, store))
            fields[kind] += _compared(said, path.read_bytes(), expected)
    if exact:
        yield share("barcode.samples.exact", exact)
    for kind, right in fields.items():
        yield share(f"barcode.samples.{kind}.fields", right)
    if seals:
        yield share("barcode.samples.seals", seals)
    yield figure("barcode.samples.false_reads", false, "symbols", target=0)


def _read_picture(path: Path, *, both: bool) -> list[bytes]:
    with Image.open(path) as opened:
        pixels = np.asarray(ImageOps.exif_transpose(opened).convert("RGB"))
    symbols = read_barcodes(pixels) + (second_opinion(pixels) if both else ())
    return [symbol.payload for symbol in symbols]


def _seal_is_as_expected(
    said: Payload | None, expected: Mapping[str, Any], store: TrustStore
) -> bool:
    if said is None or isinstance(said, AamvaLicence | BoardingPass):
        return False
    state = verify_seal(said.signed_part, store, _NOW).state
    wanted = expected.get("signature", expected.get("signature_math"))
    if wanted == "INVALID":
        return state is SealState.DOES_NOT_MATCH
    return state in _SIGNED_RIGHTLY


def _compared(said: Payload | None, payload: bytes, expected: Mapping[str, Any]) -> list[bool]:
    """Return, field by field, whether it says what it should."""
    match said:
        case AamvaLicence():
            return _licence(said, payload, expected)
        case BoardingPass():
            return _pass(said, expected)
        case VdsSeal():
            return _seal(said, expected)
        case VdsNcSeal():
            return [expected["name"] == f"{said.surname}  {said.given_names}"]
        case IdbBarcode():
            magic = (DRAFT_MAGIC if said.draft else MAGIC) == expected["magic"]
            return [magic, (said.signed_part is not None) == expected["signed"]]
        case None:
            return [False] * len(expected)


def _licence(said: AamvaLicence, payload: bytes, expected: Mapping[str, Any]) -> list[bool]:
    if "subfiles" in expected:
        header = expected["header"]
        right = [
            said.version == header["aamva_version"],
            int(said.issuer_number) == header["issuer_id"],
            (said.jurisdiction_version or 0) == header["jurisdiction_version"],
        ]
        elements = {part.type: part.elements for part in said.subfiles}
        for part in expected["subfiles"]:
            read = elements.get(part["subfile_type"], {})
            right += [read.get(name) == text for name, text in part["elements"].items()]
        return right
    printed = payload.decode("latin-1")  # the list also has names that only some versions print
    return [
        said.elements.get(name, "").strip() == text.strip()
        for name, text in expected.items()
        if f"\n{name}{text}" in printed or f"DL{name}{text}" in printed
    ]


def _pass(said: BoardingPass, expected: Mapping[str, Any]) -> list[bool]:
    read = {
        "passenger_name": f"{said.surname}/{said.given_names}",
        "electronic_ticket_indicator": "E" if said.electronic_ticket else "",
        "legs": str(len(said.legs)),
        "type_of_security_data": said.security_type,
        "security_data": said.security_data,
    }
    if (items := said.items) is not None:
        day = items.issued_day
        read |= {
            "passenger_description": items.description,
            "source_of_check_in": items.check_in_source,
            "source_of_boarding_pass_issuance": items.issuance_source,
            "date_of_issue_of_boarding_pass": (
                "" if day is None else f"{items.issued_year_digit}{day:03d}"
            ),
            "document_type": items.document_type,
            "airline_designator_of_boarding_pass_issuer": items.issuer,
            "baggage_tag_license_plate_numbers": "".join(items.bag_tags),
        }
    for number, leg in enumerate(said.legs, start=1):
        read |= {f"leg{number}.{name}": text for name, text in _leg(leg).items()}
    return [
        read.get(name) == _unpadded(str(text), number=name.endswith("flight_number"))
        for name, text in expected.items()
    ]


def _unpadded(text: str, *, number: bool) -> str:
    return text.strip().lstrip("0") if number else text.strip()


def _leg(leg: Leg) -> dict[str, str]:
    read = {
        "operating_carrier_pnr_code": leg.record_locator,
        "from_city_airport_code": leg.origin,
        "to_city_airport_code": leg.destination,
        "operating_carrier_designator": leg.carrier,
        "flight_number": leg.flight_number,
        "date_of_flight": f"{leg.day_of_year or 0:03d}",
        "compartment_code": leg.cabin,
        "seat_number": leg.seat,
        "check_in_sequence_number": leg.sequence,
        "passenger_status": leg.status,
    }
    if (items := leg.items) is not None:
        read |= {
            "airline_numeric_code": items.airline_number,
            "document_form_serial_number": items.ticket_number,
            "selectee_indicator": items.selectee,
            "international_document_verification": items.documents_checked,
            "marketing_carrier_designator": items.marketing_carrier,
            "frequent_flyer_airline_designator": items.frequent_flyer_airline,
            "frequent_flyer_number": items.frequent_flyer_number,
            "id_ad_indicator": items.reduced_fare,
            "free_baggage_allowance": items.bag_allowance,
            "fast_track": {True: "Y", False: "N", None: ""}[items.fast_track],
            "airline_individual_use": items.airline_own.strip(),
        }
    return read


def _seal(said: VdsSeal, expected: Mapping[str, Any]) -> list[bool]:
    """Compare by what the fields hold: whatever the list calls them."""
    texts = {feature.text for feature in said.features}
    texts |= {feature.raw.hex() for feature in said.features}
    texts |= {said.kind.value.upper(), f"{said.signer}{said.certificate_reference.lstrip('0')}"}
    return [text in texts for name, text in expected.items() if name != "signature"]
