"""Cards for human eyes and for the audits: one for each thing a card can say of how people came."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.clock import timestamp
from app.documents.payloads.bcbp import read_boarding_pass
from app.documents.reading import (
    Check,
    CheckName,
    CheckState,
    DocumentReading,
    PartialDate,
    Sex,
    Status,
    TravelDocument,
)
from app.duty.officers import Direction
from app.screening.answers import (
    AlertLevel,
    Entries,
    History,
    ListedContainer,
    ListedDocument,
    ListedVehicle,
    Membership,
    PastCrossing,
    PastSecondary,
    Permit,
    PermitKind,
    Redress,
)
from app.screening.identity import Identity, SeenReason
from app.screening.past import Companion, Link, OtherDocument, Person, TrailKind
from app.screening.plates import Plate
from app.screening.summary import Known, summarize
from app.ui.card.card import make_card
from app.ui.card.summary_card import SummaryCard
from app.ui.theme.fonts import space
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.icon import Icon
from app.ui.widgets.panel import Panel
from tests.fixed import FixedClock
from tests.look.desk import Desk

_NOW = FixedClock().now()
_NOBODY = DocumentReading(Status.UNREADABLE)
_SOUND = Check(CheckName.NUMBER_DIGIT, CheckState.PASSED)
_DOCUMENT = TravelDocument(
    document_code="P",
    issuing_state="UTO",
    document_number="L898902C3",
    surname="ERIKSSON",
    given_names="ANNA MARIA",
    nationality="UTO",
    birth_date=PartialDate(1974, 8, 12),
    sex=Sex.FEMALE,
    expiry_date=PartialDate(2032, 4, 15),
)
_LONG = replace(
    _DOCUMENT,
    document_code="PT",
    surname="VENKATARAMANAN SUBRAHMANYAM",
    given_names="LAKSHMI PR",
    nationality="XXA",
    names_truncated=True,
)
_ASKED = Known(lookouts_queried=True, packs_as_of=_NOW - timedelta(hours=2))
_MEMBER = Membership("Fast Lane", "2023-06-30", "2028-06-29", "2026-11-13", "UTO", "L898902C3")


def _ago(days: int) -> str:
    return timestamp(_NOW - timedelta(days=days))


def _came(days: int) -> PastCrossing:
    return PastCrossing(_ago(days), "San Lorenzo", "Lane 4", "admit", Direction.INBOUND)


def _pass_of(name: str) -> Known:
    text = f"M1{name[:20]:20}EQ7RT2A AMASLZUT 0412 328Y014C0031 100"
    return replace(_ASKED, boarding_pass=read_boarding_pass(text), carrier="UT512")


_STAYED = replace(
    _ASKED,
    history=History((_came(217),)),
    own_state="UTO",
    stay_limit_days=90,
    direction=Direction.INBOUND,
)
_TROUBLE = replace(
    _STAYED,
    boarding_pass=_pass_of("VENKATARAMANAN/LAXMA").boarding_pass,
    carrier="UT512",
    drawn=True,
    listed=(ListedDocument("UTO", "L898902C3", "stolen", "2026-11-03"),),
    history=History((_came(217),), PastSecondary(_ago(230), "San Lorenzo", "RFS", "pest")),
    memberships=(_MEMBER,),
)


def _went(days: int, direction: Direction) -> PastCrossing:
    return PastCrossing(_ago(days), "San Lorenzo", "Lane 4", "admit", direction, "7KX42", "UTO")


_BO = Person("UTO:B1", "ERIKSSON, BO")
_COMMUTES = History(
    tuple(
        _went(days, way)
        for leaves in (12, 40, 75)
        for days, way in ((leaves, Direction.OUTBOUND), (leaves + 2, Direction.INBOUND))
    ),
    PastSecondary(_ago(230), "San Lorenzo", "REL", "none"),
    earlier_secondaries=(PastSecondary(_ago(900), "San Lorenzo", "ADM", "undeclared goods"),),
    companions=(Companion(_BO, 5, 6, _ago(12)),),
    links=(
        Link(
            TrailKind.SAME_VEHICLE,
            Person("XXA:K9", "VENKATARAMANAN SUBRAHMANYAM, KIT"),
            1,
            _ago(610),
            "UTO 7KX42",
            "narcotics",
            _ago(610),
            found_in_vehicle=True,
        ),
        Link(TrailKind.SAME_ADDRESS, Person("UTO:M1", "MORE, THEA"), 4, _ago(33), "1|2"),
        Link(TrailKind.SAME_PARTY, _BO, 5, _ago(12), finding="none", found_at=_ago(300)),
    ),
    others=(
        OtherDocument("UTO:K40117752", 14, _ago(400), "San Lorenzo", "RFS", "pest", _ago(400)),
    ),
)

_VEHICLE = replace(
    _ASKED,
    plate=Plate("KRO8418", "UTO"),
    vehicles=(
        ListedVehicle(
            "LK-7001", 1, "KR0B418", "UTO", AlertLevel.REFER, "hidden compartment", "2026-11-15"
        ),
    ),
)
_TRUCK = replace(
    _ASKED,
    plate=Plate("KR0B418"),
    vehicles=(
        replace(
            _VEHICLE.vehicles[0],
            state="USA-WA",
            reason="hidden compartment behind the rear axle of the trailer, opened from below",
        ),
    ),
    container="UTOU4107005",
    containers=(
        ListedContainer(
            "LK-7101", 1, "UTOU4107005", AlertLevel.REFER, "seal found broken at sea", "2026-11-20"
        ),
    ),
)
_ALIKE = replace(
    _ASKED,
    identity=Identity.ENTERED,
    seen_reason="no_zone",
    listed_alike=(ListedDocument("UTO", "L8989O2C3", "stolen", "2026-11-03"),),
)

_CARDS: dict[str, tuple[TravelDocument | None, Known]] = {
    "citizen": (None, Known(identity=Identity.SEEN, seen_reason=SeenReason.CITIZEN)),
    "infant": (None, Known(identity=Identity.SEEN, seen_reason=SeenReason.INFANT)),
    "unread": (None, Known(identity=Identity.UNREAD)),
    "typed": (_DOCUMENT, replace(_ASKED, identity=Identity.ENTERED, seen_reason="no_zone")),
    "minor": (
        replace(_DOCUMENT, birth_date=PartialDate(2016, 5, 28)),
        replace(_ASKED, accompanied=False),
    ),
    "overstay": (replace(_DOCUMENT, document_code="PT", nationality="XXA"), _STAYED),
    "boarding-pass": (_DOCUMENT, _pass_of("ERIKSEN/ANNA")),
    "trusted": (
        _DOCUMENT,
        replace(_ASKED, memberships=(_MEMBER,), history=History((_came(9), _came(40)))),
    ),
    "drawn": (_DOCUMENT, replace(_ASKED, drawn=True)),
    "permits": (
        _DOCUMENT,
        replace(
            _ASKED,
            permits=(
                Permit(
                    PermitKind.VISA,
                    "V7741",
                    "B1",
                    Entries.MANY,
                    "2025-01-02",
                    "2025-02-01",
                    "2026-01-31",
                    "UTO",
                    "L898902C3",
                ),
            ),
            redresses=(Redress("R4471", "LK-5521", "2025-05-01", "UTO", "L898902C3"),),
            direction=Direction.INBOUND,
        ),
    ),
    "vehicle": (_DOCUMENT, _VEHICLE),
    "vehicle-long": (_LONG, _TRUCK),
    "typed-alike": (_DOCUMENT, _ALIKE),
    "past": (_DOCUMENT, replace(_ASKED, history=_COMMUTES)),
    "past-long": (_LONG, replace(_ASKED, history=_COMMUTES)),
    "everything": (_LONG, _TROUBLE),
}


def _show(desk: Desk, name: str, evidence: int) -> None:
    """Put the card where the booth has it, beside the document."""
    document, known = _CARDS[name]
    reading = _NOBODY
    if document is not None:
        typed = known.identity is Identity.ENTERED
        reading = DocumentReading(Status.READ, document=document, checks=() if typed else (_SOUND,))
    card = SummaryCard(at_booth=True, may_clear=True)
    place = QWidget()
    row = QHBoxLayout(place)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(space(4))
    page = Panel("Document", "read in 0.11 s · TD3" if document else "")
    page.body.addWidget(EmptyState(Icon.DOCUMENT, "The page stands here", ""))
    row.addWidget(page, 31)
    row.addWidget(card, 69)
    desk.primary.show_instead(place)
    desk.window.show_work(desk.duty())
    card.show_card(make_card(summarize(reading, known, now=_NOW), _NOW), 1)
    card.show_aside("machine 0.4 s · with officer 11 s")
    if evidence:
        card.open_evidence(evidence)


def _state(name: str, evidence: int = 0) -> Callable[[Desk], None]:
    return lambda desk: _show(desk, name, evidence)


CARD_STATES: dict[str, Callable[[Desk], None]] = {
    **{f"card-{name}": _state(name) for name in _CARDS},
    "card-overstay-evidence": _state("overstay", 1),
    "card-boarding-pass-evidence": _state("boarding-pass", 1),
    "card-everything-evidence": _state("everything", 4),
    "card-vehicle-evidence": _state("vehicle", 1),
    "card-vehicle-long-evidence": _state("vehicle-long", 2),
    "card-typed-alike-evidence": _state("typed-alike", 1),
    "card-past-evidence": _state("past", 1),
    "card-past-other-evidence": _state("past", 2),
    "card-past-secondaries-evidence": _state("past", 3),
    "card-past-habits-evidence": _state("past", 4),
}
