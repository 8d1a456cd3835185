"""What the document itself says: check digits, expiry, other checks, and whether it is listed."""

from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum

from app.documents.reading import (
    Check,
    CheckName,
    CheckReason,
    CheckState,
    DocumentReading,
    TravelDocument,
)
from app.screening.answers import ListedDocument
from app.screening.evidence import Agreement, EvidenceField, EvidenceLine, EvidenceNote, Settles
from app.screening.fired import Fired
from app.screening.identifiers import EXACT_NUMBER, document_key
from app.screening.identity import Identity
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


class NumberTrust(StrEnum):
    """What an answer about the document's number is worth.

    SOUND: its check digits hold. UNCONFIRMED: one failed and nobody has looked yet, so the number
    may be misread and is not searched. ADVISORY: one failed, and the officer says it is printed so.
    TYPED: somebody typed it, and it has no check digit that would show a slip.
    """

    SOUND = "sound"
    UNCONFIRMED = "unconfirmed"
    ADVISORY = "advisory"
    TYPED = "typed"

    @property
    def advisory(self) -> bool:
        """Say whether the number is searched, and what is found only advises."""
        return self in (NumberTrust.ADVISORY, NumberTrust.TYPED)


def number_trust(
    reading: DocumentReading, *, print_confirmed: bool, identity: Identity = Identity.READ
) -> NumberTrust:
    """Judge the number by its own check digit and the composite one, which covers it."""
    guards = (CheckName.NUMBER_DIGIT, CheckName.COMPOSITE_DIGIT)
    if any(check.name in guards for check in reading.failed_digits):
        return NumberTrust.ADVISORY if print_confirmed else NumberTrust.UNCONFIRMED
    guarded = any(
        check.name in guards and check.state is CheckState.PASSED for check in reading.checks
    )
    if identity is Identity.ENTERED and reading.document is not None and not guarded:
        return NumberTrust.TYPED
    return NumberTrust.SOUND


def document_facts(
    reading: DocumentReading,
    listed: Sequence[ListedDocument],
    listed_alike: Sequence[ListedDocument] = (),
    *,
    trust: NumberTrust,
    today: date,
    print_confirmed: bool,
) -> Iterator[Fired]:
    """Yield rules DOC-01 to DOC-04, and DOC-09 where the number was typed."""
    if reading.document is not None and trust is not NumberTrust.UNCONFIRMED:
        for record in dict.fromkeys(listed):  # two packs may hold the same record
            if _is_exactly(reading.document, record):
                yield _listed(reading.document, record, advisory=trust.advisory)
    if reading.document is not None and trust is NumberTrust.TYPED:
        for record in dict.fromkeys(listed_alike):
            yield _alike(reading.document, record)
    if reading.failed_digits:
        yield _digits(reading.failed_digits, confirmed=print_confirmed)
    for check in reading.checks:
        if check.state is not CheckState.FAILED or check in reading.failed_digits:
            continue
        if _is_of_a_code(check):
            continue
        if check.reason is CheckReason.EXPIRED and reading.document is not None:
            yield _expired(reading.document, today)
        else:
            yield _failed(check)


def _is_of_a_code(check: Check) -> bool:
    """Say whether rules DOC-06 to DOC-08 speak of it: of a seal, a licence, or two sources."""
    odd = check.reason is CheckReason.WRITTEN_ODDLY
    return bool(check.between) or check.name is CheckName.SEAL or odd


def _is_exactly(document: TravelDocument, record: ListedDocument) -> bool:
    key = document_key(document.issuing_state, document.document_number)
    return key is not None and key == document_key(record.issuing_state, record.number)


def _listed(document: TravelDocument, record: ListedDocument, *, advisory: bool) -> Fired:
    fact = Fact(
        kind=FactKind.DOCUMENT_LISTED,
        severity=Verdict.ATTENTION if advisory else Verdict.REFER,
        mandatory=not advisory,
        source=Source.LOST_DOCUMENTS,
        confidence=Confidence.ADVISORY if advisory else Confidence.EXACT_NUMBER_AND_ISSUER,
        rule_id=RuleId.DOCUMENT_LISTED,
        values={"listed_reason": record.reason, "list_date": record.listed_on},
        as_of=record.listed_on,
        evidence=(
            EvidenceLine(
                EvidenceField.DOCUMENT_NUMBER,
                Agreement.AGREES,
                document.document_number,
                record.number,
                EXACT_NUMBER,
            ),
            EvidenceLine(
                EvidenceField.ISSUING_STATE,
                Agreement.AGREES,
                document.issuing_state,
                record.issuing_state,
            ),
        ),
        settles=(Settles.ISSUER,),
    )
    suggestion = Suggestion(Step.REFER_ESCORT, RuleId.DOCUMENT_LISTED, "M", "M-DOC")
    return Fired(fact, suggestion, EXACT_NUMBER)


