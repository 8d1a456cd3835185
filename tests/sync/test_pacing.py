"""How long the worker waits, how much it sends, and what it says about itself."""

import random
import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from app.clock import SystemClock
from app.problems import ProblemCode
from app.services.link_status import LinkState
from app.sync.backoff import Backoff, BatchSize
from app.sync.protocol import MAX_BATCH
from app.sync.status_board import StatusBoard
from tests.fixed import FixedClock


def test_waits_double_up_to_the_longest_and_begin_anew() -> None:
    backoff = Backoff(lambda: 1.0, first_s=0.5, longest_s=6)
    assert [backoff.next_wait() for _ in range(6)] == [0.5, 1, 2, 4, 6, 6]
    backoff.succeeded()
    assert backoff.next_wait() == 0.5


@given(st.integers(0, 2000), st.randoms(use_true_random=False))
def test_a_wait_is_anything_up_to_its_limit(failures: int, chance: random.Random) -> None:
    backoff = Backoff(chance.random)
    waits = [backoff.next_wait() for _ in range(failures)]
    assert all(0 <= wait < 60 for wait in waits)


@given(st.lists(st.booleans(), max_size=60))
def test_a_batch_never_leaves_its_limits(went_well: list[bool]) -> None:
    size = BatchSize()
    for well in went_well:
        size.grow() if well else size.shrink()
        assert 1 <= size.now <= MAX_BATCH
    for _ in range(9):
        size.grow()
    assert size.now == MAX_BATCH


def test_the_board_says_how_things_stand_and_since_when(clock: FixedClock) -> None:
    board = StatusBoard(clock, last_seq=7, acked_seq=5)
    told: list[LinkState] = []
    board.on_change(lambda: told.append(board.status().state))
    assert (board.status().state, board.status().unsent) == (LinkState.CONNECTING, 2)
    clock.wall = clock.wall.replace(minute=5)
    board.stands(LinkState.UNREACHABLE, ProblemCode.HUB_UNREACHABLE)
    since = board.status().since
    clock.wall = clock.wall.replace(minute=9)
    board.stands(LinkState.UNREACHABLE, ProblemCode.HUB_NOT_A_HUB)
    board.stands(LinkState.UNREACHABLE, ProblemCode.HUB_NOT_A_HUB)
    assert (board.status().since, board.status().problem) == (since, ProblemCode.HUB_NOT_A_HUB)
    assert told == [LinkState.UNREACHABLE] * 2


def test_unsent_is_right_whoever_speaks_first() -> None:
    board = StatusBoard(SystemClock(), last_seq=0, acked_seq=0)
    board.confirmed(3)
    assert board.status().unsent == 0
    board.recorded(3)
    assert board.status().unsent == 0
    board.recorded(2)
    board.confirmed(1)
    assert board.status().unsent == 2


def test_the_network_loads_only_once_it_is_needed() -> None:
    """The sign-in page must not wait for it."""
    look = (
        "import sys, app.sync.worker, app.sync.no_hub\n"
        "heavy = {'httpx', 'http_message_signatures', 'fastapi'} & set(sys.modules)\n"
        "sys.exit(' '.join(sorted(heavy)) or 0)"
    )
    subprocess.run([sys.executable, "-c", look], check=True)
