"""Where rows and zones are found, on drawn pictures whose truth is known."""

from pathlib import Path
from random import Random

import cv2
import numpy as np
import pytest

from app.documents.mrz_reader.line_chains import chains, next_row
from app.documents.mrz_reader.line_crops import cut_line, cut_strip
from app.documents.mrz_reader.text_lines import TextLine, find_lines, ink_picture, text_angles
from app.documents.mrz_reader.zone_heat_map import ZoneHeatMap
from app.documents.mrz_reader.zone_rows import find_rows
from app.documents.reading import MrzFormat
from app.paths import resources
from app.problems import Problem, ProblemCode
from app.specimens.damage import rotated
from app.specimens.zone_pages import ZonePage
from app.specimens.zone_texts import invented_zone


def _line(x0: float, y0: float, x1: float, y1: float, height: float = 20) -> TextLine:
    return TextLine(np.array([x0, y0], float), np.array([x1, y1], float), height)


def _rows(angle: float, *, stamped: bool = False) -> np.ndarray:
    """Draw two even rows of strokes, turned by `angle` degrees clockwise."""
    picture = np.full((500, 960), 235, np.uint8)
    for y in (220, 275):
        for x in range(80, 880, 18):
            cv2.rectangle(picture, (x, y - 10), (x + 6, y + 10), 30, -1)
    if stamped:
        cv2.circle(picture, (330, 245), 95, 60, 14)
        cv2.circle(picture, (330, 245), 60, 60, 10)
    turn = cv2.getRotationMatrix2D((480, 250), -angle, 0.9)
    return np.asarray(cv2.warpAffine(picture, turn, (960, 500), borderValue=235), np.uint8)


@pytest.mark.parametrize("angle", [-20, -7, 0, 4, 15])
def test_rows_are_found_where_they_lie(angle: float) -> None:
    ink = ink_picture(_rows(angle), 19)
    directions = text_angles(ink, 2)
    assert min(abs((found - angle + 90) % 180 - 90) for found in directions) < 3
    found = [chain for each in directions for chain in chains(find_lines(ink, each, 18), 3)]
    best = max(found, key=lambda chain: chain.likeness)
    assert len(best.lines) == 2
    assert best.pitch == pytest.approx(55 * 0.9, abs=4)
    slope = np.degrees(np.arctan2(*best.lines[0].direction[::-1]))
    assert abs((slope - angle + 90) % 180 - 90) < 0.7


def test_stamp_does_not_hide_the_rows_of_a_known_place() -> None:
    middle = _line(110, 247, 840, 247)
    rows = sorted(find_rows(_rows(0, stamped=True), middle, 150), key=lambda row: row.start[1])
    assert [round(float(row.start[1]) / 5) for row in rows] == [45, 55]
    assert all(row.length > 0.9 * middle.length for row in rows)


def test_empty_place_has_no_rows() -> None:
    assert find_rows(np.full((300, 900), 200, np.uint8), _line(50, 150, 850, 150), 120) == []


def test_pieces_of_a_row_are_joined_and_ends_brought_in_line() -> None:
    pieces = [_line(100, 100, 420, 100), _line(520, 101, 900, 101), _line(110, 150, 895, 150)]
    (chain,) = chains(pieces, 5)
    assert [round(line.length) for line in chain.lines] == [800, 800]


def test_lines_of_text_that_differ_in_length_are_no_chain() -> None:
    assert chains([_line(100, 100, 900, 100), _line(100, 150, 380, 150)], 5) == []


def test_third_row_of_a_card_is_looked_for_at_the_same_pitch() -> None:
    (chain,) = chains([_line(100, 100, 800, 104), _line(100, 150, 800, 154)], 5)
    below, above = next_row(chain, 1), next_row(chain, -1)
    assert below.start == pytest.approx([100, 200], abs=1)
    assert above.end == pytest.approx([800, 54], abs=1)


def test_cut_is_level_and_has_its_size() -> None:
    turned = _rows(15)
    ink = ink_picture(turned, 19)
    chain = chains([line for a in text_angles(ink, 1) for line in find_lines(ink, a, 18)], 1)[0]
    cut = cut_line(turned, chain.lines[0])
    assert cut.shape == (32, 640)
    dark = (cut < 120).sum(axis=1)
    assert dark[:4].max() < 30
    assert dark[14:18].min() > 150
    assert cut_strip(turned, chain.lines[0], 40, (300, 20)).shape == (20, 300)


@pytest.mark.parametrize("degrees", [0, 90, 200])
def test_heat_map_shows_the_zone(degrees: float) -> None:
    lines = invented_zone(MrzFormat.TD3, Random(8))
    page = rotated(ZonePage(MrzFormat.TD3, lines, 8, 900).draw(), degrees)
    gray = np.asarray(page.convert("L"), np.uint8)
    heat_map = ZoneHeatMap(resources() / "models" / "mrz_zones.onnx")
    place = heat_map.find(gray)[0]
    assert place.certainty > 0.7
    assert 650 < place.middle.length < 980
    assert place.middle.height < 220
    direction = np.degrees(np.arctan2(*place.middle.direction[::-1]))
    assert abs((direction + degrees + 90) % 180 - 90) < 6


def test_missing_heat_map_is_a_known_problem(tmp_path: Path) -> None:
    with pytest.raises(Problem) as caught:
        ZoneHeatMap(tmp_path / "none.onnx")
    assert caught.value.code is ProblemCode.READER_MISSING
