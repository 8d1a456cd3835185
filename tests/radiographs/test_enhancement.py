"""Enhanced images: without a seam, and stopped when nobody waits."""

from threading import Event

import cv2
import numpy as np
import pytest

from app.radiographs.enhancement import enhance, enhanced_part
from app.radiographs.presentation import Enhancement
from app.radiographs.radiograph import Radiograph
from app.radiographs.reader import open_radiograph
from app.radiographs.watch import Stopped, Watch
from app.specimens.radiograph import draw_radiograph
from tests.radiographs.files import Values, put, tiff


@pytest.fixture(scope="module")
def values() -> Values:
    """Wider than a band of the worker."""
    truck = draw_radiograph(3, 900).pixels
    return np.ascontiguousarray(cv2.resize(truck, (4_700, 540)).astype(np.uint16))


@pytest.fixture(scope="module")
def radiograph(tmp_path_factory: pytest.TempPathFactory, values: Values) -> Radiograph:
    return open_radiograph(put(tmp_path_factory.mktemp("wide"), tiff(values)))


def _all(radiograph: Radiograph) -> Values:
    return np.asarray(radiograph.part(0, slice(None), slice(None)), np.uint16)


@pytest.mark.parametrize("how", [Enhancement.LOCAL_CONTRAST, Enhancement.SHARPENED])
def test_bands_fit_together_as_if_there_were_none(
    radiograph: Radiograph, values: Values, how: Enhancement
) -> None:
    told: list[float] = []
    enhanced = enhance(radiograph, how, Watch(told.append))
    assert np.array_equal(_all(enhanced), enhanced_part(values, how))
    assert len({share for share in told if share < 1}) > 3
    assert np.array_equal(_all(radiograph), values)  # what was measured stays


def test_sharpening_keeps_flat_places_and_steepens_edges() -> None:
    step = np.full((60, 60), 10_000, np.uint16)
    step[:, 30:] = 20_000
    sharp = enhanced_part(step, Enhancement.SHARPENED)
    assert (sharp[:, :15] == 10_000).all()
    assert sharp[30, 29] < 10_000 < 20_000 < sharp[30, 30]


def test_an_enhanced_image_is_no_measurement(radiograph: Radiograph) -> None:
    enhanced = enhance(radiograph, Enhancement.SHARPENED, Watch())
    assert (enhanced.plane.raw, enhanced.plane.mapped) == (False, False)
    assert enhanced.sha256 == radiograph.sha256
    assert int(enhanced.histogram.sum()) == radiograph.width * radiograph.height


def test_work_that_nobody_waits_for_ends(radiograph: Radiograph) -> None:
    stop = Event()
    watch = Watch(lambda share: stop.set() if share > 0.3 else None, stop)
    with pytest.raises(Stopped):
        enhance(radiograph, Enhancement.LOCAL_CONTRAST, watch)
