"""Where in a picture a zone may lie: the whole localizer, from the cheapest look to the dearest."""

from collections.abc import Iterator
from itertools import islice

import cv2
import numpy as np
from numpy.typing import NDArray

from app.documents.mrz_reader.line_chains import Chain, chains
from app.documents.mrz_reader.line_crops import widened
from app.documents.mrz_reader.text_lines import TextLine, find_lines, ink_picture, text_angles
from app.documents.mrz_reader.zone_heat_map import ZoneHeatMap
from app.documents.mrz_reader.zone_rows import find_rows

Gray = NDArray[np.uint8]

_SIDES = (960, 1600, 560)  # longer side of the picture while looking for rows
_SIDE_SLACK = 1.15  # a size is skipped that would enlarge the picture beyond the first one
_MARK_SIZE = 19  # pixels: letters of a zone at these sizes
_REACH = 18
_ANGLES = 2
_CHAINS = 5  # tried for one direction and size
_PLACES = 3
_CHAINS_OF_PLACE = 2
_PLACE_SLACK = 1.6  # the heat map's cells are coarse
_SEEDS = 4  # long rows around which a zone is looked for
_PLACE_TALL = 14.0  # heights of a row: two more rows on either side of it
_PLACE_SHARE = 0.42  # of its length: the same for a card, whose lines are the shortest
_BUDGET = 16  # chains for one picture: bounds the time where there is no zone


class ZoneSearch:
    """Proposes chains of rows; the reader says which of them is a zone."""

    def __init__(self, heat_map: ZoneHeatMap) -> None:
        """Use `heat_map` where rows are not found as such."""
        self._heat_map = heat_map

    def chains(self, gray: Gray) -> Iterator[Chain]:
        """Yield chains in pixels of the picture, the likeliest first, until the budget is spent."""
        return islice(self._all_chains(gray), _BUDGET)

    def _all_chains(self, gray: Gray) -> Iterator[Chain]:
        for place in self._heat_map.find(gray)[:_PLACES]:
            yield from _within(gray, place.middle, _PLACE_SLACK * place.middle.height)
        longest = max(gray.shape)
        for side in _SIDES:
            if side > _SIDES[0] and longest * _SIDE_SLACK < side:
                continue
            rows: list[TextLine] = []
            yield from _row_chains(gray, side / longest, rows)
            if side == _SIDES[0]:
                rows.sort(key=lambda row: -row.length)
                for row in rows[:_SEEDS]:
                    around = widened(row, row.height, row.height)
                    tall = min(_PLACE_TALL * row.height, _PLACE_SHARE * row.length)
                    yield from _within(gray, around, tall)


def _row_chains(gray: Gray, scale: float, rows: list[TextLine]) -> Iterator[Chain]:
    """Yield chains of the rows found at one scale, and keep all rows in `rows`."""
    if min(gray.shape) * scale < 2 * _MARK_SIZE:
        return
    mode = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    scaled = np.asarray(cv2.resize(gray, None, fx=scale, fy=scale, interpolation=mode), np.uint8)
    ink = ink_picture(scaled, _MARK_SIZE)
    for angle in text_angles(ink, _ANGLES):
        found = find_lines(ink, angle, _REACH)
        rows += [row.scaled(1 / scale) for row in found]
        for chain in chains(found, _CHAINS):
            yield chain.scaled(1 / scale)


def _within(gray: Gray, middle: TextLine, tall: float) -> list[Chain]:
    """Return the chains in one place, where every part of its width votes on the rows."""
    return chains(find_rows(gray, middle, tall), _CHAINS_OF_PLACE)
