"""Pages in one place: each as large as it, and none of them of concern to what lies around."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.widgets.page_stack import PageStack


class Layouts(QObject):
    """Counts how often something was asked to lay itself out."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__()
        self.count = 0
        watched.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        self.count += event.type() is QEvent.Type.LayoutRequest
        return False


def _page(words: str) -> tuple[QWidget, QLabel]:
    page, label = QWidget(), QLabel(words)
    QVBoxLayout(page).addWidget(label)
    return page, label


def test_the_page_in_sight_has_all_the_room(qtbot: QtBot) -> None:
    stack, (first, _), (second, _) = PageStack(), _page("first"), _page("second")
    qtbot.addWidget(stack)
    stack.resize(640, 400)
    for page in (first, second):
        stack.add(page)
    stack.show()
    assert stack.current is first
    assert (first.isVisible(), second.isVisible()) == (True, False)
    stack.show_page(second)
    stack.resize(800, 500)
    assert (first.isVisible(), second.isVisible()) == (False, True)
    assert second.size() == stack.size()
    stack.show_page(first)
    assert first.size() == stack.size()


def test_a_change_within_a_page_lays_out_that_page_only(qtbot: QtBot) -> None:
    window, stack, (page, label) = QWidget(), PageStack(), _page("short")
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(stack)
    stack.add(page)
    window.resize(400, 300)
    window.show()
    QApplication.processEvents()  # what showing it asks for
    around, within = Layouts(window), Layouts(page)
    label.setText("much longer than it was\nand on two lines")
    qtbot.waitUntil(lambda: within.count > 0)
    for _ in range(3):  # a request climbs one step at a time
        QApplication.processEvents()
    assert around.count == 0
    assert label.height() >= label.sizeHint().height()
