"""One fact of the journal: what happened, when, by whom, about whom."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Protocol
from uuid import UUID


class Body(Protocol):
    """What a fact says: a frozen dataclass that msgspec can write, owned by the room it belongs to.

    Attributes:
        TYPE: `<room word>.<past tense>`, for example `encounter.decided`; never changes.
        VERSION: Version of the body's shape; readers accept every older one.
    """

    TYPE: ClassVar[str]
    VERSION: ClassVar[int]


@dataclass(frozen=True, slots=True)
class Authorship:
    """Who acts, how they proved it, and why: stands in every event."""

    officer_id: UUID | None
    auth_method: str
    purpose: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A fact that is to be appended; the journal adds its place, time and hashes.

    Attributes:
        body: What the fact says.
        subject_id: Random identifier of what it is about (encounter, referral, officer ...).
        authorship: Who, how, why.
        amends_id: The event that this one supersedes by reference, if any.
        pack_versions: Reference packs that were used, name to version.
    """

    body: Body
    subject_id: UUID
    authorship: Authorship
    amends_id: UUID | None = None
    pack_versions: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Event:
    """A recorded fact. Every attribute but `body` is covered by `hash`; `body` by `body_digest`.

    Attributes:
        station: Station whose journal it is.
        epoch: Number of this journal's life: 1, and one more after a restore.
        seq: Place in the chain, from 1, without gaps.
        id: UUID version 7.
        type: `Body.TYPE`.
        schema_version: `Body.VERSION`.
        subject_id: What it is about.
        amends_id: Event that it supersedes, or None.
        occurred_at: Wall time, RFC 3339 UTC with milliseconds.
        boot_id: Boot that `mono_ns` belongs to.
        mono_ns: Monotonic nanoseconds.
        officer_id: Who acted; None for the station itself.
        auth_method: How they proved it: `pin`, `station`.
        purpose: Why.
        pack_versions: Reference packs used, name to version.
        body_digest: SHA-256 of `body`, lower-case hex.
        prev_hash: `hash` of the event before; 64 zeros for the first.
        hash: SHA-256 of `prev_hash` and the canonical header, lower-case hex.
        body: 16 random bytes, then the canonical JSON of the body; None once purged.
    """

    station: str
    epoch: int
    seq: int
    id: UUID
    type: str
    schema_version: int
    subject_id: UUID
    amends_id: UUID | None
    occurred_at: str
    boot_id: str
    mono_ns: int
    officer_id: UUID | None
    auth_method: str
    purpose: str
    pack_versions: Mapping[str, str]
    body_digest: str
    prev_hash: str
    hash: str
    body: bytes | None
