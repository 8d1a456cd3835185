"""The records of the shift: found by typing, looked at, reviewed or returned, by keys alone."""

from dataclasses import replace
from io import BytesIO
from uuid import UUID

import pytest
from PIL import Image
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from app.encounters.referral import Decision
from app.problems import Problem, ProblemCode
from app.review.events import RecordReviewed, RecordsViewed, ReviewVerdict
from app.screening.identity import Identity
from app.screening.summary_types import Verdict
from app.services.shift_views import ReviewState, ReviewView
from app.services.supervision import LONGEST_NOTE, ROWS
from app.ui.shortcuts import Key
from app.ui.supervisor.action_bar import Place
from app.ui.supervisor.record_rows import record_line
from app.ui.widgets.mark import Mark
from tests.ui.card.summaries import lost, summary, who
from tests.ui.supervisor.shifts import NAMES, NOW, VEGA, minutes_ago, record, row
from tests.ui.supervisor.world import AHLGREN, World


@pytest.fixture
def listed(world: World) -> World:
    """The list, with three travelers; the newest stands first."""
    world.port.add(
        record(1, row=row(1, surname="DORN", given_names="PAVEL")),
        record(2, row=row(2, surname="HALE", given_names="JOHN", lane="Lane 7")),
        record(3, row=row(3, surname="OKAFOR", given_names="GRACE")),
    )
    world.press(Key.FIND)
    return world


@pytest.fixture
def opened(listed: World) -> World:
    """The newest record, open."""
    listed.press("Down")
    listed.press("Return")
    return listed


def _names(world: World) -> list[str]:
    model = world.page.records.table.records
    return [str(model.index(place, 1).data()) for place in range(model.rowCount())]


def _reviews(world: World) -> list[tuple[UUID, ReviewVerdict, str]]:
    return [
        (draft.subject_id, draft.body.verdict, draft.body.note)
        for draft in world.port.recorded
        if isinstance(draft.body, RecordReviewed)
    ]


# --- finding --------------------------------------------------------------------------------------


def test_f3_lists_everything_and_lets_the_supervisor_type(listed: World) -> None:
    assert listed.page.place is Place.LIST
    assert _names(listed) == ["DORN, Pavel", "HALE, John", "OKAFOR, Grace"]
    listed.type("hale")
    listed.press("Return")
    assert _names(listed) == ["HALE, John"]


def test_a_question_is_asked_when_the_typing_rests_and_only_once(
    listed: World, qtbot: QtBot
) -> None:
    before = len(listed.port.asked)
    listed.type("oka")
    assert len(listed.port.asked) == before, "not with every letter: each question is on record"
    qtbot.waitUntil(lambda: listed.page.records.filters.resting)
    listed.settle()
    listed.press("Return")
    assert [wanted.text for wanted, _ in listed.port.asked[before:]] == ["oka"]
    asked = [body for body in listed.port.bodies(RecordsViewed) if isinstance(body, RecordsViewed)]
    assert (asked[-1].question["text"], asked[-1].results) == ("oka", 1)


def test_what_can_be_chosen_narrows_the_list(listed: World) -> None:
    lane = listed.page.records.filters.findChildren(QComboBox)[1]
    listed.page.records.filters.offer([(VEGA, NAMES[VEGA])], ["Lane 4", "Lane 7"])
    lane.setFocus()
    listed.press("Down")
    listed.press("Down")
    assert _names(listed) == ["HALE, John"]
    wanted, _ = listed.port.asked[-1]
    assert wanted.lane == "Lane 7"


def test_what_is_chosen_stays_when_the_shift_is_counted_again(listed: World) -> None:
    filters = listed.page.records.filters
    filters.offer([(VEGA, NAMES[VEGA])], ["Lane 4", "Lane 7"])
    filters.findChildren(QComboBox)[1].setCurrentIndex(2)
    listed.refresh()  # a shift without travelers offers nobody and no lane
    wanted, _ = listed.port.asked[-1]
    assert filters.wanted(wanted).lane == "Lane 7"


def test_nothing_found_says_so(listed: World) -> None:
    listed.type("nobody")
    listed.press("Return")
    assert listed.page.records.words.startswith("No such record")


def test_more_rows_come_as_the_list_is_scrolled(world: World) -> None:
    world.port.add(*(record(number, row=row(number)) for number in range(1, ROWS + 51)))
    world.press(Key.FIND)
    table = world.page.records.table
    assert (table.records.rowCount(), table.records.total) == (ROWS, ROWS + 50)
    world.press("Down")
    world.press("Ctrl+End")
    world.press("End")
    table.scrollToBottom()
    world.settle()
    assert table.records.rowCount() == ROWS + 50
    assert [first for _, first in world.port.asked] == [0, ROWS]
    ids = [table.records.line(place) for place in range(ROWS + 50)]
    assert len({line.id for line in ids if line}) == ROWS + 50


