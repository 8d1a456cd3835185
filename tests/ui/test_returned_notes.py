"""Notes that came back to their officer: calm, on every page, seen with one key."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Never
from uuid import UUID

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.duty.officers import Direction, Duty, Mode, Officer, Post, Role
from app.journal.event import Draft, Event
from app.problems import Problem, ProblemCode
from app.review.events import NoteRead
from app.services.shift_views import ReturnedNote
from app.services.supervision import LONGEST_NOTE, Supervision
from app.ui.accessibility import nameless_controls
from app.ui.returned_notes import ReturnedNotes
from app.ui.returned_notes_presenter import ReturnedNotesPresenter
from app.ui.shortcuts import Key
from app.ui.tasks import TaskRunner
from tests.fixed import FixedClock
from tests.look.clipping import assert_no_clipped_text
from tests.ui.primary.fakes import FakeAttachments, FakeLink

VEGA = Officer(UUID(int=1), "4412", "R. Vega", (Role.PRIMARY,))
OSEI = Officer(UUID(int=2), "2087", "M. Osei", (Role.SECONDARY,))
POST = Post("San Lorenzo", "Lane 4", Mode.LAND, Direction.INBOUND)
NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


def note(number: int, words: str = "Enter the plate.", **changed: object) -> ReturnedNote:
    usual: dict[str, object] = {
        "review": UUID(int=number),
        "record_id": UUID(int=0x100 + number),
        "at": NOON - timedelta(minutes=5),
        "reviewer": "0311 T. Ahlgren",
        "note": words,
        "surname": "DORN",
        "given_names": "PAVEL",
        "lane": "Lane 2",
        "crossed_at": NOON - timedelta(hours=2),
    }
    return ReturnedNote(**(usual | changed))  # type: ignore[arg-type]  # whatever a test says


@dataclass
class Notes:
    """What came back to whom, and what was said about it."""

    of: dict[UUID, list[ReturnedNote]] = field(default_factory=dict)
    recorded: list[Draft] = field(default_factory=list)
    refusal: Problem | None = None

    def append(self, *drafts: Draft) -> tuple[Event, ...]:
        if self.refusal is not None:
            raise self.refusal
        for draft in drafts:
            assert isinstance(draft.body, NoteRead)
            self.recorded.append(draft)
            read = draft.body.review_event
            for notes in self.of.values():
                notes[:] = [each for each in notes if each.review != read]
        return ()

    def returned_to(self, officer_id: UUID) -> Sequence[ReturnedNote]:
        return tuple(self.of.get(officer_id, ()))

    def __getattr__(self, name: str) -> Never:
        raise AssertionError(f"notes do not ask for {name}")


class Desk:
    """A page with the strip over it."""

    def __init__(self, qtbot: QtBot, clock: FixedClock, new_id: Callable[[], UUID]) -> None:
        self._qtbot = qtbot
        self.notes = Notes()
        self.clock = clock
        self.tasks = TaskRunner(1)
        self.problems: list[Exception] = []
        self.window = QWidget()
        self.strip = ReturnedNotes()
        self.field = QLineEdit()
        self.field.setAccessibleName("Document")
        column = QVBoxLayout(self.window)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.strip)
        column.addWidget(self.field)
        column.addStretch(1)
        service = Supervision(
            self.notes,
            self.notes,
            FakeAttachments(),
            self.notes,
            FakeLink(),
            clock,
            new_id,
            "L4",
        )
        self.presenter = ReturnedNotesPresenter(service, self.tasks, clock, self.strip)
        self.presenter.failed.connect(self.problems.append)
        self.window.resize(1280, 720)
        self.window.show()
        self.window.activateWindow()
        self.field.setFocus()

    def sign_in(self, officer: Officer = VEGA, role: Role = Role.PRIMARY) -> None:
        self.presenter.start(Duty(UUID(int=9), officer, role, POST, self.clock.now()))
        self.settle()

    def press(self, key: Key) -> None:
        QTest.keySequence(self.field, key.sequences[0])
        self.settle()

    def settle(self) -> None:
        for _ in range(3):
            QCoreApplication.processEvents()
            self._qtbot.waitUntil(lambda: self.tasks.idle)

    def close(self) -> None:
        self.presenter.stop()
        self.window.close()
        self.tasks.shutdown()
        for owner in (self.presenter, self.tasks, self.window):
            owner.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def desk(
    qtbot: QtBot, clock: FixedClock, new_id: Callable[[], UUID], language: str
) -> Iterator[Desk]:
    del language  # it must be there before the first widget
    desk = Desk(qtbot, clock, new_id)
    yield desk
    desk.close()


@pytest.fixture
def plain_desk(qtbot: QtBot, clock: FixedClock, new_id: Callable[[], UUID]) -> Iterator[Desk]:
    desk = Desk(qtbot, clock, new_id)
    yield desk
    desk.close()


def test_who_has_no_note_sees_nothing(plain_desk: Desk) -> None:
    plain_desk.sign_in()
    assert plain_desk.strip.words == ""
    plain_desk.press(Key.NOTE_READ)
    assert plain_desk.notes.recorded == []


def test_a_note_says_who_returned_which_traveler_and_what_to_do(plain_desk: Desk) -> None:
    plain_desk.notes.of[VEGA.id] = [note(1)]
    plain_desk.sign_in()
    assert plain_desk.strip.words == (
        "Returned by 0311 T. Ahlgren · DORN, Pavel · Lane 2 · 10:00 · Enter the plate."
    )


def test_the_focus_stays_where_the_officer_works(plain_desk: Desk) -> None:
    plain_desk.notes.of[VEGA.id] = [note(1)]
    plain_desk.sign_in()
    assert plain_desk.field.hasFocus()


def test_one_key_says_that_it_was_read_and_brings_the_next(plain_desk: Desk) -> None:
    plain_desk.notes.of[VEGA.id] = [note(1, "First."), note(2, "Second.")]
    plain_desk.sign_in()
    assert plain_desk.strip.words.endswith("First. · and 1 more")
    plain_desk.press(Key.NOTE_READ)
    assert plain_desk.strip.words.endswith("Second.")
    plain_desk.press(Key.NOTE_READ)
    assert plain_desk.strip.words == ""
    read = [
        draft.body.review_event
        for draft in plain_desk.notes.recorded
        if isinstance(draft.body, NoteRead)
    ]
    assert read == [UUID(int=1), UUID(int=2)]


def test_news_do_not_slip_another_note_under_the_key(plain_desk: Desk) -> None:
    plain_desk.notes.of[VEGA.id] = [note(2, "Second.")]
    plain_desk.sign_in()
    plain_desk.notes.of[VEGA.id] = [note(1, "First."), note(2, "Second.")]
    plain_desk.presenter.refresh()
    plain_desk.settle()
    assert plain_desk.strip.note == UUID(int=2)


def test_a_note_that_was_taken_back_goes(plain_desk: Desk) -> None:
    plain_desk.notes.of[VEGA.id] = [note(1)]
    plain_desk.sign_in()
    plain_desk.notes.of.clear()
    plain_desk.presenter.refresh()
    plain_desk.settle()
    assert plain_desk.strip.words == ""


def test_nobody_sees_anybody_elses_note(plain_desk: Desk) -> None:
    plain_desk.notes.of[VEGA.id] = [note(1)]
    plain_desk.sign_in()
    plain_desk.presenter.stop()
    plain_desk.settle()
    assert plain_desk.strip.words == ""
    plain_desk.sign_in(OSEI, Role.SECONDARY)
    assert plain_desk.strip.words == ""


def test_an_answer_that_comes_after_the_desk_changed_hands_is_not_shown(plain_desk: Desk) -> None:
    plain_desk.notes.of[VEGA.id] = [note(1)]
    duty = Duty(UUID(int=9), VEGA, Role.PRIMARY, POST, plain_desk.clock.now())
    plain_desk.presenter.start(duty)
    plain_desk.presenter.stop()
    plain_desk.sign_in(OSEI, Role.SECONDARY)
    assert plain_desk.strip.words == ""


def test_a_full_disk_keeps_the_note_and_says_so(plain_desk: Desk) -> None:
    plain_desk.notes.of[VEGA.id] = [note(1)]
    plain_desk.sign_in()
    plain_desk.notes.refusal = Problem(ProblemCode.DISK_FULL)
    plain_desk.press(Key.NOTE_READ)
    assert plain_desk.strip.note == UUID(int=1)
    assert [problem.code for problem in plain_desk.problems if isinstance(problem, Problem)] == [
        ProblemCode.DISK_FULL
    ]
    plain_desk.notes.refusal = None
    plain_desk.press(Key.NOTE_READ)
    assert plain_desk.strip.note is None


def test_a_record_of_another_desk_is_said_to_be_one(plain_desk: Desk) -> None:
    plain_desk.notes.of[VEGA.id] = [note(1, surname="", given_names="", lane="", crossed_at=None)]
    plain_desk.sign_in()
    assert "about a record of another desk · 11:55" in plain_desk.strip.words


@pytest.mark.parametrize("words", ["Enter the plate.", "x" * 900, "word " * 180, "a\n\nb\nc"])
def test_named_whole_and_never_in_the_way(desk: Desk, words: str) -> None:
    long = "0311 Maria-Magdalena von Hohenstein-Oyelaran"
    desk.notes.of[VEGA.id] = [note(1, words, reviewer=long), note(2)]
    desk.sign_in()
    desk.settle()
    assert nameless_controls(desk.window) == []
    if "x" not in words:  # the audit does not know where a word without end is broken
        assert_no_clipped_text(desk.window)
    assert desk.strip.height() < desk.window.height() / 4
    assert (desk.window.width(), desk.window.height()) == (1280, 720)


def test_what_can_be_written_can_be_shown_whole(plain_desk: Desk) -> None:
    plain_desk.notes.of[VEGA.id] = [note(1, "word " * (LONGEST_NOTE // 5))]
    plain_desk.sign_in()
    assert "…" not in plain_desk.strip._words.text()
