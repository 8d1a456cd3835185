"""People at the booth about whom nothing is decided yet, and people who wait in line."""

from collections.abc import Sequence

import msgspec
from sqlalchemy import ColumnElement, Connection, Row, exists, func, or_, select

from app.documents.reading import DocumentReading
from app.encounters.declaration import Declaration
from app.encounters.encounter import Encounter
from app.encounters.events import WaitingPerson
from app.encounters.party import Party
from app.encounters.referral import Decision
from app.records.referral_rows import conveyance_of, summary_of
from app.records.tables import crossing, encounter, party, recall, waiting
from app.screening.identity import Identity
from app.services.views import WaitingParty


def undecided(connection: Connection, station: str) -> Party | None:
    """Return the people of the station's latest encounter that somebody of is open, or None.

    Whoever was set aside waits in line and is not meant; one who was taken back counts as open.
    """
    known = func.max(
        func.coalesce(encounter.c.read_seq, 0), func.coalesce(encounter.c.known_seq, 0)
    )
    aside = exists().where(waiting.c.party_id == encounter.c.party_id)
    latest = connection.execute(
        select(encounter.c.id, encounter.c.party_id)
        .where(
            encounter.c.station == station,
            or_(encounter.c.read_seq.is_not(None), encounter.c.known_seq.is_not(None)),
            ~_decided(),
            ~aside,
        )
        .order_by(known.desc())
        .limit(1)
    ).one_or_none()
    if latest is None:
        return None
    mine = (
        encounter.c.party_id == latest.party_id if latest.party_id else encounter.c.id == latest.id
    )
    rows = connection.execute(
        select(encounter, crossing.c.decision, crossing.c.referral_id, _decided().label("decided"))
        .join(
            crossing,
            (crossing.c.station == encounter.c.station)
            & (crossing.c.encounter_id == encounter.c.id),
            isouter=True,
        )
        .where(encounter.c.station == station, mine)
        .order_by(func.coalesce(encounter.c.read_seq, encounter.c.known_seq))
    ).all()
    people = tuple(_person(row) for row in rows)
    said = connection.execute(
        select(party).where(party.c.station == station, party.c.id == latest.party_id)
    ).one_or_none()
    declaration = said.declaration if said else None
    return Party(
        latest.party_id or latest.id,
        people,
        conveyance_of(said.conveyance if said else None),
        msgspec.convert(declaration, Declaration) if declaration else None,
    )


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
        )
        for row in rows
    )


def _decided() -> ColumnElement[bool]:
    """Say whether the row of `encounter` has a decision that was not taken back."""
    taken_back = exists().where(
        recall.c.station == crossing.c.station,
        recall.c.encounter_id == crossing.c.encounter_id,
        recall.c.seq > crossing.c.seq,
    )
    return exists().where(
        crossing.c.station == encounter.c.station,
        crossing.c.encounter_id == encounter.c.id,
        ~taken_back,
    )


def _person(row: Row[tuple[object, ...]]) -> Encounter:
    screened = _later(row.screened_seq, max(row.read_seq or 0, row.known_seq or 0))
    return Encounter(
        id=row.id,
        party_id=row.party_id,
        identity=Identity(row.identity or Identity.READ),
        reason=row.reason or "",
        boarding_pass=row.boarding_pass or "",
        reading=msgspec.convert(row.reading, DocumentReading) if row.reading else None,
        summary=summary_of(row.summary) if screened else None,
        page_photo=row.page_photo or "",
        mrz_strip=row.mrz_strip or "",
        print_confirmed=_later(row.confirmed_seq, row.read_seq or 0),
        decision=Decision(row.decision) if row.decided else None,
        referral_id=row.referral_id if row.decided else None,
    )


def _later(seq: int | None, than: int) -> bool:
    return seq is not None and seq > than
