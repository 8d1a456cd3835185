"""The line that names who has not arrived: calm, on every page, taken with one key."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Never
from uuid import UUID

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.duty.officers import Direction, Duty, Mode, Officer, Post, Role
from app.encounters.conveyance import Conveyance
from app.encounters.referral import ReferralState
from app.encounters.referral_events import AlarmTaken
from app.journal.event import Draft, Event
from app.problems import Problem, ProblemCode
from app.services.arrivals import ArrivalWatch
from app.services.link_status import LinkState, LinkStatus
from app.services.views import ReferralFile, ReferralRow
from app.ui.accessibility import nameless_controls
from app.ui.arrival_alarm import ArrivalAlarm
from app.ui.arrival_alarm_presenter import ArrivalAlarmPresenter
from app.ui.shortcuts import Key
from app.ui.tasks import TaskRunner
from tests.fixed import FixedClock
from tests.look.clipping import assert_no_clipped_text
from tests.ui.card.summaries import summary, who
from tests.ui.primary.fakes import FakeLink
from tests.ui.secondary.referrals import referral

VEGA = Officer(UUID(int=1), "4412", "R. Vega", (Role.PRIMARY,))
POST = Post("San Lorenzo", "Lane 4", Mode.LAND, Direction.INBOUND)
CAR = Conveyance(plate="7KX204", plate_state="UTO")


@dataclass
class Port:
    """Who is on the way, and what was said about them."""

    files: dict[UUID, ReferralFile] = field(default_factory=dict)
    recorded: list[Draft] = field(default_factory=list)
    refusal: Problem | None = None

    def add(self, *files: ReferralFile) -> None:
        self.files |= {file.row.id: file for file in files}

    def change(self, number: int, **changed: object) -> None:
        file = self.files[UUID(int=0x1000 + number)]
        row = replace(file.row, **changed)  # type: ignore[arg-type]  # whatever a test says
        self.files[row.id] = replace(file, row=row)

    def append(self, *drafts: Draft) -> tuple[Event, ...]:
        if self.refusal is not None:
            raise self.refusal
        for draft in drafts:
            assert isinstance(draft.body, AlarmTaken)
            self.recorded.append(draft)
            self.change(draft.subject_id.int - 0x1000, alarm_taken_by=draft.body.taken_by)
        return ()

    def on_the_way(self, _port: str) -> Sequence[ReferralRow]:
        rows = [file.row for file in self.files.values()]
        return [row for row in rows if row.state is ReferralState.SENT]

    def referral(self, referral_id: UUID) -> ReferralFile | None:
        return self.files.get(referral_id)

    def __getattr__(self, name: str) -> Never:
        raise AssertionError(f"the alarm does not ask for {name}")


class Desk:
    """Some page with the line over it; the officer is writing."""

    def __init__(self, qtbot: QtBot, clock: FixedClock) -> None:
        self.clock = clock
        self.port = Port()
        self.link = FakeLink()
        self.alarm = ArrivalAlarm()
        self.field = QLineEdit()
        self.window = QWidget()
        self.window.setAccessibleName("Page")
        self.field.setAccessibleName("Field")
        column = QVBoxLayout(self.window)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.alarm)
        column.addWidget(self.field)
        self.window.resize(1280, 200)
        self.tasks = TaskRunner(1)
        watch = ArrivalWatch(self.port, self.port, self.link)
        self.presenter = ArrivalAlarmPresenter(watch, self.tasks, clock, self.alarm)
        self.problems: list[Exception] = []
        self.presenter.failed.connect(self.problems.append)
        self.qtbot = qtbot
        self.duty = Duty(UUID(int=7), VEGA, Role.PRIMARY, POST, clock.now())

    def open(self) -> None:
        self.window.show()
        self.window.activateWindow()
        self.presenter.start(self.duty)
        self.field.setFocus()
        self.settle()

    def ask(self) -> None:
        """Let the news come in."""
        self.presenter.refresh()
        self.settle()

    def press(self, key: Key) -> None:
        QTest.keySequence(self.field, key.sequences[0])
        self.settle()

    def settle(self) -> None:
        for _ in range(3):
            QCoreApplication.processEvents()
            self.qtbot.waitUntil(lambda: self.tasks.idle)

    def close(self) -> None:
        self.presenter.stop()
        self.window.close()
        self.tasks.shutdown()
        for owner in (self.presenter, self.tasks, self.window):
            owner.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def desk(qtbot: QtBot, clock: FixedClock) -> Iterator[Desk]:
    """A desk at which nobody is missed yet: those on the way were sent eleven minutes ago."""
    desk = Desk(qtbot, clock)
    desk.open()
    yield desk
    desk.close()


def test_nothing_is_said_while_nobody_is_missed(desk: Desk) -> None:
    desk.port.add(referral(1, minutes=5))
    desk.ask()
    assert desk.alarm.words == ""
    assert not desk.alarm.isVisible()


def test_it_names_party_plate_class_and_lane_and_takes_no_focus(desk: Desk) -> None:
    file = referral(1, conveyance=CAR)
    desk.port.add(replace(file, row=replace(file.row, companions=2)))
    desk.ask()
    sent = (desk.clock.now() - timedelta(minutes=11)).astimezone()
    assert desk.alarm.words == (
        "ERIKSSON +2 · UTO 7KX204 has not arrived at secondary"
        f" · 11 min · sent at {sent:%H:%M} from Lane 4 · officer"
    )
    assert desk.field.hasFocus()


def test_one_key_takes_it_in_the_officers_name_whatever_has_the_focus(desk: Desk) -> None:
    desk.port.add(referral(1))
    desk.ask()
    desk.press(Key.TAKE_ALARM)
    (draft,) = desk.port.recorded
    assert draft.subject_id == UUID(int=0x1001)
    assert draft.body == AlarmTaken("4412 R. Vega")
    assert desk.alarm.words.startswith("You are looking for ERIKSSON, Anna Maria. Recorded")
    assert desk.field.text() == ""


def test_what_was_taken_stays_said_for_a_moment_and_then_goes(desk: Desk) -> None:
    desk.port.add(referral(1), referral(2, minutes=0))
    desk.ask()
    desk.press(Key.TAKE_ALARM)
    desk.press(Key.TAKE_ALARM)
    desk.ask()
    assert len(desk.port.recorded) == 1, "the next one slipped under the finger"
    assert desk.alarm.words.startswith("You are looking")
    desk.clock.pass_time(timedelta(seconds=7))
    desk.ask()
    assert desk.alarm.referral == UUID(int=0x1002)


def test_whoever_is_named_stays_named_while_others_join(desk: Desk) -> None:
    desk.port.add(referral(2))
    desk.ask()
    desk.port.add(referral(1, minutes=-30))  # longer overdue
    desk.ask()
    assert desk.alarm.referral == UUID(int=0x1002)
    assert "and 1 more" in desk.alarm.words
    desk.port.change(2, state=ReferralState.ARRIVED)
    desk.ask()
    assert desk.alarm.referral == UUID(int=0x1001)


@pytest.mark.parametrize(
    "changed", [{"state": ReferralState.ARRIVED}, {"alarm_taken_by": "0311 T. Ahlgren"}]
)
def test_it_goes_by_itself(desk: Desk, changed: dict[str, object]) -> None:
    desk.port.add(referral(1))
    desk.ask()
    assert desk.alarm.isVisible()
    desk.port.change(1, **changed)
    desk.ask()
    assert not desk.alarm.isVisible()


def test_a_desk_without_link_is_silent(desk: Desk) -> None:
    desk.port.add(referral(1))
    desk.link.state = LinkStatus(LinkState.UNREACHABLE, since=desk.clock.now())
    desk.ask()
    assert not desk.alarm.isVisible()


def test_somebody_else_was_quicker(desk: Desk) -> None:
    desk.port.add(referral(1))
    desk.ask()
    desk.port.change(1, alarm_taken_by="0311 T. Ahlgren")
    desk.press(Key.TAKE_ALARM)
    (problem,) = desk.problems
    assert isinstance(problem, Problem)
    assert problem.code is ProblemCode.ALARM_ENDED
    assert not desk.alarm.isVisible()


def test_a_full_disk_leaves_the_alarm_where_it_is(desk: Desk) -> None:
    desk.port.add(referral(1))
    desk.ask()
    desk.port.refusal = Problem(ProblemCode.DISK_FULL)
    desk.press(Key.TAKE_ALARM)
    assert len(desk.problems) == 1
    assert desk.alarm.referral == UUID(int=0x1001)
    desk.port.refusal = None
    desk.press(Key.TAKE_ALARM)
    assert len(desk.port.recorded) == 1


def test_a_locked_desk_shows_nothing_and_comes_back(desk: Desk) -> None:
    desk.port.add(referral(1))
    desk.ask()
    desk.presenter.stop()
    desk.ask()
    assert not desk.alarm.isVisible()
    desk.presenter.start(desk.duty)
    desk.settle()
    assert desk.alarm.isVisible()


def test_it_is_noticed_by_itself_when_the_time_is_over(desk: Desk) -> None:
    desk.port.add(referral(1, minutes=2))
    desk.ask()
    assert not desk.alarm.isVisible()
    desk.clock.pass_time(timedelta(minutes=2))
    desk.presenter._timer.timeout.emit()
    desk.settle()
    assert desk.alarm.isVisible()


@pytest.mark.parametrize("taken", [False, True])
def test_the_longest_names_fit_in_every_language(
    language: str, desk: Desk, taken: bool, settle: Callable[[], None]
) -> None:
    del language  # there before the first widget
    long = who(surname="VENKATARAMANAN SUBRAHMANYAM RAJASEKHARAN", given_names="LAKSHMI PRIYA")
    file = referral(1, summary(who=long), conveyance=CAR, lane="Lane 104 North, upper deck")
    desk.port.add(replace(file, row=replace(file.row, companions=11)), referral(2))
    desk.ask()
    if taken:
        desk.press(Key.TAKE_ALARM)
    settle()
    assert nameless_controls(desk.window) == []
    assert_no_clipped_text(desk.window)
    assert desk.window.width() == 1280
