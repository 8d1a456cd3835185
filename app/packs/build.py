"""Making a pack: its files one after the other, as records come, then the manifest."""

from array import array
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Generic, Self, TypeVar

import msgspec
import numpy as np
from numpy.typing import NDArray

from app.packs.document_rows import DocumentRows, long_frames, rows_of, starts_of
from app.packs.pack_format import (
    CALIBRATION,
    CONTAINERS,
    FORMAT,
    MANIFEST,
    MEMBERSHIPS,
    PEOPLE,
    PERMITS,
    PLATES,
    REDRESS_NUMBERS,
    REDRESSES,
    RULES,
    FileEntry,
    Manifest,
    decode_manifest,
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
from app.problems import Problem, ProblemCode
from app.records.durable import make_private_folder, owner_only, sync_folder, write_durably
from app.screening.answers import (
    ListedContainer,
    ListedDocument,
    ListedVehicle,
    Lookout,
    Membership,
    Permit,
    Redress,
)
from app.screening.people.build import build_people

_RecordT = TypeVar("_RecordT")


class PackWriter:
    """Writes one pack; for `with`. The manifest is written last: a folder that has one is whole.

    The same records in the same order always give the same bytes.
    """

    def __init__(self, folder: Path, *, name: str, version: str, produced_at: datetime) -> None:
        """Begin a pack.

        Args:
            folder: Is made if it is not there; an older pack in it is no pack from now on.
            name: Which list it is: a short word of small letters, digits and hyphens.
            version: Letters, digits, `.`, `+` and `-`.
            produced_at: When the content was true; aware.

        Raises:
            Problem: PACK_DAMAGED, when no station would install a pack of such a name.
        """
        self._folder = folder
        self._about = Manifest(FORMAT, name, version, produced_at, {})
        self._files: dict[str, FileEntry] = {}
        decode_manifest(msgspec.json.encode(self._about))
        make_private_folder(folder)
        (folder / MANIFEST).unlink(missing_ok=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        if kind is None:
            self._finish()

    @property
    def manifest(self) -> Manifest:
        """What the pack says of itself."""
        return msgspec.structs.replace(self._about, files=self._files)

    def lookouts(self, lookouts: Iterable[Lookout]) -> Iterator[Lookout]:
        """Write lookouts as they pass by, on their way to whoever makes the index over them.

        Raises:
            Problem: PACK_DAMAGED, when a record is one that no station would install, or stands
                twice.
        """
        seen: set[str] = set()
        with self._records(PEOPLE, LOOKOUT) as write:
            for lookout in lookouts:
                if lookout.id in seen:
                    raise Problem(ProblemCode.PACK_DAMAGED, "a record stands twice")
                seen.add(lookout.id)
                write.append(lookout)
                yield lookout

    def index(self, arrays: Mapping[str, NDArray[np.generic]]) -> None:
        """Write the index over the lookouts."""
        for name, values in arrays.items():
            self._array(f"{PEOPLE}.{name}", values)

    def vehicles(self, vehicles: Iterable[ListedVehicle]) -> None:
        """Write the listed plates."""
        self._keyed(PLATES, VEHICLE, vehicles)

    def containers(self, containers: Iterable[ListedContainer]) -> None:
        """Write the listed containers."""
        self._keyed(CONTAINERS, CONTAINER, containers)

    def memberships(self, memberships: Iterable[Membership]) -> None:
        """Write memberships of trusted-traveler programs."""
        self._keyed(MEMBERSHIPS, MEMBERSHIP, memberships)

    def permits(self, permits: Iterable[Permit]) -> None:
        """Write visas and authorizations."""
        self._keyed(PERMITS, PERMIT, permits)

    def redresses(self, redresses: Iterable[Redress]) -> None:
        """Write redress numbers twice: found by the document, and by what a traveler states."""
        kept = list(redresses)
        self._keyed(REDRESSES, REDRESS, kept)
        self._keyed(REDRESS_NUMBERS, REDRESS_BY_NUMBER, kept)

    def documents(self, rows: DocumentRows) -> None:
        """Write the lost documents; `rows` is empty afterwards."""
        listings = rows.listings()
        if not listings:
            return
        self._bytes("documents.listings", [msgspec.msgpack.encode(listings)], len(listings))
        keys, said = rows.take_sorted()
        starts = starts_of(keys)
        self._array("documents.frames", keys[starts[:-1]])
        self._array("documents.starts", starts)
        self._bytes("documents.rows", rows_of(keys, said, starts), len(keys))
        width, long = rows.take_long()
        if long:
            self._bytes("documents.long_frames", [long_frames(width, long)], width)
            self._bytes("documents.long", long, len(long))

    def calibration(self, content: bytes) -> None:
        """Write the thresholds that the producer found, as JSON."""
        self._bytes(CALIBRATION, [content], 1)

    def rules(self, content: bytes) -> None:
        """Write a pack of rules, as YAML."""
        self._bytes(RULES, [content], 1)

    def _keyed(
        self, kind: str, record_format: RecordFormat[_RecordT], records: Iterable[_RecordT]
    ) -> None:
        """Write records that are found by their key, sorted by it."""
        key = record_format.key
        assert key is not None
        pairs = sorted(((key(one), one) for one in records), key=lambda pair: pair[0])
        if not pairs:
            return
        self._array(f"{kind}.keys", np.array([number for number, _ in pairs], np.uint64))
        with self._records(kind, record_format) as write:
            for _, record in pairs:
                write.append(record)

    @contextmanager
    def _records(
        self, kind: str, record_format: RecordFormat[_RecordT]
    ) -> Iterator["_RecordFile[_RecordT]"]:
        with _NewFile(self._folder / f"{kind}.records") as file:
            records = _RecordFile(file, record_format)
            yield records
        offsets = np.array(records.offsets, np.uint64)
        self._described(f"{kind}.records", file.entry(len(offsets) - 1))
        self._array(f"{kind}.offsets", offsets)

    def _array(self, name: str, values: NDArray[np.generic]) -> None:
        plain = np.ascontiguousarray(values, values.dtype.newbyteorder("<"))
        if plain.ndim != 1:
            raise ValueError("an array of a pack has one dimension")
        with _NewFile(self._folder / name) as file:
            file.write(plain.tobytes())
        self._described(name, file.entry(len(plain), plain.dtype.str))

    def _bytes(self, name: str, chunks: Iterable[bytes], records: int) -> None:
        with _NewFile(self._folder / name) as file:
            for chunk in chunks:
                file.write(chunk)
        self._described(name, file.entry(records))

    def _described(self, name: str, entry: FileEntry) -> None:
        self._files[name] = entry

    def _finish(self) -> None:
        content = msgspec.json.format(msgspec.json.encode(self.manifest, order="sorted"))
        decode_manifest(content)
        sync_folder(self._folder)
        write_durably(self._folder / MANIFEST, content)


def build_pack(
    folder: Path,
    *,
    name: str,
    version: str,
    produced_at: datetime,
    lookouts: Iterable[Lookout] = (),
    lost_documents: Iterable[ListedDocument] = (),
    vehicles: Iterable[ListedVehicle] = (),
    containers: Iterable[ListedContainer] = (),
    memberships: Iterable[Membership] = (),
    permits: Iterable[Permit] = (),
    redresses: Iterable[Redress] = (),
    rules: bytes = b"",
) -> Manifest:
    """Write a pack of records that are all there already into `folder`.

    Raises:
        Problem: PACK_DAMAGED, when a record or a name is one that no station would install.
    """
    with PackWriter(folder, name=name, version=version, produced_at=produced_at) as pack:
        pack.index(build_people(pack.lookouts(lookouts)))
        rows = DocumentRows()
        for document in lost_documents:
            rows.add(document)
        pack.documents(rows)
        pack.vehicles(vehicles)
        pack.containers(containers)
        pack.memberships(memberships)
        pack.permits(permits)
        pack.redresses(redresses)
        if rules:
            pack.rules(rules)
    return pack.manifest


class _NewFile:
    """A file of a pack, described while it is written."""

    def __init__(self, path: Path) -> None:
        self._file = open(path, "wb", opener=owner_only)  # noqa: SIM115 - closed by `__exit__`
        self._digest = sha256()
        self.length = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def write(self, content: bytes | memoryview) -> None:
        self._file.write(content)
        self._digest.update(content)
        self.length += len(content)

    def entry(self, records: int, dtype: str = "bytes") -> FileEntry:
        content = {"sha256": self._digest.hexdigest(), "bytes": self.length}
        return msgspec.convert({**content, "records": records, "dtype": dtype}, FileEntry)


class _RecordFile(Generic[_RecordT]):
    """Records one after the other, and where each begins."""

    def __init__(self, file: _NewFile, record_format: RecordFormat[_RecordT]) -> None:
        self._file = file
        self._encode = record_format.encode
        self.offsets = array("Q", [0])

    def append(self, record: _RecordT) -> None:
        self._file.write(self._encode(record))
        self.offsets.append(self._file.length)
