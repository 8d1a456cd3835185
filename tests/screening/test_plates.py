"""Listed vehicles: every misreading within the classes is found, and shown as what it is."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.screening.answers import AlertLevel, ListedContainer, ListedVehicle
from app.screening.confusables import CLASSES, alike, differing, folded
from app.screening.evidence import Agreement, Settles
from app.screening.plates import Plate, may_be, vehicle_facts
from app.screening.rules import RULES, RuleId
from app.screening.summary_types import VERDICT_ORDER, Confidence, Fact, Verdict

LISTED = ListedVehicle("LK-1", 2, "KR0B418", "UTO", AlertLevel.REFER, "invented", "2026-11-01")
_texts = st.text("0OQD1IL2Z5S8B6GAKX7", min_size=1, max_size=9)


def fired(plate: str, state: str, listed: ListedVehicle = LISTED) -> list[Fact]:
    return [one.fact for one in vehicle_facts(Plate(plate, state), [listed, listed], "", ())]


@given(text=_texts)
def test_texts_that_look_alike_fold_to_one_form_and_differ_in_two_places_at_most(text: str) -> None:
    others = set(alike(text))
    assert text not in others
    for other in others:
        assert folded(other) == folded(text)
        assert 1 <= len(differing(other, text)) <= 2
        assert text in alike(other)


def test_every_single_and_double_confusion_finds_the_listed_plate() -> None:
    variants = list(alike(LISTED.plate))
    assert len(variants) > 20
    assert all(may_be(Plate(variant, "UTO"), LISTED) for variant in variants)
    three = ListedVehicle("LK-2", 1, "0B8S", "UTO", AlertLevel.REFER, "", "2026-11-01")
    assert not may_be(Plate("O8BS", "UTO"), three)


@given(text=_texts, other=_texts)
def test_plates_of_other_classes_are_never_taken_for_one_another(text: str, other: str) -> None:
    listed = ListedVehicle("LK-3", 1, text, "UTO", AlertLevel.REFER, "", "2026-11-01")
    classes = {char: members for members in CLASSES for char in members}
    same = len(text) == len(other) and all(
        a == b or classes.get(a, a) == classes.get(b, b) for a, b in zip(text, other, strict=False)
    )
    if may_be(Plate(other, "UTO"), listed):
        assert same


def test_exact_plate_of_its_issuer_refers_and_is_told_once() -> None:
    (fact,) = fired("KR0B418", "UTO")
    assert (fact.severity, fact.mandatory) == (Verdict.REFER, True)
    assert fact.confidence is Confidence.EXACT_NUMBER_AND_ISSUER
    assert fact.values["differing"] == ""
    assert fact.listing == "LK-1@2"


def test_confused_plate_asks_for_a_look_and_names_what_differs() -> None:
    (fact,) = fired("KRO8418", "UTO")
    assert (fact.severity, fact.mandatory) == (Verdict.ATTENTION, False)
    assert fact.values["differing"] == "3,4"
    assert (fact.evidence[0].traveler, fact.evidence[0].listed) == ("KRO8418", "KR0B418")
    assert fact.settles == (Settles.PLATE,)


@pytest.mark.parametrize(
    ("read", "listed", "agreement", "severity"),
    [
        ("UTO", "UTO", Agreement.AGREES, Verdict.REFER),
        ("UTO-AM", "UTO", Agreement.CLOSE, Verdict.REFER),
        ("UTO", "UTO-AM", Agreement.CLOSE, Verdict.REFER),
        ("", "UTO", Agreement.ABSENT, Verdict.ATTENTION),
        ("UTO", "", Agreement.ABSENT, Verdict.ATTENTION),
    ],
)
def test_issuer_is_the_second_key(
    read: str, listed: str, agreement: Agreement, severity: Verdict
) -> None:
    vehicle = ListedVehicle("LK-1", 1, "AB123", listed, AlertLevel.REFER, "", "2026-11-01")
    (fact,) = fired("AB123", read, vehicle)
    assert (fact.evidence[1].agreement, fact.severity) == (agreement, severity)


@pytest.mark.parametrize(("read", "listed"), [("EUE", "UTO"), ("UTO-AM", "UTO-XX"), ("", "")])
def test_other_issuers_plate_is_another_plate(read: str, listed: str) -> None:
    vehicle = ListedVehicle("LK-1", 1, "AB123", listed, AlertLevel.REFER, "", "2026-11-01")
    assert bool(fired("AB123", read, vehicle)) is (not read)


def test_level_says_what_a_listed_vehicle_asks_for() -> None:
    for level, severity in (
        (AlertLevel.ATTENTION, Verdict.ATTENTION),
        (AlertLevel.REFER, Verdict.REFER),
        (AlertLevel.SAFETY, Verdict.REFER),
    ):
        vehicle = ListedVehicle("LK-1", 1, "AB123", "UTO", level, "", "2026-11-01")
        (one,) = vehicle_facts(Plate("AB123", "UTO"), [vehicle], "", ())
        assert one.fact.severity is severity
        assert one.quiet is (level is AlertLevel.SAFETY)
        gravest = RULES[RuleId.VEHICLE].gravest
        assert VERDICT_ORDER.index(severity) <= VERDICT_ORDER.index(gravest)


def test_container_is_listed_by_exactly_its_number() -> None:
    listed = ListedContainer("LK-9", 1, "UTOU4107005", AlertLevel.REFER, "seal", "2026-11-01")
    (one,) = vehicle_facts(Plate(), (), "UTOU4107005", [listed])
    assert one.fact.mandatory
    assert not list(vehicle_facts(Plate(), (), "UTOU4107OO5", [listed]))
    assert not list(vehicle_facts(Plate(), (), "", [listed]))


def test_nobody_is_hit_without_a_plate() -> None:
    assert not fired("", "UTO")
    pairs = combinations(("AB123", "AB124", "XB123"), 2)
    for one, other in pairs:
        vehicle = ListedVehicle("LK-1", 1, one, "UTO", AlertLevel.REFER, "", "2026-11-01")
        assert not fired(other, "UTO", vehicle)
