"""Frees what refers to itself, on the screen's thread and when nobody waits for it."""

import gc

from PySide6.QtCore import QObject, QTimer, Slot

from app.courtesy import answering

_EVERY_MS = 100
_YOUNG, _ROUNDS = 700, 10  # Python's own measures


class Tidying(QObject):
    """Looks for rings of dead objects in Python's place.

    Left alone, Python looks in whichever thread happens to make an object. In a worker that ends
    the life of Qt's objects on the wrong thread; and to look through all objects stops every
    thread for a tenth of a second, maybe between a key and its answer. So the young are looked
    through here once a second, and all of them while the desk is locked or nobody is signed in.
    """

    def __init__(self, parent: QObject) -> None:
        """Take over from Python until `stop`."""
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(_EVERY_MS)

    @Slot()
    def look_through_all(self) -> None:
        """Free whatever can be freed, once what was shown last is painted."""
        QTimer.singleShot(0, self, gc.collect)

    def stop(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        gc.enable()

    @Slot()
    def _look(self) -> None:
        if answering():
            return  # the next second will do
        young, rounds, _ = gc.get_count()
        if rounds >= _ROUNDS:
            gc.collect(1)
        elif young >= _YOUNG:
            gc.collect(0)
