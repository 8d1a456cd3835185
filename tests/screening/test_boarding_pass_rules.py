"""Boarding pass against document: what airlines do to names, and what is a real difference."""

import pytest

from app.documents.payloads.bcbp import read_boarding_pass
from app.documents.reading import TravelDocument
from app.screening.evidence import Agreement, EvidenceField
from app.screening.summary import Known
from app.screening.summary_types import FactKind, RiskSummary, Step, Suggestion, Verdict
from tests.screening.people import TRAVELER, reading, screen, traveler

UT412 = "EQ7RT2A AMASLZUT 0412 328Y014C0031 100"


def screen_pass(
    name: str, carrier: str = "", *, document: TravelDocument = TRAVELER, flight: str = UT412
) -> RiskSummary:
    """Screen her with a boarding pass of this name; a longer one is cut as airlines cut it."""
    text = f"M1{name[:20]:20}{flight}"
    known = Known(lookouts_queried=True, boarding_pass=read_boarding_pass(text), carrier=carrier)
    return screen(known, reading(document=document))


def different(summary: RiskSummary) -> str:
    """Which fields differ, or nothing."""
    return next((fact.values["fields"] for fact in summary.facts), "")


@pytest.mark.parametrize(
    "name",
    [
        "ERIKSSON/ANNA MARIA",
        "ERIKSSON/ANNAMARIA",
        "ERIKSSON/ANNA",
        "ERIKSSON/ANNA MRS",
        "ERIKSSON/ANNAMRS",
        "ERIKSSON/ANNAMARIAMS",
        "ERIKSSON/A",
        "ERIKSSON/A M",
        "ERIKSSON/MARIA ANNA",
        "ANNA MARIA/ERIKSSON",
        "ERIKSSON ANNA",
        "ERIKSSON",
    ],
)
def test_what_airlines_do_to_names_is_no_difference(name: str) -> None:
    assert different(screen_pass(name)) == ""


@pytest.mark.parametrize(
    ("surname", "given_names", "printed"),
    [
        ("VENKATARAMANAN SUBRAHMANYAM", "LAKSHMI PR", "VENKATARAMANAN SUBRAHMANYAM/LAKSHMI"),
        ("VENKATARAMANAN SUBRAHMANYAM", "LAKSHMI PR", "VENKATARAMANANSUBRAHMANYAM/LAKSHMI"),
        ("VENKATARAMANAN SUBRAHMANYAM", "LAKSHMI PR", "VENKATARAMANANSUBR/L"),
        ("LINDQUIST", "MARA ELISE", "LINDQUIST/MARAELISEMRS"),
        ("LINDQUIST", "MARA ELISE", "LINDQUIST/MARAELISE MS"),
        ("SANTOS PEREIRA", "MARIA HELENA", "SANTOSPEREIRA/MARIAHELENA"),
        ("MUELLER", "JUERGEN", "MULLER/JURGEN"),
        ("OESTERGAARD", "INGRID NOOR", "OSTERGARD/INGRID"),
        ("GARCIA", "ANA MARIA ELENA ROSA", "GARCIA/ANAMARIAELENAROSA"),
    ],
)
def test_long_and_foreign_names_are_no_difference(
    surname: str, given_names: str, printed: str
) -> None:
    document = traveler(surname=surname, given_names=given_names)
    assert different(screen_pass(printed, document=document)) == ""


def test_name_that_the_document_itself_cuts_is_no_difference() -> None:
    document = traveler(surname="ERIKSSON", given_names="ANNA MAR", names_truncated=True)
    assert different(screen_pass("ERIKSSON/ANNA MARIA", document=document)) == ""


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("ERIKSEN/ANNA MARIA", "surname"),
        ("LINDGREN/ANNA MARIA", "surname"),
        ("ERIKSSON/KARIN", "given_names"),
        ("ERIKSSON/ANNA KARIN", "given_names"),
        ("ERIKSSON/A KARIN", "given_names"),
        ("LINDGREN/KARIN", "surname,given_names"),
        ("LINDGREN", "surname"),
    ],
)
def test_other_name_is_attention_and_nothing_more(name: str, fields: str) -> None:
    summary = screen_pass(name)
    assert different(summary) == fields
    assert summary.verdict is Verdict.ATTENTION
    assert not summary.mandatory
    assert summary.suggestion == Suggestion(Step.COMPARE_BOARDING_PASS, "BRD-01", "O", "O-IDN")


def test_both_sides_stand_in_the_evidence() -> None:
    (fact,) = screen_pass("ERIKSEN/ANNA", "UT512").facts
    assert fact.kind is FactKind.BOARDING_PASS_DIFFERS
    assert fact.values == {
        "fields": "surname,flight",
        "name": "ERIKSEN, ANNA",
        "flight": "UT412",
    }
    assert [(line.field, line.agreement, line.traveler, line.listed) for line in fact.evidence] == [
        (EvidenceField.SURNAME, Agreement.CLOSE, "ERIKSSON", "ERIKSEN"),
        (EvidenceField.GIVEN_NAMES, Agreement.AGREES, "ANNA MARIA", "ANNA"),
        (EvidenceField.FLIGHT, Agreement.DIFFERS, "UT512", "UT412"),
    ]
    assert [line.centibits for line in fact.evidence] == [0, 0, 0]


@pytest.mark.parametrize(
    ("carrier", "fields"),
    [("UT412", ""), ("UT0412", ""), ("UT413", "flight"), ("XT412", "flight"), ("UT412A", "flight")],
)
def test_flight_is_compared_whatever_its_zeros(carrier: str, fields: str) -> None:
    summary = screen_pass("ERIKSSON/ANNA", carrier)
    assert different(summary) == fields
    if fields:
        assert summary.suggestion.referral_reason == "O-STM"


@pytest.mark.parametrize("carrier", ["", "MS STELLA", "TRAIN 12", "UT"])
def test_what_is_no_flight_is_not_compared(carrier: str) -> None:
    assert different(screen_pass("ERIKSSON/ANNA", carrier)) == ""


@pytest.mark.parametrize(
    "flight",
    [
        "EQ7RT2A AMASLZUTO0412 328Y014C0031 100",  # a carrier of three letters has another of two
        "EQ7RT2A AMASLZUT         Y         100",  # an open ticket
    ],
)
def test_flight_that_cannot_be_told_is_not_compared(flight: str) -> None:
    assert different(screen_pass("ERIKSSON/ANNA", "UT512", flight=flight)) == ""


def test_any_leg_may_be_the_one_inspected() -> None:
    text = f"M2{'ERIKSSON/ANNA':20}{UT412}Z9PLM4 SLZNUQUN 77A  329C002A0007A300"
    passes = read_boarding_pass(text)
    for carrier, fields in (("UT412", ""), ("UN77A", ""), ("UN77", "flight")):
        known = Known(lookouts_queried=True, boarding_pass=passes, carrier=carrier)
        assert different(screen(known)) == fields
