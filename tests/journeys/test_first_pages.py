"""Whoever signs in begins on the page of their role, and F1 explains every key that page offers."""

from PySide6.QtCore import Qt

from app.ui.help_pages import PRIMARY
from app.ui.help_panel import HelpPanel
from app.ui.shortcuts import EVIDENCE, PAGES, Key
from app.ui.widgets.key_button import KeyButton
from app.ui.workspace import Page
from tests.journeys.seats import Seat
from tests.services.conftest import PIN

_EVERYWHERE = {Key.HELP, Key.LOCK, Key.CLOSE_FORM, Key.BACK, *EVIDENCE, *PAGES}
"""Keys that do the same on every page: the map's own words are enough."""


def offered(page: Page) -> set[Key]:
    """Every key that a button of the page stands for, in sight or not."""
    buttons = page.widget.findChildren(KeyButton)
    return {button.key for button in buttons if button.key is not None}


def open_page(seat: Seat) -> str:
    page = seat.desk.window.workspace.current
    return page.key if page else ""


def sign_in_again(seat: Seat, badge: str, role: str) -> None:
    """Lock, sign out, and sign in for another role, by keys."""
    officer = seat.officer
    officer.press(Key.LOCK)
    officer.wait(lambda: officer.can(Key.CONFIRM), "lock")
    officer.go_to("Sign in for another role or post")
    officer.tap(Qt.Key.Key_Space)
    officer.wait(lambda: officer.can_sign_in, "sign-in page")
    officer.jump_to(Qt.Key.Key_B)
    officer.write(badge)
    officer.next_field()
    officer.write(PIN)
    officer.jump_to(Qt.Key.Key_R)
    for _ in ("primary", "secondary", "supervisor"):
        officer.tap(Qt.Key.Key_Left)
    for _ in range(("primary", "secondary", "supervisor").index(role)):
        officer.tap(Qt.Key.Key_Right)
    officer.press(Key.CONFIRM)
    officer.wait(lambda: not officer.can_sign_in, "at work")
    officer.settle()


def test_a_supervisor_lands_on_the_shift_and_a_lock_leaves_the_page_open(booth: Seat) -> None:
    officer = booth.officer
    assert open_page(booth) == "primary"
    sign_in_again(booth, "2087", "secondary")
    assert open_page(booth) == "secondary"
    sign_in_again(booth, "2090", "supervisor")
    assert open_page(booth) == "shift"
    officer.press(Key.PAGE_2)
    assert open_page(booth) == "secondary"
    officer.press(Key.LOCK)
    officer.wait(lambda: officer.can(Key.CONFIRM), "lock")
    officer.write(PIN)
    officer.press(Key.CONFIRM)
    officer.wait(lambda: officer.can(Key.READ), "back at work")
    assert open_page(booth) == "secondary"


def test_f1_explains_every_key_that_a_page_offers(booth: Seat) -> None:
    (panel,) = booth.desk.window.findChildren(HelpPanel)
    for page in booth.desk.pages.pages:
        panel.show_help(page.help)
        keys = offered(page)
        assert keys, page.key
        assert keys <= panel.explained, page.key
        own = {each for meaning in page.help.keys for each in meaning.keys}
        assert keys - _EVERYWHERE - own <= {Key.RECALL}, page.key  # its words in the map suffice
        assert {Key.NOTE_READ, Key.TAKE_ALARM} <= panel.explained  # they stand over every page


def test_the_booths_help_says_what_no_button_shows() -> None:
    for said in ("F4", "F9", "F10", "F11", "wedge"):
        assert said in PRIMARY.about
