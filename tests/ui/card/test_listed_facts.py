"""What the card says of listed vehicles and containers, and of numbers like a listed one."""

from app.screening.answers import AlertLevel, ListedContainer, ListedVehicle
from app.screening.plates import Plate, vehicle_facts
from app.screening.summary_types import Fact
from app.ui.card.evidence import evidence_table
from app.ui.card.listed_facts import listed_explanation, listed_title

LISTED = ListedVehicle(
    "LK-7001", 1, "KR0B418", "UTO", AlertLevel.REFER, "hidden compartment", "2026-11-15"
)
BOX = ListedContainer("LK-7101", 1, "UTOU4107005", AlertLevel.REFER, "seal broken", "2026-11-20")


def told(plate: str, state: str) -> Fact:
    (fired,) = vehicle_facts(Plate(plate, state), [LISTED], "", ())
    return fired.fact


def test_confused_plate_is_said_with_the_characters_that_differ() -> None:
    fact = told("KRO8418", "UTO")
    assert listed_title(fact) == "Vehicle may be listed: UTO KR0B418 (lookout LK-7001)"
    assert listed_explanation(fact) == (
        "Hidden compartment. Entered was KRO8418: O for 0, 8 for B. "
        "The plate itself would settle it."
    )


def test_issuer_that_nobody_entered_is_not_known_rather_than_not_listed() -> None:
    fact = told("KR0B418", "")
    rows = [(row.traveler, row.listed, row.answer) for row in evidence_table(fact).rows]
    assert rows == [("KR0B418", "KR0B418", "agrees"), ("–", "UTO", "not known")]


def test_container_is_said_with_its_reason() -> None:
    (fired,) = vehicle_facts(Plate(), (), BOX.number, [BOX])
    assert listed_title(fired.fact) == "Container listed: UTOU4107005 (lookout LK-7101)"
    assert listed_explanation(fired.fact) == "Seal broken."
