"""Passenger lists of invented travelers, as carriers would send them."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from app.documents.payloads.paxlst_list import (
    Journey,
    ListedTraveler,
    StatedDocument,
    TravelerKind,
)
from app.documents.reading import PartialDate, Sex
from app.duty.officers import Mode
from app.specimens.passenger_list import SentList, compose_paxlst

DUE = datetime(2026, 11, 24, 14, 5)  # noqa: DTZ001 - the local time of the port, as lists give it
FLIGHT = Journey(
    Mode.AIR, "UT412", "", "UT", "XXA", "SLO", "2026-11-24T09:10", DUE.isoformat(timespec="minutes")
)
ANNA = ListedTraveler(
    TravelerKind.PASSENGER,
    "ERIKSSON",
    "ANNA MARIA",
    PartialDate(1974, 8, 12),
    Sex.FEMALE,
    "UTO",
    (StatedDocument("P", "L898902C3", "UTO", PartialDate(2032, 4, 15)),),
    ("UTO", "ZENITH"),
    "UTO",
    "XXA",
    "SLO",
    "ABC123",
    "12A",
)


def others(count: int) -> tuple[ListedTraveler, ...]:
    """Travelers whom nobody knows."""
    return tuple(
        replace(
            ANNA,
            surname="WANDERER" + "ABCDEFGHIJ"[number % 10] * (1 + number // 10 % 10),
            given_names="TESSA",
            birth_date=PartialDate(1950 + number % 50, 1 + number % 12, 1 + number % 28),
            documents=(StatedDocument("P", f"U7{number:06}", "UTO", PartialDate(2031, 1, 1)),),
        )
        for number in range(count)
    )


def write(folder: Path, *lists: SentList, name: str = "list.edi") -> Path:
    """Put a file there."""
    path = folder / name
    path.write_bytes(compose_paxlst(*lists))
    return path
