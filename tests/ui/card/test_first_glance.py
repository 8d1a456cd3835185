"""What an officer takes in at one glance can be read from where the officer stands."""

from collections.abc import Callable
from math import atan, degrees

from PySide6.QtGui import QFontMetricsF
from pytestqt.qtbot import QtBot

from app.screening.summary_types import Step, Suggestion, Verdict
from app.ui.card.card import make_card
from app.ui.card.summary_card import SummaryCard
from app.ui.widgets.text import Text
from tests.ui.card.summaries import NOW, lost, summary

_DISTANCE = 800.0  # mm, from the eye of an officer who stands to the screen
_PIXEL = 25.4 / 96  # mm, of a screen at its design's density
_LEAST = 16.0  # minutes of arc, the height of a capital letter; ISO 9241-303
_LEAST_BOOTH = 850  # pixels that 1280 leave the card


def _minutes(text: Text) -> float:
    height = QFontMetricsF(text.font()).capHeight() * _PIXEL
    return 60 * degrees(atan(height / _DISTANCE))


def test_verdict_name_and_next_step_are_read_from_80_cm_and_never_cut(
    qtbot: QtBot, settle: Callable[[], None]
) -> None:
    card = SummaryCard(at_booth=True, may_clear=True)
    qtbot.addWidget(card)
    card.resize(_LEAST_BOOTH, 650)
    card.show()
    step = Suggestion(Step.REFER_ESCORT, "DOC-01")
    shown = make_card(summary(verdict=Verdict.REFER, facts=(lost(),), suggestion=step), NOW)
    card.show_card(shown, 1)
    card.show_aside("machine 10.4 s · with officer 111 s")
    settle()
    seen = {text.text(): text for text in card.findChildren(Text) if text.isVisible()}
    glance = [seen[words] for words in (shown.band.word, shown.who.name, shown.step.words)]
    assert [text for text in glance if _minutes(text) < _LEAST] == []
    assert [text for text in glance if text.toolTip()] == [], "cut: the tooltip has the rest"
