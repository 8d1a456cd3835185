"""What the station does at the hub, one small step at a time, so that what is urgent can cut in."""

import hashlib
import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import NamedTuple

from app.clock import Clock, parse_timestamp
from app.journal.event import Event
from app.problems import Problem, ProblemCode
from app.records.journal_store import JournalStore
from app.records.pictures import PictureQueue
from app.sync.backoff import BatchSize
from app.sync.client import HubClient
from app.sync.protocol import MAX_BLOB_BYTES, MAX_PUSH_BYTES, RefusalCode
from app.sync.refused import HubSaidNo

_EVENT_BYTES = MAX_PUSH_BYTES // 2  # of events in a batch; leaves room for the rest of the message
_SLOW_NS = 5 * 10**9
_FRESH = timedelta(minutes=1)
_ASK_FIRST_NS, _ASK_LAST_NS = 5 * 10**9, 60 * 10**9
_LOOK_AHEAD = 100
_MOST_ASKED = 8  # pictures in one step

_log = logging.getLogger(__name__)


class _Absence(NamedTuple):
    """A picture that the hub did not have when it was asked."""

    ask_again_ns: int
    wait_ns: int

    def once_more(self, now_ns: int) -> "_Absence":
        return _Absence(now_ns + self.wait_ns, min(_ASK_LAST_NS, 2 * self.wait_ns))


_NEVER_ASKED = _Absence(0, _ASK_FIRST_NS)


def _patience(one: tuple[_Absence, str]) -> int:
    return one[0].wait_ns


