"""Workers begin with what takes longest: else one of them ends alone, with it."""

from collections import Counter

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put files that are given more than the usual time first, then slow ones, then large ones.

    Within a file it stays random.
    """
    tests = Counter(item.path for item in items)
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    given = {item.path: 0.0 for item in items}
    for item in items:
        given[item.path] = max(given[item.path], _given(item))
    items.sort(
        key=lambda item: (
            -given[item.path],
            item.path not in slow,
            -tests[item.path],
            item.path,
        )
    )


def _given(item: pytest.Item) -> float:
    marker = item.get_closest_marker("timeout")
    return float(marker.args[0]) if marker and marker.args else 0.0