def _alike(document: TravelDocument, record: ListedDocument) -> Fired:
    fact = Fact(
        kind=FactKind.DOCUMENT_ALIKE,
        severity=Verdict.ATTENTION,
        source=Source.LOST_DOCUMENTS,
        confidence=Confidence.ADVISORY,
        rule_id=RuleId.DOCUMENT_ALIKE,
        values={
            "listed_reason": record.reason,
            "list_date": record.listed_on,
            "typed": document.document_number,
            "listed": record.number,
        },
        as_of=record.listed_on,
        evidence=(
            EvidenceLine(
                EvidenceField.DOCUMENT_NUMBER,
                Agreement.CLOSE,
                document.document_number,
                record.number,
                note=EvidenceNote.LOOKS_ALIKE,
            ),
            EvidenceLine(
                EvidenceField.ISSUING_STATE,
                Agreement.AGREES,
                document.issuing_state,
                record.issuing_state,
            ),
        ),
        settles=(Settles.PRINTED_PAGE,),
    )
    return Fired(fact, Suggestion(Step.COMPARE_NUMBER, RuleId.DOCUMENT_ALIKE))


def _digits(failed: Sequence[Check], *, confirmed: bool) -> Fired:
    fact = Fact(
        kind=FactKind.CHECK_DIGIT,
        severity=Verdict.REFER if confirmed else Verdict.ATTENTION,
        mandatory=confirmed,
        source=Source.DOCUMENT,
        confidence=Confidence.AS_PRINTED,
        rule_id=RuleId.CHECK_DIGIT,
        values={
            "fields": ",".join(check.name for check in failed),
            "confirmed": "yes" if confirmed else "no",
        },
        evidence=tuple(
            EvidenceLine(
                EvidenceField.CHECK_DIGIT,
                Agreement.DIFFERS,
                check.printed,
                check.expected,
                note=check.name,
            )
            for check in failed
        ),
        settles=(Settles.PRINTED_PAGE,),
    )
    if confirmed:
        return Fired(fact, Suggestion(Step.REFER, RuleId.CHECK_DIGIT, "M", "M-MRZ"))
    return Fired(fact, Suggestion(Step.READ_AGAIN_OR_CONFIRM, RuleId.CHECK_DIGIT))


def _expired(document: TravelDocument, today: date) -> Fired:
    expiry = document.expiry_date
    days = ""
    if expiry.year is not None and expiry.month is not None and expiry.day is not None:
        days = str((today - date(expiry.year, expiry.month, expiry.day)).days)
    fact = Fact(
        kind=FactKind.EXPIRED,
        severity=Verdict.ATTENTION,
        source=Source.DOCUMENT,
        confidence=Confidence.AS_PRINTED,
        rule_id=RuleId.EXPIRED,
        values={"expiry_date": expiry.iso, "days": days},
        as_of=expiry.iso,
        evidence=(
            EvidenceLine(
                EvidenceField.EXPIRY_DATE, Agreement.DIFFERS, expiry.iso, today.isoformat()
            ),
        ),
    )
    return Fired(fact, Suggestion(Step.REFER, RuleId.EXPIRED, "A", "A-PAP"))


def _failed(check: Check) -> Fired:
    fact = Fact(
        kind=FactKind.CHECK_FAILED,
        severity=Verdict.ATTENTION,
        source=Source.DOCUMENT,
        confidence=Confidence.AS_PRINTED,
        rule_id=RuleId.CHECK_FAILED,
        values={"name": check.name, "reason": check.reason or "", "printed": check.printed},
        settles=(Settles.PRINTED_PAGE,),
    )
    return Fired(fact, Suggestion(Step.READ_AGAIN, RuleId.CHECK_FAILED, "O", "O-DOC"))
