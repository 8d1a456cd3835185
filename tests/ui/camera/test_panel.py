"""The camera's panel: every state has words, a shape and a name, in every language."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.capture.frame_quality import look_at
from app.documents.live_reading import Cue
from app.documents.live_session import LiveView
from app.problems import Problem, ProblemCode
from app.ui.accessibility import nameless_controls
from app.ui.camera.cues import cue_mark, cue_words
from app.ui.camera.panel import LivePanel
from app.ui.shortcuts import Key
from tests.desk_videos import desk, lying, passport
from tests.look.clipping import assert_no_clipped_text

_LOW = (780, 480)
_PAGE = look_at(lying(passport()))


def _view(cue: Cue) -> LiveView:
    look = look_at(desk()) if cue is Cue.PLACE_DOCUMENT else _PAGE
    return LiveView(look.picture, look.box, cue, 1, 1)


@pytest.fixture
def panel(qtbot: QtBot) -> LivePanel:
    panel = LivePanel()
    qtbot.addWidget(panel)
    panel.resize(*_LOW)
    panel.show()
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    return panel


@pytest.mark.parametrize("cue", [None, *Cue])
def test_nothing_is_cut_and_everything_has_a_name(
    language: str, panel: LivePanel, cue: Cue | None, settle: Callable[[], None]
) -> None:
    del language
    if cue is None:
        panel.show_problem(Problem(ProblemCode.CAMERA_MISSING))
    else:
        panel.show_view(_view(cue))
    settle()
    assert nameless_controls(panel) == []
    assert_no_clipped_text(panel)
    assert (panel.width(), panel.height()) == _LOW, "the panel had to grow"


def test_every_cue_has_its_own_sentence() -> None:
    assert len({cue_words(cue) for cue in Cue}) == len(Cue)


def test_the_cues_look_different_without_color(
    panel: LivePanel, settle: Callable[[], None]
) -> None:
    pictures = {}
    for cue in (Cue.PLACE_DOCUMENT, Cue.HOLD_STILL, Cue.READING, Cue.CAPTURED):
        panel.show_view(LiveView(_PAGE.picture, _view(cue).box, cue, 1, 1))
        settle()
        gray = panel._picture.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
        pictures[cue] = bytes(gray.constBits())
    assert len(set(pictures.values())) == len(pictures)
    assert len({cue_mark(cue) for cue in pictures}) == len(pictures)


def test_an_unplugged_camera_leaves_no_picture_behind(panel: LivePanel) -> None:
    panel.show_view(_view(Cue.READING))
    assert panel.guidance == cue_words(Cue.READING)
    panel.show_problem(Problem(ProblemCode.CAMERA_UNPLUGGED))
    assert panel.view is None
    assert panel.guidance == ""
    assert "unplugged" in panel.empty_words
    panel.show_view(_view(Cue.HOLD_STILL))
    assert panel.empty_words == ""
    assert panel.guidance == cue_words(Cue.HOLD_STILL)


def test_it_is_worked_by_keys_alone(panel: LivePanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.files_requested):
        QTest.keySequence(panel, Key.FIND.sequences[0])
    with qtbot.waitSignal(panel.back_requested):
        QTest.keySequence(panel, Key.BACK.sequences[0])


def test_it_tells_when_it_comes_into_sight_and_leaves(panel: LivePanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.closed):
        panel.hide()
    with qtbot.waitSignal(panel.opened):
        panel.show()


def test_a_cue_is_spoken_once_it_stands(
    panel: LivePanel, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoken: list[str] = []
    monkeypatch.setattr("app.ui.camera.panel.announce", lambda _panel, words: spoken.append(words))
    for cue in (Cue.PLACE_DOCUMENT, Cue.HOLD_STILL, Cue.READING, Cue.READING):
        panel.show_view(_view(cue))
    qtbot.waitUntil(lambda: bool(spoken))
    assert spoken == [cue_words(Cue.READING)]
