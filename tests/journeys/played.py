"""The scripted shift as somebody plays it from the command line; once for all who look at it."""

from dataclasses import dataclass
from os.path import relpath
from pathlib import Path

import msgspec
import pytest

from app.demo.story import Story
from app.specimens.specimen import Specimen
from tests.faults.processes import ROOT, Program

_PATIENCE_S = 1200.0


@dataclass(frozen=True, slots=True)
class Played:
    """A shift that was played to its end."""

    folder: Path
    out: str
    err: str

    @property
    def story(self) -> Story:
        return msgspec.json.decode((self.folder / "shift.json").read_bytes(), type=Story)

    def keys(self, name: str, specimen: Specimen) -> int:
        number = specimen.document.document_number
        (step,) = (
            step for step in self.story.steps if (step.name, step.document) == (name, number)
        )
        return step.keys


def play(folder: Path, theme: str) -> Played:
    as_typed = relpath(folder, ROOT)  # people rarely type a full path
    with Program("-m", "app", "demo", "--headless", as_typed, "--theme", theme) as shift:
        code = shift.end(within=_PATIENCE_S)
        played = Played(folder, shift.out, shift.err)
    assert code == 0, played
    return played


@pytest.fixture(scope="session")
def shift(tmp_path_factory: pytest.TempPathFactory) -> Played:
    return play(tmp_path_factory.mktemp("shift") / "out", "light")
