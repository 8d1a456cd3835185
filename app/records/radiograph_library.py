"""Answers about scans: one, those that wait, those that fit a search, those to compare with."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from heapq import merge
from itertools import islice
from typing import Any, TypeAlias
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    func,
    literal,
    or_,
    select,
    tuple_,
)

from app.radiographs.decision import ImageDecision
from app.radiographs.scan_events import Load
from app.radiographs.scan_words import words_of
from app.records.radiograph_rows import MARKED, received_scans, scan_rows
from app.records.referral_rows import marks_of
from app.records.store import Store
from app.records.tables import finding, radiograph, scan, scan_word
from app.records.tables.scans import SUSPECT_ALONE, UNDECIDED
from app.services.radiograph_views import Place, ScanPage, ScanRow, Wish
from app.services.views import MarkView

_FEW = 2_000
"""Up to so many scans that a word or finding leads to are looked at each; beyond that, the scans
are gone through from the newest on until a page is full."""
_AT_ONCE, _PASSES = 1_500, 2
"""How many scans are gone through with one statement, and how often for one page."""
_WITH_FINDING = 400
"""The same where each is asked for its findings, which takes three looks into three tables."""
_BEHIND = "\U0010ffff"
_HS_LENGTHS = (6, 4)
_COMPARED = 50
_Keys: TypeAlias = Select[tuple[str, UUID]]
_NOTHING = "none"


@dataclass(frozen=True, slots=True)
class ScanQueries:
    """The `ScanRecords` port. Each question sees one moment of the store."""

    store: Store

    def scan(self, scan_id: UUID) -> ScanRow | None:
        """Return one scan, or None."""
        with self.store.reading() as connection:
            rows = scan_rows(connection, received_scans().where(scan.c.id == scan_id))
        return rows[0] if rows else None

    def marks(self, scan_id: UUID) -> Sequence[MarkView]:
        """Return the marks in a scan that belongs to no referral, in the order of marking."""
        with self.store.reading() as connection:
            return marks_of(connection, scan_id)

    def knows_file(self, file_name: str, size: int) -> bool:
        """Say whether a file of this name and size was received at this station."""
        station = self.store.info.station.name
        words = words_of(file_name)
        query = select(scan.c.id).where(
            scan.c.station == station, scan.c.file_name == file_name, scan.c.size == size
        )
        if words:  # the longest is the rarest
            longest = max(words, key=len)
            found = select(scan_word.c.scan_id).where(scan_word.c.word == longest)
            query = query.where(scan.c.id.in_(found))
        with self.store.reading() as connection:
            return connection.execute(query.limit(1)).first() is not None

    def open_scans(self, port: str, limit: int) -> Sequence[ScanRow]:
        """Return undecided scans and suspect ones without a referral, oldest first."""
        with self.store.reading() as connection:
            waiting, alone = (
                scan_rows(
                    connection,
                    received_scans()
                    .where(scan.c.port == port, which)
                    .order_by(scan.c.taken_at, scan.c.id)
                    .limit(limit),
                )
                for which in (UNDECIDED, SUSPECT_ALONE)
            )
        both = merge(waiting, alone, key=lambda row: (row.taken_at, row.id))
        return tuple(islice(both, limit))

    def search(self, wish: Wish, after: Place | None, limit: int) -> ScanPage:
        """Return the scans that fit, newest first; every answer is bounded by what it reads."""
        with self.store.reading() as connection:
            leading = _leading(connection, wish)
            if leading is not None:
                places = _places(connection, leading, after, limit + 1)
                return _filled(connection, places, limit)
            return _from_the_newest(connection, wish, after, limit)

    def last_of(self, load: Load, before: str, limit: int) -> Sequence[ScanRow]:
        """Return the latest scans of this container, else of this plate, taken before a time."""
        with self.store.reading() as connection:
            for said, of in ((load.container, "container"), (load.plate, "plate")):
                found = tuple(islice(_of_load(connection, said, of, before), limit))
                if found:
                    return found
        return ()

    def references(self, codes: Sequence[str], besides: UUID, limit: int) -> Sequence[ScanRow]:
        """Return the latest scans without anomaly that hold goods of the same HS codes."""
        with self.store.reading() as connection:
            for length in _HS_LENGTHS:
                wanted = tuple(dict.fromkeys(c[:length] for c in codes if len(c) >= length))
                if not wanted:
                    continue
                goods = or_(*(_has_word(each) for each in wanted))
                query = (
                    received_scans()
                    .where(scan.c.decision == ImageDecision.NO_ANOMALY, scan.c.id != besides)
                    .where(_newest_decided(), goods)
                    .order_by(scan.c.taken_at.desc(), scan.c.id.desc())
                    .limit(_COMPARED)
                )
                rows = scan_rows(connection, query)
                if found := [row for row in rows if set(row.findings) <= {_NOTHING}][:limit]:
                    return tuple(found)
        return ()


# --- searching ------------------------------------------------------------------------------------


def _leading(connection: Connection, wish: Wish) -> _Keys | None:
    """Return the query for the keys of what fits, from the rarest of the wishes; None without one.

    By pk_scan_word, in which a word's scans stand by time; else by ix_finding_marked.
    """
    fewest, rarest = _FEW, ""
    for word in wish.words:
        found = select(scan_word.c.scan_id).where(*_in_range(word), *_in_time(scan_word.c.at, wish))
        many = _count(connection, found)
        if many < fewest:
            fewest, rarest = many, word
    if wish.finding:
        tied = select(radiograph.c.sha256).select_from(MARKED).where(_is_finding(wish))
        if _count(connection, tied) < fewest:
            rest = [*_bounds(wish), *_fits(replace(wish, finding=""))]
            return select(scan.c.taken_at, scan.c.id).where(scan.c.sha256.in_(tied), *rest)
    if not rarest:
        return None
    keys = select(scan_word.c.at, scan_word.c.scan_id).where(
        *_in_range(rarest), *_in_time(scan_word.c.at, wish)
    )
    rest = _fits(replace(wish, words=tuple(each for each in wish.words if each != rarest)))
    if rest:
        keys = keys.join(scan, scan.c.id == scan_word.c.scan_id).where(*rest)
    return keys.distinct()


def _count(connection: Connection, query: Select[Any]) -> int:
    return connection.scalar(select(func.count()).select_from(query.limit(_FEW).subquery())) or 0


def _places(
    connection: Connection, keys: _Keys, after: Place | None, limit: int
) -> tuple[Place, ...]:
    """Return the first of these keys behind `after`, the newest first."""
    found = keys.subquery()
    at, scan_id = found.c
    query = select(at, scan_id).order_by(at.desc(), scan_id.desc()).limit(limit)
    if after is not None:
        query = query.where(tuple_(at, scan_id) < _of(after))
    return tuple(Place(*row) for row in connection.execute(query))


def _filled(connection: Connection, places: Sequence[Place], limit: int) -> ScanPage:
    """Return the rows of these places; one more than `limit` tells that there are more."""
    shown = places[:limit]
    rows = scan_rows(
        connection,
        received_scans()
        .where(scan.c.id.in_([place.id for place in shown]))
        .order_by(scan.c.taken_at.desc(), scan.c.id.desc()),
    )
    return ScanPage(rows, shown[-1] if len(places) > limit else None)


def _from_the_newest(
    connection: Connection, wish: Wish, after: Place | None, limit: int
) -> ScanPage:
    """Go through the scans by time, a bounded number of them: ix_scan_taken_at_id and others."""
    found: list[Place] = []
    reached = after
    for _ in range(_PASSES):
        floor = _floor(connection, wish, reached)
        which = [*_bounds(wish), *_fits(wish)]
        if floor is not None:
            which.append(_key() >= _of(floor))
        keys = select(scan.c.taken_at, scan.c.id).where(*which)
        found += _places(connection, keys, reached, limit + 1 - len(found))
        reached = floor
        if len(found) > limit or floor is None:
            return _filled(connection, found, limit)
    return ScanPage(_filled(connection, found, limit).rows, reached)


def _floor(connection: Connection, wish: Wish, after: Place | None) -> Place | None:
    """Return the last of the scans that are gone through at once; None: fewer are left."""
    query = (
        select(scan.c.taken_at, scan.c.id)
        .where(*_bounds(wish), *_behind(after))
        .order_by(scan.c.taken_at.desc(), scan.c.id.desc())
        .limit(1)
        .offset((_WITH_FINDING if wish.finding else _AT_ONCE) - 1)
    )
    row = connection.execute(query).first()
    return None if row is None else Place(row.taken_at, row.id)


def _fits(wish: Wish) -> list[ColumnElement[bool]]:
    which = [_has_word(word) for word in wish.words]
    if wish.decision is not None:
        which.append(scan.c.decision == wish.decision.value)
    if wish.finding:
        tied = select(literal(1)).select_from(MARKED)
        tied = tied.where(radiograph.c.sha256 == scan.c.sha256, _is_finding(wish))
        which.append(tied.correlate(scan).exists())
    return which


def _bounds(wish: Wish) -> list[ColumnElement[bool]]:
    """Say of a scan what its indexes by time can tell."""
    which = [scan.c.taken_at.is_not(None), *_in_time(scan.c.taken_at, wish)]
    if wish.decision is not None:
        which.append(scan.c.decision == wish.decision.value)
    return which


def _in_time(at: Any, wish: Wish) -> list[ColumnElement[bool]]:  # noqa: ANN401 - a column
    bounds: list[ColumnElement[bool]] = []
    if wish.since:
        bounds.append(at >= wish.since)
    if wish.until:
        bounds.append(at < wish.until)
    return bounds


def _has_word(word: str) -> ColumnElement[bool]:
    """Say of a scan that one of its words begins so: ix_scan_word_at_scan_id_word."""
    of_it = scan_word.alias()  # the query around may go through the words as well
    found = select(literal(1)).where(
        of_it.c.at == scan.c.taken_at,
        of_it.c.scan_id == scan.c.id,
        of_it.c.word >= word,
        of_it.c.word < word + _BEHIND,
    )
    return found.correlate(scan).exists()


def _in_range(word: str) -> tuple[ColumnElement[bool], ...]:
    return scan_word.c.word >= word, scan_word.c.word < word + _BEHIND


def _is_finding(wish: Wish) -> ColumnElement[bool]:
    return and_(finding.c.mark_id.is_not(None), finding.c.finding == wish.finding)


def _behind(after: Place | None) -> tuple[ColumnElement[bool], ...]:
    return () if after is None else (_key() < _of(after),)


def _key() -> Any:  # noqa: ANN401 - SQLAlchemy's row of columns
    return tuple_(scan.c.taken_at, scan.c.id)


def _of(place: Place) -> Any:  # noqa: ANN401 - SQLAlchemy's row of values
    return tuple_(literal(place.taken_at), literal(place.id, scan.c.id.type))


# --- comparing ------------------------------------------------------------------------------------


def _of_load(connection: Connection, said: str, of: str, before: str) -> Iterator[ScanRow]:
    """Yield the scans of one container or plate, the latest first: pk_scan_word."""
    if not said:
        return
    word = "".join(words_of(said))
    named = select(scan_word.c.scan_id).where(scan_word.c.word == word, scan_word.c.at < before)
    query = (
        received_scans()
        .where(scan.c.id.in_(named.order_by(scan_word.c.at.desc()).limit(_COMPARED)))
        .order_by(scan.c.taken_at.desc(), scan.c.id.desc())
    )
    for row in scan_rows(connection, query.limit(_COMPARED)):
        if getattr(row.load, of) == said:  # a word of the goods may be written like a plate
            yield row


def _newest_decided() -> ColumnElement[bool]:
    """Say of a scan that it is among the latest without anomaly: ix_scan_decision_taken_at_id."""
    floor = (
        select(scan.c.taken_at)
        .where(scan.c.decision == ImageDecision.NO_ANOMALY.value)
        .order_by(scan.c.taken_at.desc())
        .limit(1)
        .offset(_AT_ONCE * _PASSES)
        .scalar_subquery()
    )
    return scan.c.taken_at >= func.coalesce(floor, "")
