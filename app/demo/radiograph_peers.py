"""Other ways to show a radiograph, each in a process of its own: pyqtgraph, and one full QPixmap.

It imports nothing of the program, so that it runs where the peers are installed, by any Python.
`python radiograph_peers.py NAME FILE IMAGE_WIDTH IMAGE_HEIGHT WIDTH HEIGHT RUNS` prints JSON.
"""

import json
import os
import resource
import sys
from collections.abc import Callable
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.uint16]
Show = Callable[[int, int], None]
"""Shows the image through another window."""


def _pyqtgraph(values: Values, width: int, height: int) -> Show:
    """Show an ImageItem in a view, as pyqtgraph's users do."""
    import pyqtgraph
    from PySide6.QtWidgets import QApplication

    pyqtgraph.setConfigOptions(imageAxisOrder="row-major")
    view = pyqtgraph.GraphicsLayoutWidget()
    view.resize(width, height)
    box = view.addViewBox(lockAspect=True, invertY=True)
    item = pyqtgraph.ImageItem(values)
    box.addItem(item)
    view.show()
    QApplication.processEvents()

    def show(low: int, high: int) -> None:
        item.setLevels((low, high))
        view.viewport().repaint()

    return show


def _pixmap(values: Values, width: int, height: int) -> Show:
    """Shade the whole image into a QPixmap and let a label scale it: the simplest viewer."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage, QPixmap
    from PySide6.QtWidgets import QApplication, QLabel

    label = QLabel()
    label.resize(width, height)
    label.show()
    QApplication.processEvents()

    def show(low: int, high: int) -> None:
        table = np.arange(65_536, dtype=np.float32)
        grays = np.rint(255 * np.clip((table - low) / (high - low), 0, 1)).astype(np.uint8)[values]
        rows, columns = grays.shape
        image = QImage(grays.data, columns, rows, columns, QImage.Format.Format_Grayscale8)
        pixmap = QPixmap.fromImage(image)
        label.setPixmap(pixmap.scaled(width, height, Qt.AspectRatioMode.KeepAspectRatio))
        label.repaint()

    return show


_PEERS = {"pyqtgraph": _pyqtgraph, "full_qpixmap": _pixmap}


def main() -> None:
    """Measure the peer that the command line names."""
    from PySide6.QtWidgets import QApplication

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    name, path, *numbers = sys.argv[1:]
    across, down, width, height, runs = map(int, numbers)
    application = QApplication(sys.argv[:1])
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    values = np.memmap(path, np.uint16, "r", shape=(down, across))
    show = _PEERS[name](values, width, height)
    show(0, 50_000)
    spent = []
    for step in range(1, runs + 1):
        began = perf_counter()
        show(100 + step, 50_000 + step)
        spent.append((perf_counter() - began) * 1000)
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    sys.stdout.write(json.dumps({"frames": spent, "grown": grown}) + "\n")
    application.quit()


if __name__ == "__main__":
    main()
