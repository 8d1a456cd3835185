"""The supervisor: what needs them, the figures of the shift, its records, reviews and reports."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from app.clock import Clock, timestamp
from app.duty.events import DrawsPaused, DrawsResumed
from app.duty.officers import Duty, Role
from app.ids import NewId
from app.journal.event import Draft
from app.problems import Problem, ProblemCode
from app.review.events import NoteRead, RecordReviewed, RecordsViewed, ReportMade, ReviewVerdict
from app.review.exceptions import concerns
from app.review.measures import measure
from app.services.access import authorship, require
from app.services.arrivals import knows_arrivals
from app.services.link_status import LinkState
from app.services.ports import Attachments, Journal, Link
from app.services.shift_ports import ReportShelf, ShiftRecords
from app.services.shift_views import (
    KeptReport,
    RecordFile,
    RecordFilter,
    RecordPage,
    ReturnedNote,
    ShiftOverview,
)

ROWS = 200
"""How many records one page of the list holds."""
LONGEST_NOTE = 300
"""Characters: it stands over the officer's work until it is read."""


@dataclass(frozen=True, slots=True)
class Supervision:
    """What a supervisor may do, and what every officer may with a note that came back.

    Questions about people are recorded with what was asked and how many answers there were.
    """

    journal: Journal
    records: ShiftRecords
    attachments: Attachments
    shelf: ReportShelf
    link: Link
    clock: Clock
    new_id: NewId
    station: str

    # --- looking ----------------------------------------------------------------------------------

    def shift(self, duty: Duty, since: datetime, until: datetime) -> ShiftOverview:
        """Return the figures of the port in this period, and what needs the supervisor now.

        This is no question about people: whoever stands among what needs the supervisor was put
        there by a rule. Nothing is recorded.
        """
        require(duty, Role.SUPERVISOR)
        now, status = self.clock.now(), self.link.status()
        facts = self.records.facts(duty.post.port, since, until)
        if status.state is LinkState.NO_HUB:
            facts = replace(facts, unsent=None)  # they stay here, as they should
        known = knows_arrivals(status, now)
        return ShiftOverview(
            port=duty.post.port,
            station=self.station,
            since=since,
            until=until,
            measures=measure(facts, now, arrivals_known=known),
            concerns=concerns(facts, now, arrivals_known=known),
            officers=facts.officers,
            badges=facts.badges,
            as_of=facts.as_of,
            alone=status.state is LinkState.NO_HUB,
            draw_pause=self.records.draws_paused(duty.post.port),
        )

    def page(self, duty: Duty, wanted: RecordFilter, first: int = 0) -> RecordPage:
        """Return a page of the port's records, newest first; the question is recorded.

        Args:
            duty: Who asks.
            wanted: Which records.
            first: Place of the page's first row.
        """
        require(duty, Role.SUPERVISOR)
        page = self.records.page(duty.post.port, wanted, first, ROWS)
        viewed = RecordsViewed(_question(wanted, first), page.total)
        self.journal.append(Draft(viewed, duty.id, authorship(duty, "review the shift")))
        return page

    def open(self, duty: Duty, record_id: UUID) -> RecordFile:
        """Return everything about one crossing; that it was opened is recorded.

        Raises:
            Problem: RECORD_MISSING.
        """
        require(duty, Role.SUPERVISOR)
        file = self._file(duty, record_id)
        viewed = RecordsViewed({"record": "opened"}, 1)
        self.journal.append(Draft(viewed, record_id, authorship(duty, "review the record")))
        return file

    def photo(self, sha256: str) -> bytes | None:
        """Return a stored picture, or None when it is not here.

        Raises:
            Problem: ATTACHMENT_DAMAGED.
        """
        try:
            return self.attachments.get(sha256) if sha256 else None
        except KeyError:
            return None

    # --- saying -----------------------------------------------------------------------------------

    def review(
        self, duty: Duty, record_id: UUID, verdict: ReviewVerdict, note: str = ""
    ) -> RecordFile:
        """Mark a record as reviewed, or return it to its officer with a note.

        The port is told at once: the officer may sign in at another desk next.

        Raises:
            Problem: NOTE_MISSING, when a record is returned without one; TEXT_TOO_LONG;
                OWN_RECORD, when it is the supervisor's own; RECORD_MISSING; DISK_FULL ...
        """
        require(duty, Role.SUPERVISOR)
        note = note.strip()
        if verdict is ReviewVerdict.RETURNED and not note:
            raise Problem(ProblemCode.NOTE_MISSING)
        if len(note) > LONGEST_NOTE:
            raise Problem(ProblemCode.TEXT_TOO_LONG, str(LONGEST_NOTE))
        officer_id = self._file(duty, record_id).officer_id
        if officer_id == duty.officer.id:
            raise Problem(ProblemCode.OWN_RECORD)
        reviewed = RecordReviewed(verdict, note, _named(duty), officer_id)
        said = Draft(reviewed, record_id, authorship(duty, "review the record"))
        self.link.announce(self.journal.append(said))
        return self._file(duty, record_id)

    def report(self, duty: Duty, overview: ShiftOverview, draw: Callable[[], bytes]) -> KeptReport:
        """Sign a shift report with the station's key, keep it, and record its digest.

        Slow: for the engines pool.

        Args:
            duty: Whose report it is.
            overview: What it says.
            draw: Makes the PDF of it.

        Raises:
            Problem: DISK_FULL, PATH_UNUSABLE; then nothing was recorded.
        """
        require(duty, Role.SUPERVISOR)
        made_at, report_id = self.clock.now(), self.new_id()
        path, digest = self.shelf.keep(draw(), made_at, report_id)
        made = ReportMade(digest, timestamp(overview.since), timestamp(overview.until))
        self.journal.append(Draft(made, report_id, authorship(duty, "shift report")))
        return KeptReport(path, digest)

    def pause_draws(self, duty: Duty, reason: str) -> None:
        """Draw nobody at this port until the draws are resumed; every desk hears of it.

        A pause that is on already stays as it is.

        Raises:
            Problem: NOTE_MISSING, without a reason; TEXT_TOO_LONG; DISK_FULL ...
        """
        require(duty, Role.SUPERVISOR)
        reason = reason.strip()
        if not reason:
            raise Problem(ProblemCode.NOTE_MISSING)
        if len(reason) > LONGEST_NOTE:
            raise Problem(ProblemCode.TEXT_TOO_LONG, str(LONGEST_NOTE))
        if self.records.draws_paused(duty.post.port) is None:
            paused = DrawsPaused(duty.post.port, reason, _named(duty))
            said = Draft(paused, self.new_id(), authorship(duty, "random draw"))
            self.link.announce(self.journal.append(said))

    def resume_draws(self, duty: Duty) -> None:
        """Let the draws go on; where two supervisors paused them, both pauses end."""
        require(duty, Role.SUPERVISOR)
        while (pause := self.records.draws_paused(duty.post.port)) is not None:
            resumed = DrawsResumed(duty.post.port, _named(duty))
            said = Draft(resumed, pause.id, authorship(duty, "random draw"))
            self.link.announce(self.journal.append(said))

    # --- notes that came back ---------------------------------------------------------------------

    def notes_for(self, duty: Duty) -> tuple[ReturnedNote, ...]:
        """Return the notes on this officer's records that they have not seen, oldest first."""
        return tuple(self.records.returned_to(duty.officer.id))

    def note_read(self, duty: Duty, review: UUID) -> tuple[ReturnedNote, ...]:
        """Record that this officer has seen a note; return those that are left.

        A note that is not theirs, or that they have seen already, changes nothing.
        """
        notes = self.notes_for(duty)
        note = next((each for each in notes if each.review == review), None)
        if note is None:
            return notes
        said = Draft(NoteRead(review), note.record_id, authorship(duty, "read the note"))
        self.link.announce(self.journal.append(said))
        return self.notes_for(duty)

    # ----------------------------------------------------------------------------------------------

    def _file(self, duty: Duty, record_id: UUID) -> RecordFile:
        file = self.records.record(record_id)
        if file is None or file.port != duty.post.port:
            raise Problem(ProblemCode.RECORD_MISSING)
        return file


def _named(duty: Duty) -> str:
    return f"{duty.officer.badge} {duty.officer.name}"


def _question(wanted: RecordFilter, first: int) -> Mapping[str, str]:
    """Return what was asked, field by field."""
    asked = {
        "since": timestamp(wanted.since),
        "until": timestamp(wanted.until),
        "text": wanted.text.strip(),
        "officer": str(wanted.officer or ""),
        "lane": wanted.lane,
        "decision": wanted.decision or "",
        "verdict": wanted.verdict or "",
        "referral_class": wanted.referral_class or "",
        "state": wanted.state or "",
        "only": " ".join(map(str, wanted.only)),
        "first": str(first or ""),
    }
    return {name: str(value) for name, value in asked.items() if value}
