"""The page scanner, on SANE's simulated one: a page, and everything that may go wrong with it."""

from pathlib import Path
from threading import Event, Thread

import pytest
from PIL import Image

from app.capture import child_process
from app.capture.child_process import Ending, run_child
from app.capture.scanner_sane import PageScanner, _wanted
from app.problems import Problem, ProblemCode
from tests.sane import DEVICE, simulate_scanner

_SLOWLY = ("read-delay true", "read-delay-duration 200000", "read-limit true")


def _problem(scanner: PageScanner) -> ProblemCode:
    with pytest.raises(Problem) as caught:
        scanner.scan(Event())
    return caught.value.code


def _program(folder: Path, *lines: str) -> str:
    """Write a program that stands in for `scanimage`."""
    path = folder / "program"
    path.write_text("\n".join(("#!/bin/sh", *lines)) + "\n")
    path.chmod(0o700)
    return str(path)


@pytest.mark.usefixtures("scanner")
def test_a_page_comes_in_color_at_300_dpi_and_its_progress_grows() -> None:
    told: list[int] = []
    frame = PageScanner(DEVICE).scan(Event(), told.append)
    assert frame is not None
    assert frame.pixels.shape == (1181, 944, 3), "100 x 80 mm at 300 dpi"
    assert frame.source == DEVICE
    assert frame.original[:4] in (b"II*\0", b"MM\0*")
    assert told == sorted(set(told))
    assert told[-1] == 100


@pytest.mark.parametrize(
    ("status", "code"),
    [
        ("DEVICE_BUSY", ProblemCode.DEVICE_BUSY),
        ("JAMMED", ProblemCode.SCANNER_JAMMED),
        ("COVER_OPEN", ProblemCode.SCANNER_JAMMED),
        ("NO_DOCS", ProblemCode.SCANNER_EMPTY),
        ("ACCESS_DENIED", ProblemCode.SCANNER_DENIED),
        ("IO_ERROR", ProblemCode.SCANNER_STOPPED),
        ("UNSUPPORTED", ProblemCode.SCANNER_STOPPED),
    ],
)
def test_what_a_scanner_complains_of_is_said(scanner: Path, status: str, code: ProblemCode) -> None:
    simulate_scanner(scanner, f'read-status-code "SANE_STATUS_{status}"')
    assert _problem(PageScanner(DEVICE)) is code


@pytest.mark.usefixtures("scanner")
@pytest.mark.parametrize(
    "name", ["test:7", "gone:libusb:001", "--help", "$(touch x)", "a'b\"c; ls"]
)
def test_a_device_that_is_not_there_is_said_whatever_its_name(name: str) -> None:
    assert _problem(PageScanner(name)) is ProblemCode.SCANNER_MISSING


def test_a_program_that_is_not_installed_is_said(tmp_path: Path) -> None:
    scanner = PageScanner(DEVICE, program=str(tmp_path / "scanimage"))
    assert _problem(scanner) is ProblemCode.SCANNER_PROGRAM_MISSING


def test_a_scan_is_cancelled_in_the_middle_and_the_next_one_works(scanner: Path) -> None:
    simulate_scanner(scanner, *_SLOWLY)
    page = PageScanner(DEVICE)
    begun, stop = Event(), Event()
    answers: list[object] = []

    def scan() -> None:
        answers.append(page.scan(stop, lambda _percent: begun.set()))

    thread = Thread(target=scan)
    thread.start()
    assert begun.wait(30)
    stop.set()
    thread.join(30)
    assert answers == [None]
    simulate_scanner(scanner)
    assert page.scan(stop) is None, "stopped before it begins"
    assert page.scan(Event()) is not None


def test_a_scanner_that_takes_for_ever_is_stopped(scanner: Path) -> None:
    simulate_scanner(scanner, *_SLOWLY)
    assert _problem(PageScanner(DEVICE, limit_s=0.3)) is ProblemCode.SCANNER_STOPPED


@pytest.mark.faults
@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (("kill -9 $$",), ProblemCode.SCANNER_STOPPED),
        (("head -c 3000 ${0%program}page.tif",), ProblemCode.IMAGE_TRUNCATED),
        (("head -c 5000 /dev/urandom",), ProblemCode.NOT_AN_IMAGE),
        (("true",), ProblemCode.FILE_EMPTY),
        (("exec /bin/false",), ProblemCode.SCANNER_STOPPED),
    ],
)
def test_what_a_driver_leaves_when_it_dies_is_known(
    tmp_path: Path, lines: tuple[str, ...], code: ProblemCode
) -> None:
    Image.new("RGB", (100, 100), "white").save(tmp_path / "page.tif")
    scanner = PageScanner(DEVICE, program=_program(tmp_path, *lines))
    assert _problem(scanner) is code


@pytest.mark.faults
def test_a_page_counts_although_the_driver_hangs_when_it_is_unloaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(child_process, "_SILENCE_S", 0.1)
    Image.new("RGB", (100, 100), "white").save(tmp_path / "page.tif")
    says = "cat ${0%program}page.tif; echo 'Progress: 100.0%' >&2; exec sleep 600"
    program = _program(tmp_path, "case $2 in --all*) exit 0;; esac", says)
    frame = PageScanner(DEVICE, program=program).scan(Event())
    assert frame is not None
    assert frame.pixels.shape == (100, 100, 3)


@pytest.mark.faults
def test_a_jam_is_a_jam_although_the_driver_hangs_when_it_is_unloaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(child_process, "_SILENCE_S", 0.1)
    says = "echo 'scanimage: sane_read: Document feeder jammed' >&2; exec sleep 600"
    program = _program(tmp_path, "case $2 in --all*) exit 0;; esac", says)
    assert _problem(PageScanner(DEVICE, program=program)) is ProblemCode.SCANNER_JAMMED


def test_a_program_that_floods_us_is_ended() -> None:
    ended = run_child(("yes",), limit_s=30, most_bytes=100_000, stop=Event())
    assert ended.ending is Ending.TOO_MUCH
    assert len(ended.output) < 1_000_000


def test_a_program_that_will_not_end_is_ended_with_what_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(child_process, "_FAREWELL_S", 0.2)
    program = _program(tmp_path, "trap '' TERM", "echo started >&2", "sleep 600 & wait", "wait")
    stop = Event()
    ended = run_child(
        (program,), limit_s=60, most_bytes=1, stop=stop, on_said=lambda _piece: stop.set()
    )
    assert ended.ending is Ending.STOPPED
    assert ended.code != 0


@pytest.mark.parametrize(
    ("described", "wanted"),
    [
        (
            "    --mode Gray|24bit Color|48bit Color [Gray]\n    --depth 8|16 [16]\n",
            ("--mode=24bit Color", "--depth=8"),
        ),
        ("    --resolution 75|150|400|600dpi [75]\n", ("--resolution=400",)),
        ("    --resolution 50..200dpi (in steps of 1) [50]\n", ("--resolution=200",)),
        (
            "    --mode Lineart|Halftone [Lineart]\n    --resolution auto||75|150dpi [75]\n",
            ("--resolution=150",),
        ),
        ("    --mode Gray|Color [inactive]\n    --depth 16bit [16]\n", ()),
        ("\x00\xff nonsense --mode [", ()),
    ],
)
def test_what_is_asked_of_a_driver_is_what_it_offers(
    described: str, wanted: tuple[str, ...]
) -> None:
    assert _wanted(described) == wanted
