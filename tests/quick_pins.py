"""PINs in tests cost the least work that argon2 knows; each sign-in would take a tenth of a second.

What a hash costs in the product stands in the hash itself: `tests/duty` looks at that.
"""

from collections.abc import Iterator

import pytest
from argon2 import PasswordHasher

from app.duty import pins

THE_PRODUCTS = pins._HASHER


@pytest.fixture(scope="session", autouse=True)
def _quick_pins() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pins, "_HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
        yield
