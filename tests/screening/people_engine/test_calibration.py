"""The threshold keeps to its budget, and the index keeps to the threshold."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.reading import PartialDate, TravelDocument
from app.screening.people.build import Arrays, build_people
from app.screening.people.calibration import calibrate, rate_between
from app.screening.people.index import PeopleIndex
from app.simulation.people import InventedLookouts, travelers
from tests.screening.people import LISTED, traveler

_PEOPLE = [*InventedLookouts(1_500), LISTED]


@pytest.fixture(scope="module")
def arrays() -> Arrays:
    return dict(build_people(_PEOPLE))


def neighbors(count: int) -> list[tuple[TravelDocument, str]]:
    """Travelers who are like listed people and are not: the same name, a day later."""
    documents = []
    for place in range(count):
        listed = _PEOPLE[place]
        year, month, _ = map(int, listed.birth_date.split("-"))
        documents.append(
            traveler(
                surname=listed.surname,
                given_names=listed.given_names,
                nationality=listed.nationality,
                birth_date=PartialDate(year, month, 1 + place % 28),
            )
        )
    return [(document, "alike" if i % 2 else "") for i, document in enumerate(documents)]


@pytest.mark.parametrize("budget", [0.0, 20.0, 100.0])
def test_no_more_are_alerted_than_the_budget_allows(arrays: Arrays, budget: float) -> None:
    calibrated = calibrate(arrays, neighbors(100), alerts_per_thousand=budget)
    assert calibrated.travelers == 100
    assert calibrated.alerts <= 100 * budget / 1000
    assert calibrated.strong >= calibrated.possible
    assert sum(alerts for _, alerts in calibrated.by_culture.values()) == calibrated.alerts
    index = PeopleIndex({**arrays, **calibrated.arrays}, _PEOPLE.__getitem__)
    alerted = sum(bool(index.matches(document)) for document, _ in neighbors(100))
    assert alerted <= calibrated.alerts


def test_people_of_other_lists_leave_the_threshold_where_a_true_match_passes(
    arrays: Arrays,
) -> None:
    others = [(one.document, one.culture) for one in travelers(100)]
    calibrated = calibrate(arrays, others)
    index = PeopleIndex({**arrays, **calibrated.arrays}, _PEOPLE.__getitem__)
    (match,) = index.matches(traveler())
    assert match.strong
    assert match.lookout == LISTED
    assert index.matches(replace(traveler(), birth_date=PartialDate(1950, 1, 1))) == []


def test_list_that_nobody_is_compared_with_keeps_the_default(arrays: Arrays) -> None:
    assert calibrate(arrays, []).possible == 1000


@given(travelers=st.integers(0, 100_000), share=st.floats(0, 1))
def test_rate_lies_between_its_bounds_which_more_travelers_bring_nearer(
    travelers: int, share: float
) -> None:
    alerts = int(share * travelers)
    low, high = rate_between(alerts, travelers)
    assert 0 <= low <= high <= 1
    if travelers:
        assert low - 1e-9 <= alerts / travelers <= high + 1e-9
        lower, higher = rate_between(4 * alerts, 4 * travelers)
        assert higher - lower < high - low


def test_ten_alerts_of_ten_thousand_may_be_half_or_nearly_twice_as_many() -> None:
    low, high = rate_between(10, 10_000)
    assert (round(1e4 * low, 1), round(1e4 * high, 1)) == (5.4, 18.4)
