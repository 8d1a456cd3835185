"""What holds for every card, whatever stands on it: nothing mandatory leaves, and it is fair."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from app.documents.mrz import STATE_CODES
from app.documents.reading import (
    DocumentReading,
    Sex,
    TravelDocument,
)
from app.encounters.codes import inspection_codes
from app.screening.people.match import Match
from app.screening.rules import RULES, RuleId, Trait
from app.screening.summary import Known
from app.screening.summary_types import (
    VERDICT_ORDER,
    Fact,
    FactKind,
    NotKnownKind,
    RiskSummary,
    Verdict,
)
from tests.screening.anybody import DOCUMENTS, KNOWN, MATCHES, READINGS
from tests.screening.people import reading, screen


@given(known=KNOWN, read=READINGS, confirmed=st.booleans())
def test_card_never_scrolls_and_never_drops_what_is_mandatory(
    known: Known, read: DocumentReading, confirmed: bool
) -> None:
    summary = screen(known, read, confirmed=confirmed)
    alone = [replace(known, matches=(one,)) for one in known.matches]
    alone.append(replace(known, matches=(), drawn=False, boarding_pass=None, memberships=()))
    everything = {
        (fact.listing, fact.kind)
        for fewer in alone
        for fact in screen(fewer, read, confirmed=confirmed).facts
        if fact.mandatory or fact.kind is FactKind.ADVANCE_ACTION
    }
    shown = {(fact.listing, fact.kind) for fact in summary.facts}
    assert everything <= shown
    assert sum(not fact.mandatory for fact in summary.facts) <= 5
    assert len(summary.facts) <= 5 or summary.mandatory
    drawn = [fact for fact in summary.facts if fact.kind is FactKind.RANDOM_DRAW]
    assert len(drawn) == known.drawn
    if len(summary.facts) > 5:
        told = (FactKind.RANDOM_DRAW, FactKind.ADVANCE_ACTION)
        assert all(fact.mandatory for fact in summary.facts if fact.kind not in told)


@given(known=KNOWN, read=READINGS, confirmed=st.booleans())
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


@given(known=KNOWN, read=READINGS, confirmed=st.booleans())
def test_no_rule_goes_further_than_its_entry_says(
    known: Known, read: DocumentReading, confirmed: bool
) -> None:
    for fact in screen(known, read, confirmed=confirmed).facts:
        gravest = RULES[RuleId(fact.rule_id)].gravest
        assert VERDICT_ORDER.index(fact.severity) <= VERDICT_ORDER.index(gravest)
        assert fact.mandatory is (fact.severity is Verdict.REFER)
        assert not fact.clearable or fact.kind is FactKind.LOOKOUT_POSSIBLE


@given(matches=st.lists(MATCHES, max_size=12), document=DOCUMENTS)
def test_possible_matches_alone_never_refer(matches: list[Match], document: TravelDocument) -> None:
    known = Known(matches=tuple(matches))
    summary = screen(known, reading(document=document))
    sure = {FactKind.LOOKOUT_STRONG, FactKind.LOOKOUT_DOCUMENT}
    if not sure & {fact.kind for fact in summary.facts}:
        assert summary.verdict is not Verdict.REFER
        assert not summary.quiet_alert


@given(known=KNOWN, read=READINGS, confirmed=st.booleans())
def test_same_input_gives_the_same_card_in_whatever_order_the_lists_answer(
    known: Known, read: DocumentReading, confirmed: bool
) -> None:
    unique = tuple({one.lookout.id: one for one in known.matches}.values())
    forth = replace(known, matches=unique)
    history = known.history
    back = replace(
        forth,
        matches=unique[::-1],
        listed=known.listed[::-1],
        memberships=known.memberships[::-1],
        permits=known.permits[::-1],
        history=history and replace(history, crossings=history.crossings[::-1]),
    )
    there = screen(forth, read, confirmed=confirmed)
    assert there == screen(back, read, confirmed=confirmed)


def facts_without(summary: RiskSummary, trait: Trait) -> list[Fact]:
    """Return the facts of those rules that do not look at `trait`."""
    return [fact for fact in summary.facts if trait not in RULES[RuleId(fact.rule_id)].traits]


@given(
    known=KNOWN,
    read=READINGS,
    confirmed=st.booleans(),
    sex=st.sampled_from(Sex),
    nationality=st.sampled_from(sorted(STATE_CODES)),
)
def test_sex_and_nationality_never_change_what_is_decided_about_a_traveler_on_no_list(
    known: Known, read: DocumentReading, confirmed: bool, sex: Sex, nationality: str
) -> None:
    """But for the limit of stay and what was announced, which compare the nationality."""
    known = replace(known, matches=(), own_state=None, advance=None)
    document = read.document
    if document is None:
        return
    other = replace(read, document=replace(document, sex=sex, nationality=nationality))
    before = screen(known, read, confirmed=confirmed)
    after = screen(known, other, confirmed=confirmed)
    assert replace(before, who=None) == replace(after, who=None)


@given(
    known=KNOWN,
    read=READINGS,
    confirmed=st.booleans(),
    nationality=st.sampled_from(sorted(STATE_CODES)),
)
def test_nationality_reaches_only_rules_that_have_a_basis_for_it(
    known: Known, read: DocumentReading, confirmed: bool, nationality: str
) -> None:
    known = replace(known, memberships=known.memberships[:1], listed=known.listed[:1])
    known = replace(known, matches=(), advance=None)  # who is meant is no rule
    if read.document is None:
        return
    other = replace(read, document=replace(read.document, nationality=nationality))
    before = screen(known, read, confirmed=confirmed)
    after = screen(known, other, confirmed=confirmed)
    if before.more_facts or after.more_facts:
        return  # what stands on a full card depends on everything else
    assert facts_without(before, Trait.NATIONALITY) == facts_without(after, Trait.NATIONALITY)
    assert before.not_known == after.not_known


@given(known=KNOWN, read=READINGS, confirmed=st.booleans(), year=st.integers(1930, 2026))
def test_age_reaches_only_rules_that_have_a_basis_for_it(
    known: Known, read: DocumentReading, confirmed: bool, year: int
) -> None:
    known = replace(known, memberships=known.memberships[:1], listed=known.listed[:1])
    known = replace(known, matches=(), advance=None)  # who is meant is no rule
    if read.document is None or not read.document.birth_date.complete:
        return
    born = replace(read.document.birth_date, year=year)
    other = replace(read, document=replace(read.document, birth_date=born))
    before = screen(known, read, confirmed=confirmed)
    after = screen(known, other, confirmed=confirmed)
    if before.more_facts or after.more_facts:
        return
    assert facts_without(before, Trait.AGE) == facts_without(after, Trait.AGE)
    assert before.not_known == after.not_known


@given(known=KNOWN, read=READINGS, confirmed=st.booleans())
def test_every_proposal_names_a_rule_and_codes_that_exist(
    known: Known, read: DocumentReading, confirmed: bool
) -> None:
    suggestion = screen(known, read, confirmed=confirmed).suggestion
    assert RuleId(suggestion.rule_id) in RULES
    reasons = inspection_codes().referral_reasons
    assert suggestion.referral_reason in reasons.get(suggestion.referral_class, {"": ""})


@given(known=KNOWN, read=READINGS, confirmed=st.booleans())
def test_boarding_pass_draw_membership_and_company_never_refer_by_themselves(
    known: Known, read: DocumentReading, confirmed: bool
) -> None:
    plain = replace(known, boarding_pass=None, drawn=False, memberships=(), accompanied=None)
    refers = screen(known, read, confirmed=confirmed).verdict is Verdict.REFER
    assert refers is (screen(plain, read, confirmed=confirmed).verdict is Verdict.REFER)


@given(known=KNOWN, read=READINGS, confirmed=st.booleans(), sex=st.sampled_from(Sex))
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
