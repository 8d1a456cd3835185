"""What the demo's scanner delivers: pages that read exactly, and one that nobody can read."""

import numpy as np
import pytest
from PIL import Image

from app.documents.mrz_reader.ctc_engine import CtcEngine
from app.documents.reading import Guidance, Sighting
from app.specimens.captures import captured
from app.specimens.specimen import Specimen
from app.specimens.travelers import DAMAGED, TRAVELERS


def look(picture: Image.Image) -> Sighting:
    return CtcEngine().look(np.asarray(picture.convert("RGB")))


@pytest.mark.slow
@pytest.mark.parametrize("scale", [0.8, pytest.param(1.0, marks=pytest.mark.long), 1.3])
def test_damaged_capture_is_refused_and_the_reader_says_what_would_help(scale: float) -> None:
    picture = captured(DAMAGED)
    size = round(picture.width * scale), round(picture.height * scale)
    sighting = look(picture.resize(size))
    assert sighting.text is None
    assert sighting.guidance is Guidance.TILT_AWAY_FROM_GLARE


@pytest.mark.slow
@pytest.mark.parametrize(
    "specimen",
    [  # the scripted shift reads every one of them: here a few, and all with the long tests
        pytest.param(one, id=one.name, marks=[] if number % 4 == 0 else pytest.mark.long)
        for number, one in enumerate(one for one in TRAVELERS if one is not DAMAGED)
    ],
)
def test_every_other_page_reads_as_it_is_printed(specimen: Specimen) -> None:
    sighting = look(captured(specimen))
    assert sighting.text is not None
    assert sighting.text.lines == specimen.lines
