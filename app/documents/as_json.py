"""A reading as the command line writes it: one JSON object per file. The shape is stable."""

import base64
from typing import Any

from app.documents.reading import (
    Barcode,
    Check,
    CheckState,
    DocumentReading,
    MrzText,
    TravelDocument,
)
from app.documents.seals.seal_verdict import SealVerdict


def to_json(reading: DocumentReading, source: str) -> dict[str, Any]:
    """Return the reading of `source` as plain values.

    Dates are ISO 8601 with X for unknown parts; `gap` is in nats. `guidance` says what would help,
    where a zone is there but was refused.
    """
    answer: dict[str, Any] = {
        "file": source,
        "status": reading.status.value,
        "mrz": _mrz(reading.mrz, valid=reading.valid) if reading.mrz else None,
        "fields": _fields(reading.document) if reading.document else {},
        "checks": [_check(check) for check in reading.checks],
        "barcodes": [_barcode(barcode) for barcode in reading.barcodes],
        "elapsed_ms": reading.elapsed_ms,
    }
    if reading.guidance is not None:
        answer["guidance"] = reading.guidance.value
    return answer


def _mrz(mrz: MrzText, *, valid: bool) -> dict[str, Any]:
    return {
        "format": mrz.format.value,
        "lines": list(mrz.lines),
        "as_read": list(mrz.as_read),
        "gap": mrz.gap_millinats / 1000,
        "valid": valid,
    }


def _fields(document: TravelDocument) -> dict[str, Any]:
    return {
        "document_code": document.document_code,
        "issuing_state": document.issuing_state,
        "document_number": document.document_number,
        "surname": document.surname,
        "given_names": document.given_names,
        "names_truncated": document.names_truncated,
        "nationality": document.nationality,
        "birth_date": document.birth_date.iso,
        "sex": document.sex.value,
        "expiry_date": document.expiry_date.iso,
        "optional_data": document.optional_data,
    }


def _check(check: Check) -> dict[str, Any]:
    answer: dict[str, Any] = {
        "name": check.name.value,
        "state": check.state.value,
        "detail": _detail(check),
    }
    if check.between:
        values = (check.printed, check.expected)
        answer["between"] = [
            {"source": origin.source.value, "code": origin.code, "value": value}
            for origin, value in zip(check.between, values, strict=True)
        ]
    return answer


def _detail(check: Check) -> str:
    """Say why, and what is printed against what should be: `digit_differs: 7, expected 8`."""
    detail = check.reason.value if check.reason else ""
    if check.printed:
        detail = f"{detail}: {check.printed}" if detail else check.printed
    if check.between and check.state is not CheckState.PASSED:
        return f"{detail}, {check.expected}"
    if check.expected and not check.between and check.expected != check.printed:
        detail += f", expected {check.expected}"
    return detail


def _barcode(barcode: Barcode) -> dict[str, Any]:
    """Return a symbol; `payload` is base64, so that every byte is there whatever it means."""
    return {
        "symbology": barcode.symbology,
        "kind": barcode.kind.value,
        "text": barcode.text,
        "fields": dict(barcode.fields),
        "warnings": [warning.value for warning in barcode.warnings],
        "payload": base64.b64encode(barcode.payload).decode("ascii"),
        "sha256": barcode.sha256,
        "seal": None if barcode.seal is None else _seal(barcode.seal),
    }


def _seal(seal: SealVerdict) -> dict[str, Any]:
    return {
        "state": seal.state.value,
        "reason": seal.reason.value if seal.reason else None,
        "signer": seal.signer,
        "authority": seal.authority,
        "not_before": seal.not_before.isoformat() if seal.not_before else None,
        "not_after": seal.not_after.isoformat() if seal.not_after else None,
        "revocation_known": seal.revocation_known,
    }
