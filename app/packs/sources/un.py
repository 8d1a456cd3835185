"""The consolidated list of the UN Security Council: one XML file, read person by person."""

from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from app.packs.record_format import MOST_ALIASES, MOST_REASON
from app.packs.sources.rows import (
    Progress,
    Refused,
    Tally,
    listed_date,
    name_part,
    natural_name,
    plain,
)
from app.packs.sources.states import state_code
from app.screening.answers import Lookout

_SEX = {"MALE": "M", "FEMALE": "F"}


def read_un(path: Path, lookout_class: int, tally: Tally, progress: Progress) -> Iterator[Lookout]:
    """Yield the people of the list; a document type or an entity in it ends the reading.

    Args:
        path: The XML file.
        lookout_class: Class of every record.
        tally: Counts.
        progress: Is told of what was read.
    """
    done = 0
    try:
        with path.open("rb") as file:
            root: Element | None = None
            for event, element in iterparse(file, events=("start", "end"), forbid_dtd=True):
                root = element if root is None else root
                if event != "end" or element.tag not in ("INDIVIDUAL", "ENTITY"):
                    continue
                tally.rows += 1
                if element.tag == "ENTITY":
                    tally.others += 1
                else:
                    try:
                        yield _lookout(element, lookout_class)
                    except Refused as refused:
                        tally.rejects[str(refused)] += 1
                root.clear()  # what was read; the file may be larger than memory
                progress(file.tell() - done)
                done = file.tell()
    except ParseError:
        tally.rejects["the rest of the file is no XML"] += 1
    except DefusedXmlException:
        tally.rejects["the file declares entities, which no list does"] += 1


def _lookout(person: Element, lookout_class: int) -> Lookout:
    given_names = name_part(_text(person, "FIRST_NAME"))
    rest = ("SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")
    surname = name_part(" ".join(_text(person, tag) for tag in rest))
    if not surname:
        surname, given_names = given_names, ""
    if not surname:
        raise Refused("no name")
    number = _text(person, "DATAID")
    if not number.isdigit():
        raise Refused("no identifier")
    dates = [_birth_date(one) for one in person.iterfind("INDIVIDUAL_DATE_OF_BIRTH")]
    known_dates = [date for date in dict.fromkeys(dates) if date]
    states = [state_code(v.text or "") for v in person.iterfind("NATIONALITY/VALUE")]
    known_states = [state for state in dict.fromkeys(states) if state]
    aliases = [_text(one, "ALIAS_NAME") for one in person.iterfind("INDIVIDUAL_ALIAS")]
    version = _text(person, "VERSIONNUM")
    return Lookout(
        id=f"UN-{number[:30]}",
        version=max(1, int(version[:6])) if version.isdigit() else 1,
        lookout_class=lookout_class,
        surname=surname,
        given_names=given_names,
        birth_date=known_dates[0] if known_dates else "",
        nationality=known_states[0] if known_states else "",
        reason=plain(f"UN list {_text(person, 'REFERENCE_NUMBER')}")[:MOST_REASON],
        listed_on=listed_date(_text(person, "LISTED_ON")[:10]).replace("XX", "01"),
        sex=_SEX.get(_text(person, "GENDER").upper(), ""),
        aliases=tuple(natural_name(alias) for alias in aliases if alias)[:MOST_ALIASES],
        documents=tuple(_documents(person, known_states)),
        other_birth_dates=tuple(known_dates[1:20]),
        other_nationalities=tuple(known_states[1:20]),
    )


def _documents(person: Element, states: list[str]) -> Iterator[tuple[str, str]]:
    """Yield the passports; one without an issuer is taken for one of the own state."""
    for document in list(person.iterfind("INDIVIDUAL_DOCUMENT"))[:50]:
        issuer = state_code(_text(document, "ISSUING_COUNTRY")) or (states[0] if states else "")
        number = plain(_text(document, "NUMBER"))
        if "assport" in _text(document, "TYPE_OF_DOCUMENT") and issuer and 0 < len(number) <= 40:
            yield issuer, number


def _birth_date(element: Element) -> str:
    return listed_date(_text(element, "DATE")[:10]) or listed_date(_text(element, "YEAR"))


def _text(element: Element, tag: str) -> str:
    return (element.findtext(tag) or "").strip()
