"""A camera, played by video files and by a device of ours: newest frame, unplugged, stopped."""

import math
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from queue import Queue
from subprocess import run
from threading import Event

import numpy as np
import pytest

from app.capture.camera import Camera, CameraFrame, Pace, open_video
from app.capture.still import camera_name, keep_still
from app.problems import Problem, ProblemCode
from tests.desk_videos import SIZE, Pixels, desk, write_video

_PATIENCE_S = 30
_ALL_FRAMES = Pace(math.inf, retry_s=0.01)
_NEVER_AGAIN = Pace(math.inf, retry_s=3600)


@dataclass
class Ears:
    """Collects what the camera tells."""

    frames: "Queue[CameraFrame]" = field(default_factory=Queue)
    problems: "Queue[Problem]" = field(default_factory=Queue)

    def numbers(self, count: int) -> list[int]:
        return [self.frames.get(timeout=_PATIENCE_S).number for _ in range(count)]

    def problem(self) -> ProblemCode:
        return self.problems.get(timeout=_PATIENCE_S).code


@dataclass
class Device:
    """A device that gives numbered frames until it is unplugged."""

    left: int
    rate: float = 30.0
    live: bool = True
    given: int = 0
    skipped: int = 0
    released: bool = False

    def read(self) -> Pixels | None:
        if self.given + self.skipped >= self.left:
            return None
        self.given += 1
        return np.full((4, 6, 3), self.given % 256, np.uint8)

    def skip(self) -> bool:
        self.skipped += 1
        return self.given + self.skipped < self.left

    def release(self) -> None:
        self.released = True


@contextmanager
def running(camera: Camera) -> Iterator[Camera]:
    camera.start()
    try:
        yield camera
    finally:
        camera.stop()
        camera.join()


def _camera(source: str, ears: Ears, pace: Pace = _NEVER_AGAIN) -> Camera:
    return Camera(source, ears.frames.put, ears.problems.put, pace=pace)


def _device(ears: Ears, pace: Pace, *devices: Device | Problem) -> Camera:
    waiting = list(devices)

    def plug_in(_source: str) -> Device:
        device = waiting.pop(0) if waiting else Problem(ProblemCode.CAMERA_MISSING)
        if isinstance(device, Problem):
            raise device
        return device

    return Camera("0", ears.frames.put, ears.problems.put, pace=pace, open_source=plug_in)


@pytest.fixture
def video(tmp_path: Path) -> Path:
    return write_video(tmp_path / "desk.avi", [desk(seed) for seed in range(12)])


def test_a_file_plays_frame_by_frame_and_its_end_is_an_unplugged_camera(video: Path) -> None:
    ears = Ears()
    with running(_camera(str(video), ears)):
        assert ears.problem() is ProblemCode.CAMERA_UNPLUGGED
    assert ears.numbers(12) == list(range(1, 13))
    assert ears.frames.empty()
    assert ears.problems.empty()


def test_frames_are_rgb_and_stamped(video: Path) -> None:
    ears = Ears()
    ticks = iter(range(100, 200))
    camera = Camera(
        str(video),
        ears.frames.put,
        ears.problems.put,
        pace=_NEVER_AGAIN,
        monotonic_ns=lambda: next(ticks),
    )
    with running(camera):
        first, second = (ears.frames.get(timeout=_PATIENCE_S) for _ in range(2))
    assert first.pixels.shape == (SIZE[1], SIZE[0], 3)
    assert first.pixels[..., 0].mean() > first.pixels[..., 2].mean() + 20  # wood is red, not blue
    assert (first.grabbed_ns, second.grabbed_ns) == (100, 101)


def test_a_file_keeps_its_own_time_and_drops_what_is_late(video: Path) -> None:
    ears = Ears()
    with running(_camera(str(video), ears, Pace(1e6, retry_s=3600))):
        assert ears.problem() is ProblemCode.CAMERA_UNPLUGGED
    assert 1 <= ears.frames.qsize() < 12


def test_frames_that_came_while_one_was_worked_on_are_passed_over() -> None:
    ears = Ears()
    device = Device(left=50, rate=1e9)
    with running(_device(ears, _NEVER_AGAIN, device)):
        ears.problem()
    assert device.skipped >= 4 * (device.given - 1)  # all that a driver keeps, after every frame


def test_nothing_is_passed_over_while_nobody_is_late() -> None:
    ears = Ears()
    device = Device(left=50, rate=1e-3)
    with running(_device(ears, _NEVER_AGAIN, device)):
        ears.problem()
    assert (device.given, device.skipped) == (50, 0)


def test_a_camera_that_is_plugged_in_again_goes_on() -> None:
    ears = Ears()
    missing = Problem(ProblemCode.CAMERA_MISSING)
    first, second = Device(left=2, rate=1e-3), Device(left=3, rate=1e-3)
    with running(_device(ears, _ALL_FRAMES, missing, missing, first, missing, second)):
        assert ears.problem() is ProblemCode.CAMERA_MISSING
        assert ears.numbers(2) == [1, 2]
        assert ears.problem() is ProblemCode.CAMERA_UNPLUGGED
        assert ears.numbers(3) == [3, 4, 5]
        assert ears.problem() is ProblemCode.CAMERA_UNPLUGGED
    assert first.released
    assert second.released
    assert ears.problems.empty(), "told once for each time it vanished"


