"""What a reader sent is told by its grammar."""

from datetime import date

import pytest

from app.documents.sent_text import SentKind, SentText, recognize
from tests.ui.primary.people_states import PASS

_TODAY = date(2026, 6, 1)
_FIRST = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<"
_SECOND = "L898902C36UTO7408122F1204159ZE184226B<<<<<10"


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
