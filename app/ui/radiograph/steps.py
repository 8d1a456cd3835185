"""What one press of an arrow key does: to the window, to a region, to the image."""

from app.radiographs.region import Region
from app.radiographs.tone import Window
from app.radiographs.viewport import Viewport

_PAN_SHARE, _PAN_MORE = 0.1, 0.5  # of the view
_REGION_STEP = 8  # pixels of the screen
_WINDOW_STEP = 655  # parts of all values: a hundred of 65,536
_FINE = 10


def step_window(window: Window, right: int, down: int, most: int, *, fine: bool) -> Window:
    """Return the window wider to the right, narrower to the left, brighter up, darker down.

    Args:
        window: The window now.
        right, down: The step: -1, 0 or 1.
        most: The largest value there is.
        fine: A tenth of the step.
    """
    by = max(1, most // _WINDOW_STEP // (_FINE if fine else 1))
    moved = window.brighter(-down * by, most)
    return moved.wider(right * by, most) if right else moved


def step_region(region: Region, view: Viewport, right: int, down: int, *, resize: bool) -> Region:
    """Return the region moved, or with its right and lower edges moved; a few screen pixels."""
    by = max(1, round(_REGION_STEP / view.scale))
    change = region.resized if resize else region.moved
    return change(right * by, down * by, (view.image_width, view.image_height))


def step_view(view: Viewport, right: int, down: int, *, far: bool) -> Viewport:
    """Return the view that shows what lies a tenth (far: half) of it further on."""
    share = _PAN_MORE if far else _PAN_SHARE
    return view.moved(-round(right * view.width * share), -round(down * view.height * share))
