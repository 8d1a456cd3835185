"""A symbol becomes a barcode with its fields, its seal's state, and what it states."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from app.documents.code_fields import fields_of
from app.documents.code_statements import document_of, kind_of, statements_of
from app.documents.comparison import Statement
from app.documents.payloads.aamva import AamvaLicence
from app.documents.payloads.any_payload import read_payload
from app.documents.payloads.bcbp import BoardingPass
from app.documents.payloads.payload_limit import LONGEST
from app.documents.payloads.payload_warning import PayloadWarning
from app.documents.reading import (
    Barcode,
    BarcodeKind,
    Check,
    CheckName,
    CheckReason,
    CheckState,
    Point,
    TravelDocument,
)
from app.documents.seals.seal_verdict import SealReason, SealState, SealVerdict
from app.documents.seals.trust_store import TrustStore
from app.documents.seals.verification import verify_seal

LONGEST_KEPT = 4096
"""Bytes. No single symbol holds more than 2,953 (QR, version 40)."""

_HARMLESS = frozenset({PayloadWarning.UNKNOWN_VERSION, PayloadWarning.LETTERS_REPAIRED})
"""Warnings that say more about our standard's age, or a scanner, than about the document."""
_SEAL_CHECKS = {
    SealState.VERIFIED: (CheckState.PASSED, None),
    SealState.ISSUER_NOT_TRUSTED: (CheckState.FAILED, CheckReason.ISSUER_NOT_TRUSTED),
    SealState.COULD_NOT_CHECK: (CheckState.NOT_DONE, CheckReason.COULD_NOT_CHECK),
    SealState.DOES_NOT_MATCH: (CheckState.FAILED, CheckReason.DOES_NOT_MATCH),
}


@dataclass(frozen=True, slots=True)
class ReadCode:
    """One symbol, understood as far as any grammar goes.

    Attributes:
        statements: What it says about traveler and document.
        document: The document that it is by itself; None for all but licences.
    """

    barcode: Barcode
    statements: tuple[Statement, ...] = ()
    document: TravelDocument | None = None

    @property
    def checks(self) -> Iterator[Check]:
        """Yield what can be said about the code itself: how it is written, and its seal."""
        code = self.barcode
        if code.kind is BarcodeKind.AAMVA:
            odd = [one for one in code.warnings if one not in _HARMLESS]
            yield (
                Check(CheckName.BARCODE, CheckState.FAILED, CheckReason.WRITTEN_ODDLY)
                if odd
                else Check(CheckName.BARCODE, CheckState.PASSED)
            )
        if code.seal is not None:
            yield Check(CheckName.SEAL, *_SEAL_CHECKS[code.seal.state], code.seal.signer)


def read_code(
    symbology: str,
    payload: bytes,
    quad: tuple[Point, ...],
    store: TrustStore,
    now: datetime,
) -> ReadCode:
    """Understand the bytes of a symbol. Whatever they are, they are kept as they came.

    Args:
        symbology: As the engine names it.
        payload: All bytes of the symbol.
        quad: Its corners in the image.
        store: Whom this port trusts.
        now: With the time zone of this desk.
    """
    said = read_payload(payload)
    kind = kind_of(said)
    today = now.date()
    seal = None
    if said is not None and not isinstance(said, AamvaLicence | BoardingPass):
        seal = _judged(verify_seal(said.signed_part, store, now), store)
    barcode = Barcode(
        symbology=symbology,
        kind=kind,
        text=text_of(payload[:LONGEST], kind),
        fields={} if said is None else fields_of(said, today),
        quad=quad,
        payload=payload if len(payload) <= LONGEST_KEPT else b"",
        sha256=hashlib.sha256(payload).hexdigest(),
        warnings=() if said is None else tuple(dict.fromkeys(said.warnings)),
        seal=seal,
    )
    if said is None:
        return ReadCode(barcode)
    return ReadCode(barcode, statements_of(said, today), document_of(said))


def text_of(payload: bytes, kind: BarcodeKind) -> str:
    """Write a payload as text: UTF-8 where it is that, else one character per byte (Latin 1).

    Seals are binary and always written byte by byte, so that nothing of them is lost.
    """
    if kind is not BarcodeKind.VDS:
        try:
            return payload.decode("utf-8")
        except UnicodeDecodeError:
            pass
    return payload.decode("latin-1")


def _judged(verdict: SealVerdict, store: TrustStore) -> SealVerdict:
    """Deny by default: where nobody is trusted, no issuer is."""
    if verdict.reason is SealReason.SIGNER_UNKNOWN and not store.trusted:
        return SealVerdict(SealState.ISSUER_NOT_TRUSTED, SealReason.SIGNER_UNKNOWN)
    return verdict
