"""The facts never scroll: those of least weight give way."""

import pytest
from pytestqt.qtbot import QtBot

from app.ui.card.facts import fact_lines
from app.ui.card.facts_list import FactsList
from app.ui.widgets.row import Row
from tests.ui.card.summaries import NOW, lost, summary
from tests.ui.card.test_card import MATCH


def _heights(qtbot: QtBot, height: int) -> list[int]:
    facts = FactsList()
    qtbot.addWidget(facts)
    facts.resize(850, height)
    facts.show_facts(fact_lines(summary(facts=(lost(), MATCH, MATCH, MATCH, MATCH)), NOW), "")
    facts.show()
    facts.grab()
    return [row.height() for row in facts.findChildren(Row)]


@pytest.mark.parametrize("height", [600, 320, 260, 200])
def test_all_rows_stand_inside_whatever_the_height(qtbot: QtBot, height: int) -> None:
    assert sum(_heights(qtbot, height)) <= height


def test_the_gravest_keep_their_words_longest(qtbot: QtBot) -> None:
    first, *_, last = _heights(qtbot, 260)
    assert first > last
    first, *_, last = _heights(qtbot, 600)
    assert first <= last
