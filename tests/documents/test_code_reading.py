"""Symbols understood: fields, statements, the seal's state; every byte kept."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from app.documents.code_reading import LONGEST_KEPT, ReadCode, read_code
from app.documents.payloads.payload_warning import PayloadWarning
from app.documents.payloads.vds_features import StayLength
from app.documents.reading import (
    Barcode,
    BarcodeKind,
    Check,
    CheckName,
    CheckReason,
    CheckState,
    PartialDate,
    Sex,
)
from app.documents.seals.seal_verdict import SealReason, SealState
from app.documents.seals.trust_folder import TrustFolder
from app.documents.seals.trust_store import TrustStore
from app.specimens.boarding_pass import one_flight
from app.specimens.boarding_pass_payload import compose_boarding_pass
from app.specimens.licence_payload import Licence, compose_licence
from app.specimens.seal_authority import (
    SIGNER_TO,
    VALID_FROM,
    SealSigner,
    seal_authority,
    seal_signer,
    specimen_trust_store,
)
from app.specimens.seal_payloads import compose_visa_seal

_NOW = datetime(2026, 11, 24, 14, 0, tzinfo=UTC)
_LICENCE = Licence(
    "OESTERGAARD",
    "INGRID",
    "U1234567",
    date(1991, 6, 17),
    date(2024, 2, 1),
    date(2032, 2, 1),
    Sex.FEMALE,
    middle_names="NOOR",
)
VISA_LINES = ("V<UTOOESTERGAARD<<INGRID<NOOR<<<<<<<", "V004123458UTO9106178F3204304<<<<<<<<")


def visa_seal(signer: SealSigner | None = None) -> bytes:
    """Return the seal of Ingrid's visa."""
    return compose_visa_seal(
        VISA_LINES,
        "U4K7P2063",
        signer or seal_signer(),
        issued=date(2026, 5, 1),
        stay=StayLength(90, 0, 0),
        entries=0,
    )


def _read(payload: bytes, store: TrustStore | None = None, now: datetime = _NOW) -> ReadCode:
    return read_code("PDF417", payload, (), store or specimen_trust_store(), now)


def test_licence_is_a_document_by_itself() -> None:
    code = _read(compose_licence(_LICENCE, version=11))
    assert code.barcode.kind is BarcodeKind.AAMVA
    assert code.document is not None
    assert (code.document.issuing_state, code.document.document_number) == ("UTO-AM", "U1234567")
    assert (code.document.surname, code.document.given_names) == ("OESTERGAARD", "INGRID NOOR")
    assert code.document.birth_date == PartialDate(1991, 6, 17)
    assert code.barcode.fields["enhanced"] == "no"
    assert code.barcode.fields["expiry_date"] == "2032-02-01"
    assert list(code.checks) == [Check(CheckName.BARCODE, CheckState.PASSED)]
    enhanced = _read(compose_licence(replace(_LICENCE, enhanced=True), version=11))
    assert enhanced.barcode.fields["enhanced"] == "yes"


def test_wrong_offsets_are_read_and_said() -> None:
    right = compose_licence(_LICENCE)
    at = right.index(b"DL00") + 2
    code = _read(right[:at] + b"0099" + right[at + 4 :])
    assert code.document == _read(right).document
    assert PayloadWarning.OFFSETS_REPAIRED in code.barcode.warnings
    (check,) = code.checks
    assert (check.state, check.reason) == (CheckState.FAILED, CheckReason.WRITTEN_ODDLY)


def test_boarding_pass_has_its_flight_among_its_fields() -> None:
    said = one_flight(("OESTERGAARD", "INGRIDNOORMRS"), ("UT", "412"), ("AMA", "NUS"), 328)
    code = _read(compose_boarding_pass(said).encode("ascii"))
    assert code.barcode.kind is BarcodeKind.BCBP
    assert code.barcode.fields["leg_1_flight"] == "UT412"
    assert code.document is None
    assert not list(code.checks)


def test_verified_seal_names_who_signed() -> None:
    code = _read(visa_seal())
    seal = code.barcode.seal
    assert seal is not None
    assert (seal.state, seal.signer[:5]) == (SealState.VERIFIED, "UT MS")
    assert {"kind": "visa", "entries": "any", "stay_days": "90"}.items() <= dict(
        code.barcode.fields
    ).items()
    assert code.barcode.fields["document_number"] == "V00412345"
    assert [check.state for check in code.checks] == [CheckState.PASSED]
    assert [one.document_number for one in code.statements] == ["V00412345", "U4K7P2063"]


