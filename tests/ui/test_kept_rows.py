"""Rows are kept, but nothing of who has gone."""

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.card.facts import fact_lines
from app.ui.card.facts_list import FactsList
from app.ui.widgets.kept_rows import KeptRows
from tests.ui.card.summaries import NOW, lost, summary
from tests.ui.card.test_card import MATCH


def test_rows_are_made_once_and_stand_in_their_order(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    rows = KeptRows(QVBoxLayout(page), lambda place: QLabel(str(place)), QLabel.clear)
    three = rows.first(3)
    assert [row.text() for row in three] == ["0", "1", "2"]
    assert rows.first(1) == three[:1]
    assert [row.isHidden() for row in three] == [False, True, True]
    assert [row.text() for row in three] == ["0", "", ""]
    assert rows.first(3) == three


def test_no_word_of_the_last_traveler_stays_out_of_sight(qtbot: QtBot) -> None:
    facts = FactsList()
    qtbot.addWidget(facts)
    facts.show_facts(fact_lines(summary(facts=(lost(), MATCH)), NOW), "")
    facts.show_facts(fact_lines(summary(facts=(lost(),)), NOW), "")
    words = "".join(f"{label.text()}{label.toolTip()}" for label in facts.findChildren(QLabel))
    names = "".join(widget.accessibleName() for widget in facts.findChildren(QWidget))
    title = fact_lines(summary(facts=(MATCH,)), NOW)[0].title
    assert title not in words
    assert title not in names
