"""The rules over frames: what is offered, what is captured, what the officer is told."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from app.capture.frame_quality import Defect, FrameQuality
from app.documents.live_reading import Cue, LiveReading, Seen
from app.documents.reading import (
    Barcode,
    BarcodeKind,
    DocumentReading,
    Guidance,
    MrzFormat,
    MrzText,
    Status,
)

GOOD = FrameQuality(None, (0, 0, 500, 400))
GONE = FrameQuality(Defect.ABSENT)
NOTHING = DocumentReading(Status.UNREADABLE)


def zone(text: str) -> DocumentReading:
    return DocumentReading(Status.READ, MrzText(MrzFormat.TD3, (text,), (text,)))


def refused(word: Guidance) -> DocumentReading:
    """A zone is there, but cannot be read with certainty."""
    return DocumentReading(Status.UNREADABLE, guidance=word)


def barcode(text: str, kind: BarcodeKind) -> DocumentReading:
    return DocumentReading(Status.PARTIAL, barcodes=(Barcode("PDF417", kind, text),))


def flawed(defect: Defect) -> FrameQuality:
    return FrameQuality(defect, (0, 0, 500, 400))


def read(rules: LiveReading, *readings: DocumentReading) -> list[bool]:
    """Show good frames, and let each be read at once."""
    captured = []
    for reading in readings:
        assert rules.see(GOOD).offer
        captured.append(rules.heard(reading))
    return captured


def test_two_frames_that_agree_capture() -> None:
    assert read(LiveReading(), zone("A"), zone("A")) == [False, True]


def test_one_odd_frame_never_captures() -> None:
    rules = LiveReading()
    assert read(rules, zone("A"), zone("B"), zone("A")) == [False, False, False]
    assert read(rules, zone("A")) == [True]


def test_a_refused_frame_between_two_that_agree_does_no_harm() -> None:
    assert read(LiveReading(), zone("A"), NOTHING, zone("A")) == [False, False, True]


def test_the_same_barcode_twice_captures() -> None:
    pass_ = barcode("M1ERIKSSON", BarcodeKind.BCBP)
    assert read(LiveReading(), pass_, pass_) == [False, True]


def test_a_barcode_that_no_document_has_captures_nothing() -> None:
    label = barcode("4006381333931", BarcodeKind.RAW)
    assert read(LiveReading(), label, label, label) == [False, False, False]


def test_one_frame_is_with_the_reader_at_a_time() -> None:
    rules = LiveReading()
    assert [rules.see(GOOD).offer for _ in range(20)] == [True] + [False] * 19
    rules.heard(NOTHING)
    assert rules.see(GOOD).offer


def test_a_captured_document_is_left_alone_until_it_is_taken_away() -> None:
    rules = LiveReading()
    read(rules, zone("A"), zone("A"))
    assert [rules.see(GOOD) for _ in range(5)] == [Seen(Cue.CAPTURED, offer=False)] * 5
    assert not any(rules.see(quality).offer for quality in (GONE, GONE, GOOD, GONE, GONE, GOOD))
    for _ in range(3):
        rules.see(GONE)
    assert read(rules, zone("A"), zone("A")) == [False, True]


def test_the_officer_may_ask_for_the_same_document_again() -> None:
    rules = LiveReading()
    read(rules, zone("A"), zone("A"))
    rules.again()
    assert read(rules, zone("A"), zone("A")) == [False, True]


def test_what_was_read_of_the_last_document_does_not_count_for_the_next() -> None:
    rules = LiveReading()
    read(rules, zone("A"))
    for _ in range(3):
        rules.see(GONE)
    assert read(rules, zone("A")) == [False]


@pytest.mark.parametrize("defect", [each for each in Defect if each is not Defect.ABSENT])
def test_a_defect_only_delays(defect: Defect) -> None:
    rules = LiveReading()
    offers = [rules.see(flawed(defect)).offer for _ in range(16)]
    assert offers == [False] * 15 + [True]


def test_an_empty_desk_is_never_read() -> None:
    rules = LiveReading()
    assert not any(rules.see(GONE).offer for _ in range(100))


def test_a_reader_that_cannot_work_is_left_in_peace() -> None:
    rules = LiveReading()
    rules.see(GOOD)
    rules.failed()
    assert not any(rules.see(GOOD).offer for _ in range(100))
    rules.again()
    assert rules.see(GOOD).offer


@pytest.mark.parametrize(
    ("quality", "cue"),
    [
        (GOOD, Cue.READING),
        (GONE, Cue.PLACE_DOCUMENT),
        (flawed(Defect.TOO_FAR), Cue.MOVE_CLOSER),
        (flawed(Defect.MOVING), Cue.HOLD_STILL),
        (flawed(Defect.BLURRED), Cue.HOLD_STILL),
        (flawed(Defect.GLARE), Cue.TILT_AWAY_FROM_GLARE),
    ],
)
def test_the_first_frame_is_answered_at_once(quality: FrameQuality, cue: Cue) -> None:
    assert LiveReading().see(quality).cue is cue


def test_words_change_with_the_second_frame_that_means_it() -> None:
    rules = LiveReading()
    moving = flawed(Defect.MOVING)
    cues = [rules.see(quality).cue for quality in (GONE, moving, GONE, moving, moving)]
    assert cues == [Cue.PLACE_DOCUMENT] * 4 + [Cue.HOLD_STILL]


def test_good_pictures_of_nothing_are_told() -> None:
    rules = LiveReading()
    read(rules, NOTHING, NOTHING, NOTHING)
    rules.see(GOOD)
    assert rules.see(GOOD).cue is Cue.SHOW_THE_LINES


@pytest.mark.parametrize("word", list(Guidance))
def test_the_readers_own_word_is_told_where_it_saw_a_zone(word: Guidance) -> None:
    rules = LiveReading()
    read(rules, *[refused(word)] * 3)
    rules.see(GOOD)
    assert rules.see(GOOD).cue == word.value


def test_two_refusals_are_not_worth_a_word() -> None:
    rules = LiveReading()
    read(rules, refused(Guidance.TILT_AWAY_FROM_GLARE), refused(Guidance.TILT_AWAY_FROM_GLARE))
    assert [rules.see(GOOD).cue for _ in range(5)] == [Cue.READING] * 5


def test_one_glimpse_of_a_zone_is_reason_enough_not_to_ask_for_another_side() -> None:
    rules = LiveReading()
    read(rules, NOTHING, refused(Guidance.HOLD_STILL), NOTHING)
    rules.see(GOOD)
    assert rules.see(GOOD).cue is Cue.HOLD_STILL


def test_readers_words_do_not_change_with_every_frame() -> None:
    rules = LiveReading()
    words = [Guidance.HOLD_STILL, Guidance.TILT_AWAY_FROM_GLARE] * 5
    told = set()
    for number, word in enumerate(words):
        read(rules, refused(word))
        if number >= 3:
            told.add(rules.see(GOOD).cue)
            rules.heard(refused(word))
    assert told == {Cue.HOLD_STILL}


def test_another_word_that_stays_replaces_the_first() -> None:
    rules = LiveReading()
    read(rules, *[refused(Guidance.MOVE_CLOSER)] * 3, *[refused(Guidance.HOLD_STILL)] * 3)
    rules.see(GOOD)
    assert rules.see(GOOD).cue is Cue.HOLD_STILL


def test_refusal_of_a_frame_with_a_defect_says_nothing_about_the_zone() -> None:
    rules = LiveReading()
    for _ in range(3):
        while not rules.see(flawed(Defect.BLURRED)).offer:
            pass
        rules.heard(NOTHING)
    assert [rules.see(GOOD).cue for _ in range(3)][-1] is Cue.READING


def test_what_the_frame_itself_lacks_is_told_first() -> None:
    rules = LiveReading()
    read(rules, *[refused(Guidance.HOLD_STILL)] * 3)
    rules.see(flawed(Defect.GLARE))
    assert rules.see(flawed(Defect.GLARE)).cue is Cue.TILT_AWAY_FROM_GLARE


def test_reading_ends_the_advice() -> None:
    rules = LiveReading()
    read(rules, *[refused(Guidance.HOLD_STILL)] * 3, zone("A"))
    rules.see(GOOD)
    assert rules.see(GOOD).cue is Cue.READING


class Watching(RuleBasedStateMachine):
    """Frames and answers in any order, and what must hold whatever comes."""

    def __init__(self) -> None:
        super().__init__()
        self.live = LiveReading()
        self.reading = False
        self.readable: list[str] = []
        self.gone = 0

    @rule(defect=st.sampled_from([None, *Defect]))
    def frame(self, defect: Defect | None) -> None:
        resting = self.live.resting
        self.gone = self.gone + 1 if defect is Defect.ABSENT else 0
        offer = self.live.see(flawed(defect) if defect else GOOD).offer
        assert not (offer and self.reading), "a second frame for the reader"
        assert not (offer and resting and self.gone < 3), "read before it was taken away"
        assert not (offer and defect is Defect.ABSENT)
        self.reading = self.reading or offer
        if self.gone >= 3:
            self.readable = []

    @precondition(lambda self: self.reading)
    @rule(text=st.sampled_from(["", "A", "B"]), word=st.sampled_from([None, *Guidance]))
    def answer(self, text: str, word: Guidance | None) -> None:
        self.reading = False
        refusal = DocumentReading(Status.UNREADABLE, guidance=word)
        captured = self.live.heard(zone(text) if text else refusal)
        if text:
            self.readable.append(text)
        assert captured == bool(text and self.readable[-2:] == [text, text])

    @rule()
    def again(self) -> None:
        self.live.again()
        self.readable = []

    @precondition(lambda self: self.reading)
    @rule()
    def failure(self) -> None:
        self.reading = False
        self.live.failed()


TestWatching = Watching.TestCase


@given(st.lists(st.sampled_from("ABC"), max_size=30))
def test_only_two_in_a_row_capture(texts: list[str]) -> None:
    rules = LiveReading()
    captured = False
    for text in texts:
        if not rules.see(GOOD).offer:
            break
        captured = rules.heard(zone(text))
    assert captured == any(a == b for a, b in pairwise(texts))
