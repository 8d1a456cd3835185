"""Invented referrals, as the second desk hands them over."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from app.duty.officers import Direction, Mode, Officer, Post, Role
from app.encounters.referral import Instruction, ReferralClass, ReferralState
from app.screening.summary_types import RiskSummary
from app.services.views import ReferralFile, ReferralRow
from tests.ui.card.summaries import summary

OSEI = Officer(UUID(int=2), "2087", "M. Osei", (Role.SECONDARY,))
LINDQVIST = Officer(UUID(int=3), "4420", "S. Lindqvist", (Role.SECONDARY,))
POST = Post("San Lorenzo", "Desk S2", Mode.LAND, Direction.INBOUND)


def referral(number: int, shown: RiskSummary | None = None, **changed: Any) -> ReferralFile:
    """A referral that waits; `changed` are fields of its row."""
    shown = shown or summary()
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
        sent_at="2026-11-24T11:49:00.000Z",
    )
    return ReferralFile(
        row=replace(row, **changed),
        encounter_id=UUID(int=0x2000 + number),
        mode=Mode.LAND,
        direction=Direction.INBOUND,
        note="",
        instruction=Instruction.ESCORT,
        documents_held=True,
        released_by="4412 R. Vega",
        summary=shown,
        page_photo="",
        photo_here=False,
        findings=(),
        same_document=None,
        disposition_note="",
        timeline=(),
    )


def received_by(officer: Officer, file: ReferralFile) -> ReferralFile:
    """The referral, taken by an officer."""
    row = replace(
        file.row,
        state=ReferralState.RECEIVED,
        received_by=officer.name,
        received_by_id=officer.id,
    )
    return replace(file, row=row)
