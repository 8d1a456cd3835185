"""A rule pack of one rule, to be changed by tests."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import yaml

TODAY = date(2026, 11, 24)


def rule(**changes: Any) -> dict[str, Any]:
    """Return a rule as its YAML says it, with some of it changed; None takes a field away."""
    said: dict[str, Any] = {
        "id": "TST-101",
        "version": 1,
        "owner": "test desk",
        "category": "travel",
        "legal_basis": {"text": "an invented law"},
        "valid": {"from": "2026-01-01", "until": "2026-12-31"},
        "severity": "attention",
        "mode": "active",
        "condition": "history_crossings_7_days > 10",
        "message": {"en": "{history_crossings_7_days} crossings this week"},
        "shows": ["history_crossings_7_days"],
        "tests": [
            {"name": "often", "given": {"history_crossings_7_days": 11}, "expect": "fires"},
            {"name": "seldom", "given": {"history_crossings_7_days": 10}, "expect": "silent"},
        ],
    }
    said |= changes
    return {name: value for name, value in said.items() if value is not None}


def case(expect: str, **given: Any) -> Mapping[str, Any]:
    """Return a test case."""
    return {"name": expect, "given": given, "expect": expect}


def pack(*rules: Any, **changes: Any) -> bytes:
    """Return a pack as bytes."""
    said = {"format": 1, "pack": "test", "version": "1", "owner": "test desk", "rules": list(rules)}
    return yaml.safe_dump(said | changes, sort_keys=False).encode()
