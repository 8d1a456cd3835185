"""When a live picture is read, and when it is captured by itself: rules over frames.

Nothing here knows the time, a thread or a camera; `live_session` does.
"""

from collections import Counter, deque
from dataclasses import dataclass
from enum import StrEnum

from app.capture.frame_quality import Defect, FrameQuality
from app.documents.reading import BarcodeKind, DocumentReading, Guidance

_GONE_FRAMES = 3  # without a document: fewer may be a hand that passes
_PATIENCE_FRAMES = 15  # with a defect, before the reader may try: half a second, autofocus needs it
_REFUSALS = 3  # good frames in a row that were refused, before the officer hears of it


class Cue(StrEnum):
    """What the officer is told; where the reader has a word for it (`Guidance`), it is the same."""

    PLACE_DOCUMENT = "place_document"
    MOVE_CLOSER = "move_closer"
    HOLD_STILL = "hold_still"
    TILT_AWAY_FROM_GLARE = "tilt_away_from_glare"
    READING = "reading"
    SHOW_THE_LINES = "show_the_lines"
    """Good pictures, and nothing to read in them: a cover, the wrong side."""
    CAPTURED = "captured"


_CUES = {
    None: Cue.READING,
    Defect.ABSENT: Cue.PLACE_DOCUMENT,
    Defect.TOO_FAR: Cue.MOVE_CLOSER,
    Defect.MOVING: Cue.HOLD_STILL,
    Defect.GLARE: Cue.TILT_AWAY_FROM_GLARE,
    Defect.BLURRED: Cue.HOLD_STILL,
}
_CUES_OF_READER = {
    None: Cue.SHOW_THE_LINES,
    Guidance.MOVE_CLOSER: Cue.MOVE_CLOSER,
    Guidance.TILT_AWAY_FROM_GLARE: Cue.TILT_AWAY_FROM_GLARE,
    Guidance.HOLD_STILL: Cue.HOLD_STILL,
}


@dataclass(frozen=True, slots=True)
class Seen:
    """What follows from one frame.

    Attributes:
        cue: What to tell the officer now.
        offer: Give this frame to the reader, and its answer to `heard` or `failed`.
    """

    cue: Cue
    offer: bool


class LiveReading:
    """One document after the other, each captured once.

    One frame is with the reader at a time. Two readable frames in a row that say the same capture
    the document; then nothing is read until it is taken away or the officer asks `again`.
    """

    def __init__(self) -> None:
        """Begin with an empty desk."""
        self._cue: Cue | None = None
        self._next_cue: Cue | None = None
        self._with_reader = False
        self._resting = False
        self._captured = False
        self._text: tuple[str, ...] = ()  # what the last readable frame said
        self._gone = 0  # frames without a document, in a row
        self._kept_back = 0  # frames with a defect, in a row
        self._offered_good = False  # the frame with the reader has no defect
        self._refusals: deque[Guidance | None] = deque(maxlen=_REFUSALS)  # what the last ones said
        self._advice: Guidance | None = None

    @property
    def resting(self) -> bool:
        """Say whether nothing is read until the document is taken away."""
        return self._resting

    def see(self, quality: FrameQuality) -> Seen:
        """Take in the next frame."""
        absent = quality.defect is Defect.ABSENT
        self._gone = self._gone + 1 if absent else 0
        if self._gone >= _GONE_FRAMES:
            self._begin()
        kept_back = quality.defect is not None and not absent
        self._kept_back = self._kept_back + 1 if kept_back else 0
        may_try = quality.defect is None or self._kept_back > _PATIENCE_FRAMES
        offer = may_try and not self._resting and not self._with_reader
        if offer:
            self._with_reader = True
            self._offered_good = quality.defect is None
            self._kept_back = 0
        return Seen(self._shown(self._meant(quality)), offer)

    def heard(self, reading: DocumentReading) -> bool:
        """Take in what the offered frame says; tell whether that captures the document."""
        self._with_reader = False
        text = _text_of(reading)
        if not text:
            if self._offered_good:  # what a blurred frame hides, the judge of frames has told
                self._refusals.append(reading.guidance)
                self._advice = self._advised()
            return False
        captured = text == self._text
        self._refusals.clear()
        self._text = text
        self._resting = self._captured = captured
        return captured

    def failed(self) -> None:
        """Note that the reader cannot work; it is left in peace until `again` or a new document."""
        self._with_reader = False
        self._resting = True

    def again(self) -> None:
        """Read the document that lies there, also if it was captured before."""
        self._begin()

    def _begin(self) -> None:
        self._resting = self._captured = False
        self._text = ()
        self._gone = self._kept_back = 0
        self._refusals.clear()

    def _meant(self, quality: FrameQuality) -> Cue:
        if self._captured:
            return Cue.CAPTURED
        if quality.defect is None and len(self._refusals) == _REFUSALS:
            return _CUES_OF_READER[self._advice]
        return _CUES[quality.defect]

    def _advised(self) -> Guidance | None:
        """Return what the last refusals advise; None where none of them saw a zone.

        An advice stands as long as one of them gives it, or the words would change with each frame.
        """
        given = Counter(word for word in self._refusals if word is not None)
        if not given:
            return None
        return self._advice if self._advice in given else given.most_common(1)[0][0]

    def _shown(self, cue: Cue) -> Cue:
        """Let a cue stand until the next one is meant twice in a row: words must not flicker."""
        certain = cue in (self._next_cue, Cue.CAPTURED)
        self._next_cue = cue
        if self._cue is None or certain:
            self._cue = cue
        return self._cue


def _text_of(reading: DocumentReading) -> tuple[str, ...]:
    """Return what must agree: the lines of the zone, or the barcodes of a document.

    A barcode of a kind that no document has lies on half of all desks and captures nothing.
    """
    if reading.mrz is not None:
        return reading.mrz.lines
    return tuple(sorted(code.text for code in reading.barcodes if code.kind is not BarcodeKind.RAW))
