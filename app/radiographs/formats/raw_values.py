"""Values without a header, as scanners' own programs leave them; a sidecar describes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.problems import Problem, ProblemCode
from app.radiographs.description import Raw
from app.radiographs.limits import require_size
from app.radiographs.radiograph import Plane
from app.radiographs.source_file import SourceFile

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_SIGN = 1 << 15


def raw_plane(source: SourceFile, raw: Raw) -> Plane:
    """Return the values of a file without a header.

    Raises:
        Problem: RADIOGRAPH_TRUNCATED, RADIOGRAPH_CONTRADICTORY, RADIOGRAPH_TOO_LARGE,
            RADIOGRAPH_DESCRIPTION_INVALID.
    """
    import numpy as np

    require_size(raw.width, raw.height)
    if raw.signed and raw.bits == 8:
        raise Problem(ProblemCode.RADIOGRAPH_DESCRIPTION_INVALID, "raw")
    pixels = raw.width * raw.height
    if raw.skip + pixels * raw.bits // 8 > source.size:
        raise Problem(ProblemCode.RADIOGRAPH_TRUNCATED, "bytes")
    order = ">" if raw.byte_order == "big" else "<"
    kind = np.dtype(f"{order}u2") if raw.bits == 16 else np.dtype(np.uint8)
    values: NDArray[np.uint16] | NDArray[np.uint8]
    values = np.frombuffer(source.data, kind, pixels, raw.skip).reshape(raw.height, raw.width)
    if raw.signed:
        values = values.astype(np.uint16) ^ np.uint16(_SIGN)
    return Plane(
        values,
        white_is_zero=raw.white_is_zero,
        raw=raw.bits == 16,
        mapped=not raw.signed,
        offset=_SIGN if raw.signed else 0,
    )
