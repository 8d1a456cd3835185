"""What a station recorded, and that it refused."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from app.bootstrap.workstation import Workstation
from app.journal.event import Body, Event
from app.problems import Problem, ProblemCode
from app.records.bodies import BODIES
from app.records.event_rows import read_events


def all_events(station: Workstation) -> list[Event]:
    """Return the station's journal."""
    with station.store.reading() as connection:
        return [each for each in read_events(connection) if isinstance(each, Event)]


def events_of(station: Workstation, kind: type[Body]) -> list[Event]:
    """Return its facts of one kind, in order."""
    return [each for each in all_events(station) if BODIES[each.type] is kind]


@contextmanager
def refused(code: ProblemCode) -> Iterator[None]:
    """Expect this problem."""
    with pytest.raises(Problem) as problem:
        yield
    assert problem.value.code is code
