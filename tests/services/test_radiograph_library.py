"""Radiographs of the past are found by what is known of them, in order, page by page."""

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest

from app.bootstrap.workstation import Workstation
from app.clock import Clock
from app.duty.officers import Duty, Role
from app.encounters.conveyance import Conveyance
from app.examinations.examination import Completeness
from app.journal.codec import decode_body
from app.problems import ProblemCode
from app.radiographs.decision import ImageDecision
from app.radiographs.marks import Mark
from app.radiographs.scan_events import LibrarySearched
from app.radiographs.tone import Tone, Window
from app.services.radiograph_library import wish_of
from app.services.radiograph_views import Wish
from tests.fixed import FixedClock
from tests.services.conftest import SignInAs
from tests.services.events import events_of, refused
from tests.services.scans import CONTAINER, SEEN, received, referred

_DAYS = ("2026-08-09", "2026-10-09", "2026-11-20", "2026-11-24")


@pytest.fixture
def osei(sign_in_as: SignInAs) -> Duty:
    return sign_in_as("2087", Role.SECONDARY)


@pytest.fixture
def past(station: Workstation, osei: Duty, tmp_path: Path) -> None:
    """One container four times, decided in every way."""
    decisions = [*ImageDecision, None]
    for number, (day, decision) in enumerate(zip(_DAYS, decisions, strict=True)):
        scan = received(
            station, tmp_path, f"{number}.tif", number, taken_at=f"{day}T10:00:00Z", plate="K8ANT"
        )
        if decision is not None:
            station.deciding.decide(osei, scan.id, decision, "as seen", SEEN)


@pytest.mark.usefixtures("past")
@pytest.mark.parametrize(
    ("text", "decision", "found"),
    [
        ("", None, "3210"),
        ("MSKU 907032-3", None, "3210"),
        ("msku907", None, "3210"),
        ("k8ant ceramic", None, "3210"),
        ("690721", None, "3210"),
        ("3214", None, "3210"),
        ("2026-10", None, "1"),
        ("2026-11-20 tiles", None, "2"),
        ("", ImageDecision.SUSPECT, "1"),
        ("tiles", ImageDecision.UNREADABLE, "2"),
        ("bananas", None, ""),
        ("2026-13 tiles", None, ""),
    ],
)
def test_what_officers_type_finds_the_newest_first(
    station: Workstation, osei: Duty, text: str, decision: ImageDecision | None, found: str
) -> None:
    page = station.library.search(osei, text, decision=decision)
    assert "".join(row.file_name[0] for row in page.rows) == found
    assert page.next is None
    *_, event = events_of(station, LibrarySearched)
    said = decode_body(event.body or b"", LibrarySearched)
    assert (said.text, said.found) == (text, len(found))


@pytest.mark.usefixtures("past")
@pytest.mark.parametrize("words", [(), ("tiles",)])
def test_a_page_goes_on_where_the_one_before_ended(
    station: Workstation, words: tuple[str, ...]
) -> None:
    names, after = "", None
    for _ in range(4):
        page = station.library.records.search(Wish(words), after, 1)
        names += "".join(row.file_name[0] for row in page.rows)
        after = page.next
    assert names == "3210"
    assert after is None


@pytest.mark.usefixtures("past")
def test_an_image_is_held_against_the_last_of_its_container_and_one_of_its_goods(
    station: Workstation, osei: Duty
) -> None:
    newest = station.library.search(osei, "").rows[0]
    assert [row.file_name for row in station.library.before(osei, newest)] == [
        "2.tif",
        "1.tif",
        "0.tif",
    ]
    (reference,) = station.library.references(osei, newest)
    assert reference.file_name == "0.tif", "the only one without anomaly"


def test_a_finding_leads_to_its_image(
    station: Workstation,
    osei: Duty,
    vega: Duty,
    tmp_path: Path,
    new_id: Callable[[], UUID],
) -> None:
    referral = referred(station, vega, new_id(), Conveyance(container=CONTAINER))
    station.secondary.receive(osei, referral)
    scan = received(station, tmp_path, "portal 2.tif")
    marked_in(station, osei, referral, tmp_path / "portal 2.tif")
    assert [row.id for row in station.library.search(osei, "", finding="narcotics").rows] == [
        scan.id
    ]
    assert station.library.search(osei, "tiles", finding="weapon").rows == ()
    assert station.library.search(osei, "tiles", finding="narcotics").rows[0].findings == (
        "narcotics",
    )


def test_only_those_who_may_look_up(station: Workstation, vega: Duty) -> None:
    with refused(ProblemCode.NOT_ALLOWED):
        station.library.search(vega, "")
    assert events_of(station, LibrarySearched) == []


def test_dates_are_those_of_this_place(clock: FixedClock) -> None:
    at: Clock = clock
    zone = clock.now().astimezone().utcoffset()
    assert zone is not None
    wish = wish_of("2026-12 K8ANT", at, None, "")
    assert wish.words == ("k8ant",)
    assert wish.since < wish.until
    assert wish_of("2026-02-30", at, None, "").since == ""
    assert wish_of("9999-12", at, None, "").words == ("9999", "12")


def marked_in(station: Workstation, duty: Duty, referral: UUID, path: Path) -> None:
    """Mark a region of the image, and record narcotics for it."""
    radiograph = station.radiographs.open_file(path)
    radiograph_id = station.radiographs.attach(duty, referral, radiograph)
    mark = station.radiographs.mark(
        duty,
        referral,
        radiograph_id,
        radiograph,
        mark=Mark(radiograph_id, 10, 10, 20, 20, "dense"),
        tone=Tone(Window(0, 60_000)),
    )
    station.secondary.record_finding(
        duty,
        referral,
        finding="narcotics",
        exam_type="NII: X-ray",
        completeness=Completeness.COMPLETE,
        mark_id=mark.id,
    )
