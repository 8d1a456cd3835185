"""The demo's lists: made for its travelers, and for nobody else."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from app.clock import timestamp
from app.documents.mrz import parse
from app.documents.payloads.bcbp import read_boarding_pass
from app.documents.reading import DocumentReading, PartialDate, Sex, Status, TravelDocument
from app.duty.officers import Direction
from app.packs import demo_pack
from app.packs.demo_pack import LISTED_ID, NAMESAKE_ID, PROGRAM, build_demo_pack
from app.packs.install import install, open_pack
from app.packs.installed import InstalledLists
from app.packs.record_format import MEMBERSHIP
from app.screening.answers import History, PastCrossing
from app.screening.summary import Known, summarize
from app.screening.summary_types import FactKind, RiskSummary, Verdict
from app.specimens.specimen import Specimen
from app.specimens.travelers import (
    BOARDING_PASS_OF_FLYER,
    DRAWN,
    EXPIRED,
    FLYER,
    LISTED,
    LOST,
    MINOR,
    NAMESAKE,
    OVERSTAY,
    ROUTINE,
    TRAVELERS,
    TRUSTED,
    WRONG_DIGIT,
)

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
KEY = bytes(range(32))
_ON_NO_LIST = tuple(one for one in TRAVELERS[5:] if one not in (LOST, TRUSTED))


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> InstalledLists:
    folder = tmp_path_factory.mktemp("demo")
    build_demo_pack(folder / "pack", produced_at=NOW - timedelta(hours=2))
    install(folder / "pack", folder / "home", KEY)
    return InstalledLists(folder / "home", KEY)


def ask(index: InstalledLists, document: TravelDocument) -> Known:
    return Known(
        matches=tuple(index.matches(document)),
        listed=tuple(index.listed(document)),
        memberships=tuple(index.memberships(document)),
        lookouts_queried=True,
        pack_versions=index.versions,
        packs_as_of=index.as_of,
    )


def screen(
    index: InstalledLists, specimen: Specimen, *, confirmed: bool = False, **came: Any
) -> RiskSummary:
    """Screen a traveler; `came` says with whom, with what, and after which crossings."""
    zone = parse(specimen.lines, NOW.date())
    reading = DocumentReading(Status.READ, document=zone.document, checks=zone.checks)
    known = replace(ask(index, zone.document), **came)
    return summarize(reading, known, now=NOW, print_confirmed=confirmed)


@pytest.mark.parametrize(
    ("specimen", "verdict", "kinds"),
    [
        (ROUTINE, Verdict.ROUTINE, []),
        (EXPIRED, Verdict.ATTENTION, [FactKind.EXPIRED]),
        (WRONG_DIGIT, Verdict.ATTENTION, [FactKind.CHECK_DIGIT]),
        (LISTED, Verdict.REFER, [FactKind.LOOKOUT_STRONG]),
        (NAMESAKE, Verdict.ATTENTION, [FactKind.LOOKOUT_POSSIBLE]),
        (LOST, Verdict.REFER, [FactKind.DOCUMENT_LISTED]),
        (TRUSTED, Verdict.ROUTINE, [FactKind.TRUSTED_TRAVELER]),
        *((specimen, Verdict.ROUTINE, []) for specimen in _ON_NO_LIST),
    ],
    ids=lambda value: value.name if isinstance(value, Specimen) else "",
)
def test_each_traveler_of_the_demo_plays_the_part(
    index: InstalledLists, specimen: Specimen, verdict: Verdict, kinds: list[FactKind]
) -> None:
    summary = screen(index, specimen)
    assert summary.verdict is verdict
    assert [fact.kind for fact in summary.facts] == kinds


def test_wrong_digit_is_referred_once_confirmed(index: InstalledLists) -> None:
    assert screen(index, WRONG_DIGIT, confirmed=True).verdict is Verdict.REFER


def test_listed_traveler_and_namesake_meet_the_records_made_for_them(index: InstalledLists) -> None:
    (strong,) = screen(index, LISTED).facts
    (possible,) = screen(index, NAMESAKE).facts
    assert strong.values["lookout_id"] == LISTED_ID
    assert possible.values["lookout_id"] == NAMESAKE_ID
    assert possible.clearable


def test_minor_overstayer_flyer_and_drawn_play_theirs_once_it_is_known_how_they_came(
    index: InstalledLists,
) -> None:
    entered = timestamp(NOW - timedelta(days=217))
    crossing = PastCrossing(entered, "San Lorenzo", "Lane 4", "admit", "inbound")
    stayed = screen(
        index,
        OVERSTAY,
        history=History((crossing,)),
        own_state="UTO",
        stay_limit_days=90,
        direction=Direction.INBOUND,
    )
    boarding_pass = read_boarding_pass(BOARDING_PASS_OF_FLYER)
    flown = screen(index, FLYER, boarding_pass=boarding_pass, carrier="UT412")
    assert [
        (summary.verdict, summary.facts[0].kind)
        for summary in (
            screen(index, MINOR, accompanied=False),
            stayed,
            flown,
            screen(index, DRAWN, drawn=True),
        )
    ] == [
        (Verdict.ATTENTION, FactKind.MINOR_ALONE),
        (Verdict.REFER, FactKind.OVERSTAY),
        (Verdict.ATTENTION, FactKind.BOARDING_PASS_DIFFERS),
        (Verdict.ATTENTION, FactKind.RANDOM_DRAW),
    ]
    assert flown.facts[0].values["fields"] == "given_names"


def test_trusted_traveler_was_vetted_again_eleven_days_ago(index: InstalledLists) -> None:
    (fact,) = screen(index, TRUSTED).facts
    assert (fact.values["state"], fact.values["program"]) == ("valid", PROGRAM)
    assert fact.values["vetted_on"] == "2026-11-13"


def test_some_members_have_lapsed(tmp_path: Path) -> None:
    manifest = build_demo_pack(tmp_path / "pack", produced_at=NOW)
    install(tmp_path / "pack", tmp_path / "home", KEY)
    pack = open_pack(tmp_path / "home", manifest.name, KEY)
    members = [
        MEMBERSHIP.decode(pack.record("memberships", place))
        for place in range(pack.count("memberships"))
    ]
    lapsed = sum(member.valid_until < "2026-11-24" for member in members)
    assert 0 < lapsed < len(members)


def test_hundred_others_of_the_same_names_meet_no_strong_match(index: InstalledLists) -> None:
    chance = Random(77)
    verdicts = []
    for number in range(100):
        born = date(1950, 1, 1) + timedelta(days=chance.randrange(20_000))
        document = TravelDocument(
            document_code="P",
            issuing_state="UTO",
            document_number=f"V{number:08d}",
            surname=demo_pack._surname(chance),
            given_names=demo_pack._given_names(chance),
            nationality="UTO",
            birth_date=PartialDate(born.year, born.month, born.day),
            sex=Sex.FEMALE,
            expiry_date=PartialDate(2032, 4, 15),
        )
        reading = DocumentReading(Status.READ, document=document)
        verdicts.append(summarize(reading, ask(index, document), now=NOW).verdict)
    assert Verdict.REFER not in verdicts
    assert verdicts.count(Verdict.ATTENTION) <= 3


def test_same_moment_gives_the_same_pack(tmp_path: Path) -> None:
    first = build_demo_pack(tmp_path / "a", produced_at=NOW)
    assert build_demo_pack(tmp_path / "b", produced_at=NOW) == first
    assert first.files["people.records"].records > 300
    assert first.files["documents.rows"].records > 200
    assert first.files["memberships.records"].records > 100
