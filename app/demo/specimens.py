"""The pictures that the demo's scanners deliver."""

from pathlib import Path

from app.specimens.captures import captured
from app.specimens.travelers import TRAVELERS


def draw_travelers(folder: Path) -> dict[str, Path]:
    """Draw each traveler's document into `folder`, by the specimen's name.

    What was drawn before a restart is used again; a picture has its name only once it is whole.
    """
    folder.mkdir(exist_ok=True)
    drawn = {specimen.name: folder / f"{specimen.name}.png" for specimen in TRAVELERS}
    for specimen in TRAVELERS:
        if not drawn[specimen.name].exists():
            part = folder / f"{specimen.name}.part.png"
            captured(specimen).save(part)
            part.replace(drawn[specimen.name])
    return drawn
