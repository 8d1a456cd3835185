"""Any traveler with anything that may be known, as Hypothesis strategies."""

from dataclasses import replace
from uuid import UUID

from hypothesis import strategies as st

from app.documents.payloads.bcbp import read_boarding_pass
from app.documents.reading import (
    Barcode,
    BarcodeKind,
    Check,
    CheckName,
    CheckReason,
    CheckState,
    Origin,
    PartialDate,
    Sex,
    StatementSource,
    TravelDocument,
)
from app.documents.seals.seal_verdict import SealReason, SealState, SealVerdict
from app.duty.officers import Direction
from app.screening.advance_info import AdvanceAction, AdvanceAnswer, Announcement, SetAction
from app.screening.answers import (
    Clearance,
    Entries,
    History,
    ListedDocument,
    Lookout,
    Membership,
    PastCrossing,
    PastSecondary,
    Permit,
    PermitKind,
    Redress,
)
from app.screening.evidence import Agreement, EvidenceField, EvidenceLine, Settles
from app.screening.identity import Identity, SeenReason
from app.screening.past import Link, OtherDocument, Person, TrailKind
from app.screening.people.match import Match
from app.screening.summary import Known
from tests.screening.people import reading
from tests.services.manifests import ANNA, FLIGHT

_AT = "2026-05-01T08:00:00.000Z"
_LATER = "2026-10-01T08:00:00.000Z"

