"""Whatever an officer presses in whatever order: nothing is decided by accident, nothing is lost.

The booth works on a real store. What it holds is compared with the journal after every key, and
after every restart with the party that the officer had before.
"""

import shutil
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.screening.identity import SeenReason
from app.services.deciding import RECALL_WITHIN_S
from app.specimens.travelers import DRIVER, EXPIRED, LISTED, MINOR, ROUTINE, WRONG_DIGIT
from tests.services.key_presses import Booth, Desk, Press

KEYS = (
    *["scan"] * 5,
    *["mark"] * 2,
    "place",
    *["confirm"] * 2,
    *["admit"] * 3,
    *["refer"] * 3,
    *["recall"] * 4,
    "line",
    "restart",
)
SPECIMENS = (ROUTINE, DRIVER, MINOR, EXPIRED, LISTED, WRONG_DIGIT)

presses = st.builds(
    Press,
    key=st.sampled_from(KEYS),
    number=st.none() | st.integers(0, 7),
    specimen=st.sampled_from(SPECIMENS),
    reason=st.none() | st.sampled_from(SeenReason),
    everybody=st.booleans(),
    looked=st.sampled_from((True, True, True, False)),
    later_s=st.sampled_from((0, 5, RECALL_WITHIN_S - 1, RECALL_WITHIN_S + 1)),
    jump_s=st.sampled_from((0, 0, -(10**6), 10**6)),
)


@pytest.mark.slow
@settings(max_examples=20, deadline=None)
@given(pressed=st.lists(presses, min_size=15, max_size=30))
def test_keys_in_any_order(new_home: Path, pressed: Sequence[Press]) -> None:
    """Every example begins at a station where nobody has worked."""
    with TemporaryDirectory(prefix="gatehouse-keys-") as folder:
        desk = Desk.opened(Path(shutil.copytree(new_home, Path(folder) / "home")))
        try:
            booth = Booth(desk)
            for press in pressed:
                booth.press(press)
            booth.send_everybody_on()
        finally:
            desk.station.close()
