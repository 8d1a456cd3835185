"""Invented referrals for the second desk, and who works there."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from app.clock import timestamp
from app.duty.officers import Direction, Mode, Officer, Role
from app.encounters.conveyance import Conveyance
from app.encounters.referral import Instruction, ReferralClass, ReferralState
from app.encounters.referral_events import (
    AlarmTaken,
    Companion,
    ReferralArrived,
    Referred,
)
from app.examinations.events import (
    NoteAdded,
    PhotoAdded,
)
from app.examinations.examination import Completeness, Finding
from app.radiographs.events import RadiographMarked, RadiographOpened
from app.screening.identity import Identity
from app.screening.summary_types import RiskSummary
from app.services.views import MarkView, PhotoView, ReferralFile, ReferralRow, TimelineEntry
from tests.ui.card.summaries import summary

OSEI = Officer(UUID(int=2), "2087", "M. Osei", (Role.SECONDARY,))
LINDQVIST = Officer(UUID(int=3), "4420", "S. Lindqvist", (Role.SECONDARY,))
SENT_AT = datetime(2026, 11, 24, 11, 49, tzinfo=UTC)


def referral(
    number: int, shown: RiskSummary | None = None, *, minutes: int = 0, **changed: Any
) -> ReferralFile:
    """A referral that waits since 11:49 and so many minutes."""
    shown = shown or summary()
    sent = timestamp(SENT_AT + timedelta(minutes=minutes))
    row = ReferralRow(
        id=UUID(int=0x1000 + number),
        state=ReferralState.SENT,
        referral_class=ReferralClass.OFFICER,
        reasons=("O-STM",),
        surname=shown.who.surname if shown.who else "",
        given_names=shown.who.given_names if shown.who else "",
        verdict=shown.verdict,
        port="San Lorenzo",
        lane="Lane 4",
        station="L4",
        sent_at=sent,
    )
    in_row = {name: value for name, value in changed.items() if hasattr(row, name)}
    file = ReferralFile(
        row=replace(row, **in_row),
        encounter_id=UUID(int=0x2000 + number),
        mode=Mode.LAND,
        direction=Direction.INBOUND,
        note="Says he visits a friend, cannot name the town.",
        instruction=Instruction.ESCORT,
        documents_held=True,
        released_by="4412 R. Vega",
        summary=shown,
        page_photo="",
        photo_here=False,
        findings=(),
        same_document=None,
        disposition_note="",
        timeline=(TimelineEntry(sent, Referred.TYPE, "4412 R. Vega"),),
    )
    others = {name: value for name, value in changed.items() if name not in in_row}
    return replace(file, **others)


def everything(here: str) -> ReferralFile:
    """A referral that its officer has received, with all that can be known of one, all of it long.

    Of two pictures each, one has come and one is on its way; `here` names the one that has.
    """
    elsewhere = "e" * 64
    found = Finding(
        UUID(int=5),
        "prohibited agriculture item",
        "further personal search (approval ladder)",
        Completeness.PARTIAL,
        "Lining of the left suitcase, behind the second seam",
        "Bus left before the right one could be opened",
        mark_id=UUID(int=7),
    )
    companions = (
        Companion(UUID(int=11), Identity.READ, "VENKATARAMANAN SUBRAHMANYAM", "LAKSHMI"),
        Companion(UUID(int=12), Identity.SEEN),
        Companion(UUID(int=13), Identity.UNREAD),
    )
    file = referral(
        1,
        minutes=-3,
        referral_class=ReferralClass.MANDATORY,
        reasons=("M-DOC", "M-LKO", "M-VIS"),
        conveyance=Conveyance("7KX204", "UTO", container="MSKU9070323", seal="UTO4471882"),
        released_by="4 412 Maria-Magdalena von Hohenstein-Oyelaran",
        page_photo=here,
        photo_here=True,
        same_document=False,
        findings=(found,),
        photos=(
            PhotoView("2026-11-24T11:54:00.000Z", here, "Handbag with the lining cut open", True),
            PhotoView("2026-11-24T11:55:00.000Z", elsewhere, "Bundle", False),
        ),
        marks=(
            MarkView(UUID(int=7), UUID(int=70), "van-7KX204-side.tif", "Dense block", here),
            MarkView(UUID(int=8), UUID(int=70), "van-7KX204-side.tif", "", elsewhere),
        ),
        timeline=(
            TimelineEntry("2026-11-24T11:46:00.000Z", Referred.TYPE, "4412 R. Vega"),
            TimelineEntry("2026-11-24T11:51:00.000Z", AlarmTaken.TYPE, "0311 T. Ahlgren"),
            TimelineEntry("2026-11-24T11:52:00.000Z", ReferralArrived.TYPE, "", "Desk S2"),
            TimelineEntry("2026-11-24T11:53:00.000Z", NoteAdded.TYPE, "", "Wants a call. " * 9),
            TimelineEntry("2026-11-24T11:54:00.000Z", PhotoAdded.TYPE, "", "Handbag"),
            TimelineEntry("2026-11-24T11:55:00.000Z", RadiographOpened.TYPE, "", "van.tif"),
            TimelineEntry("2026-11-24T11:56:00.000Z", RadiographMarked.TYPE, "", "Dense block"),
        ),
    )
    file = received_by(OSEI, replace(file, companions=companions))
    return replace(file, row=replace(file.row, companions=len(companions)))


def received_by(officer: Officer, file: ReferralFile) -> ReferralFile:
    """The referral, taken by an officer."""
    row = replace(
        file.row,
        state=ReferralState.RECEIVED,
        received_by=officer.name,
        received_by_id=officer.id,
    )
    return replace(file, row=row)