@dataclass(slots=True)
class Errands:
    """All ways between one journal and one hub. For one thread.

    Every errand raises `Problem` for what the network, the hub or the store is, and `HubSaidNo` for
    refusals that it can do nothing about. None of them loses anything: what did not go through
    stays where it was.
    """

    journal: JournalStore
    pictures: PictureQueue
    client: HubClient
    clock: Clock
    size: BatchSize = field(default_factory=BatchSize)
    _compared: bool = False
    _unsendable: set[str] = field(default_factory=set)
    _spoiled: set[str] = field(default_factory=set)
    _not_there: dict[str, "_Absence"] = field(default_factory=dict)

    def announce(self, events: Sequence[Event]) -> None:
        """Tell the port about events now; those that the hub has confirmed need no telling."""
        acked_seq = self.journal.acked_seq()
        waiting = [event for event in events if event.seq > acked_seq]
        if not waiting:
            return
        try:
            self.client.announce(waiting)
        except HubSaidNo as no:
            if no.passes:
                raise
            if len(waiting) > 1:  # one that is refused, too large perhaps, holds no other back
                for event in waiting:
                    self.announce((event,))
                return
            _log.warning("not announced, so it goes with the journal: %s", no.refusal.code)

    def send_batch(self) -> bool:
        """Send the next events; say whether there may be more.

        Raises:
            Problem: HUB_FORK, when the hub holds other events under this station's name.
        """
        batch = self.journal.unsent(self.size.now, _EVENT_BYTES)
        if batch is None:
            return False
        began = self.clock.monotonic_ns()
        try:
            receipt = self.client.push(batch.events, hub_epoch=self.journal.sync_state().hub_epoch)
        except HubSaidNo as no:
            self._not_taken(no, len(batch.events))
            return True
        except Problem:
            self.size.shrink()
            raise
        self.journal.record_receipt(receipt.for_journal())
        self._compared = False
        if self.clock.monotonic_ns() - began > _SLOW_NS:
            self.size.shrink()
        else:
            self.size.grow()
        return True

    def take_in(self) -> tuple[bool, bool]:
        """Take in a page of the feed; say whether there is more, and whether anything was new."""
        state = self.journal.sync_state()
        try:
            page = self.client.feed(state.feed_position, epoch=self.journal.head().epoch)
        except HubSaidNo as no:
            if no.refusal.code is not RefusalCode.CURSOR or not state.feed_position:
                raise
            self.journal.apply_foreign((), "")
            return True, False
        if state.hub_epoch and page.hub_epoch != state.hub_epoch:
            self._compare_heads()
            return True, False
        moved = page.cursor != state.feed_position
        if page.more and not moved:
            raise Problem(ProblemCode.HUB_REFUSED, "the feed stands still")
        if not moved and self._is_fresh(state.feed_at):
            return False, False
        return page.more, bool(self.journal.apply_foreign(page.events, page.cursor))

    def send_picture(self) -> bool:
        """Bring one picture to the hub, a referral's first; say whether there was one."""
        for sha256 in self.pictures.to_send(_LOOK_AHEAD + len(self._unsendable)):
            content = None if sha256 in self._unsendable else self._picture(sha256)
            if content is not None and self._uploaded(sha256, content):
                self.pictures.note_sent(sha256)
                return True
        return False

    def fetch_picture(self) -> bool:
        """Fetch one picture of this port's; say whether one came.

        One that the hub does not have follows its referral: it is asked for again in a while, the
        more seldom the longer it does not come. Those never asked for go first.
        """
        now = self.clock.monotonic_ns()
        lacking = self.pictures.to_fetch(_LOOK_AHEAD + len(self._not_there))
        known = [(self._not_there.get(sha256, _NEVER_ASKED), sha256) for sha256 in lacking]
        due = sorted((one for one in known if now >= one[0].ask_again_ns), key=_patience)
        for absence, sha256 in due[:_MOST_ASKED]:
            content = self._downloaded(sha256)
            if content is not None and hashlib.sha256(content).hexdigest() == sha256:
                self.pictures.attachments.put(content)
                self._not_there.pop(sha256, None)
                return True
            self._not_there[sha256] = absence.once_more(now)
        return False

    def _downloaded(self, sha256: str) -> bytes | None:
        try:
            return self.client.download(sha256)
        except HubSaidNo as no:
            if no.passes:
                raise
            _log.warning("a picture is not given out: %s", no.refusal.code)
            return None

    def _not_taken(self, no: HubSaidNo, sent: int) -> None:
        """Prepare for another try, or say why there is none."""
        code = no.refusal.code
        if code is RefusalCode.TOO_LARGE and sent > 1:
            self.size.shrink()
        elif code in (RefusalCode.GAP, RefusalCode.EPOCH) and not self._compared:
            self._compare_heads()
        elif code is RefusalCode.FORK:
            raise Problem(ProblemCode.HUB_FORK, "push") from no
        elif code in (RefusalCode.TOO_LARGE, RefusalCode.GAP, RefusalCode.EPOCH):
            raise Problem(ProblemCode.HUB_REFUSED, code) from no
        else:
            raise no

    def _compare_heads(self) -> None:
        """Go on from where the hub stands: it was restored, or never got what we thought it had.

        Raises:
            Problem: HUB_FORK, when the hub's last event is not one of ours.
        """
        theirs, ours = self.client.head(), self.journal.head()
        if theirs.epoch > ours.epoch or (theirs.epoch == ours.epoch and theirs.seq > ours.seq):
            raise Problem(ProblemCode.HUB_FORK, "the hub is ahead")
        at = theirs.seq if theirs.epoch == ours.epoch else 0
        another_life = theirs.hub_epoch != self.journal.sync_state().hub_epoch
        self.journal.rewind(at, theirs.hub_epoch)
        if another_life:
            self.journal.apply_foreign((), "")  # its feed may have another order now
        following = self.journal.unsent(1, 1)
        hash_at = ours.hash if following is None else following.prev_hash
        if at and hash_at != theirs.head:
            raise Problem(ProblemCode.HUB_FORK, f"event {at}")
        self._compared = True

    def _is_fresh(self, feed_at: str) -> bool:
        """Say whether "as of" is true enough: it is not worth a write at every question."""
        if not feed_at:
            return False
        age = self.clock.now() - parse_timestamp(feed_at)
        return timedelta() <= age < _FRESH  # below: the clock was set back since

    def _picture(self, sha256: str) -> bytes | None:
        """Return a picture of ours; None, and never asked for again, when it cannot be sent."""
        try:
            content = self.pictures.attachments.get(sha256)
        except KeyError:
            _log.warning("a picture that a record names is not on this station")
        except Problem as problem:
            _log.warning("a picture cannot be sent: %s", problem.code)
        else:
            if len(content) <= MAX_BLOB_BYTES:
                return content
            _log.warning("a picture is too large to be sent: %d bytes", len(content))
        self._unsendable.add(sha256)
        return None

    def _uploaded(self, sha256: str, content: bytes) -> bool:
        try:
            self.client.upload(sha256, content)
        except HubSaidNo as no:
            if no.passes:
                raise
            if no.refusal.code is RefusalCode.DIGEST and sha256 not in self._spoiled:
                self._spoiled.add(sha256)  # what the hub had of it, and is gone now: once more
                return False
            _log.warning("a picture was refused, until the next start: %s", no.refusal.code)
            self._unsendable.add(sha256)
            return False
        return True
