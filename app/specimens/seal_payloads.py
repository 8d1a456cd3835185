"""Seals for specimens: the bytes of visible digital seals, in all three ways to write them."""

import base64
import hashlib
import zlib
from collections.abc import Sequence
from datetime import date

from app.documents.payloads.binary_dates import encode_date, encode_masked_date
from app.documents.payloads.c40 import encode_c40
from app.documents.payloads.idb import (
    CERTIFICATE_TAG,
    DIGESTS,
    FIRST_FLAG,
    MAGIC,
    MESSAGES_TAG,
    PACKED,
    SIGNATURE_TAG,
    SIGNED,
)
from app.documents.payloads.strict_json import Json, canonical
from app.documents.payloads.tlv import write_tlv
from app.documents.payloads.vds import MAGIC as VDS_MAGIC
from app.documents.payloads.vds import SIGNATURE_TAG as VDS_SIGNATURE_TAG
from app.documents.payloads.vds import VERSION_3, VERSION_4
from app.documents.payloads.vds_features import StayLength
from app.documents.payloads.vds_kinds import NUMBERS, VdsKind
from app.documents.payloads.vds_nc import DIGESTS as VDS_NC_DIGESTS
from app.documents.payloads.vds_nc import VdsNcKind
from app.documents.reading import PartialDate
from app.specimens.seal_authority import COUNTRY, SealSigner

UTOPIA = "UTO"
_SECOND_LINE = 28  # characters of a visa's second line that its seal has
_WIDTH_A = 44  # characters of a line of a visa of format A
_MRV_A_TAG, _MRV_B_TAG, _ENTRIES_TAG, _STAY_TAG, _PASSPORT_TAG = 1, 2, 3, 4, 5


def compose_visa_seal(
    lines: tuple[str, str],
    passport_number: str,
    signer: SealSigner,
    *,
    issued: date,
    stay: StayLength,
    entries: int | None = None,
) -> bytes:
    """Return the seal of a visa (ICAO Doc 9303-7 clause 9).

    Args:
        lines: Its machine readable zone, format A or B.
        entries: 0 for any number; None leaves it out.
    """
    first, second = lines
    tag = _MRV_A_TAG if len(first) == _WIDTH_A else _MRV_B_TAG
    features = [(tag, encode_c40(first + second[:_SECOND_LINE]))]
    if entries is not None:
        features.append((_ENTRIES_TAG, bytes((entries,))))
    features.append((_STAY_TAG, bytes((stay.days, stay.months, stay.years))))
    features.append((_PASSPORT_TAG, encode_c40(passport_number)))
    return compose_vds(VdsKind.VISA, features, signer, issued=issued)


def compose_vds(
    kind: VdsKind,
    features: Sequence[tuple[int, bytes]],
    signer: SealSigner,
    *,
    issued: date,
    version: int = 4,
    country: str = UTOPIA,
) -> bytes:
    """Return a visible digital seal (ICAO Doc 9303-13), signed on the day it was issued.

    Args:
        features: Tag and value of each.
        version: 3 or 4, of the header.
    """
    der = version > VERSION_3 + 1
    day = encode_date(PartialDate(issued.year, issued.month, issued.day))
    serial = f"{signer.serial:X}"
    reference = f"{len(serial):02X}{serial}" if der else f"{serial:>05}"
    signed = b"".join(
        (
            bytes((VDS_MAGIC, VERSION_4 if der else VERSION_3)),
            encode_c40(country.ljust(3, "<")),
            encode_c40(COUNTRY + signer.common_name + reference),
            day,
            day,
            bytes(NUMBERS[kind]),
            *(write_tlv(tag, value, der=der) for tag, value in features),
        )
    )
    return signed + write_tlv(VDS_SIGNATURE_TAG, signer.sign(signed))


def compose_vds_nc(
    message: Json,
    signer: SealSigner,
    *,
    kind: VdsNcKind = VdsNcKind.VACCINATION,
    country: str = UTOPIA,
) -> bytes:
    """Return a seal in JSON (ICAO Technical Report VDS-NC), in canonical form."""
    data: Json = {"hdr": {"t": kind.value, "v": 1, "is": country}, "msg": message}
    algorithm = next(name for name, digest in VDS_NC_DIGESTS.items() if digest is signer.digest)
    return canonical(
        {
            "data": data,
            "sig": {
                "alg": algorithm,
                "cer": base64.urlsafe_b64encode(signer.certificate).decode("ascii"),
                "sigvl": base64.urlsafe_b64encode(signer.sign(canonical(data))).decode("ascii"),
            },
        }
    )


def compose_idb(
    messages: Sequence[tuple[int, bytes]],
    signer: SealSigner | None,
    *,
    signed_on: date,
    country: str = UTOPIA,
    packed: bool = False,
    with_certificate: bool = False,
    short_date: bool = False,
) -> bytes:
    """Return an ICAO barcode (ICAO Technical Report Datastructure for Barcode).

    Args:
        messages: Tag and value of each.
        signer: None leaves it unsigned.
        packed: With zlib, which is shorter where there is a picture or much text.
        with_certificate: It carries the signer's certificate.
        short_date: Three bytes for the date, as in the report's table, not four as in its text.
    """
    data = encode_c40(country.ljust(3, "<"))
    flag = PACKED if packed else 0
    group = write_tlv(MESSAGES_TAG, b"".join(write_tlv(tag, value) for tag, value in messages))
    if signer is not None:
        flag |= SIGNED
        day = PartialDate(signed_on.year, signed_on.month, signed_on.day)
        data += bytes((next(code for code, one in DIGESTS.items() if one is signer.digest),))
        data += hashlib.sha1(signer.certificate, usedforsecurity=False).digest()[-5:]
        data += encode_date(day) if short_date else encode_masked_date(day)
    data += group
    if signer is not None:
        signature = write_tlv(SIGNATURE_TAG, signer.sign(data))
        data += write_tlv(CERTIFICATE_TAG, signer.certificate) if with_certificate else b""
        data += signature
    if packed:
        data = zlib.compress(data, 9)
    text = base64.b32encode(data).decode("ascii").rstrip("=")
    return f"{MAGIC}{chr(ord(FIRST_FLAG) + flag)}{text}".encode("ascii")
