"""Text from scores: what is printed wrongly stays wrong, what is hardly legible is repaired."""

from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.documents.mrz import compose
from app.documents.mrz_reader.alphabet import CHARACTERS, INDEX
from app.documents.mrz_reader.decoder import decode
from app.documents.mrz_reader.grammar import Zone, zones
from app.documents.reading import MrzFormat, PartialDate, Sex, TravelDocument
from app.specimens.zone_texts import FORMATS, invented_zone, with_wrong_digit


def _zone(format_: MrzFormat) -> Zone:
    return next(zone for zone in zones() if zone.format is format_)


def _scores(lines: tuple[str, ...], *, certainty: float = 9.0) -> np.ndarray:
    """Return what a clear picture of `lines` gives."""
    text = "".join(lines)
    scores = np.full((len(text), len(CHARACTERS)), -certainty, np.float32)
    scores[np.arange(len(text)), [INDEX[char] for char in text]] = -0.001
    return scores


def _blur(scores: np.ndarray, place: int, char: str, *, gap: float) -> None:
    """Let `char` look likelier at `place` than what is printed there, by `gap` nats."""
    scores[place, scores[place].argmax()] = -0.1 - gap
    scores[place, INDEX[char]] = -0.1


@pytest.mark.parametrize("format_", FORMATS)
def test_clear_zone_is_read_as_printed(format_: MrzFormat) -> None:
    rng = Random(3)
    for _ in range(20):
        lines = invented_zone(format_, rng)
        decoded = decode(_zone(format_), _scores(lines))
        assert (decoded.lines, decoded.permitted) == (lines, lines)
        assert decoded.gap == pytest.approx(0, abs=1e-3)
        assert decoded.misfit == pytest.approx(0, abs=1e-3)


@pytest.mark.parametrize("format_", [kind for kind in FORMATS if kind is not MrzFormat.FRENCH])
@given(seed=st.integers(0, 10_000))
@settings(deadline=None, max_examples=20)
def test_wrongly_printed_digit_is_never_repaired(format_: MrzFormat, seed: int) -> None:
    rng = Random(seed)
    wrong = with_wrong_digit(invented_zone(format_, rng), format_, rng)
    decoded = decode(_zone(format_), _scores(wrong))
    assert decoded.lines == wrong
    assert decoded.permitted != wrong
    assert decoded.gap > 5


def test_doubtful_letter_is_repaired_by_the_check_digits() -> None:
    lines = invented_zone(MrzFormat.TD3, Random(1))
    scores = _scores(lines)
    place = 44 + 2  # in the document number
    other = next(char for char in "0123456789" if char != lines[1][2])
    _blur(scores, place, other, gap=2.0)
    decoded = decode(_zone(MrzFormat.TD3), scores)
    assert decoded.lines == lines
    assert decoded.as_read != lines
    assert decoded.gap == pytest.approx(2.0, abs=0.1)
    assert decoded.confidence[place] < 0.5


def test_letter_in_a_date_is_repaired_and_a_clear_one_is_shown() -> None:
    lines = invented_zone(MrzFormat.TD3, Random(2))
    doubtful, clear = _scores(lines), _scores(lines)
    _blur(doubtful, 44 + 13, "O", gap=1.0)
    _blur(clear, 44 + 13, "O", gap=8.0)
    assert decode(_zone(MrzFormat.TD3), doubtful).lines == lines
    assert decode(_zone(MrzFormat.TD3), clear).lines[1][13] == "O"


def test_unknown_state_does_not_stop_other_repairs() -> None:
    rng = Random(4)
    first, second = invented_zone(MrzFormat.TD3, rng)
    lines = (first[:2] + "ZZZ" + first[5:], second)
    scores = _scores(lines)
    other = next(char for char in "0123456789" if char != second[3])
    _blur(scores, 44 + 3, other, gap=1.5)
    assert decode(_zone(MrzFormat.TD3), scores).lines == lines


def test_long_document_number_has_its_own_variant() -> None:
    document = TravelDocument(
        document_code="I",
        issuing_state="UTO",
        document_number="D23145890734",
        surname="ERIKSSON",
        given_names="ANNA MARIA",
        nationality="UTO",
        birth_date=PartialDate(1974, 8, 12),
        sex=Sex.FEMALE,
        expiry_date=PartialDate(2032, 4, 15),
    )
    lines = compose(document, MrzFormat.TD1)
    scores = _scores(lines)
    variants = [zone for zone in zones() if zone.format is MrzFormat.TD1]
    best = min((decode(zone, scores) for zone in variants), key=lambda decoded: decoded.gap)
    assert best.zone.long_number_mark == 14
    assert best.lines == lines
    assert best.valid


def test_rows_that_are_no_zone_fit_badly() -> None:
    rng = np.random.default_rng(5)
    noise = rng.normal(0, 2, (88, len(CHARACTERS))).astype(np.float32)
    noise -= np.log(np.exp(noise).sum(axis=1, keepdims=True))
    assert decode(_zone(MrzFormat.TD3), noise).misfit > 10


def test_every_format_covers_every_place_once() -> None:
    for zone in zones():
        places = [place for field in zone.fields for place in field.places.tolist()]
        if zone.composite_digit is not None:
            places.append(zone.composite_digit)
        assert sorted(places) == list(range(zone.line_count * zone.line_length))


@given(st.integers(0, 2**32 - 1), st.sampled_from(list(range(len(zones())))))
@settings(deadline=None, max_examples=30)
def test_any_scores_decode_to_lines_of_the_format(seed: int, which: int) -> None:
    zone = zones()[which]
    rng = np.random.default_rng(seed)
    raw = rng.normal(0, 4, (zone.line_count * zone.line_length, len(CHARACTERS)))
    scores = (raw - np.log(np.exp(raw).sum(axis=1, keepdims=True))).astype(np.float32)
    decoded = decode(zone, scores)
    for lines in (decoded.lines, decoded.as_read, decoded.permitted):
        assert [len(line) for line in lines] == [zone.line_length] * zone.line_count
    assert decoded.gap >= -1e-3
