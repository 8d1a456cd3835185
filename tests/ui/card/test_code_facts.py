"""What the card says of barcodes: a state and a sentence for each, both values of a difference."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from app.documents.comparison import Statement, compare
from app.documents.payloads.payload_warning import PayloadWarning
from app.documents.reading import (
    Barcode,
    BarcodeKind,
    Check,
    CheckName,
    CheckReason,
    CheckState,
    DocumentReading,
    PartialDate,
    StatementSource,
)
from app.documents.seals.seal_verdict import SealReason, SealState, SealVerdict
from app.ui.card.card import Card, make_card
from app.ui.card.checks import CheckMark, check_lines
from app.ui.words.codes_read import code_detail
from tests.screening.people import TRAVELER, reading, screen

_NOW = datetime(2026, 11, 24, 14, 0, tzinfo=UTC)


def _card(read: DocumentReading) -> Card:
    return make_card(screen(read=read), _NOW)


def _sealed(state: SealState, reason: SealReason | None = None) -> DocumentReading:
    seal = SealVerdict(
        state,
        reason,
        signer="UT MS 1A5",
        not_before=datetime(2027, 1, 1, tzinfo=UTC),
        not_after=datetime(2025, 12, 31, tzinfo=UTC),
        revocation_known=True,
    )
    fields = {"kind": "visa", "signature_date": "2026-05-01", "entries": "any", "stay_days": "90"}
    fields["passport_number"] = "X4410927"
    return replace(
        reading(), barcodes=(Barcode("Data Matrix", BarcodeKind.VDS, "", fields, seal=seal),)
    )


def test_verified_seal_says_who_signed_it_and_what_the_visa_permits() -> None:
    (fact,) = _card(_sealed(SealState.VERIFIED)).facts
    assert fact.title == "Seal of the visa: verified"
    assert fact.explanation == (
        "Signed by UT MS 1A5 on 1 May 2026 · for passport X4410927 · any number of entries · "
        "stay 90 days."
    )


@pytest.mark.parametrize("reason", SealReason)
def test_every_reason_is_a_sentence_without_gaps(reason: SealReason) -> None:
    (fact,) = _card(_sealed(SealState.COULD_NOT_CHECK, reason)).facts
    assert fact.explanation.endswith(".")
    assert "{" not in fact.explanation


def test_changed_seal_explains_itself_and_the_next_step() -> None:
    card = _card(_sealed(SealState.DOES_NOT_MATCH, SealReason.SIGNATURE_WRONG))
    assert card.band.reason == "A digital seal does not match its signature."
    assert "UT MS 1A5" in card.facts[0].explanation
    assert (card.step.words, card.step.rule[:6]) == ("Refer.", "DOC-06")


def test_difference_shows_both_values_and_both_sources() -> None:
    zone = Statement(StatementSource.MRZ, surname="ERIKSSON", birth_date=PartialDate(1974, 8, 12))
    code = Statement(
        StatementSource.BARCODE, "aamva", surname="Eriksson", birth_date=PartialDate(1974, 12, 8)
    )
    checks = compare((zone, code))
    wrong, agreeing = check_lines(checks, None)
    assert (wrong.mark, wrong.title) == (CheckMark.LOOK, "Birth date: Zone and licence")
    assert wrong.detail == "Zone 12 Aug 1974 · Licence 8 Dec 1974"
    assert (agreeing.title, agreeing.detail) == ("Zone and licence", "Name")
    (fact,) = _card(reading(*checks)).facts
    assert fact.title == "Zone and licence differ"
    assert fact.explanation == ("Birth date: 12 Aug 1974 in the zone, 8 Dec 1974 in the licence.")
    assert (fact.evidence.own_heading, fact.evidence.listed_heading) == ("Zone", "Licence")
    assert [row.listed for row in fact.evidence.rows] == ["8 Dec 1974", "Eriksson"]


def test_odd_licence_says_what_is_odd_and_what_to_do() -> None:
    code = Barcode(
        "PDF417",
        BarcodeKind.AAMVA,
        "",
        {"kind": "driver_licence", "enhanced": "no"},
        warnings=(PayloadWarning.OFFSETS_REPAIRED,),
    )
    odd = Check(CheckName.BARCODE, CheckState.FAILED, CheckReason.WRITTEN_ODDLY)
    document = replace(TRAVELER, document_code="DL", issuing_state="UTO-AM", nationality="")
    card = _card(replace(reading(odd, document=document), mrz=None, barcodes=(code,)))
    assert card.facts[0].explanation.startswith("Its parts do not lie where its header says.")
    assert card.step.words == "Compare the barcode with the front, then decide."
    assert (card.who.document, card.who.issuer) == ("Driver licence", "issued by Utopia (AM)")


def test_unknown_code_is_shown_as_it_is() -> None:
    raw = Barcode("QR Code", BarcodeKind.RAW, "https://example.org", payload=b"https://example.org")
    assert code_detail(raw) == "https://example.org"
    binary = Barcode("QR Code", BarcodeKind.RAW, "\x00\xff", payload=b"\x00\xff")
    assert code_detail(binary) == "00 ff"
