"""The printed page at the booth: after the card, beside it, and never under a finger."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from threading import Event

import pytest
from PySide6.QtCore import QPoint

from app.capture.frame import Frame
from app.documents.reading import DocumentReading
from app.documents.visual_zone.outcome import PrintedField, VisualField, VisualZone
from app.encounters.events import Screened, VisualZoneRead
from app.problems import Problem, ProblemCode
from app.screening.summary_types import FactKind
from app.services.page_reading import PageReading
from app.ui.primary.actions import View
from app.ui.primary.page_desk import PageDesk
from app.ui.shortcuts import Key
from app.ui.widgets.check_row import CheckRow
from tests.ui.event_loop import work_off
from tests.ui.primary.fakes import document, reading_of
from tests.ui.primary.world import World

WAIT_S = 60


@dataclass
class Pages:
    """Sees what it is told, and not before it is let."""

    birth: str = "1974-08-12"
    begun: Event = field(default_factory=Event)
    let: Event = field(default_factory=Event)
    missing: bool = False
    looks: int = 0
    rests: int = 0

    def read(self, frame: Frame, reading: DocumentReading) -> VisualZone:
        del frame, reading
        self.looks += 1
        self.begun.set()
        assert self.let.wait(WAIT_S)
        if self.missing:
            raise Problem(ProblemCode.READER_MISSING)
        return VisualZone((PrintedField(VisualField.BIRTH_DATE, self.birth, self.birth, 99),))

    def rest(self) -> None:
        self.rests += 1


@pytest.fixture
def pages(world: World) -> Iterator[Pages]:
    """Read pages at this booth, too; on a second engine, as at a real one."""
    pages = Pages()
    booth, service = world.presenter._booth, world.presenter._service
    reading = PageReading(world.station, pages, service.screening)
    world.presenter._pages = PageDesk(reading, world.tasks, booth)
    yield pages
    pages.let.set()


def read_one(world: World, pages: Pages) -> None:
    """Read a document until its card is there, and its page is being looked at."""
    world.arrive("page.png", reading_of(document()))
    world.press(Key.READ, settle=False)
    work_off(lambda: world.page.view is View.CARD)
    world.page.repaint()
    work_off(pages.begun.is_set)


def answer(world: World, pages: Pages) -> None:
    """Let the page say what it says."""
    pages.let.set()
    world.settle()


def rows(world: World) -> list[str]:
    return [row.accessibleName() for row in world.page.document.findChildren(CheckRow)]


def test_the_card_is_there_and_may_be_decided_before_the_page_is_read(
    world: World, pages: Pages
) -> None:
    read_one(world, pages)
    assert world.page.view is View.CARD
    assert world.party.people[0].painted_ns
    world.press(Key.LET_GO, settle=False)
    work_off(lambda: world.station.decisions == ["admit"])
    answer(world, pages)
    assert len(world.station.bodies(VisualZoneRead)) == 1


def test_a_page_that_agrees_only_adds_a_line_under_the_picture(world: World, pages: Pages) -> None:
    read_one(world, pages)
    before = world.party.people[0]
    top = world.page.card.mapTo(world.page, QPoint())
    picture = world.page.card.grab().toImage()
    answer(world, pages)
    after = world.party.people[0]
    assert any("Zone and printed page: agree" in row for row in rows(world))
    assert (after.painted_ns, after.decision) == (before.painted_ns, None)
    assert world.page.card.mapTo(world.page, QPoint()) == top
    assert world.page.card.grab().toImage() == picture
    assert len(world.station.bodies(Screened)) == 1
    world.press(Key.LET_GO)
    assert world.station.decisions == ["admit"]


def test_a_page_that_differs_changes_the_card_and_no_key_counts_until_it_was_seen(
    world: World, pages: Pages
) -> None:
    pages.birth = "1994-08-12"
    read_one(world, pages)
    answer(world, pages)
    summary = world.party.people[0].summary
    assert summary is not None
    assert FactKind.SOURCES_DIFFER in [fact.kind for fact in summary.facts]
    assert any("1994" in row for row in rows(world))
    world.press(Key.LET_GO)
    assert world.station.decisions == []
    world.look()
    world.press(Key.LET_GO)
    assert world.station.decisions == ["admit"]


def test_a_difference_waits_until_the_officer_is_back_from_a_form(
    world: World, pages: Pages
) -> None:
    pages.birth = "1994-08-12"
    read_one(world, pages)
    world.press(Key.HOLD_BACK, settle=False)
    work_off(lambda: world.page.view is View.REFERRAL)
    answer(world, pages)
    assert world.page.view is View.REFERRAL
    assert len(world.station.bodies(Screened)) == 1
    world.press(Key.BACK)
    assert world.page.view is View.CARD
    assert len(world.station.bodies(Screened)) == 2


def test_a_difference_after_the_decision_is_recorded_and_said(world: World, pages: Pages) -> None:
    pages.birth = "1994-08-12"
    read_one(world, pages)
    world.press(Key.LET_GO, settle=False)
    work_off(lambda: world.station.decisions == ["admit"])
    answer(world, pages)
    (said,) = world.station.bodies(VisualZoneRead)
    assert isinstance(said, VisualZoneRead)
    assert said.zone.of(VisualField.BIRTH_DATE) is not None
    assert "ERIKSSON" in world.page.keys.notice
    assert "F9" in world.page.keys.notice
    world.press(Key.RECALL)
    summary = world.party.people[0].summary
    assert summary is not None
    assert FactKind.SOURCES_DIFFER in [fact.kind for fact in summary.facts]


def test_a_missing_reader_disturbs_nobody_and_a_page_is_looked_at_once(
    world: World, pages: Pages
) -> None:
    pages.missing = True
    read_one(world, pages)
    answer(world, pages)
    assert world.page.banner.code is None
    world.press(Key.LET_GO)
    assert world.station.decisions == ["admit"]
    assert pages.looks == 1
    world.presenter.stop()
    world.settle()
    assert pages.rests == 1
