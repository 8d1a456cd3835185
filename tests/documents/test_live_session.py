"""A camera at work, played by videos: what slides in, lies still, glares, is taken away."""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from queue import Queue

import pytest

from app.capture.camera import CameraFrame, Pace
from app.capture.frame import Frame
from app.capture.frame_quality import look_at
from app.documents.live_reading import Cue
from app.documents.live_session import Capture, Listener, LiveSession, LiveView
from app.documents.mrz_reader.ctc_engine import CtcEngine
from app.documents.reader import DocumentReader
from app.documents.reading import DocumentReading, MrzFormat, MrzText, Status
from app.problems import Problem, ProblemCode
from app.specimens.travelers import ROUTINE
from tests.desk_videos import (
    Pixels,
    blurred,
    card,
    desk,
    glaring,
    glinting,
    lying,
    passport,
    sliding,
    still,
    write_video,
)

_PATIENCE_S = 60
EMPTY = [desk(seed) for seed in range(5)]


def shape_reader(frame: Frame) -> DocumentReading:
    """Tells the passport from the card by the shape of what lies there."""
    box = look_at(frame.pixels).box
    text = "" if box is None else "PASSPORT" if box[2] > box[3] else "CARD"
    return _reading(text) if text else DocumentReading(Status.UNREADABLE)


def _reading(text: str) -> DocumentReading:
    return DocumentReading(Status.READ, MrzText(MrzFormat.TD3, (text,), (text,)))


@dataclass
class Watcher:
    """Plays a video to its end; every offered frame is read before the next one comes."""

    path: Path
    read: Callable[[Frame], DocumentReading] = shape_reader
    views: list[LiveView] = field(default_factory=list)
    captures: list[Capture] = field(default_factory=list)
    offered: list[int] = field(default_factory=list)
    ended: "Queue[Problem]" = field(default_factory=Queue)

    def play(self, frames: Iterable[Pixels]) -> None:
        write_video(self.path, frames)
        self.session = LiveSession(
            str(self.path),
            self.read,
            Listener(self.views.append, self._take, self.ended.put),
            pace=Pace(math.inf, retry_s=3600),
        )
        self.session.start()
        assert self.ended.get(timeout=_PATIENCE_S).code is ProblemCode.CAMERA_UNPLUGGED
        self.session.stop()
        self.session.join()

    @property
    def texts(self) -> list[str]:
        """What was captured, in order."""
        return [each.reading.mrz.lines[0] for each in self.captures if each.reading.mrz]

    def cues(self) -> list[Cue]:
        """What was told, without repetition."""
        told = [view.cue for view in self.views]
        return [cue for index, cue in enumerate(told) if index == 0 or told[index - 1] is not cue]

    def _take(self, frame: CameraFrame) -> None:
        self.offered.append(frame.number)
        capture = self.session.read(frame)
        if capture is not None:
            self.captures.append(capture)


@pytest.fixture
def watcher(tmp_path: Path) -> Watcher:
    return Watcher(tmp_path / "desk.avi")


def test_an_empty_desk_is_never_read(watcher: Watcher) -> None:
    watcher.play(EMPTY * 3)
    assert watcher.cues() == [Cue.PLACE_DOCUMENT]
    assert watcher.offered == []
    assert len(watcher.views) == 15


def test_a_document_slides_in_and_is_captured_once(watcher: Watcher) -> None:
    watcher.play(EMPTY + sliding(passport()) + still(range(12), passport()))
    assert watcher.texts == ["PASSPORT"]
    assert watcher.cues() == [Cue.PLACE_DOCUMENT, Cue.HOLD_STILL, Cue.READING, Cue.CAPTURED] or (
        watcher.cues() == [Cue.PLACE_DOCUMENT, Cue.HOLD_STILL, Cue.CAPTURED]
    )
    assert min(watcher.offered) > 5 + 8, "nothing is read while it slides"


def test_what_is_captured_can_stand_for_a_file(watcher: Watcher) -> None:
    watcher.play(still(range(5), passport()))
    (capture,) = watcher.captures
    assert capture.frame.source == "desk.avi"
    assert capture.frame.original.startswith(b"\x89PNG")
    assert capture.reading.image_sha256 == capture.frame.sha256
    assert capture.grabbed_ns > 0


