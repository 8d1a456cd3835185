"""`gatehouse export-log` and `gatehouse verify-log`: the proof that nothing was changed or lost."""

import argparse
import base64
import binascii
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from app.bootstrap.workstation import hub_key, store_path
from app.clock import SystemClock
from app.journal.verify import Verdict
from app.problems import SENTENCES, Problem, ProblemCode
from app.records.export import export_log, is_end, verify_export
from app.records.store import Store
from app.records.vaults import KeyringVault, KeyVault
from app.records.verification import verify_store
from app.settings import read_station

_EXPORTED = (b"{", b"")  # the latter: cut down to nothing


def export(arguments: argparse.Namespace) -> int:
    """Write this station's log as JSON lines, to a file or to standard output; 1 if not whole.

    Raises:
        Problem: STORE_*, KEY*, LOG_DAMAGED.
        OSError: The file is there already, or cannot be written.
    """
    home: Path = arguments.home
    vault = KeyringVault()
    station = read_station(home).station
    anchor, keys = vault.anchor(station), vault.load(station)
    with Store.open(store_path(home), keys, read_only=True) as store:
        lines = export_log(store, keys, SystemClock(), anchor=anchor)
        if arguments.out is None:
            whole = _write(lines, sys.stdout.buffer)
        else:
            with arguments.out.open("xb") as file:
                whole = _write(lines, file)
    if not whole:
        sys.stderr.write(f"gatehouse: {SENTENCES[ProblemCode.LOG_DAMAGED]}\n")
    return 0 if whole else 1


def _write(lines: Iterable[bytes], file: BinaryIO) -> bool:
    """Write the lines; say whether the signed end, which only a whole log gets, was among them."""
    last = b""
    for last in lines:
        file.write(last)
    return is_end(last)


def verify(arguments: argparse.Namespace) -> int:
    """Verify this station's log, a copy of its store, or an exported file; 1 when it is not whole.

    Raises:
        Problem: FILE_MISSING, STORE_*, KEY*, ARGUMENTS_WRONG.
    """
    verdict = verify_log(
        arguments.home, KeyringVault(), arguments.log, arguments.key, older=arguments.older
    )
    sys.stdout.write(_in_words(verdict) + "\n")
    return 0 if verdict.whole else 1


def verify_log(
    home: Path, vault: KeyVault, log: Path | None, key: str | None, *, older: bool = False
) -> Verdict:
    """Verify a log against the pinned keys of the station in `home`.

    Args:
        home: The station's folder; not needed for an exported log with `key`.
        vault: Where its keys and its anchor lie.
        log: An exported log or a copy of a store; None for the live store.
        key: The station's public key in base64, for logs of another station.
        older: `log` is a copy made some time ago: that it ends before the live log is no fault.

    Raises:
        Problem: As `verify`.
    """
    if log is not None and not log.is_file():
        raise Problem(ProblemCode.FILE_MISSING)
    exported = log is not None and _is_exported(log)
    if exported and log is not None and key is not None:
        return verify_export(log, key_given(key))
    settings = read_station(home)
    public_key = key_given(key or settings.station_key)
    if exported and log is not None:
        return verify_export(log, public_key, hub_key=hub_key(settings))
    # Only the keyring knows how far the log had come, should a copy be cut short with everything
    # in it that could tell.
    anchor = None if older else vault.anchor(settings.station)
    keys = vault.load(settings.station)
    with Store.open(log or store_path(home), keys, read_only=True) as store:
        return verify_store(store, public_key, hub_key=hub_key(settings), anchor=anchor)


def _is_exported(log: Path) -> bool:
    with log.open("rb") as file:
        return file.read(1) in _EXPORTED


def key_given(text: str) -> Ed25519PublicKey:
    """Return a station's key as it is given on the command line.

    Raises:
        Problem: ARGUMENTS_WRONG.
    """
    try:
        return Ed25519PublicKey.from_public_bytes(base64.b64decode(text, validate=True))
    except (binascii.Error, ValueError):
        raise Problem(ProblemCode.ARGUMENTS_WRONG, "--key is no Ed25519 key in base64") from None


def _in_words(verdict: Verdict) -> str:
    counted = f"{verdict.events} events, {verdict.checkpoints} checkpoints"
    if verdict.purged:
        counted += f", {verdict.purged} bodies purged with proof"
    if verdict.fault is None:
        return f"The log is whole: {counted}."
    proven = min(verdict.proven_seq, verdict.fault.seq - 1)  # a body may be gone from a whole chain
    return (
        f"The log is NOT whole. First bad event: {verdict.fault.seq} "
        f"({verdict.fault.why.replace('_', ' ')}). Proven up to event {proven}. "
        f"Read: {counted}. Keep the file and call support."
    )
