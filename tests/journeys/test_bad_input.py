"""Bad input at the booth, by keys in the real window: one sentence, and nothing else happens."""

from collections.abc import Callable
from io import BytesIO

import pytest
from PIL import Image

from app.documents.mrz.layouts import TD3
from app.encounters.events import (
    DocumentRead,
)
from app.encounters.referral_events import (
    Referred,
)
from app.problems import SENTENCES, ProblemCode
from app.specimens.render import render
from app.specimens.travelers import LISTED, ROUTINE
from app.ui.primary.actions import View
from app.ui.shortcuts import Key
from tests.journeys.seats import Seat

NOTE = "Cannot name the town."


def saved(image: Image.Image, format_: str) -> bytes:
    file = BytesIO()
    image.save(file, format_)
    return file.getvalue()


def cut_photo() -> bytes:
    """A photo of a page; its transfer broke off."""
    whole = saved(render(ROUTINE).resize((600, 420)), "JPEG")
    return whole[: len(whole) // 2]


BAD_FILES: dict[str, tuple[Callable[[], bytes], ProblemCode]] = {
    "letter.png": (lambda: b"Dear officer, here is my passport.\n" * 40, ProblemCode.NOT_AN_IMAGE),
    "empty.png": (lambda: b"", ProblemCode.FILE_EMPTY),
    "cut.jpg": (cut_photo, ProblemCode.IMAGE_TRUNCATED),
    "huge.png": (lambda: saved(Image.new("1", (20_000, 8)), "PNG"), ProblemCode.IMAGE_TOO_LARGE),
}


def read_newest(seat: Seat) -> None:
    """F2; where the chooser opens, Enter takes the newest."""
    seat.officer.press(Key.READ)
    seat.officer.settle()
    if seat.page.view is View.CHOOSER:
        seat.officer.press(Key.CONFIRM)


@pytest.mark.parametrize("name", list(BAD_FILES))
def test_a_bad_file_is_said_and_the_half_filled_referral_stays(booth: Seat, name: str) -> None:
    make, code = BAD_FILES[name]
    officer = booth.officer
    booth.enter_traveler(LISTED.lines)
    booth.open_referral(NOTE)
    before = booth.kinds()

    (booth.inbox / name).write_bytes(make())
    read_newest(booth)

    officer.wait(lambda: officer.sees(SENTENCES[code]), f"the sentence of {code}")
    officer.settle()
    assert booth.page.view is View.CARD
    assert booth.kinds() == before
    officer.press_when_offered(Key.HOLD_BACK)
    officer.wait(lambda: booth.page.view is View.REFERRAL, "the form again")
    assert booth.page.referral.form.note == NOTE
    officer.press_when_offered(Key.HOLD_BACK)
    officer.wait(lambda: booth.page.view is View.EMPTY, "recorded")
    assert [body.note for _, body in booth.recorded() if isinstance(body, Referred)] == [NOTE]


def test_text_of_the_wrong_length_is_said_and_stays_in_its_field(booth: Seat) -> None:
    officer = booth.officer
    before = booth.kinds()
    first, second = ROUTINE.lines

    booth.enter((first, second + "7"))

    sentence = SENTENCES[ProblemCode.MRZ_TEXT_INVALID]
    officer.wait(lambda: officer.sees(sentence), "the sentence")
    officer.settle()
    assert officer.sees(f"{TD3.line_length + 1} of {TD3.line_length}")
    assert booth.page.zone.lines == (first, second + "7")
    assert booth.kinds() == before
    officer.go_to("Line 2 of the zone")
    officer.write(second)
    officer.press(Key.CLOSE_FORM)
    officer.wait(lambda: booth.page.view is View.CARD, "the card")
    read = [body for _, body in booth.recorded() if isinstance(body, DocumentRead)]
    assert [body.reading.mrz.lines for body in read if body.reading.mrz] == [ROUTINE.lines]
