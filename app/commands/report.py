"""`gatehouse verify-report`: the proof that a shift report is as its station signed it."""

import argparse
import hashlib
import logging
import sys
from pathlib import Path

from app.bootstrap.workstation import station_key, store_path
from app.commands.log import key_given
from app.journal.codec import UnreadableBody, decode_body
from app.journal.event import Event
from app.problems import Problem, ProblemCode
from app.records.event_rows import read_events
from app.records.report_signing import ReportFault, ReportVerdict, verify_report
from app.records.store import Store
from app.records.vaults import KeyringVault, KeyVault
from app.review.events import ReportMade
from app.settings import read_station

_FAULTS = {
    ReportFault.NOT_A_REPORT: "This is no signed shift report, or it was changed beyond reading.",
    ReportFault.CHANGED: "The report is NOT whole: it was changed after it was signed.",
    ReportFault.OTHER_KEY: "The report was NOT signed by this station's key.",
}


def verify(arguments: argparse.Namespace) -> int:
    """Verify a report; 1 when it is not what its station signed, or is not in its log.

    Raises:
        Problem: FILE_MISSING, ARGUMENTS_WRONG, STORE_*, KEY*.
    """
    logging.getLogger("pyhanko").addHandler(logging.NullHandler())  # our sentence says it all
    report: Path = arguments.report
    if not report.is_file():
        raise Problem(ProblemCode.FILE_MISSING)
    content, home = report.read_bytes(), arguments.home
    if arguments.key is not None:
        key = key_given(arguments.key)
        return _say(verify_report(content, key), "Whether it was recorded, its station can tell.")
    verdict = verify_report(content, station_key(read_station(home)))
    if not verdict.whole:
        return _say(verdict)
    seq = _recorded_as(home, KeyringVault(), hashlib.sha256(content).hexdigest())
    if seq is None:
        _say(verdict, "This station's log does NOT hold it. Call support.")
        return 1
    return _say(verdict, f"Recorded as event {seq} of this station's log.")


def _recorded_as(home: Path, vault: KeyVault, digest: str) -> int | None:
    """Return the event of this station's log that holds the report's digest, or None.

    That the log itself is whole, `verify-log` proves.

    Raises:
        Problem: STORE_*, KEY*.
    """
    keys = vault.load(read_station(home).station)
    with (
        Store.open(store_path(home), keys, read_only=True) as store,
        store.reading() as connection,
    ):
        for event in read_events(connection, event_type=ReportMade.TYPE):
            if isinstance(event, Event) and event.body is not None and _digest(event) == digest:
                return event.seq
    return None


def _digest(event: Event) -> str:
    try:
        return decode_body(event.body or b"", ReportMade).sha256
    except UnreadableBody:
        return ""


def _say(verdict: ReportVerdict, more: str = "") -> int:
    if verdict.fault is None:
        said = f"The report is whole: signed by station {verdict.station} at {verdict.signed_at}."
    else:
        said = f"{_FAULTS[verdict.fault]} Keep the file and call support."
    sys.stdout.write(f"{said} {more}".rstrip() + "\n")
    return 0 if verdict.whole else 1