def test_blur_and_glare_are_told_before_it_is_read(watcher: Watcher) -> None:
    page = still(range(5), passport())
    watcher.play([blurred(frame) for frame in page] + [glaring(frame) for frame in page] + page * 2)
    cues = watcher.cues()
    assert cues[:2] == [Cue.HOLD_STILL, Cue.TILT_AWAY_FROM_GLARE]
    assert cues[-1] is Cue.CAPTURED
    assert min(watcher.offered) > 10


def test_two_documents_one_after_the_other_are_two_captures(watcher: Watcher) -> None:
    watcher.play(still(range(8), passport()) + EMPTY + still(range(8), card()) + EMPTY + [desk(9)])
    assert watcher.texts == ["PASSPORT", "CARD"]
    assert watcher.cues()[-1] is Cue.PLACE_DOCUMENT


def test_a_document_that_stays_is_not_captured_twice(watcher: Watcher) -> None:
    watcher.play(still(range(30), passport()))
    assert watcher.texts == ["PASSPORT"]


def test_one_odd_reading_never_captures(watcher: Watcher) -> None:
    texts = iter("ABACBACABCAB")
    watcher.read = lambda _frame: _reading(next(texts))
    watcher.play(still(range(12), passport()))
    assert watcher.captures == []


def test_a_small_document_is_asked_closer(watcher: Watcher) -> None:
    watcher.play([lying(passport(), scale=0.5, seed=seed) for seed in range(6)])
    assert watcher.cues()[-1] is Cue.MOVE_CLOSER


def test_the_box_lies_in_the_picture_that_is_shown(watcher: Watcher) -> None:
    watcher.play(still(range(3), passport()))
    view = watcher.views[-1]
    assert view.box is not None
    left, top, width, height = view.box
    assert left >= 0
    assert top >= 0
    assert left + width <= view.picture.shape[1]
    assert top + height <= view.picture.shape[0]


def test_our_own_engine_captures_what_the_page_prints(tmp_path: Path) -> None:
    reader = DocumentReader(CtcEngine(), lambda: datetime(2026, 11, 24, tzinfo=UTC))
    watcher = Watcher(tmp_path / "desk.avi", read=reader.read)
    watcher.play(EMPTY + still(range(6), passport()))
    (capture,) = watcher.captures
    assert capture.reading.mrz is not None
    assert capture.reading.mrz.lines == ROUTINE.lines
    assert capture.reading.valid


def test_our_own_engine_says_what_keeps_it_from_reading(tmp_path: Path) -> None:
    reader = DocumentReader(CtcEngine(), lambda: datetime(2026, 11, 24, tzinfo=UTC))
    watcher = Watcher(tmp_path / "desk.avi", read=reader.read)
    page = still(range(6), passport())
    watcher.play([glinting(frame) for frame in page] + page)
    cues = watcher.cues()
    assert Cue.SHOW_THE_LINES not in cues
    assert Cue.TILT_AWAY_FROM_GLARE in cues
    assert cues[-1] is Cue.CAPTURED
    assert min(watcher.offered) <= 6, "the judge of frames must have found nothing wrong"


def test_good_pictures_without_a_zone_ask_for_the_lines(tmp_path: Path) -> None:
    reader = DocumentReader(CtcEngine(), lambda: datetime(2026, 11, 24, tzinfo=UTC))
    watcher = Watcher(tmp_path / "desk.avi", read=reader.read)
    visual_zone = passport()[: passport().shape[0] * 3 // 4]
    watcher.play(still(range(8), visual_zone))
    assert watcher.cues()[-1] is Cue.SHOW_THE_LINES
    assert watcher.captures == []


def test_a_bug_of_the_reader_leaves_the_rules_whole() -> None:
    def broken(_frame: Frame) -> DocumentReading:
        raise ZeroDivisionError

    heard: list[object] = []
    session = LiveSession("0", broken, Listener(heard.append, heard.append, heard.append))
    frame = CameraFrame(lying(passport()), 1, 1)
    with pytest.raises(ZeroDivisionError):
        session.read(frame)
    assert session._rules.resting


def test_nothing_is_captured_after_the_end(watcher: Watcher) -> None:
    watcher.play([desk()])
    frame = CameraFrame(lying(passport()), 2, 1)
    assert [watcher.session.read(frame) for _ in range(3)] == [None, None, None]
