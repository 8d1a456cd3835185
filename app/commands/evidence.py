"""`gatehouse verify-evidence`: the proof that exported radiographs are as they were shown."""

import argparse
import hashlib
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from app.bootstrap.workstation import store_path
from app.journal.codec import UnreadableBody, decode_body
from app.journal.event import Event
from app.problems import Problem, ProblemCode
from app.radiographs.mark_sheet import MOST_BYTES, MarkSheet, SheetError, read_sheet
from app.radiographs.scan_events import RadiographExported
from app.records.event_rows import read_events
from app.records.store import Store
from app.records.vaults import KeyringVault
from app.services.radiograph_evidence import draw_again
from app.settings import read_station

_SHEET, _PICTURES = ".json", (".png", ".pdf")
_EXPORTS = "radiograph-*"


@dataclass(frozen=True, slots=True)
class _Said:
    """One sentence about an export, and whether it speaks for it."""

    words: str
    proven: bool = False


@dataclass(frozen=True, slots=True)
class _Record:
    """An export in this station's log.

    Attributes:
        seq: Its event.
        said: What was exported.
    """

    seq: int
    said: RadiographExported


def verify(arguments: argparse.Namespace) -> int:
    """Verify exported radiographs; 1 when one is not what its image and its sheet give.

    That the log itself is whole, `verify-log` proves.

    Raises:
        Problem: FILE_MISSING, STORE_*, KEY*.
    """
    home: Path = arguments.home
    sheets = _sheets(arguments.evidence)
    if not sheets:
        raise Problem(ProblemCode.FILE_MISSING)
    records: Mapping[str, _Record] | None = None
    folders: tuple[Path, ...] = ()
    if not arguments.elsewhere:
        settings = read_station(home)
        records = _records(home, settings.station)
        folders = tuple(filter(None, (settings.scans_folder, settings.watched_folder)))
    folders = (arguments.image,) if arguments.image else (sheets[0].parent, *folders)
    whole = True
    for sheet in sheets:
        said = list(_judge(sheet, folders, records))
        whole = whole and all(each.proven for each in said)
        lines = (_plain(sheet.stem), *(f"  {each.words}" for each in said))
        sys.stdout.write("\n".join(lines) + "\n")
        sys.stdout.flush()
    return 0 if whole else 1


def _sheets(evidence: Path) -> list[Path]:
    """Return the sheet of each export that is meant, there or not."""
    if evidence.is_dir():
        kinds = (_SHEET, *_PICTURES)
        exported = [each for each in evidence.glob(_EXPORTS) if each.suffix in kinds]
        return sorted({each.with_suffix(_SHEET) for each in exported})
    return [evidence.with_suffix(_SHEET)] if evidence.is_file() else []


def _records(home: Path, station: str) -> dict[str, _Record]:
    """Return every export of this station by the digest of its sheet.

    Raises:
        Problem: STORE_*, KEY*.
    """
    found: dict[str, _Record] = {}
    keys = KeyringVault().load(station)
    with (
        Store.open(store_path(home), keys, read_only=True) as store,
        store.reading() as connection,
    ):
        for event in read_events(connection, event_type=RadiographExported.TYPE):
            if not isinstance(event, Event) or event.body is None:
                continue
            try:
                said = decode_body(event.body, RadiographExported)
            except UnreadableBody:  # `verify-log` says that it was changed
                continue
            found[said.sheet] = _Record(event.seq, said)
    return found


def _judge(
    path: Path, folders: tuple[Path, ...], records: Mapping[str, _Record] | None
) -> Iterator[_Said]:
    """Say what is proven of one export, and what is not.

    Args:
        path: Its sheet; the pictures lie beside it.
        folders: Where the image's file may lie; or the file itself.
        records: Every export of this station by the digest of its sheet; None if another made it.
    """
    if not path.is_file():
        yield _Said(f"cannot be checked: its sheet {_plain(path.name)} is not beside it.")
        return
    with path.open("rb") as file:
        content = file.read(MOST_BYTES + 1)
    record = None
    if records is not None:
        record = records.get(hashlib.sha256(content).hexdigest())
        yield _recorded(record)
    try:
        sheet = read_sheet(content)
        image = _image(sheet, folders)
        drawn = draw_again(image, sheet) if image else None
    except SheetError:
        yield _Said("cannot be checked: its sheet is damaged, or was not written by Gatehouse.")
        return
    except Problem as problem:
        yield _Said(f"cannot be checked: its image: {problem.sentence}")
        return
    if image is None:
        yield _Said(
            f"cannot be checked: its image {_plain(sheet.file_name)} was not found. "
            "Say where it lies with --image."
        )
        return
    if drawn is None:
        yield _Said(
            f"cannot be checked: {_plain(image.name)} is another file than the one exported, "
            "or was changed. Say where the right one lies with --image."
        )
        return
    recorded = (record.said.png, record.said.pdf) if record else ("", "")
    for kind, again, digest in zip(_PICTURES, (drawn.png, drawn.pdf), recorded, strict=True):
        yield _compared(path.with_suffix(kind), again, digest)


def _recorded(record: _Record | None) -> _Said:
    if record is None:
        return _Said(
            "NOT on record: this station's log holds no such export, or its sheet was changed. "
            "With --elsewhere the log is not asked."
        )
    return _Said(f"recorded as event {record.seq} of this station's log", proven=True)


def _compared(path: Path, again: bytes, recorded: str) -> _Said:
    """Say whether a picture is the one that was drawn again; `recorded` is its digest on record."""
    kind = path.suffix.removeprefix(".").upper()
    if not path.is_file():
        return _Said(f"{kind}: cannot be checked: it is not beside its sheet.")
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    if digest == hashlib.sha256(again).hexdigest():
        return _Said(f"{kind}: the same again, byte for byte", proven=True)
    if digest == recorded:
        return _Said(
            f"{kind}: as it was recorded, but drawn differently here. "
            "Check it with the version of Gatehouse that exported it."
        )
    return _Said(f"{kind}: NOT what the image and its sheet give. Keep the file and call support.")


def _image(sheet: MarkSheet, folders: tuple[Path, ...]) -> Path | None:
    """Return where the image's file lies, if it was found; its name may lead nowhere else."""
    name = Path(sheet.file_name).name
    for each in folders:
        if each.is_file():
            return each
        if name == sheet.file_name and name.isprintable() and (each / name).is_file():
            return each / name
    return None


def _plain(name: str) -> str:
    """Return a name that says nothing else to a terminal."""
    return "".join(letter if letter.isprintable() else "?" for letter in name)
