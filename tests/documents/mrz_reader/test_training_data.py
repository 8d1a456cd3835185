"""What the nets learn from: the same seed gives the same data, and the texts are lawful."""

from datetime import date
from pathlib import Path

import numpy as np
import pytest

from app.bench.mrz import digits_right
from app.documents.mrz import parse
from app.documents.mrz_reader.alphabet import CHARACTERS, LINE_HEIGHT, LINE_WIDTH
from app.documents.mrz_reader.training.lettering import load_founts
from app.documents.mrz_reader.training.line_maker import LineMaker
from app.documents.mrz_reader.training.page_maker import SIDE, PageMaker
from app.documents.mrz_reader.training.texts import line_text, zone_text
from app.paths import resources
from app.problems import Problem, ProblemCode


def test_invented_zones_have_right_digits() -> None:
    rng = np.random.default_rng(1)
    for _ in range(100):
        lines = zone_text(rng)
        if not lines[0].startswith("IDFRA"):
            zone = parse(lines, date(2026, 1, 1))
            assert digits_right(lines, zone.format)


def test_half_of_the_lines_follow_no_grammar() -> None:
    rng = np.random.default_rng(2)
    texts = [line_text(rng) for _ in range(300)]
    assert all(set(text) <= set(CHARACTERS) for text in texts)
    assert sum(len(text) not in {30, 36, 44} for text in texts) > 40


def test_line_is_made_from_its_seed_alone() -> None:
    maker = LineMaker(load_founts([resources() / "fonts"]))
    one, text = maker.make(np.random.default_rng(3))
    other, same = maker.make(np.random.default_rng(3))
    assert one.shape == (LINE_HEIGHT, LINE_WIDTH)
    assert text == same
    assert np.array_equal(one, other)


def test_scene_knows_where_its_zone_lies() -> None:
    folders = [resources() / "fonts"]
    maker = PageMaker(load_founts(folders), folders)
    found = [maker.make(np.random.default_rng(seed)) for seed in range(8)]
    assert all(scene.shape == (SIDE, SIDE) for scene, _ in found)
    assert sum(len(zones) for _, zones in found) > 2


def test_training_without_ocr_b_is_a_known_problem(tmp_path: Path) -> None:
    with pytest.raises(Problem) as caught:
        load_founts([tmp_path])
    assert caught.value.code is ProblemCode.FILE_MISSING
