"""Who is announced: lists are received, screened whole, looked at, and acted on before arrival."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from uuid import UUID

from app.clock import Clock
from app.courtesy import step_aside
from app.documents.payloads.paxlst import MOST_BYTES, PaxlstError, PaxlstFlaw, read_paxlst
from app.documents.payloads.paxlst_list import ListFunction, PassengerList
from app.duty.officers import Direction, Duty, Post, Role
from app.encounters.advance_events import (
    AdvanceActionSet,
    AheadResult,
    ManifestReceived,
    ScreenedAhead,
    journey_id,
)
from app.encounters.advance_lists import after, together
from app.journal.event import Authorship, Draft
from app.problems import Problem, ProblemCode
from app.screening.advance_info import AdvanceAction
from app.screening.announced import as_announced
from app.screening.summary_types import VERDICT_ORDER, RiskSummary, Verdict
from app.services.access import authorship, require
from app.services.advance_ports import AdvanceRecords
from app.services.advance_views import AnnouncedRow, JourneyFile, JourneyRow, KeptList, Received
from app.services.ports import Journal, Link
from app.services.traveler_screening import TravelerScreening

LONGEST_REASON = 200
"""Characters: it stands on the card."""

_PROBLEMS = {
    PaxlstFlaw.NO_LIST: ProblemCode.NOT_A_MANIFEST,
    PaxlstFlaw.NO_JOURNEY: ProblemCode.MANIFEST_INCOMPLETE,
    PaxlstFlaw.NO_TRAVELERS: ProblemCode.MANIFEST_INCOMPLETE,
    PaxlstFlaw.TOO_LARGE: ProblemCode.MANIFEST_TOO_LARGE,
}
_STATION = Authorship(None, "station", "advance information")


@dataclass(frozen=True, slots=True)
class AdvanceArrivals:
    """What any officer may do with those who are announced.

    Attributes:
        port: Whose lists this station receives.
    """

    journal: Journal
    records: AdvanceRecords
    screening: TravelerScreening
    link: Link
    clock: Clock
    port: str

    # --- receiving --------------------------------------------------------------------------------

    def receive(self, path: Path, duty: Duty | None = None) -> Received:
        """Take in a file; what is new of it takes the place of the lists before. Slow.

        A file that came before changes nothing, whatever it is called and whoever sent it again.

        Args:
            path: The file.
            duty: Who chose it; None for the watched folder, where the station itself takes it in.

        Raises:
            Problem: FILE_MISSING, FILE_EMPTY, PATH_UNUSABLE, NOT_A_MANIFEST, MANIFEST_INCOMPLETE,
                MANIFEST_TOO_LARGE, DISK_FULL ...; then nothing was recorded.
        """
        content = _content(path)
        digest = hashlib.sha256(content).hexdigest()
        try:
            lists = together(read_paxlst(content, self.clock.now().astimezone().date()))
        except PaxlstError as error:
            raise Problem(_PROBLEMS[error.flaw], error.flaw) from error
        by = _STATION if duty is None else authorship(duty, "advance information")
        drafts = [draft for said in lists for draft in self._received(said, digest, by)]
        if drafts:
            self.journal.append(*drafts)
        journeys = dict.fromkeys(journey_id(self.port, said.journey) for said in lists)
        return Received(
            tuple(journeys), sum(len(said.travelers) for said in lists), new=bool(drafts)
        )

    def _received(self, said: PassengerList, digest: str, by: Authorship) -> Iterator[Draft]:
        journey = journey_id(self.port, said.journey)
        kept = [each for each in self.records.lists(journey) if each.kind is said.kind]
        before = next((each for each in kept if each.part == said.part), None)
        if before is not None and before.digest == digest:
            return
        yield self._draft(said, digest, by, journey, before)
        if said.last and said.function is ListFunction.WHOLE:
            for further in kept:  # the list has become shorter than it was
                if further.part > said.part and further.travelers:
                    yield self._draft(
                        PassengerList(said.kind, said.journey, (), part=further.part),
                        digest,
                        by,
                        journey,
                        further,
                    )

    def _draft(
        self,
        said: PassengerList,
        digest: str,
        by: Authorship,
        journey: UUID,
        before: KeptList | None,
    ) -> Draft:
        body = ManifestReceived(
            port=self.port,
            journey=said.journey,
            kind=said.kind,
            travelers=after(before.travelers if before else (), said),
            digest=digest,
            function=said.function,
            reference=said.reference,
            part=said.part,
            last=said.last,
            stated=said.stated if said.function is ListFunction.WHOLE else None,
            warnings=said.warnings,
        )
        return Draft(body, journey, by, amends_id=before.event_id if before else None)

    # --- screening --------------------------------------------------------------------------------

    def screen(self, journey: UUID) -> None:
        """Ask every list and record about everybody announced on a journey, and record it. Slow.

        What was screened already is left as it is. For the engines pool: between two travelers it
        steps aside.

        Raises:
            Problem: DISK_FULL and others of `Journal.append`; it can be repeated.
        """
        for kept in self.records.lists(journey):
            if not kept.screened and kept.travelers:
                self._screen(journey, kept)

    def _screen(self, journey: UUID, kept: KeptList) -> None:
        results: list[AheadResult] = []
        counts: Counter[str] = Counter()
        versions: Mapping[str, str] = {}
        post = Post(self.port, "", kept.journey.mode, Direction.INBOUND)
        today = self._now().date()
        for traveler in kept.travelers:
            step_aside()
            summary, answers = self.screening.ahead(post, as_announced(traveler, today))
            results.append(_result(summary))
            counts.update(answers)
            versions = summary.pack_versions
        body = ScreenedAhead(kept.kind, kept.part, kept.event_id, tuple(results), dict(counts))
        self.journal.append(Draft(body, journey, _STATION, pack_versions=versions))

    def not_screened(self) -> Sequence[UUID]:
        """Return the journeys whose screening was not finished when the station stopped."""
        return self.records.not_screened(self.port, self.clock.now())

    # --- looking ----------------------------------------------------------------------------------

    def journeys(self, duty: Duty) -> Sequence[JourneyRow]:
        """Return flights, ships and trains by time due."""
        require(duty, *Role)
        return self.records.journeys(duty.post.port, self._now())

    def journey(self, duty: Duty, journey: UUID) -> JourneyFile | None:
        """Return one of them with everybody on it, or None when it is not kept here."""
        require(duty, *Role)
        return self.records.journey(journey)

    # --- acting -----------------------------------------------------------------------------------

    def set_action(
        self, duty: Duty, journey: UUID, row: AnnouncedRow, action: AdvanceAction, reason: str
    ) -> JourneyFile | None:
        """Record what is to be done about somebody; every desk of the port shows it.

        Args:
            duty: Who decides.
            journey: On which the traveler is announced.
            row: The traveler.
            action: What is to be done.
            reason: Why; stands on the card.

        Raises:
            Problem: REASON_MISSING; TEXT_TOO_LONG; DISK_FULL ...
        """
        require(duty, *Role)
        reason = " ".join(reason.split())
        if not reason:
            raise Problem(ProblemCode.REASON_MISSING)
        if len(reason) > LONGEST_REASON:
            raise Problem(ProblemCode.TEXT_TOO_LONG, str(LONGEST_REASON))
        officer = f"{duty.officer.badge} {duty.officer.name}"
        body = AdvanceActionSet(duty.post.port, row.traveler, action, reason, officer)
        said = Draft(body, journey, authorship(duty, "action before arrival"))
        self.link.announce(self.journal.append(said))
        return self.records.journey(journey)

    def _now(self) -> datetime:
        return self.clock.now().astimezone()


def _result(summary: RiskSummary) -> AheadResult:
    """Keep what speaks against routine; a document that a list leaves out is said by the list."""
    grave = tuple(
        replace(fact, evidence=()) for fact in summary.facts if fact.severity is not Verdict.ROUTINE
    )
    verdict = max(
        (fact.severity for fact in grave), key=VERDICT_ORDER.index, default=Verdict.ROUTINE
    )
    return AheadResult(verdict, grave)


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise Problem(ProblemCode.MANIFEST_TOO_LARGE)
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise Problem(ProblemCode.FILE_MISSING) from error
    except OSError as error:
        raise Problem(ProblemCode.PATH_UNUSABLE, type(error).__name__) from error
    if not content.strip():
        raise Problem(ProblemCode.FILE_EMPTY)
    return content
