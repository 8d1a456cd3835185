"""JSON that can be read in one way only, and its canonical form (RFC 8785)."""

import json
import re
from typing import TypeAlias

import rfc8785

from app.documents.payloads.payload_error import PayloadError

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[^\s",:\[\]{}]+|\s')


def read_json(text: str) -> Json:
    """Read a text.

    Raises:
        PayloadError: It is no JSON, has a name twice in one object, nests too deeply, or has no
            canonical form: a number that is not exact, or half a surrogate pair.
    """
    try:
        value: Json = json.loads(text, object_pairs_hook=_once, parse_constant=_refuse)
        canonical(value)
    except (ValueError, RecursionError) as error:
        raise PayloadError("JSON") from error
    return value


def canonical(value: Json) -> bytes:
    """Return the canonical form.

    Args:
        value: As `read_json` returned it, or a part of that.

    Raises:
        ValueError: It has none.
    """
    return rfc8785.dumps(value)


def is_plain(text: str) -> bool:
    """Say whether every string and number is written as in the canonical form.

    Names may come in any order, with blanks and line feeds between; but where a letter is
    written as an escape, or a number in another way, bits could be changed that nobody signed.

    Args:
        text: What `read_json` has read.
    """
    for token in _TOKEN.finditer(text):
        written = token[0]
        if written.isspace():
            if written not in " \n":
                return False
        elif canonical(json.loads(written)) != written.encode("utf-8"):
            return False
    return True


def _once(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    result = dict(pairs)
    if len(result) != len(pairs):
        raise PayloadError("JSON: a name twice")
    return result


def _refuse(_name: str) -> Json:
    raise PayloadError("JSON: a number that is none")
