"""What a reader sent is told by its grammar."""

from datetime import date

import pytest

from app.capture.text_frames import ReadText, TextFrames
from app.documents.reading import Sex
from app.documents.sent_text import SentKind, SentText, recognize
from app.specimens.licence_payload import Licence, compose_licence
from tests.ui.primary.people_states import PASS

_TODAY = date(2026, 6, 1)
_FIRST = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<"
_SECOND = "L898902C36UTO7408122F1204159ZE184226B<<<<<10"


LICENCE = compose_licence(
    Licence(
        surname="OESTERGAARD",
        first_name="INGRID",
        number="A1234567",
        birth_date=date(1991, 6, 17),
        issue_date=date(2024, 1, 2),
        expiry_date=date(2034, 1, 2),
        sex=Sex.FEMALE,
    )
)


def test_a_licence_is_told_although_its_frame_ends_like_a_line() -> None:
    frames = TextFrames()
    found = [*frames.feed(LICENCE), *frames.pause()]
    (text,) = found
    assert isinstance(text, ReadText)
    assert recognize(text.lines, text.payload, _TODAY) == SentText(SentKind.LICENCE)


@pytest.mark.parametrize(
    ("lines", "payload", "recognized"),
    [
        ((_FIRST, _SECOND), b"", SentText(SentKind.ZONE, "TD3")),
        ((_FIRST, _SECOND.replace("7408122", "7408123")), b"", SentText(SentKind.ZONE, "TD3", 2)),
        ((PASS,), PASS.encode(), SentText(SentKind.BOARDING_PASS)),
        (("@",), b"@\n\x1e\rANSI 6360", SentText(SentKind.UNKNOWN)),
        ((), bytes(range(256)), SentText(SentKind.UNKNOWN)),
        ((), b"", SentText(SentKind.UNKNOWN)),
    ],
)
def test_a_text_is_recognized(lines: tuple[str, ...], payload: bytes, recognized: SentText) -> None:
    assert recognize(lines, payload, _TODAY) == recognized
