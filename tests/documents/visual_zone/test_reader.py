"""The reader on drawn pages: read whole, altered, turned, one side only, small, dark, empty."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from app.documents.mrz import parse
from app.documents.mrz_reader.ctc_engine import CtcEngine
from app.documents.reading import DocumentReading, MrzText, Status
from app.documents.visual_zone.outcome import NotRead, VisualField, VisualZone
from app.documents.visual_zone.reader import VisualZoneReader
from app.paths import resources
from app.problems import Problem, ProblemCode
from app.specimens.damage import Damage, damaged
from app.specimens.lettering import Pen
from app.specimens.render import render
from app.specimens.specimen import Specimen
from app.specimens.travelers import MINOR, NAMESAKE

Pixels = NDArray[np.uint8]
TODAY = date(2026, 11, 24)
ZONE_SHARE = 0.26
"""Of a page's height: 23.2 mm of 88."""


@pytest.fixture(scope="module")
def reader() -> VisualZoneReader:
    return VisualZoneReader()


@pytest.fixture(scope="module")
def engine() -> CtcEngine:
    return CtcEngine()


@pytest.fixture(scope="module")
def page() -> Image.Image:
    return render(MINOR)


def looked_at(
    reader: VisualZoneReader, engine: CtcEngine, picture: Image.Image
) -> tuple[VisualZone, DocumentReading]:
    pixels = np.asarray(picture.convert("RGB"))
    mrz = engine.look(pixels).text
    document = parse(mrz.lines, TODAY).document if mrz else None
    reading = DocumentReading(Status.READ, mrz, document)
    return reader.read(pixels, reading), reading


def altered(page: Image.Image, at_mm: tuple[float, float], text: str) -> Image.Image:
    """Return a passport with a value pasted over, its baseline starting there."""
    scale = page.width / 125.0
    x, y = (round(length * scale) for length in at_mm)
    patched = page.copy()
    patched.paste("#e9ece6", (x - 4, y - 40, x + 300, y + 8))
    pen = Pen(ImageDraw.Draw(patched), scale)
    pen.text(at_mm, text, height=3.3, color="#22272e", face="SemiBold")
    return patched


def values(zone: VisualZone) -> dict[VisualField, str]:
    return {field.name: field.value for field in zone.fields}


def expected(specimen: Specimen) -> dict[VisualField, str]:
    document = specimen.document
    return {
        VisualField.DOCUMENT_NUMBER: document.document_number,
        VisualField.SURNAME: specimen.printed_surname or document.surname,
        VisualField.GIVEN_NAMES: specimen.printed_given_names or document.given_names,
        VisualField.BIRTH_DATE: document.birth_date.iso,
        VisualField.EXPIRY_DATE: document.expiry_date.iso,
    }


def test_a_page_is_read_whole_also_where_it_lies_askew(
    reader: VisualZoneReader, engine: CtcEngine, page: Image.Image
) -> None:
    zone, _ = looked_at(reader, engine, damaged(page, Damage.PERSPECTIVE, 3))
    assert values(zone) == expected(MINOR)
    assert zone.unclear == ()
    assert zone.not_read is None


def test_an_altered_page_is_read_as_it_stands(
    reader: VisualZoneReader, engine: CtcEngine, page: Image.Image
) -> None:
    pasted = altered(page, (43.5, 51.25), "28 MAY 2006")
    zone, reading = looked_at(reader, engine, altered(pasted, (43.5, 28.45), "ERIKSSON"))
    assert reading.document == MINOR.document
    assert values(zone) == {
        **expected(MINOR),
        VisualField.BIRTH_DATE: "2006-05-28",
        VisualField.SURNAME: "ERIKSSON",
    }


def test_of_a_card_the_front_is_read_and_its_back_alone_is_not(
    reader: VisualZoneReader, engine: CtcEngine
) -> None:
    picture = render(NAMESAKE)
    zone, reading = looked_at(reader, engine, picture)
    assert reading.mrz is not None
    assert values(zone) == expected(NAMESAKE)
    pixels = np.asarray(picture.convert("RGB")).copy()
    pixels[: picture.height // 2] = pixels[2, 2]  # the lid of the scanner
    assert reader.read(pixels, reading).not_read is NotRead.PAGE_NOT_SHOWN


def test_a_page_in_a_bad_picture_is_unclear_and_never_differs(
    reader: VisualZoneReader, engine: CtcEngine, page: Image.Image
) -> None:
    _, reading = looked_at(reader, engine, page)
    pixels = np.asarray(page.convert("RGB")).copy()
    pixels[: round(page.height * (1 - ZONE_SHARE))] = 255  # glare over everything but the zone
    assert reader.read(pixels, reading).not_read is NotRead.UNREADABLE
    small = page.resize((520, round(520 * page.height / page.width)), Image.Resampling.LANCZOS)
    mrz = reading.mrz
    assert mrz is not None
    scale = 520 / page.width
    quad = tuple((round(x * scale), round(y * scale)) for x, y in mrz.quad)
    tiny = replace(reading, mrz=replace(mrz, quad=quad))
    assert reader.read(np.asarray(small.convert("RGB")), tiny).not_read is NotRead.TOO_SMALL


def test_without_a_zone_nothing_is_looked_for(reader: VisualZoneReader) -> None:
    empty = np.zeros((700, 1000, 3), np.uint8)
    zone = reader.read(empty, DocumentReading(Status.UNREADABLE))
    assert zone == VisualZone(not_read=NotRead.NO_ZONE, elapsed_ms=zone.elapsed_ms)


def test_a_missing_net_is_a_known_problem(page: Image.Image) -> None:
    corners = ((78, 824), (1322, 824), (1322, 903), (78, 903))
    mrz = MrzText(MINOR.format, MINOR.lines, MINOR.lines, quad=corners)
    reading = DocumentReading(Status.READ, mrz, MINOR.document)
    with pytest.raises(Problem) as problem:
        VisualZoneReader(resources() / "icons").read(np.asarray(page.convert("RGB")), reading)
    assert problem.value.code is ProblemCode.READER_MISSING
