"""Bugs and known problems: told, and never with anyone's data."""

import sys
import threading

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app.problems import SENTENCES, Problem, ProblemCode
from app.ui.bug_report import BugReportDialog
from app.ui.bugs import BugCatcher, write_report
from app.ui.problem_banner import ProblemBanner
from app.ui.problem_texts import problem_words
from app.ui.widgets.key_button import KeyButton


def _fail(name: str) -> None:
    raise ValueError(f"cannot read {name}")


def test_a_report_names_the_place_and_nobody() -> None:
    with pytest.raises(ValueError, match="ERIKSSON") as raised:
        _fail("ERIK" + "SSON")  # in two pieces: lines of the program are shown, its data is not
    report = write_report(raised.value)
    assert "ValueError" in report
    assert "_fail" in report
    assert "ERIKSSON" not in report


def test_a_bug_on_any_thread_is_caught(qtbot: QtBot) -> None:
    catcher = BugCatcher()
    with catcher.installed():
        with qtbot.waitSignal(catcher.caught) as heard:
            thread = threading.Thread(target=_fail, args=("ERIKSSON",))
            thread.start()
            thread.join()
        assert heard.args is not None
        assert "ERIKSSON" not in heard.args[0]
        with qtbot.waitSignal(catcher.caught):
            sys.excepthook(KeyError, KeyError("ERIKSSON"), None)


def test_the_hooks_of_python_come_back() -> None:
    before = sys.excepthook, threading.excepthook
    with BugCatcher().installed():
        assert (sys.excepthook, threading.excepthook) != before
    assert (sys.excepthook, threading.excepthook) == before


def test_stopping_the_program_is_no_bug(qtbot: QtBot, capsys: pytest.CaptureFixture[str]) -> None:
    catcher = BugCatcher()
    with catcher.installed(), qtbot.assertNotEmitted(catcher.caught):
        sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert "KeyboardInterrupt" in capsys.readouterr().err


def test_the_report_can_be_copied(qtbot: QtBot) -> None:
    dialog = BugReportDialog("Gatehouse 0.1.0\nbuiltins.ValueError")
    dialog.show()
    buttons = {button.label: button for button in dialog.findChildren(KeyButton)}
    buttons["Copy the report"].click()
    assert QApplication.clipboard().text() == "Gatehouse 0.1.0\nbuiltins.ValueError"
    with qtbot.waitSignal(dialog.destroyed):
        buttons["Go on working"].click()


@pytest.mark.parametrize("code", ProblemCode)
def test_every_known_problem_has_its_sentence(code: ProblemCode) -> None:
    assert problem_words(code) == problem_words(Problem(code)) == SENTENCES[code]


def test_a_banner_stays_until_it_is_understood(qtbot: QtBot) -> None:
    banner = ProblemBanner()
    qtbot.addWidget(banner)
    assert (banner.code, banner.words) == (None, "")
    banner.show_problem(Problem(ProblemCode.HUB_UNREACHABLE, "no route"))
    assert banner.code is ProblemCode.HUB_UNREACHABLE
    assert banner.words == SENTENCES[ProblemCode.HUB_UNREACHABLE]
    with qtbot.waitSignal(banner.dismissed):
        banner.findChildren(QPushButton)[0].click()
    assert (banner.code, banner.words) == (None, "")


def test_a_page_may_use_its_own_words_in_the_banner(qtbot: QtBot) -> None:
    banner = ProblemBanner()
    qtbot.addWidget(banner)
    banner.show_problem(ProblemCode.DISK_FULL)
    banner.show_words("The picture was not read: the file is gone.")
    assert banner.code is None
