"""kill -9 of the application anywhere in the scripted shift: started again, it goes on."""

import random
from pathlib import Path

import pytest

from tests.faults.processes import Program
from tests.faults.witness import Witness

pytestmark = pytest.mark.timeout(3600)

_PATIENCE_S = 400.0


def play_on(folder: Path) -> Program:
    return Program("-m", "app", "demo", "--headless", str(folder))


def killed(shift: Program, witness: Witness, *, facts: int, delay_s: float) -> bool:
    """Kill the shift a moment after so many more facts; say False when it ended before that.

    With no fact to wait for, the moment may lie before the port itself is made.
    """
    while facts and not witness.port.made:
        if shift.ended(within=0.02):
            return False
    target = witness.recorded() + facts
    while witness.recorded() < target:
        if shift.ended(within=0.02):
            return False
    if shift.ended(within=delay_s):
        return False
    witness.look()
    shift.kill()
    return True


def assert_played_to_its_end(shift: Program, witness: Witness) -> None:
    assert shift.end(within=_PATIENCE_S) == 0, shift.err
    assert ", 0 things wrong" in shift.out
    assert witness.misses() == []
    assert witness.unreadable_pictures() == []


@pytest.mark.faults
@pytest.mark.long
def test_killed_twice_nothing_recorded_is_missing_or_doubled(tmp_path: Path) -> None:
    chance = random.Random(20261124)
    witness = Witness(tmp_path / "out")
    for _ in range(2):
        with play_on(witness.folder) as shift:
            facts, delay_s = chance.randint(3, 9), chance.uniform(0, 0.4)
            assert killed(shift, witness, facts=facts, delay_s=delay_s)
    with play_on(witness.folder) as shift:
        assert_played_to_its_end(shift, witness)


@pytest.mark.faults
@pytest.mark.long
def test_killed_twenty_times_nothing_recorded_is_missing_or_doubled(tmp_path: Path) -> None:
    chance = random.Random(4711)
    witness = Witness(tmp_path / "out")
    kills = 0
    while kills < 20:
        with play_on(witness.folder) as shift:
            facts = chance.randint(0, 3)
            delay_s = chance.uniform(0, 0.8 if facts else 3.0)
            if killed(shift, witness, facts=facts, delay_s=delay_s):
                kills += 1
            else:
                assert_played_to_its_end(shift, witness)
                witness.forget()  # the next start plays another shift
    with play_on(witness.folder) as shift:
        assert_played_to_its_end(shift, witness)
