"""Small rules of the booth: whose document, which classes, what the keys do."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import numpy as np
import pytest
from PySide6.QtGui import QColor

from app.capture.frame import Frame
from app.capture.page_photo import page_photo
from app.documents.reading import PartialDate, TravelDocument
from app.encounters.encounter import Encounter
from app.encounters.party import Party
from app.encounters.referral import Instruction, ReferralClass, ReferralState
from app.examinations.examination import Disposition
from app.screening.summary_types import RiskSummary, Step, Suggestion, Verdict
from app.services.link_status import LinkState, LinkStatus
from app.services.views import ReferralRow
from app.ui.primary.actions import Situation, View, actions
from app.ui.primary.pictures import page_picture, stored_picture
from app.ui.primary.referral_choices import kept_form, offered_classes, proposed_form
from app.ui.primary.results import result_lines
from app.ui.primary.same_traveler import is_another_traveler
from app.ui.widgets.key_button import Variant
from app.ui.widgets.mark import Mark
from tests.ui.card.summaries import lost, summary
from tests.ui.primary.fakes import UNREADABLE, document, reading_of

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
LINK = LinkStatus(LinkState.CONNECTED)
MANDATORY = summary(
    verdict=Verdict.REFER,
    facts=(lost(),),
    suggestion=Suggestion(Step.REFER_ESCORT, "DOC-01", "M", "M-DOC"),
)


@pytest.mark.parametrize(
    ("shown", "another"),
    [
        (document(), False),
        (document(surname="MARRIED"), False),
        (document(document_number="X1234567"), False),
        (document(document_number="X1234567", given_names="ANNA M"), False),
        (document(document_number="X1234567", given_names="BRITTA"), True),
        (document(document_number="X1234567", birth_date=PartialDate(1991, 1, 1)), True),
    ],
)
def test_whose_document_it_is(shown: TravelDocument, another: bool) -> None:
    assert is_another_traveler(summary(), reading_of(shown)) is another


def test_a_doubtful_reading_is_never_another_traveler() -> None:
    other = document(document_number="X1234567", given_names="BRITTA")
    assert not is_another_traveler(summary(), UNREADABLE)
    assert not is_another_traveler(summary(), reading_of(other, wrong_number_digit="9"))
    assert not is_another_traveler(summary(who=None), reading_of(other))
    assert not is_another_traveler(summary(needs_confirmation=True), reading_of(other))


def test_a_mandatory_fact_leaves_one_class_and_nobody_claims_a_random_draw() -> None:
    assert offered_classes(MANDATORY) == (ReferralClass.MANDATORY,)
    assert ReferralClass.RANDOM not in offered_classes(summary())
    drawn = summary(suggestion=Suggestion(Step.REFER, "RND-01", "R", "R-CMX"))
    assert ReferralClass.RANDOM in offered_classes(drawn)


def test_the_form_proposes_what_the_card_suggests() -> None:
    form = proposed_form(MANDATORY)
    assert form.referral_class is ReferralClass.MANDATORY
    assert form.reasons == ("M-DOC",)
    assert form.instruction is Instruction.ESCORT
    assert proposed_form(summary()).referral_class is ReferralClass.OFFICER
    assert proposed_form(summary()).reasons == ()


def test_an_untouched_form_follows_the_card_and_a_touched_one_stays() -> None:
    before = proposed_form(summary())
    mandatory = proposed_form(MANDATORY)
    assert kept_form(before, before, mandatory, MANDATORY) == mandatory
    touched = replace(before, note="cries", reasons=("O-STM",))
    assert kept_form(touched, before, before, summary()) == touched
    moved = kept_form(touched, before, mandatory, MANDATORY)
    assert (moved.note, moved.referral_class) == ("cries", ReferralClass.MANDATORY)


ONE = UUID(int=1)


def _now(shown: RiskSummary, view: View = View.CARD, **changed: Any) -> Situation:
    alone = Party(UUID(int=2), (Encounter(ONE, summary=shown, painted_ns=1),))
    return replace(Situation(alone, ONE, view, offered=(ONE,)), **changed)


def test_the_suggested_key_stands_out() -> None:
    routine = actions(_now(summary()))
    assert (routine.admit, routine.refer) == (Variant.PRIMARY, Variant.PLAIN)
    refer = actions(_now(MANDATORY))
    assert (refer.admit, refer.refer) == (Variant.PLAIN, Variant.DANGER)
    assert not refer.may_admit


@pytest.mark.parametrize("view", sorted(set(View) - {View.CARD, View.EVIDENCE, View.REFERRAL}))
def test_nothing_is_decided_out_of_sight_of_the_card(view: View) -> None:
    shown = actions(_now(summary(), view))
    assert not shown.may_admit
    assert not shown.may_refer


def test_nothing_is_decided_before_it_is_painted_or_while_something_is_under_way() -> None:
    unpainted = Party(UUID(int=2), (Encounter(ONE, summary=summary()),))
    assert actions(_now(summary())).may_admit
    assert not actions(_now(summary(), party=unpainted)).may_admit
    assert not actions(_now(summary(), busy=True)).may_admit
    assert not actions(_now(summary(), unsettled=True)).may_admit
    assert not actions(_now(summary(), offered=())).may_admit


def _row(**changed: Any) -> ReferralRow:
    row = ReferralRow(
        id=UUID(int=1),
        state=ReferralState.SENT,
        referral_class=ReferralClass.OFFICER,
        reasons=("O-STM",),
        surname="ERIKSSON",
        given_names="ANNA",
        verdict=Verdict.ROUTINE,
        port="San Lorenzo",
        lane="Lane 4",
        station="L4",
        sent_at="2026-11-24T11:49:00.000Z",
    )
    return replace(row, **changed)


@pytest.mark.parametrize(
    ("row", "mark", "state"),
    [
        (_row(), Mark.OPEN, "on the way"),
        (_row(state=ReferralState.ARRIVED), Mark.OPEN, "waiting at secondary"),
        (
            _row(state=ReferralState.RECEIVED, received_by="M. Osei"),
            Mark.OPEN,
            "with M. Osei",
        ),
        (
            _row(
                state=ReferralState.CLOSED,
                disposition=Disposition.ADMITTED,
                closed_at="2026-11-24T11:58:00.000Z",
                finding_words=("none",),
            ),
            Mark.CLEAR,
            "admitted · nothing found",
        ),
        (
            _row(
                state=ReferralState.CLOSED,
                disposition=Disposition.TURNED_OVER,
                closed_at="2026-11-24T11:58:00.000Z",
                finding_words=("none", "narcotics"),
            ),
            Mark.ATTENTION,
            "to another agency · narcotics",
        ),
    ],
)
def test_what_became_of_a_referral(row: ReferralRow, mark: Mark, state: str) -> None:
    (line,) = result_lines((row,), LINK, NOW)
    assert (line.mark, line.state) == (mark, state)


def test_a_traveler_without_a_name_is_unknown() -> None:
    (line,) = result_lines((_row(surname="", given_names=""),), LINK, NOW)
    assert line.name == "Unknown traveler"


def test_a_large_page_is_made_small_and_its_zone_goes_with_it() -> None:
    frame = Frame(np.zeros((1920, 2560, 3), np.uint8), "page.png", b"", "")
    picture = page_picture(frame, reading_of(document()))
    assert (picture.page.width(), picture.page.height()) == (2048, 1536)
    (left, top), _, (right, bottom), _ = picture.quad
    assert left < 32 < 768 < right, "the mark runs around the letters"
    assert top < 384 < 480 < bottom
    assert picture.portrait is not None
    assert picture.portrait.width() == 240
    assert picture.strip is not None


def test_a_stored_photo_is_cut_as_the_larger_picture_was_that_it_was_made_of() -> None:
    pixels = np.full((1400, 2000, 3), 240, np.uint8)
    pixels[120:420, 60:300] = (200, 0, 0)  # where the portrait is
    frame = Frame(pixels, "page.png", b"", "")
    reading = replace(reading_of(document()), image_size=(2000, 1400))
    stored = stored_picture(page_photo(frame), reading)
    assert stored is not None
    assert stored.portrait is not None
    assert stored.strip is not None
    (left, top), _, (right, bottom), _ = stored.quad
    assert (left < 32 < 768 < right, top < 384 < 480 < bottom) == (True, True)
    assert (stored.portrait.width(), stored.portrait.height()) == (192, 240)
    red = QColor(stored.portrait.pixel(96, 120))
    assert (red.red() > 180, red.green() < 40) == (True, True)
    assert stored.strip.width() < stored.page.width()


def test_a_picture_that_is_none_is_no_picture() -> None:
    assert stored_picture(None, None) is None
    assert stored_picture(b"not an image", None) is None
