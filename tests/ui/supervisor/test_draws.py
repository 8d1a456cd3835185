"""Pausing the random draws: a reason first, one button, and everybody sees who and why."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.duty.events import DrawsPaused, DrawsResumed, PauseReason
from app.ui.widgets.choice import DropDown
from app.ui.widgets.key_button import KeyButton
from tests.ui.supervisor.world import World


def test_a_reason_pauses_the_draws_and_the_same_button_resumes_them(world: World) -> None:
    strip = world.page.overview.draws
    (button,) = strip.findChildren(KeyButton)
    (reasons,) = strip.findChildren(DropDown)
    assert strip.state == "Random draws go on"
    assert not button.isEnabled(), "a pause needs a reason"
    assert reasons.value() is None
    QTest.keyClick(reasons, Qt.Key.Key_Down)
    assert reasons.value() is PauseReason.SECONDARY_FULL
    assert button.isEnabled()
    button.click()
    world.settle()
    (paused,) = world.port.bodies(DrawsPaused)
    assert paused == DrawsPaused("San Lorenzo", "secondary_full", "0311 T. Ahlgren")
    assert strip.state == "Draws paused since 12:00: Secondary is full (0311 T. Ahlgren)"
    button.click()
    world.settle()
    assert world.port.bodies(DrawsResumed) == [DrawsResumed("San Lorenzo", "0311 T. Ahlgren")]
    assert strip.state == "Random draws go on"
    assert not button.isEnabled(), "the next pause needs its own reason"
