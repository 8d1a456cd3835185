"""Visible digital seals where there is room: JSON with its signer's certificate (VDS-NC).

ICAO Technical Report VDS-NC, version 1.1. What is signed is the canonical form (RFC 8785) of
`data`; `sig` names the algorithm and carries certificate and signature in base64url (RFC 4648).
Whether the signature is right, `app.documents.seals` says.
"""

import base64
import binascii
from dataclasses import dataclass
from enum import StrEnum

from app.documents.payloads.iso_dates import read_iso_date
from app.documents.payloads.payload_error import PayloadError
from app.documents.payloads.payload_limit import refuse_too_long
from app.documents.payloads.payload_warning import PayloadWarning
from app.documents.payloads.signed_part import Digest, SignedPart, SignerReference
from app.documents.payloads.strict_json import Json, canonical, is_plain, read_json
from app.documents.reading import PartialDate, Sex

DIGESTS = {"ES256": Digest.SHA256, "ES384": Digest.SHA384, "ES512": Digest.SHA512}
_SEXES = {"F": Sex.FEMALE, "M": Sex.MALE}
_BETWEEN_NAMES = "  "  # two blanks, as the zone has two fillers


class VdsNcKind(StrEnum):
    """What the seal is about."""

    VACCINATION = "icao.vacc"
    TEST = "icao.test"
    OTHER = "other"


_DOCUMENT_TYPES = {VdsNcKind.VACCINATION: "NV", VdsNcKind.TEST: "NT"}
"""As the certificates of such signers list them."""


@dataclass(frozen=True, slots=True)
class VdsNcSeal:
    """A seal in JSON.

    Attributes:
        kind: OTHER where `type` is none of the known ones.
        type: As written (`icao.vacc`).
        version: Of the message's structure.
        issuing_country: Three letters.
        surname, given_names: All in `surname` where no two blanks divide the name.
        document_number: Of the holder's travel document.
        certificate_number: Of the proof itself.
        message: Everything in the message, as canonical JSON.
        algorithm: As written (`ES256`).
        certificate: The signer's, DER.
        signature: `r` and `s`, side by side.
        signed: The canonical form of `data`.
        exact: Every string and number is written as in the canonical form.
    """

    kind: VdsNcKind
    type: str
    version: int
    issuing_country: str
    surname: str
    given_names: str
    birth_date: PartialDate
    sex: Sex
    document_number: str
    certificate_number: str
    message: str
    algorithm: str
    certificate: bytes
    signature: bytes
    signed: bytes
    exact: bool
    warnings: tuple[PayloadWarning, ...] = ()

    @property
    def signed_part(self) -> SignedPart:
        """Return what has to be verified."""
        return SignedPart(
            signed=self.signed,
            signature=self.signature,
            digest=DIGESTS.get(self.algorithm, Digest.UNKNOWN),
            signer=SignerReference(certificate=self.certificate),
            document_type=_DOCUMENT_TYPES.get(self.kind, ""),
            exact=self.exact,
        )


def read_vds_nc(payload: bytes) -> VdsNcSeal:
    """Take a seal apart.

    Args:
        payload: UTF-8.

    Raises:
        PayloadError: It is no such seal, or has something that nobody signed beside it.
    """
    refuse_too_long(payload)
    try:
        text = payload.decode("utf-8").rstrip("\r\n")
    except UnicodeDecodeError as error:
        raise PayloadError("not UTF-8") from error
    seal = _object(read_json(text), "seal", {"data", "sig"})
    data = _object(seal["data"], "data", {"hdr", "msg"})
    header = _object(data["hdr"], "hdr", {"t", "v", "is"})
    signature = _object(seal["sig"], "sig", {"alg", "cer", "sigvl"})
    version = header["v"]
    if not isinstance(version, int) or isinstance(version, bool):
        raise PayloadError("hdr: v")
    message = data["msg"]
    if not isinstance(message, dict):
        raise PayloadError("msg")
    person = message.get("pid", message)
    if not isinstance(person, dict):
        raise PayloadError("pid")
    warnings: list[PayloadWarning] = []
    written = _string(header, "t", "hdr")
    kind = next((one for one in VdsNcKind if one.value == written), VdsNcKind.OTHER)
    if kind is VdsNcKind.OTHER:
        warnings.append(PayloadWarning.UNKNOWN_KIND)
    exact = is_plain(text)
    if not exact:
        warnings.append(PayloadWarning.WRITTEN_UNUSUALLY)
    name = _text(person, "n")
    surname, divided, given_names = name.partition(_BETWEEN_NAMES)
    if not name:
        warnings.append(PayloadWarning.FIELD_MISSING)
    elif not divided:
        warnings.append(PayloadWarning.NAME_UNDIVIDED)
    return VdsNcSeal(
        kind=kind,
        type=written,
        version=version,
        issuing_country=_string(header, "is", "hdr"),
        surname=" ".join(surname.split()),
        given_names=" ".join(given_names.split()),
        birth_date=_date(person, "dob", warnings),
        sex=_SEXES.get(_text(person, "sex"), Sex.UNSPECIFIED),
        document_number=_text(person, "i") or _text(person, "dn"),
        certificate_number=_text(message, "uvci") or _text(message, "utci"),
        message=canonical(message).decode("utf-8"),
        algorithm=_string(signature, "alg", "sig"),
        certificate=_bytes(signature, "cer"),
        signature=_bytes(signature, "sigvl"),
        signed=canonical(data),
        exact=exact,
        warnings=tuple(warnings),
    )


def _object(value: Json, name: str, names: set[str]) -> dict[str, Json]:
    """Return the object, which has just these names."""
    if not isinstance(value, dict) or set(value) != names:
        raise PayloadError(f"{name}: not the names it has to have")
    return value


def _string(value: dict[str, Json], name: str, of: str) -> str:
    text = value[name]
    if not isinstance(text, str):
        raise PayloadError(f"{of}: {name}")
    return text


def _text(value: dict[str, Json], name: str) -> str:
    """Return a field that may be missing."""
    text = value.get(name)
    return text if isinstance(text, str) else ""


def _date(value: dict[str, Json], name: str, warnings: list[PayloadWarning]) -> PartialDate:
    text = _text(value, name)
    try:
        return read_iso_date(text) if text else PartialDate()
    except PayloadError:
        warnings.append(PayloadWarning.DATE_UNREADABLE)
        return PartialDate()


def _bytes(value: dict[str, Json], name: str) -> bytes:
    """Return what is written in base64url, which has one way only to write it."""
    text = _string(value, name, "sig")
    bare = text.rstrip("=")
    padded = bare + "=" * (-len(bare) % 4)
    try:
        data = base64.b64decode(padded, altchars=b"-_", validate=True)
    except (binascii.Error, ValueError) as error:
        raise PayloadError(f"sig: {name}") from error
    if text not in (bare, padded) or base64.urlsafe_b64encode(data).decode("ascii") != padded:
        raise PayloadError(f"sig: {name}")
    return data
