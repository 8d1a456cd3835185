"""A page scanner through SANE: `scanimage` in a process of its own, so that a driver may crash."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from threading import Event

from app.capture.child_process import Ended, Ending, run_child
from app.capture.files import load_image_bytes
from app.capture.frame import Frame
from app.problems import Problem, ProblemCode

PROGRAM = "scanimage"
_RESOLUTION = 300  # dpi: 25 pixels from letter to letter of OCR-B (ICAO Doc 9303-3 clause 4.1)
_DEPTH = "8"
_SCAN_S = 120.0  # an A4 page at 300 dpi, lamp warmed up, by the slowest USB 1 scanner
_OPTIONS_S = 30.0
_MOST_BYTES = 300_000_000  # what `capture.files` takes
_MOST_WORDS = 1_000_000  # bytes of a list
_OPTION = re.compile(r"^ +--(mode|resolution|depth) (\S.*?) \[([^\]]*)\]", re.MULTILINE)
_RANGE = re.compile(r"(\d+(?:\.\d+)?)\.\.(\d+(?:\.\d+)?)")
_COMPLAINT = re.compile(rb"scanimage: (sane_|open of device)")
_PROGRESS = re.compile(rb"Progress: (\d+)(?:\.\d+)?%")
_REASONS = (  # the words of `sane_strstatus`, in the order in which they decide
    (b"Device busy", ProblemCode.DEVICE_BUSY),
    (b"feeder jammed", ProblemCode.SCANNER_JAMMED),
    (b"cover is open", ProblemCode.SCANNER_JAMMED),
    (b"out of documents", ProblemCode.SCANNER_EMPTY),
    (b"has been denied", ProblemCode.SCANNER_DENIED),
    (b"open of device", ProblemCode.SCANNER_MISSING),
)


class PageScanner:
    """One scanner. A page at a time, on a thread that may be slow."""

    def __init__(self, device: str, *, limit_s: float = _SCAN_S, program: str = PROGRAM) -> None:
        """Make it; nothing is asked of the device before the first `scan`.

        Args:
            device: SANE's name of it, such as `genesys:libusb:001:004`.
            limit_s: Seconds a page may take.
            program: `scanimage`, or another in its place.
        """
        self.device = device
        self._limit_s = limit_s
        self._program = program
        self._options: tuple[str, ...] | None = None

    def scan(
        self, stop: Event, on_progress: Callable[[int], None] = lambda _percent: None
    ) -> Frame | None:
        """Scan one page in color. Slow: for the engines pool.

        Args:
            stop: Ends the scan within seconds, from any thread, also before it has begun.
            on_progress: Gets percents as they grow, on this thread.

        Returns:
            The page, or None where it was stopped.

        Raises:
            Problem: SCANNER_*, DEVICE_BUSY, IMAGE_TRUNCATED, IMAGE_TOO_LARGE.
        """
        if self._options is None:
            asked = self._run(stop, ("--all-options",), _OPTIONS_S, _MOST_WORDS)
            if asked.ending is Ending.STOPPED:
                return None
            self._options = _wanted(asked.output.decode("utf-8", "replace"))
        progress = _Progress(on_progress)
        scanned = self._run(
            stop,
            ("--format=tiff", "--progress", *self._options),
            self._limit_s,
            _MOST_BYTES,
            progress.hear,
            progress.is_over,
        )
        if scanned.ending is Ending.STOPPED:
            return None
        return load_image_bytes(scanned.output, self.device)

    def _run(
        self,
        stop: Event,
        arguments: tuple[str, ...],
        limit_s: float,
        most_bytes: int,
        on_said: Callable[[bytes], None] = lambda _piece: None,
        is_done: Callable[[], bool] = lambda: False,
    ) -> Ended:
        # One argument, so that no name from outside can be taken for an option.
        command = (self._program, f"--device-name={self.device}", *arguments)
        return run_scanimage(command, limit_s, most_bytes, stop, on_said, is_done)


def run_scanimage(
    command: tuple[str, ...],
    limit_s: float,
    most_bytes: int,
    stop: Event,
    on_said: Callable[[bytes], None] = lambda _piece: None,
    is_done: Callable[[], bool] = lambda: False,
) -> Ended:
    """Run `scanimage`; only success, or being stopped, comes back.

    A page that is whole counts although the driver hangs when it is unloaded; so does what the
    scanner complained of.

    Raises:
        Problem: SCANNER_*, DEVICE_BUSY, IMAGE_TOO_LARGE.
    """
    try:
        ended = run_child(
            command,
            limit_s=limit_s,
            most_bytes=most_bytes,
            stop=stop,
            on_said=on_said,
            is_done=is_done,
        )
    except OSError as error:
        raise Problem(ProblemCode.SCANNER_PROGRAM_MISSING, type(error).__name__) from error
    if ended.ending is Ending.TOO_MUCH:
        raise Problem(ProblemCode.IMAGE_TOO_LARGE, "bytes")
    if ended.ending is Ending.TOO_SLOW:
        raise Problem(ProblemCode.SCANNER_STOPPED, "time")
    complained = ended.ending is Ending.HUNG and _COMPLAINT.search(ended.said)
    if complained or (ended.ending is Ending.BY_ITSELF and ended.code != 0):
        raise Problem(_reason(ended), f"scanimage ended with {ended.code}")
    return ended


@dataclass(slots=True)
class _Progress:
    """Finds the percents in what `scanimage` says, and whether it gave up."""

    tell: Callable[[int], None]
    told: int = -1
    complained: bool = False

    def hear(self, piece: bytes) -> None:
        self.complained = self.complained or _COMPLAINT.search(piece) is not None
        percents = _PROGRESS.findall(piece)
        if percents and (newest := min(int(percents[-1]), 100)) > self.told:
            self.told = newest
            self.tell(newest)

    def is_over(self) -> bool:
        return self.told == 100 or self.complained


def _reason(ended: Ended) -> ProblemCode:
    for words, code in _REASONS:
        if words in ended.said:
            return code
    return ProblemCode.SCANNER_STOPPED


def _wanted(described: str) -> tuple[str, ...]:
    """Return the options that give a page in color at 300 dpi, as far as the device has them."""
    wanted: dict[str, str] = {}
    for name, values, default in _OPTION.findall(described):
        value = "" if default == "inactive" else _CHOOSERS[name](values)
        if value:
            wanted.setdefault(name, f"--{name}={value}")
    return tuple(wanted.values())


def _mode(values: str) -> str:
    """Return the mode with colors, else with grays; drivers name them as they like."""
    modes = [mode.strip() for mode in values.split("|")]
    for wanted in ("color", "gray", "grey"):
        fitting = [mode for mode in modes if wanted in mode.lower()]
        if fitting:
            return min(fitting, key=len)  # "Color" before "Color (48 bits)"
    return ""


def _resolution(values: str) -> str:
    """Return 300 dpi, or what comes next to it."""
    if limits := _RANGE.match(values):
        lowest, highest = (int(float(limit)) for limit in limits.groups())
        return str(min(max(_RESOLUTION, lowest), highest))
    offered = sorted(int(text) for text in re.findall(r"(?<![\d.])\d+(?![\d.])", values))
    if not offered:
        return ""
    return str(next((each for each in offered if each >= _RESOLUTION), offered[-1]))


def _depth(values: str) -> str:
    return _DEPTH if _DEPTH in re.findall(r"\d+", values) else ""


_CHOOSERS: dict[str, Callable[[str], str]] = {
    "mode": _mode,
    "resolution": _resolution,
    "depth": _depth,
}
