"""The nets that the readers ship with: ONNX, run by OpenCV."""

from pathlib import Path

import cv2

from app.problems import Problem, ProblemCode


def load_net(model: Path) -> cv2.dnn.Net:
    """Load a net; OpenCV runs it for one thread at a time.

    Raises:
        Problem: READER_MISSING, when the file is not there or is no net.
    """
    try:
        return cv2.dnn.readNetFromONNX(str(model))
    except cv2.error as error:
        raise Problem(ProblemCode.READER_MISSING, model.name) from error
