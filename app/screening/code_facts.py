"""What barcodes add: whether a seal holds, what a licence proves, and what does not agree."""

from collections.abc import Iterator, Sequence

from app.documents.code_statements import LICENCE_CODES
from app.documents.payloads.aamva import Enhanced
from app.documents.reading import (
    Barcode,
    BarcodeKind,
    Check,
    CheckName,
    CheckReason,
    CheckState,
    DocumentReading,
    Origin,
    StatementSource,
)
from app.documents.seals.seal_verdict import SealState, SealVerdict
from app.screening.evidence import Agreement, EvidenceField, EvidenceLine, Settles
from app.screening.fired import Fired
from app.screening.rules import RuleId
from app.screening.summary_types import (
    Confidence,
    Fact,
    FactKind,
    Source,
    Step,
    Suggestion,
    Verdict,
)

_FIELDS = {
    CheckName.SAME_NAME: EvidenceField.NAME,
    CheckName.SAME_NUMBER: EvidenceField.DOCUMENT_NUMBER,
    CheckName.SAME_ISSUER: EvidenceField.ISSUING_STATE,
    CheckName.SAME_BIRTH_DATE: EvidenceField.BIRTH_DATE,
    CheckName.SAME_EXPIRY_DATE: EvidenceField.EXPIRY_DATE,
    CheckName.SAME_SEX: EvidenceField.SEX,
    CheckName.SAME_NATIONALITY: EvidenceField.NATIONALITY,
}
# The check digit that guards a field: where it fails, the zone may only be misread.
_GRAVE = {
    CheckName.SAME_NUMBER: CheckName.NUMBER_DIGIT,
    CheckName.SAME_BIRTH_DATE: CheckName.BIRTH_DIGIT,
    CheckName.SAME_EXPIRY_DATE: CheckName.EXPIRY_DIGIT,
}
_SHOWN_ONLY = (CheckName.SAME_SEX,)  # an identifying detail: shown and compared, never in a rule
_MACHINE = (StatementSource.MRZ, StatementSource.BARCODE)
_AGREEMENTS = {
    CheckState.PASSED: Agreement.AGREES,
    CheckState.FAILED: Agreement.DIFFERS,
    CheckState.NOT_DONE: Agreement.ABSENT,
}


def code_facts(reading: DocumentReading) -> Iterator[Fired]:
    """Yield rules DOC-06 to DOC-08. A boarding pass has a rule of its own."""
    for code in reading.barcodes:
        if code.seal is not None:
            yield _sealed(code, code.seal, _beside(code, reading.checks))
    for between in dict.fromkeys(check.between for check in reading.checks if check.between):
        yield from _compared(reading, between)
    yield from _licences(reading)


def _beside(code: Barcode, checks: Sequence[Check]) -> tuple[EvidenceLine, ...]:
    """Return what a seal says beside the zone that it seals."""
    zone, seal = Origin(StatementSource.MRZ), Origin(StatementSource.BARCODE, code.kind)
    beside = [one for one in checks if one.between == (zone, seal) and one.name in _FIELDS]
    return _lines(beside)


def _sealed(code: Barcode, seal: SealVerdict, evidence: tuple[EvidenceLine, ...]) -> Fired:
    """Rule DOC-06: a seal that somebody changed must be referred; another state is looked at."""
    changed = seal.state is SealState.DOES_NOT_MATCH
    verified = seal.state is SealState.VERIFIED
    severity = Verdict.ROUTINE if verified else Verdict.ATTENTION
    fact = Fact(
        kind=FactKind.SEAL,
        severity=Verdict.REFER if changed else severity,
        mandatory=changed,
        source=Source.DOCUMENT,
        confidence=Confidence.BY_SIGNATURE if verified or changed else Confidence.AS_PRINTED,
        rule_id=RuleId.SEAL,
        values={
            "state": seal.state,
            "reason": seal.reason or "",
            "code": code.kind,
            "sealed": code.fields.get("kind", ""),
            "signer": seal.signer,
            "authority": seal.authority,
            "valid_from": seal.not_before.date().isoformat() if seal.not_before else "",
            "valid_until": seal.not_after.date().isoformat() if seal.not_after else "",
            "revocation_known": "yes" if seal.revocation_known else "no",
            "signed_on": code.fields.get("signature_date", ""),
            "passport": code.fields.get("passport_number", ""),
            "entries": code.fields.get("entries", ""),
            "stay": code.fields.get("stay", ""),
            **{
                f"stay_{unit}": code.fields.get(f"stay_{unit}", "")
                for unit in ("days", "months", "years")
            },
        },
        as_of=code.fields.get("signature_date", ""),
        evidence=evidence,
        settles=() if verified else (Settles.ISSUER,),
    )
    if verified:
        return Fired(fact)
    if changed:
        return Fired(fact, Suggestion(Step.REFER, RuleId.SEAL, "M", "M-VIS"))
    return Fired(fact, Suggestion(Step.LOOK_AT_SEAL, RuleId.SEAL, "O", "O-DOC"))