def test_back_leads_to_the_overview_and_the_list_stays_as_it_was(listed: World) -> None:
    listed.type("hale")
    listed.press("Return")
    listed.press(Key.BACK)
    assert listed.page.place is Place.OVERVIEW
    listed.press(Key.FIND)
    assert _names(listed) == ["HALE, John"]


# --- looking --------------------------------------------------------------------------------------


def test_enter_opens_the_card_as_it_was_shown(world: World) -> None:
    shown = summary(verdict=Verdict.REFER, who=who(surname="DORN"), facts=(lost(),))
    recalled = row(1, surname="DORN", verdict=Verdict.REFER, decision=Decision.REFER)
    world.port.add(record(1, row=recalled, summary=shown, party=(row(2),)))
    world.press(Key.FIND)
    world.press("Down")
    world.press("Return")
    assert world.page.place is Place.RECORD
    words = world.page.record.side.words
    assert "Decided: referred · 11:59" in words
    assert "Conveyance: UTO 7KX204" in words
    assert "Declared: money 14200.00 USD · cash" in words
    assert "ERIKSSON, Anna Maria · admitted" in words
    assert "machine 0.5 s, document 7.0 s, interview 17.5 s, decision 6.0 s" in words
    world.press(Key.EVIDENCE_1)
    assert world.page.record.card.open_fact == 1
    world.press(Key.LET_GO)
    assert _reviews(world) == [], "the key belongs to the record, not to its evidence"
    world.press(Key.BACK)
    assert world.page.record.card.at_home
    assert world.page.place is Place.RECORD
    world.press(Key.BACK)
    assert world.page.place is Place.LIST


def test_the_card_is_only_to_be_read(opened: World) -> None:
    assert not opened.page.record.card.offers_clearing


def test_arrow_keys_go_on_to_the_next_record_and_stop_at_the_end(opened: World) -> None:
    opened.press("Down")
    opened.press("Down")
    opened.press("Down")
    subjects = [draft.subject_id for draft in opened.port.recorded][-3:]
    assert subjects == [UUID(int=1), UUID(int=2), UUID(int=3)]
    opened.press("Up")
    assert opened.port.recorded[-1].subject_id == UUID(int=2)


def test_the_page_photo_comes_by_itself(world: World) -> None:
    content = BytesIO()
    Image.new("RGB", (1000, 700), "#dfe6ee").save(content, "JPEG")
    photo = world.attachments.put(content.getvalue())
    world.port.add(record(1, photo=photo, photo_here=True), record(2, photo="a" * 64))
    world.press(Key.FIND)
    world.press("Down")
    world.press("Return")
    assert world.page.record.side.photo is not None
    world.press("Down")
    assert world.page.record.side.photo is None


def test_a_record_that_was_purged_meanwhile_is_said(listed: World) -> None:
    listed.port.files.clear()
    listed.press("Down")
    listed.press("Return")
    assert listed.page.banner.code is ProblemCode.RECORD_MISSING
    assert listed.page.place is Place.LIST


def test_somebody_without_document_can_be_opened(world: World) -> None:
    nobody = row(1, surname="", given_names="", identity=Identity.UNREAD)
    world.port.add(record(1, row=nobody, summary=summary(who=None)))
    world.press(Key.FIND)
    world.press("Down")
    world.press("Return")
    assert "Known by: unread" in world.page.record.side.words


# --- reviewing ------------------------------------------------------------------------------------


def test_f6_marks_the_record_as_reviewed_and_the_list_shows_it(opened: World) -> None:
    opened.press(Key.LET_GO)
    assert _reviews(opened) == [(UUID(int=1), ReviewVerdict.REVIEWED, "")]
    assert opened.page.keys.notice == "Reviewed, recorded 12:00:00"
    assert "Reviewed by 0311 T. Ahlgren, 12:00" in opened.page.record.side.words
    opened.press(Key.BACK)
    assert opened.page.records.table.records.index(0, 8).data() == "Reviewed"


def test_a_whole_shift_is_reviewed_with_two_keys_a_record(opened: World) -> None:
    for _ in range(3):
        opened.press(Key.LET_GO)
        opened.press("Down")
    assert [subject for subject, *_ in _reviews(opened)] == [UUID(int=n) for n in (1, 2, 3)]


