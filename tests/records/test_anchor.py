"""How far the log has come is noted outside it, without anybody waiting for that."""

import threading
from dataclasses import dataclass, field

import pytest

from app.journal.chain import Head, head_at
from app.problems import Problem, ProblemCode
from app.records.anchor import AnchorKeeper
from app.records.journal_store import JournalStore
from app.records.keys import StationKeys
from tests.records.facts import Shift

_PATIENCE_S = 60.0


@dataclass
class SlowVault:
    """A keyring that answers only when it is let, and whose door may be shut."""

    open: threading.Event = field(default_factory=threading.Event)
    asked: threading.Event = field(default_factory=threading.Event)
    locked: bool = False
    broken: bool = False
    kept: list[Head] = field(default_factory=list)

    def set_anchor(self, head: Head) -> None:
        self.asked.set()
        self.open.wait(_PATIENCE_S)
        if self.locked:
            raise Problem(ProblemCode.KEYRING_LOCKED)
        if self.broken:
            raise RuntimeError("nobody thought of this")
        self.kept.append(head)

    def load(self, station: str) -> StationKeys:
        raise NotImplementedError

    def save(self, station: str, keys: StationKeys) -> None:
        raise NotImplementedError

    def anchor(self, station: str) -> Head | None:
        raise NotImplementedError


def head(seq: int) -> Head:
    return Head("UTO-1", 1, seq, f"{seq:064x}")


def test_the_last_head_is_written_and_those_between_are_not() -> None:
    vault = SlowVault()
    keeper = AnchorKeeper(vault)
    keeper.renew(head(1))
    assert vault.asked.wait(_PATIENCE_S)
    for seq in (2, 3, 5, 4):
        keeper.renew(head(seq))  # returns although the vault still thinks about the first
    vault.open.set()
    keeper.close()
    assert vault.kept == [head(1), head(5)]


def test_a_locked_keyring_stops_neither_the_keeper_nor_the_work(
    caplog: pytest.LogCaptureFixture,
) -> None:
    vault = SlowVault(locked=True)
    vault.open.set()
    keeper = AnchorKeeper(vault)
    keeper.renew(head(1))
    assert vault.asked.wait(_PATIENCE_S)
    keeper.close()
    assert "keyring_locked" in caplog.text


def test_a_bug_at_one_anchor_does_not_keep_the_next_from_being_written() -> None:
    vault = SlowVault(broken=True)
    vault.open.set()
    keeper = AnchorKeeper(vault)
    for seq in (1, 2):
        vault.asked.clear()
        keeper.renew(head(seq))
        assert vault.asked.wait(_PATIENCE_S)
    keeper.close()


def test_every_commit_renews_the_anchor(journal: JournalStore, shift: Shift) -> None:
    vault = SlowVault()
    vault.open.set()
    keeper = AnchorKeeper(vault)
    journal.on_append(lambda events: keeper.renew(head_at(events[-1])))
    journal.append(*shift.opening())
    keeper.close()
    assert vault.kept[-1] == journal.head()


def test_closing_twice_is_harmless() -> None:
    keeper = AnchorKeeper(SlowVault())
    keeper.close()
    keeper.close()
