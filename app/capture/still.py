"""One frame of a camera, kept as if it had come in a file."""

from hashlib import sha256
from pathlib import Path

from app.capture.camera import CameraFrame
from app.capture.frame import Frame
from app.problems import Problem, ProblemCode

_FAST = 1  # of nine: a photograph hardly gets smaller by more, only slower


def camera_name(source: str) -> str:
    """Return the name of a camera for the officer: `camera 0`, `video2`, `desk.avi`."""
    return f"camera {source}" if source.isdecimal() else Path(source).name


def keep_still(frame: CameraFrame, source: str) -> Frame:
    """Return the frame with a lossless PNG of it as its original. Slow: for the engines pool.

    Args:
        frame: What the camera gave.
        source: The camera's name, for the officer.

    Raises:
        Problem: IMAGE_TRUNCATED, for a frame that no PNG can hold.
    """
    import cv2

    bgr = cv2.cvtColor(frame.pixels, cv2.COLOR_RGB2BGR)
    made, content = cv2.imencode(".png", bgr, [cv2.IMWRITE_PNG_COMPRESSION, _FAST])
    if not made:
        raise Problem(ProblemCode.IMAGE_TRUNCATED, "no PNG")
    original = content.tobytes()
    return Frame(frame.pixels, source, original, sha256(original).hexdigest())
