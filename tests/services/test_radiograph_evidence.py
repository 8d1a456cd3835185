"""What leaves the station can be made again from the image's file, byte by byte."""

import hashlib
from pathlib import Path
from uuid import UUID

import pytest

from app.bootstrap.workstation import Workstation
from app.duty.officers import Role
from app.journal.codec import decode_body
from app.problems import Problem, ProblemCode
from app.radiographs.mark_sheet import read_sheet
from app.radiographs.marks import Mark, MarkKind
from app.radiographs.presentation import Enhancement, Presentation
from app.radiographs.scan_events import RadiographExported
from app.radiographs.tone import Window
from app.services.radiograph_evidence import Drawn, draw_again
from tests.services.conftest import SignInAs
from tests.services.events import events_of
from tests.services.scans import leave

_MARKS = (
    Mark(UUID(int=1), 40, 20, 60, 30, "round, dense"),
    Mark(UUID(int=2), 10, 10, 30, 20, kind=MarkKind.ELLIPSE),
)
_SHOWN = (
    Presentation(),
    Presentation(Window(900, 30_000), inverted=True, gamma=140),
    Presentation(enhancement=Enhancement.LOCAL_CONTRAST),
)


@pytest.mark.parametrize("shown", _SHOWN)
def test_the_same_picture_comes_again_from_file_and_sheet(
    station: Workstation, sign_in_as: SignInAs, tmp_path: Path, shown: Presentation
) -> None:
    osei = sign_in_as("2087", Role.SECONDARY)
    image, _ = leave(tmp_path, "portal 2.tif")
    radiograph = station.radiographs.open_file(image)
    written = station.evidence.export(osei, tmp_path, radiograph, shown, _MARKS)
    png, sheet = written.png.read_bytes(), written.sheet.read_bytes()
    (event,) = events_of(station, RadiographExported)
    said = decode_body(event.body or b"", RadiographExported)
    assert [said.png, said.pdf, said.sheet] == [
        hashlib.sha256(path.read_bytes()).hexdigest()
        for path in (written.png, written.pdf, written.sheet)
    ]
    assert draw_again(image, read_sheet(sheet)) == Drawn(png, written.pdf.read_bytes())
    changed = draw_again(image, read_sheet(sheet.replace(b"round", b"flat!")))
    assert changed is not None
    assert changed.png != png
    other, _ = leave(tmp_path, "other.tif", seed=8)
    assert draw_again(other, read_sheet(sheet)) is None


def test_a_folder_that_is_gone_is_said(
    station: Workstation, sign_in_as: SignInAs, tmp_path: Path
) -> None:
    osei = sign_in_as("2087", Role.SECONDARY)
    radiograph = station.radiographs.open_file(leave(tmp_path, "portal 2.tif")[0])
    with pytest.raises(Problem) as caught:
        station.evidence.export(osei, tmp_path / "gone", radiograph, Presentation(), ())
    assert caught.value.code is ProblemCode.PATH_UNUSABLE
