"""The booth: read, screen, mark, declare, admit, refer, recall. One method per action."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import UUID

from app.capture.files import load_image
from app.capture.frame import Frame
from app.capture.page_photo import mrz_strip, page_photo
from app.clock import Clock
from app.documents.payloads.bcbp import PayloadError, read_boarding_pass
from app.documents.reading import DocumentReading, MrzText
from app.documents.second_document import passport_checks
from app.documents.shown_pass import shown_pass
from app.duty.officers import Duty, Role
from app.encounters.conveyance import Conveyance
from app.encounters.declaration import Declaration
from app.encounters.encounter import Encounter, EntryReason
from app.encounters.events import (
    BoardingPassRead,
    DocumentRead,
    PersonMarked,
    PrintConfirmed,
    RedressStated,
)
from app.encounters.party import MOST_PEOPLE, Party
from app.ids import NewId
from app.journal.event import Body, Draft
from app.problems import Problem, ProblemCode
from app.screening.clearances import ClearReason
from app.screening.identity import Identity, SeenReason
from app.screening.redress_facts import bare_redress_number
from app.screening.summary_types import Fact
from app.services.access import authorship, require
from app.services.clearing import as_clearance, match_cleared
from app.services.deciding import Decisions, ReferralForm
from app.services.link_status import LinkStatus
from app.services.party_entries import PartyEntries
from app.services.ports import Attachments, Journal, Reader, Records, SecondReader
from app.services.traveler_screening import TravelerScreening
from app.services.views import ReferralRow


@dataclass(frozen=True, slots=True)
class PrimaryInspection:
    """What a primary officer may do. Slow methods say so; none touches the network.

    Every action takes the party as it is and returns it as it has become, once that is recorded.
    """

    journal: Journal
    records: Records
    attachments: Attachments
    reader: Reader
    second_reader: SecondReader
    screening: TravelerScreening
    decisions: Decisions
    clock: Clock
    new_id: NewId

    # --- reading: slow, records nothing -----------------------------------------------------------

    def read_file(self, path: Path) -> tuple[Frame, DocumentReading]:
        """Read a document from an image file. For the engines pool.

        Raises:
            Problem: What is wrong with the file, or READER_MISSING.
        """
        return self.read_page(load_image(path))

    def read_frame(self, frame: Frame) -> DocumentReading:
        """Read a document from one of a camera's many pictures. For the engines pool.

        Raises:
            Problem: READER_MISSING.
        """
        return self.reader.read(frame)

    def read_page(self, frame: Frame) -> tuple[Frame, DocumentReading]:
        """Read a document from a picture and make the photo that is kept. For the engines pool.

        Raises:
            Problem: READER_MISSING.
        """
        with ThreadPoolExecutor(1, "photo") as beside:  # outside the GIL, as reading is
            photo = beside.submit(page_photo, frame)
            reading = self.reader.read(frame)
            return replace(frame, photo=photo.result()), reading

    def second_opinion(self, frame: Frame) -> MrzText | None:
        """Ask the second reader what stands in the zone. Takes seconds.

        Raises:
            Problem: READER_MISSING.
        """
        return self.second_reader.read(frame)

    def read_typed(self, lines: Sequence[str]) -> DocumentReading:
        """Read a machine readable zone that was typed, by hand or by a keyboard-wedge reader.

        Raises:
            Problem: MRZ_TEXT_INVALID, when number or length of the lines fits no format.
        """
        return self.reader.read_typed(lines)

    def read_sent(self, payload: bytes) -> DocumentReading:
        """Read a code that a reader on a serial port decoded and sent: a licence, a seal."""
        return self.reader.read_sent(payload)

    # --- people -----------------------------------------------------------------------------------

    def begin(self) -> Party:
        """Return an encounter with nobody in it yet. Records nothing."""
        return Party(self.new_id())

    def expect(self, party: Party) -> Party:
        """Return the party with a place for one more person, who is unread so far.

        Raises:
            Problem: TOO_MANY_PEOPLE.
        """
        return party.with_person(self._new_person(party))

    def screen(
        self,
        duty: Duty,
        party: Party,
        frame: Frame | None,
        reading: DocumentReading,
        *,
        read_ns: int,
        person: UUID | None = None,
        entered: EntryReason | None = None,
    ) -> Party:
        """Record the reading, ask every list and record about the traveler, and record the answer.

        Args:
            duty: Who works here.
            party: Whom the traveler belongs to.
            frame: The picture, or None for typed text.
            reading: What reading it gave; a boarding pass in the same picture is theirs.
            read_ns: Monotonic time at which the scan began.
            person: Whose document it is; None: whoever showed it before, or the first place that
                waits, or a new one.
            entered: Why it was typed by hand; None where a reader read it.

        Raises:
            Problem: TOO_MANY_PEOPLE; ALREADY_DECIDED; DISK_FULL and others of `Journal.append`.
                Then nothing was recorded.
        """
        require(duty, Role.PRIMARY)
        shown_before = party.holder_of(reading.document) if reading.document else None
        before = self._meant(party, person, shown_before)
        beside = passport_checks(reading, before.reading)
        reading = replace(reading, checks=(*reading.checks, *beside))
        photo = self.attachments.put(frame.photo or page_photo(frame)) if frame else ""
        strip = b"" if frame is None or reading.mrz is None else mrz_strip(frame, reading.mrz.quad)
        shown = before.read(
            reading,
            entered,
            page_photo=photo,
            mrz_strip=self.attachments.put(strip) if strip else "",
            read_ns=read_ns,
        )
        read = DocumentRead(
            reading,
            shown.page_photo,
            shown.mrz_strip,
            party.id,
            shown.identity,
            shown.reason,
            shown.amends,
        )
        said: list[Body] = [read]
        if text := shown_pass(reading):
            shown = replace(shown, boarding_pass=text)
            said.append(BoardingPassRead(text))
        return self._ask(duty, party, shown, said, "read document")

    def mark(
        self,
        duty: Duty,
        party: Party,
        identity: Identity,
        reason: SeenReason | None = None,
        *,
        person: UUID | None = None,
    ) -> Party:
        """Record somebody without a readable document: seen for a stated reason, or left unread.

        Raises:
            Problem: TOO_MANY_PEOPLE, ALREADY_DECIDED, DISK_FULL ...
            ValueError: SEEN without a reason, or an identity that comes from a document.
        """
        require(duty, Role.PRIMARY)
        before = self._meant(party, person)
        marked = before.marked(identity, reason, read_ns=self.clock.monotonic_ns())
        said = PersonMarked(party.id, identity, marked.reason, marked.amends)
        return self._ask(duty, party, marked, [said], "mark person")

    def confirm_print(self, duty: Duty, party: Party, person: UUID) -> Party:
        """State that the page really prints what was read, wrong check digit and all."""
        require(duty, Role.PRIMARY)
        before = _of(party, person)
        mrz = before.reading.mrz if before.reading else None
        if mrz is None:
            raise Problem(ProblemCode.DECISION_TOO_EARLY)
        confirmed = replace(before, print_confirmed=True)
        said = PrintConfirmed(mrz.lines)
        return self._ask(duty, party, confirmed, [said], "confirm printed text")

    def clear_match(
        self, duty: Duty, party: Party, person: UUID, fact: Fact, reason: ClearReason
    ) -> Party:
        """State that a possible match is not this person; it stays cleared for a year.

        Raises:
            Problem: NOT_ALLOWED, when the match may be cleared in secondary only.
        """
        require(duty, Role.PRIMARY)
        before = _of(party, person)
        summary = before.summary
        who = summary.who if summary else None
        if who is None or summary is None or not fact.clearable or fact not in summary.facts:
            raise Problem(ProblemCode.NOT_ALLOWED)
        cleared = match_cleared(who, fact, reason, self.clock.now(), at_secondary=False)
        said = Draft(cleared, person, authorship(duty, "not this person"))
        known = as_clearance(cleared, duty.officer, self.new_id())
        # In one record with the card that knows of it: after a power cut nobody clears it again.
        return self.screening.ask(duty, party, before, said, cleared=(known,))

    def read_boarding_pass(self, duty: Duty, party: Party, person: UUID, text: str) -> Party:
        """Hold a boarding pass against the traveler's document.

        Args:
            duty: Who works here.
            party: Whom the traveler belongs to.
            person: The traveler.
            text: The pass as its barcode or a reader gives it (IATA Resolution 792).

        Raises:
            Problem: BOARDING_PASS_INVALID; then nothing was recorded.
        """
        require(duty, Role.PRIMARY)
        before = _of(party, person)
        try:
            read_boarding_pass(text)
        except PayloadError as error:
            raise Problem(ProblemCode.BOARDING_PASS_INVALID) from error
        shown = replace(before, boarding_pass=text)
        if before.summary is None:  # it is held against the document once that is read
            said = Draft(BoardingPassRead(text), person, authorship(duty, "read boarding pass"))
            self.journal.append(said)
            return party.with_person(shown)
        return self._ask(duty, party, shown, [BoardingPassRead(text)], "read boarding pass")

    def state_redress(self, duty: Duty, party: Party, person: UUID, text: str) -> Party:
        """Record the redress number that a traveler states, and ask about them with it.

        Another one takes the place of a number that was mistyped.

        Raises:
            Problem: REDRESS_NUMBER_INVALID; then nothing was recorded.
        """
        require(duty, Role.PRIMARY)
        number = bare_redress_number(text)
        if number is None:
            raise Problem(ProblemCode.REDRESS_NUMBER_INVALID)
        stated = replace(_of(party, person), redress=number)
        return self._ask(duty, party, stated, [RedressStated(number)], "redress number")

    # --- all of them together ---------------------------------------------------------------------

    def enter_conveyance(self, duty: Duty, party: Party, entered: Conveyance) -> Party:
        """Record what they came in.

        Raises:
            Problem: CONVEYANCE_INVALID, with the field; nothing was recorded, all entries are kept.
        """
        return self._entries.enter_conveyance(duty, party, entered)

    def declare(self, duty: Duty, party: Party, declaration: Declaration) -> Party:
        """Record what they declared.

        Raises:
            Problem: DECLARATION_INCOMPLETE, with what is lacking; nothing was recorded.
        """
        return self._entries.declare(duty, party, declaration)

    # --- decisions --------------------------------------------------------------------------------

    def admit(self, duty: Duty, party: Party, people: Sequence[UUID]) -> Party:
        """Let these people go on, in one record. Durable on return.

        Raises:
            Problem: DECISION_TOO_EARLY, MANDATORY_REFERRAL, ALREADY_DECIDED, DISK_FULL ...; then
                nothing is decided about any of them.
        """
        return self.decisions.admit(duty, party, people)

    def refer(self, duty: Duty, party: Party, person: UUID, form: ReferralForm) -> Party:
        """Send a traveler to secondary, alone or with the others; recorded, then announced.

        Raises:
            Problem: DECISION_TOO_EARLY, ALREADY_DECIDED, REFERRAL_INCOMPLETE, DISK_FULL ...
        """
        return self.decisions.refer(duty, party, person, form)

    def recall(self, duty: Duty, party: Party) -> Party:
        """Take back the last decision about this party: it stays on record, and is amended.

        Raises:
            Problem: RECALL_TOO_LATE, RECALL_RECEIVED.
        """
        return self.decisions.recall(duty, party)

    # --- looking ----------------------------------------------------------------------------------

    def my_referrals(self) -> tuple[ReferralRow, ...]:
        """Return what became of the travelers sent to secondary from here, newest first."""
        return tuple(self.records.sent_from_here())

    def link_status(self) -> LinkStatus:
        """Return how this desk stands to its hub."""
        return self.decisions.link.status()

    def undecided(self, duty: Duty) -> Party | None:
        """Return the people left without a decision when this station stopped, if any."""
        require(duty, Role.PRIMARY)
        return self.records.undecided()

    def last_decided(self, duty: Duty) -> Party | None:
        """Return those about whom this officer decided last, for a recall after a restart."""
        require(duty, Role.PRIMARY)
        return self.records.last_decided(duty.officer.id)

    def photo(self, sha256: str) -> bytes | None:
        """Return a stored picture, or None when it is not here.

        Raises:
            Problem: ATTACHMENT_DAMAGED.
        """
        try:
            return self.attachments.get(sha256) if sha256 else None
        except KeyError:
            return None

    # ----------------------------------------------------------------------------------------------

    @property
    def _entries(self) -> PartyEntries:
        return PartyEntries(self.journal, self.records, self.screening, self.clock)

    def _meant(
        self, party: Party, person: UUID | None, shown_before: Encounter | None = None
    ) -> Encounter:
        """Return who is meant: the person named, or whose turn it is."""
        if person is not None:
            return _of(party, person)
        found = shown_before or party.expected or self._new_person(party)
        _still_open(found)
        return found

    def _new_person(self, party: Party) -> Encounter:
        if len(party.people) >= MOST_PEOPLE:
            raise Problem(ProblemCode.TOO_MANY_PEOPLE)
        return Encounter(self.new_id(), party_id=party.id)

    def _ask(
        self, duty: Duty, party: Party, person: Encounter, said: Sequence[Body], purpose: str
    ) -> Party:
        drafts = [Draft(body, person.id, authorship(duty, purpose)) for body in said]
        return self.screening.ask(duty, party, person, *drafts)


def _of(party: Party, person: UUID) -> Encounter:
    found = party.person(person)
    if found is None:
        raise KeyError(str(person))
    _still_open(found)
    return found


def _still_open(person: Encounter) -> None:
    if person.decision is not None:
        raise Problem(ProblemCode.ALREADY_DECIDED)
