"""Invented people and documents of one shift, with every kind of text that a record must bear."""

from uuid import UUID

from app.documents.reading import (
    Barcode,
    BarcodeKind,
    Check,
    CheckName,
    CheckState,
    DocumentReading,
    MrzFormat,
    MrzText,
    PartialDate,
    Sex,
    Status,
    TravelDocument,
)
from app.duty.officers import Station
from app.encounters.conveyance import Conveyance
from app.encounters.declaration import Answer, Declaration, Question
from app.screening.rule_packs.applying import Trial
from app.screening.summary_types import (
    Confidence,
    Fact,
    FactKind,
    RiskSummary,
    Source,
    Step,
    Suggestion,
    Verdict,
    Who,
)

BOOTH = Station("UTO-BOOTH-4", "Utopia Harbour")
DESK = Station("UTO-DESK-1", "Utopia Harbour")
OFFICER = UUID("01900000-0000-7000-8000-00000000a001")
SECOND_OFFICER = UUID("01900000-0000-7000-8000-00000000a002")
PHOTO = "5d" * 32
STRIP = "7e" * 32
LUGGAGE = "3c" * 32
PREVIEW = "9a" * 32

DOCUMENT = TravelDocument(
    document_code="P",
    issuing_state="UTO",
    document_number="L898902C3",
    surname="ERIKSSON",
    given_names="ANNA MARIA",
    nationality="UTO",
    birth_date=PartialDate(1974, 8, None),
    sex=Sex.FEMALE,
    expiry_date=PartialDate(2032, 4, 15),
)
READING = DocumentReading(
    Status.READ,
    mrz=MrzText(
        MrzFormat.TD3,
        lines=("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",) * 2,
        as_read=("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",) * 2,
        confidence=((99, 98), (1, 0)),
        quad=((0, 0), (9, 0), (9, 9), (0, 9)),
        engine="invented",
    ),
    document=DOCUMENT,
    checks=(Check(CheckName.DATES, CheckState.PASSED),),
    barcodes=(Barcode("QR", BarcodeKind.RAW, 'NUL \0, quote ", é, 國, 🛂', {"k": "v"}),),
    portrait_box=(1, 2, 3, 4),
    elapsed_ms=42,
)
SUMMARY = RiskSummary(
    verdict=Verdict.ATTENTION,
    who=Who(
        surname="ERIKSSON",
        given_names="ANNA MARIA",
        names_truncated=False,
        birth_date=PartialDate(1974, 8, None),
        age=52,
        sex=Sex.FEMALE,
        nationality="UTO",
        document_code="P",
        document_number="L898902C3",
        issuing_state="UTO",
        expiry_date=PartialDate(2032, 4, 15),
    ),
    checks=READING.checks,
    facts=(
        Fact(
            FactKind.EXPIRED,
            Verdict.ATTENTION,
            Source.DOCUMENT,
            Confidence.AS_PRINTED,
            "R-1",
            {"days": "3"},
        ),
    ),
    not_known=(),
    suggestion=Suggestion(Step.ADMIT, "R-0"),
    made_at="2026-11-24T12:00:00.000Z",
)
CONVEYANCE = Conveyance(plate="TÜXY17", plate_state="UTO", container="CSQU3054383", seal="S1")
DECLARATION = Declaration(
    {Question.CURRENCY: Answer.YES, Question.FOOD: Answer.NO}, "12500.00", "USD", "sale of a 🚗"
)
REDRESS = "R4471082"
TRIALS = (Trial("utopia", ("UTO-901", "UTO-902"), ("UTO-902",), "2026.11"),)
BOARDING_PASS = "M1ERIKSSON/ANNA MARIA EABC123 AMANUSUT 0412 328Y012A0025 100"
