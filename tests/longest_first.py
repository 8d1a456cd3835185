"""Workers begin with what takes longest: else one of them ends alone, with it."""

from collections import Counter

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put files with slow tests first, then those with many; within a file it stays random.

    What is given more than the usual time is slow too.
    """
    tests = Counter(item.path for item in items)
    slow = {item.path for item in items if any(map(item.get_closest_marker, ("slow", "timeout")))}
    items.sort(key=lambda item: (item.path not in slow, -tests[item.path], item.path))
