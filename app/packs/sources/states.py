"""Codes of states from the names and codes that lists use (`resources/reference/states.json`)."""

import json
from functools import cache

from app.paths import resources
from app.screening.identifiers import state_key


def state_code(text: str) -> str:
    """Return the code that documents print; empty where the name is not known."""
    return _codes().get(" ".join(text.upper().replace("’", "'").split()), "")


@cache
def _codes() -> dict[str, str]:
    file = resources() / "reference" / "states.json"
    codes: dict[str, str] = {}
    for code, names in json.loads(file.read_text(encoding="utf-8")).items():
        for name in (code, *names):
            if name:
                codes.setdefault(name.upper(), state_key(code))
    return codes
