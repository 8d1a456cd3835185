"""Runs the line net on the processor with OpenCV."""

from pathlib import Path
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from app.courtesy import step_aside
from app.documents.mrz_reader.alignment import log_probabilities
from app.documents.mrz_reader.alphabet import CLASS_COUNT
from app.documents.mrz_reader.line_picture import normalize
from app.documents.nets import load_net

Floats = NDArray[np.float32]


class LineRecognizer:
    """Reads pictures of lines; may be shared by threads."""

    def __init__(self, model: Path) -> None:
        """Load the net.

        Args:
            model: An ONNX file as `training.train_lines` writes it.

        Raises:
            Problem: READER_MISSING, when the file is not there or is no net.
        """
        self._net = load_net(model)
        self._lock = Lock()

    def read(self, lines: list[NDArray[np.uint8]]) -> list[Floats]:
        """Return (frames, 38) log-probabilities for each (32, 640) gray picture."""
        batch = np.stack([normalize(line) for line in lines])[:, None]
        step_aside()
        with self._lock:
            self._net.setInput(batch)
            logits = self._net.forward().reshape(len(lines), CLASS_COUNT, -1)
        return [log_probabilities(np.asarray(each, np.float32)) for each in logits]
