"""The card as a whole: what leads, what is dropped, what is not known, and that it is fair."""

from dataclasses import replace
from datetime import timedelta

from app.documents.reading import (
    CheckName,
    CheckReason,
    PartialDate,
)
from app.screening.answers import History, ListedDocument, PastCrossing, PastSecondary
from app.screening.rules import VERSION
from app.screening.summary import Known
from app.screening.summary_types import (
    FactKind,
    NotKnown,
    NotKnownKind,
    RiskSummary,
    Step,
    Suggestion,
    Verdict,
)
from tests.screening.people import LISTED, NOW, POSSIBLE, failed, matched, reading, screen, traveler

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
        matches=matched(POSSIBLE, replace(LISTED, id="LK-2")),
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
        matches=matched(replace(LISTED, lookout_class=1)),
        listed=(ListedDocument("UTO", "L898902C3", "lost", "2026-11-03"),),
    )
    assert kinds(screen(known))[0] is FactKind.LOOKOUT_STRONG


def test_facts_of_one_weight_always_stand_in_the_same_order() -> None:
    twins = (replace(LISTED, id="LK-2"), LISTED)
    summary = screen(Known(matches=matched(*twins)))
    assert [fact.listing for fact in summary.facts] == ["LK-1@1", "LK-2@1"]


def test_more_than_five_mandatory_facts_all_stay_and_push_the_rest_off() -> None:
    strong = tuple(replace(LISTED, id=f"LK-{i}") for i in range(7))
    summary = screen(Known(matches=matched(POSSIBLE, *strong), history=History(_CROSSINGS)))
    assert kinds(summary) == [FactKind.LOOKOUT_STRONG] * 7
    assert summary.more_facts == 2


def test_a_draw_keeps_the_last_place_whatever_is_graver() -> None:
    strong = tuple(replace(LISTED, id=f"LK-{i}") for i in range(6))
    for count, shown in ((4, 4), (5, 5), (6, 6)):
        summary = screen(Known(matches=matched(*strong[:count]), drawn=True))
        assert kinds(summary) == [*[FactKind.LOOKOUT_STRONG] * shown, FactKind.RANDOM_DRAW]
        assert summary.more_facts == 0
    known = Known(matches=matched(*strong[:4]), drawn=True)
    summary = screen(known, reading(failed(CheckName.NUMBER_DIGIT)))
    assert kinds(summary)[3:] == [FactKind.LOOKOUT_STRONG, FactKind.RANDOM_DRAW]
    assert summary.more_facts == 1


def test_pack_versions_name_the_rules_too() -> None:
    as_of = NOW - timedelta(hours=2)
    packs = {"lists": "2026.1", "rules": "a pack of this name", "stay": "3"}
    known = Known(pack_versions=packs, packs_as_of=as_of, own_state="UTO", stay_limit_days=90)
    summary = screen(known)
    assert summary.pack_versions == {
        "lists": "2026.1",
        "rules": VERSION,
        "stay": "3",
        "stay limit": "UTO 90",
    }
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
