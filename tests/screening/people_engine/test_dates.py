"""Birth dates of a whole list weigh what one compared alone would."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from app.documents.reading import PartialDate
from app.screening.birth_dates import compare_birth_dates, parse_listed_date
from app.screening.evidence import Agreement
from app.screening.people.build import packed_date
from app.screening.people.dates import date_ranges, date_weights

_years = st.none() | st.sampled_from([1, 1899, 1973, 1974, 1975, 1984, 2074])
_months = st.none() | st.integers(1, 12)
_days = st.none() | st.sampled_from([1, 2, 8, 11, 12, 21, 31])
_dates = st.builds(PartialDate, _years, _months, _days)


@given(ours=_dates, listed=st.lists(_dates.map(lambda date: date.iso), max_size=8))
def test_list_of_dates_weighs_what_each_weighs_alone(ours: PartialDate, listed: list[str]) -> None:
    packed = np.array([packed_date(date) for date in listed], dtype=np.int32)
    alone = [compare_birth_dates(ours, parse_listed_date(date)).centibits for date in listed]
    assert date_weights(ours, packed).tolist() == alone


@given(ours=_dates, listed=_dates)
def test_date_that_may_be_meant_lies_in_a_range_that_is_looked_at(
    ours: PartialDate, listed: PartialDate
) -> None:
    compared = compare_birth_dates(ours, listed)
    if compared.agreement in (Agreement.DIFFERS, Agreement.ABSENT) or listed.year is None:
        return
    date = packed_date(listed.iso)
    assert any(first <= date <= last for first, last in date_ranges(ours))
