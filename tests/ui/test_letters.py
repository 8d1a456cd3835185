"""The letter that a label underlines leads to its field, also where one chooses among a few."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.ui.widgets.choice import Segments
from app.ui.widgets.form_field import FormField


def test_an_underlined_letter_leads_to_the_chosen_segment(qtbot: QtBot) -> None:
    way = Segments([("in", "Inbound"), ("out", "Outbound")])
    way.set_value("in")
    field = FormField("&Direction", way)
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    qtbot.waitActive(field)
    QTest.keyClick(field.windowHandle(), Qt.Key.Key_D, Qt.KeyboardModifier.AltModifier)
    focused = field.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Right)
    assert way.value() == "out"