def test_f8_returns_the_record_with_a_note(opened: World) -> None:
    opened.press(Key.HOLD_BACK)
    opened.type("Enter the plate.")
    opened.press(Key.LET_GO)
    assert _reviews(opened) == [], "F6 does nothing while the note is written"
    opened.press(Key.CLOSE_FORM)
    assert _reviews(opened) == [(UUID(int=1), ReviewVerdict.RETURNED, "Enter the plate.")]
    assert not opened.page.record.writing
    words = opened.page.record.side.words
    assert "Returned by 0311 T. Ahlgren, 12:00 · the officer has not read the note yet" in words
    assert "Enter the plate." in words


def test_a_record_never_goes_back_without_a_note(opened: World) -> None:
    opened.press(Key.HOLD_BACK)
    opened.type("   ")
    opened.press(Key.CLOSE_FORM)
    assert _reviews(opened) == []
    assert opened.page.record.form.error == "Write what the officer should do."


def test_a_note_that_is_too_long_is_said_before_it_is_sent(opened: World) -> None:
    opened.press(Key.HOLD_BACK)
    opened.page.record.form.show_note("x" * (LONGEST_NOTE + 1))
    opened.press(Key.CLOSE_FORM)
    assert _reviews(opened) == []
    assert str(LONGEST_NOTE) in opened.page.record.form.error


def test_back_keeps_the_note_with_its_record(opened: World) -> None:
    opened.press(Key.HOLD_BACK)
    opened.type("Enter the plate.")
    opened.press(Key.BACK)
    assert opened.page.place is Place.RECORD
    opened.press("Down")
    opened.press(Key.HOLD_BACK)
    assert opened.page.record.form.note == ""
    opened.press(Key.BACK)
    opened.press("Up")
    opened.press(Key.HOLD_BACK)
    assert opened.page.record.form.note == "Enter the plate."


def test_the_lock_keeps_the_note(opened: World) -> None:
    opened.press(Key.HOLD_BACK)
    opened.type("Enter the plate.")
    opened.presenter.stop()
    opened.settle()
    opened.presenter.start(opened.duty)
    opened.settle()
    assert opened.page.record.writing
    assert opened.page.record.form.note == "Enter the plate."


def test_a_full_disk_keeps_the_note_and_can_be_tried_again(opened: World) -> None:
    opened.press(Key.HOLD_BACK)
    opened.type("Enter the plate.")
    opened.port.refusal = Problem(ProblemCode.DISK_FULL)
    opened.press(Key.CLOSE_FORM)
    assert opened.page.banner.code is ProblemCode.DISK_FULL
    assert opened.page.record.form.note == "Enter the plate."
    opened.port.refusal = None
    opened.press(Key.CLOSE_FORM)
    assert len(_reviews(opened)) == 1
    assert opened.page.banner.code is None


def test_nobody_is_offered_to_review_their_own_record(world: World) -> None:
    world.port.add(record(1, officer_id=AHLGREN.id))
    world.press(Key.FIND)
    world.press("Down")
    world.press("Return")
    world.press(Key.LET_GO)
    world.press(Key.HOLD_BACK)
    assert _reviews(world) == []
    assert not world.page.record.writing
    assert "your own record" in world.page.record.side.words


# --- rows -----------------------------------------------------------------------------------------


def test_a_row_says_what_was_recalled_and_where_it_stands() -> None:
    cells = [cell.words for cell in record_line(row(1, recalled=True), NOW).cells]
    assert cells[7] == "Admitted · after a recall"
    undecided = record_line(row(1, recalled=True, undecided=True), NOW).cells[7]
    assert (undecided.words, undecided.mark) == ("Admitted, taken back", Mark.ATTENTION)
    returned = record_line(row(1, state=ReviewState.RETURNED), NOW).cells[8]
    assert (returned.words, returned.mark) == ("Returned", Mark.ATTENTION)


def test_a_row_of_another_day_says_which() -> None:
    yesterday = row(1, at=minutes_ago(60 * 24))
    assert record_line(yesterday, NOW).cells[0].words == "23 Nov 2026 12:00"


def test_a_row_is_spoken_as_a_whole() -> None:
    spoken = record_line(row(1), NOW).spoken
    assert spoken == (
        "11:59, ERIKSSON, Anna Maria, L898902001, Lane 4, 4412 R. Vega, "
        "Routine, Admitted, Not reviewed"
    )


def test_earlier_reviews_stay_in_sight(world: World) -> None:
    said = ReviewView(minutes_ago(9), NAMES[VEGA], ReviewVerdict.RETURNED, "why?", minutes_ago(3))
    again = replace(said, verdict=ReviewVerdict.REVIEWED, note="", read_at=None)
    world.port.add(record(1, reviews=(said, again)))
    world.press(Key.FIND)
    world.press("Down")
    world.press("Return")
    words = world.page.record.side.words
    assert "Returned by 4412 R. Vega, 11:51 · note read 11:57" in words
    assert "Reviewed by 4412 R. Vega, 11:51" in words
