"""Packs from public lists: small invented ones in the form that their publishers use."""

# ruff: noqa: E501 - the lines of lists are as long as they are

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.packs.install import install, open_pack
from app.packs.installed import InstalledLists
from app.packs.producer import PackOrder, PackReport, SourceKind, produce
from app.packs.record_format import LOOKOUT
from app.packs.sources.rows import listed_date, plain
from app.packs.sources.states import state_code
from app.problems import Problem, ProblemCode
from app.screening.answers import Lookout
from app.screening.plates import Plate
from tests.packs.test_building_packs import NOW
from tests.packs.test_installing_packs import KEY

SDN = """\
36,"UTOPIAN FERRIES",-0- ,"UTO-SDN",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0-
77,"VELDT, Casimir",individual,"UTO-SDN",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB 12 Mar 1971; alt. \
DOB 1972; POB Amaurot; nationality Utopia; Passport U15F60327 (Utopia) issued 01 Jan 2001; Gender Male."
78,"{megabyte}",individual,"X",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0-
79,"too","few"
80,"",individual,"X",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0-
\x1a
"""
UN = """<?xml version="1.0" encoding="UTF-8"?><CONSOLIDATED_LIST><INDIVIDUALS>
<INDIVIDUAL><DATAID>690</DATAID><VERSIONNUM>2</VERSIONNUM><FIRST_NAME> Aenna </FIRST_NAME>
<SECOND_NAME>Nullis\u202eet</SECOND_NAME><REFERENCE_NUMBER>UTi.033</REFERENCE_NUMBER>
<LISTED_ON>2016-11-30</LISTED_ON><NATIONALITY><VALUE>Utopia </VALUE></NATIONALITY>
<INDIVIDUAL_ALIAS><ALIAS_NAME>Anna Nullis</ALIAS_NAME></INDIVIDUAL_ALIAS>
<INDIVIDUAL_ALIAS><ALIAS_NAME/></INDIVIDUAL_ALIAS>
<INDIVIDUAL_DATE_OF_BIRTH><DATE>1964-07-17</DATE></INDIVIDUAL_DATE_OF_BIRTH>
<INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><NUMBER> X38 </NUMBER>
</INDIVIDUAL_DOCUMENT></INDIVIDUAL>
<INDIVIDUAL><DATAID>691</DATAID></INDIVIDUAL></INDIVIDUALS>
<ENTITIES><ENTITY><DATAID>1</DATAID></ENTITY></ENTITIES></CONSOLIDATED_LIST>"""
BOMB = """<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>
<CONSOLIDATED_LIST><INDIVIDUAL><FIRST_NAME>&b;</FIRST_NAME></INDIVIDUAL></CONSOLIDATED_LIST>"""


def made(folder: Path, **sources: object) -> tuple[PackReport, list[Lookout]]:
    """Make a pack, install it, and return the report and its people."""
    order = PackOrder("lists", "1", NOW, **sources)  # type: ignore[arg-type]  # whichever sources
    report = produce(folder / "pack", order)
    install(folder / "pack", folder / "home", KEY)
    pack = open_pack(folder / "home", "lists", KEY)
    people = [LOOKOUT.decode(pack.record("people", at)) for at in range(pack.count("people"))]
    return report, people


