"""What one press of an arrow key does: to the window, to a sketch, to the image."""

from app.radiographs.tone import Window
from app.radiographs.viewport import Viewport
from app.ui.radiograph.sketch import Sketch

_PAN_SHARE, _PAN_MORE = 0.1, 0.5  # of the view
_SKETCH_STEP = 8  # pixels of the screen
_WINDOW_STEP = 655  # parts of all values: a hundred of 65,536


def step_window(window: Window, right: int, down: int, most: int, *, part: int) -> Window:
    """Return the window wider to the right, narrower to the left, brighter up, darker down.

    Args:
        window: The window now.
        right, down: The step: -1, 0 or 1.
        most: The largest value there is.
        part: What part of a step: 1 is a hundred of 65,536 values, 10 ten of them, 100 one.
    """
    by = max(1, most // _WINDOW_STEP // part)
    moved = window.brighter(-down * by, most)
    return moved.wider(right * by, most) if right else moved


def step_sketch(sketch: Sketch, view: Viewport, right: int, down: int, *, stretch: bool) -> Sketch:
    """Return the sketch moved, or with its last point moved; a few screen pixels."""
    by = max(1, round(_SKETCH_STEP / view.scale))
    return (sketch.stretched if stretch else sketch.moved)(right * by, down * by)


def step_view(view: Viewport, right: int, down: int, *, far: bool) -> Viewport:
    """Return the view that shows what lies a tenth (far: half) of it further on."""
    share = _PAN_MORE if far else _PAN_SHARE
    return view.moved(-round(right * view.width * share), -round(down * view.height * share))
