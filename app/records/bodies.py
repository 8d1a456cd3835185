"""Every kind of fact this version knows, by its type's name."""

from collections.abc import Mapping

from app.duty import events as duty
from app.encounters import events as encounters
from app.examinations import events as examinations
from app.journal.event import Body
from app.journal.purge import Purged

_KNOWN: tuple[type[Body], ...] = (
    duty.StationOpened,
    duty.OfficerEnrolled,
    duty.SignedIn,
    duty.SignedOut,
    duty.SignInFailed,
    duty.Locked,
    duty.Unlocked,
    encounters.DocumentRead,
    encounters.Screened,
    encounters.PrintConfirmed,
    encounters.MatchCleared,
    encounters.Decided,
    encounters.Referred,
    encounters.ReferralReceived,
    examinations.IdentifiedAgain,
    examinations.FindingRecorded,
    examinations.Disposed,
    Purged,
)

BODIES: Mapping[str, type[Body]] = {kind.TYPE: kind for kind in _KNOWN}
