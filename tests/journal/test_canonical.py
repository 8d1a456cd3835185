"""One value, one row of bytes."""

import json

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from app.journal.canonical import Json, canonical, statement

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
LEAVES = st.none() | st.booleans() | st.integers(1 - 2**53, 2**53 - 1) | TEXT
VALUES = st.recursive(
    LEAVES, lambda inner: st.lists(inner) | st.dictionaries(TEXT, inner), max_leaves=20
)


@given(VALUES)
def test_what_was_written_reads_the_same_and_is_written_the_same_again(value: Json) -> None:
    written = canonical(value)
    assert json.loads(written) == value
    assert canonical(json.loads(written)) == written


@given(VALUES)
def test_every_value_is_written_as_the_standard_s_own_library_does(value: Json) -> None:
    assert canonical(value) == rfc8785.dumps(value)


@given(st.dictionaries(TEXT, LEAVES, min_size=2))
def test_the_order_of_keys_makes_no_difference(value: dict[str, Json]) -> None:
    turned = dict(reversed(value.items()))
    assert canonical(turned) == canonical(value)


def test_keys_are_ordered_by_utf_16_code_units() -> None:
    """RFC 8785 clause 3.2.3: U+1F6C2 is a pair of surrogates and so stands before U+FB33."""
    assert canonical({"\ufb33": 1, "\U0001f6c2": 2}) == '{"\U0001f6c2":2,"\ufb33":1}'.encode()


@pytest.mark.parametrize(
    "value",
    [
        1.0,
        [0.5],
        {"a": {"b": [1, float("nan")]}},
        (float("inf"),),
        {"\xe9": 1, "a": [{}, 0.5]},
        2**53,
        "\ud800",
    ],
)
def test_what_machines_write_differently_is_refused(value: Json) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - each part says it in its own words
        canonical(value)


def test_a_statement_of_one_kind_never_passes_as_another() -> None:
    assert statement("receipt", seq=1) != statement("checkpoint", seq=1)
