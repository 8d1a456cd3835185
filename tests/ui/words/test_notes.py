"""What officers wrote, made fit to be shown."""

from hypothesis import given
from hypothesis import strategies as st

from app.ui.words.notes import breakable, in_one_line


@given(st.text())
def test_no_word_stays_longer_than_a_line(text: str) -> None:
    shown = breakable(text)
    assert shown.replace("\u200b", "") == text.replace("\u200b", "")
    assert max(map(len, shown.replace("\u200b", " ").split(" ")), default=0) <= 40


def test_usual_words_stay_as_they_are() -> None:
    assert breakable("Enter the plate, and why.") == "Enter the plate, and why."


def test_lines_become_one() -> None:
    assert in_one_line(" a\n\nb\tc ") == "a b c"