_surnames = st.sampled_from(["ERIKSSON", "ERIKSEN", "Lindgren", ""])
_given_names = st.sampled_from(["ANNA MARIA", "ANNA", "KARIN", ""])
_listed_dates = st.sampled_from(["1974-08-12", "1974-12-08", "1974-XX-XX", "", "1990-01-01"])
_states = st.sampled_from(["UTO", "XXA", ""])
_lookouts = st.builds(
    Lookout,
    id=st.integers(1, 99).map(lambda number: f"LK-{number}"),
    version=st.integers(1, 2),
    lookout_class=st.integers(1, 7),
    surname=_surnames,
    given_names=_given_names,
    birth_date=_listed_dates,
    nationality=_states,
    reason=st.just("invented"),
    listed_on=st.sampled_from(["2025-01-01", "2026-01-01"]),
    sex=st.sampled_from(["", "F", "M"]),
    documents=st.sampled_from([(), (("UTO", "L898902C3"),), (("UTO", "X1"),)]),
)
_evidence = st.builds(
    EvidenceLine,
    field=st.just(EvidenceField.BIRTH_DATE),
    agreement=st.sampled_from(Agreement),
    traveler=st.just("1974-08-12"),
    listed=_listed_dates,
    centibits=st.integers(-1200, 3000),
)
MATCHES = st.builds(
    Match,
    lookout=_lookouts,
    same_document=st.booleans(),
    strong=st.booleans(),
    possible=st.booleans(),
    evidence=_evidence.map(lambda line: (line,)),
    settles=st.just((Settles.PHOTO,)),
)
DOCUMENTS = st.builds(
    TravelDocument,
    document_code=st.just("P"),
    issuing_state=st.just("UTO"),
    document_number=st.sampled_from(["L898902C3", "L898902C4", ""]),
    surname=_surnames,
    given_names=_given_names,
    nationality=_states,
    birth_date=st.sampled_from([PartialDate(1974, 8, 12), PartialDate(1974), PartialDate()]),
    sex=st.sampled_from(Sex),
    expiry_date=st.sampled_from([PartialDate(2032, 4, 15), PartialDate(2020, 1, 1)]),
    names_truncated=st.booleans(),
)
_checks = st.builds(
    Check,
    name=st.sampled_from(CheckName),
    state=st.sampled_from(CheckState),
    reason=st.none() | st.sampled_from(CheckReason),
    between=st.sampled_from(
        [()]
        + [
            (Origin(StatementSource.MRZ), Origin(source, code))
            for source, code in (
                (StatementSource.BARCODE, "vds"),
                (StatementSource.VISUAL_ZONE, ""),
                (StatementSource.BOARDING_PASS, "bcbp"),
            )
        ]
    ),
)
_barcodes = st.builds(
    Barcode,
    symbology=st.just("PDF417"),
    kind=st.sampled_from(BarcodeKind),
    text=st.just(""),
    seal=st.none()
    | st.builds(
        SealVerdict, st.sampled_from(SealState), reason=st.none() | st.sampled_from(SealReason)
    ),
)
READINGS = st.builds(
    lambda document, checks, codes: replace(
        reading(*checks, document=document), barcodes=tuple(codes)
    ),
    st.none() | DOCUMENTS,
    st.lists(_checks, max_size=6),
    st.lists(_barcodes, max_size=2),
)
_clearances = st.builds(
    Clearance,
    listing=st.sampled_from(["LK-1@1", "LK-2@1"]),
    issuing_state=st.just("UTO"),
    document_number=st.just("L898902C3"),
    birth_date=st.just("1974-08-12"),
    cleared_by=st.just("4412 R. Vega"),
    until=st.just("2027-01-01T00:00:00.000Z"),
    id=st.just(UUID(int=1)),
)
_crossings = st.builds(
    PastCrossing,
    at=st.sampled_from([_AT, _LATER]),
    port=st.just("San Lorenzo"),
    lane=st.just("Lane 4"),
    decision=st.sampled_from(["admit", "refer"]),
    direction=st.sampled_from(["inbound", "outbound", ""]),
)
_memberships = st.builds(
    Membership,
    program=st.sampled_from(["Fast Lane", "Coastal Pass", "Rail Card"]),
    valid_from=st.sampled_from(["2020-01-01", "2026-06-01"]),
    valid_until=st.sampled_from(["2026-01-01", "2030-01-01"]),
    vetted_on=st.just("2026-11-13"),
    issuing_state=st.just("UTO"),
    document_number=st.sampled_from(["L898902C3", "L898902C4"]),
)
_boarding_passes = st.none() | st.sampled_from(
    [
        read_boarding_pass(f"M1{name:20}EQ7RT2A AMASLZUT 0412 328Y014C0031 100")
        for name in ("ERIKSSON/ANNA", "ERIKSEN/ANNA", "LINDGREN/KARIN")
    ]
)
_histories = st.none() | st.builds(
    History,
    crossings=st.lists(_crossings, max_size=3).map(tuple),
    last_secondary=st.none()
    | st.builds(
        PastSecondary,
        at=st.just(_AT),
        port=st.just("San Lorenzo"),
        disposition=st.sampled_from(["ADM", "RFS"]),
        finding=st.sampled_from(["none", "narcotics"]),
    ),
    older=st.sampled_from([0, 10_000]),
    links=st.lists(
        st.sampled_from(
            [
                Link(TrailKind.SAME_PARTY, Person("UTO:B1", "BO"), 2, _AT),
                Link(
                    TrailKind.SAME_VEHICLE,
                    Person("UTO:B2", "KIT"),
                    1,
                    _AT,
                    "UTO 7KX42",
                    "narcotics",
                    _AT,
                    found_in_vehicle=True,
                ),
            ]
        ),
        max_size=2,
    ).map(tuple),
    others=st.lists(
        st.builds(
            OtherDocument,
            st.just("UTO:OLD1"),
            st.integers(1, 9),
            st.just(_AT),
            st.just("San Lorenzo"),
            st.sampled_from(["", "ADM", "RFS"]),
            st.sampled_from(["", "none", "pest"]),
        ),
        max_size=2,
    ).map(tuple),
)
_permits = st.builds(
    Permit,
    kind=st.sampled_from(PermitKind),
    number=st.sampled_from(["V1", "V2"]),
    category=st.just("B1"),
    entries=st.sampled_from(Entries),
    issued_on=st.just("2025-01-01"),
    valid_from=st.sampled_from(["2025-01-01", "2026-12-01"]),
    valid_until=st.sampled_from(["2026-11-23", "2026-12-31"]),
    issuing_state=st.just("UTO"),
    document_number=st.just("L898902C3"),
)
_set_actions = st.builds(
    SetAction,
    action=st.sampled_from(AdvanceAction),
    reason=st.just("see note"),
    officer=st.just("4412 R. Vega"),
    at=st.just("2026-11-24T10:00:00.000Z"),
)
_announcements = st.builds(
    Announcement,
    journey=st.just(FLIGHT),
    traveler=st.sampled_from([ANNA, replace(ANNA, documents=())]),
    received_at=st.just("2026-11-24T09:30:00.000Z"),
    action=st.none() | _set_actions,
)
_advance = st.builds(
    AdvanceAnswer,
    candidates=st.lists(_announcements, max_size=1).map(tuple),
    inspected=st.sampled_from(["", "UT412", "UT900"]),
)
KNOWN = st.builds(
    Known,
    matches=st.lists(MATCHES, max_size=12).map(tuple),
    listed=st.lists(
        st.just(ListedDocument("UTO", "L898902C3", "lost", "2026-01-01")), max_size=7
    ).map(tuple),
    history=_histories,
    clearances=st.lists(_clearances, max_size=2).map(tuple),
    lookouts_queried=st.booleans(),
    memberships=st.lists(_memberships, max_size=4).map(tuple),
    identity=st.sampled_from(Identity),
    seen_reason=st.sampled_from(["", SeenReason.CITIZEN, SeenReason.INFANT, "no_zone"]),
    accompanied=st.sampled_from([None, True, False]),
    direction=st.none() | st.sampled_from(Direction),
    own_state=st.sampled_from([None, "", "UTO", "XXA"]),
    stay_limit_days=st.sampled_from([None, 30, 90]),
    boarding_pass=_boarding_passes,
    carrier=st.sampled_from(["", "UT412", "UT512", "MS STELLA"]),
    drawn=st.booleans(),
    advance=st.none() | _advance,
    permits=st.lists(_permits, max_size=3).map(tuple),
    redresses=st.lists(
        st.just(Redress("R1", "LK-1", "2025-05-01", "UTO", "L898902C3")), max_size=1
    ).map(tuple),
)
