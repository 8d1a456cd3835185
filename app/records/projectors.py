"""From facts to projections: one projector per kind of fact, for the station and for the hub."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import DataError, IntegrityError

from app.duty.events import DrawsPaused, DrawsResumed, OfficerEnrolled, SignedIn, SignedOut
from app.encounters.advance_events import AdvanceActionSet, ManifestReceived, ScreenedAhead
from app.encounters.events import (
    BoardingPassRead,
    ConveyanceEntered,
    Decided,
    Declared,
    DocumentRead,
    MatchCleared,
    PersonMarked,
    PrintConfirmed,
    Recalled,
    RedressStated,
    Screened,
    SetAside,
    TakenUp,
    VisualZoneRead,
    WaitLapsed,
)
from app.encounters.referral_events import (
    AlarmTaken,
    ReferralArrived,
    ReferralReceived,
    ReferralWithdrawn,
    Referred,
)
from app.examinations.events import (
    Disposed,
    FindingRecorded,
    IdentifiedAgain,
    NoteAdded,
    PhotoAdded,
)
from app.journal.codec import UnreadableBody, decode_body
from app.journal.event import Body, Event
from app.radiographs.events import RadiographMarked, RadiographOpened
from app.radiographs.scan_events import (
    RadiographDecided,
    ScanMatched,
    ScanReceived,
    ScanTaken,
)
from app.records.bodies import BODIES
from app.records.projecting import (
    advance,
    duty,
    primary,
    radiographs,
    review,
    scans,
    secondary,
)
from app.records.projecting.common import require_time
from app.review.events import NoteRead, RecordReviewed

_SHAPE = 7
"""Raise it when a projector changes what it writes: stores then rebuild their projections."""

FINGERPRINT = f"{_SHAPE}:" + ",".join(sorted(f"{k.TYPE}/{k.VERSION}" for k in BODIES.values()))
"""What these projectors understand; a store with another one is rebuilt when it is opened."""


_Projector = Callable[[Connection, Event, Any], None]

_PROJECTORS: Mapping[type[Body], _Projector] = {
    OfficerEnrolled: duty.officer_enrolled,
    SignedIn: duty.signed_in,
    SignedOut: duty.signed_out,
    DrawsPaused: duty.draws_paused,
    DrawsResumed: duty.draws_resumed,
    DocumentRead: primary.document_read,
    VisualZoneRead: primary.visual_zone_read,
    PersonMarked: primary.person_marked,
    BoardingPassRead: primary.boarding_pass_read,
    RedressStated: primary.redress_stated,
    PrintConfirmed: primary.print_confirmed,
    Screened: primary.screened,
    MatchCleared: primary.match_cleared,
    ConveyanceEntered: primary.conveyance_entered,
    Declared: primary.declared,
    Decided: primary.decided,
    Recalled: primary.recalled,
    SetAside: primary.set_aside,
    TakenUp: primary.taken_up,
    WaitLapsed: primary.wait_lapsed,
    ManifestReceived: advance.manifest_received,
    ScreenedAhead: advance.screened_ahead,
    AdvanceActionSet: advance.action_set,
    Referred: secondary.referred,
    ReferralArrived: secondary.arrived,
    ReferralWithdrawn: secondary.withdrawn,
    AlarmTaken: secondary.alarm_taken,
    ReferralReceived: secondary.received,
    IdentifiedAgain: secondary.identified_again,
    NoteAdded: secondary.note_added,
    PhotoAdded: secondary.photo_added,
    FindingRecorded: secondary.finding_recorded,
    Disposed: secondary.disposed,
    RadiographOpened: radiographs.radiograph_opened,
    RadiographMarked: radiographs.radiograph_marked,
    ScanReceived: scans.received,
    ScanMatched: scans.matched,
    ScanTaken: scans.taken,
    RadiographDecided: scans.decided,
    RecordReviewed: review.record_reviewed,
    NoteRead: review.note_read,
}
"""The rest is history: it is read from the journal itself."""

_BY_HEADER: Mapping[type[Body], Callable[[Connection, Event], None]] = {
    Decided: primary.note_decided,
    Recalled: primary.note_recalled,
}
"""What the header of a purged fact still says: whoever was decided does not become open again."""


class Skipped(StrEnum):
    """Why an event changed no projection although it stands in the journal."""

    UNKNOWN_TYPE = "unknown_type"
    NEWER_VERSION = "newer_version"
    PURGED = "purged"
    UNREADABLE = "unreadable"
    REFUSED = "refused"


def project(connection: Connection, event: Event) -> Skipped | None:
    """Bring the projections up to date with one event, in the caller's transaction.

    Projecting an event again changes nothing, and neither does the order in which the events of
    different stations arrive.

    Returns:
        None, or why the event was skipped: it may come from a newer Gatehouse or a faulty one.

    Raises:
        SQLAlchemyError: The database failed.
    """
    kind = BODIES.get(event.type)
    if kind is None:
        return Skipped.UNKNOWN_TYPE
    if event.schema_version > kind.VERSION:
        return Skipped.NEWER_VERSION
    if event.body is None:
        if by_header := _BY_HEADER.get(kind):
            by_header(connection, event)
        return Skipped.PURGED
    try:
        require_time(event.occurred_at)
        body = decode_body(event.body, kind)
        if projector := _PROJECTORS.get(kind):
            projector(connection, event, body)
    except UnreadableBody:
        return Skipped.UNREADABLE
    return None


def try_project(connection: Connection, event: Event) -> Skipped | None:
    """Like `project`, for another station's event: what the tables refuse is skipped as a whole."""
    try:
        with connection.begin_nested():
            return project(connection, event)
    except (DataError, IntegrityError, ValueError, OverflowError):  # refused by server or driver
        return Skipped.REFUSED
