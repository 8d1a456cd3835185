"""Killed at any moment, a station loses nothing it has acknowledged."""

import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from app.journal.chain import Head
from app.records.rebuild import rebuild
from app.records.store import Store
from app.records.verification import verify_store
from tests.records.conftest import KEYS
from tests.records.facts import BOOTH
from tests.records.projections import stored_bytes

pytestmark = [pytest.mark.faults, pytest.mark.slow]


def record_until_killed(path: Path, after: int) -> Head:
    """Run a recorder, kill it some time after `after` acknowledgements; return the last one."""
    recorder = subprocess.Popen(
        [sys.executable, "-m", "tests.records.recorder", str(path)],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert recorder.stdout is not None
    with recorder.stdout as said:
        lines = [said.readline() for _ in range(after)]
        recorder.send_signal(signal.SIGKILL)
        lines += said.readlines()  # what it said before the signal came
    recorder.wait(10)
    seq, digest = [line for line in lines if line.endswith("\n")][-1].split()
    return Head(BOOTH.name, 1, int(seq), digest)


def test_nothing_acknowledged_is_lost_and_the_chain_stays_whole(store_path: Path) -> None:
    chance = random.Random(20261124)
    for _ in range(6):
        acknowledged = record_until_killed(store_path, chance.randint(1, 60))
        with Store.open(store_path, KEYS) as store:
            verdict = verify_store(store, KEYS.signing_key.public_key(), anchor=acknowledged)
            assert verdict.fault is None
            assert store.cipher_faults() == ()
            with store.writing() as connection:  # journal and projections went together
                live = stored_bytes(connection)
                rebuild(connection)
                assert stored_bytes(connection) == live
