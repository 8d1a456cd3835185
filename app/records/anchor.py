"""Notes, outside the store, how far the log has come, so that a shortened log is noticed."""

import logging
import threading

from app.journal.chain import Head
from app.problems import Problem
from app.records.vaults import KeyVault

_REST_S = 1.0
_PATIENCE_S = 5.0

_log = logging.getLogger(__name__)


class AnchorKeeper:
    """Renews the anchor after every commit, on a thread of its own.

    Recording never waits for the keyring. There is at most one write a second, of the latest head,
    so the anchor may lag by that much.
    """

    def __init__(self, vault: KeyVault) -> None:
        """Start the thread; `close` ends it."""
        self._vault = vault
        self._next: Head | None = None
        self._latest_seq = 0
        self._closing = threading.Event()
        self._changed = threading.Condition()
        # A daemon: a keyring that never answers must not keep the program from ending.
        self._thread = threading.Thread(target=self._run, name="anchor", daemon=True)
        self._thread.start()

    def renew(self, head: Head) -> None:
        """Note that the log has come to `head`; returns at once."""
        with self._changed:
            if head.seq <= self._latest_seq:
                return  # two threads committed, and the later one was quicker to say so
            self._latest_seq = head.seq
            self._next = head
            self._changed.notify()

    def close(self) -> None:
        """Write the last head and end; gives up after a few seconds."""
        self._closing.set()
        with self._changed:
            self._changed.notify()
        self._thread.join(_PATIENCE_S)

    def _run(self) -> None:
        while (head := self._take()) is not None:
            try:
                self._vault.set_anchor(head)
            except Problem as problem:
                _log.warning("the anchor was not renewed: %s", problem.code)
            except OSError as error:
                _log.warning("the anchor was not renewed: %s", error.strerror)
            except Exception:  # noqa: BLE001 - a bug must not leave the log without its anchor
                _log.exception("the anchor was not renewed")
            self._closing.wait(_REST_S)

    def _take(self) -> Head | None:
        with self._changed:
            self._changed.wait_for(lambda: self._next is not None or self._closing.is_set())
            head, self._next = self._next, None
            return head
