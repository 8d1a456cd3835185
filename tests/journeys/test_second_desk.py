"""Booth and second desk of one port, over a real hub on a real PostgreSQL, and back again."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from app.bootstrap.workstation import Workstation
from app.clock import SystemClock
from app.demo.port import BOOTH_OFFICER, DESK_OFFICER, PIN, PORT, DemoPort
from app.duty.officers import Direction, Mode, Post, Role
from app.encounters.referral import ReferralState
from app.examinations.examination import Completeness, Disposition
from app.hub.database import open_postgres
from app.hub.server import RunningHub
from app.hub.service import Hub, make_hub
from app.ids import new_id
from app.services.views import ReferralRow
from app.specimens.render import render
from app.specimens.travelers import LISTED
from app.ui.primary.actions import View
from app.ui.shortcuts import Key
from tests.hub.worlds import KEYS
from tests.journeys.seats import Seat, seated
from tests.journeys.test_unplugged import assert_held_exactly

DESK_POST = Post(PORT, "Desk S2", Mode.LAND, Direction.INBOUND)
NOTE = "Nervous, avoids the question."


@pytest.fixture
def hub(postgres_url: str, tmp_path: Path) -> Iterator[Hub]:
    engine = open_postgres(postgres_url)
    yield make_hub(
        engine, KEYS, pictures=tmp_path / "hub-pictures", clock=SystemClock(), new_id=new_id
    )
    engine.dispose()


@pytest.fixture
def running(hub: Hub) -> Iterator[RunningHub]:
    with RunningHub(hub) as running:
        yield running


@pytest.fixture
def port(hub: Hub, running: RunningHub, tmp_path: Path) -> DemoPort:
    port = DemoPort(tmp_path / "port")
    port.make_stations(hub, running.url)
    return port


@pytest.fixture
def booth(
    qapp: object,  # noqa: ARG001 - windows need it
    port: DemoPort,
    running: RunningHub,
    tmp_path: Path,
) -> Iterator[Seat]:
    """The booth; its officer is signed in."""
    station = port.booth.open(running.url)
    try:
        with seated(station, port.booth.preferences, tmp_path) as seat:
            seat.sign_in(BOOTH_OFFICER.badge, PIN)
            yield seat
    finally:
        station.close()


@pytest.fixture
def desk(port: DemoPort, running: RunningHub) -> Iterator[Workstation]:
    """The second desk."""
    station = port.desk.open(running.url)
    yield station
    station.close()


def the_referral(desk: Workstation) -> ReferralRow | None:
    rows = desk.records.referrals(PORT)
    return rows[0] if rows else None


def test_a_referral_goes_over_with_its_photo_and_comes_back_with_its_result(
    booth: Seat, desk: Workstation, hub: Hub
) -> None:
    officer = booth.officer
    page = BytesIO()
    render(LISTED).save(page, "PNG")
    booth.scan("listed.png", page.getvalue())
    officer.press(Key.READ)
    officer.wait(lambda: booth.page.view is View.CARD, "the card")
    booth.look()
    booth.open_referral(NOTE)
    officer.press_when_offered(Key.HOLD_BACK)
    officer.wait(lambda: booth.page.view is View.EMPTY, "recorded")
    officer.wait(lambda: officer.sees("on the way"), "the referral on the booth's strip")

    officer.wait(lambda: the_referral(desk) is not None, "the referral at the desk")
    row = the_referral(desk)
    assert row is not None
    assert (row.surname, row.state, row.lane) == ("VANTONGEREN", ReferralState.SENT, "Lane 4")
    duty = desk.sign_in.sign_in(DESK_OFFICER.badge, PIN, Role.SECONDARY, DESK_POST)
    officer.wait(lambda: desk.secondary.open(duty, row.id).photo_here, "the photo at the desk")
    file = desk.secondary.open(duty, row.id)
    assert file.note == NOTE
    photo = desk.secondary.photo(file.page_photo)
    assert photo == booth.station.attachments.get(file.page_photo)
    assert photo is not None
    assert Image.open(BytesIO(photo)).format == "JPEG"

    desk.secondary.receive(duty, row.id)
    officer.wait(lambda: officer.sees("M. Osei"), "the booth sees who received")
    desk.secondary.record_finding(
        duty,
        row.id,
        finding="none",
        exam_type="interview",
        completeness=Completeness.COMPLETE,
        note="Another man on the lookout's photo.",
    )
    desk.secondary.dispose(duty, row.id, Disposition.RELEASED)

    officer.wait(lambda: officer.sees("released"), "the booth sees the result")
    assert officer.sees("nothing found")
    mine = booth.station.primary.my_referrals()
    assert [(each.state, each.finding_words) for each in mine] == [
        (ReferralState.CLOSED, ("none",))
    ]
    links = (booth.station.link, desk.link)
    officer.wait(lambda: not any(link.status().unsent for link in links), "all at the hub")
    assert_held_exactly(hub.engine, booth.station)
    assert_held_exactly(hub.engine, desk)
