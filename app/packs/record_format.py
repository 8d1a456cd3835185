"""The records of a pack, as MessagePack; every field is checked, here and at the producer's."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Annotated, Any, Generic, Literal, TypeVar

import msgspec
from msgspec import Meta, Struct

from app.packs.pack_format import (
    CONTAINERS,
    MEMBERSHIPS,
    PEOPLE,
    PERMITS,
    PLATES,
    REDRESS_NUMBERS,
    REDRESSES,
)
from app.problems import Problem, ProblemCode
from app.screening.answers import (
    AlertLevel,
    Entries,
    ListedContainer,
    ListedVehicle,
    Lookout,
    Membership,
    Permit,
    PermitKind,
    Redress,
)
from app.screening.identifiers import document_key, record_key
from app.screening.plates import folded_plate

# Control characters and marks that turn the direction of writing could make a record read as
# something else than it says.
PLAIN = r"\A[^\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]*\Z"
MOST_NAME, MOST_REASON, MOST_NUMBER, MOST_ALIASES = 200, 500, 40, 50

_Id = Annotated[str, Meta(pattern=r"\A[0-9A-Za-z][0-9A-Za-z._-]{0,39}\Z")]
_IdOrNone = Annotated[str, Meta(pattern=r"\A([0-9A-Za-z][0-9A-Za-z._-]{0,39})?\Z")]
_Version = Annotated[int, Meta(ge=1, le=2**31)]
_Name = Annotated[str, Meta(max_length=MOST_NAME, pattern=PLAIN)]
_Reason = Annotated[str, Meta(max_length=MOST_REASON, pattern=PLAIN)]
_State = Annotated[str, Meta(pattern=r"\A[A-Z]{0,3}\Z")]
_Issuer = Annotated[str, Meta(pattern=r"\A[A-Z]{1,3}\Z")]
_Number = Annotated[str, Meta(max_length=MOST_NUMBER, pattern=PLAIN)]
ListedDay = Annotated[str, Meta(pattern=r"\A([0-9]{4}-[0-9]{2}-[0-9]{2})?\Z")]
ListedReason = Literal["lost", "stolen", "revoked"]
_BirthDate = Annotated[str, Meta(pattern=r"\A([0-9X]{4}-[0-9X]{2}-[0-9X]{2})?\Z")]
_Program = Annotated[str, Meta(min_length=1, max_length=60, pattern=PLAIN)]
_MemberNumber = Annotated[str, Meta(pattern=r"\A[A-Z0-9]{1,40}\Z")]
_Plate = Annotated[str, Meta(pattern=r"\A[0-9A-ZÀ-ÖØ-ÞĀ-ž]{1,10}\Z")]
_PlateState = Annotated[str, Meta(pattern=r"\A([A-Z]{1,3}(-[A-Z0-9]{1,3})?)?\Z")]
_Container = Annotated[str, Meta(pattern=r"\A[A-Z]{3}[UJZ][0-9]{7}\Z")]


class _LookoutRow(Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    id: _Id
    version: _Version
    lookout_class: Annotated[int, Meta(ge=1, le=7)]
    surname: _Name
    given_names: _Name
    birth_date: _BirthDate
    nationality: _State
    reason: _Reason
    listed_on: ListedDay
    sex: Literal["", "F", "M", "X"]
    aliases: Annotated[tuple[tuple[_Name, _Name], ...], Meta(max_length=MOST_ALIASES)]
    documents: Annotated[tuple[tuple[_State, _Number], ...], Meta(max_length=50)]
    other_birth_dates: Annotated[tuple[_BirthDate, ...], Meta(max_length=20)]
    other_nationalities: Annotated[tuple[_State, ...], Meta(max_length=20)]


class _VehicleRow(Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    id: _Id
    version: _Version
    plate: _Plate
    state: _PlateState
    level: AlertLevel
    reason: _Reason
    listed_on: ListedDay


class _ContainerRow(Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    id: _Id
    version: _Version
    number: _Container
    level: AlertLevel
    reason: _Reason
    listed_on: ListedDay


class _MembershipRow(Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    program: _Program
    valid_from: ListedDay
    valid_until: ListedDay
    vetted_on: ListedDay
    issuing_state: _Issuer
    document_number: _MemberNumber

    def __post_init__(self) -> None:
        begins, ends = date.fromisoformat(self.valid_from), date.fromisoformat(self.valid_until)
        date.fromisoformat(self.vetted_on)
        if ends < begins:
            raise ValueError("ends before it begins")


class _PermitRow(Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    kind: PermitKind
    number: _MemberNumber
    category: _Program
    entries: Entries
    issued_on: ListedDay
    valid_from: ListedDay
    valid_until: ListedDay
    issuing_state: _Issuer
    document_number: _MemberNumber

    def __post_init__(self) -> None:
        begins, ends = date.fromisoformat(self.valid_from), date.fromisoformat(self.valid_until)
        date.fromisoformat(self.issued_on)
        if ends < begins:
            raise ValueError("ends before it begins")


class _RedressRow(Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    number: _MemberNumber
    lookout_id: _IdOrNone
    granted_on: ListedDay
    issuing_state: _Issuer
    document_number: _MemberNumber
    birth_date: _BirthDate = ""

    def __post_init__(self) -> None:
        if self.granted_on:
            date.fromisoformat(self.granted_on)


_RecordT = TypeVar("_RecordT")


def _member_key(one: Membership | Permit | Redress) -> int:
    return record_key(*(document_key(one.issuing_state, one.document_number) or ()))


class RecordFormat(Generic[_RecordT]):
    """How one kind of record is written, read, and found."""

    def __init__(
        self,
        row: type[Struct],
        record: Callable[..., _RecordT],
        key: Callable[[_RecordT], int] | None,
    ) -> None:
        """Describe a kind of record.

        Args:
            row: What stands in the pack: the same fields, each with its limits.
            record: The class that the rest of the program knows.
            key: By what it is found; None where an index of its own does that.
        """
        self._row = row
        self._record = record
        self._fields = tuple(field.name for field in msgspec.structs.fields(row))
        self._encoder = msgspec.msgpack.Encoder()
        self._decoder = msgspec.msgpack.Decoder(row)
        self.key = key

    def encode(self, record: _RecordT) -> bytes:
        """Write a record.

        Raises:
            Problem: PACK_DAMAGED, when it is one that no station would install.
        """
        content = self._encoder.encode([getattr(record, name) for name in self._fields])
        self.decode(content)
        return content

    def decode(self, content: bytes) -> _RecordT:
        """Read a record.

        Raises:
            Problem: PACK_DAMAGED.
        """
        try:
            row = self._decoder.decode(content)
        except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as error:
            # The error may quote the record.
            raise Problem(ProblemCode.PACK_DAMAGED, "a record not understood") from error
        return self._record(*[getattr(row, name) for name in self._fields])


LOOKOUT = RecordFormat(_LookoutRow, Lookout, None)
VEHICLE = RecordFormat(_VehicleRow, ListedVehicle, lambda one: record_key(folded_plate(one.plate)))
CONTAINER = RecordFormat(_ContainerRow, ListedContainer, lambda one: record_key(one.number))
MEMBERSHIP = RecordFormat(_MembershipRow, Membership, _member_key)
PERMIT = RecordFormat(_PermitRow, Permit, _member_key)
REDRESS = RecordFormat(_RedressRow, Redress, _member_key)
REDRESS_BY_NUMBER = RecordFormat(_RedressRow, Redress, lambda one: record_key(one.number))
FORMATS: Mapping[str, RecordFormat[Any]] = {
    PEOPLE: LOOKOUT,
    PLATES: VEHICLE,
    CONTAINERS: CONTAINER,
    MEMBERSHIPS: MEMBERSHIP,
    PERMITS: PERMIT,
    REDRESSES: REDRESS,
    REDRESS_NUMBERS: REDRESS_BY_NUMBER,
}
