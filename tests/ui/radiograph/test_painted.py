"""What is written straight to the screen is what a painter would paint there."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage, QPainter

from app.ui.radiograph.painted import pixels_under
from tests.ui.radiograph.world import World

_SCREENS = QImage.Format.Format_RGB32
_ANOTHER = QImage.Format.Format_ARGB32


def _rendered(world: World, format_: QImage.Format, ratio: float = 1.0) -> QImage:
    view = world.page.view
    image = QImage(view.size() * ratio, format_)
    image.setDevicePixelRatio(ratio)
    view.render(image)
    return image.convertToFormat(_SCREENS)


@pytest.mark.parametrize("keys", [(), ("I", "V"), ("Z", "G"), ("+", "+", "+", "D")])
def test_straight_and_painted_are_the_same(world: World, keys: tuple[str, ...]) -> None:
    world.look()
    for key in keys:
        world.press(key)
    straight, painted = _rendered(world, _SCREENS), _rendered(world, _ANOTHER)
    assert straight == painted
    assert straight == world.page.view.grab().toImage().convertToFormat(_SCREENS)


def test_a_part_that_is_painted_again_is_as_before(world: World) -> None:
    world.look()
    world.press("Z")
    before = world.page.grab().toImage()
    world.page.view.repaint(QRect(30, 40, 50, 60))
    assert world.page.grab().toImage() == before


@pytest.mark.parametrize(
    ("format_", "corner", "straight"),
    [
        (_SCREENS, QPoint(2, 3), True),
        (_ANOTHER, QPoint(2, 3), False),
        (_SCREENS, QPoint(8, 3), False),
    ],
    ids=["in memory", "in another order", "not all of it"],
)
def test_only_what_can_be_written_as_it_is_is_written(
    format_: QImage.Format, corner: QPoint, straight: bool
) -> None:
    image = QImage(12, 10, format_)
    image.fill(0xFF000000)
    painter = QPainter(image)
    painter.translate(corner)
    under = pixels_under(painter, QRect(1, 1, 4, 3), 1)
    assert (under is not None) is straight
    if under is not None:
        under[...] = 0xFF102030
    painter.end()
    written = {(x, y) for x in range(12) for y in range(10) if image.pixel(x, y) == 0xFF102030}
    assert len(written) == (12 if straight else 0)
    assert not straight or min(written) == (3, 4)


def test_between_two_pixels_nothing_is_written() -> None:
    image = QImage(12, 10, _SCREENS)
    painter = QPainter(image)
    painter.translate(0.5, 0)
    assert pixels_under(painter, QRect(1, 1, 4, 3), 1) is None
    painter.end()


@pytest.mark.parametrize(
    ("dense", "ratio", "straight"), [(1.0, 1.0, True), (2.0, 2.0, True), (2.0, 1.0, False)]
)
def test_only_one_to_one_is_written_straight(dense: float, ratio: float, straight: bool) -> None:
    image = QImage(24, 20, _SCREENS)
    image.setDevicePixelRatio(dense)
    painter = QPainter(image)
    assert (pixels_under(painter, QRect(1, 1, 4, 3), ratio) is not None) is straight
    painter.end()


def test_a_picture_of_twice_the_size_is_all_of_it(world: World) -> None:
    world.look()
    assert _rendered(world, _SCREENS, 2.0) == _rendered(world, _ANOTHER, 2.0)
