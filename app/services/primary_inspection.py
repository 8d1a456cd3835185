"""The booth: read, screen, confirm, clear a match, admit or refer."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from app.capture.files import load_image
from app.capture.frame import Frame
from app.capture.page_photo import mrz_strip, page_photo
from app.clock import Clock, timestamp
from app.documents.reading import DocumentReading, MrzText
from app.duty.officers import Duty, Role
from app.encounters.encounter import Encounter, NotYet, not_yet
from app.encounters.events import (
    Decided,
    DocumentRead,
    MatchCleared,
    PrintConfirmed,
    Referred,
    Screened,
)
from app.encounters.referral import Decision, Instruction, ReferralClass
from app.ids import NewId
from app.journal.event import Draft
from app.problems import Problem, ProblemCode
from app.screening.summary import Known, summarize
from app.screening.summary_types import Fact
from app.services.access import authorship, require
from app.services.ports import (
    Attachments,
    Journal,
    Link,
    LookoutList,
    Reader,
    Records,
    SecondReader,
)
from app.services.views import ReferralRow

_CLEARED_FOR = timedelta(days=365)
_REFUSALS = {
    NotYet.NOTHING_READ: ProblemCode.DECISION_TOO_EARLY,
    NotYet.NOT_PAINTED: ProblemCode.DECISION_TOO_EARLY,
    NotYet.CHECK_OPEN: ProblemCode.DECISION_TOO_EARLY,
    NotYet.UNREAD: ProblemCode.DECISION_TOO_EARLY,
    NotYet.MANDATORY: ProblemCode.MANDATORY_REFERRAL,
    NotYet.DECIDED: ProblemCode.ALREADY_DECIDED,
}


@dataclass(frozen=True, slots=True)
class ReferralForm:
    """What the officer chooses after F8."""

    referral_class: ReferralClass
    reasons: tuple[str, ...]
    note: str = ""
    instruction: Instruction = Instruction.NONE
    documents_held: bool = True


@dataclass(frozen=True, slots=True)
class PrimaryInspection:
    """One method per action of the primary officer. Slow ones say so; none touches the network."""

    journal: Journal
    records: Records
    attachments: Attachments
    lookouts: LookoutList
    reader: Reader
    second_reader: SecondReader
    link: Link
    clock: Clock
    new_id: NewId

    def read_file(self, path: Path) -> tuple[Frame, DocumentReading]:
        """Read a document from an image file. Slow: for the engines pool. Records nothing.

        Raises:
            Problem: What is wrong with the file, or READER_MISSING.
        """
        frame = load_image(path)
        return frame, self.reader.read(frame)

    def read_frame(self, frame: Frame) -> DocumentReading:
        """Read a document from a picture. Slow: for the engines pool. Records nothing.

        Raises:
            Problem: READER_MISSING.
        """
        return self.reader.read(frame)

    def second_opinion(self, frame: Frame) -> MrzText | None:
        """Ask the second reader what stands in the zone. Takes seconds. Records nothing.

        Raises:
            Problem: READER_MISSING.
        """
        return self.second_reader.read(frame)

    def read_typed(self, lines: Sequence[str]) -> DocumentReading:
        """Read a machine readable zone that was typed by hand. Records nothing.

        Raises:
            Problem: MRZ_TEXT_INVALID, when number or length of the lines fits no format.
        """
        return self.reader.read_typed(lines)

    def screen(
        self,
        duty: Duty,
        frame: Frame | None,
        reading: DocumentReading,
        *,
        read_ns: int,
        again: Encounter | None = None,
    ) -> Encounter:
        """Record the reading, ask every list and record about the traveler, and record the answer.

        Args:
            frame: The picture, or None for typed text.
            reading: What reading it gave.
            read_ns: Monotonic time at which the scan began.
            again: The encounter this is another read of; None begins a new one.

        Raises:
            Problem: DISK_FULL and others of `Journal.append`; then nothing was recorded.
        """
        require(duty, Role.PRIMARY)
        photo = self.attachments.put(page_photo(frame)) if frame else ""
        strip = b"" if frame is None or reading.mrz is None else mrz_strip(frame, reading.mrz.quad)
        encounter = replace(
            again or Encounter(self.new_id(), read_ns=read_ns),
            reading=reading,
            page_photo=photo or (again.page_photo if again else ""),
            mrz_strip=self.attachments.put(strip) if strip else "",
            print_confirmed=False,
            painted_ns=0,
        )
        read = Draft(
            DocumentRead(reading, encounter.page_photo, encounter.mrz_strip),
            encounter.id,
            authorship(duty, "read document"),
        )
        return self._screened(duty, encounter, read)

    def confirm_print(self, duty: Duty, encounter: Encounter) -> Encounter:
        """State that the page really prints what was read, wrong check digit and all."""
        require(duty, Role.PRIMARY)
        mrz = encounter.reading.mrz if encounter.reading else None
        if mrz is None:
            raise Problem(ProblemCode.DECISION_TOO_EARLY)
        confirmed = Draft(
            PrintConfirmed(mrz.lines), encounter.id, authorship(duty, "confirm printed text")
        )
        return self._screened(duty, replace(encounter, print_confirmed=True), confirmed)

    def clear_match(self, duty: Duty, encounter: Encounter, fact: Fact, reason: str) -> Encounter:
        """State that a possible match is not this person; it stays cleared for a year.

        Raises:
            Problem: NOT_ALLOWED, when the match may be cleared in secondary only.
        """
        require(duty, Role.PRIMARY)
        summary = encounter.summary
        if not fact.clearable or summary is None or summary.who is None:
            raise Problem(ProblemCode.NOT_ALLOWED)
        until = timestamp(self.clock.now() + _CLEARED_FOR)
        who = summary.who
        cleared = MatchCleared(
            listing=fact.listing,
            issuing_state=who.issuing_state,
            document_number=who.document_number,
            birth_date=who.birth_date.iso,
            reason=reason,
            until=until,
        )
        # Recorded by itself, before the lists are asked again: the answer must already know of it.
        self.journal.append(Draft(cleared, encounter.id, authorship(duty, "not this person")))
        return self._screened(duty, encounter)

    def admit(self, duty: Duty, encounter: Encounter) -> Encounter:
        """Let the traveler go on. Durable on return.

        Raises:
            Problem: DECISION_TOO_EARLY, MANDATORY_REFERRAL, ALREADY_DECIDED, DISK_FULL ...
        """
        require(duty, Role.PRIMARY)
        decided = self._decided(duty, encounter, Decision.ADMIT)
        self.journal.append(
            Draft(
                decided,
                encounter.id,
                authorship(duty, "decide"),
                pack_versions=decided.summary.pack_versions,
            )
        )
        return replace(encounter, decision=Decision.ADMIT)

    def refer(self, duty: Duty, encounter: Encounter, form: ReferralForm) -> Encounter:
        """Send the traveler to secondary; recorded durably, then told to the port at once.

        Raises:
            Problem: DECISION_TOO_EARLY, ALREADY_DECIDED, REFERRAL_INCOMPLETE, DISK_FULL ...
        """
        require(duty, Role.PRIMARY)
        needs_text = "O-OTH" in form.reasons and not form.note.strip()
        if not form.reasons or needs_text:
            raise Problem(ProblemCode.REFERRAL_INCOMPLETE)
        referral_id = self.new_id()
        decided = self._decided(duty, encounter, Decision.REFER)
        referred = Referred(
            encounter_id=encounter.id,
            referral_class=form.referral_class,
            reasons=form.reasons,
            note=form.note.strip(),
            instruction=form.instruction,
            documents_held=form.documents_held,
            released_by=f"{duty.officer.badge} {duty.officer.name}",
            port=duty.post.port,
            lane=duty.post.lane,
            summary=decided.summary,
            page_photo=encounter.page_photo,
        )
        packs = decided.summary.pack_versions
        events = self.journal.append(
            Draft(
                replace(decided, referral_id=referral_id),
                encounter.id,
                authorship(duty, "decide"),
                pack_versions=packs,
            ),
            Draft(referred, referral_id, authorship(duty, "refer"), pack_versions=packs),
        )
        self.link.announce(events)
        return replace(encounter, decision=Decision.REFER)

    def my_referrals(self) -> tuple[ReferralRow, ...]:
        """Return what became of the travelers sent to secondary from here, newest first."""
        return tuple(self.records.sent_from_here())

    def undecided(self, duty: Duty) -> Encounter | None:
        """Return the traveler left without a decision when this station stopped, if any."""
        require(duty, Role.PRIMARY)
        return self.records.undecided()

    def photo(self, sha256: str) -> bytes | None:
        """Return a stored picture, or None when it is not here.

        Raises:
            Problem: ATTACHMENT_DAMAGED.
        """
        try:
            return self.attachments.get(sha256) if sha256 else None
        except KeyError:
            return None

    def _screened(self, duty: Duty, encounter: Encounter, *first: Draft) -> Encounter:
        assert encounter.reading is not None
        now = self.clock.now()
        document = encounter.reading.document
        known = Known(lookouts_queried=bool(self.lookouts.versions))
        if document is not None:
            clearances = list(
                self.records.clearances(
                    document.issuing_state,
                    document.document_number,
                    document.birth_date.iso,
                    now,
                )
            )
            known = Known(
                lookouts=tuple(self.lookouts.candidates(document)),
                name_weights=self.lookouts.name_weights(document),
                listed=tuple(self.lookouts.listed(document)),
                history=self.records.history(document.issuing_state, document.document_number),
                clearances=tuple(clearances),
                lookouts_queried=bool(self.lookouts.versions),
                lists_missing=not self.lookouts.complete,
                pack_versions=self.lookouts.versions,
                packs_as_of=self.lookouts.as_of,
            )
        summary = summarize(
            encounter.reading, known, now=now, print_confirmed=encounter.print_confirmed
        )
        results = {
            "lookouts": len(known.lookouts),
            "lost_documents": len(known.listed),
            "crossings": len(known.history.crossings) if known.history else 0,
        }
        asked = Draft(
            Screened(summary, results),
            encounter.id,
            authorship(duty, "primary inspection"),
            pack_versions=summary.pack_versions,
        )
        self.journal.append(*first, asked)
        machine_ms = encounter.machine_ms or (
            max(0, self.clock.monotonic_ns() - encounter.read_ns) // 1_000_000
        )
        return replace(encounter, summary=summary, painted_ns=0, machine_ms=machine_ms)

    def _decided(self, duty: Duty, encounter: Encounter, decision: Decision) -> Decided:
        reason = not_yet(encounter, decision)
        if reason is not None or encounter.summary is None:
            raise Problem(_REFUSALS[reason or NotYet.NOTHING_READ], reason or "")
        return Decided(
            decision=decision,
            port=duty.post.port,
            lane=duty.post.lane,
            mode=duty.post.mode,
            direction=duty.post.direction,
            summary=encounter.summary,
            phases=encounter.phases(self.clock.monotonic_ns()),
            page_photo=encounter.page_photo,
        )
