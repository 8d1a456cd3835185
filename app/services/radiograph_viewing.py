"""Looking at radiographs: open one for a referral, mark a region."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import UUID

from app.duty.officers import Duty, Role
from app.encounters.referral import ReferralState
from app.ids import NewId
from app.journal.event import Body, Draft
from app.radiographs.events import RadiographMarked, RadiographOpened
from app.radiographs.marks import Mark
from app.radiographs.preview import mark_preview
from app.radiographs.radiograph import Radiograph
from app.radiographs.reader import open_radiograph, unseen
from app.radiographs.scan_events import scan_id
from app.radiographs.tone import Tone
from app.radiographs.watch import UNWATCHED, Watch
from app.services.access import authorship, require, require_own
from app.services.ports import Attachments, Journal, Link, Records
from app.services.radiograph_intake import RadiographIntake
from app.services.radiograph_matching import OpenReferrals
from app.services.radiograph_ports import ScanRecords
from app.services.views import MarkView, ReferralRow


@dataclass(frozen=True, slots=True)
class TiedMark:
    """A recorded mark.

    Attributes:
        finding: The word of its finding; empty while it has none.
    """

    mark: Mark
    finding: str


@dataclass(frozen=True, slots=True)
class RadiographViewing:
    """One method per action of the officer at the viewer. None touches the network."""

    journal: Journal
    records: Records
    attachments: Attachments
    link: Link
    intake: RadiographIntake
    scans: ScanRecords
    new_id: NewId

    def open_file(
        self,
        path: Path,
        watch: Watch = UNWATCHED,
        first_picture: Callable[[Radiograph], None] = unseen,
    ) -> Radiograph:
        """Read a radiograph from a file. Slow: for the engines pool. Records nothing.

        Args:
            path: The image's file.
            watch: Hears how far it is, and may end it.
            first_picture: Is given what can be shown at once, on this thread. Whoever shows it
                must let the reading come to its end and record it: the digest comes last. Where
                that fails nothing can be recorded, and the officer must be told.

        Raises:
            Problem: What is wrong with the file; see `open_radiograph`.
            Stopped: Nobody waits for it any more.
        """
        return open_radiograph(path, watch=watch, first_picture=first_picture)

    def attach(self, duty: Duty, referral_id: UUID | None, radiograph: Radiograph) -> UUID:
        """Record that this radiograph was opened; return its random identifier.

        The file itself stays where it is; its digest is kept. One with recorded marks keeps its
        identifier, whoever opens it again. One that was never taken in is, by the same record.

        Args:
            duty: Who works here.
            referral_id: This officer's referral; None for a scan that belongs to none.
            radiograph: The image.

        Raises:
            KeyError: There is no such referral here.
            Problem: REFERRAL_TAKEN, ALREADY_DECIDED, DISK_FULL and others of `Journal.append`.
        """
        row = None if referral_id is None else self._require_own(duty, referral_id)
        require(duty, Role.SECONDARY)
        before = self._marks(referral_id, radiograph.sha256)
        radiograph_id = before[0].radiograph_id if before else self.new_id()
        opened = RadiographOpened(
            referral_id=referral_id,
            file_name=radiograph.file_name,
            sha256=radiograph.sha256,
            width=radiograph.width,
            height=radiograph.height,
            bits=radiograph.bits,
        )
        by = authorship(duty, "open radiograph")
        first = self.intake.first_seen(radiograph, row, by)
        drafts = [Draft(opened, radiograph_id, by), *([first] if first else [])]
        self.link.announce(self.journal.append(*drafts))
        return radiograph_id

    def marks_before(
        self, referral_id: UUID | None, radiograph: Radiograph
    ) -> tuple[TiedMark, ...]:
        """Return what is marked in this radiograph already: a restart takes no mark away.

        What was marked before there was a referral goes with the scan, once it was attached to it.
        """
        file = None if referral_id is None else self.records.referral(referral_id)
        tied = {one.mark_id: one.finding for one in file.findings} if file else {}
        return tuple(
            TiedMark(
                Mark(one.id, *one.region, one.label, one.kind, one.points), tied.get(one.id, "")
            )
            for one in self._marks(referral_id, radiograph.sha256)
        )

    def mark(
        self,
        duty: Duty,
        referral_id: UUID | None,
        radiograph_id: UUID,
        radiograph: Radiograph,
        *,
        mark: Mark,
        tone: Tone,
        removed: bool = False,
    ) -> Mark:
        """Record a mark, with a small picture of it as it was seen; or the same mark, changed.

        Args:
            duty: Who works here.
            referral_id: This officer's referral; None for a scan that nobody has a referral for.
            radiograph_id: What `attach` gave.
            radiograph: The image.
            mark: The mark as it stands now; a new one has an identifier of `new_id`.
            tone: How the image was shown.
            removed: It is taken away again.

        Raises:
            KeyError: There is no such referral here.
            Problem: REFERRAL_TAKEN, ALREADY_DECIDED, RADIOGRAPH_CHANGED, DISK_FULL ...; then
                nothing was recorded.
        """
        require(duty, Role.SECONDARY)
        if referral_id is not None:
            self._require_own(duty, referral_id)
        else:
            self._require_free(duty, scan_id(radiograph.sha256))
        mark = replace(mark, label=mark.label.strip())
        preview = "" if removed else self.attachments.put(mark_preview(radiograph, mark, tone))
        marked = RadiographMarked(
            referral_id=referral_id,
            mark=mark,
            window_low=tone.window.low,
            window_high=tone.window.high,
            preview=preview,
            removed=removed,
            scan_id=scan_id(radiograph.sha256) if referral_id is None else None,
        )
        self._record(duty, radiograph_id, marked, "mark radiograph")
        return mark

    def _marks(self, referral_id: UUID | None, sha256: str) -> tuple[MarkView, ...]:
        if referral_id is None:
            return tuple(self.scans.marks(scan_id(sha256)))
        file = self.records.referral(referral_id)
        return tuple(one for one in file.marks if one.sha256 == sha256) if file else ()

    def _require_own(self, duty: Duty, referral_id: UUID) -> ReferralRow:
        require(duty, Role.SECONDARY)
        file = self.records.referral(referral_id)
        if file is None:
            raise KeyError(str(referral_id))
        require_own(duty, file.row)
        return file.row

    def _require_free(self, duty: Duty, scan_id: UUID) -> None:
        """Refuse to mark a scan whose referral a colleague has: it is theirs to mark."""
        scan = self.scans.scan(scan_id)
        if scan is None:
            return
        row = OpenReferrals(self.records.referrals(duty.post.port)).match(scan).referral
        if row is not None and row.state is ReferralState.RECEIVED:
            require_own(duty, row)

    def _record(self, duty: Duty, subject_id: UUID, body: Body, purpose: str) -> None:
        self.link.announce(self.journal.append(Draft(body, subject_id, authorship(duty, purpose))))
