"""Five shapes, by keys and by clicks: each is on record as it was drawn."""

import pytest

from app.radiographs.marks import MarkKind
from app.ui.shortcuts import Key
from tests.ui.radiograph.recorded import drawn_in, marks_of
from tests.ui.radiograph.world import World


@pytest.fixture
def looking(world: World) -> World:
    """A viewer with one scanned truck."""
    world.look()
    return world


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        ("R", MarkKind.RECTANGLE),
        ("O", MarkKind.ELLIPSE),
        ("N", MarkKind.POLYGON),
        ("A", MarkKind.ARROW),
    ],
)
def test_every_shape_is_drawn_by_keys(looking: World, key: str, kind: MarkKind) -> None:
    looking.press(key)
    looking.press("Shift+Right")
    if kind is MarkKind.POLYGON:
        looking.press("Space")
        looking.press("Shift+Up")
        looking.press("Space")
        looking.press("Backspace")
    looking.press(Key.CONFIRM)
    (mark,) = marks_of(looking)
    assert mark.kind is kind
    assert mark.sound
    assert len(mark.points) == {MarkKind.POLYGON: 4, MarkKind.ARROW: 2}.get(kind, 0)


def test_a_polygon_is_drawn_by_clicks(looking: World) -> None:
    looking.press("N")
    looking.press("Backspace")
    looking.press("Backspace")
    for place in ((400, 400), (420, 460)):
        looking.drag(place, place)
    looking.press(Key.CONFIRM)
    (mark,) = marks_of(looking)
    assert len(mark.points) == 3


def test_a_text_is_on_record_once_it_has_words(looking: World) -> None:
    looking.press("T")
    looking.press(Key.CONFIRM)
    looking.press(Key.CLOSE_FORM)
    assert "Say in a few words what is seen." in looking.page.form.errors
    looking.press(Key.BACK)
    assert marks_of(looking) == []
    other = looking.scan("other.tif", seed=8)
    looking.presenter.open_file(other)
    looking.settle()
    assert "First record the mark" in looking.page.keys.notice
    looking.press(Key.ADD)
    looking.type("seal broken")
    looking.press(Key.BACK)
    (mark,) = marks_of(looking)
    assert (mark.kind, mark.label) == (MarkKind.TEXT, "seal broken")
    assert drawn_in(looking) is None
