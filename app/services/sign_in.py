"""Signing in, locking, taking up work again, handing the desk to the next officer."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from uuid import UUID

from app.clock import Clock
from app.duty.events import (
    DrawOpened,
    DrawRevealed,
    Locked,
    SignedIn,
    SignedOut,
    SignInFailed,
    SignOutReason,
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
from app.services.ports import Journal, Officers, OpenWork
from app.services.views import OpenDuty

_STATION = "station"
_BY_STATION = Authorship(None, _STATION, "sign in")


@dataclass(frozen=True, slots=True)
class SignIn:
    """What an officer does with the sign-in page and the lock."""

    journal: Journal
    officers: Officers
    records: OpenWork
    draws: Draws
    clock: Clock
    new_id: NewId

    def sign_in(self, badge: str, pin: str, role: Role, post: Post) -> Duty:
        """Begin to work at this post.

        A duty that nobody ended here (the power was cut, say) ends now, in the same record. At
        another station the same badge may be signed in too: that is recorded, and the duty says it.

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
        return self._begin(officer, duty.role, duty.post, instead_of=duty)

    def sign_out(self, duty: Duty) -> None:
        """End the work at this post.

        People about whom nothing is decided stay for the next officer; the record says how many.
        """
        by = authorship(duty, "sign out")
        self.journal.append(*self._ended(duty.id, duty.role, SignOutReason.KEY, by))

    def _begin(
        self, officer: Officer, role: Role, post: Post, *, instead_of: Duty | None = None
    ) -> Duty:
        """Begin a duty; in the same record, every other one of this station ends."""
        known = self.records.open_duties(officer.badge)
        elsewhere = sorted({one.station for one in known if not one.here})
        duty = Duty(
            self.new_id(), officer, role, post, self.clock.now(), elsewhere=tuple(elsewhere)
        )
        said = SignedIn(
            officer_id=officer.id,
            badge=officer.badge,
            name=officer.name,
            role=role,
            port=post.port,
            lane=post.lane,
            mode=post.mode,
            direction=post.direction,
            elsewhere=duty.elsewhere,
        )
        drafts = [draft for one in known if one.here for draft in self._replaced(one, instead_of)]
        drafts.append(Draft(said, duty.id, authorship(duty, "sign in")))
        if role is Role.PRIMARY:
            opened = DrawOpened(commitment(self.draws.seed(duty.id)), self.draws.rate(post))
            drafts.append(Draft(opened, duty.id, authorship(duty, "random draw")))
        self.journal.append(*drafts)
        return duty

    def _replaced(self, one: OpenDuty, handed_over: Duty | None) -> Iterator[Draft]:
        if handed_over is not None and one.id == handed_over.id:
            by = authorship(handed_over, "swap")
            return self._ended(one.id, one.role, SignOutReason.SWAPPED, by)
        return self._ended(one.id, one.role, SignOutReason.SUPERSEDED, _BY_STATION)

    def _ended(
        self, duty_id: UUID, role: Role, reason: SignOutReason, by: Authorship
    ) -> Iterator[Draft]:
        at_booth = role is Role.PRIMARY
        if at_booth:  # before the sign-out, whose checkpoint covers it
            revealed = DrawRevealed(self.draws.seed(duty_id).hex())
            yield Draft(revealed, duty_id, replace(by, purpose="random draw"))
        left = self.records.open_encounters() if at_booth else 0
        yield Draft(SignedOut(reason, left), duty_id, by)

    def _recognize(self, badge: str, pin: str) -> Officer:
        badge = badge.strip()
        count, last = self.officers.failures(badge)
        if count >= LOCKOUT_AFTER and last is not None:
            until = lockout_until(count, last)
            # A clock that was set back must not make the wait endless.
            if last - timedelta(hours=1) <= self.clock.now() < until:
                raise Problem(ProblemCode.SIGN_IN_LOCKED_OUT, until.astimezone().strftime("%H:%M"))
        officer = self.officers.by_badge(badge)
        fits = verify_pin(self.officers.pin_hash(officer.id) if officer else None, pin)
        if officer is None or not fits:
            self._record_failure(badge, "wrong")
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
                _BY_STATION,
            )
        )
