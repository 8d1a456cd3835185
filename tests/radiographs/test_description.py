"""What a sidecar says about values: files without a header, and pairs of energies."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from app.problems import Problem, ProblemCode
from app.radiographs.air import air_value, dark_value
from app.radiographs.measuring import probe
from app.radiographs.reader import open_radiograph
from app.specimens.radiograph import OFFSET, Load, draw_radiograph, write_pair
from tests.radiographs.files import put, ramp, tiff

_RAW = {"width": 60, "height": 40}


def _described(folder: Path, content: bytes, name: str = "scan.raw", **said: Any) -> Path:
    put(folder, json.dumps(said).encode(), f"{name}.scan.json")
    return put(folder, content, name)


@pytest.mark.parametrize(
    ("content", "how"),
    [
        (ramp().tobytes(), {}),
        (ramp().astype(">u2").tobytes(), {"byte_order": "big"}),
        (b"scanner's own header" + ramp().tobytes(), {"skip": 20}),
    ],
    ids=["plain", "big", "skip"],
)
def test_values_without_a_header_are_read_as_described(
    tmp_path: Path, content: bytes, how: dict[str, Any]
) -> None:
    radiograph = open_radiograph(_described(tmp_path, content, raw={**_RAW, **how}))
    assert np.array_equal(radiograph.part(0, slice(None), slice(None)), ramp())
    assert (radiograph.plane.raw, radiograph.plane.mapped) == (True, True)
    assert radiograph.file_name == "scan.raw"


def test_the_sidecar_may_be_opened_in_the_place_of_its_image(tmp_path: Path) -> None:
    image = _described(tmp_path, ramp().tobytes(), raw=_RAW)
    assert open_radiograph(image.with_name("scan.raw.scan.json")).file_name == "scan.raw"


def test_described_values_may_have_a_sign(tmp_path: Path) -> None:
    signed = (ramp().astype(int) - 30_000).astype("<i2")
    image = _described(tmp_path, signed.tobytes(), raw={**_RAW, "signed": True})
    pixel = probe(open_radiograph(image), 5, 7)
    assert pixel is not None
    assert pixel.value == int(signed[7, 5])


def test_air_dark_energies_and_size_of_a_pixel_come_from_the_sidecar(tmp_path: Path) -> None:
    image = _described(
        tmp_path, tiff(ramp()), "scan.tif", air=60_000, dark=100, energies=["6 MeV", "3500 kV"],
        pixel_um=[4_000, 5_000], reference_plane="middle",
    )  # fmt: skip
    radiograph = open_radiograph(image)
    assert (air_value(radiograph), dark_value(radiograph)) == (60_000, 100)
    assert radiograph.energies_kv == (6_000, 3_500)
    assert radiograph.calibration is not None
    assert radiograph.calibration.down_um == 5_000


@pytest.mark.parametrize(
    ("content", "said", "code"),
    [
        (ramp().tobytes()[:-1], {"raw": _RAW}, ProblemCode.RADIOGRAPH_TRUNCATED),
        (ramp().tobytes(), {"raw": {**_RAW, "width": 0}}, ProblemCode.RADIOGRAPH_CONTRADICTORY),
        (ramp().tobytes(), {"raw": {**_RAW, "width": 10**9}}, ProblemCode.RADIOGRAPH_TOO_LARGE),
        (
            ramp().tobytes(), {"raw": {**_RAW, "bits": 12}},
            ProblemCode.RADIOGRAPH_DESCRIPTION_INVALID,
        ),
        (
            ramp().tobytes(), {"raw": {**_RAW, "colour": 1}},
            ProblemCode.RADIOGRAPH_DESCRIPTION_INVALID,
        ),
        (ramp().tobytes(), {"plate": "UT 123"}, ProblemCode.NOT_A_RADIOGRAPH),
        (
            ramp().tobytes(), {"raw": _RAW, "low_energy": "../other.low"},
            ProblemCode.RADIOGRAPH_DESCRIPTION_INVALID,
        ),
        (
            ramp().tobytes(), {"raw": _RAW, "low_energy": "gone.low"},
            ProblemCode.RADIOGRAPH_PART_MISSING,
        ),
    ],
    ids=["cut", "no pixels", "huge", "bits", "unknown", "not raw", "elsewhere", "missing"],
)  # fmt: skip
def test_a_description_that_cannot_be_true_is_one_problem(
    tmp_path: Path, content: bytes, said: dict[str, Any], code: ProblemCode
) -> None:
    with pytest.raises(Problem) as caught:
        open_radiograph(_described(tmp_path, content, **said))
    assert caught.value.code is code


def test_a_damaged_sidecar_takes_nothing_from_an_image_with_a_header(tmp_path: Path) -> None:
    put(tmp_path, b"{", "scan.tif.scan.json")
    assert open_radiograph(put(tmp_path, tiff(ramp()))).width == 60
    put(tmp_path, b"{", "scan.raw.scan.json")
    with pytest.raises(Problem) as caught:
        open_radiograph(put(tmp_path, ramp().tobytes(), "scan.raw"))
    assert caught.value.code is ProblemCode.RADIOGRAPH_DESCRIPTION_INVALID


def test_a_pair_of_energies_is_one_radiograph(tmp_path: Path) -> None:
    specimen = draw_radiograph(5, 300, load=Load.BAG, dual=True)
    write_pair(tmp_path / "bag.tif", specimen)
    radiograph = open_radiograph(tmp_path / "bag.tif")
    low = radiograph.low_energy
    assert low is not None
    assert specimen.low is not None
    assert np.array_equal(low.part(0, slice(None), slice(None)), specimen.low)
    assert (low.complete, len(low.sha256), radiograph.energies_kv) == (True, 64, (160, 90))
    assert radiograph.dark == OFFSET
    pixel = probe(radiograph, 100, 100)
    assert pixel is not None
    assert (pixel.value, pixel.low) == (specimen.pixels[100, 100], specimen.low[100, 100])


def test_energies_of_different_sizes_are_no_pair(tmp_path: Path) -> None:
    put(tmp_path, tiff(ramp(50, 40)), "scan.low")
    image = _described(tmp_path, tiff(ramp()), "scan.tif", low_energy="scan.low")
    with pytest.raises(Problem) as caught:
        open_radiograph(image)
    assert caught.value.code is ProblemCode.RADIOGRAPH_CONTRADICTORY
