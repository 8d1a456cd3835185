"""The officer at the viewer: for an own referral only, and every mark is kept as it was seen."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from uuid import UUID

import pytest
from PIL import Image

from app.bootstrap.workstation import Workstation
from app.duty.officers import Duty, Role
from app.encounters.referral import Instruction, ReferralClass
from app.encounters.referral_events import Referred
from app.examinations.examination import Completeness, Disposition
from app.journal.codec import decode_body
from app.journal.event import Draft
from app.problems import Problem, ProblemCode
from app.radiographs.events import RadiographMarked, RadiographOpened
from app.radiographs.marks import Mark
from app.radiographs.radiograph import Radiograph
from app.radiographs.scan_events import scan_id
from app.radiographs.tone import Tone, Window
from app.services.access import authorship
from app.services.radiograph_viewing import RadiographViewing
from app.specimens.radiograph import draw_radiograph, write_tiff
from tests.services.conftest import SignInAs
from tests.services.test_primary_inspection import events_of, refused
from tests.ui.card.summaries import summary

_MARK = Mark(UUID(int=0x3A), 300, 40, 60, 50, "round, dense")
_TONE = Tone(Window(800, 52_000), inverted=True)


@pytest.fixture
def viewing(station: Workstation, new_id: Callable[[], UUID]) -> RadiographViewing:
    return RadiographViewing(
        journal=station.journal,
        records=station.records,
        attachments=station.attachments,
        link=station.link,
        intake=station.intake,
        scans=station.intake.records,
        new_id=new_id,
    )


@pytest.fixture
def referral(station: Workstation, sign_in_as: SignInAs, new_id: Callable[[], UUID]) -> UUID:
    """A traveler on the way to secondary."""
    vega, referral_id = sign_in_as("4412", Role.PRIMARY), new_id()
    sent = Referred(
        encounter_id=new_id(),
        referral_class=ReferralClass.MANDATORY,
        reasons=("M-LKO",),
        note="",
        instruction=Instruction.NONE,
        documents_held=True,
        released_by="4412 R. Vega",
        port=vega.post.port,
        lane=vega.post.lane,
        summary=summary(),
    )
    station.journal.append(Draft(sent, referral_id, authorship(vega, "refer")))
    return referral_id


@pytest.fixture
def osei(station: Workstation, sign_in_as: SignInAs, referral: UUID) -> Duty:
    """The officer who has received it."""
    duty = sign_in_as("2087", Role.SECONDARY)
    station.secondary.receive(duty, referral)
    return duty


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    path = tmp_path / "truck.tif"
    write_tiff(path, draw_radiograph(7, 800).pixels)
    return path


@pytest.fixture
def radiograph(viewing: RadiographViewing, scan: Path) -> Radiograph:
    return viewing.open_file(scan)


def _mark(
    viewing: RadiographViewing, duty: Duty, referral: UUID, radiograph: Radiograph
) -> tuple[UUID, UUID]:
    radiograph_id = viewing.attach(duty, referral, radiograph)
    mark = viewing.mark(
        duty,
        referral,
        radiograph_id,
        radiograph,
        mark=_MARK,
        tone=_TONE,
    )
    return radiograph_id, mark.id


def test_opening_records_which_file_it_was(
    station: Workstation,
    viewing: RadiographViewing,
    osei: Duty,
    referral: UUID,
    radiograph: Radiograph,
    scan: Path,
) -> None:
    radiograph_id = viewing.attach(osei, referral, radiograph)

    (event,) = events_of(station, RadiographOpened)
    assert event.body is not None
    body = decode_body(event.body, RadiographOpened)
    assert (event.subject_id, event.officer_id) == (radiograph_id, osei.officer.id)
    assert (body.referral_id, body.file_name) == (referral, "truck.tif")
    assert body.sha256 == hashlib.sha256(scan.read_bytes()).hexdigest()
    assert (body.width, body.height, body.bits) == (radiograph.width, radiograph.height, 16)


def test_a_mark_is_recorded_as_it_was_seen(
    station: Workstation,
    viewing: RadiographViewing,
    osei: Duty,
    referral: UUID,
    radiograph: Radiograph,
) -> None:
    radiograph_id, mark_id = _mark(viewing, osei, referral, radiograph)

    (event,) = events_of(station, RadiographMarked)
    assert event.body is not None
    body = decode_body(event.body, RadiographMarked)
    assert (event.subject_id, body.referral_id) == (radiograph_id, referral)
    assert (body.mark.id, body.mark.label) == (mark_id, "round, dense")
    mark = body.mark
    assert mark == _MARK
    assert (body.window_low, body.window_high) == (800, 52_000)
    preview = station.attachments.get(body.preview)
    assert Image.open(BytesIO(preview)).format == "JPEG"


def test_the_finding_of_a_mark_names_it(
    station: Workstation,
    viewing: RadiographViewing,
    osei: Duty,
    referral: UUID,
    radiograph: Radiograph,
) -> None:
    _, mark_id = _mark(viewing, osei, referral, radiograph)

    file = station.secondary.record_finding(
        osei,
        referral,
        finding="undeclared goods",
        exam_type="NII: X-ray",
        completeness=Completeness.COMPLETE,
        mark_id=mark_id,
    )

    assert [found.mark_id for found in file.findings] == [mark_id]


def test_only_who_received_the_referral_works_on_it(
    station: Workstation,
    viewing: RadiographViewing,
    sign_in_as: SignInAs,
    osei: Duty,
    referral: UUID,
    radiograph: Radiograph,
) -> None:
    tran, vega = sign_in_as("2090", Role.SECONDARY), sign_in_as("4412", Role.PRIMARY)
    supervisor = sign_in_as("2090", Role.SUPERVISOR)

    with refused(ProblemCode.REFERRAL_TAKEN):
        viewing.attach(tran, referral, radiograph)
    for duty in (vega, supervisor):
        with refused(ProblemCode.NOT_ALLOWED):
            viewing.attach(duty, referral, radiograph)
    radiograph_id = viewing.attach(osei, referral, radiograph)
    with refused(ProblemCode.REFERRAL_TAKEN):
        viewing.mark(tran, referral, radiograph_id, radiograph, mark=_MARK, tone=_TONE)
    with pytest.raises(KeyError):
        viewing.attach(osei, UUID(int=1), radiograph)
    assert len(events_of(station, RadiographOpened)) == 1
    assert events_of(station, RadiographMarked) == []


def test_a_closed_referral_takes_no_more(
    station: Workstation,
    viewing: RadiographViewing,
    osei: Duty,
    referral: UUID,
    radiograph: Radiograph,
) -> None:
    station.secondary.record_finding(
        osei,
        referral,
        finding="none",
        exam_type="interview",
        completeness=Completeness.COMPLETE,
    )
    station.secondary.dispose(osei, referral, Disposition.RELEASED)

    with refused(ProblemCode.ALREADY_DECIDED):
        viewing.attach(osei, referral, radiograph)


def test_what_is_wrong_with_a_file_is_said_and_not_recorded(
    station: Workstation, viewing: RadiographViewing, tmp_path: Path
) -> None:
    (tmp_path / "page.tif").write_bytes(b"no picture")

    with pytest.raises(Problem, match="not a radiograph"):
        viewing.open_file(tmp_path / "page.tif")

    assert events_of(station, RadiographOpened) == []


def test_a_mark_in_a_file_that_was_changed_is_not_recorded(
    station: Workstation,
    viewing: RadiographViewing,
    osei: Duty,
    referral: UUID,
    radiograph: Radiograph,
    scan: Path,
) -> None:
    scan.write_bytes(b"something else")

    with refused(ProblemCode.RADIOGRAPH_CHANGED):
        _mark(viewing, osei, referral, radiograph)

    assert events_of(station, RadiographMarked) == []


def test_a_restart_takes_no_mark_away(
    station: Workstation,
    viewing: RadiographViewing,
    osei: Duty,
    referral: UUID,
    radiograph: Radiograph,
) -> None:
    """Opened again, it is the same radiograph, with its marks where they were."""
    radiograph_id, mark_id = _mark(viewing, osei, referral, radiograph)
    assert [one.finding for one in viewing.marks_before(referral, radiograph)] == [""]
    station.secondary.record_finding(
        osei,
        referral,
        finding="currency",
        exam_type="NII: X-ray",
        completeness=Completeness.COMPLETE,
        mark_id=mark_id,
    )
    again = viewing.attach(osei, referral, radiograph)
    (before,) = viewing.marks_before(referral, radiograph)
    assert again == radiograph_id
    assert before.finding == "currency"
    mark = before.mark
    assert (mark.id, mark.label) == (mark_id, "round, dense")
    assert mark == _MARK
    assert len(events_of(station, RadiographOpened)) == 2, "each look is on record"


def test_a_scan_without_a_referral_is_marked_on_record_and_keeps_its_marks(
    station: Workstation, viewing: RadiographViewing, osei: Duty, referral: UUID, scan: Path
) -> None:
    radiograph = viewing.open_file(scan)
    radiograph_id = viewing.attach(osei, None, radiograph)
    moved = replace(_MARK, left=310)
    for mark in (_MARK, moved):
        viewing.mark(osei, None, radiograph_id, radiograph, mark=mark, tone=_TONE)
    for event in events_of(station, RadiographMarked):
        assert event.body is not None
        body = decode_body(event.body, RadiographMarked)
        assert (body.referral_id, body.scan_id) == (None, scan_id(radiograph.sha256))
    (before,) = viewing.marks_before(None, radiograph)
    assert (before.mark, before.finding) == (moved, "")
    assert viewing.attach(osei, None, radiograph) == radiograph_id
    assert viewing.marks_before(referral, radiograph) == (), "it was not opened for it"
    viewing.mark(osei, None, radiograph_id, radiograph, mark=moved, tone=_TONE, removed=True)
    assert viewing.marks_before(None, radiograph) == ()


def test_what_was_marked_before_there_was_a_referral_goes_with_the_scan(
    station: Workstation,
    viewing: RadiographViewing,
    osei: Duty,
    referral: UUID,
    radiograph: Radiograph,
) -> None:
    alone = viewing.attach(osei, None, radiograph)
    second = replace(_MARK, id=UUID(int=0x3B), top=90)
    for mark in (_MARK, second):
        viewing.mark(osei, None, alone, radiograph, mark=mark, tone=_TONE)

    opened = viewing.attach(osei, referral, radiograph)
    assert [one.mark for one in viewing.marks_before(referral, radiograph)] == [_MARK, second]
    moved = replace(_MARK, left=310)
    viewing.mark(osei, referral, opened, radiograph, mark=moved, tone=_TONE)
    viewing.mark(osei, referral, opened, radiograph, mark=second, tone=_TONE, removed=True)
    assert [one.mark for one in viewing.marks_before(referral, radiograph)] == [moved]
    file = station.secondary.record_finding(
        osei,
        referral,
        finding="currency",
        exam_type="NII: X-ray",
        completeness=Completeness.COMPLETE,
        mark_id=_MARK.id,
    )
    assert [mark.id for mark in file.marks] == [_MARK.id]


def test_a_scan_whose_referral_a_colleague_has_is_not_marked_beside_it(
    station: Workstation,
    viewing: RadiographViewing,
    osei: Duty,
    referral: UUID,
    radiograph: Radiograph,
    sign_in_as: SignInAs,
) -> None:
    viewing.attach(osei, referral, radiograph)
    other = sign_in_as("2090", Role.SECONDARY)
    looked_at = viewing.attach(other, None, radiograph)
    with refused(ProblemCode.REFERRAL_TAKEN):
        viewing.mark(other, None, looked_at, radiograph, mark=_MARK, tone=_TONE)
    assert events_of(station, RadiographMarked) == []
