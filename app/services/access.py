"""Roles deny by default: an action names the roles that may do it."""

from app.duty.officers import Duty, Role
from app.encounters.referral import ReferralState
from app.journal.event import Authorship
from app.problems import Problem, ProblemCode
from app.services.views import ReferralRow


def require(duty: Duty, *roles: Role) -> None:
    """Refuse the action unless the officer works in one of `roles` now.

    Raises:
        Problem: NOT_ALLOWED.
    """
    if duty.role not in roles:
        raise Problem(ProblemCode.NOT_ALLOWED, duty.role)


def require_own(duty: Duty, row: ReferralRow) -> None:
    """Refuse the action unless the referral is open and this officer has received it.

    Raises:
        Problem: ALREADY_DECIDED, REFERRAL_WITHDRAWN, REFERRAL_TAKEN.
    """
    if row.state is ReferralState.CLOSED:
        raise Problem(ProblemCode.ALREADY_DECIDED)
    if row.state is ReferralState.WITHDRAWN:
        raise Problem(ProblemCode.REFERRAL_WITHDRAWN)
    if row.received_by_id != duty.officer.id:
        raise Problem(ProblemCode.REFERRAL_TAKEN)


def authorship(duty: Duty, purpose: str) -> Authorship:
    """Who acts, how they proved it, and why."""
    return Authorship(duty.officer.id, duty.auth_method, purpose)
