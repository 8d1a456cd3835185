"""People at the booth about whom nothing is decided yet, and people who wait in line."""

from collections.abc import Mapping, Sequence
from uuid import UUID

import msgspec
from sqlalchemy import ColumnElement, Connection, Row, exists, func, select

from app.documents.reading import DocumentReading
from app.encounters.declaration import Declaration
from app.encounters.encounter import NO_DOCUMENT, Encounter
from app.encounters.events import Decided, WaitingPerson
from app.encounters.party import Party
from app.encounters.referral import Decision
from app.records.referral_rows import conveyance_of, summary_of
from app.records.station_tables import event
from app.records.tables import crossing, encounter, party, waiting
from app.records.tables.primary import OPEN
from app.screening.identity import Identity
from app.screening.rule_packs.applying import Trial
from app.services.views import WaitingParty


def undecided(connection: Connection, station: str, boot_id: str) -> Party | None:
    """Return the people of the station's latest encounter that somebody of is open, or None.

    Whoever was set aside waits in line and is not meant; one who was taken back counts as open. Of
    somebody whose decision was purged there is nothing left to show.

    Args:
        connection: To the store.
        station: Whose booth is meant.
        boot_id: Of the computer now: only decisions of this boot still have their time.
    """
    latest = connection.execute(
        select(encounter.c.id, encounter.c.party_id)
        .where(*open_at(station))
        .order_by(encounter.c.known_seq.desc())
        .limit(1)
    ).one_or_none()
    if latest is None:
        return None
    return _together(connection, station, boot_id, latest.id, latest.party_id)


def last_decided(
    connection: Connection, station: str, officer_id: UUID, boot_id: str
) -> Party | None:
    """Return the people of the station's last decision, with its time, or None.

    None also where it was somebody else's decision, or one of another boot: then nobody can say how
    long ago it was. Arguments as in `undecided`.
    """
    last = connection.execute(
        select(event.c.subject_id, event.c.officer_id, event.c.boot_id)
        .where(event.c.type == Decided.TYPE)
        .order_by(event.c.seq.desc())
        .limit(1)
    ).one_or_none()
    if last is None or (last.officer_id, last.boot_id) != (str(officer_id), boot_id):
        return None
    person = UUID(last.subject_id)
    party_id = connection.scalar(
        select(encounter.c.party_id).where(encounter.c.station == station, encounter.c.id == person)
    )
    return _together(connection, station, boot_id, person, party_id)


def _together(
    connection: Connection, station: str, boot_id: str, person: UUID, party_id: UUID | None
) -> Party:
    """Return everybody of the party of `person`, as the records know them."""
    mine = encounter.c.party_id == party_id if party_id else encounter.c.id == person
    rows = connection.execute(
        select(
            encounter,
            crossing.c.decision,
            crossing.c.referral_id,
            crossing.c.event_id,
            OPEN.label("open"),
        )
        .join(
            crossing,
            (crossing.c.station == encounter.c.station)
            & (crossing.c.encounter_id == encounter.c.id),
            isouter=True,
        )
        .where(encounter.c.station == station, encounter.c.known_seq.is_not(None), mine)
        .order_by(encounter.c.first_seq)
    ).all()
    said = connection.execute(
        select(party).where(party.c.station == station, party.c.id == party_id)
    ).one_or_none()
    decided_ns = _decided_ns(connection, [row.event_id for row in rows if not row.open], boot_id)
    return Party(
        party_id or person,
        tuple(_person(row, decided_ns) for row in rows if row.open or row.decision is not None),
        conveyance_of(said.conveyance if said else None),
        _declaration(said.declaration if said else None),
    )


def count_open(connection: Connection, station: str) -> int:
    """Return about how many people of this station nothing is decided and who wait in no line."""
    query = select(func.count()).select_from(encounter).where(*open_at(station))
    return connection.execute(query).scalar_one()


def waiting_parties(connection: Connection, port: str) -> Sequence[WaitingParty]:
    """Return who was set aside in this port and not taken up, first come first."""
    rows = connection.execute(
        select(waiting)
        .where(
            waiting.c.port == port, waiting.c.aside_at.is_not(None), waiting.c.taken_at.is_(None)
        )
        .order_by(waiting.c.aside_at, waiting.c.party_id)
    )
    return tuple(
        WaitingParty(
            row.party_id,
            row.aside_at,
            row.lane,
            conveyance_of(row.conveyance),
            msgspec.convert(row.people, tuple[WaitingPerson, ...]),
            _declaration(row.declaration),
            row.places or 0,
        )
        for row in rows
    )


def photos_in_line(connection: Connection, station: str, port: str) -> tuple[str, ...]:
    """Return the page photos of who waits in this port, and of who is open at this station."""
    people = (person for party in waiting_parties(connection, port) for person in party.people)
    named = select(encounter.c.page_photo).where(*open_at(station), encounter.c.page_photo != "")
    waiting_ones = filter(None, (person.page_photo for person in people))
    return tuple(dict.fromkeys([*connection.scalars(named), *waiting_ones]))


def open_at(station: str) -> tuple[ColumnElement[bool], ...]:
    """Say whether a row of `encounter` is open at this station's booth. Found by one index."""
    aside = exists().where(
        waiting.c.party_id == encounter.c.party_id,
        waiting.c.station == encounter.c.station,  # another station can set nobody of ours aside
        waiting.c.aside_at.is_not(None),
    )
    return encounter.c.station == station, encounter.c.known_seq.is_not(None), OPEN, ~aside


def _decided_ns(
    connection: Connection, decisions: Sequence[UUID | None], boot_id: str
) -> Mapping[str, int]:
    """Return the monotonic times of these decisions, as far as they were taken in this boot."""
    named = [str(one) for one in decisions if one is not None]
    rows = connection.execute(
        select(event.c.id, event.c.mono_ns).where(event.c.id.in_(named), event.c.boot_id == boot_id)
    )
    return {row.id: row.mono_ns for row in rows}


def _person(row: Row[tuple[object, ...]], decided_ns: Mapping[str, int]) -> Encounter:
    known_seq = row.known_seq
    # Else the officer marked them after the last reading; the printed page is read later than it.
    read = row.read_seq is not None and row.read_seq >= known_seq
    screened = _later(row.screened_seq, known_seq)
    return Encounter(
        id=row.id,
        party_id=row.party_id,
        identity=Identity(row.identity or Identity.READ),
        reason=row.reason or "",
        boarding_pass=row.boarding_pass or "",
        redress=row.redress or "",
        drawn=row.drawn,
        trials=msgspec.convert(row.trials or (), tuple[Trial, ...]) if screened else (),
        reading=msgspec.convert(row.reading, DocumentReading) if read else NO_DOCUMENT,
        summary=summary_of(row.summary) if screened else None,
        page_photo=row.page_photo or "",
        mrz_strip=row.mrz_strip or "",
        print_confirmed=_later(row.confirmed_seq, known_seq),
        decision=None if row.open else Decision(row.decision),
        decided_ns=0 if row.open else decided_ns.get(str(row.event_id), 0),
        decided_event=None if row.open else row.event_id,
        referral_id=None if row.open else row.referral_id,
        amends=(row.event_id or row.amends) if row.open else None,
    )


def _declaration(said: object) -> Declaration | None:
    return msgspec.convert(said, Declaration) if said else None


def _later(seq: int | None, than: int) -> bool:
    return seq is not None and seq > than
