"""What the officer reads and hears while a document lies under the camera."""

from PySide6.QtCore import QCoreApplication

from app.documents.live_reading import Cue
from app.problems import QT_TRANSLATE_NOOP
from app.ui.widgets.mark import Mark

_SENTENCES = {
    Cue.PLACE_DOCUMENT: QT_TRANSLATE_NOOP("Camera", "Put the document under the camera."),
    Cue.MOVE_CLOSER: QT_TRANSLATE_NOOP("Camera", "Move the document closer."),
    Cue.HOLD_STILL: QT_TRANSLATE_NOOP("Camera", "Hold the document still."),
    Cue.TILT_AWAY_FROM_GLARE: QT_TRANSLATE_NOOP("Camera", "Tilt the document to lose the glare."),
    Cue.READING: QT_TRANSLATE_NOOP("Camera", "Reading. Leave the document there."),
    Cue.SHOW_THE_LINES: QT_TRANSLATE_NOOP(
        "Camera", "Nothing to read here. Show the page with the lines of letters and <<<."
    ),
    Cue.CAPTURED: QT_TRANSLATE_NOOP(
        "Camera", "Captured. Take the document away; F2 reads it again."
    ),
}
_MARKS = {
    Cue.PLACE_DOCUMENT: Mark.OPEN,
    Cue.MOVE_CLOSER: Mark.ATTENTION,
    Cue.HOLD_STILL: Mark.ATTENTION,
    Cue.TILT_AWAY_FROM_GLARE: Mark.ATTENTION,
    Cue.READING: Mark.CLEAR,
    Cue.SHOW_THE_LINES: Mark.ATTENTION,
    Cue.CAPTURED: Mark.PASSED,
}


def cue_words(cue: Cue) -> str:
    """Return what to do, in one sentence."""
    return QCoreApplication.translate("Camera", _SENTENCES[cue])


def cue_mark(cue: Cue) -> Mark:
    """Return the shape that stands before the sentence."""
    return _MARKS[cue]
