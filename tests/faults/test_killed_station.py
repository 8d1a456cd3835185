"""kill -9 of the application anywhere in the scripted shift: started again, it goes on.

What is compared in the end: what was seen before each kill, what an undisturbed shift records, what
hub and other desk hold, and what the projections would be if they were made anew.
"""

import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from app.demo.port import DemoPort
from app.demo.story import Story
from tests.faults.moments import (
    OF_TWENTY,
    OF_TWO,
    SEED,
    Moment,
    Part,
    in_words,
    moments,
    new_seed,
    reached,
    wait_for,
)
from tests.faults.processes import Program
from tests.faults.sameness import differences, outdated_projections, referrals_apart
from tests.faults.witness import Witness
from tests.journeys.played import Played, shift

__all__ = ["shift"]

pytestmark = [pytest.mark.faults, pytest.mark.long, pytest.mark.timeout(7200)]

_PATIENCE_S = 1200.0


def play_on(folder: Path) -> Program:
    return Program("-m", "app", "demo", "--headless", str(folder))


def kill_at(moment: Moment, program: Program, witness: Witness, undisturbed: Story) -> None:
    """Look at what is recorded with every step, and kill the shift at the moment."""
    steps = -1
    while reached(witness.story(), undisturbed) < moment.step:
        assert not program.ended(within=0.05), f"ended before {moment}: {program.out}{program.err}"
        if len(witness.story().steps) > steps:
            steps = len(witness.story().steps)
            witness.look()
    assert wait_for(moment, program, witness.port), f"ended before {moment}: {program.err}"
    program.kill()
    witness.look()


def assert_as_if_never_killed(program: Program, witness: Witness, undisturbed: DemoPort) -> None:
    assert program.end(within=_PATIENCE_S) == 0, program.err
    assert ", 0 things wrong" in program.out
    assert witness.misses() == []
    assert witness.unreadable_pictures() == []
    assert differences(witness.port, undisturbed) == []
    assert referrals_apart(witness.port, witness.port.open_hub().engine) == []
    assert outdated_projections(witness.port) == []


@pytest.mark.parametrize("how_many", [OF_TWO, OF_TWENTY], ids=["two", "twenty"])
def test_killed_and_started_again_nothing_is_missing_or_doubled(
    tmp_path: Path,
    shift: Played,
    how_many: Mapping[Part, int],
    capsys: pytest.CaptureFixture[str],
) -> None:
    undisturbed, seed = shift.story, new_seed()
    kills = moments(seed, undisturbed, how_many)
    witness = Witness(tmp_path / "out")
    with capsys.disabled():
        sys.stderr.write(f"\n{SEED}={seed}\n{in_words(kills, undisturbed)}\n")
    for kill in kills:
        with play_on(witness.folder) as program:
            kill_at(kill, program, witness, undisturbed)
    with play_on(witness.folder) as program:
        assert_as_if_never_killed(program, witness, DemoPort(shift.folder / "port"))
