"""The reader on a serial port, on a pseudo-terminal: texts, garbage, and a cable pulled out."""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from queue import Empty, Queue

import pytest

from app.capture import text_frames
from app.capture.serial_reader import SerialReader
from app.capture.text_frames import WHOLE_AFTER_S, Garbled, ReadText
from app.problems import Problem, ProblemCode
from tests.cable import Cable

_PATIENCE_S = 20
_ZONE = (
    "I<UTOD231458907<<<<<<<<<<<<<<<",
    "7408122F1204159UTO<<<<<<<<<<<6",
    "ERIKSSON<<ANNA<MARIA<<<<<<<<<<",
)


class Line(Cable):
    """The cable, and what the desk heard."""

    def __init__(self, link: Path) -> None:
        super().__init__(link)
        self.texts: Queue[ReadText | Garbled] = Queue()
        self.problems: Queue[ProblemCode | None] = Queue()

    def reader(self) -> SerialReader:
        """Make the desk's end."""
        return SerialReader(str(self.link), 9600, self.texts.put, self._note_problem, retry_s=0.02)

    def text(self) -> ReadText | Garbled:
        """Wait for the next text."""
        return self.texts.get(timeout=_PATIENCE_S)

    def problem(self) -> ProblemCode | None:
        """Wait for the next problem; None is the port that opened."""
        return self.problems.get(timeout=_PATIENCE_S)

    def _note_problem(self, problem: Problem | None) -> None:
        self.problems.put(problem.code if problem else None)


@pytest.fixture
def cable(tmp_path: Path) -> Iterator[Line]:
    cable = Line(tmp_path / "ttyUSB0")
    yield cable
    cable.unplug()


@pytest.fixture
def opened(cable: Line) -> Iterator[Line]:
    reader = cable.reader()
    reader.start()
    assert cable.problem() is None
    yield cable
    reader.stop()
    reader.join()


def test_a_zone_comes_whole(opened: Line) -> None:
    opened.send("\r\n".join(_ZONE).encode() + b"\r\n")
    text = opened.text()
    assert isinstance(text, ReadText)
    assert text.lines == _ZONE


def test_a_slow_trickle_is_one_text(opened: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_frames, "WHOLE_AFTER_S", 2.0)  # however slow the sender
    for byte in "\r".join(_ZONE).encode() + b"\r":
        opened.send(bytes([byte]))
    text = opened.text()
    assert isinstance(text, ReadText)
    assert text.lines == _ZONE


def test_a_line_of_a_megabyte_is_told_once_and_the_next_text_is_read(opened: Line) -> None:
    opened.send(b"X" * 1_000_000)
    assert opened.text() == Garbled(too_long=True)
    text = None
    while text is None:  # what comes before the wire was silent belongs to the long line
        opened.send(b"\x02LATER, A WHOLE TEXT\x03")
        with suppress(Empty):
            text = opened.texts.get(timeout=2 * WHOLE_AFTER_S)
    assert text == ReadText(b"LATER, A WHOLE TEXT", ("LATER, A WHOLE TEXT",))


def test_binary_garbage_does_no_harm(opened: Line) -> None:
    opened.send(os.urandom(2000).replace(b"\x02", b"") + b"\r")
    opened.text()
    opened.send("\r".join(_ZONE).encode() + b"\r")
    text = opened.text()
    while not (isinstance(text, ReadText) and text.lines == _ZONE):
        text = opened.text()


@pytest.mark.faults
def test_unplugged_while_reading_is_said_once_and_it_goes_on_when_it_is_back(
    opened: Line,
) -> None:
    opened.send(_ZONE[0].encode())
    opened.unplug()
    assert opened.problem() is ProblemCode.READER_UNPLUGGED
    opened.plug_in()
    assert opened.problem() is None
    opened.send("\r".join(_ZONE).encode() + b"\r")
    text = opened.text()
    assert isinstance(text, ReadText)
    assert text.lines == _ZONE, "nothing of before is left"


def test_two_programs_never_share_a_port(opened: Line) -> None:
    second = opened.reader()
    second.start()
    assert opened.problem() is ProblemCode.DEVICE_BUSY
    second.stop()
    second.join()


def test_a_port_changes_hands(cable: Line) -> None:
    first, second = cable.reader(), cable.reader()
    first.start()
    assert cable.problem() is None
    first.stop()
    second.start(after=first)
    assert cable.problem() is None
    second.stop()
    second.join()


def test_what_is_no_port_is_said(tmp_path: Path) -> None:
    told: Queue[Problem | None] = Queue()
    (tmp_path / "file").write_bytes(b"")
    for name in ("missing", "file"):
        reader = SerialReader(str(tmp_path / name), 9600, lambda _text: None, told.put)
        reader.start()
        problem = told.get(timeout=_PATIENCE_S)
        reader.stop()
        reader.join()
        assert problem is not None
        assert problem.code is ProblemCode.READER_UNPLUGGED
