"""The card as a whole: what leads, what is dropped, what is not known, and that it is fair."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from app.documents.mrz import STATE_CODES
from app.documents.reading import (
    Check,
    CheckName,
    CheckReason,
    CheckState,
    DocumentReading,
    PartialDate,
    Sex,
    TravelDocument,
)
from app.screening.rules import RULES, RuleId
from app.screening.summary import Known
from app.screening.summary_types import (
    VERDICT_ORDER,
    Clearance,
    FactKind,
    History,
    ListedDocument,
    Lookout,
    NotKnown,
    NotKnownKind,
    PastCrossing,
    PastSecondary,
    RiskSummary,
    Step,
    Suggestion,
    Verdict,
)
from tests.screening.people import LISTED, NOW, POSSIBLE, failed, reading, screen, traveler

_AT = "2026-05-01T08:00:00.000Z"
_CROSSINGS = (PastCrossing(_AT, "San Lorenzo", "Lane 4", "admit"),)


def kinds(summary: RiskSummary) -> list[FactKind]:
    return [fact.kind for fact in summary.facts]


def test_traveler_with_nothing_against_her_is_routine() -> None:
    summary = screen(Known(lookouts_queried=True, history=History(_CROSSINGS)))
    assert summary.verdict is Verdict.ROUTINE
    assert summary.not_known == ()
    assert summary.suggestion == Suggestion(Step.ADMIT, "GEN-01")
    assert summary.who is not None
    assert (summary.who.surname, summary.who.age) == ("ERIKSSON", 52)
    assert summary.made_at == "2026-11-24T12:00:00.000Z"


def test_gravest_fact_leads_and_gives_the_step() -> None:
    known = Known(
        lookouts=(POSSIBLE, replace(LISTED, id="LK-2")),
        listed=(ListedDocument("UTO", "L898902C3", "lost", "2026-11-03"),),
        history=History(_CROSSINGS, PastSecondary(_AT, "San Lorenzo", "ADM", "none")),
    )
    summary = screen(known, reading(failed(CheckName.EXPIRY, CheckReason.EXPIRED)))
    assert kinds(summary) == [
        FactKind.DOCUMENT_LISTED,
        FactKind.LOOKOUT_STRONG,
        FactKind.LOOKOUT_POSSIBLE,
        FactKind.EXPIRED,
        FactKind.LAST_SECONDARY,
    ]
    assert summary.more_facts == 1
    assert summary.suggestion.rule_id == "DOC-01"


def test_officer_safety_leads_among_mandatory_facts() -> None:
    known = Known(
        lookouts=(replace(LISTED, lookout_class=1),),
        listed=(ListedDocument("UTO", "L898902C3", "lost", "2026-11-03"),),
    )
    assert kinds(screen(known))[0] is FactKind.LOOKOUT_STRONG


def test_facts_of_one_weight_always_stand_in_the_same_order() -> None:
    twins = (replace(LISTED, id="LK-2"), LISTED)
    summary = screen(Known(lookouts=twins))
    assert [fact.listing for fact in summary.facts] == ["LK-1@1", "LK-2@1"]


def test_more_than_five_mandatory_facts_all_stay_and_push_the_rest_off() -> None:
    strong = tuple(replace(LISTED, id=f"LK-{i}") for i in range(7))
    summary = screen(Known(lookouts=(POSSIBLE, *strong), history=History(_CROSSINGS)))
    assert kinds(summary) == [FactKind.LOOKOUT_STRONG] * 7
    assert summary.more_facts == 2


def test_pack_versions_name_the_rules_too() -> None:
    as_of = NOW - timedelta(hours=2)
    summary = screen(Known(pack_versions={"lists": "2026.1"}, packs_as_of=as_of))
    assert summary.pack_versions == {"rules": "1", "lists": "2026.1"}
    assert summary.packs_as_of == "2026-11-24T10:00:00.000Z"


def test_what_is_not_known_is_said() -> None:
    assert [item.kind for item in screen().not_known] == [
        NotKnownKind.LOOKOUTS_NOT_QUERIED,
        NotKnownKind.NO_HISTORY,
    ]
    undated = reading(document=traveler(birth_date=PartialDate(1974)))
    assert (
        NotKnown(NotKnownKind.BIRTH_DATE_INCOMPLETE, "1974-XX-XX") in screen(read=undated).not_known
    )


def test_copy_older_than_a_day_is_named_with_its_age_in_hours() -> None:
    def stale(age: timedelta) -> list[NotKnown]:
        known = Known(lookouts_queried=True, packs_as_of=NOW - age, history=History(_CROSSINGS))
        return list(screen(known).not_known)

    assert stale(timedelta(hours=24)) == []
    assert stale(timedelta(hours=50, minutes=59)) == [NotKnown(NotKnownKind.LOOKOUTS_STALE, "50")]
    assert stale(timedelta(hours=-3)) == []  # a clock set back makes no copy stale


# --- properties --------------------------------------------------------------------------------

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
_documents = st.builds(
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
)
_readings = st.builds(
    lambda document, checks: reading(*checks, document=document),
    st.none() | _documents,
    st.lists(_checks, max_size=6),
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
_histories = st.none() | st.builds(
    History,
    crossings=st.lists(st.sampled_from(_CROSSINGS), max_size=3).map(tuple),
    last_secondary=st.none()
    | st.builds(
        PastSecondary,
        at=st.just(_AT),
        port=st.just("San Lorenzo"),
        disposition=st.sampled_from(["ADM", "RFS"]),
        finding=st.sampled_from(["none", "narcotics"]),
    ),
)
_known = st.builds(
    Known,
    lookouts=st.lists(_lookouts, max_size=12).map(tuple),
    listed=st.lists(
        st.just(ListedDocument("UTO", "L898902C3", "lost", "2026-01-01")), max_size=7
    ).map(tuple),
    history=_histories,
    clearances=st.lists(_clearances, max_size=2).map(tuple),
    lookouts_queried=st.booleans(),
)


@given(known=_known, read=_readings, confirmed=st.booleans())
def test_card_never_scrolls_and_never_drops_what_is_mandatory(
    known: Known, read: DocumentReading, confirmed: bool
) -> None:
    summary = screen(known, read, confirmed=confirmed)
    everything = {
        (fact.listing, fact.kind)
        for one in known.lookouts
        for fact in screen(replace(known, lookouts=(one,)), read, confirmed=confirmed).facts
        if fact.mandatory
    }
    shown = {(fact.listing, fact.kind) for fact in summary.facts}
    assert everything <= shown
    assert sum(not fact.mandatory for fact in summary.facts) <= 5
    assert len(summary.facts) <= 5 or summary.mandatory
    if any(fact.mandatory for fact in summary.facts[5:]):
        assert all(fact.mandatory for fact in summary.facts)


@given(known=_known, read=_readings, confirmed=st.booleans())
def test_verdict_is_the_gravest_fact_and_facts_stand_gravest_first(
    known: Known, read: DocumentReading, confirmed: bool
) -> None:
    summary = screen(known, read, confirmed=confirmed)
    grades = [VERDICT_ORDER.index(fact.severity) for fact in summary.facts]
    assert grades == sorted(grades, reverse=True)
    unread = any(item.kind is NotKnownKind.FIELD_UNREAD for item in summary.not_known)
    lowest = Verdict.ATTENTION if unread else Verdict.ROUTINE
    expected = max([*(fact.severity for fact in summary.facts), lowest], key=VERDICT_ORDER.index)
    assert summary.verdict is expected
    assert summary.mandatory is (summary.verdict is Verdict.REFER)


@given(known=_known, read=_readings, confirmed=st.booleans())
def test_no_rule_goes_further_than_its_entry_says(
    known: Known, read: DocumentReading, confirmed: bool
) -> None:
    for fact in screen(known, read, confirmed=confirmed).facts:
        gravest = RULES[RuleId(fact.rule_id)].gravest
        assert VERDICT_ORDER.index(fact.severity) <= VERDICT_ORDER.index(gravest)
        assert fact.mandatory is (fact.severity is Verdict.REFER)
        assert not fact.clearable or fact.kind is FactKind.LOOKOUT_POSSIBLE


@given(lookouts=st.lists(_lookouts, max_size=12), document=_documents)
def test_possible_matches_alone_never_refer(
    lookouts: list[Lookout], document: TravelDocument
) -> None:
    known = Known(lookouts=tuple(lookouts))
    summary = screen(known, reading(document=document))
    sure = {FactKind.LOOKOUT_STRONG, FactKind.LOOKOUT_DOCUMENT}
    if not sure & {fact.kind for fact in summary.facts}:
        assert summary.verdict is not Verdict.REFER
        assert not summary.quiet_alert


@given(known=_known, read=_readings, confirmed=st.booleans())
def test_same_input_gives_the_same_card_in_whatever_order_the_lists_answer(
    known: Known, read: DocumentReading, confirmed: bool
) -> None:
    unique = tuple({one.id: one for one in known.lookouts}.values())
    there = screen(replace(known, lookouts=unique), read, confirmed=confirmed)
    back = screen(replace(known, lookouts=unique[::-1]), read, confirmed=confirmed)
    assert there == back


@given(
    known=_known,
    read=_readings,
    confirmed=st.booleans(),
    sex=st.sampled_from(Sex),
    nationality=st.sampled_from(sorted(STATE_CODES)),
)
def test_sex_and_nationality_never_change_what_is_decided_about_a_traveler_on_no_list(
    known: Known, read: DocumentReading, confirmed: bool, sex: Sex, nationality: str
) -> None:
    known = replace(known, lookouts=())
    document = read.document
    if document is None:
        return
    other = replace(read, document=replace(document, sex=sex, nationality=nationality))
    before = screen(known, read, confirmed=confirmed)
    after = screen(known, other, confirmed=confirmed)
    assert replace(before, who=None) == replace(after, who=None)


@given(known=_known, read=_readings, confirmed=st.booleans(), sex=st.sampled_from(Sex))
def test_sex_never_changes_any_verdict(
    known: Known, read: DocumentReading, confirmed: bool, sex: Sex
) -> None:
    if read.document is None:
        return
    other = replace(read, document=replace(read.document, sex=sex))
    before = screen(known, read, confirmed=confirmed)
    after = screen(known, other, confirmed=confirmed)
    assert (before.verdict, before.suggestion) == (after.verdict, after.suggestion)
    assert [fact.kind for fact in before.facts] == [fact.kind for fact in after.facts]
