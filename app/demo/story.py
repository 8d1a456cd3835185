"""What the scripted shift must leave behind: written while it is played, checked afterwards."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from time import monotonic

import msgspec

from app.demo.driver import Officer
from app.records.durable import write_durably


class Who(StrEnum):
    """At which station a step was made."""

    BOOTH = "L4"
    DESK = "S2"


class Step(msgspec.Struct, frozen=True):
    """One step of the shift.

    Attributes:
        name: What was done, in words.
        station: Where.
        document: Number of the traveler's document, empty where there is none.
        event: Type of the event that this station's log must hold; empty where the step records
            nothing of its own. For decisions and whatever else may happen once only, exactly once.
        says: Fields of the event's body, and the values they must have.
        keys: Keys pressed.
        seconds: Time taken.
    """

    name: str
    station: Who
    document: str = ""
    event: str = ""
    says: dict[str, str] = {}
    keys: int = 0
    seconds: float = 0.0


class Story(msgspec.Struct):
    """The whole shift as it was played."""

    finished: bool = False
    steps: list[Step] = []


@dataclass(slots=True)
class StoryBook:
    """Keeps the story on disk after every step, so that a killed shift can be taken up again."""

    path: Path
    story: Story = field(default_factory=Story)

    @classmethod
    def open(cls, path: Path) -> "StoryBook":
        """Take up the story in `path`, or begin one."""
        if path.exists():
            return cls(path, msgspec.json.decode(path.read_bytes(), type=Story))
        return cls(path)

    @contextmanager
    def step(
        self,
        name: str,
        station: Who,
        officer: Officer,
        *,
        document: str = "",
        event: str = "",
        **says: str,
    ) -> Iterator[None]:
        """Play a step inside the block; it is noted when the block ends well."""
        keys, begun = officer.keys_pressed, monotonic()
        yield
        seconds = round(monotonic() - begun, 3)
        keys = officer.keys_pressed - keys
        self.note(Step(name, station, document, event, says, keys, seconds))

    def note(self, step: Step) -> None:
        """Note a step, once: one that was played before a restart keeps its first figures."""
        known = {(each.name, each.station, each.document) for each in self.story.steps}
        if (step.name, step.station, step.document) not in known:
            self.story.steps.append(step)
            self._write()

    def finish(self) -> None:
        """Note that the shift is over."""
        self.story.finished = True
        self._write()

    def _write(self) -> None:
        write_durably(self.path, msgspec.json.format(msgspec.json.encode(self.story)))
