"""Roles deny by default: an action names the roles that may do it."""

from app.duty.officers import Duty, Role
from app.journal.event import Authorship
from app.problems import Problem, ProblemCode


def require(duty: Duty, *roles: Role) -> None:
    """Refuse the action unless the officer works in one of `roles` now.

    Raises:
        Problem: NOT_ALLOWED.
    """
    if duty.role not in roles:
        raise Problem(ProblemCode.NOT_ALLOWED, duty.role)


def authorship(duty: Duty, purpose: str) -> Authorship:
    """Who acts, how they proved it, and why."""
    return Authorship(duty.officer.id, duty.auth_method, purpose)
