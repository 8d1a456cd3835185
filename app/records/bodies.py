"""Every kind of fact this version knows, by its type's name."""

from collections.abc import Mapping

from app.duty import events as duty
from app.encounters import advance_events as advance
from app.encounters import events as encounters
from app.encounters import referral_events as referrals
from app.examinations import events as examinations
from app.journal.event import Body
from app.journal.purge import Purged
from app.radiographs import events as radiographs
from app.radiographs import scan_events as scans
from app.review import events as review

_KNOWN: tuple[type[Body], ...] = (
    duty.StationOpened,
    duty.OfficerEnrolled,
    duty.SignedIn,
    duty.SignedOut,
    duty.SignInFailed,
    duty.Locked,
    duty.Unlocked,
    duty.DrawOpened,
    duty.DrawRevealed,
    duty.DrawsPaused,
    duty.DrawsResumed,
    duty.DevicesChosen,
    encounters.DocumentRead,
    encounters.VisualZoneRead,
    encounters.Screened,
    encounters.PrintConfirmed,
    encounters.MatchCleared,
    encounters.PersonMarked,
    encounters.BoardingPassRead,
    encounters.RedressStated,
    encounters.ConveyanceEntered,
    encounters.Declared,
    encounters.SetAside,
    encounters.TakenUp,
    encounters.WaitLapsed,
    encounters.Decided,
    encounters.Recalled,
    advance.ManifestReceived,
    advance.ScreenedAhead,
    advance.AdvanceActionSet,
    referrals.Referred,
    referrals.ReferralArrived,
    referrals.ReferralWithdrawn,
    referrals.AlarmTaken,
    referrals.ReferralReceived,
    examinations.IdentifiedAgain,
    examinations.NoteAdded,
    examinations.PhotoAdded,
    examinations.FindingRecorded,
    examinations.Disposed,
    radiographs.RadiographOpened,
    radiographs.RadiographMarked,
    scans.ScanReceived,
    scans.ScanMatched,
    scans.ScanTaken,
    scans.RadiographDecided,
    scans.RadiographExported,
    scans.LibrarySearched,
    review.RecordReviewed,
    review.NoteRead,
    review.RecordsViewed,
    review.ReportMade,
    Purged,
)

BODIES: Mapping[str, type[Body]] = {kind.TYPE: kind for kind in _KNOWN}