def test_a_file_that_appears_later_is_opened(tmp_path: Path) -> None:
    ears = Ears()
    path = tmp_path / "later.avi"
    with running(_camera(str(path), ears, _ALL_FRAMES)):
        assert ears.problem() is ProblemCode.CAMERA_MISSING
        write_video(tmp_path / "beside.avi", [desk()] * 3).rename(path)
        assert ears.numbers(3) == [1, 2, 3]


def _garbage(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 300)


def _header_only(path: Path) -> None:
    write_video(path, [desk()])
    path.write_bytes(path.read_bytes()[:200])


def _huge(path: Path) -> None:
    """A header that claims pictures of 60,000 x 60,000."""
    write_video(path, [desk()])
    content = bytearray(path.read_bytes())
    for mark, offset in ((b"avih", 40), (b"strf", 12)):
        at = content.index(mark) + offset
        content[at : at + 8] = (60_000).to_bytes(4, "little") * 2
    path.write_bytes(bytes(content))


@pytest.mark.parametrize(
    "make",
    [
        Path.touch,
        Path.mkdir,
        _garbage,
        _header_only,
        _huge,
        lambda path: path.write_text("#EXTM3U\nhttp://127.0.0.1:9/x.ts\n"),
    ],
)
def test_a_hostile_file_is_a_missing_camera(tmp_path: Path, make: Callable[[Path], object]) -> None:
    path = tmp_path / "hostile.avi"
    make(path)
    ears = Ears()
    with running(_camera(str(path), ears)):
        assert ears.problem() in (ProblemCode.CAMERA_MISSING, ProblemCode.CAMERA_UNPLUGGED)
    shapes = [ears.frames.get().pixels.shape for _ in range(ears.frames.qsize())]
    assert shapes in ([], [(SIZE[1], SIZE[0], 3)]), "what a header claims is not believed"


def test_a_file_that_is_cut_short_plays_as_far_as_it_goes(video: Path) -> None:
    content = video.read_bytes()
    video.write_bytes(content[: len(content) // 2])
    ears = Ears()
    with running(_camera(str(video), ears)):
        assert ears.problem() is ProblemCode.CAMERA_UNPLUGGED
    assert 1 <= ears.frames.qsize() < 12


@pytest.mark.parametrize("source", ["", "/dev/no-such-camera", "no\0name", "99"])
def test_what_is_no_camera_is_a_known_problem(source: str) -> None:
    with pytest.raises(Problem) as caught:
        open_video(source)
    assert caught.value.code is ProblemCode.CAMERA_MISSING


def test_stop_ends_the_thread_and_the_frames() -> None:
    ears = Ears()
    device = Device(left=10**9, rate=1e-3)
    camera = _device(ears, _NEVER_AGAIN, device)
    camera.start()
    ears.numbers(3)
    camera.stop()
    camera.stop()
    camera.join()
    assert device.released
    assert ears.problems.empty(), "whoever stops a camera is not told that it is gone"


def test_a_process_ends_well_right_after_its_camera_was_stopped(video: Path) -> None:
    program = (
        "import math, sys, threading\n"
        "from app.capture.camera import Camera, Pace\n"
        "seen = threading.Event()\n"
        "pace = Pace(math.inf, retry_s=0.001)\n"
        "camera = Camera(sys.argv[1], lambda _frame: seen.set(), lambda _: None, pace=pace)\n"
        "camera.start()\n"
        "assert seen.wait(60)\n"
        "camera.stop()\n"
    )
    ended = run([sys.executable, "-c", program, str(video)], check=False, timeout=_PATIENCE_S)
    assert ended.returncode == 0


def test_the_next_camera_waits_until_the_last_one_lets_go() -> None:
    hold, log = Event(), []

    class Slow(Device):
        def release(self) -> None:
            hold.wait(_PATIENCE_S)
            log.append("released")

    def plugged(device: Device, ears: Ears) -> Camera:
        def plug_in(_source: str) -> Device:
            log.append("opened")
            return device

        return Camera("0", ears.frames.put, ears.problems.put, open_source=plug_in)

    before, then = Ears(), Ears()
    first = plugged(Slow(left=10**9, rate=1e-3), before)
    second = plugged(Device(left=10**9, rate=1e-3), then)
    first.start()
    before.numbers(1)
    first.stop()
    second.start(after=first)
    hold.set()
    then.numbers(1)
    second.stop()
    second.join()
    assert log == ["opened", "released", "opened"]


@pytest.mark.parametrize(
    ("source", "name"),
    [("0", "camera 0"), ("/dev/video2", "video2"), ("/films/desk.avi", "desk.avi")],
)
def test_a_camera_has_a_name_for_the_officer(source: str, name: str) -> None:
    assert camera_name(source) == name


def test_a_still_has_a_lossless_original() -> None:
    from app.capture.files import load_image_bytes

    still = keep_still(CameraFrame(desk(), 1, 7), "camera 0")
    again = load_image_bytes(still.original, still.source)
    assert np.array_equal(again.pixels, still.pixels)
    assert again.sha256 == still.sha256
    assert still.source == "camera 0"
