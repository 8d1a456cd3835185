"""Marks: pixels of the image, one box each, and every step can be undone."""

from uuid import UUID

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.radiographs.mark_history import MarkHistory
from app.radiographs.marks import Mark, MarkKind, Point

_IMAGE = (300, 200)
_points = st.tuples(st.integers(-50, 400), st.integers(-50, 300))
_NEEDED = {
    MarkKind.RECTANGLE: 2, MarkKind.ELLIPSE: 2, MarkKind.POLYGON: 5, MarkKind.ARROW: 2,
    MarkKind.TEXT: 1,
}  # fmt: skip


@st.composite
def marks(draw: st.DrawFn) -> Mark:
    """Return a mark of any kind, drawn anywhere, even outside the image."""
    kind = draw(st.sampled_from(MarkKind))
    points = tuple(draw(_points) for _ in range(_NEEDED[kind]))
    return Mark.through(UUID(int=draw(st.integers(1, 5))), kind, points, _IMAGE, "box 4")


@given(marks())
def test_every_mark_lies_in_its_image_and_in_its_box(mark: Mark) -> None:
    assert mark.sound
    assert mark.left + mark.width <= _IMAGE[0]
    assert mark.top + mark.height <= _IMAGE[1]
    assert msgspec.convert(msgspec.to_builtins(mark), Mark) == mark


@pytest.mark.parametrize(
    ("kind", "points", "label"),
    [
        (MarkKind.RECTANGLE, (), ""),
        (MarkKind.ARROW, ((1, 1),), ""),
        (MarkKind.POLYGON, ((1, 1), (2, 2)), ""),
        (MarkKind.POLYGON, ((1, 1),) * 201, ""),
        (MarkKind.TEXT, ((1, 1),), ""),
    ],
)
def test_too_few_points_make_no_mark(kind: MarkKind, points: tuple[Point, ...], label: str) -> None:
    with pytest.raises(ValueError, match="mark"):
        Mark.through(UUID(int=1), kind, points, _IMAGE, label)


@given(st.lists(st.one_of(marks(), st.integers(1, 5), st.sampled_from(["undo", "redo"]))))
def test_every_step_can_be_undone_and_done_again(steps: list[Mark | int | str]) -> None:
    history = MarkHistory()
    for step in steps:
        if isinstance(step, Mark):
            history = history.put(step)
            assert history.marks.count(step) == 1
        elif isinstance(step, int):
            history = history.without(UUID(int=step))
            assert all(mark.id != UUID(int=step) for mark in history.marks)
        else:
            history = history.undone() if step == "undo" else history.redone()
        assert len({mark.id for mark in history.marks}) == len(history.marks)
    seen = [history.marks]
    back = history
    while back.can_undo:
        back = back.undone()
        seen.append(back.marks)
    assert back.marks == ()
    for marks_then in reversed(seen[:-1]):
        back = back.redone()
        assert back.marks == marks_then


def test_a_new_step_forgets_what_was_undone() -> None:
    first = Mark(UUID(int=1), 0, 0, 5, 5)
    history = MarkHistory().put(first).undone().put(Mark(UUID(int=2), 1, 1, 5, 5))
    assert not history.can_redo
    assert history.put(history.marks[0]) == history  # nothing changed: no step
