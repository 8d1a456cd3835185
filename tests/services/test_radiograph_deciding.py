"""Whose scan it is, and what may be said of it when."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from app.bootstrap.workstation import Workstation
from app.duty.officers import Duty, Role
from app.encounters.conveyance import Conveyance
from app.problems import Problem, ProblemCode
from app.radiographs.decision import ImageDecision, Look
from app.radiographs.scan_events import RadiographDecided, ScanMatched, ScanTaken
from app.services.radiograph_views import MatchKind
from tests.fixed import FixedClock
from tests.services.conftest import SignInAs
from tests.services.events import events_of, refused
from tests.services.scans import CONTAINER, SEEN, leave, received, referred

_NONE, _SUSPECT = ImageDecision.NO_ANOMALY, ImageDecision.SUSPECT


@pytest.fixture
def osei(sign_in_as: SignInAs) -> Duty:
    return sign_in_as("2087", Role.SECONDARY)


def test_scans_wait_oldest_first_each_with_whose_it_is(
    station: Workstation, osei: Duty, vega: Duty, tmp_path: Path, new_id: Callable[[], UUID]
) -> None:
    by_container = referred(station, vega, new_id(), Conveyance(container=CONTAINER))
    by_plate = referred(station, vega, new_id(), Conveyance(plate="K8ANT", plate_state="UTO"))
    for _ in range(2):
        referred(station, vega, new_id(), Conveyance(plate="TWICE"))
    said: tuple[dict[str, str], ...] = (
        {"referral": str(by_plate)},
        {},
        {"container": "", "plate": "k 8 ant"},
        {"container": "", "plate": "K8ANT", "plate_state": "XOM"},
        {"container": "", "plate": "TWICE"},
        {"container": ""},
    )
    for number, each in enumerate(said):
        at = f"2026-11-24T11:{59 - number}:00Z"
        received(station, tmp_path, f"{number}.tif", seed=number, taken_at=at, **each)
    items = station.deciding.worklist(osei).items
    assert [item.scan.file_name for item in items] == [f"{n}.tif" for n in range(5, -1, -1)]
    matches = [(item.match.kind, item.match.referral) for item in reversed(items)]
    assert [(kind, row.id if row else None) for kind, row in matches] == [
        (MatchKind.REFERRAL, by_plate),
        (MatchKind.CONTAINER, by_container),
        (MatchKind.PLATE, by_plate),
        (MatchKind.LOAD_ONLY, None),
        (MatchKind.SEVERAL, None),
        (MatchKind.NOTHING, None),
    ]


def test_what_nobody_knows_is_matched_by_hand_with_a_reason(
    station: Workstation, osei: Duty, vega: Duty, tmp_path: Path, new_id: Callable[[], UUID]
) -> None:
    scan = received(station, tmp_path, "portal 2.tif", container="")
    referral = referred(station, vega, new_id(), Conveyance(plate="K8ANT"))
    said = {"container": "", "plate": "k8-ant", "plate_state": "uto", "referral_id": referral}

    def match(reason: str) -> None:
        station.deciding.match(osei, scan.id, **said, reason=reason)  # type: ignore[arg-type]  # any

    with refused(ProblemCode.MATCH_INCOMPLETE):
        match("  ")
    match("read at the portal")
    (item,) = station.deciding.worklist(osei).items
    assert item.match.kind is MatchKind.HAND
    assert item.match.referral is not None
    assert item.match.referral.id == referral
    assert (item.scan.load.plate, item.scan.load.plate_state) == ("K8ANT", "UTO")
    (event,) = events_of(station, ScanMatched)
    assert event.officer_id == osei.officer.id
    assert station.library.search(osei, "k8a").rows[0].id == scan.id


@pytest.mark.parametrize(
    ("decision", "reason", "look", "code"),
    [
        (_NONE, "", replace(SEEN, seen_whole=False), ProblemCode.IMAGE_NOT_SEEN),
        (_SUSPECT, "dense", Look(), ProblemCode.IMAGE_NOT_SEEN),
        (_SUSPECT, " ", SEEN, ProblemCode.IMAGE_REASON_MISSING),
        (ImageDecision.UNREADABLE, "", SEEN, ProblemCode.IMAGE_REASON_MISSING),
        (_NONE, "x" * 501, SEEN, ProblemCode.TEXT_TOO_LONG),
    ],
)
def test_nothing_is_decided_unseen_or_without_its_reason(
    station: Workstation,
    osei: Duty,
    tmp_path: Path,
    decision: ImageDecision,
    reason: str,
    look: Look,
    code: ProblemCode,
) -> None:
    scan = received(station, tmp_path, "portal 2.tif")
    with refused(code):
        station.deciding.decide(osei, scan.id, decision, reason, look)
    assert events_of(station, RadiographDecided) == []


def test_a_decision_is_kept_with_time_and_views_and_the_next_amends_it(
    station: Workstation, osei: Duty, tmp_path: Path
) -> None:
    scan = received(station, tmp_path, "portal 2.tif")
    station.deciding.take(osei, scan.id)
    station.deciding.take(osei, scan.id)
    assert len(events_of(station, ScanTaken)) == 1
    first = station.deciding.decide(osei, scan.id, _NONE, "", SEEN).decided
    assert first is not None
    assert (first.shown_ms, first.views, first.by) == (42_000, SEEN.views, "2087 M. Osei")
    assert station.deciding.worklist(osei).items == ()
    second = station.deciding.decide(osei, scan.id, _SUSPECT, "round, dense", SEEN, marks=1)
    assert second.decided is not None
    assert (second.decided.decision, second.decided.marks) == (_SUSPECT, 1)
    _, event = events_of(station, RadiographDecided)
    assert event.amends_id == first.event_id
    (alone,) = station.deciding.worklist(osei).items
    assert alone.scan.id == scan.id, "suspect, and no referral yet: it stays on the list"


def test_supervisors_see_how_many_were_decided_and_wait(
    station: Workstation, osei: Duty, sign_in_as: SignInAs, tmp_path: Path, clock: FixedClock
) -> None:
    for number, decision in enumerate([*ImageDecision, None]):
        scan = received(station, tmp_path, f"{number}.tif", number)
        if decision is not None:
            station.deciding.decide(osei, scan.id, decision, "as seen", SEEN)
    tran = sign_in_as("2090", Role.SUPERVISOR)
    now = clock.now()
    images = station.supervision.shift(tran, now.replace(hour=0), now).measures.images
    assert (images.no_anomaly, images.suspect, images.unreadable) == (1, 1, 1)
    assert (images.decided, images.waiting) == (3, 1)


def test_only_the_officer_of_a_referral_decides_for_it(
    station: Workstation,
    osei: Duty,
    vega: Duty,
    sign_in_as: SignInAs,
    tmp_path: Path,
    new_id: Callable[[], UUID],
) -> None:
    scan = received(station, tmp_path, "portal 2.tif")
    referral = referred(station, vega, new_id(), Conveyance(container=CONTAINER))
    station.secondary.receive(osei, referral)
    tran = sign_in_as("2090", Role.SECONDARY)

    def decide(duty: Duty) -> None:
        station.deciding.decide(duty, scan.id, _SUSPECT, "round, dense", SEEN, referral_id=referral)

    with refused(ProblemCode.REFERRAL_TAKEN):
        decide(tran)
    with refused(ProblemCode.NOT_ALLOWED):
        decide(vega)
    decide(osei)
    file = station.secondary.open(osei, referral)
    assert (file.timeline[-1].kind, file.timeline[-1].text) == ("radiograph.decided", "suspect")


def test_opening_a_file_by_hand_takes_it_in(
    station: Workstation, osei: Duty, vega: Duty, tmp_path: Path, new_id: Callable[[], UUID]
) -> None:
    referral = referred(station, vega, new_id(), Conveyance(container=CONTAINER))
    station.secondary.receive(osei, referral)
    radiograph = station.radiographs.open_file(leave(tmp_path, "by hand.tif")[0])
    station.radiographs.attach(osei, referral, radiograph)
    station.radiographs.attach(osei, referral, radiograph)
    (row,) = station.library.search(osei, "msku907").rows
    assert (row.sha256, row.said_referral) == (radiograph.sha256, referral)
    with pytest.raises(Problem) as caught:
        station.library.path(row)
    assert caught.value.code is ProblemCode.SCAN_NOT_HERE
