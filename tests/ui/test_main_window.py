"""The window: whose pages it shows, what its bar says, and when it locks by itself."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from app.duty.officers import Role
from app.problems import Problem, ProblemCode
from app.services.link_status import LinkState, LinkStatus
from app.ui.bug_report import BugReportDialog
from app.ui.help_panel import HelpPanel
from app.ui.idle_watch import LONGEST, IdleWatch
from app.ui.widgets.mark import Mark
from app.ui.widgets.page_tab import PageTab
from app.ui.words.station import link_words, pack_words
from tests.fixed import FixedClock
from tests.look.desk import AHLGREN, VEGA, Desk


def _press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifier)


def _tabs(desk: Desk) -> list[str]:
    tabs = desk.window.workspace.bar.findChildren(PageTab)
    return [tab.text() for tab in tabs if tab.isVisible()]


@pytest.mark.parametrize(
    ("role", "tabs"),
    [
        (Role.PRIMARY, ["Primary", "Secondary"]),
        (Role.SECONDARY, ["Secondary"]),
        (Role.SUPERVISOR, ["Shift"]),
    ],
)
def test_an_officer_sees_the_pages_of_the_role_and_no_others(
    desk: Desk, role: Role, tabs: list[str]
) -> None:
    desk.window.show_work(desk.duty(AHLGREN if role is Role.SUPERVISOR else VEGA, role))
    assert _tabs(desk) == tabs


def test_a_page_of_another_role_does_not_stay_open(qtbot: QtBot, desk: Desk) -> None:
    desk.window.show_work(desk.duty())
    with qtbot.waitSignal(desk.window.page_shown) as heard:
        desk.window.show_work(desk.duty(AHLGREN, Role.SUPERVISOR))
    assert heard.args == ["shift"]
    desk.window.workspace.show_page("primary")
    assert not desk.primary.isVisible()


def test_pages_open_by_number_and_by_tab(desk: Desk) -> None:
    desk.window.show_work(desk.duty())
    _press(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert desk.secondary.isVisible()
    _press(Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    assert desk.secondary.isVisible()
    first = desk.window.workspace.bar.findChildren(PageTab)[0]
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    assert desk.primary.isVisible()
    assert first.isChecked()


def test_a_tab_counts_what_waits_also_before_it_is_offered(desk: Desk) -> None:
    desk.secondary.waiting_changed.emit(3)
    desk.window.show_work(desk.duty())
    assert _tabs(desk) == ["Primary", "Secondary · 3"]
    desk.secondary.waiting_changed.emit(0)
    assert _tabs(desk) == ["Primary", "Secondary"]


def test_no_key_of_a_page_works_behind_the_lock(desk: Desk) -> None:
    pressed: list[str] = []
    desk.primary.refer.clicked.connect(lambda: pressed.append("refer"))
    desk.window.show_work(desk.duty())
    _press(Qt.Key.Key_F8)
    assert pressed == ["refer"]
    desk.window.show_lock(desk.duty())
    _press(Qt.Key.Key_F8)
    assert pressed == ["refer"]


def test_the_help_opens_over_the_page_and_gives_the_focus_back(desk: Desk) -> None:
    pressed: list[str] = []
    desk.primary.refer.clicked.connect(lambda: pressed.append("refer"))
    desk.window.show_work(desk.duty())
    _press(Qt.Key.Key_F1)
    _press(Qt.Key.Key_F8)
    assert pressed == []
    _press(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is desk.primary.read
    _press(Qt.Key.Key_F8)
    assert pressed == ["refer"]


def test_the_help_scrolls_by_keys_where_it_does_not_fit(desk: Desk) -> None:
    desk.window.resize(1280, 720)
    desk.window.show_work(desk.duty())
    _press(Qt.Key.Key_F1)
    (panel,) = desk.window.findChildren(HelpPanel)
    bar = panel.findChildren(QScrollArea)[0].verticalScrollBar()
    assert bar.value() == 0
    _press(Qt.Key.Key_Down)
    assert bar.value() > 0
    _press(Qt.Key.Key_PageDown)
    _press(Qt.Key.Key_PageDown)
    assert bar.value() == bar.maximum()


def test_problems_are_said_on_what_is_in_front(desk: Desk) -> None:
    problem = Problem(ProblemCode.STORE_BUSY)
    desk.window.show_problem(problem)
    assert desk.sign_in.banner.code is ProblemCode.STORE_BUSY
    desk.window.show_work(desk.duty())
    desk.window.show_problem(problem)
    assert desk.window.workspace.banner.code is ProblemCode.STORE_BUSY
    desk.window.show_problem(ValueError("a bug is told elsewhere"))
    assert desk.window.workspace.banner.code is ProblemCode.STORE_BUSY


def test_the_bar_says_how_the_station_stands(desk: Desk) -> None:
    desk.window.show_work(desk.duty())
    since = desk.clock.now() - timedelta(minutes=14)
    desk.window.show_link(LinkStatus(LinkState.UNREACHABLE, since, 6))
    bar = desk.window.workspace.bar
    assert bar._link.text == "Hub unreachable 14 min · 6 unsent, safe here"
    assert bar._pack.text == "Lookouts 2 h old"
    assert bar._officer.accessibleName() == "Officer 4412 R. Vega"
    assert bar._post.text() == "San Lorenzo · Lane 4 · Land inbound"


@pytest.mark.parametrize(
    ("state", "hours", "unsent", "mark", "words"),
    [
        (LinkState.NO_HUB, 0, 0, Mark.NOT_DONE, "No hub"),
        (LinkState.CONNECTING, 0, 2, Mark.OPEN, "2 unsent"),
        (LinkState.CONNECTED, 9, 0, Mark.CLEAR, "Hub connected · 0 unsent"),
        (LinkState.UNREACHABLE, 1, 6, Mark.ATTENTION, "6 unsent, safe here"),
        (LinkState.UNREACHABLE, 5, 6, Mark.REFER, "5 h"),
        (LinkState.UNREACHABLE, 5, 0, Mark.ATTENTION, "0 unsent"),
        (LinkState.REFUSED, 1, 6, Mark.ATTENTION, "refuses"),
    ],
)
def test_the_hub_turns_amber_then_red_and_never_blocks(
    clock: FixedClock, state: LinkState, hours: int, unsent: int, mark: Mark, words: str
) -> None:
    status = LinkStatus(state, clock.now() - timedelta(hours=hours), unsent)
    seen, said = link_words(status, clock.now())
    assert seen is mark
    assert words in said


def test_a_network_sign_in_page_in_the_hub_s_place_is_said(clock: FixedClock) -> None:
    status = LinkStatus(LinkState.UNREACHABLE, clock.now(), 2, ProblemCode.HUB_NOT_A_HUB)
    seen, said = link_words(status, clock.now())
    assert seen is Mark.ATTENTION
    assert "network sign-in page" in said
    assert "2 unsent, safe here" in said


def test_old_and_missing_lists_are_marked(clock: FixedClock) -> None:
    now = clock.now()
    assert pack_words(now - timedelta(hours=2), now) == (None, "Lookouts 2 h old")
    assert pack_words(now - timedelta(days=3), now)[0] is Mark.ATTENTION
    assert pack_words(None, now)[0] is Mark.ATTENTION


def test_the_clock_follows(qtbot: QtBot, desk: Desk) -> None:
    desk.window.show_work(desk.duty())
    shown = desk.window.workspace.bar._clock
    before = shown.text()
    desk.clock.pass_time(timedelta(minutes=7))
    qtbot.waitUntil(lambda: shown.text() != before)


def test_a_forgotten_desk_locks_instead_of_waking(qtbot: QtBot, desk: Desk) -> None:
    """A sleeping computer stops Qt's timers: the first touch afterwards must lock, not work."""
    pressed: list[str] = []
    desk.primary.refer.clicked.connect(lambda: pressed.append("refer"))
    desk.window.show_work(desk.duty())
    desk.clock.pass_time(timedelta(hours=1))
    handle = desk.window.windowHandle()
    with qtbot.waitSignal(desk.window.lock_requested) as heard:
        QTest.keyClick(handle, Qt.Key.Key_F8)
    assert heard.args == ["idle"]
    assert pressed == []


