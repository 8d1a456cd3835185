"""The pictures that the demo's scanners deliver."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from app.specimens.baggage import draw_bag
from app.specimens.captures import captured
from app.specimens.radiograph import draw_radiograph, write_tiff
from app.specimens.specimen import Specimen
from app.specimens.travelers import TRAVELERS
from app.specimens.zone_pages import Scene, picture_without_zone

NO_DOCUMENT = "no-document"
"""Name of a picture that is no document."""
PHOTO = "photo"
"""Name of a photo of things."""

_SEED = 7
_QUICK = 1  # zlib's least effort: a large page is packed in a fifth of the time, and loses nothing


def draw_travelers(folder: Path) -> dict[str, Path]:
    """Draw each traveler's document into `folder`, by the specimen's name, on every core.

    What was drawn before a restart is used again; a picture has its name only once it is whole.
    """
    folder.mkdir(exist_ok=True)
    missing = [one for one in TRAVELERS if not _place(folder, one.name).exists()]
    if missing:
        # Not forked: the program has threads, and a screen.
        with ProcessPoolExecutor(mp_context=get_context("spawn")) as cores:
            list(cores.map(_draw, missing, [folder] * len(missing)))
    other = _place(folder, NO_DOCUMENT)
    if not other.exists():
        picture_without_zone(Scene.TEXT, _SEED).save(other, compress_level=_QUICK)
    photo = _place(folder, PHOTO)
    if not photo.exists():
        draw_bag().save(photo, compress_level=_QUICK)
    return {
        name: _place(folder, name) for name in (NO_DOCUMENT, PHOTO, *(s.name for s in TRAVELERS))
    }


def draw_radiograph_scan(folder: Path) -> Path:
    """Write the portal scanner's image of a vehicle into `folder`: a 16-bit TIFF."""
    whole = folder / "portal-2.tif"
    if not whole.exists():
        part = whole.with_suffix(".part")
        write_tiff(part, draw_radiograph(_SEED).pixels)
        part.replace(whole)
    return whole


def _draw(specimen: Specimen, folder: Path) -> None:
    whole = _place(folder, specimen.name)
    part = whole.with_suffix(".part.png")
    captured(specimen).save(part, compress_level=_QUICK)
    part.replace(whole)


def _place(folder: Path, name: str) -> Path:
    return folder / f"{name}.png"
