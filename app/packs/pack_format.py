"""What stands in a pack: `manifest.json` and files of JSON lines. Everything is checked.

A pack comes from elsewhere and may be damaged or hostile. No name in it ever becomes a path: the
files have fixed names, and the pack's own name is a short word.
"""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, datetime
from typing import Annotated, Literal, TypeVar

import msgspec
from msgspec import Meta, Struct

from app.problems import Problem, ProblemCode
from app.screening.summary_types import ListedDocument, Lookout, Membership

MANIFEST = "manifest.json"
LOOKOUTS = "lookouts.jsonl"
LOST_DOCUMENTS = "lost_documents.jsonl"
MEMBERSHIPS = "memberships.jsonl"
LARGEST_MANIFEST = 64 * 1024
LARGEST_FILE = 256 * 1024 * 1024
"""Bytes; larger lists need the memory-mapped format that a list of a million people has."""

PACK_NAME = r"\A[a-z][a-z0-9-]{0,39}\Z"

# Control characters and marks that turn the direction of writing could make a record read as
# something else than it says.
_PLAIN = r"\A[^\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]*\Z"
_Name = Annotated[str, Meta(max_length=200, pattern=_PLAIN)]
_Reason = Annotated[str, Meta(max_length=500, pattern=_PLAIN)]
_State = Annotated[str, Meta(pattern=r"\A[A-Z]{0,3}\Z")]
_Number = Annotated[str, Meta(max_length=40, pattern=_PLAIN)]
_Day = Annotated[str, Meta(pattern=r"\A[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")]
_Program = Annotated[str, Meta(min_length=1, max_length=60, pattern=_PLAIN)]
_Issuer = Annotated[str, Meta(pattern=r"\A[A-Z]{1,3}\Z")]
_MemberNumber = Annotated[str, Meta(pattern=r"\A[A-Z0-9]{1,40}\Z")]
_BirthDate = Annotated[str, Meta(pattern=r"\A([0-9X]{4}-[0-9X]{2}-[0-9X]{2})?\Z")]


class FileEntry(Struct, frozen=True, forbid_unknown_fields=True):
    """What the manifest says of one file."""

    sha256: Annotated[str, Meta(pattern=r"\A[0-9a-f]{64}\Z")]
    bytes: Annotated[int, Meta(ge=0, le=LARGEST_FILE)]
    records: Annotated[int, Meta(ge=0)]