def test_work_keeps_the_desk_open(qtbot: QtBot, desk: Desk) -> None:
    desk.window.show_work(desk.duty())
    asked: list[str] = []
    desk.window.lock_requested.connect(asked.append)
    handle = desk.window.windowHandle()
    for _ in range(3):
        desk.clock.pass_time(timedelta(minutes=9))
        here = QPointF(5, 5)
        button, none = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
        move = QMouseEvent(QMouseEvent.Type.MouseMove, here, here, here, button, button, none)
        QGuiApplication.sendEvent(handle, move)
    del qtbot
    assert asked == []


def test_nobody_working_locks_by_itself(qtbot: QtBot, clock: FixedClock) -> None:
    watch = IdleWatch(timedelta(milliseconds=20), clock)
    with qtbot.waitSignal(watch.idle):
        watch.start()


def test_no_setting_leaves_a_desk_open_longer_than_the_rule(clock: FixedClock) -> None:
    watch = IdleWatch(timedelta(hours=8), clock)
    assert watch._timer.interval() == LONGEST // timedelta(milliseconds=1)


def test_the_demonstration_says_so_everywhere(desk: Desk) -> None:
    words = "Demonstration: invented data, throwaway key. Badge 4412, PIN 271828."
    desk.window.show_demonstration(words)
    assert desk.sign_in._demo.isVisible()
    assert desk.sign_in._demo_words.text == words
    desk.window.show_work(desk.duty())
    assert desk.window.workspace.bar._demo.isVisible()


def test_one_bug_report_at_a_time_beside_the_work(qtbot: QtBot, desk: Desk) -> None:
    desk.window.show_bug("first")
    desk.window.show_bug("second")
    dialogs = desk.window.findChildren(BugReportDialog)
    assert len(dialogs) == 1
    assert not dialogs[0].isModal()
    with qtbot.waitSignal(dialogs[0].destroyed):
        dialogs[0].close()


def test_the_window_fits_a_small_screen(desk: Desk) -> None:
    desk.window.show_work(desk.duty())
    desk.window.resize(1280, 720)
    assert (desk.window.width(), desk.window.height()) == (1280, 720)