def _compared(reading: DocumentReading, between: tuple[Origin, ...]) -> Iterator[Fired]:
    """Rule DOC-07: one fact for two sources, with everything that both of them say."""
    checks = [one for one in reading.checks if one.between == between and one.name in _FIELDS]
    different = [
        check
        for check in checks
        if check.state is CheckState.FAILED and check.name not in _SHOWN_ONLY
    ]
    if not different or any(one.source is StatementSource.BOARDING_PASS for one in between):
        return
    grave = any(check.name in _GRAVE for check in different)
    mandatory = any(_must_be_referred(check, reading) for check in different)
    first, second = (_origin(one) for one in between)
    fact = Fact(
        kind=FactKind.SOURCES_DIFFER,
        severity=Verdict.REFER if mandatory else Verdict.ATTENTION,
        mandatory=mandatory,
        source=Source.DOCUMENT,
        confidence=Confidence.AS_PRINTED,
        rule_id=RuleId.SOURCES_DIFFER,
        values={
            "fields": ",".join(_FIELDS[check.name] for check in different),
            "first": first,
            "second": second,
        },
        evidence=_lines(checks),
        settles=(Settles.PRINTED_PAGE,),
    )
    if mandatory:
        step = Suggestion(Step.REFER, RuleId.SOURCES_DIFFER, "M", "M-MRZ")
    else:
        step = Suggestion(Step.COMPARE_SOURCES, RuleId.SOURCES_DIFFER, "O", "O-DOC")
    yield Fired(fact, step, 1 if grave else 0)


def _must_be_referred(check: Check, reading: DocumentReading) -> bool:
    """Say whether machines read two numbers or dates where there can be one only.

    A page read letter by letter, and a zone whose check digit fails, may be misread: there the
    officer looks first.
    """
    guard = _GRAVE.get(check.name)
    if guard is None or not all(one.source in _MACHINE for one in check.between):
        return False
    return not any(
        failed.name in (guard, CheckName.COMPOSITE_DIGIT) for failed in reading.failed_digits
    )


def _lines(checks: Sequence[Check]) -> tuple[EvidenceLine, ...]:
    return tuple(
        EvidenceLine(_FIELDS[check.name], _AGREEMENTS[check.state], check.printed, check.expected)
        for check in checks
    )


def _origin(one: Origin) -> str:
    return f"{one.source}:{one.code}" if one.code else one.source


def _licences(reading: DocumentReading) -> Iterator[Fired]:
    """Rule DOC-08: what a licence by itself proves, and whether its barcode is as it should be."""
    document = reading.document
    leads = document is not None and document.document_code in LICENCE_CODES
    odd = any(check.reason is CheckReason.WRITTEN_ODDLY for check in reading.checks)
    if not leads and not odd:
        return
    code = next((one for one in reading.barcodes if one.kind is BarcodeKind.AAMVA), None)
    if code is None:
        return
    enhanced = code.fields.get("enhanced", "")
    fine = not odd and (enhanced == Enhanced.YES or not leads)
    fact = Fact(
        kind=FactKind.LICENCE,
        severity=Verdict.ROUTINE if fine else Verdict.ATTENTION,
        source=Source.DOCUMENT,
        confidence=Confidence.AS_PRINTED,
        rule_id=RuleId.LICENCE,
        values={
            "card": code.fields.get("kind", ""),
            "enhanced": enhanced,
            "leads": "yes" if leads else "no",
            "odd": "yes" if odd else "no",
            "warnings": ",".join(code.warnings),
        },
        settles=(Settles.PRINTED_PAGE,) if odd else (),
    )
    if fine:
        yield Fired(fact)
    elif odd or enhanced == Enhanced.CANNOT_SAY:
        yield Fired(fact, Suggestion(Step.COMPARE_CARD, RuleId.LICENCE, "O", "O-DOC"))
    else:
        yield Fired(fact, Suggestion(Step.ASK_FOR_PASSPORT, RuleId.LICENCE))