class Files(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The files of a pack; there are no others. Memberships are in those that know of some."""

    lookouts: FileEntry = msgspec.field(name=LOOKOUTS)
    lost_documents: FileEntry = msgspec.field(name=LOST_DOCUMENTS)
    memberships: FileEntry | None = msgspec.field(name=MEMBERSHIPS, default=None)


class Manifest(Struct, frozen=True, forbid_unknown_fields=True):
    """What a pack says of itself.

    Attributes:
        name: Which list it is; a newer pack of the same name replaces an older one.
        version: As it stands in every record that the pack was used for.
        produced_at: When its content was true.
    """

    format: Literal[1]
    name: Annotated[str, Meta(pattern=PACK_NAME)]
    version: Annotated[str, Meta(pattern=r"\A[0-9A-Za-z][0-9A-Za-z.+-]{0,39}\Z")]
    produced_at: Annotated[datetime, Meta(tz=True)]
    files: Files


class _LookoutLine(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    id: Annotated[str, Meta(pattern=r"\A[0-9A-Za-z][0-9A-Za-z._-]{0,39}\Z")]
    version: Annotated[int, Meta(ge=1, le=2**31)]
    lookout_class: Annotated[int, Meta(ge=1, le=7)]
    surname: _Name
    given_names: _Name
    birth_date: _BirthDate
    nationality: _State
    reason: _Reason
    listed_on: _Day
    sex: Literal["", "F", "M", "X"] = ""
    aliases: Annotated[tuple[tuple[_Name, _Name], ...], Meta(max_length=50)] = ()
    documents: Annotated[tuple[tuple[_State, _Number], ...], Meta(max_length=50)] = ()
    other_birth_dates: Annotated[tuple[_BirthDate, ...], Meta(max_length=50)] = ()
    other_nationalities: Annotated[tuple[_State, ...], Meta(max_length=50)] = ()


class _ListedLine(Struct, frozen=True, forbid_unknown_fields=True):
    issuing_state: _State
    number: _Number
    reason: Literal["lost", "stolen", "revoked"]
    listed_on: _Day


class _MembershipLine(Struct, frozen=True, forbid_unknown_fields=True):
    program: _Program
    valid_from: date
    valid_until: date
    vetted_on: date
    issuing_state: _Issuer
    document_number: _MemberNumber

    def __post_init__(self) -> None:
        if self.valid_until < self.valid_from:
            raise ValueError("ends before it begins")


def encode_lookouts(lookouts: Iterable[Lookout]) -> bytes:
    """Write lookouts as JSON lines."""
    lines = [_LookoutLine(**asdict(lookout)) for lookout in lookouts]
    return msgspec.json.Encoder().encode_lines(lines)


def encode_lost_documents(listed: Iterable[ListedDocument]) -> bytes:
    """Write lost, stolen and revoked documents as JSON lines."""
    lines = [_ListedLine(**asdict(record)) for record in listed]
    return msgspec.json.Encoder().encode_lines(lines)


def encode_memberships(memberships: Iterable[Membership]) -> bytes:
    """Write memberships of trusted-traveler programs as JSON lines."""
    return msgspec.json.Encoder().encode_lines([asdict(record) for record in memberships])


def decode_manifest(content: bytes) -> Manifest:
    """Read a manifest.

    Raises:
        Problem: PACK_DAMAGED.
    """
    if len(content) > LARGEST_MANIFEST:
        raise Problem(ProblemCode.PACK_DAMAGED, "manifest too large")
    try:
        return msgspec.json.decode(content, type=Manifest)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise Problem(ProblemCode.PACK_DAMAGED, "manifest not understood") from error


def decode_lookouts(content: bytes) -> tuple[Lookout, ...]:
    """Read lookouts; every field is checked, and no record may stand twice.

    Raises:
        Problem: PACK_DAMAGED.
    """
    lines = _decode_lines(content, _LookoutLine, LOOKOUTS)
    if len({line.id for line in lines}) < len(lines):
        raise Problem(ProblemCode.PACK_DAMAGED, f"{LOOKOUTS}: a record stands twice")
    return tuple(Lookout(**msgspec.structs.asdict(line)) for line in lines)


def decode_lost_documents(content: bytes) -> tuple[ListedDocument, ...]:
    """Read lost, stolen and revoked documents; every field is checked.

    Raises:
        Problem: PACK_DAMAGED.
    """
    lines = _decode_lines(content, _ListedLine, LOST_DOCUMENTS)
    return tuple(ListedDocument(**msgspec.structs.asdict(line)) for line in lines)


def decode_memberships(content: bytes) -> tuple[Membership, ...]:
    """Read memberships; every field is checked, and none may end before it begins.

    Raises:
        Problem: PACK_DAMAGED.
    """
    lines = _decode_lines(content, _MembershipLine, MEMBERSHIPS)
    return tuple(
        Membership(
            program=line.program,
            valid_from=line.valid_from.isoformat(),
            valid_until=line.valid_until.isoformat(),
            vetted_on=line.vetted_on.isoformat(),
            issuing_state=line.issuing_state,
            document_number=line.document_number,
        )
        for line in lines
    )


_LineT = TypeVar("_LineT", bound=Struct)


def _decode_lines(content: bytes, kind: type[_LineT], name: str) -> list[_LineT]:
    try:
        return msgspec.json.Decoder(kind).decode_lines(content)
    except (msgspec.MsgspecError, RecursionError) as error:
        # The error may quote the record, so that only the file's name goes into the detail.
        raise Problem(ProblemCode.PACK_DAMAGED, f"{name} not understood") from error
