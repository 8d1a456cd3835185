"""The page scanner and the reader on a serial port, at the booth."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from app.capture.text_frames import Garbled, ReadText
from app.documents.reading import Barcode, BarcodeKind, DocumentReading, Status
from app.encounters.events import BoardingPassRead, DocumentRead
from app.encounters.referral import Decision
from app.settings import ReadFrom, StationSettings
from app.ui.primary.actions import View
from app.ui.shortcuts import Key
from tests.desk_videos import desk, passport, still, write_video
from tests.documents.test_sent_text import LICENCE
from tests.sane import DEVICE, simulate_scanner
from tests.ui.primary.fakes import document, reading_of
from tests.ui.primary.people_states import PASS
from tests.ui.primary.world import World

_STATION = StationSettings(station="L4", port="San Lorenzo", scanner=DEVICE)
_SLOWLY = ("read-delay true", "read-delay-duration 200000", "read-limit true")


@pytest.fixture
def scanning(world: World, scanner: Path) -> World:
    """A booth with a page scanner on which a passport lies."""
    del scanner
    world.reader.answers[DEVICE] = reading_of(document())
    world.presenter.use_devices(_STATION)
    return world


def _zone() -> ReadText:
    mrz = reading_of(document()).mrz
    assert mrz is not None
    return ReadText("\r".join(mrz.lines).encode(), mrz.lines)


def test_one_key_scans_the_page_and_shows_the_card(scanning: World) -> None:
    assert "Lay the page on the scanner" in scanning.page.prompt_words
    scanning.press(Key.READ)
    assert scanning.page.view is View.CARD
    assert scanning.page.scanner.percent == 100
    (read,) = scanning.station.bodies(DocumentRead)
    assert isinstance(read, DocumentRead)
    assert scanning.attachments.kept[read.page_photo].startswith(b"\xff\xd8")
    scanning.press(Key.LET_GO)
    assert scanning.station.decisions == [Decision.ADMIT]


def test_a_jam_is_said_and_f2_or_a_file_goes_on(scanning: World, scanner: Path) -> None:
    simulate_scanner(scanner, 'read-status-code "SANE_STATUS_JAMMED"')
    scanning.image("page.png", reading_of(document()))
    scanning.press(Key.READ)
    assert scanning.page.view is View.SCANNER
    assert "Paper is stuck" in scanning.page.scanner.words
    simulate_scanner(scanner)
    scanning.press(Key.READ)
    assert scanning.page.view is View.CARD
    simulate_scanner(scanner, 'read-status-code "SANE_STATUS_COVER_OPEN"')
    scanning.press(Key.READ)
    scanning.press(Key.FIND)
    assert scanning.page.view is View.CHOOSER


def test_escape_stops_a_scan_and_nothing_is_recorded(scanning: World, scanner: Path) -> None:
    simulate_scanner(scanner, *_SLOWLY)
    scanning.press(Key.READ, settle=False)
    scanning.work_off(lambda: scanning.page.scanner.percent > 0)
    scanning.press(Key.BACK)
    assert scanning.page.view is View.EMPTY
    assert not scanning.presenter._booth.busy
    assert scanning.station.bodies(DocumentRead) == []
    simulate_scanner(scanner)
    scanning.press(Key.READ)
    assert scanning.page.view is View.CARD


def test_nobody_is_decided_behind_a_scan_and_locking_ends_it(
    scanning: World, scanner: Path
) -> None:
    scanning.read(reading_of(document()))
    simulate_scanner(scanner, *_SLOWLY)
    scanning.press(Key.READ, settle=False)
    scanning.work_off(lambda: scanning.page.scanner.percent > 0)
    scanning.press(Key.LET_GO, settle=False)
    assert scanning.station.decisions == []
    scanning.presenter.stop()
    scanning.settle()
    assert scanning.page.view is View.CARD
    assert len(scanning.station.bodies(DocumentRead)) == 1


@pytest.mark.parametrize(
    ("settings", "view"),
    [
        (replace(_STATION, camera="0"), View.CAMERA),
        (replace(_STATION, camera="0", read_from=ReadFrom.SCANNER), View.CARD),
        (replace(_STATION, camera="0", read_from=ReadFrom.FILES), View.CHOOSER),
        (replace(_STATION, scanner="", camera="0", read_from=ReadFrom.SCANNER), View.CHOOSER),
    ],
)
def test_f2_reads_from_what_the_station_chose(
    scanning: World, settings: StationSettings, view: View
) -> None:
    scanning.presenter.use_devices(settings)
    scanning.press(Key.READ)
    assert scanning.page.view is view


def test_another_camera_takes_over_at_once(world: World, tmp_path: Path) -> None:
    path = write_video(tmp_path / "new.avi", [desk(1), *still(range(25), passport())])
    world.reader.answers[path.name] = reading_of(document())
    world.presenter.use_devices(replace(_STATION, camera=str(tmp_path / "old.avi")))
    world.presenter.use_devices(replace(_STATION, camera=str(path)))
    world.press(Key.READ, settle=False)
    world.work_off(lambda: world.page.view is View.CARD)
    world.settle()
    assert world.on_card == "ERIKSSON"


def test_a_zone_from_a_serial_port_goes_the_way_of_every_document(world: World) -> None:
    world.presenter.text_arrived(_zone())
    world.settle()
    assert world.on_card == "ERIKSSON"
    (read,) = world.station.bodies(DocumentRead)
    assert isinstance(read, DocumentRead)
    assert read.page_photo == ""
    world.presenter.text_arrived(ReadText(PASS.encode(), (PASS,)))
    world.settle()
    assert len(world.station.bodies(BoardingPassRead)) == 1


@pytest.mark.parametrize(
    "text", [Garbled(), Garbled(too_long=True), ReadText(b"\xdc\x03", ()), ReadText(b"x", ("x",))]
)
def test_what_is_no_document_is_said_and_records_nothing(
    world: World, text: ReadText | Garbled
) -> None:
    world.presenter.text_arrived(text)
    world.settle()
    assert "no whole document" in world.page.keys.notice
    assert world.page.view is View.EMPTY
    assert world.station.bodies(DocumentRead) == []


def test_a_licence_from_a_reader_is_screened_as_from_a_picture(world: World) -> None:
    lines = tuple(LICENCE.decode("latin-1").replace("\r", "\n").split("\n"))
    shown = reading_of(document())
    world.reader.answers[LICENCE.decode("latin-1")] = shown
    world.presenter.text_arrived(ReadText(LICENCE, lines))
    world.settle()
    assert world.page.view is View.CARD
    (read,) = world.station.bodies(DocumentRead)
    assert isinstance(read, DocumentRead)
    assert (read.reading, read.page_photo) == (shown, "")
    world.press(Key.LET_GO)
    assert world.station.decisions == [Decision.ADMIT]


def test_a_code_without_a_document_is_told_from_nothing_and_the_card_stays(world: World) -> None:
    world.read(reading_of(document()))
    seal = Barcode("DataMatrix", BarcodeKind.VDS, "seal")
    world.read(DocumentReading(Status.PARTIAL, barcodes=(seal,)), "seal.png")
    assert "A code is there, but no document" in world.page.keys.notice
    world.read(DocumentReading(Status.UNREADABLE), "blank.png")
    assert "Nothing could be read" in world.page.keys.notice
    assert len(world.station.bodies(DocumentRead)) == 1


@pytest.mark.parametrize("away", [lambda w: w.page.hide(), lambda w: w.page.setEnabled(False)])
def test_a_text_counts_only_while_the_booth_is_in_sight(
    world: World, away: Callable[[World], None]
) -> None:
    away(world)
    world.presenter.text_arrived(_zone())
    world.settle()
    assert world.station.bodies(DocumentRead) == []
