"""The projections: what the journals say, laid out for questions. Same on SQLCipher and PostgreSQL.

Each row can be made again from events (`projectors`, `rebuild`), and the order in which the events
of different stations arrive does not matter. Times are RFC 3339 text as in the events, so that they
sort as they read. Each table names the subject of the events it was made from (`subject_id`, or its
own key where that is the subject), so that a purge can take exactly what it must. What only one
station may say has the station in its key: another that used the same id changes nothing.
"""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import Column, Table

from app.records.tables.advance import (
    advance_action,
    advance_list,
    advance_screening,
    advance_traveler,
)
from app.records.tables.base import NAMING, metadata
from app.records.tables.duty import draw_pause, duty, officer, officer_name
from app.records.tables.history import passage
from app.records.tables.pictures import picture
from app.records.tables.primary import (
    NO_LANE,
    clearance,
    crossing,
    crossing_card,
    encounter,
    party,
    recall,
    waiting,
)
from app.records.tables.radiographs import radiograph, radiograph_mark
from app.records.tables.review import review, review_read
from app.records.tables.scans import scan, scan_word
from app.records.tables.secondary import finding, photo, referral, timeline

__all__ = [
    "NAMING",
    "NO_LANE",
    "SUBJECTS",
    "advance_action",
    "advance_list",
    "advance_screening",
    "advance_traveler",
    "clearance",
    "crossing",
    "crossing_card",
    "draw_pause",
    "duty",
    "encounter",
    "finding",
    "metadata",
    "officer",
    "officer_name",
    "party",
    "passage",
    "photo",
    "picture",
    "radiograph",
    "radiograph_mark",
    "recall",
    "referral",
    "review",
    "review_read",
    "scan",
    "scan_word",
    "timeline",
    "waiting",
]

SUBJECTS: Mapping[Table, Column[UUID]] = {
    officer: officer.c.id,
    duty: duty.c.id,
    draw_pause: draw_pause.c.id,
    officer_name: officer_name.c.subject_id,
    party: party.c.id,
    encounter: encounter.c.id,
    crossing: crossing.c.encounter_id,
    crossing_card: crossing_card.c.encounter_id,
    passage: passage.c.encounter_id,
    recall: recall.c.encounter_id,
    waiting: waiting.c.party_id,
    clearance: clearance.c.subject_id,
    advance_list: advance_list.c.journey_id,
    advance_traveler: advance_traveler.c.journey_id,
    advance_screening: advance_screening.c.journey_id,
    advance_action: advance_action.c.journey_id,
    referral: referral.c.id,
    finding: finding.c.referral_id,
    photo: photo.c.referral_id,
    timeline: timeline.c.subject_id,
    radiograph: radiograph.c.id,
    radiograph_mark: radiograph_mark.c.radiograph_id,
    scan: scan.c.id,
    scan_word: scan_word.c.scan_id,
    review: review.c.subject_id,
    review_read: review_read.c.subject_id,
    picture: picture.c.subject_id,
}
"""Every projection, and the column that holds the subject of the events its rows come from."""
