"""Every state of the supervisor's page, by name: for the audit and for the pictures."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from app.duty.events import PauseReason
from app.encounters.conveyance import Conveyance
from app.encounters.referral import Decision
from app.encounters.referral_events import Companion
from app.problems import Problem, ProblemCode
from app.review.events import ReviewVerdict
from app.screening.identity import Identity
from app.screening.summary_types import Verdict
from app.services.shift_views import RecordFile, ReviewState, ReviewView
from app.services.views import DrawPause
from app.ui.shortcuts import Key
from tests.ui.card.summaries import lost, summary, who
from tests.ui.supervisor.shifts import NAMES, VEGA, everything, facts, minutes_ago, record, row
from tests.ui.supervisor.world import AHLGREN, World


def long_record(number: int) -> RecordFile:
    """Everything there can be, and all of it long."""
    long = {"surname": "VENKATARAMANAN SUBRAHMANYAM", "given_names": "LAKSHMI PRIYADARSHINI"}
    shown = summary(verdict=Verdict.REFER, who=who(**long), facts=(lost(),))
    returned = ReviewView(
        minutes_ago(30),
        "0311 Maria-Magdalena von Hohenstein-Oyelaran",
        ReviewVerdict.RETURNED,
        "Say why the third person stayed unread, and enter the container's number and seal.",
        minutes_ago(3),
    )
    line = row(
        number,
        **long,
        label="UTO 7KX204",
        lane="Lane 104 North",
        officer="9 904 412 Maria-Magdalena von Hohenstein-Oyelaran",
        verdict=Verdict.REFER,
        decision=Decision.REFER,
        state=ReviewState.ANSWERED,
        recalled=True,
        undecided=True,
    )
    return record(
        number,
        row=line,
        summary=shown,
        conveyance=Conveyance("7KX204", "UTO", "", "", "CSQU3054383", "SEAL0099213"),
        party=(replace(line, encounter_id=UUID(int=0x99)), row(0x98)),
        companions=(Companion(UUID(int=0x97), Identity.UNREAD),),
        reviews=(returned, replace(returned, read_at=None)),
        photo="a" * 64,
    )


def _draws_paused(world: World) -> None:
    _everything(world)
    world.port.pause = DrawPause(
        UUID(int=0x900), world.clock.now(), PauseReason.SECONDARY_FULL, "0311 T. Ahlgren"
    )
    world.refresh()


def _busy(world: World) -> None:
    world.port.known = facts()
    world.port.add(*(long_record(number) for number in range(1, 40)))
    world.refresh()


def _everything(world: World) -> None:
    _busy(world)
    world.port.known = everything()
    world.refresh()


def _empty(_world: World) -> None:
    """Nobody has crossed."""


def _then(*keys: Key | str) -> Callable[[World], None]:
    def go(world: World) -> None:
        _busy(world)
        for key in keys:
            world.press(key)

    return go


def _nothing_found(world: World) -> None:
    _then(Key.FIND)(world)
    world.type("nobody")
    world.press("Return")


def _own(world: World) -> None:
    world.port.add(record(1, officer_id=AHLGREN.id))
    for key in (Key.FIND, "Down", "Return"):
        world.press(key)


def _disk_full(world: World) -> None:
    _then(Key.FIND, "Down", "Return")(world)
    world.port.refusal = Problem(ProblemCode.DISK_FULL)
    world.press(Key.LET_GO)


def _officers(world: World) -> None:
    _busy(world)
    world.port.known = facts(officers={VEGA: f"{NAMES[VEGA]} von Hohenstein-Oyelaran"})
    world.refresh()
    world.page.overview._by.setFocus()
    world.press("Right")
    world.press("Right")


def _trials(world: World) -> None:
    _officers(world)
    world.press("Right")


STATES: dict[str, Callable[[World], None]] = {
    "empty": _empty,
    "busy": _busy,
    "draws paused": _draws_paused,
    "everything": _everything,
    "officers": _officers,
    "trials": _trials,
    "list": _then(Key.FIND),
    "chosen": _then(Key.FIND, "Down"),
    "of a concern": _then(Key.EVIDENCE_4),
    "nothing found": _nothing_found,
    "record": _then(Key.FIND, "Down", "Return"),
    "evidence": _then(Key.FIND, "Down", "Return", Key.EVIDENCE_1),
    "reviewed": _then(Key.FIND, "Down", "Return", Key.LET_GO),
    "own": _own,
    "note": _then(Key.FIND, "Down", "Return", Key.HOLD_BACK),
    "note complains": _then(Key.FIND, "Down", "Return", Key.HOLD_BACK, Key.CLOSE_FORM),
    "report": _then(Key.ADD),
    "disk full": _disk_full,
}
