"""Rules about barcodes: seals, licences, and sources that do not agree."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.comparison import Statement, Subject, compare
from app.documents.reading import (
    Barcode,
    BarcodeKind,
    Check,
    CheckName,
    CheckReason,
    CheckState,
    DocumentReading,
    PartialDate,
    Sex,
    StatementSource,
)
from app.documents.seals.seal_verdict import SealReason, SealState, SealVerdict
from app.screening.evidence import Agreement, EvidenceField
from app.screening.summary_types import Fact, FactKind, Step, Suggestion, Verdict
from tests.screening.people import TRAVELER, failed, reading, screen

_ZONE = Statement(
    StatementSource.MRZ,
    surname="ERIKSSON",
    given_names="ANNA MARIA",
    document_number="L898902C3",
    birth_date=PartialDate(1974, 8, 12),
    sex=Sex.FEMALE,
)
_PAGE = replace(_ZONE, source=StatementSource.VISUAL_ZONE)
_CODE = replace(_ZONE, source=StatementSource.BARCODE, code=BarcodeKind.VDS)


def _beside(other: Statement, *more: Check, first: Statement = _ZONE) -> DocumentReading:
    return reading(*more, *compare((first, other)))


def _sealed(state: SealState, reason: SealReason | None = None) -> DocumentReading:
    seal = SealVerdict(state, reason, signer="UT MS 1A5")
    code = Barcode("DataMatrix", BarcodeKind.VDS, "", {"kind": "visa"}, seal=seal)
    return replace(reading(), barcodes=(code,))


def _licence(*checks: Check, enhanced: str = "no") -> DocumentReading:
    code = Barcode(
        "PDF417", BarcodeKind.AAMVA, "", {"kind": "driver_licence", "enhanced": enhanced}
    )
    document = replace(TRAVELER, document_code="DL", nationality="")
    return replace(reading(*checks, document=document), mrz=None, barcodes=(code,))


def _only(read: DocumentReading) -> Fact:
    (fact,) = screen(read=read).facts
    return fact


def test_verified_seal_is_said_and_asks_for_nothing() -> None:
    summary = screen(read=_sealed(SealState.VERIFIED))
    assert (summary.verdict, summary.facts[0].kind) == (Verdict.ROUTINE, FactKind.SEAL)
    assert summary.facts[0].values["signer"] == "UT MS 1A5"


@pytest.mark.parametrize(
    ("state", "reason"),
    [
        (SealState.ISSUER_NOT_TRUSTED, SealReason.SIGNER_EXPIRED),
        (SealState.COULD_NOT_CHECK, SealReason.CLOCK_BEFORE_SIGNER),
    ],
)
def test_seal_that_proves_nothing_is_looked_at(state: SealState, reason: SealReason) -> None:
    summary = screen(read=_sealed(state, reason))
    assert summary.verdict is Verdict.ATTENTION
    assert summary.facts[0].values["reason"] == reason
    assert summary.suggestion == Suggestion(Step.LOOK_AT_SEAL, "DOC-06", "O", "O-DOC")


def test_changed_seal_must_be_referred() -> None:
    summary = screen(read=_sealed(SealState.DOES_NOT_MATCH, SealReason.SIGNATURE_WRONG))
    assert summary.mandatory
    assert summary.suggestion == Suggestion(Step.REFER, "DOC-06", "M", "M-VIS")


def test_other_number_in_a_code_must_be_referred_with_both_values() -> None:
    fact = _only(_beside(replace(_CODE, document_number="L898902C4")))
    assert (fact.kind, fact.mandatory) == (FactKind.SOURCES_DIFFER, True)
    assert (fact.values["first"], fact.values["second"]) == ("mrz", "barcode:vds")
    number = next(one for one in fact.evidence if one.field is EvidenceField.DOCUMENT_NUMBER)
    assert (number.traveler, number.listed) == ("L898902C3", "L898902C4")
    assert [one.agreement for one in fact.evidence].count(Agreement.DIFFERS) == 1


def test_number_that_may_only_be_misread_is_looked_at_first() -> None:
    wrong = failed(CheckName.NUMBER_DIGIT)
    facts = screen(read=_beside(replace(_CODE, document_number="X"), wrong)).facts
    differ = next(fact for fact in facts if fact.kind is FactKind.SOURCES_DIFFER)
    assert differ.severity is Verdict.ATTENTION
    page = _only(_beside(replace(_PAGE, birth_date=PartialDate(1974, 8, 13))))
    assert page.severity is Verdict.ATTENTION


def test_number_leads_over_a_name() -> None:
    name = replace(_CODE, surname="LINDQVIST")
    number = replace(_PAGE, document_number="L898902C8")
    facts = screen(read=reading(*compare((_ZONE, name, number)))).facts
    assert [fact.values["fields"] for fact in facts] == ["document_number", "name"]


@given(
    surname=st.text(max_size=12),
    given_names=st.text(max_size=12),
    source=st.sampled_from(StatementSource),
    about=st.sampled_from(Subject),
)
def test_names_alone_never_go_beyond_attention(
    surname: str, given_names: str, source: StatementSource, about: Subject
) -> None:
    other = Statement(source, "aamva", about, surname=surname, given_names=given_names)
    summary = screen(read=_beside(other))
    assert summary.verdict in (Verdict.ROUTINE, Verdict.ATTENTION)


def test_plain_licence_says_who_and_not_of_which_country() -> None:
    assert screen(read=_licence()).suggestion == Suggestion(Step.ASK_FOR_PASSPORT, "DOC-08")
    assert screen(read=_licence(enhanced="yes")).verdict is Verdict.ROUTINE
    unknown = screen(read=_licence(enhanced="cannot_say"))
    assert unknown.suggestion.step is Step.COMPARE_CARD


def test_oddly_written_licence_is_one_fact() -> None:
    odd = Check(CheckName.BARCODE, CheckState.FAILED, CheckReason.WRITTEN_ODDLY)
    summary = screen(read=_licence(odd, enhanced="yes"))
    assert (summary.verdict, len(summary.facts)) == (Verdict.ATTENTION, 1)
    assert summary.facts[0].values["odd"] == "yes"


def test_sex_is_shown_and_compared_and_in_no_rule() -> None:
    other = replace(_CODE, sex=Sex.MALE)
    assert screen(read=_beside(other)).facts == ()
    fact = _only(_beside(replace(other, document_number="L898902C4")))
    assert fact.values["fields"] == "document_number"
    sex = next(one for one in fact.evidence if one.field is EvidenceField.SEX)
    assert sex.agreement is Agreement.DIFFERS
