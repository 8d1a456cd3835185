"""The general parts: what they say, how they give way, how they are worked by keys."""

import sys

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.ui.shortcuts import Key
from app.ui.widgets.choice import DropDown, Segments
from app.ui.widgets.form_field import FormField
from app.ui.widgets.key_button import KeyButton
from app.ui.widgets.mark import Mark, MarkedText, MarkSign
from app.ui.widgets.notice_line import NoticeLine
from app.ui.widgets.photo_view import PhotoView
from app.ui.widgets.row import Row
from app.ui.widgets.text import ElidedText, Role, Text
from app.ui.widgets.verdict_band import VerdictBand


def _shown(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.addWidget(widget)
    widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)


def _focused_in(choice: QWidget) -> QWidget:
    segment = choice.focusProxy()
    assert segment is not None
    return segment


def _spoken(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def test_a_zone_is_shown_as_it_is_never_as_markup(qtbot: QtBot) -> None:
    zone = "P<UTOERIKSSON<<ANNA<MARIA<<<&<b>"
    text = Text(zone, Role.NUMBER)
    _shown(qtbot, text)
    assert text.textFormat() is Qt.TextFormat.PlainText
    assert _spoken(text) == zone


def test_what_does_not_fit_is_in_the_tooltip_and_in_the_ear(qtbot: QtBot) -> None:
    words = "San Lorenzo del Puerto · Lane 104 North · Pedestrian outbound"
    text = ElidedText(words)
    _shown(qtbot, text)
    text.resize(2000, 20)
    assert (text.elided, text.toolTip()) == (False, "")
    text.resize(80, 20)
    assert (text.elided, text.toolTip()) == (True, words)
    assert _spoken(text) == words


def test_a_notice_takes_two_lines_where_there_is_room_before_it_is_cut(qtbot: QtBot) -> None:
    line = NoticeLine()
    _shown(qtbot, line)
    line.say("A check digit is open. Read again: F2, or confirm the text: F5.")
    text = line.findChild(ElidedText)
    assert text is not None
    two_lines = 2 * text.fontMetrics().height()
    for height, cut in ((two_lines, False), (two_lines // 2, True)):
        text.resize(text.fontMetrics().horizontalAdvance(line.text) * 3 // 5, height)
        assert (text.elided, bool(text.toolTip())) == (cut, cut)
    text.resize(text.fontMetrics().horizontalAdvance(line.text) // 3, two_lines)
    assert text.elided


def test_a_button_keeps_its_width_for_words_that_come_later(qtbot: QtBot) -> None:
    button = KeyButton("Refer", Key.HOLD_BACK)
    button.keep_room("Send to secondary")
    _shown(qtbot, button)
    before = button.sizeHint()
    button.set_label("Send to secondary")
    assert button.sizeHint() == before


@pytest.mark.parametrize("mark", Mark)
def test_a_mark_is_a_word_and_a_shape_of_its_own(qtbot: QtBot, mark: Mark) -> None:
    pictures = {}
    for each in Mark:
        sign = MarkSign(each, size=2.4)
        _shown(qtbot, sign)
        gray = sign.grab().toImage().convertToFormat(QImage.Format.Format_Mono)
        pictures[each] = bytes(gray.constBits())
    assert mark.word
    assert [each for each in Mark if pictures[each] == pictures[mark]] == [mark]


def test_a_mark_says_what_it_means_here(qtbot: QtBot) -> None:
    sign = MarkSign(Mark.ATTENTION, "partial")
    _shown(qtbot, sign)
    assert _spoken(sign) == "partial"
    sign.set_mark(Mark.REFER)
    assert _spoken(sign) == Mark.REFER.word


def test_words_may_stand_without_a_mark(qtbot: QtBot) -> None:
    pair = MarkedText(None, "Lookouts 2 h old")
    _shown(qtbot, pair)
    assert (pair.mark, pair.text) == (None, "Lookouts 2 h old")
    pair.show_mark(Mark.ATTENTION, "Lookouts 3 days old")
    assert pair.mark is Mark.ATTENTION


def test_a_button_says_its_word_and_its_key(qtbot: QtBot) -> None:
    button = KeyButton("Refer", Key.HOLD_BACK)
    _shown(qtbot, button)
    interface = QAccessible.queryAccessibleInterface(button)
    assert interface.text(QAccessible.Text.Name) == "Refer"
    assert "F8" in interface.text(QAccessible.Text.Description)
    button.set_label("Refer to secondary")
    assert _spoken(button) == "Refer to secondary"
    assert button.minimumSizeHint() == button.sizeHint()


def test_a_field_tells_what_is_wrong_with_it(qtbot: QtBot) -> None:
    editor = QLineEdit()
    field = FormField("&Badge number", editor, "As printed on the badge")
    _shown(qtbot, field)
    assert _spoken(editor) == "Badge number"
    field.set_error("Enter your badge number.")
    assert field.error == editor.accessibleDescription() == "Enter your badge number."
    assert editor.property("invalid") is True
    field.set_error("")
    assert (field.error, editor.property("invalid")) == ("", False)
    assert editor.accessibleDescription() == "As printed on the badge"


@pytest.mark.parametrize(
    ("direction", "key", "chosen"),
    [
        (Qt.LayoutDirection.LeftToRight, Qt.Key.Key_Right, "sea"),
        (Qt.LayoutDirection.LeftToRight, Qt.Key.Key_Left, "air"),
        (Qt.LayoutDirection.RightToLeft, Qt.Key.Key_Left, "sea"),
        (Qt.LayoutDirection.LeftToRight, Qt.Key.Key_Down, "sea"),
    ],
)
def test_arrows_choose_in_reading_order(
    qtbot: QtBot, direction: Qt.LayoutDirection, key: Qt.Key, chosen: str
) -> None:
    choice = Segments([("air", "Air"), ("land", "Land"), ("sea", "Sea")])
    choice.setLayoutDirection(direction)
    choice.set_value("land")
    _shown(qtbot, choice)
    choice.setFocus()
    with qtbot.waitSignal(choice.chosen) as heard:
        QTest.keyClick(_focused_in(choice), key)
    assert heard.args == [chosen]
    assert choice.value() == chosen


def test_segments_stop_at_the_ends_and_keep_the_choice_among_new_answers(qtbot: QtBot) -> None:
    choice = Segments([(1, "One"), (2, "Two")])
    _shown(qtbot, choice)
    assert choice.value() is None
    choice.set_value(2)
    choice.step(1)
    assert choice.value() == 2
    choice.set_options([(2, "Two"), (3, "Three")])
    assert choice.value() == 2
    choice.set_value(9)
    assert choice.value() == 2


def test_segments_say_which_question_they_answer(qtbot: QtBot) -> None:
    choice = Segments([("in", "Inbound")])
    field = FormField("&Direction", choice)
    _shown(qtbot, field)
    assert _spoken(_focused_in(choice)) == "Direction: Inbound"


def test_a_drop_down_gives_values_not_words(qtbot: QtBot) -> None:
    choice = DropDown([("SLO", "San Lorenzo"), ("PNU", "Puerto Nuevo")])
    _shown(qtbot, choice)
    assert choice.value() == "SLO"
    with qtbot.waitSignal(choice.chosen) as heard:
        QTest.keyClick(choice, Qt.Key.Key_Down)
    assert heard.args == ["PNU"]
    choice.set_options([])
    assert choice.value() is None


def test_a_picture_is_never_distorted(qtbot: QtBot) -> None:
    view = PhotoView("Passport page")
    _shown(qtbot, view)
    page = QImage(500, 100, QImage.Format.Format_RGB32)
    page.fill(QColor("#00ff00"))
    view.resize(200, 200)
    view.show_picture(page, ((0, 80), (500, 80), (500, 100), (0, 100)))
    seen = view.grab().toImage().scaled(QSize(200, 200))
    assert seen.pixelColor(100, 95) == QColor("#00ff00")
    assert seen.pixelColor(100, 40) != QColor("#00ff00")
    assert seen.pixelColor(100, 160) != QColor("#00ff00")


def test_a_missing_picture_says_so(qtbot: QtBot) -> None:
    view = PhotoView("Passport page", empty="No page read")
    _shown(qtbot, view)
    assert _spoken(view) == "Passport page: no picture"
    view.show_picture(QImage())
    assert view.picture is None


def test_a_row_reads_as_one_sentence(qtbot: QtBot) -> None:
    row = Row(Mark.REFER, "Lost document", "Exact number", "Lists\n21 days ago", word="mandatory")
    _shown(qtbot, row)
    assert _spoken(row) == "mandatory. Lost document. Exact number. Lists, 21 days ago"


def test_a_verdict_is_announced_unless_it_must_stay_quiet(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(
        "app.ui.widgets.verdict_band.announce", lambda _widget, sentence: said.append(sentence)
    )
    band = VerdictBand()
    _shown(qtbot, band)
    band.show_verdict(Mark.REFER, "REFER", "Document expired.")
    band.show_verdict(Mark.REFER, "REFER", "Call the supervisor.", spoken=False)
    assert said == ["REFER. Document expired."]


def test_a_notice_keeps_its_place(qtbot: QtBot) -> None:
    line = NoticeLine()
    _shown(qtbot, line)
    line.say("Recorded 14:07")
    height = line.sizeHint().height()
    line.clear()
    assert (line.text, line.sizeHint().height()) == ("", height)
    assert line.sizePolicy().retainSizeWhenHidden()


def test_qt_keeps_its_references_to_none(qtbot: QtBot) -> None:
    """PySide6 6.12.0 dropped one with every void call; some thousand calls killed the process."""
    text = Text("")
    qtbot.addWidget(text)
    before = sys.getrefcount(None)
    for _ in range(2000):
        text.setText("x")
        text.setEnabled(True)
    assert sys.getrefcount(None) > before - 500
