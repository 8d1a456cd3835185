"""The one command line: `gatehouse ...`, the same as `python -m app ...`.

Every command imports what it needs when it is called, so that the workstation starts fast.
"""

import argparse
import errno
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from app import __version__
from app.paths import station_home
from app.problems import Problem, ProblemCode

_Command = Callable[[argparse.Namespace], int]


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 it found something wrong, 2 problem."""
    arguments = _parser().parse_args(argv)
    command: _Command = arguments.command
    try:
        return command(arguments)
    except Problem as problem:
        return _said(problem)
    except BrokenPipeError:  # the reader of our output went away: `gatehouse export-log | head`
        # What is still buffered goes nowhere, or the interpreter would fail to flush it at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        known = _problem_of(error)
        if known is None:
            raise
        return _said(known)
    except KeyboardInterrupt:
        return 130


def _said(problem: Problem) -> int:
    sys.stderr.write(f"gatehouse: {problem.sentence}\n")
    if problem.detail:
        sys.stderr.write(f"           ({problem.detail})\n")
    return 2


def _problem_of(error: OSError) -> Problem | None:
    """Return what is wrong with a file or folder of the command line; None for a bug."""
    if error.errno == errno.ENOSPC:
        return Problem(ProblemCode.DISK_FULL)
    if not isinstance(error.filename, str | Path):
        return None
    return Problem(ProblemCode.PATH_UNUSABLE, f"{Path(error.filename).name}: {error.strerror}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="gatehouse",
        description="Inspection workstation for border officers. Without a command: open it.",
    )
    parser.add_argument("--version", action="version", version=f"gatehouse {__version__}")
    parser.add_argument(
        "--home", type=Path, default=station_home(), help="the station's folder (GATEHOUSE_HOME)"
    )
    parser.add_argument("--report-ready", action="store_true", help=argparse.SUPPRESS)
    parser.set_defaults(command=_workstation)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")

    setup = commands.add_parser("setup", help="set up this station: keys, first officers, hub")
    setup.add_argument("--station", required=True, help="the station's name, for example L4")
    setup.add_argument("--port", required=True, help="the port it belongs to")
    setup.add_argument(
        "--officer",
        action="append",
        nargs=3,
        metavar=("BADGE", "NAME", "ROLES"),
        required=True,
        help="an officer; roles separated by commas: primary,secondary,supervisor. "
        "The PIN is asked for, or read from standard input, one line an officer",
    )
    setup.add_argument(
        "--recovery-public", metavar="KEY", help="the port's recovery key; without it one is made"
    )
    setup.add_argument(
        "--recovery-out", type=Path, metavar="FILE", help="where the new private recovery key goes"
    )
    setup.add_argument("--hub", metavar="URL", help="the port's hub")
    setup.add_argument("--code", help="the one-time code of the hub's operator")
    setup.add_argument("--watch", type=Path, metavar="DIR", help="folder where scans arrive")
    setup.add_argument("--pack", type=Path, metavar="DIR", help="reference pack to install")
    setup.set_defaults(command=_setup)

    demo = commands.add_parser("demo", help="a throwaway station with invented data")
    demo.add_argument(
        "--headless", type=Path, metavar="DIR", help="play the scripted shift; pictures go to DIR"
    )
    demo.add_argument("--check", type=Path, metavar="DIR", help=argparse.SUPPRESS)
    demo.add_argument("--theme", choices=("light", "dark"), default="light")
    demo.set_defaults(command=_demo)

    read = commands.add_parser("read", help="read documents from image files")
    read.add_argument("files", nargs="+", type=Path, metavar="FILE")
    read.add_argument("--json", action="store_true", help="one JSON object per file and line")
    read.set_defaults(command=_read)

    hub = commands.add_parser("hub", help="serve the port's hub")
    hub.add_argument(
        "--database", metavar="URL", help="postgresql://...; without it an encrypted SQLite file"
    )
    hub.add_argument("--host", default="127.0.0.1")
    hub.add_argument("--listen", type=int, default=8440, metavar="PORT")
    hub.add_argument(
        "--new-code",
        nargs=2,
        metavar=("STATION", "PORT"),
        help="print a one-time code that lets a station of a port enroll, then exit",
    )
    hub.add_argument("--restored", action="store_true", help="the database came back from a backup")
    hub.add_argument("--certificate", type=Path, metavar="FILE", help="TLS certificate, PEM")
    hub.add_argument("--private-key", type=Path, metavar="FILE", help="its private key, PEM")
    hub.set_defaults(command=_hub)

    export = commands.add_parser("export-log", help="write the journal as JSON lines")
    export.add_argument("--out", type=Path, metavar="FILE", help="default: standard output")
    export.set_defaults(command=_export_log)

    verify = commands.add_parser("verify-log", help="prove that the journal is whole")
    verify.add_argument(
        "log",
        nargs="?",
        type=Path,
        help="an exported log or a copy of a store; default: this station",
    )
    verify.add_argument("--key", help="the station's public key; default: the pinned one")
    verify.add_argument(
        "--older", action="store_true", help="LOG is an older copy: it may end before the live log"
    )
    verify.set_defaults(command=_verify_log)

    report = commands.add_parser("verify-report", help="prove that a shift report is whole")
    report.add_argument("report", type=Path, help="the PDF")
    report.add_argument("--key", help="the public key of another station that signed it")
    report.set_defaults(command=_verify_report)

    evidence = commands.add_parser(
        "verify-evidence", help="prove that exported radiographs are as they were shown"
    )
    evidence.add_argument("evidence", type=Path, help="one exported file, or a folder of them")
    evidence.add_argument(
        "--image",
        type=Path,
        help="the image's file or its folder; default: beside the sheet, then this station's",
    )
    evidence.add_argument(
        "--elsewhere", action="store_true", help="another station exported it: its log is not asked"
    )
    evidence.set_defaults(command=_verify_evidence)

    rules = commands.add_parser("rules", help="rules as data").add_subparsers(
        title="commands", metavar="COMMAND", required=True
    )
    checked = rules.add_parser("check", help="say whether a rule pack would be taken, and why not")
    checked.add_argument("pack", nargs="?", type=Path, metavar="PACK", help="YAML file or folder")
    checked.add_argument(
        "--inputs", action="store_true", help="print what a rule may look at, and do nothing else"
    )
    checked.set_defaults(command=_rules)

    draw = commands.add_parser("draw", help="the random draw").add_subparsers(
        title="commands", metavar="COMMAND", required=True
    )
    proved = draw.add_parser("verify", help="compute every draw of the log again")
    proved.add_argument(
        "log", nargs="?", type=Path, help="a copy of a store; default: this station"
    )
    proved.set_defaults(command=_verify_draws)

    bench = commands.add_parser("bench", help="measure, as JSON lines")
    bench.add_argument(
        "name",
        help="start, scan, mrz, barcode, visual, camera, screens, history, rules, screening "
        "or radiograph",
    )
    bench.add_argument("--runs", type=int, default=5)
    bench.add_argument(
        "--images", type=Path, metavar="DIR", help="mrz, barcode: pictures of your own"
    )
    bench.add_argument("--truth", type=Path, metavar="CSV", help="mrz, barcode: what is in them")
    bench.add_argument(
        "--crossings", type=int, default=10_000_000, help="history, screening: how many there are"
    )
    bench.add_argument(
        "--people", type=int, default=1_000_000, help="screening: how many are listed"
    )
    bench.add_argument(
        "--documents", type=int, default=50_000_000, help="screening: how many are lost"
    )
    bench.add_argument("--samples", type=Path, metavar="DIR", help="screening: the OFAC's lists")
    bench.set_defaults(command=_bench)

    pack = commands.add_parser("pack", help="make, install and show reference packs")
    actions = pack.add_subparsers(dest="action", required=True, metavar="ACTION")
    build = actions.add_parser("build", help="make a pack from public lists and own tables")
    build.add_argument("--out", type=Path, required=True, metavar="DIR")
    build.add_argument("--name", required=True, help="which list it is: a short word")
    build.add_argument("--edition", help="its version; default: the date")
    build.add_argument("--as-of", metavar="TIME", help="when its content was true; default: now")
    build.add_argument("--ofac-alt", type=Path, metavar="CSV", help="other names of --ofac")
    for source, words in (
        ("ofac", "OFAC sdn.csv"),
        ("un", "UN consolidated list, XML"),
        ("ftm", "OpenSanctions entities, JSON lines"),
        ("people", "table of lookouts"),
        ("documents", "table of lost, stolen and revoked documents"),
        ("plates", "table of vehicles"),
        ("containers", "table of containers"),
        ("memberships", "table of trusted travelers"),
        ("permits", "table of visas and authorizations"),
        ("redresses", "table of redress numbers"),
    ):
        build.add_argument(f"--{source}", type=Path, action="append", metavar="FILE", help=words)
    build.add_argument("--rules", type=Path, metavar="YAML", help="a pack of rules")
    build.add_argument(
        "--travelers", type=Path, metavar="CSV", help="people who are not listed, to calibrate with"
    )
    build.add_argument("--alerts", type=float, default=1.0, help="false alerts per 1,000 travelers")
    build.add_argument(
        "--lookout-class", type=int, choices=range(1, 8), default=3, help="of public lists"
    )
    install = actions.add_parser("install", help="check a pack and seal it for this station")
    install.add_argument("pack", type=Path, metavar="DIR")
    actions.add_parser("show", help="list the installed packs")
    pack.set_defaults(command=_pack)

    train = commands.add_parser("train", help="train the nets again, from seeds; takes hours")
    train.add_argument("name", choices=("mrz",))
    train.add_argument("--out", type=Path, metavar="DIR", default=Path("models"))
    train.set_defaults(command=_train)
    return parser


def _workstation(arguments: argparse.Namespace) -> int:
    from app.bootstrap.running import run_workstation

    return run_workstation(arguments.home, report_ready=arguments.report_ready)


def _setup(arguments: argparse.Namespace) -> int:
    from app.commands.setup import run

    return run(arguments)


def _demo(arguments: argparse.Namespace) -> int:
    if arguments.check is not None:
        from app.demo.check import check_shift

        return check_shift(arguments.check)
    if arguments.headless is None:
        from app.demo.open_demo import open_demo

        return open_demo(arguments.theme)
    from app.demo.headless import play_headless

    return play_headless(arguments.headless, arguments.theme)


def _read(arguments: argparse.Namespace) -> int:
    from app.commands.read import read_files

    return read_files(arguments.files, as_json=arguments.json)


def _hub(arguments: argparse.Namespace) -> int:
    from app.commands.hub import run

    return run(arguments)


def _export_log(arguments: argparse.Namespace) -> int:
    from app.commands.log import export

    return export(arguments)


def _verify_log(arguments: argparse.Namespace) -> int:
    from app.commands.log import verify

    return verify(arguments)


def _verify_report(arguments: argparse.Namespace) -> int:
    from app.commands.report import verify

    return verify(arguments)


def _verify_evidence(arguments: argparse.Namespace) -> int:
    from app.commands.evidence import verify

    return verify(arguments)


def _rules(arguments: argparse.Namespace) -> int:
    from app.commands.rules import check

    return check(arguments)


def _verify_draws(arguments: argparse.Namespace) -> int:
    from app.commands.draw import verify

    return verify(arguments)


def _bench(arguments: argparse.Namespace) -> int:
    from app.bench.catalog import Wish, run

    wish = Wish(
        runs=arguments.runs,
        images=arguments.images,
        truth=arguments.truth,
        crossings=arguments.crossings,
        people=arguments.people,
        documents=arguments.documents,
        samples=arguments.samples,
    )
    return run(arguments.name, wish)


def _pack(arguments: argparse.Namespace) -> int:
    from app.commands.pack import run

    return run(arguments)


def _train(arguments: argparse.Namespace) -> int:
    from app.commands.train import run

    return run(arguments.out)
