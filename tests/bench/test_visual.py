"""The bench of the printed page measures what it says."""

from itertools import islice

from app.bench.visual import Counts, run


def test_a_page_is_drawn_read_and_counted() -> None:
    (exact,) = islice(run(Counts(pages=1, damaged_each=0, altered=0)), 1)
    assert (exact.name, exact.value, exact.met) == ("visual.fields.exact", 1, True)
