"""One record in words, beside the card as it was shown."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from app.encounters.referral import ReferralState
from app.review.events import ReviewVerdict
from app.review.measures import TimeAccount
from app.screening.identity import Identity
from app.services.link_status import LinkStatus
from app.services.shift_views import RecordFile, ReviewView
from app.ui.supervisor.overview_lines import TimeLine, time_lines
from app.ui.widgets.mark import Mark
from app.ui.words.codes import class_words, reason_words
from app.ui.words.crossings import (
    conveyance_words,
    crossed_name,
    decision_words,
    declared_words,
    identity_words,
    state_words,
)
from app.ui.words.posts import direction_words, mode_words
from app.ui.words.referrals import ending_words, whereabouts_words
from app.ui.words.sentences import apart, capital, dotted
from app.ui.words.times import moment_words, stopwatch_words

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Said:
    """What a supervisor said, and when its officer saw it."""

    mark: Mark
    words: str
    note: str


@dataclass(frozen=True, slots=True)
class RecordLines:
    """Everything that stands beside the card.

    Attributes:
        values: Labels with their values, in reading order.
        others: Who came along, a line each.
        state: Where the record stands with the supervisors.
        own: It is the supervisor's own: nobody reviews that.
    """

    id: UUID
    values: tuple[tuple[str, str], ...]
    time: tuple[TimeLine, ...]
    others: tuple[str, ...]
    said: tuple[Said, ...]
    state: tuple[Mark, str]
    own: bool
    has_photo: bool


def record_lines(file: RecordFile, link: LinkStatus, me: UUID, now: datetime) -> RecordLines:
    """Return the lines of a record; `me` is the supervisor who reads it."""
    return RecordLines(
        id=file.row.encounter_id,
        values=tuple((label, value) for label, value in _values(file, link, now) if value),
        time=time_lines(
            TimeAccount(
                file.phases.machine_ms,
                file.phases.document_ms,
                file.phases.interview_ms,
                file.phases.decision_ms,
            )
        ),
        others=_others(file),
        said=tuple(_said(review, now) for review in file.reviews),
        state=state_words(file.row.state),
        own=file.officer_id == me,
        has_photo=bool(file.photo),
    )


def _values(file: RecordFile, link: LinkStatus, now: datetime) -> tuple[tuple[str, str], ...]:
    row = file.row
    way = dotted(mode_words(file.mode), direction_words(file.direction))
    decided = decision_words(row.decision)
    if row.undecided:
        decided = translate("Record", "{decision}, taken back").format(decision=decided)
    recalls = ", ".join(
        translate("Record", "{decision} after {time}, {officer}").format(
            decision=decision_words(each.decision),
            time=stopwatch_words(each.after_ms // 1000),
            officer=apart(each.officer),
        )
        for each in file.recalls
    )
    return (
        (translate("Record", "Decided"), dotted(decided, moment_words(row.at.isoformat(), now))),
        (translate("Record", "Where"), dotted(file.port, row.lane, way)),
        (translate("Record", "Officer"), apart(row.officer)),
        (translate("Record", "Known by"), identity_words(row.identity)),
        (translate("Record", "Conveyance"), conveyance_words(file.conveyance)),
        (translate("Record", "Declared"), declared_words(file.declaration)),
        (translate("Record", "Taken back"), recalls),
        (translate("Record", "Referral"), _referral(file, link, now)),
    )


def _referral(file: RecordFile, link: LinkStatus, now: datetime) -> str:
    sent = file.referral
    if sent is None:
        return ""
    reasons = ", ".join(reason_words(code) for code in sent.reasons)
    closed = sent.state is ReferralState.CLOSED
    where = ending_words(sent) if closed else whereabouts_words(sent, link, now=now)
    return dotted(class_words(sent.referral_class), reasons, where)


def _others(file: RecordFile) -> tuple[str, ...]:
    along = (
        dotted(
            crossed_name(row.surname, row.given_names),
            decision_words(row.decision),
            identity_words(row.identity) if row.identity is not Identity.READ else "",
        )
        for row in file.party
    )
    went = translate("Record", "went along to secondary")
    companions = (
        dotted(
            crossed_name(one.surname, one.given_names)
            if one.surname or one.given_names
            else translate("Record", "Somebody unread")
            if one.identity is Identity.UNREAD
            else crossed_name("", ""),
            went,
        )
        for one in file.companions
    )
    return (*along, *companions)


def _said(review: ReviewView, now: datetime) -> Said:
    at = moment_words(review.at.isoformat(), now)
    if review.verdict is ReviewVerdict.REVIEWED:
        words = translate("Record", "Reviewed by {officer}, {time}")
        said = words.format(officer=apart(review.reviewer), time=at)
        return Said(Mark.PASSED, said, review.note)
    words = translate("Record", "Returned by {officer}, {time}")
    returned = words.format(officer=apart(review.reviewer), time=at)
    if review.read_at is None:
        waits = translate("Record", "the officer has not read the note yet")
        return Said(Mark.ATTENTION, dotted(returned, waits), review.note)
    read = translate("Record", "note read {time}")
    read_at = moment_words(review.read_at.isoformat(), now)
    return Said(Mark.OPEN, dotted(returned, read.format(time=read_at)), review.note)


def own_words() -> str:
    """Say why a record cannot be reviewed by whoever looks at it."""
    return capital(translate("Record", "this is your own record: another supervisor reviews it"))
