"""Every state of the second desk: named for those who do not see it, whole for those who do."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication

from app.documents.reading import PartialDate
from app.encounters.conveyance import Conveyance
from app.encounters.referral import ReferralClass, ReferralState
from app.encounters.referral_events import Companion
from app.examinations.examination import Completeness, Disposition, Finding
from app.problems import Problem, ProblemCode
from app.screening.identity import Identity
from app.screening.summary_types import Verdict
from app.services.link_status import LinkState, LinkStatus
from app.ui.accessibility import nameless_controls
from app.ui.shortcuts import Key
from tests.fixed import FixedClock
from tests.look.clipping import assert_no_clipped_text
from tests.ui.card.summaries import lost, summary, who
from tests.ui.secondary.referrals import LINDQVIST, OSEI, everything, received_by, referral
from tests.ui.secondary.world import World

_LOW = (1280, 708)  # the least desk: 1280 x 800 without top bar and the line of the alarm

_COUPLE = (Companion(UUID(int=11), Identity.READ, "DORN", "PAVEL"),)


@pytest.fixture
def world(
    qapp: QApplication,
    language: str,
    tmp_path: Path,
    clock: FixedClock,
    new_id: Callable[[], UUID],
) -> Iterator[World]:
    del qapp, language  # both must be there before the first widget
    world = World(tmp_path, clock, new_id)
    world.open(*_LOW)
    yield world
    world.close()


def _empty(_world: World) -> None:
    """Nobody waits."""


def _list(world: World) -> None:
    long_name = who(
        surname="VENKATARAMANAN SUBRAHMANYAM",
        given_names="LAKSHMI PR",
        names_truncated=True,
        birth_date=PartialDate(1968, 11),
    )
    found = Finding(
        UUID(int=5),
        "prohibited agriculture item",
        "further personal search (approval ladder)",
        Completeness.PARTIAL,
        "Lining of the left suitcase, behind the second seam",
        "Bus left before the right one could be opened",
    )
    long = referral(
        1,
        summary(verdict=Verdict.REFER, who=long_name, facts=(lost(),)),
        referral_class=ReferralClass.MANDATORY,
        reasons=("M-DOC", "M-LKO", "M-VIS"),
        page_photo="a" * 64,
        released_by="4 412 Maria-Magdalena von Hohenstein-Oyelaran",
        note="Says she was never in the north, cannot say where she stayed, and cries.",
        same_document=False,
        findings=(found, found),
    )
    world.port.add(
        received_by(OSEI, long),
        referral(2, minutes=3),
        received_by(LINDQVIST, referral(3, minutes=4)),
        referral(
            4,
            minutes=5,
            state=ReferralState.CLOSED,
            disposition=Disposition.TURNED_OVER,
            closed_at="2026-11-24T11:58:00.000Z",
            finding_words=("currency not reported",),
        ),
    )
    world.refresh()


def _at(place: int) -> Callable[[World], None]:
    def go(world: World) -> None:
        _list(world)
        for _ in range(place):
            world.press("Down")

    return go


def _then(place: int, *keys: Key | str) -> Callable[[World], None]:
    def go(world: World) -> None:
        _at(place)(world)
        for key in keys:
            world.press(key)

    return go


def _everything(world: World) -> None:
    world.port.add(everything(world.photo()))
    world.refresh()
    world.press("Down")


def _further_down(world: World) -> None:
    _everything(world)
    world.press("PgDown")


def _overdue(world: World) -> None:
    car = Conveyance("7KX204", "UTO")
    world.port.add(
        replace(referral(1, conveyance=car), companions=_COUPLE),
        referral(2, alarm_taken_by="0311 Maria-Magdalena von Hohenstein-Oyelaran"),
        referral(3, minutes=9, state=ReferralState.ARRIVED, referral_class=ReferralClass.RANDOM),
    )
    world.refresh()
    world.press("Down")


def _withdrawn(world: World) -> None:
    _overdue(world)
    world.port.withdraw(referral(1).row.id)
    world.refresh()


def _full_house(world: World) -> None:
    world.port.add(*(referral(number, minutes=number % 11) for number in range(50)))
    world.refresh()
    world.press("End")


def _photo(world: World) -> None:
    _at(1)(world)
    world.picture("a picture whose name is longer than the place that it has beside it.png")
    world.press(Key.ADD)
    world.press(Key.EVIDENCE_3)
    world.press(Key.CLOSE_FORM)


def _viewer(world: World) -> None:
    _everything(world)
    world.page.case.home.photos.tiles[0].setFocus()
    world.press(Key.CONFIRM)


def _another_was_first(world: World) -> None:
    _overdue(world)
    world.press(Key.CONFIRM)
    world.port.add(received_by(LINDQVIST, referral(1)))
    world.refresh()


def _link_down(world: World) -> None:
    since = world.clock.now() - timedelta(minutes=14)
    world.link.state = LinkStatus(LinkState.UNREACHABLE, since=since)
    _at(2)(world)


def _disk_full(world: World) -> None:
    _at(2)(world)
    world.port.refusal = Problem(ProblemCode.DISK_FULL)
    world.press(Key.CONFIRM)


STATES: dict[str, Callable[[World], None]] = {
    "empty": _empty,
    "nothing chosen": _list,
    "mine": _at(1),
    "waiting": _at(2),
    "somebody else's": _at(3),
    "closed": _at(4),
    "primary's card": _then(1, Key.HOME),
    "evidence": _then(1, Key.HOME, Key.EVIDENCE_1),
    "what to add": _then(1, Key.ADD),
    "finding": _then(1, Key.ADD, Key.EVIDENCE_1),
    "finding complains": _then(1, Key.ADD, Key.EVIDENCE_1, Key.CLOSE_FORM),
    "note": _then(1, Key.ADD, Key.EVIDENCE_2),
    "note complains": _then(1, Key.ADD, Key.EVIDENCE_2, Key.CLOSE_FORM),
    "decision": _then(1, Key.LET_GO),
    "decided": _then(1, Key.LET_GO, "1"),
    "chooser": _then(1, Key.READ),
    "returned": _then(1, Key.LET_GO, "4"),
    "everything": _everything,
    "further down": _further_down,
    "overdue": _overdue,
    "withdrawn": _withdrawn,
    "fifty": _full_house,
    "photo": _photo,
    "a picture": _viewer,
    "another was first": _another_was_first,
    "link down": _link_down,
    "disk full": _disk_full,
}


@pytest.mark.parametrize("state", STATES)
def test_every_control_has_a_name_and_no_text_is_cut(world: World, state: str) -> None:
    STATES[state](world)
    world.settle()
    assert nameless_controls(world.page) == []
    assert_no_clipped_text(world.page)
    assert (world.page.width(), world.page.height()) == _LOW, "the window had to grow"
