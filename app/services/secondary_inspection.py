"""The second desk: receive, identify again, record what was found, close."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from app.capture.files import load_image
from app.clock import Clock
from app.documents.reading import DocumentReading
from app.duty.officers import Duty, Role
from app.encounters.referral import ReferralState
from app.encounters.referral_events import (
    ReferralReceived,
)
from app.examinations.events import Disposed, FindingRecorded, IdentifiedAgain
from app.examinations.examination import (
    Completeness,
    Disposition,
    Finding,
    missing_before_closing,
)
from app.ids import NewId
from app.journal.event import Body, Draft
from app.problems import Problem, ProblemCode
from app.services.access import authorship, require
from app.services.ports import Attachments, Journal, Link, Reader, Records
from app.services.views import ReferralFile, ReferralRow


@dataclass(frozen=True, slots=True)
class SecondaryInspection:
    """One method per action of the secondary officer. None touches the network."""

    journal: Journal
    records: Records
    attachments: Attachments
    reader: Reader
    link: Link
    clock: Clock
    new_id: NewId

    def referrals(self, duty: Duty) -> Sequence[ReferralRow]:
        """Return the port's referrals: open ones, longest waiting first, then today's closed."""
        require(duty, Role.SECONDARY, Role.SUPERVISOR)
        return self.records.referrals(duty.post.port)

    def open(self, duty: Duty, referral_id: UUID) -> ReferralFile:
        """Return everything known about one referral.

        Raises:
            KeyError: There is no such referral here.
        """
        require(duty, Role.SECONDARY, Role.SUPERVISOR)
        return self._file(referral_id)

    def receive(self, duty: Duty, referral_id: UUID) -> ReferralFile:
        """Take the referral: from now on it is this officer's.

        Raises:
            Problem: REFERRAL_TAKEN, when another officer has it already.
        """
        require(duty, Role.SECONDARY)
        row = self._file(referral_id).row
        if row.state in (ReferralState.RECEIVED, ReferralState.CLOSED):
            raise Problem(ProblemCode.REFERRAL_TAKEN)
        officer = duty.officer
        received = ReferralReceived(officer.name, officer.badge, duty.post.lane)
        return self._record(duty, referral_id, received, "receive referral")

    def read_file(self, path: Path) -> DocumentReading:
        """Read a document from an image file. Slow: for the engines pool. Records nothing."""
        return self.reader.read(load_image(path))

    def identify_again(
        self, duty: Duty, referral_id: UUID, reading: DocumentReading
    ) -> ReferralFile:
        """Record that the document was read again, and whether it is the one primary read."""
        require(duty, Role.SECONDARY)
        who = self._mine(duty, referral_id).summary.who
        document = reading.document
        same = (
            who is not None
            and document is not None
            and (who.issuing_state, who.document_number, who.birth_date)
            == (document.issuing_state, document.document_number, document.birth_date)
        )
        return self._record(duty, referral_id, IdentifiedAgain(reading, same), "identify again")

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
        """
        require(duty, Role.SECONDARY)
        self._mine(duty, referral_id)
        if completeness is not Completeness.COMPLETE and not note.strip():
            raise Problem(ProblemCode.REFERRAL_INCOMPLETE, "reason")
        found = Finding(
            self.new_id(), finding, exam_type, completeness, place.strip(), note.strip(), mark_id
        )
        return self._record(duty, referral_id, FindingRecorded(found), "record finding")

    def dispose(
        self, duty: Duty, referral_id: UUID, disposition: Disposition, note: str = ""
    ) -> ReferralFile:
        """Close the referral; the booth that sent it is told at once.

        Raises:
            Problem: REFERRAL_INCOMPLETE, when a required part is missing.
        """
        require(duty, Role.SECONDARY)
        file = self._mine(duty, referral_id)
        if missing_before_closing(received=True, findings=file.findings):
            raise Problem(ProblemCode.REFERRAL_INCOMPLETE)
        officer = duty.officer
        disposed = Disposed(
            disposition, note.strip(), f"{officer.badge} {officer.name}", duty.post.lane
        )
        return self._record(duty, referral_id, disposed, "close referral")

    def photo(self, sha256: str) -> bytes | None:
        """Return a stored picture, or None when it has not come yet.

        Raises:
            Problem: ATTACHMENT_DAMAGED.
        """
        try:
            return self.attachments.get(sha256) if sha256 else None
        except KeyError:
            return None

    def _record(self, duty: Duty, referral_id: UUID, body: Body, purpose: str) -> ReferralFile:
        events = self.journal.append(Draft(body, referral_id, authorship(duty, purpose)))
        self.link.announce(events)
        return self._file(referral_id)

    def _mine(self, duty: Duty, referral_id: UUID) -> ReferralFile:
        file = self._file(referral_id)
        if file.row.state is ReferralState.CLOSED:
            raise Problem(ProblemCode.ALREADY_DECIDED)
        if file.row.received_by_id != duty.officer.id:
            raise Problem(ProblemCode.REFERRAL_TAKEN)
        return file

    def _file(self, referral_id: UUID) -> ReferralFile:
        file = self.records.referral(referral_id)
        if file is None:
            raise KeyError(str(referral_id))
        return file
