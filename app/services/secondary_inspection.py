"""The second desk: see who arrives, receive, identify again, record what was found, close."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from app.capture.files import load_image
from app.capture.page_photo import page_photo
from app.clock import Clock
from app.documents.reading import DocumentReading
from app.duty.officers import Duty, Role
from app.encounters.referral import ReferralClass, ReferralState, Seen
from app.encounters.referral_events import ReferralArrived, ReferralReceived
from app.examinations.events import (
    Disposed,
    FindingRecorded,
    IdentifiedAgain,
    NoteAdded,
    PhotoAdded,
)
from app.examinations.examination import (
    Completeness,
    Disposition,
    Finding,
    Missing,
    missing_before_closing,
    missing_for,
)
from app.ids import NewId
from app.journal.event import Body, Draft
from app.problems import Problem, ProblemCode
from app.screening.clearances import ClearReason, is_match
from app.screening.summary_types import Fact
from app.services.access import authorship, require, require_own
from app.services.clearing import match_cleared
from app.services.ports import Attachments, Journal, Link, Reader, Records
from app.services.views import ReferralFile, ReferralRow

LONGEST_TEXT = 4000
"""Characters of a note: two pages, and far below what a message to the hub may hold."""


@dataclass(frozen=True, slots=True)
class SecondaryInspection:
    """One method per action of the secondary officer. None touches the network.

    Whatever is asked about a referral that was purged raises `Problem` REFERRAL_MISSING; what only
    its officer may do, REFERRAL_TAKEN, ALREADY_DECIDED once it is closed, REFERRAL_WITHDRAWN once
    the booth took it back. Texts of more than `LONGEST_TEXT` characters are TEXT_TOO_LONG.
    """

    journal: Journal
    records: Records
    attachments: Attachments
    reader: Reader
    link: Link
    clock: Clock
    new_id: NewId

    # --- looking ----------------------------------------------------------------------------------

    def referrals(self, duty: Duty) -> Sequence[ReferralRow]:
        """Return the port's referrals: open ones, longest waiting first, then today's closed."""
        require(duty, Role.SECONDARY, Role.SUPERVISOR)
        return self.records.referrals(duty.post.port)

    def open(self, duty: Duty, referral_id: UUID) -> ReferralFile:
        """Return everything known about one referral.

        Raises:
            Problem: REFERRAL_MISSING.
        """
        require(duty, Role.SECONDARY, Role.SUPERVISOR)
        return self._file(referral_id)

    def find_by_document(self, duty: Duty, reading: DocumentReading) -> ReferralRow | None:
        """Return the open referral of somebody with this document, those who go along included.

        Of several, this officer's own comes first, then what nobody received yet, then the newest.
        """
        require(duty, Role.SECONDARY, Role.SUPERVISOR)
        document = reading.document
        if document is None or not document.document_number:
            return None
        rows = self.records.referrals_with(
            duty.post.port, document.issuing_state, document.document_number
        )
        return min(
            rows,
            key=lambda row: (
                row.received_by_id != duty.officer.id,
                row.state is ReferralState.RECEIVED,
            ),
            default=None,
        )

    def photo(self, sha256: str) -> bytes | None:
        """Return a stored picture, or None when it has not come yet. For any thread.

        Raises:
            Problem: ATTACHMENT_DAMAGED.
        """
        try:
            return self.attachments.get(sha256) if sha256 else None
        except KeyError:
            return None

    # --- reading: slow, records nothing -----------------------------------------------------------

    def read_file(self, path: Path) -> DocumentReading:
        """Read a document from an image file. For the engines pool.

        Raises:
            Problem: What is wrong with the file, or READER_MISSING.
        """
        return self.reader.read(load_image(path))

    def prepare_photo(self, path: Path) -> bytes:
        """Return the JPEG of at most 400 kB that is kept of an image file. For the engines pool.

        It is drawn anew: place, device and whatever else a camera wrote into the file stay behind.

        Raises:
            Problem: What is wrong with the file.
        """
        return page_photo(load_image(path))

    # --- arriving and receiving -------------------------------------------------------------------

    def arrive(self, duty: Duty, referral_id: UUID, seen: Seen) -> ReferralFile:
        """Record that the traveler was seen at secondary; said again, it changes nothing.

        Raises:
            Problem: REFERRAL_WITHDRAWN.
        """
        require(duty, Role.SECONDARY, Role.SUPERVISOR)
        file = self._file(referral_id)
        if file.row.state is ReferralState.WITHDRAWN:
            raise Problem(ProblemCode.REFERRAL_WITHDRAWN)
        if file.row.state is not ReferralState.SENT:
            return file
        arrived = ReferralArrived(seen, duty.post.lane)
        return self._record(duty, referral_id, "see arrival", arrived)

    def receive(
        self, duty: Duty, referral_id: UUID, reading: DocumentReading | None = None
    ) -> ReferralFile:
        """Take the referral: from now on it is this officer's.

        Args:
            duty: Who works here.
            referral_id: The referral.
            reading: The traveler's document, where reading it receives: it is identified by that.

        Raises:
            Problem: REFERRAL_TAKEN, when another officer has it already; REFERRAL_WITHDRAWN.
        """
        require(duty, Role.SECONDARY)
        file = self._file(referral_id)
        if file.row.state is ReferralState.WITHDRAWN:
            raise Problem(ProblemCode.REFERRAL_WITHDRAWN)
        if file.row.state not in (ReferralState.SENT, ReferralState.ARRIVED):
            raise Problem(ProblemCode.REFERRAL_TAKEN)
        officer = duty.officer
        said: list[Body] = [ReferralReceived(officer.name, officer.badge, duty.post.lane)]
        if reading is not None:
            said.append(IdentifiedAgain(reading, _read_at_primary(file, reading)))
        return self._record(duty, referral_id, "receive referral", *said)

    def identify_again(
        self, duty: Duty, referral_id: UUID, reading: DocumentReading
    ) -> ReferralFile:
        """Record that the document was read again, and whether it is the one primary read."""
        require(duty, Role.SECONDARY)
        same = _read_at_primary(self._mine(duty, referral_id), reading)
        return self._record(duty, referral_id, "identify again", IdentifiedAgain(reading, same))

    def clear_match(
        self, duty: Duty, referral_id: UUID, fact: Fact, reason: ClearReason
    ) -> ReferralFile:
        """State that a match is not this person, of whatever class; it stays cleared for a year.

        The referral stays open: what becomes of the traveler is decided by closing it.

        Raises:
            Problem: NOT_ALLOWED, when it is no match, or was cleared before.
        """
        require(duty, Role.SECONDARY)
        file = self._mine(duty, referral_id)
        who = file.summary.who
        if who is None or not is_match(fact) or fact not in file.summary.facts:
            raise Problem(ProblemCode.NOT_ALLOWED)
        cleared = match_cleared(who, fact, reason, self.clock.now(), at_secondary=True)
        return self._record(duty, referral_id, "not this person", cleared)

    # --- examining --------------------------------------------------------------------------------

    def add_note(self, duty: Duty, referral_id: UUID, text: str) -> ReferralFile:
        """Record what the officer wants to keep.

        Raises:
            Problem: REFERRAL_INCOMPLETE, when there is no text.
        """
        require(duty, Role.SECONDARY)
        self._mine(duty, referral_id)
        said = _required(text, "note")
        return self._record(duty, referral_id, "add note", NoteAdded(said))

    def add_photo(
        self, duty: Duty, referral_id: UUID, content: bytes, caption: str
    ) -> ReferralFile:
        """Keep a picture of what was seen or found, on disk before the record names it.

        Args:
            duty: Who works here.
            referral_id: This officer's referral.
            content: As `prepare_photo` gives it.
            caption: What it shows.

        Raises:
            Problem: REFERRAL_INCOMPLETE, without a caption; DISK_FULL: then nothing was recorded.
        """
        require(duty, Role.SECONDARY)
        self._mine(duty, referral_id)
        said = _required(caption, "caption")
        added = PhotoAdded(self.attachments.put(content), said)
        return self._record(duty, referral_id, "add photo", added)

    def record_finding(
        self,
        duty: Duty,
        referral_id: UUID,
        *,
        finding: str,
        exam_type: str,
        completeness: Completeness,
        place: str = "",
        note: str = "",
        mark_id: UUID | None = None,
    ) -> ReferralFile:
        """Record what was found, `none` included.

        Args:
            duty: Who works here.
            referral_id: This officer's referral.
            finding: A word of `inspection_codes.json`.
            exam_type: How it was looked for; a word of `inspection_codes.json`.
            completeness: How much of the examination was done.
            place: Where it was found.
            note: What the officer adds; the reason where not everything was done.
            mark_id: The region of a radiograph of this referral that shows it.

        Raises:
            Problem: REFERRAL_INCOMPLETE, when a partial examination gives no reason.
            ValueError: There is no such mark in this referral.
        """
        require(duty, Role.SECONDARY)
        file = self._mine(duty, referral_id)
        if mark_id is not None and mark_id not in {mark.id for mark in file.marks}:
            raise ValueError(mark_id)
        if completeness is not Completeness.COMPLETE and not note.strip():
            raise Problem(ProblemCode.REFERRAL_INCOMPLETE, "reason")
        found = Finding(
            self.new_id(),
            finding,
            exam_type,
            completeness,
            _fitting(place),
            _fitting(note),
            mark_id,
        )
        return self._record(duty, referral_id, "record finding", FindingRecorded(found))

    def dispose(
        self, duty: Duty, referral_id: UUID, disposition: Disposition, note: str = ""
    ) -> ReferralFile:
        """Close the referral; the booth that sent it is told at once.

        Raises:
            Problem: REFERRAL_INCOMPLETE, when a required part is missing; MANDATORY_RETURN, when a
                mandatory referral would go back to primary undecided.
        """
        require(duty, Role.SECONDARY)
        file = self._mine(duty, referral_id)
        mandatory = file.row.referral_class is ReferralClass.MANDATORY
        lacking = missing_for(disposition, mandatory=mandatory, note=note)
        if Missing.OWN_DECISION in lacking:
            raise Problem(ProblemCode.MANDATORY_RETURN)
        if lacking or missing_before_closing(received=True, findings=file.findings):
            raise Problem(ProblemCode.REFERRAL_INCOMPLETE)
        disposed = Disposed(
            disposition,
            _fitting(note),
            f"{duty.officer.badge} {duty.officer.name}",
            duty.post.lane,
        )
        return self._record(duty, referral_id, "close referral", disposed)

    # ----------------------------------------------------------------------------------------------

    def _record(self, duty: Duty, referral_id: UUID, purpose: str, *said: Body) -> ReferralFile:
        drafts = (Draft(body, referral_id, authorship(duty, purpose)) for body in said)
        self.link.announce(self.journal.append(*drafts))
        return self._file(referral_id)

    def _mine(self, duty: Duty, referral_id: UUID) -> ReferralFile:
        file = self._file(referral_id)
        require_own(duty, file.row)
        return file

    def _file(self, referral_id: UUID) -> ReferralFile:
        file = self.records.referral(referral_id)
        if file is None:
            raise Problem(ProblemCode.REFERRAL_MISSING)
        return file


def _read_at_primary(file: ReferralFile, reading: DocumentReading) -> bool:
    """Say whether this is the document that the referred traveler showed at primary."""
    who, document = file.summary.who, reading.document
    return (
        who is not None
        and document is not None
        and (who.issuing_state, who.document_number, who.birth_date)
        == (document.issuing_state, document.document_number, document.birth_date)
    )


def _fitting(text: str) -> str:
    if len(text) > LONGEST_TEXT:
        raise Problem(ProblemCode.TEXT_TOO_LONG)
    return text.strip()


def _required(text: str, what: str) -> str:
    said = _fitting(text)
    if not said:
        raise Problem(ProblemCode.REFERRAL_INCOMPLETE, what)
    return said
