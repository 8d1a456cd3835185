"""What stands in a pack: `manifest.json` and files with fixed names. Everything is checked.

A pack comes from elsewhere and may be damaged or hostile. No name in it ever becomes a path
that was not known before: the files have fixed names, and the pack's own name is a short word.

| file | what |
|---|---|
| `people.records`, `people.offsets` | lookouts, one after the other, and where each begins |
| `people.<array>` | the index over them; plain little-endian arrays of one dimension |
| `plates.*`, and so for each of `KEYED` | `keys`, sorted, with `offsets` and `records` |
| `documents.frames`, `.starts`, `.rows` | lost documents by number (`screening.lost_documents`) |
| `documents.long`, `.long_frames` | those whose number is too long for a key of 64 bits |
| `documents.listings` | the reasons and dates that rows refer to |
| `calibration.json` | thresholds that the producer found |
| `rules.yaml` | a pack of rules |
"""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Final, Literal

import msgspec
from msgspec import Meta, Struct

from app.problems import Problem, ProblemCode

FORMAT: Final = 3
"""Counts up whenever a pack would mean something else to the program before: the files, the fields
of a record, or what the thresholds of `calibration.json` are compared with."""

MANIFEST = "manifest.json"
CALIBRATION = "calibration.json"
RULES = "rules.yaml"
PACK_NAME = r"\A[a-z][a-z0-9-]{0,39}\Z"

LARGEST_MANIFEST = 256 * 1024
LARGEST_FILE = 16 * 1024**3
LARGEST_TEXT = 4 * 1024**2
"""Bytes of a file that is read as a whole and is no array."""

PEOPLE, PLATES, CONTAINERS, MEMBERSHIPS = "people", "plates", "containers", "memberships"
PERMITS, REDRESSES, REDRESS_NUMBERS = "permits", "redresses", "redress_numbers"
KEYED = (PLATES, CONTAINERS, MEMBERSHIPS, PERMITS, REDRESSES, REDRESS_NUMBERS)
"""Kinds of records that are found by the first eight bytes of a digest."""

_TEXTS = (CALIBRATION, RULES, "documents.listings")
_FIXED: Mapping[str, str] = {
    "documents.frames": "<u8",
    "documents.starts": "<u4",
    "documents.listings": "bytes",
    "documents.rows": "bytes",
    "documents.long_frames": "bytes",
    "documents.long": "bytes",
    "people.offsets": "<u8",
    "people.records": "bytes",
    **{f"{kind}.{part}": "<u8" for kind in KEYED for part in ("keys", "offsets")},
    **{f"{kind}.records": "bytes" for kind in KEYED},
    CALIBRATION: "bytes",
    RULES: "bytes",
}
"""Every fixed name and what it holds, in an order in which each can be checked by the earlier."""

_ORDER = {
    name: place
    for place, name in enumerate(
        (
            "documents.listings",
            "documents.frames",
            "documents.starts",
            "documents.rows",
            "documents.long_frames",
            "documents.long",
            *(f"{kind}.{part}" for kind in KEYED for part in ("keys", "offsets", "records")),
            "people.offsets",
            "people.records",
        )
    )
}
_ARRAY = re.compile(r"people\.[a-z][a-z0-9_]{0,39}")
_BELONG_TOGETHER = (
    ("people.offsets", "people.records"),
    ("documents.listings", "documents.frames", "documents.starts", "documents.rows"),
    ("documents.long_frames", "documents.long"),
    *(tuple(f"{kind}.{part}" for part in ("keys", "offsets", "records")) for kind in KEYED),
)

DType = Literal[
    "bytes", "|u1", "<u2", "<u4", "<u8", "|i1", "<i2", "<i4", "<i8", "<f2", "<f4", "<f8"
]


class FileEntry(Struct, frozen=True, forbid_unknown_fields=True):
    """What the manifest says of one file.

    Attributes:
        records: How many elements, rows or records it holds.
        dtype: The type of an array's elements, as numpy calls it; `bytes` for anything else.
    """

    sha256: Annotated[str, Meta(pattern=r"\A[0-9a-f]{64}\Z")]
    bytes: Annotated[int, Meta(ge=0, le=LARGEST_FILE)]
    records: Annotated[int, Meta(ge=0, le=2**40)]
    dtype: DType = "bytes"


class Manifest(Struct, frozen=True, forbid_unknown_fields=True):
    """What a pack says of itself.

    Attributes:
        name: Which list it is; a newer pack of the same name replaces an older one.
        version: As it stands in every record that the pack was used for.
        produced_at: When its content was true.
        files: Every file of the pack by its name.
    """

    format: Literal[3]
    name: Annotated[str, Meta(pattern=PACK_NAME)]
    version: Annotated[str, Meta(pattern=r"\A[0-9A-Za-z][0-9A-Za-z.+-]{0,39}\Z")]
    produced_at: Annotated[datetime, Meta(tz=True)]
    files: dict[str, FileEntry]

    def __post_init__(self) -> None:
        for name, entry in self.files.items():
            _require_entry(name, entry)
        for group in _BELONG_TOGETHER:
            if 0 < sum(name in self.files for name in group) < len(group):
                raise ValueError("a file of the pack lacks another that belongs to it")

    @property
    def in_order(self) -> tuple[tuple[str, FileEntry], ...]:
        """The files, each behind those that it is checked by."""
        names = sorted(self.files, key=lambda name: (_ORDER.get(name, len(_ORDER)), name))
        return tuple((name, self.files[name]) for name in names)


def is_index_array(name: str) -> bool:
    """Say whether a file is an array of the index over people."""
    return name not in _FIXED and _ARRAY.fullmatch(name) is not None


def is_text(name: str) -> bool:
    """Say whether a file is small, and read as a whole."""
    return name in _TEXTS


def element_bytes(dtype: str) -> int:
    """Return how many bytes an element takes; 1 for what is no array."""
    return 1 if dtype == "bytes" else int(dtype[-1])


def _require_entry(name: str, entry: FileEntry) -> None:
    fixed = _FIXED.get(name)
    if fixed is None and not (is_index_array(name) and entry.dtype != "bytes"):
        raise ValueError("a file that no pack has")
    if fixed is not None and entry.dtype != fixed:
        raise ValueError("a file of another type than it must be")
    if entry.dtype != "bytes" and entry.bytes != entry.records * element_bytes(entry.dtype):
        raise ValueError("another number of elements than stated")
    if is_text(name) and entry.bytes > LARGEST_TEXT:
        raise ValueError("a file is too large")


class _AnyFormat(Struct):
    format: int


def decode_manifest(content: bytes) -> Manifest:
    """Read a manifest.

    Raises:
        Problem: PACK_DAMAGED; PACK_OUTDATED for an older format, PACK_NEWER for a newer one.
    """
    if len(content) > LARGEST_MANIFEST:
        raise Problem(ProblemCode.PACK_DAMAGED, "manifest too large")
    try:
        said = msgspec.json.decode(content, type=_AnyFormat).format
        if 0 < said < FORMAT:
            raise Problem(ProblemCode.PACK_OUTDATED)
        if said > FORMAT:
            raise Problem(ProblemCode.PACK_NEWER)
        return msgspec.json.decode(content, type=Manifest)
    except (msgspec.MsgspecError, RecursionError) as error:
        # The error may quote what somebody wrote there.
        raise Problem(ProblemCode.PACK_DAMAGED, "manifest not understood") from error
