"""Where a text of a reader begins and ends, however its bytes come."""

from hypothesis import given
from hypothesis import strategies as st

from app.capture.text_frames import (
    BROKEN_AFTER_S,
    LONGEST,
    WHOLE_AFTER_S,
    Garbled,
    ReadText,
    TextFrames,
)

_ZONE = (
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
    "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
)
_LICENCE = b"@\n\x1e\rANSI 636000080002DL00410278ZV03190008DLDAQT64235789\rDCSSAMPLE\r"


def _texts(*pieces: bytes) -> list[ReadText | Garbled]:
    """Feed the pieces one after the other, then pause."""
    frames = TextFrames()
    found = [text for piece in pieces for text in frames.feed(piece)]
    return [*found, *frames.pause()]


def _lines(found: list[ReadText | Garbled]) -> list[tuple[str, ...]]:
    return [text.lines for text in found if isinstance(text, ReadText)]


def test_every_usual_frame_gives_the_same_lines() -> None:
    first, second = (line.encode() for line in _ZONE)
    for sent in (
        first + b"\r" + second + b"\r",
        first + b"\n" + second + b"\n",
        first + b"\r\n" + second + b"\r\n",
        first + b"\r" + second,
        b"\x02" + first + b"\r" + second + b"\x03",
        b"\x02" + first + b"\r\n" + second + b"\r\n\x03\r\n",
        b"\x02" + first + b"\r" + second,  # the end was lost
    ):
        assert _lines(_texts(sent)) == [_ZONE], sent


def test_a_wrapped_text_needs_no_pause_and_two_may_come_at_once() -> None:
    frames = TextFrames()
    found = frames.feed(b"\x02FIRST TEXT\x03\r\n\x02SECOND TEXT\x03")
    assert _lines(found) == [("FIRST TEXT",)]
    assert _lines(frames.pause()) == [("SECOND TEXT",)] or _lines(found) == [
        ("FIRST TEXT",),
        ("SECOND TEXT",),
    ]


def test_a_pause_is_short_after_a_whole_zone_and_long_in_the_middle_of_one() -> None:
    frames = TextFrames()
    assert frames.patience_s is None
    frames.feed(_ZONE[0].encode()[:20])
    assert frames.patience_s == BROKEN_AFTER_S
    frames.feed(_ZONE[0].encode()[20:] + b"\r")
    assert frames.patience_s == BROKEN_AFTER_S, "its second line is still to come"
    frames.feed(_ZONE[1].encode() + b"\r")
    assert frames.patience_s == WHOLE_AFTER_S


def test_a_payload_stays_as_it_was_sent() -> None:
    (found,) = _texts(_LICENCE)
    assert isinstance(found, ReadText)
    assert found.payload == _LICENCE.rstrip(b"\r")
    assert found.lines[0] == "@"
    binary = b"\xdc\x03" + bytes(range(4, 256))
    (found,) = _texts(binary)
    assert isinstance(found, ReadText)
    assert found.payload == binary


def test_a_megabyte_without_an_end_is_told_once_and_keeps_no_memory() -> None:
    frames = TextFrames()
    found = [text for _ in range(1000) for text in frames.feed(b"A" * 1000)]
    assert found == [Garbled(too_long=True)]
    assert len(frames._bytes) <= LONGEST
    assert frames.pause() == []
    frames.feed(_ZONE[0].encode() + b"\r" + _ZONE[1].encode() + b"\r")
    assert _lines(frames.pause()) == [_ZONE]


def test_noise_on_the_wire_is_no_text() -> None:
    assert _texts(b"\x00\x01\x02") == [Garbled()]
    assert _texts(b"\r\n\r\n") == []


@given(st.lists(st.binary(max_size=300), max_size=12))
def test_any_bytes_are_taken_and_a_pause_always_clears(pieces: list[bytes]) -> None:
    frames = TextFrames()
    for piece in pieces:
        frames.feed(piece)
    frames.pause()
    assert frames.patience_s is None


@given(st.lists(st.integers(1, 30), max_size=10))
def test_a_text_is_the_same_however_it_is_cut(cuts: list[int]) -> None:
    sent = b"\x02" + "\r\n".join(_ZONE).encode() + b"\x03"
    pieces, at = [], 0
    for cut in cuts:
        pieces.append(sent[at : at + cut])
        at += cut
    assert _lines(_texts(*pieces, sent[at:])) == [_ZONE]
