"""Background work steps aside for a key, and for no longer than one key takes."""

import os
import sys
from collections.abc import Iterator
from threading import Event, Thread, get_native_id

import pytest

from app.courtesy import begin_answer, end_answer, step_aside, work_in_background

_PATIENCE_S = 30.0


@pytest.fixture(autouse=True)
def _answered() -> Iterator[None]:
    end_answer()
    yield
    end_answer()


def test_work_goes_on_while_no_key_is_answered() -> None:
    assert _stepped_aside().wait(_PATIENCE_S)


def test_work_waits_for_the_answer_and_goes_on_after_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.courtesy.LONGEST_S", _PATIENCE_S)
    begin_answer()
    passed = _stepped_aside()
    assert not passed.wait(0.05)
    end_answer()
    assert passed.wait(_PATIENCE_S)


def test_an_answer_that_never_comes_holds_up_nothing() -> None:
    begin_answer()
    assert _stepped_aside().wait(_PATIENCE_S)


def test_the_screen_never_waits_for_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.courtesy.LONGEST_S", 1e6)
    begin_answer()
    step_aside()


@pytest.mark.skipif(sys.platform != "linux", reason="threads have no niceness of their own")
def test_only_the_thread_that_says_so_works_in_the_background() -> None:
    heard: list[int] = []

    def work() -> None:
        work_in_background()
        heard.append(os.getpriority(os.PRIO_PROCESS, get_native_id()))

    before = os.getpriority(os.PRIO_PROCESS, get_native_id())
    thread = Thread(target=work)
    thread.start()
    thread.join()
    assert heard[0] > before
    assert os.getpriority(os.PRIO_PROCESS, get_native_id()) == before


def _stepped_aside() -> Event:
    passed = Event()

    def work() -> None:
        step_aside()
        passed.set()

    Thread(target=work, daemon=True).start()
    return passed
