"""OpenSanctions, as FollowTheMoney entities: one JSON object a line.

People are entities of the schema `Person`; their passports are entities of their own, which name
their holder. The file is read twice, so that nothing but the passports is kept in memory.
"""

import re
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path
from typing import Any

import msgspec

from app.packs.record_format import MOST_ALIASES, MOST_REASON
from app.packs.sources.rows import (
    Progress,
    Refused,
    Tally,
    lines,
    listed_date,
    name_part,
    natural_name,
    plain,
)
from app.packs.sources.states import state_code
from app.screening.answers import Lookout

_ID = re.compile(r"[0-9A-Za-z][0-9A-Za-z._-]{0,39}")
_SEX = {"male": "M", "female": "F"}
Properties = dict[str, list[Any]]


class _Entity(msgspec.Struct):
    id: str
    schema: str
    properties: Properties


def read_ftm(path: Path, lookout_class: int, tally: Tally, progress: Progress) -> Iterator[Lookout]:
    """Yield the people; other entities are counted as others.

    Args:
        path: `entities.ftm.json`.
        lookout_class: Class of every record.
        tally: Counts.
        progress: Is told of what was read.
    """
    passports = _passports(path, progress)
    decoder = msgspec.json.Decoder(_Entity)
    for line in lines(path, tally, progress):
        if not line.strip():
            continue
        tally.rows += 1
        try:
            entity = decoder.decode(line)
            if entity.schema != "Person":
                tally.others += 1
                continue
            yield _lookout(entity, passports.get(entity.id, []), lookout_class)
        except (msgspec.MsgspecError, RecursionError, UnicodeError):
            tally.rejects["a line that is no entity"] += 1
        except Refused as refused:
            tally.rejects[str(refused)] += 1


def _passports(path: Path, progress: Progress) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for line in lines(path, Tally(), progress):
        if '"Passport"' not in line:
            continue
        try:
            properties = msgspec.json.decode(line, type=_Entity).properties
        except (msgspec.MsgspecError, RecursionError, UnicodeError):
            continue  # counted when the people are read
        for holder in _texts(properties, "holder"):
            for number in _texts(properties, "number", "passportNumber"):
                for state in _texts(properties, "country")[:1]:
                    found.setdefault(holder, []).append((state, number))
    return found


def _lookout(entity: _Entity, passports: list[tuple[str, str]], lookout_class: int) -> Lookout:
    known = entity.properties
    names = [natural_name(name) for name in _texts(known, "name", "alias")[: MOST_ALIASES + 1]]
    surnames, given = _texts(known, "lastName"), _texts(known, "firstName")
    if surnames and given:
        names.insert(0, (name_part(surnames[0]), name_part(given[0])))
    names = [name for name in dict.fromkeys(names) if any(name)]
    if not names:
        raise Refused("no name")
    dates = [date for date in map(listed_date, _texts(known, "birthDate")) if date]
    states = [s for s in map(state_code, _texts(known, "nationality", "citizenship")) if s]
    dates, states = list(dict.fromkeys(dates)), list(dict.fromkeys(states))
    own = [(states[0], number) for number in _texts(known, "passportNumber") if states]
    documents = [(state_code(state), plain(number)) for state, number in [*passports, *own]]
    topics = ", ".join(_texts(known, "topics", "program")[:20])
    return Lookout(
        id=_identifier(entity.id),
        version=1,
        lookout_class=lookout_class,
        surname=names[0][0],
        given_names=names[0][1],
        birth_date=dates[0] if dates else "",
        nationality=states[0] if states else "",
        reason=plain(f"OpenSanctions: {topics}")[:MOST_REASON],
        listed_on="",
        sex=next((_SEX[sex] for sex in _texts(known, "gender") if sex in _SEX), ""),
        aliases=tuple(names[1 : MOST_ALIASES + 1]),
        documents=tuple((s, n) for s, n in documents if s and 0 < len(n) <= 40)[:50],
        other_birth_dates=tuple(dates[1:20]),
        other_nationalities=tuple(states[1:20]),
    )


def _texts(properties: Properties, *names: str) -> list[str]:
    return [text for name in names for text in properties.get(name, []) if isinstance(text, str)]


def _identifier(entity_id: str) -> str:
    if _ID.fullmatch(entity_id):
        return entity_id
    return f"FTM-{blake2b(entity_id.encode('utf-8', 'replace'), digest_size=12).hexdigest()}"
