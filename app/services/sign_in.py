"""Signing in, locking, taking up work again, handing the desk to the next officer."""

from dataclasses import dataclass
from datetime import timedelta

from app.clock import Clock
from app.duty.events import (
    DrawOpened,
    DrawRevealed,
    Locked,
    SignedIn,
    SignedOut,
    SignInFailed,
    Unlocked,
)
from app.duty.officers import Duty, Officer, Post, Role
from app.duty.pins import LOCKOUT_AFTER, lockout_until, verify_pin
from app.ids import NewId
from app.journal.event import Authorship, Draft
from app.problems import Problem, ProblemCode
from app.screening.random_draw import commitment
from app.services.access import authorship
from app.services.draws import Draws
from app.services.ports import Journal, Officers

_STATION = "station"


@dataclass(frozen=True, slots=True)
class SignIn:
    """What an officer does with the sign-in page and the lock."""

    journal: Journal
    officers: Officers
    draws: Draws
    clock: Clock
    new_id: NewId

    def sign_in(self, badge: str, pin: str, role: Role, post: Post) -> Duty:
        """Begin to work at this post.

        Raises:
            Problem: SIGN_IN_WRONG, SIGN_IN_LOCKED_OUT, ROLE_NOT_HELD.
        """
        officer = self._recognize(badge, pin)
        if role not in officer.roles:
            self._record_failure(badge, "role_not_held")
            raise Problem(ProblemCode.ROLE_NOT_HELD, role)
        return self._begin(officer, role, post)

    def lock(self, duty: Duty, reason: str) -> None:
        """Note that the screen was locked: `key` or `idle`."""
        self.journal.append(Draft(Locked(reason), duty.id, authorship(duty, "lock")))

    def unlock(self, duty: Duty, badge: str, pin: str) -> Duty:
        """Take up work again, or hand the desk over: another officer's badge needs only their PIN.

        The post stays. The new officer takes the same role; one who does not hold it is refused.

        Raises:
            Problem: SIGN_IN_WRONG, SIGN_IN_LOCKED_OUT, ROLE_NOT_HELD.
        """
        officer = self._recognize(badge, pin)
        if officer.id == duty.officer.id:
            self.journal.append(Draft(Unlocked(), duty.id, authorship(duty, "unlock")))
            return duty
        if duty.role not in officer.roles:
            self._record_failure(badge, "role_not_held")
            raise Problem(ProblemCode.ROLE_NOT_HELD, duty.role)
        self._end(duty, "swapped", "swap")
        return self._begin(officer, duty.role, duty.post)

    def sign_out(self, duty: Duty) -> None:
        """End the work at this post."""
        self._end(duty, "key", "sign out")

    def _begin(self, officer: Officer, role: Role, post: Post) -> Duty:
        duty = Duty(self.new_id(), officer, role, post, self.clock.now())
        said = SignedIn(
            officer_id=officer.id,
            badge=officer.badge,
            name=officer.name,
            role=role,
            port=post.port,
            lane=post.lane,
            mode=post.mode,
            direction=post.direction,
        )
        drafts = [Draft(said, duty.id, authorship(duty, "sign in"))]
        if role is Role.PRIMARY:
            opened = DrawOpened(commitment(self.draws.seed(duty.id)), self.draws.rate(post))
            drafts.append(Draft(opened, duty.id, authorship(duty, "random draw")))
        self.journal.append(*drafts)
        return duty

    def _end(self, duty: Duty, reason: str, purpose: str) -> None:
        drafts = [Draft(SignedOut(reason), duty.id, authorship(duty, purpose))]
        if duty.role is Role.PRIMARY:
            revealed = DrawRevealed(self.draws.seed(duty.id).hex())
            drafts.append(Draft(revealed, duty.id, authorship(duty, "random draw")))
        self.journal.append(*drafts)

    def _recognize(self, badge: str, pin: str) -> Officer:
        badge = badge.strip()
        count, last = self.officers.failures(badge)
        if count >= LOCKOUT_AFTER and last is not None:
            until = lockout_until(count, last)
            # A clock set back must not make the wait endless, nor a clock set ahead end it early
            # by more than the wait itself: both ends are bounded by the longest wait.
            if last - timedelta(hours=1) <= self.clock.now() < until:
                raise Problem(ProblemCode.SIGN_IN_LOCKED_OUT, until.astimezone().strftime("%H:%M"))
        officer = self.officers.by_badge(badge)
        if not verify_pin(self.officers.pin_hash(officer.id) if officer else None, pin):
            self._record_failure(badge, "wrong")
            raise Problem(ProblemCode.SIGN_IN_WRONG)
        if officer is None:  # verify_pin(None, ...) is always False; said again for the reader
            raise Problem(ProblemCode.SIGN_IN_WRONG)
        self.officers.clear_failures(badge)
        return officer

    def _record_failure(self, badge: str, reason: str) -> None:
        if reason == "wrong":
            self.officers.note_failure(badge, self.clock.now())
        self.journal.append(
            Draft(
                SignInFailed(badge=badge[:32], reason=reason),
                self.new_id(),
                Authorship(None, _STATION, "sign in"),
            )
        )
