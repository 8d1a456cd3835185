"""One installed pack, ready to answer: indexes in memory, records read when they are wanted."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from functools import partial
from typing import TypeVar, cast

import numpy as np
from numpy.typing import NDArray

from app.documents.reading import TravelDocument
from app.packs.checking import decode_listings
from app.packs.pack_format import (
    CONTAINERS,
    KEYED,
    MEMBERSHIPS,
    PEOPLE,
    PERMITS,
    PLATES,
    REDRESS_NUMBERS,
    REDRESSES,
)
from app.packs.record_format import (
    CONTAINER,
    LOOKOUT,
    MEMBERSHIP,
    PERMIT,
    REDRESS,
    REDRESS_BY_NUMBER,
    VEHICLE,
    RecordFormat,
)
from app.packs.sealed import SealedPack
from app.problems import Problem, ProblemCode
from app.screening.answers import (
    ListedContainer,
    ListedDocument,
    ListedVehicle,
    Lookout,
    Membership,
    Permit,
    Redress,
)
from app.screening.identifiers import document_key, record_key
from app.screening.lost_documents import LISTING_BYTES, LongRows, LostDocuments
from app.screening.people.index import PeopleIndex
from app.screening.people.match import Match
from app.screening.plates import Plate, folded_plate, may_be

_RecordT = TypeVar("_RecordT")
_DocumentT = TypeVar("_DocumentT", Membership, Permit, Redress)


class OpenedPack:
    """Answers for one pack."""

    def __init__(self, pack: SealedPack) -> None:
        """Open the indexes of a pack.

        Raises:
            Problem: PACK_DAMAGED.
        """
        self._pack = pack
        self._people = _people(pack, self._lookout)
        self._lost = _lost_documents(pack)
        self._keys: dict[str, NDArray[np.uint64]] = {
            kind: cast("NDArray[np.uint64]", pack.array(f"{kind}.keys"))
            for kind in KEYED
            if f"{kind}.keys" in pack
        }

    def close(self) -> None:
        """Let the file go; Windows replaces none that is open."""
        self._pack.close()

    @property
    def name(self) -> str:
        """The pack's name."""
        return self._pack.manifest.name

    @property
    def version(self) -> str:
        """The pack's version."""
        return self._pack.manifest.version

    @property
    def as_of(self) -> datetime:
        """When its content was true."""
        return self._pack.manifest.produced_at

    def file(self, name: str) -> bytes:
        """Return a small file of the pack; empty if it has none of this name."""
        return self._pack.whole(name)

    def matches(self, document: TravelDocument) -> Sequence[Match]:
        """Return the lookouts that may be this traveler, the surest first."""
        return () if self._people is None else self._people.matches(document)

    def listed(self, document: TravelDocument) -> Sequence[ListedDocument]:
        """Return the lost documents of exactly this number and issuer."""
        if self._lost is None:
            return ()
        return self._lost.listed(document.issuing_state, document.document_number)

    def listed_alike(self, document: TravelDocument) -> Sequence[ListedDocument]:
        """Return the lost documents whose number may have been taken for this one."""
        if self._lost is None:
            return ()
        return self._lost.alike(document.issuing_state, document.document_number)

    def memberships(self, document: TravelDocument) -> Sequence[Membership]:
        """Return the memberships of exactly this document."""
        return self._of_document(MEMBERSHIPS, MEMBERSHIP, document)

    def permits(self, document: TravelDocument) -> Sequence[Permit]:
        """Return the visas and authorizations of exactly this document."""
        return self._of_document(PERMITS, PERMIT, document)

    def redresses(self, document: TravelDocument) -> Sequence[Redress]:
        """Return the redress numbers of exactly this document."""
        return self._of_document(REDRESSES, REDRESS, document)

    def redresses_numbered(self, number: str) -> Sequence[Redress]:
        """Return those of exactly this redress number."""
        found = self._found(REDRESS_NUMBERS, REDRESS_BY_NUMBER, record_key(number))
        return [redress for redress in found if redress.number == number]

    def vehicles(self, plate: Plate) -> Sequence[ListedVehicle]:
        """Return the listed vehicles that this plate may belong to."""
        found = self._found(PLATES, VEHICLE, record_key(folded_plate(plate.number)))
        return [vehicle for vehicle in found if may_be(plate, vehicle)]

    def containers(self, number: str) -> Sequence[ListedContainer]:
        """Return the listings of exactly this container."""
        found = self._found(CONTAINERS, CONTAINER, record_key(number))
        return [container for container in found if container.number == number]

    def _of_document(
        self, kind: str, record_format: RecordFormat[_DocumentT], document: TravelDocument
    ) -> Sequence[_DocumentT]:
        key = document_key(document.issuing_state, document.document_number)
        if key is None:
            return ()
        found = self._found(kind, record_format, record_key(*key))
        return [one for one in found if document_key(one.issuing_state, one.document_number) == key]

    def _found(
        self, kind: str, record_format: RecordFormat[_RecordT], key: int
    ) -> Iterator[_RecordT]:
        keys = self._keys.get(kind)
        if keys is None:
            return
        first = int(np.searchsorted(keys, np.uint64(key), "left"))
        last = int(np.searchsorted(keys, np.uint64(key), "right"))
        for place in range(first, last):
            yield record_format.decode(self._pack.record(kind, place))

    def _lookout(self, place: int) -> Lookout:
        return LOOKOUT.decode(self._pack.record(PEOPLE, place))


def opened(pack: SealedPack) -> OpenedPack:
    """Open a pack and ask nothing yet.

    Raises:
        Problem: PACK_DAMAGED, also where the arrays of its index do not fit together.
    """
    try:
        return OpenedPack(pack)
    except (IndexError, KeyError, ValueError, OverflowError) as error:
        raise Problem(ProblemCode.PACK_DAMAGED, "an index that does not fit") from error


def _people(pack: SealedPack, record: Callable[[int], Lookout]) -> PeopleIndex | None:
    """Return the index over people; None for a pack of other things, which need not be asked."""
    return PeopleIndex(pack.index_arrays(PEOPLE), record) if pack.count(PEOPLE) else None


def _lost_documents(pack: SealedPack) -> LostDocuments | None:
    if "documents.rows" not in pack:
        return None
    return LostDocuments(
        memoryview(pack.whole("documents.frames")).cast("Q"),
        memoryview(pack.whole("documents.starts")).cast("I"),
        decode_listings(pack.whole("documents.listings")),
        partial(pack.read, "documents.rows"),
        _long_rows(pack),
    )


def _long_rows(pack: SealedPack) -> LongRows | None:
    entry = pack.manifest.files.get("documents.long")
    if entry is None or not entry.records:
        return None
    return LongRows(
        entry.bytes // entry.records - LISTING_BYTES,
        entry.records,
        pack.whole("documents.long_frames"),
        partial(pack.read, "documents.long"),
    )
