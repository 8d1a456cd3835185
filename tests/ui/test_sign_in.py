"""Signing in, locking, taking up work, handing over: by keys only, with the real service."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from threading import Event
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from app.duty.officers import Direction, Duty, Mode, Post, Role
from app.problems import SENTENCES, Problem, ProblemCode
from app.services.sign_in import SignIn
from app.services.views import OpenDuty
from app.settings import Preferences
from app.ui.widgets.key_button import KeyButton
from tests.fixed import FixedClock
from tests.look.desk import OSEI, POST, VEGA, Desk

_TAB, _ENTER = Qt.Key.Key_Tab, Qt.Key.Key_Return
_BEGUN = ["duty.signed_in", "duty.draw_opened"]
_ENDED = ["duty.draw_revealed", "duty.signed_out"]


def _focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def _type(*words: str | Qt.Key) -> None:
    """Type texts and keys, each into whatever has the focus."""
    for word in words:
        target = _focused()
        if isinstance(word, Qt.Key):
            QTest.keyClick(target, word)
        else:
            QTest.keyClicks(target, word)


def _sign_in(qtbot: QtBot, desk: Desk, badge: str = "4412", pin: str = "271828") -> Duty:
    with qtbot.waitSignal(desk.presenter.signed_in) as heard:
        _type(badge, _TAB, pin, _ENTER)
    assert heard.args is not None
    duty = heard.args[0]
    assert isinstance(duty, Duty)
    return duty


def _lock(qtbot: QtBot, desk: Desk) -> None:
    with qtbot.waitSignal(desk.presenter.locked):
        _type(Qt.Key.Key_F12)
    qtbot.waitUntil(lambda: desk.tasks.idle)


def _front(desk: Desk) -> QWidget | None:
    stack = desk.window.centralWidget()
    assert isinstance(stack, QStackedWidget)
    return stack.currentWidget()


def test_an_officer_signs_in_by_keys_alone(qtbot: QtBot, desk: Desk) -> None:
    duty = _sign_in(qtbot, desk)
    assert (duty.officer, duty.role, duty.post) == (VEGA, Role.PRIMARY, POST)
    assert desk.journal.kinds == _BEGUN
    assert _front(desk) is desk.window.workspace
    assert _focused() is desk.primary.read


def test_who_signs_in_while_the_station_opens_is_let_in_once_it_is_open(
    qtbot: QtBot, desk: Desk
) -> None:
    opened = Event()
    desk.tasks.store(opened.wait, 10)
    _type("4412", _TAB, "271828", _ENTER)
    labels = [button.label for button in desk.sign_in.findChildren(KeyButton)]
    assert "Checking…" in labels
    assert desk.journal.kinds == []
    with qtbot.waitSignal(desk.presenter.signed_in):
        opened.set()
    assert desk.journal.kinds == _BEGUN


def test_who_signs_in_at_a_station_that_stays_shut_reads_why(qtbot: QtBot, desk: Desk) -> None:
    def shut() -> SignIn:
        raise Problem(ProblemCode.STORE_BUSY)

    desk.presenter._service = shut
    _type("4412", _TAB, "271828", _ENTER)
    qtbot.waitUntil(lambda: bool(desk.sign_in.error))
    assert _focused().accessibleName() == "PIN"
    assert desk.sign_in.error == SENTENCES[ProblemCode.STORE_BUSY]


def test_every_choice_can_be_made_by_keys(qtbot: QtBot, desk: Desk) -> None:
    down, right = Qt.Key.Key_Down, Qt.Key.Key_Right
    keys = ("4412", _TAB, "271828", _TAB, right, _TAB, down, _TAB, "Desk S2", _TAB, down, _TAB)
    with qtbot.waitSignal(desk.presenter.signed_in):
        _type(*keys, right, _ENTER)
    duty = desk.presenter.duty
    assert duty is not None
    assert duty.role is Role.SECONDARY
    assert duty.post == Post("Puerto Nuevo", "Desk S2", Mode.PEDESTRIAN, Direction.OUTBOUND)


@pytest.mark.usefixtures("desk")
def test_the_tab_key_visits_every_field_once() -> None:
    visited = []
    for _ in range(8):
        focused = _focused()
        visited.append(focused.accessibleName())
        _type(_TAB)
    assert visited == [
        *("Badge number", "PIN", "Role: Primary", "Port"),
        *("Lane or desk", "Mode", "Direction: Inbound", "Sign in"),
    ]
    assert _focused().accessibleName() == "Badge number"


def test_the_post_is_remembered_for_the_next_start(qtbot: QtBot, desk: Desk) -> None:
    _sign_in(qtbot, desk)
    assert desk.kept == []
    desk.presenter.sign_out()
    desk.sign_in._lane.setText("Lane 7")
    _sign_in(qtbot, desk)
    qtbot.waitUntil(lambda: desk.tasks.idle)
    assert [kept.lane for kept in desk.kept] == ["Lane 7"]
    assert desk.presenter.preferences == replace(desk.preferences, lane="Lane 7")


def test_words_nobody_knows_in_the_preferences_are_passed_over(
    qtbot: QtBot, clock: FixedClock, new_id: Callable[[], UUID]
) -> None:
    del qtbot
    desk = Desk(clock, new_id, Preferences(port="Atlantis", mode="balloon", role="king"))
    try:
        assert desk.sign_in._role.value() is Role.PRIMARY
        assert desk.sign_in._port.value() == "San Lorenzo"
        assert desk.sign_in._mode.value() is Mode.LAND
    finally:
        desk.close()


def test_a_wrong_pin_is_said_in_place_and_asked_for_again(qtbot: QtBot, desk: Desk) -> None:
    _type("4412", _TAB, "000000", _ENTER)
    qtbot.waitUntil(lambda: bool(desk.sign_in.error))
    assert "not right" in desk.sign_in.error
    assert _focused() is desk.sign_in._pin
    assert desk.sign_in._pin.text() == ""
    assert desk.sign_in._badge.text() == "4412"
    qtbot.waitUntil(lambda: desk.tasks.idle)
    with qtbot.waitSignal(desk.presenter.signed_in):
        _type("271828", _ENTER)
    assert desk.sign_in.error == ""


def test_a_lockout_says_until_when(qtbot: QtBot, desk: Desk) -> None:
    desk.officers.failed["4412"] = (5, desk.clock.now())
    _type("4412", _TAB, "271828", _ENTER)
    qtbot.waitUntil(lambda: bool(desk.sign_in.error))
    until = (desk.clock.now() + timedelta(minutes=1)).astimezone()
    assert f"until {until:%H:%M}" in desk.sign_in.error


def test_a_role_the_officer_does_not_hold_leads_to_the_roles(qtbot: QtBot, desk: Desk) -> None:
    desk.sign_in._role.set_value(Role.SUPERVISOR)
    _type("4412", _TAB, "271828", _ENTER)
    qtbot.waitUntil(lambda: bool(desk.sign_in.error))
    assert _focused().accessibleName() == "Role: Supervisor"


@pytest.mark.parametrize(
    ("badge", "pin", "focused"), [("", "", "Badge number"), ("4412", "", "PIN")]
)
def test_what_is_missing_is_asked_for_without_asking_the_store(
    desk: Desk, badge: str, pin: str, focused: str
) -> None:
    _type(badge, _TAB, pin, _ENTER)
    assert desk.tasks.idle
    assert _focused().accessibleName() == focused
    assert desk.journal.kinds == []


def test_a_second_enter_while_checking_does_nothing(qtbot: QtBot, desk: Desk) -> None:
    _type("4412", _TAB, "271828", _ENTER)
    assert not desk.sign_in._button.isEnabled()
    _type("1", _ENTER)
    assert desk.sign_in._pin.text() == ""
    qtbot.waitUntil(lambda: desk.presenter.duty is not None)
    qtbot.waitUntil(lambda: desk.tasks.idle)
    assert desk.journal.kinds == _BEGUN


def test_a_pin_takes_digits_only_and_is_never_shown_or_copied(desk: Desk) -> None:
    pin = desk.sign_in._pin
    pin.setFocus()
    _type("27a1 8x28")
    assert pin.text() == "271828"
    assert pin.displayText() != pin.text()
    pin.selectAll()
    pin.copy()
    assert QApplication.clipboard().text() != "271828"


def test_the_same_officer_unlocks_with_the_pin(qtbot: QtBot, desk: Desk) -> None:
    before = _sign_in(qtbot, desk)
    _lock(qtbot, desk)
    assert _front(desk) is desk.lock
    assert desk.lock._badge.text() == "4412"
    assert _focused() is desk.lock._pin
    with qtbot.waitSignal(desk.presenter.unlocked) as heard:
        _type("271828", _ENTER)
    assert heard.args == [before]
    assert desk.journal.kinds == [*_BEGUN, "duty.locked", "duty.unlocked"]


def test_the_next_officer_takes_over_with_one_pin(qtbot: QtBot, desk: Desk) -> None:
    before = _sign_in(qtbot, desk)
    _lock(qtbot, desk)
    since = before.since.isoformat()
    desk.open_work.here = (OpenDuty(before.id, True, "L4", "4412", before.role, "Lane 4", since),)
    desk.lock._badge.setFocus()
    desk.lock._badge.selectAll()
    with qtbot.waitSignal(desk.presenter.unlocked):
        _type("2087", _TAB, "314159", _ENTER)
    duty = desk.presenter.duty
    assert duty is not None
    assert (duty.officer, duty.post, duty.id != before.id) == (OSEI, POST, True)
    assert desk.journal.kinds[3:] == [*_ENDED, *_BEGUN]
    assert _front(desk) is desk.window.workspace


def test_a_wrong_pin_keeps_the_lock(qtbot: QtBot, desk: Desk) -> None:
    _sign_in(qtbot, desk)
    _lock(qtbot, desk)
    _type("111111", _ENTER)
    qtbot.waitUntil(lambda: bool(desk.lock.error))
    assert _front(desk) is desk.lock
    assert _focused() is desk.lock._pin


def test_an_officer_of_another_role_is_not_locked_out_of_the_desk(qtbot: QtBot, desk: Desk) -> None:
    _sign_in(qtbot, desk)
    _lock(qtbot, desk)
    desk.lock._badge.setFocus()
    desk.lock._badge.selectAll()
    _type("0311", _TAB, "161803", _ENTER)
    qtbot.waitUntil(lambda: bool(desk.lock.error))
    qtbot.waitUntil(lambda: desk.tasks.idle)
    _type(_TAB, _TAB)
    assert _focused().accessibleName() == "Sign in for another role or post"
    with qtbot.waitSignal(desk.presenter.signed_out):
        _type(Qt.Key.Key_Space)
    assert _front(desk) is desk.sign_in
    qtbot.waitUntil(lambda: desk.tasks.idle)
    assert desk.journal.kinds[-2:] == _ENDED


def test_a_badge_in_use_at_another_desk_is_told_on_the_page_of_work(
    qtbot: QtBot, desk: Desk
) -> None:
    desk.open_work.elsewhere = ("L5",)
    duty = _sign_in(qtbot, desk)
    assert duty.elsewhere == ("L5",)
    assert _front(desk) is desk.window.workspace
    assert desk.window.workspace.banner.code is ProblemCode.BADGE_ELSEWHERE
    desk.open_work.elsewhere = ()
    desk.window.workspace.bar.sign_out_requested.emit()
    qtbot.waitUntil(lambda: desk.tasks.idle)
    assert _sign_in(qtbot, desk).elsewhere == ()


def test_the_lock_names_what_its_button_will_do(desk: Desk) -> None:
    desk.lock.show_locked(desk.duty())
    assert desk.lock._button.label == "Unlock"
    desk.lock._badge.setText("2087")
    assert desk.lock._button.label == "Take over"


def test_a_half_filled_form_survives_the_lock(qtbot: QtBot, desk: Desk) -> None:
    note = QLineEdit(desk.primary)
    note.show()
    _sign_in(qtbot, desk)
    note.setFocus()
    _type("two suitcases, one")
    _lock(qtbot, desk)
    assert not note.isVisible()
    with qtbot.waitSignal(desk.presenter.unlocked):
        _type("271828", _ENTER)
    assert _focused() is note
    assert note.text() == "two suitcases, one"


def test_a_full_disk_does_not_keep_the_desk_open(qtbot: QtBot, desk: Desk) -> None:
    _sign_in(qtbot, desk)
    desk.journal.refusal = Problem(ProblemCode.DISK_FULL)
    with qtbot.waitSignal(desk.presenter.failed):
        _type(Qt.Key.Key_F12)
    assert _front(desk) is desk.lock
    assert desk.lock.banner.code is ProblemCode.DISK_FULL


def test_signing_out_leads_back_to_an_empty_form(qtbot: QtBot, desk: Desk) -> None:
    _sign_in(qtbot, desk)
    with qtbot.waitSignal(desk.presenter.signed_out):
        desk.window.workspace.bar.sign_out_requested.emit()
    qtbot.waitUntil(lambda: desk.tasks.idle)
    assert desk.presenter.duty is None
    assert _front(desk) is desk.sign_in
    assert desk.sign_in._badge.text() == ""
    assert desk.journal.kinds[-2:] == _ENDED
    desk.presenter.sign_out()
    desk.presenter.lock("key")
    assert desk.tasks.idle
