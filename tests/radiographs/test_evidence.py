"""Evidence: the same bytes from the same file and sheet, whoever draws them."""

import zlib
from io import BytesIO
from pathlib import Path
from uuid import UUID

import numpy as np
import pypdf
import pytest
from PIL import Image

from app.radiographs.color_maps import ColorMap
from app.radiographs.evidence import as_pdf, as_png, evidence_picture
from app.radiographs.mark_sheet import MarkSheet, SheetError, read_sheet, sheet_schema, write_sheet
from app.radiographs.marks import Mark, MarkKind
from app.radiographs.presentation import DensitySlice, Enhancement, Presentation
from app.radiographs.radiograph import Radiograph
from app.radiographs.reader import open_radiograph
from app.radiographs.rendering import Canvas
from app.radiographs.tone import Window
from app.specimens.radiograph import draw_radiograph, write_tiff

_SHOWN = Presentation(
    window=Window(300, 50_000), gamma=120, colors=ColorMap.SEA, slices=(DensitySlice(0, 500),)
)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("truck") / "truck.tif"
    write_tiff(path, draw_radiograph(7, 800).pixels)
    return path


@pytest.fixture(scope="module")
def radiograph(path: Path) -> Radiograph:
    return open_radiograph(path)


def _marks(radiograph: Radiograph) -> tuple[Mark, ...]:
    image = radiograph.width, radiograph.height
    drawn = (
        (MarkKind.RECTANGLE, ((250, 60), (300, 110)), "dense"),
        (MarkKind.ELLIPSE, ((350, 60), (450, 110)), ""),
        (MarkKind.POLYGON, ((480, 60), (540, 80), (500, 120)), "كثيف"),
        (MarkKind.ARROW, ((150, 20), (200, 70)), "Łódź"),
        (MarkKind.TEXT, ((600, 150),), "axle"),
    )
    return tuple(
        Mark.through(UUID(int=number), kind, points, image, label)
        for number, (kind, points, label) in enumerate(drawn, 1)
    )


def _sheet(radiograph: Radiograph) -> MarkSheet:
    return MarkSheet(
        file_name=radiograph.file_name,
        sha256=radiograph.sha256,
        width=radiograph.width,
        height=radiograph.height,
        marks=_marks(radiograph),
        presentation=_SHOWN,
    )


def test_file_and_sheet_give_the_same_bytes_again(path: Path, radiograph: Radiograph) -> None:
    picture = evidence_picture(Canvas(radiograph), _SHOWN, _marks(radiograph))
    sheet = read_sheet(write_sheet(_sheet(radiograph)))
    again = evidence_picture(Canvas(open_radiograph(path)), sheet.presentation, sheet.marks)
    assert as_png(picture) == as_png(again)
    assert as_pdf(picture, "truck.tif") == as_pdf(again, "truck.tif")
    assert write_sheet(sheet) == write_sheet(_sheet(radiograph))


def test_every_kind_of_mark_is_burnt_in_where_it_lies(radiograph: Radiograph) -> None:
    plain = evidence_picture(Canvas(radiograph), _SHOWN, ())
    for mark in _marks(radiograph):
        changed = (evidence_picture(Canvas(radiograph), _SHOWN, (mark,)) != plain).any(axis=2)
        rows, columns = np.nonzero(changed)
        assert len(rows) > 40
        near = 40  # the words stand beside it
        assert rows.min() >= mark.top - near
        assert rows.max() <= mark.top + mark.height + near
        assert columns.min() >= mark.left - near
        middle = changed[
            mark.top - 4 : mark.top + mark.height + 4, mark.left - 4 : mark.left + mark.width + 4
        ]
        assert middle.any()


def test_png_and_pdf_hold_every_pixel(radiograph: Radiograph) -> None:
    picture = evidence_picture(Canvas(radiograph), _SHOWN, _marks(radiograph))
    assert np.array_equal(np.asarray(Image.open(BytesIO(as_png(picture)))), picture)
    page = pypdf.PdfReader(BytesIO(as_pdf(picture, r"truck (1) \ 7"))).pages[0]
    assert page.extract_text().strip() == r"truck (1) \ 7"
    assert np.array_equal(np.asarray(page.images[0].image), picture)
    assert zlib.crc32(as_png(picture)) == zlib.crc32(as_png(picture.copy()))


def test_a_preview_is_no_evidence(radiograph: Radiograph) -> None:
    with pytest.raises(ValueError, match="preview"):
        evidence_picture(Canvas(radiograph), Presentation(enhancement=Enhancement.SHARPENED), ())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"kind": "arrow"', b'"kind": "spiral"'),
        (b'"width": 51', b'"width": 0'),
        (b'"left": 250', b'"left": 799'),
        (b"gatehouse-radiograph-marks-1", b"gatehouse-radiograph-marks-9"),
        (b'"gamma": 120', b'"gamma": "much"'),
        (b'"low": 300', b'"low": 60000'),
        (b'"sha256": "', b'"sha256": "zz'),
        (b'"frame"', b'"fame"'),
        (b"{", b"["),
    ],
    ids=lambda each: each.decode(),
)
def test_a_sheet_that_cannot_be_drawn_is_refused(
    radiograph: Radiograph, old: bytes, new: bytes
) -> None:
    content = write_sheet(_sheet(radiograph))
    assert old in content
    with pytest.raises(SheetError):
        read_sheet(content.replace(old, new, 1))


def test_the_schema_names_every_field_of_a_sheet() -> None:
    fields = sheet_schema()["$defs"]["MarkSheet"]
    assert set(fields["properties"]) >= {"sha256", "marks", "presentation", "schema"}
    assert fields["additionalProperties"] is False
