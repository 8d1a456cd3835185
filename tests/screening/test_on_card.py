"""Whatever fires, and however much of it: what is mandatory never leaves the card."""

from hypothesis import given
from hypothesis import strategies as st

from app.screening.fired import Fired
from app.screening.on_card import MOST_FACTS, on_card
from app.screening.summary_types import Confidence, Fact, FactKind, Source, Verdict


def _fired(kind: FactKind, severity: Verdict, listing: int) -> Fired:
    """As every rule does it: what must be referred is mandatory, and nothing else is."""
    mandatory = severity is Verdict.REFER
    fact = Fact(
        kind,
        severity,
        Source.PORT_RECORDS,
        Confidence.OWN_RECORD,
        "X",
        mandatory=mandatory,
        listing=str(listing),
    )
    return Fired(fact)


_facts = st.builds(
    _fired, st.sampled_from(FactKind), st.sampled_from(Verdict), st.integers(0, 10_000)
)


@given(fired=st.lists(_facts, max_size=40), times=st.sampled_from([1, 250]))
def test_mandatory_facts_of_every_kind_stay_among_ten_thousand(
    fired: list[Fired], times: int
) -> None:
    every = sorted(fired * times, key=lambda one: one.place)
    shown = on_card(every)
    mandatory = [one for one in every if one.fact.mandatory]
    assert [one for one in shown if one.fact.mandatory] == mandatory
    told = [one for one in every if _told(one)]
    if len(mandatory) >= MOST_FACTS:
        assert all(one.fact.mandatory or _told(one) for one in shown)
    else:
        assert len(shown) <= MOST_FACTS + max(0, len(told) - 1)
    assert [one for one in shown if _told(one)] == told
    assert list(shown) == sorted(shown, key=lambda one: one.place)


def _told(one: Fired) -> bool:
    """Say whether the draw or a colleague tells the officer what to do."""
    return one.fact.kind in (FactKind.RANDOM_DRAW, FactKind.ADVANCE_ACTION)


def test_every_kind_has_its_place() -> None:
    places = [_fired(kind, Verdict.ROUTINE, 0).place for kind in FactKind]
    assert len(set(places)) == len(places)