def _expired() -> tuple[bytes, TrustStore, datetime]:
    return visa_seal(), specimen_trust_store(), SIGNER_TO + timedelta(days=1)


def _clock_behind() -> tuple[bytes, TrustStore, datetime]:
    return visa_seal(), specimen_trust_store(), VALID_FROM - timedelta(days=400)


def _revoked() -> tuple[bytes, TrustStore, datetime]:
    authority, signer = seal_authority(), seal_signer()
    store = TrustStore.of(
        [authority.certificate], [signer.certificate], [authority.revoke(signer.serial)]
    )
    return visa_seal(), store, _NOW


def _altered() -> tuple[bytes, TrustStore, datetime]:
    seal = bytearray(visa_seal())
    seal[-1] ^= 1
    return bytes(seal), specimen_trust_store(), _NOW


def _nobody() -> tuple[bytes, TrustStore, datetime]:
    return visa_seal(), TrustStore(), _NOW


def _stranger() -> tuple[bytes, TrustStore, datetime]:
    return visa_seal(seal_authority("Another").issue("XX")), specimen_trust_store(), _NOW


@pytest.mark.parametrize(
    ("case", "state", "reason", "check"),
    [
        (_expired, SealState.ISSUER_NOT_TRUSTED, SealReason.SIGNER_EXPIRED, CheckState.FAILED),
        (_revoked, SealState.ISSUER_NOT_TRUSTED, SealReason.SIGNER_REVOKED, CheckState.FAILED),
        (_nobody, SealState.ISSUER_NOT_TRUSTED, SealReason.SIGNER_UNKNOWN, CheckState.FAILED),
        (_stranger, SealState.COULD_NOT_CHECK, SealReason.SIGNER_UNKNOWN, CheckState.NOT_DONE),
        (
            _clock_behind,
            SealState.COULD_NOT_CHECK,
            SealReason.CLOCK_BEFORE_SIGNER,
            CheckState.NOT_DONE,
        ),
        (_altered, SealState.DOES_NOT_MATCH, SealReason.SIGNATURE_WRONG, CheckState.FAILED),
    ],
)
def test_every_other_seal_has_a_state_and_a_reason(
    case: Callable[[], tuple[bytes, TrustStore, datetime]],
    state: SealState,
    reason: SealReason,
    check: CheckState,
) -> None:
    code = _read(*case())
    assert code.barcode.seal is not None
    assert (code.barcode.seal.state, code.barcode.seal.reason) == (state, reason)
    assert [one.state for one in code.checks] == [check]


def test_unknown_symbol_is_kept_byte_by_byte() -> None:
    payload = b"\x00\xff caf\xc3\xa9 \x1d\x9f"
    code = _read(payload)
    assert (code.barcode.kind, code.barcode.payload) == (BarcodeKind.RAW, payload)
    assert code.barcode.text.encode("latin-1") == payload
    assert code.statements == ()
    huge = _read(b"x" * 1_000_000).barcode
    assert (huge.payload, len(huge.sha256)) == (b"", 64)
    assert len(_read(b"x" * LONGEST_KEPT).barcode.payload) == LONGEST_KEPT


def test_barcode_is_the_same_after_it_went_through_a_record() -> None:
    for payload in (visa_seal(), compose_licence(_LICENCE), b"\x00\xff"):
        barcode = _read(payload).barcode
        said = msgspec.json.decode(msgspec.json.encode(barcode))
        assert msgspec.convert(said, Barcode) == barcode
    old = {"symbology": "QRCode", "kind": "raw", "text": "x", "fields": {}, "quad": []}
    assert msgspec.convert(old, Barcode) == replace(
        Barcode("QRCode", BarcodeKind.RAW, "x"), fields={}
    )


def test_folder_of_trust_is_read_anew_when_it_changes(tmp_path: Path) -> None:
    trust = TrustFolder(tmp_path)
    assert trust() == TrustStore()
    authority, signer = seal_authority(), seal_signer()
    for name, data in (
        ("trusted/utopia.cer", authority.certificate),
        ("signers/utopia.cer", signer.certificate),
    ):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_bytes(data)
    seal = _read(visa_seal(), trust()).barcode.seal
    assert seal is not None
    assert seal.state is SealState.VERIFIED
    (tmp_path / "revoked").mkdir()
    (tmp_path / "revoked/utopia.crl").write_bytes(authority.revoke(signer.serial))
    seal = _read(visa_seal(), trust()).barcode.seal
    assert seal is not None
    assert seal.reason is SealReason.SIGNER_REVOKED
