"""The shift report: made with one key, without anybody's name, and readable again."""

import io
import re

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageSize
from PySide6.QtWidgets import QApplication

from app.duty.officers import Direction, Duty, Mode, Officer, Post, Role
from app.problems import Problem, ProblemCode
from app.review.events import ReportMade
from app.services.shift_views import ShiftOverview
from app.ui.shortcuts import Key
from app.ui.supervisor.report import report_drawing
from app.ui.supervisor.report_lines import report_lines
from app.ui.supervisor.report_pdf import draw_report
from app.ui.theme.fonts import base_font
from tests.ui.supervisor.shifts import NOW, everything, facts, overview
from tests.ui.supervisor.world import AHLGREN, POST, World

DUTY = Duty(AHLGREN.id, AHLGREN, Role.SUPERVISOR, POST, NOW)


def drawn(shown: ShiftOverview, page: QPageSize.PageSizeId = QPageSize.PageSizeId.A4) -> PdfReader:
    lines = report_lines(shown, DUTY, NOW)
    pdf = draw_report(lines, QPageSize(page), base_font(), right_to_left=False)
    return PdfReader(io.BytesIO(pdf), strict=True)


def text_of(reader: PdfReader) -> str:
    return "\n".join(pages_of(reader))


def pages_of(reader: PdfReader) -> list[str]:
    """What each page says; the typeface has one glyph for blanks and tabs."""
    return [page.extract_text().replace("\t", " ") for page in reader.pages]


# --- what it says ---------------------------------------------------------------------------------


def test_the_figures_of_the_shift_stand_in_the_report(qapp: QApplication) -> None:
    del qapp
    said = text_of(drawn(overview()))
    for words in (
        "Shift report",
        "San Lorenzo · 24 Nov 2026 04:00 to 12:00",
        "Supervisor 0311 T. Ahlgren",
        "Travelers decided",
        "machine 0.5 s",
        "Closed with findings recorded",
        "100 %",
        "Lane 9",
        "Traveler has not arrived at secondary",
        "verify-report",
    ):
        assert words in said
    assert re.search(r"Travelers decided\s+480", said)
    assert re.search(r"Random draw\s+6\s+0\s+0\s+6\s+0", said)
    assert re.search(r"4412\s+160\s+0\s+4\s+31 s", said)


def test_no_traveler_and_no_other_officer_is_named(qapp: QApplication) -> None:
    del qapp
    said = text_of(drawn(overview(everything())))
    for name in ("DORN", "HALE", "OKAFOR", "Pavel", "Vega", "Lindqvist", "7KX204"):
        assert name not in said
    for badge in ("4412", "4420"):
        assert badge in said


def test_an_officer_without_badge_is_said_not_to_be_known(qapp: QApplication) -> None:
    del qapp
    assert "not known here" in text_of(drawn(overview()))


def test_an_empty_shift_makes_a_report_too(qapp: QApplication) -> None:
    del qapp
    empty = facts(
        crossings=(), referrals=(), unread=(), recalled=(), quick=(), unsent=None, officers={}
    )
    said = text_of(drawn(overview(empty)))
    assert "Nothing, when the report was made." in said
    assert re.search(r"Travelers decided\s+0", said)


def test_a_port_of_a_hundred_lanes_goes_on_over_pages_with_its_headings(
    qapp: QApplication,
) -> None:
    del qapp
    (line, *_) = facts().crossings
    many = facts(crossings=tuple(line._replace(lane=f"Lane {n}") for n in range(1, 121)))
    reader = drawn(overview(many))
    pages = pages_of(reader)
    assert len(pages) > 3
    for number, said in enumerate(pages, 1):
        assert f"Page {number} of {len(pages)}" in said
    row = re.compile(r"^Lane \d+\s+\d+\s+\d+\s+\d+\s+21 s", re.M)  # concerns name lanes too
    lanes = [place for place, said in enumerate(pages) if row.search(said)]
    assert len(lanes) > 1
    for place in lanes:
        assert "Travelers" in pages[place], "the headings are repeated"
    assert {f"Lane {n}" for n in range(1, 121)} <= set(
        re.findall(r"^Lane \d+", "\n".join(pages), re.M)
    )


@pytest.mark.parametrize(
    ("page", "millimeters"),
    [(QPageSize.PageSizeId.A4, (210, 297)), (QPageSize.PageSizeId.Letter, (216, 279))],
)
def test_it_is_drawn_for_the_paper_that_is_used(
    qapp: QApplication, page: QPageSize.PageSizeId, millimeters: tuple[int, int]
) -> None:
    del qapp
    box = drawn(overview(), page).pages[0].mediabox
    size = (float(box.width) / 72 * 25.4, float(box.height) / 72 * 25.4)
    assert size == pytest.approx(millimeters, abs=1)


def test_right_to_left_it_is_whole_too(qapp: QApplication) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        reader = PdfReader(io.BytesIO(report_drawing(overview(), DUTY, NOW)()))
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    said = text_of(reader)
    assert "480" in said
    assert "Lane 9" in said


def test_long_names_of_ports_and_lanes_wrap(qapp: QApplication) -> None:
    del qapp
    (line, *_) = facts().crossings
    long = "Carril 104 Norte, vehículos de carga y autobuses internacionales"
    shown = overview(facts(crossings=(line._replace(lane=long),)), port="San Lorenzo " * 12)
    said = " ".join(text_of(drawn(shown)).split())
    assert long in said


# --- making it ------------------------------------------------------------------------------------


def test_f5_makes_the_report_and_says_where_it_is(world: World) -> None:
    world.port.known = facts()
    world.refresh()
    world.press(Key.ADD)
    (path,) = world.shelf.kept
    assert world.page.keys.notice == f"Report signed and recorded 12:00:00: {path}"
    said = text_of(PdfReader(path))
    assert "San Lorenzo" in said
    ((made),) = world.port.bodies(ReportMade)
    assert isinstance(made, ReportMade)
    assert made.since == "2026-11-24T04:00:00.000Z"


def test_what_is_shown_is_what_is_reported(world: World) -> None:
    world.port.known = facts()
    world.refresh()
    world.port.known = facts(crossings=())
    world.press(Key.ADD)
    (path,) = world.shelf.kept
    assert re.search(r"Travelers decided\s+480", text_of(PdfReader(path)))


def test_where_it_cannot_be_kept_nothing_is_recorded(world: World) -> None:
    world.shelf.refusal = Problem(ProblemCode.DISK_FULL)
    world.press(Key.ADD)
    assert world.page.banner.code is ProblemCode.DISK_FULL
    assert world.port.bodies(ReportMade) == []
    world.shelf.refusal = None
    world.press(Key.ADD)
    assert len(world.port.bodies(ReportMade)) == 1


def test_the_supervisor_who_made_it_is_named_as_they_signed_in() -> None:
    tran = Officer(AHLGREN.id, "9 904 412", "L. Tran", (Role.SUPERVISOR,))
    post = Post("San Lorenzo", "V1", Mode.LAND, Direction.INBOUND)
    duty = Duty(tran.id, tran, Role.SUPERVISOR, post, NOW)
    made = dict(report_lines(overview(), duty, NOW).facts)["Made"]
    assert made.endswith("Supervisor 9 904 412 L. Tran")
