"""The one key map."""

from collections import Counter

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.shortcuts import KEY_MAP, PEOPLE_KEYS, Key
from app.ui.widgets.key_button import KeyButton
from app.ui.widgets.mark import Mark
from app.ui.widgets.row import Row


def test_no_key_means_two_things() -> None:
    sequences = Counter(sequence.toString() for key in Key for sequence in key.sequences)
    assert [key for key, count in sequences.items() if count > 1] == []


def test_every_key_can_be_pressed() -> None:
    assert [key for key in Key if any(sequence.isEmpty() for sequence in key.sequences)] == []


def test_nothing_lies_between_letting_go_and_holding_back() -> None:
    assert "F7" not in {key.value for key in Key}
    assert (Key.LET_GO, Key.HOLD_BACK) == ("F6", "F8")


def test_the_help_explains_every_key_of_the_map() -> None:
    explained = {key for each in KEY_MAP for key in each.keys}
    assert set(Key) - explained == {Key.CONFIRM, *PEOPLE_KEYS}
    assert all(each.words for each in KEY_MAP)


def test_caps_show_what_is_printed_on_the_keyboard() -> None:
    assert (Key.HOLD_BACK.cap, Key.CLOSE_FORM.cap, Key.BACK.cap) == ("F8", "Ctrl+⏎", "Esc")


class _Form(QWidget):
    """A button with a key, a row with a digit, and a field where digits are typed."""

    def __init__(self) -> None:
        super().__init__()
        self.button = KeyButton("Sign in", Key.CONFIRM)
        self.row = Row(Mark.ATTENTION, "Possible match", key=Key.EVIDENCE_1)
        self.field = QLineEdit()
        column = QVBoxLayout(self)
        for part in (self.button, self.row, self.field):
            column.addWidget(part)
        self.pressed: list[str] = []
        self.button.clicked.connect(lambda: self.pressed.append("button"))
        self.row.opened.connect(lambda: self.pressed.append("row"))


def _open(qtbot: QtBot) -> _Form:
    form = _Form()
    qtbot.addWidget(form)
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    return form


def test_both_enter_keys_press_the_button(qtbot: QtBot) -> None:
    form = _open(qtbot)
    form.field.setFocus()
    QTest.keyClick(form.field, Qt.Key.Key_Return)
    QTest.keyClick(form.field, Qt.Key.Key_Enter)
    assert form.pressed == ["button", "button"]


def test_a_press_while_the_button_is_disabled_is_lost_on_purpose(qtbot: QtBot) -> None:
    form = _open(qtbot)
    form.button.setEnabled(False)
    QTest.keyClick(form.field, Qt.Key.Key_Return)
    form.button.setEnabled(True)
    assert form.pressed == []


def test_a_press_while_the_button_is_hidden_does_nothing(qtbot: QtBot) -> None:
    form = _open(qtbot)
    form.button.hide()
    QTest.keyClick(form.field, Qt.Key.Key_Return)
    assert form.pressed == []


def test_digits_open_evidence_but_can_still_be_typed(qtbot: QtBot) -> None:
    form = _open(qtbot)
    form.row.setFocus()
    QTest.keyClick(form.row, Qt.Key.Key_1)
    assert form.pressed == ["row"]
    form.field.setFocus()
    QTest.keyClick(form.field, Qt.Key.Key_1)
    assert form.field.text() == "1"
    assert form.pressed == ["row"]


def test_a_row_opens_by_enter_space_and_pointer(qtbot: QtBot) -> None:
    form = _open(qtbot)
    form.button.hide()  # whose key is Enter as well
    form.row.setFocus()
    QTest.keyClick(form.row, Qt.Key.Key_Return)
    QTest.keyClick(form.row, Qt.Key.Key_Space)
    QTest.mouseClick(form.row, Qt.MouseButton.LeftButton)
    QTest.mousePress(form.row, Qt.MouseButton.LeftButton)
    QTest.mouseRelease(form.row, Qt.MouseButton.LeftButton, pos=QPoint(-5, -5))
    assert form.pressed == ["row", "row", "row"]
