"""The disk is full when the officer decides: it is said, what was entered stays, once is once."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.bootstrap.workstation import open_workstation
from app.encounters.events import (
    Decided,
)
from app.encounters.referral import Decision
from app.encounters.referral_events import (
    Referred,
)
from app.ids import NewId
from app.problems import SENTENCES, ProblemCode
from app.records.vaults import FileVault
from app.records.verification import verify_store
from app.specimens.travelers import LISTED, ROUTINE
from app.ui.primary.actions import View
from app.ui.shortcuts import Key
from tests.fixed import FixedClock
from tests.journeys.conftest import PREFERENCES
from tests.journeys.seats import Disk, Seat, seated
from tests.records.conftest import small_disk
from tests.services.conftest import PIN

__all__ = ["small_disk"]

NOTE = "Says he was never in the north."
FULL = SENTENCES[ProblemCode.DISK_FULL]


def decisions(seat: Seat) -> list[Decision]:
    return [body.decision for _, body in seat.recorded() if isinstance(body, Decided)]


def notes(seat: Seat) -> list[str]:
    return [body.note for _, body in seat.recorded() if isinstance(body, Referred)]


def is_whole(seat: Seat) -> bool:
    station = seat.station
    key = station.keys.signing_key.public_key()
    return verify_store(station.store, key, anchor=station.journal.head()).whole


def wait_for_the_sentence(seat: Seat) -> None:
    seat.officer.wait(lambda: seat.officer.sees(FULL), "the full disk said")
    seat.officer.settle()
    assert not seat.page.keys.notice.startswith("Recorded")


def wait_for_the_record(seat: Seat) -> None:
    seat.officer.wait(lambda: seat.page.view is View.EMPTY, "recorded")
    seat.officer.settle()
    assert seat.page.keys.notice.startswith("Recorded")
    assert not seat.officer.sees(FULL)


def test_a_referral_is_kept_in_its_form_and_recorded_once(booth: Seat) -> None:
    officer, disk = booth.officer, Disk(booth.station.store)
    booth.enter_traveler(LISTED.lines)
    booth.open_referral(NOTE)
    before = booth.kinds()

    disk.full = True
    for _ in range(2):
        officer.press(Key.HOLD_BACK)
        wait_for_the_sentence(booth)
        assert booth.page.view is View.REFERRAL
        assert booth.page.referral.form.note == NOTE
        assert booth.kinds() == before
    assert booth.station.primary.my_referrals() == ()

    disk.full = False
    officer.press(Key.HOLD_BACK)
    wait_for_the_record(booth)
    assert decisions(booth) == [Decision.REFER]
    assert notes(booth) == [NOTE]
    assert [row.surname for row in booth.station.primary.my_referrals()] == ["VANTONGEREN"]
    assert is_whole(booth)


def test_an_admission_is_recorded_once(booth: Seat) -> None:
    officer, disk = booth.officer, Disk(booth.station.store)
    booth.enter_traveler(ROUTINE.lines)
    disk.full = True
    officer.press(Key.LET_GO)
    wait_for_the_sentence(booth)
    assert booth.page.view is View.CARD
    assert decisions(booth) == []

    disk.full = False
    officer.press(Key.LET_GO)
    wait_for_the_record(booth)
    assert decisions(booth) == [Decision.ADMIT]
    assert is_whole(booth)


def test_a_typed_document_stays_typed(booth: Seat) -> None:
    officer, disk = booth.officer, Disk(booth.station.store)
    booth.enter_traveler(ROUTINE.lines)
    officer.press(Key.LET_GO)
    wait_for_the_record(booth)
    before = booth.kinds()

    disk.full = True
    booth.enter(LISTED.lines)
    wait_for_the_sentence(booth)
    assert booth.kinds() == before
    assert booth.page.zone.lines == LISTED.lines

    disk.full = False
    officer.press(Key.READ)
    officer.wait(lambda: booth.page.view is View.CARD, "the card")
    officer.settle()
    assert booth.kinds()[len(before) :] == ["encounter.document_read", "encounter.screened"]
    assert is_whole(booth)


@pytest.fixture
def booth_on_a_small_disk(
    qapp: object,  # noqa: ARG001 - windows need it
    small_disk: Path,
    home: Path,
    clock: FixedClock,
    new_id: NewId,
    tmp_path: Path,
) -> Iterator[Seat]:
    """The booth, its station on a real file system of 48 MiB."""
    moved = shutil.copytree(home, small_disk / "home")
    station = open_workstation(moved, FileVault(home), clock=clock, make_id=new_id)
    try:
        with seated(station, PREFERENCES, tmp_path) as seat:
            seat.sign_in("4412", PIN)
            yield seat
    finally:
        station.close()


@pytest.mark.faults
def test_on_a_real_full_disk_the_second_try_finds_the_room_put_aside(
    booth_on_a_small_disk: Seat, small_disk: Path
) -> None:
    booth = booth_on_a_small_disk
    booth.enter_traveler(LISTED.lines)
    booth.open_referral(NOTE)
    with (small_disk / "other people's files").open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, shutil.disk_usage(small_disk).free)

    booth.officer.press(Key.HOLD_BACK)
    wait_for_the_sentence(booth)
    assert booth.page.referral.form.note == NOTE
    assert decisions(booth) == []

    booth.officer.press(Key.HOLD_BACK)
    wait_for_the_record(booth)
    assert decisions(booth) == [Decision.REFER]
    assert notes(booth) == [NOTE]
    assert is_whole(booth)
