"""kill -9 of the hub in the middle of the work: in the end it holds what each station holds."""

import random
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from io import BytesIO
from pathlib import Path
from uuid import UUID

import pytest
from PIL import Image

from app.bootstrap.workstation import Workstation
from app.capture.files import load_image_bytes
from app.capture.frame import Frame
from app.documents.mrz import compose
from app.duty.officers import Duty, Role
from app.encounters.referral import ReferralClass, ReferralState
from app.examinations.examination import Completeness, Disposition
from app.services.deciding import ReferralForm
from app.specimens.travelers import ROUTINE
from tests.commands.hubs import HubProcess
from tests.commands.stations import PORT, NewStation, new_name, sign_in
from tests.sync.stations import QUICK

TRAVELERS = 24
FORM = ReferralForm(ReferralClass.OFFICER, ("O-DOC",), note="Looks at another page.")


@pytest.fixture(params=[pytest.param("sqlite", marks=pytest.mark.long), "postgresql"])
def hub(
    request: pytest.FixtureRequest,
    secret_service: str,  # noqa: ARG001 - holds the hub's keys
    tmp_path: Path,
) -> Iterator[HubProcess]:
    is_server = request.param == "postgresql"
    database = request.getfixturevalue("postgres_url") if is_server else None
    with HubProcess(tmp_path / "hub", database) as hub:
        hub.start()
        yield hub


def enrolled(hub: HubProcess, home: Path) -> Iterator[Workstation]:
    new = NewStation(new_name(), home)
    answer = new.enroll(hub.url, hub.new_code(new.name, PORT))
    assert answer.code == 0, answer
    station = new.open(pace=QUICK)
    yield station
    station.close()


@pytest.fixture
def booth(hub: HubProcess, tmp_path: Path) -> Iterator[Workstation]:
    yield from enrolled(hub, tmp_path / "booth")


@pytest.fixture
def desk(hub: HubProcess, tmp_path: Path) -> Iterator[Workstation]:
    yield from enrolled(hub, tmp_path / "desk")


def page_of(number: int) -> Frame:
    """Return a picture that is no other traveler's."""
    content = BytesIO()
    Image.new("RGB", (200, 140), (200, 220, number * 5)).save(content, "PNG")
    return load_image_bytes(content.getvalue(), "page.png")


def decide(booth: Workstation, duty: Duty, number: int) -> None:
    """Read a traveler's document, and admit two of three; the third is sent to secondary."""
    document = replace(ROUTINE.document, document_number=f"U{number:08d}")
    reading = booth.primary.read_typed(compose(document, ROUTINE.format))
    is_referred = number % 3 == 0
    party = booth.primary.screen(
        duty,
        booth.primary.begin(),
        page_of(number) if is_referred else None,
        reading,
        read_ns=booth.clock.monotonic_ns(),
    )
    (person,) = party.people
    party = party.with_person(person.painted(booth.clock.monotonic_ns()))
    if is_referred:
        booth.primary.refer(duty, party, person.id, FORM)
    else:
        booth.primary.admit(duty, party, [person.id])


def close_all(hub: HubProcess, desk: Workstation, duty: Duty) -> None:
    """Work off what waits at the second desk, each once its photo is here."""
    for row in desk.secondary.referrals(duty):
        hub.until(partial(_has_photo, desk, duty, row.id), "a page photo")
        desk.secondary.receive(duty, row.id)
        desk.secondary.record_finding(
            duty,
            row.id,
            finding="none",
            exam_type="interview",
            completeness=Completeness.COMPLETE,
        )
        desk.secondary.dispose(duty, row.id, Disposition.RELEASED)


def assert_held_exactly(hub: HubProcess, *stations: Workstation) -> None:
    held = hub.holdings()
    for station in stations:
        head = station.journal.head()
        holding = held[head.station]
        assert (holding.events, holding.seq, holding.head) == (head.seq, head.seq, head.hash)


def test_killed_at_work_the_hub_holds_what_each_station_holds(
    hub: HubProcess, booth: Workstation, desk: Workstation
) -> None:
    chance = random.Random(20261124)
    at_booth, at_desk = sign_in(booth, Role.PRIMARY), sign_in(desk, Role.SECONDARY)
    kills = 0
    for number in range(TRAVELERS):
        decide(booth, at_booth, number)
        if hub.runs and chance.random() < 0.2:
            hub.kill(within=chance.uniform(0, 0.05))
            kills += 1
        elif not hub.runs and chance.random() < 0.4:
            hub.start()
    assert kills >= 2
    if not hub.runs:
        hub.start()
    sent = len(range(0, TRAVELERS, 3))
    hub.until(lambda: len(desk.secondary.referrals(at_desk)) == sent, "the referrals at the desk")
    close_all(hub, desk, at_desk)
    hub.until(partial(_all_closed, booth, sent), "the results at the booth")
    hub.until(lambda: not booth.link.status().unsent, "all of the booth at the hub")
    hub.until(lambda: not desk.link.status().unsent, "all of the desk at the hub")
    hub.kill()
    assert_held_exactly(hub, booth, desk)


def _has_photo(desk: Workstation, duty: Duty, referral_id: UUID) -> bool:
    return desk.secondary.open(duty, referral_id).photo_here


def _all_closed(booth: Workstation, sent: int) -> bool:
    rows = booth.records.sent_from_here(limit=sent + 1)
    return len(rows) == sent and all(row.state is ReferralState.CLOSED for row in rows)
