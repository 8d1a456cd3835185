"""`gatehouse pack`: make reference packs, install them, show what is installed."""

import argparse
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from app.clock import SystemClock
from app.problems import Problem, ProblemCode


def run(arguments: argparse.Namespace) -> int:
    """Do what the command line asks; 1 when rows of a list were refused.

    Raises:
        Problem: What keeps it from being done.
    """
    match arguments.action:
        case "build":
            return _build(arguments)
        case "install":
            return _install(arguments)
        case _:
            return _show(arguments)


def _build(arguments: argparse.Namespace) -> int:
    from app.packs.producer import PackOrder, SourceKind, produce
    from app.screening.people.calibration import rate_between

    _require_order(arguments)
    people = [(kind, path) for kind in SourceKind for path in getattr(arguments, kind) or ()]
    produced_at = _moment(arguments.as_of)
    order = PackOrder(
        name=arguments.name,
        version=arguments.edition or f"{produced_at:%Y.%m.%d}",
        produced_at=produced_at,
        people=people,
        ofac_alt=arguments.ofac_alt,
        documents=arguments.documents or (),
        plates=arguments.plates or (),
        containers=arguments.containers or (),
        memberships=arguments.memberships or (),
        permits=arguments.permits or (),
        redresses=arguments.redresses or (),
        rules=arguments.rules,
        travelers=arguments.travelers,
        lookout_class=arguments.lookout_class,
        alerts_per_thousand=arguments.alerts,
    )
    with _bar("Reading lists", order.bytes_to_read) as advance:
        report = produce(arguments.out, order, advance)
    for source, tally in report.tallies.items():
        others = f", {tally.others} about others" if tally.others else ""
        _say(f"{source}: {tally.rows} rows, {tally.kept} kept{others}")
        for reason, count in sorted(tally.rejects.items()):
            _say(f"  {count} refused: {reason}")
    calibration = report.calibration
    if calibration is None:
        _say("Not calibrated: without --travelers the usual thresholds hold.")
    else:
        rate = 1000 * calibration.alerts / max(calibration.travelers, 1)
        _say(
            f"Calibrated with {calibration.travelers} travelers who are not listed: "
            f"{calibration.alerts} alerts, {rate:.2f} in a thousand; "
            f"possible from {calibration.possible / 100:.1f} bits, "
            f"strong from {calibration.strong / 100:.1f}"
        )
        for culture, (travelers, alerts) in sorted(calibration.by_culture.items()):
            low, high = (1000 * share for share in rate_between(alerts, travelers))
            _say(
                f"  {culture or 'no culture named'}: {alerts} of {travelers}, "
                f"so between {low:.2f} and {high:.2f} in a thousand"
            )
        if not calibration.enough:
            _say("Too few alerts for a sure threshold: give more travelers, 50,000 or so.")
    _say(f"The pack {order.name} {order.version} lies in {arguments.out}.")
    return 1 if report.rejects else 0


def _install(arguments: argparse.Namespace) -> int:
    from app.packs.install import install

    key = _key(arguments.home)
    done = 0
    total = sum(path.stat().st_size for path in arguments.pack.glob("*") if path.is_file())
    with _bar("Checking and sealing", total) as advance:

        def progress(now: int, _total: int) -> None:
            nonlocal done
            advance(now - done)
            done = now

        today = SystemClock().now().date()
        manifest = install(arguments.pack, arguments.home, key, progress, today=today)
    _say(f"Installed: {manifest.name} {manifest.version}. Used from the next start on.")
    return 0


def _show(arguments: argparse.Namespace) -> int:
    from app.packs.install import installed_packs, open_pack
    from app.packs.pack_format import RULES

    key = _key(arguments.home)
    names = installed_packs(arguments.home)
    wrong = 0
    for name in names:
        try:
            manifest = open_pack(arguments.home, name, key).manifest
        except Problem as problem:
            _say(f"{name}: {problem.sentence}")
            wrong = 1
            continue
        _say(f"{name} {manifest.version}, of {manifest.produced_at:%Y-%m-%d %H:%M %Z}")
        counts = {
            "people": "people.records",
            "lost documents": "documents.rows",
            "lost documents with long numbers": "documents.long",
            "vehicles": "plates.records",
            "containers": "containers.records",
            "memberships": "memberships.records",
            "visas and authorizations": "permits.records",
            "redress numbers": "redresses.records",
        }
        for words, file in counts.items():
            if file in manifest.files:
                _say(f"  {words}: {manifest.files[file].records:,}")
        if RULES in manifest.files:
            _say("  rules")
    if not names:
        _say("No reference pack is installed.")
    return wrong


def _require_order(arguments: argparse.Namespace) -> None:
    """Say what is wrong with the order before a list is read, which takes minutes."""
    from app.packs.pack_format import PACK_NAME

    people = ("ofac", "un", "ftm", "people")
    others = ("documents", "plates", "containers", "memberships", "permits", "redresses", "rules")
    if re.match(PACK_NAME, arguments.name) is None:
        raise Problem(ProblemCode.ARGUMENTS_WRONG, "--name takes small letters, digits and hyphens")
    if not any(getattr(arguments, each) for each in (*people, *others)):
        raise Problem(ProblemCode.ARGUMENTS_WRONG, "a pack is made of at least one list")
    if not 0 < arguments.alerts <= 1000:
        raise Problem(ProblemCode.ARGUMENTS_WRONG, "--alerts takes a number up to 1000")


def _key(home: Path) -> bytes:
    from app.records.vaults import KeyringVault
    from app.settings import read_station

    return KeyringVault().load(read_station(home).station).derive("packs")


def _moment(text: str | None) -> datetime:
    if text is None:
        return SystemClock().now()
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise Problem(ProblemCode.ARGUMENTS_WRONG, "--as-of takes a date and time") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


@contextmanager
def _bar(words: str, total: int) -> Iterator[Callable[[int], None]]:
    """Show how far it is, on standard error; nothing where nobody looks."""
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task(words, total=total)
        yield lambda count: progress.advance(task, count)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
