"""Moments of a shift at which it is killed: random, and the same again for the same seed."""

import os
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from app.demo.port import DemoPort
from app.demo.story import Step, Story, Who
from tests.faults.processes import Program

SEED = "GATEHOUSE_KILL_SEED"
"""Variable of the environment that brings the moments of an earlier run back."""

_LOOK_AGAIN_S = 0.001
_LONGEST_S = 30.0
_OPENING_S = 8.0
_LATEST_S = 0.012
"""As long as a record takes from its first byte to the end of its fsync, about."""

Key = tuple[str, str, str]


class Part(StrEnum):
    """Where in the shift."""

    OPENING = "opening"
    BOOTH = "booth"
    DESK = "second desk"
    RADIOGRAPH = "radiograph"
    SUPERVISOR = "supervisor"


class When(StrEnum):
    """What the station does just then."""

    ANYTHING = "anything"
    RECORD = "writing a record"
    PICTURE = "writing a picture"
    ANCHOR = "noting how far its log has come"
    HUB = "at the hub's database"


OF_TWENTY: Mapping[Part, int] = {
    Part.OPENING: 1,
    Part.BOOTH: 10,
    Part.DESK: 4,
    Part.RADIOGRAPH: 2,
    Part.SUPERVISOR: 3,
}
OF_TWO: Mapping[Part, int] = {Part.BOOTH: 1, Part.DESK: 1}


@dataclass(frozen=True, slots=True)
class Moment:
    """When to kill.

    Attributes:
        step: Place of the step that is then being played, in the order of an undisturbed shift.
        when: What is waited for within it.
        delay_s: And so much longer.
    """

    part: Part
    step: int
    when: When
    delay_s: float


def new_seed() -> int:
    """Return the seed that was asked for, or a new one."""
    return int(os.environ.get(SEED) or random.SystemRandom().randrange(10**6))


def moments(seed: int, undisturbed: Story, how_many: Mapping[Part, int]) -> list[Moment]:
    """Choose the moments, in the order in which they come; no two in the same step.

    Args:
        seed: For the chance.
        undisturbed: The shift as it is played when nobody kills it.
        how_many: Moments of each part.
    """
    chance = random.Random(seed)
    chosen = []
    for part, count in how_many.items():
        places = [n for n, step in enumerate(undisturbed.steps[:-1]) if _part(n, step) is part]
        for place in chance.sample(places, count):
            when = chance.choice((When.ANYTHING, When.RECORD, When.RECORD, *When))
            longest_s = undisturbed.steps[place].seconds
            if part is Part.OPENING:
                when, longest_s = When.ANYTHING, _OPENING_S
            elif when is not When.ANYTHING:
                longest_s = _LATEST_S
            chosen.append(Moment(part, place, when, chance.uniform(0, longest_s)))
    return sorted(chosen, key=lambda moment: moment.step)


def reached(story: Story, undisturbed: Story) -> int:
    """Return the place of the step that is played now: the one after the last that was noted."""
    places = {_key(step): n for n, step in enumerate(undisturbed.steps)}
    return max((places.get(_key(step), -1) for step in story.steps), default=-1) + 1


def wait_for(moment: Moment, shift: Program, port: DemoPort) -> bool:
    """Return True at the moment, once its step has begun; False when the shift ended before."""
    if moment.when is not When.ANYTHING:
        before = _stamps(moment.when, port)
        looks = int(_LONGEST_S / _LOOK_AGAIN_S)  # not every step writes what is waited for
        while looks and _stamps(moment.when, port) == before:
            looks -= 1
            if shift.ended(within=_LOOK_AGAIN_S):
                return False
    return not shift.ended(within=moment.delay_s)


def _stamps(when: When, port: DemoPort) -> list[int]:
    """Return when these files were written last, in nanoseconds."""
    return [path.stat().st_mtime_ns for path in _written(when, port) if path.exists()]


def _written(when: When, port: DemoPort) -> Iterator[Path]:
    if when is When.HUB:
        yield from (port.folder / "hub").glob("*-wal")
        return
    for home in (port.booth.home, port.desk.home):
        if when is When.RECORD:
            yield home / "records.db-wal"
        elif when is When.ANCHOR:
            yield home / "throwaway-key"
        else:
            yield home / "pictures"
            yield from (home / "pictures").glob("[0-9a-f][0-9a-f]")


def _part(place: int, step: Step) -> Part:
    if place == 0:
        return Part.OPENING  # the port is made, the travelers are drawn, somebody signs in
    if step.event.startswith("review.") or step.name == "supervisor":
        return Part.SUPERVISOR
    if step.name in ("radiograph", "mark and finding"):
        return Part.RADIOGRAPH
    return Part.DESK if step.station is Who.DESK else Part.BOOTH


def _key(step: Step) -> Key:
    return step.name, step.station, step.document


def in_words(kills: Sequence[Moment], undisturbed: Story) -> str:
    """Say where the shift was killed."""
    return "\n".join(
        f"{number}: {kill.part}, in step {kill.step + 1} “{undisturbed.steps[kill.step].name}”, "
        f"{kill.when} + {kill.delay_s * 1000:.0f} ms"
        for number, kill in enumerate(kills, 1)
    )