def written(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_ofac_list_with_its_other_names(tmp_path: Path) -> None:
    sdn = written(tmp_path, "sdn.csv", SDN.replace("{megabyte}", "A" * 1_000_000))
    alt = written(tmp_path, "alt.csv", '77,1,"aka","FELDT, Kasimir",-0-\n\x00\n')
    report, (person,) = made(tmp_path, people=[(SourceKind.OFAC, sdn)], ofac_alt=alt)
    assert (person.id, person.surname, person.given_names) == ("OFAC-77", "VELDT", "Casimir")
    assert (person.birth_date, person.other_birth_dates) == ("1971-03-12", ("1972-XX-XX",))
    assert (person.nationality, person.sex) == ("UTO", "M")
    assert person.documents == (("UTO", "U15F60327"),)
    assert person.aliases == (("FELDT", "Kasimir"),)
    tally = report.tallies["sdn.csv"]
    assert (tally.kept, tally.others) == (1, 1)
    assert tally.rejects["a field is too long"] == 1
    assert tally.rejects["no name"] == 1
    assert tally.rejects["a row with other columns"] == 1


def test_un_list(tmp_path: Path) -> None:
    path = written(tmp_path, "un.xml", UN)
    report, (person,) = made(tmp_path, people=[(SourceKind.UN, path)])
    assert (person.id, person.version) == ("UN-690", 2)
    assert (person.surname, person.given_names) == ("Nulliset", "Aenna")
    assert person.aliases == (("Nullis", "Anna"),)
    assert (person.birth_date, person.listed_on) == ("1964-07-17", "2016-11-30")
    assert person.documents == (("UTO", "X38"),)
    assert report.tallies["un.xml"].others == 1
    assert report.rejects == {"no name": 1}


@pytest.mark.parametrize(
    ("text", "reason", "kept"),
    [
        (BOMB, "the file declares entities, which no list does", 0),
        (UN[: UN.index("<INDIVIDUAL><DATAID>691")], "the rest of the file is no XML", 1),
        ("\x00", "the rest of the file is no XML", 0),
    ],
    ids=["bomb", "cut", "no xml"],
)
def test_broken_xml_is_read_as_far_as_it_goes(
    tmp_path: Path, text: str, reason: str, kept: int
) -> None:
    path = written(tmp_path, "un.xml", text)
    report, people = made(tmp_path, people=[(SourceKind.UN, path)])
    assert len(people) == kept
    assert report.rejects[reason] == 1


def test_follow_the_money_joins_people_and_their_passports(tmp_path: Path) -> None:
    entities: list[object] = [
        {"id": "P1", "schema": "Passport", "properties": {"holder": ["Q7"], "number": ["X 38"], "country": ["kp"]}},
        {"id": "Q7", "schema": "Person", "properties": {
            "name": ["Aenna Nullis", "A. Nullis"], "birthDate": ["1971"], "nationality": ["kp", "gb"],
            "gender": ["female"], "topics": ["sanction"], "position": [{"id": 1}]}},
        {"id": "C1", "schema": "Company", "properties": {"name": ["Ferries"]}},
        {"id": "Q7", "schema": "Person", "properties": {"name": ["Twice"]}},
        {"id": "../up" + "x" * 50, "schema": "Person", "properties": {"name": ["Odd\x00Id"]}},
        {"id": "Q8", "schema": "Person", "properties": {"name": ["A" * 1_000_000]}},
    ]  # fmt: skip
    lines = [json.dumps(entity) for entity in entities] + ["[" * 100_000, "null", "{"]
    path = written(tmp_path, "e.json", "\n".join(lines))
    report, (first, second) = made(tmp_path, people=[(SourceKind.FTM, path)])
    assert (first.surname, first.given_names, first.sex) == ("Nullis", "Aenna", "F")
    assert (first.nationality, first.other_nationalities) == ("PRK", ("GBR",))
    assert first.documents == (("PRK", "X 38"),)
    assert first.aliases == (("Nullis", "A."),)
    assert second.id.startswith("FTM-")
    assert (second.given_names, second.surname) == ("Odd", "Id")
    assert report.rejects == {
        "a record stands twice": 1,
        "a name is too long": 1,
        "a line that is no entity": 3,
    }


def test_tables_of_our_own_with_calibration(tmp_path: Path) -> None:
    people = (
        "id,lookout_class,surname,given_names,birth_date,nationality,aliases,documents,listed_on\n"
    )
    people += "LK-1,3,ERIKSSON,ANNA,1974-08-12,UTO,ERIKSEN; ERIC\x00SON,UTO X1,2026-01-05\n"
    people += "LK-2,9,A,B,,,,,\nLK-3,3,A,B,,,,,05.01.2026\nLK 4,3,A,B,,,,,\n"
    documents = (
        "number,issuing_state,reason,listed_on\nX0B1,UTO,lost,2026-01-05\nX2,Nowhere,lost,\n"
    )
    documents += "X3,UTO,eaten,\n,UTO,lost,\nX5,UTO,lost,2026-02-30\n" + "X" * 70 + ",UTO,lost,\n"
    plates = "id,plate,state,level\nLK-7,kr 0b-418,uto,refer\nLK-8,,uto,refer\nLK-9,AB1,,burn\n"
    containers = "id,number,level\nLK-7,UTOU 410700 5,refer\nLK-8,UTOU4107001,refer\n"
    travelers = "surname,given_names,birth_date,culture\nNULLIS,BOB,1950-01-01,utopian\n" * 1
    report, (person,) = made(
        tmp_path,
        people=[(SourceKind.PEOPLE, written(tmp_path, "people.csv", people))],
        documents=[written(tmp_path, "documents.csv", documents)],
        plates=[written(tmp_path, "plates.csv", plates)],
        containers=[written(tmp_path, "containers.csv", containers)],
        travelers=written(tmp_path, "travelers.csv", travelers),
    )
    assert person.aliases == (("ERIKSEN", ""), ("ERIC SON", ""))
    assert person.documents == (("UTO", "X1"),)
    assert report.tallies["people.csv"].rejects.total() == 3
    assert report.tallies["documents.csv"].kept == 1
    assert report.tallies["documents.csv"].rejects.total() == 5
    assert report.tallies["plates.csv"].rejects.total() == 2
    assert report.tallies["containers.csv"].rejects.total() == 1
    assert report.calibration is not None
    assert report.calibration.by_culture == {"utopian": (1, report.calibration.alerts)}
    lists = InstalledLists(tmp_path / "home", KEY)
    assert [one.id for one in lists.vehicles(Plate("KRO8418", "UTO"))] == ["LK-7"]
    assert [one.id for one in lists.containers("UTOU4107005")] == ["LK-7"]
    assert lists.files("calibration.json")


def test_table_without_a_column_says_which(tmp_path: Path) -> None:
    path = written(tmp_path, "documents.csv", "number,reason\n")
    with pytest.raises(Problem) as caught:
        made(tmp_path, documents=[path])
    assert caught.value.code is ProblemCode.PACK_SOURCE_UNKNOWN
    assert "issuing_state" in caught.value.detail
    assert not (tmp_path / "pack" / "manifest.json").exists()


@given(garbage=st.binary(max_size=300), kind=st.sampled_from([*SourceKind]))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
def test_no_list_ends_the_making(tmp_path: Path, garbage: bytes, kind: SourceKind) -> None:
    head = b"id,lookout_class,surname\n" if kind is SourceKind.PEOPLE else b""
    made(tmp_path, people=[(kind, written(tmp_path, "list", head + garbage))])


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("12 Mar 1971", "1971-03-12"),
        ("Mar 1971", "1971-03-XX"),
        ("circa 1971", "1971-XX-XX"),
        ("1971-03", "1971-03-XX"),
        ("1971-13-40", "1971-XX-XX"),
        ("unknown", ""),
        ("", ""),
    ],
)
def test_dates_are_known_as_far_as_they_are_told(text: str, date: str) -> None:
    assert listed_date(text) == date


@given(text=st.text())
def test_plain_text_holds_nothing_unseen(text: str) -> None:
    cleaned = plain(text)
    assert "\n" not in cleaned
    assert "\x00" not in cleaned
    assert "\u202e" not in cleaned
    assert plain(cleaned) == cleaned


def test_states_are_known_by_code_and_name() -> None:
    assert [state_code(text) for text in ("kp", "PRK", "Korea, North", "germany", "DE")] == [
        "PRK",
        "PRK",
        "PRK",
        "D",
        "D",
    ]
    assert state_code("Nowhere") == ""
