"""The list of a port's crossings, filtered; each row as far as lists show it."""

from collections.abc import Iterable, Sequence

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    and_,
    case,
    exists,
    func,
    literal,
    or_,
    select,
)

from app.clock import parse_timestamp, timestamp
from app.documents.mrz import transliterate
from app.encounters.referral import Decision, ReferralClass
from app.records.names import officer_labels
from app.records.tables import crossing, recall, referral, review, review_read
from app.review.events import ReviewVerdict
from app.screening.identity import Identity
from app.screening.summary_types import Verdict
from app.services.shift_views import RecordFilter, RecordPage, RecordRow, ReviewState

_MOST_WORDS = 8
_NEWEST_FIRST = (crossing.c.at.desc(), crossing.c.encounter_id.desc())


def record_page(
    connection: Connection, port: str, wanted: RecordFilter, first: int, rows: int
) -> RecordPage:
    """Return part of the list, and how long it is.

    By ix_crossing_port_at, or by ix_crossing_encounter_id where the records are named.
    """
    matching = and_(*_conditions(port, wanted))
    total = connection.execute(
        select(func.count()).select_from(crossing).where(matching)
    ).scalar_one()
    query = record_query().where(matching).order_by(*_NEWEST_FIRST).offset(first).limit(rows)
    return RecordPage(record_rows(connection, query), first, total)


def record_query() -> Select[tuple[object, ...]]:
    """Return the query for whole rows of the list, of all crossings there are."""
    recalled = exists().where(
        recall.c.station == crossing.c.station, recall.c.encounter_id == crossing.c.encounter_id
    )
    undecided = recalled.where(recall.c.seq > crossing.c.seq)
    return select(
        crossing,
        referral.c.referral_class,
        _state().label("state"),
        recalled.label("recalled"),
        undecided.label("undecided"),
    ).join(referral, referral.c.id == crossing.c.referral_id, isouter=True)


def record_rows(connection: Connection, query: Select[tuple[object, ...]]) -> tuple[RecordRow, ...]:
    """Return the rows of a `record_query`."""
    rows = connection.execute(query).all()
    labels = officer_labels(connection, (row.officer_id for row in rows))
    return tuple(record_row(row, labels.get(row.officer_id, "")) for row in rows)


def record_row(row: Row[tuple[object, ...]], officer: str) -> RecordRow:
    """Return one row of a `record_query`; `officer` is badge and name."""
    return RecordRow(
        encounter_id=row.encounter_id,
        at=parse_timestamp(row.at),
        lane=row.lane,
        officer=officer,
        surname=row.surname or "",
        given_names=row.given_names or "",
        document_number=row.document_number,
        label=row.label or "",
        decision=Decision(row.decision),
        verdict=Verdict(row.verdict),
        identity=Identity(row.identity or Identity.READ),
        referral_class=ReferralClass(row.referral_class) if row.referral_class else None,
        state=ReviewState(row.state),
        recalled=row.recalled,
        undecided=row.undecided,
    )


def _state() -> ColumnElement[str]:
    """What supervisors said last about a crossing: ix_review_subject_id_at."""
    last = (
        select(
            case(
                (review.c.verdict == ReviewVerdict.REVIEWED, literal(ReviewState.REVIEWED.value)),
                (
                    exists().where(review_read.c.review_event == review.c.event_id),
                    literal(ReviewState.ANSWERED.value),
                ),
                else_=literal(ReviewState.RETURNED.value),
            )
        )
        .where(review.c.subject_id == crossing.c.encounter_id)
        .order_by(review.c.at.desc(), review.c.event_id.desc())
        .limit(1)
        .scalar_subquery()
    )
    return func.coalesce(last, literal(ReviewState.UNSEEN.value))


def _conditions(port: str, wanted: RecordFilter) -> Iterable[ColumnElement[bool]]:
    yield crossing.c.port == port
    if wanted.only:
        yield crossing.c.encounter_id.in_(wanted.only)
    else:
        yield crossing.c.at >= timestamp(wanted.since)
        yield crossing.c.at <= timestamp(wanted.until)
    if wanted.officer is not None:
        yield crossing.c.officer_id == wanted.officer
    if wanted.lane:
        yield crossing.c.lane == wanted.lane
    if wanted.decision is not None:
        yield crossing.c.decision == wanted.decision
    if wanted.verdict is not None:
        yield crossing.c.verdict == wanted.verdict
    if wanted.referral_class is not None:
        yield crossing.c.referral_id.in_(
            select(referral.c.id).where(
                referral.c.port == port,
                referral.c.sent_at >= timestamp(wanted.since),
                referral.c.referral_class == wanted.referral_class,
            )
        )
    if wanted.state is not None:
        yield _state() == wanted.state
    for word in wanted.text.split()[:_MOST_WORDS]:
        yield _contains(word)


def _contains(word: str) -> ColumnElement[bool]:
    """Say whether a name, a document number or a conveyance contains `word`.

    Names may be typed as they are spoken: the zone writes them in the letters A to Z. Numbers and
    plates may be typed with the blanks and hyphens that are printed on them.
    """
    names = (crossing.c.surname, crossing.c.given_names)
    numbers = (crossing.c.document_number, crossing.c.label, crossing.c.plate)
    compact = "".join(filter(str.isalnum, word))
    return or_(
        *(_like(name, form) for name in names for form in _spellings(word)),
        *(_like(number, compact) for number in numbers if compact),
    )


def _like(column: ColumnElement[str], part: str) -> ColumnElement[bool]:
    return column.icontains(part, autoescape=True)


def _spellings(word: str) -> Sequence[str]:
    try:
        return tuple(dict.fromkeys((word, transliterate(word))))
    except ValueError:  # another script, or a number
        return (word,)
