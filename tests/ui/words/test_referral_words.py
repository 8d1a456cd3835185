"""Who comes, and where they are, in words."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.encounters.conveyance import Conveyance
from app.encounters.referral import ReferralState
from app.services.link_status import LinkState, LinkStatus
from app.services.views import ReferralRow
from app.ui.words.referrals import lead_words, party_words, traveler_words, whereabouts_words
from app.ui.words.sentences import apart
from tests.ui.card.summaries import summary
from tests.ui.secondary.referrals import OSEI, received_by, referral

CONNECTED = LinkStatus(LinkState.CONNECTED)
NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
CAR = Conveyance(plate="7KX204", plate_state="UTO")


def _row(companions: int = 0, **changed: object) -> ReferralRow:
    row = replace(referral(1).row, **changed)  # type: ignore[arg-type]  # whatever a test says
    return replace(row, companions=companions)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (_row(), "ERIKSSON, Anna Maria"),
        (_row(2), "ERIKSSON +2"),
        (_row(2, conveyance=CAR), "ERIKSSON +2 · UTO 7KX204"),
        (_row(1, surname="", given_names="LOTTE"), "Lotte +1"),
        (_row(1, surname="", given_names=""), "Unknown traveler +1"),
        (_row(conveyance=Conveyance(carrier="UT204", place="12A")), "ERIKSSON, Anna Maria · UT204"),
    ],
)
def test_a_party_is_said_in_few_words(row: ReferralRow, words: str) -> None:
    assert party_words(row) == words
    assert party_words(row).startswith(lead_words(row))


def test_somebody_without_a_name_has_one_in_every_script(qapp: QApplication) -> None:
    nameless = referral(1, summary(who=None)).row
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        assert apart("") == ""
        assert traveler_words(nameless) == "Unknown traveler"
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (_row(), "not arrived"),
        (_row(sent_at="2026-11-24T11:55:00.000Z"), "on the way"),
        (_row(alarm_taken_by="0311 T. Ahlgren"), "not arrived, 0311 T. Ahlgren is looking"),
        (_row(state=ReferralState.ARRIVED), "waiting at secondary"),
        (_row(state=ReferralState.WITHDRAWN), "taken back by the booth"),
        (received_by(OSEI, referral(1)).row, "with M. Osei"),
    ],
)
def test_where_somebody_is(row: ReferralRow, words: str) -> None:
    assert whereabouts_words(row, CONNECTED, now=NOON) == words


def test_without_the_time_nobody_is_missed(qapp: QApplication) -> None:
    del qapp
    assert whereabouts_words(_row(), CONNECTED) == "on the way"
