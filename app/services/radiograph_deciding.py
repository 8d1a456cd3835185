"""The list of scans that wait, and what an officer decides about each image."""

from dataclasses import dataclass
from uuid import UUID

from app.duty.officers import Duty, Role
from app.encounters.conveyance import Conveyance, normalized
from app.journal.event import Body, Draft
from app.problems import Problem, ProblemCode
from app.radiographs.decision import LONGEST_REASON, ImageDecision, Look, NotYet, not_yet
from app.radiographs.scan_events import Load, RadiographDecided, ScanMatched, ScanTaken
from app.services.access import authorship, require, require_own
from app.services.ports import Journal, Link, Records
from app.services.radiograph_matching import OpenReferrals
from app.services.radiograph_ports import ScanRecords
from app.services.radiograph_views import Match, ScanRow, WorkItem, Worklist
from app.services.views import ReferralRow

_LISTED = 200
_PROBLEMS = {
    NotYet.NOT_SEEN: ProblemCode.IMAGE_NOT_SEEN,
    NotYet.REASON_MISSING: ProblemCode.IMAGE_REASON_MISSING,
    NotYet.REASON_TOO_LONG: ProblemCode.TEXT_TOO_LONG,
}


@dataclass(frozen=True, slots=True)
class RadiographDeciding:
    """One method per action of the officer who looks at scans. None touches the network."""

    journal: Journal
    records: Records
    scans: ScanRecords
    link: Link

    def worklist(self, duty: Duty) -> Worklist:
        """Return what waits in this port, oldest first, each with whose it is."""
        require(duty, Role.SECONDARY, Role.SUPERVISOR)
        rows = self.scans.open_scans(duty.post.port, _LISTED + 1)
        referrals = OpenReferrals(self.records.referrals(duty.post.port))
        items = tuple(WorkItem(row, referrals.match(row)) for row in rows[:_LISTED])
        return Worklist(items, more=len(rows) > _LISTED)

    def match_of(self, duty: Duty, scan: ScanRow) -> Match:
        """Return whose scan it is."""
        return OpenReferrals(self.records.referrals(duty.post.port)).match(scan)

    def scan(self, scan_id: UUID) -> ScanRow | None:
        """Return one scan as it stands now, or None."""
        return self.scans.scan(scan_id)

    def referrals(self, duty: Duty) -> tuple[ReferralRow, ...]:
        """Return the open referrals that a scan can be matched to by hand."""
        require(duty, Role.SECONDARY, Role.SUPERVISOR)
        return OpenReferrals(self.records.referrals(duty.post.port)).rows

    def take(self, duty: Duty, scan_id: UUID) -> ScanRow:
        """Say that this officer looks at the scan now; said again, it changes nothing.

        Nobody is kept out: two may look at one image, and the list says who does.

        Raises:
            Problem: RECORD_MISSING; DISK_FULL and others of `Journal.append`.
        """
        require(duty, Role.SECONDARY)
        row = self._scan(scan_id)
        if row.looking is not None and row.looking.by_id == duty.officer.id:
            return row
        taken = ScanTaken(_label(duty), duty.post.lane)
        return self._record(duty, scan_id, taken, "look at radiograph")

    def match(
        self,
        duty: Duty,
        scan_id: UUID,
        *,
        container: str,
        plate: str,
        plate_state: str,
        referral_id: UUID | None,
        reason: str,
    ) -> ScanRow:
        """Record by hand whose scan it is.

        Args:
            duty: Who says so.
            scan_id: The scan.
            container, plate, plate_state: What it shows, as typed; empty for not known.
            referral_id: The referral it belongs to, or None.
            reason: How the officer knows.

        Raises:
            Problem: MATCH_INCOMPLETE, without a reason or anything it is matched to;
                REFERRAL_MISSING; TEXT_TOO_LONG; RECORD_MISSING; DISK_FULL ...
        """
        require(duty, Role.SECONDARY)
        self._scan(scan_id)
        reason = " ".join(reason.split())
        entered = normalized(Conveyance(plate=plate, plate_state=plate_state, container=container))
        load = Load(entered.container, entered.plate, entered.plate_state)
        if not reason or not (load.container or load.plate or referral_id):
            raise Problem(ProblemCode.MATCH_INCOMPLETE)
        if len(reason) > LONGEST_REASON:
            raise Problem(ProblemCode.TEXT_TOO_LONG, str(LONGEST_REASON))
        if referral_id is not None and self.records.referral(referral_id) is None:
            raise Problem(ProblemCode.REFERRAL_MISSING)
        said = ScanMatched(load, referral_id, reason, _label(duty))
        return self._record(duty, scan_id, said, "match radiograph by hand")

    def decide(
        self,
        duty: Duty,
        scan_id: UUID,
        decision: ImageDecision,
        reason: str,
        look: Look,
        *,
        referral_id: UUID | None = None,
        marks: int = 0,
    ) -> ScanRow:
        """Record what the image shows, in one transaction; every desk of the port hears of it.

        Decided before, that decision is amended: it stays on record.

        Args:
            duty: Who decides.
            scan_id: The scan.
            decision: What is decided.
            reason: Why; needed for everything but no anomaly.
            look: How the image was looked at before.
            referral_id: This officer's referral it was looked at for, or None.
            marks: How many regions are marked in it.

        Raises:
            Problem: IMAGE_NOT_SEEN, IMAGE_REASON_MISSING, TEXT_TOO_LONG; REFERRAL_MISSING,
                REFERRAL_TAKEN, ALREADY_DECIDED; RECORD_MISSING; DISK_FULL ...
        """
        require(duty, Role.SECONDARY)
        if (lacking := not_yet(decision, look, reason)) is not None:
            raise Problem(_PROBLEMS[lacking])
        before = self._scan(scan_id).decided
        if referral_id is not None:
            file = self.records.referral(referral_id)
            if file is None:
                raise Problem(ProblemCode.REFERRAL_MISSING)
            require_own(duty, file.row)
        said = RadiographDecided(
            decision=decision,
            reason=" ".join(reason.split()),
            referral_id=referral_id,
            officer=_label(duty),
            shown_ms=look.shown_ms,
            views=look.views,
            marks=marks,
        )
        return self._record(
            duty, scan_id, said, "decide radiograph", before.event_id if before else None
        )

    def _scan(self, scan_id: UUID) -> ScanRow:
        row = self.scans.scan(scan_id)
        if row is None:
            raise Problem(ProblemCode.RECORD_MISSING)
        return row

    def _record(
        self, duty: Duty, scan_id: UUID, body: Body, purpose: str, amends_id: UUID | None = None
    ) -> ScanRow:
        draft = Draft(body, scan_id, authorship(duty, purpose), amends_id=amends_id)
        self.link.announce(self.journal.append(draft))
        return self._scan(scan_id)


def _label(duty: Duty) -> str:
    return f"{duty.officer.badge} {duty.officer.name}"
