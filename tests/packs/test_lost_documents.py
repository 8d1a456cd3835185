"""Lost documents in a pack: exactly those listed are found, whatever their numbers look like."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.packs.build import PackWriter, build_pack
from app.packs.document_rows import DocumentRows
from app.packs.install import install, open_pack
from app.packs.opened import OpenedPack
from app.problems import Problem, ProblemCode
from app.screening.answers import ListedDocument
from app.screening.identifiers import document_key
from app.screening.lost_documents import LostDocuments, exact_key, exact_keys
from tests.packs.test_building_packs import NOW
from tests.packs.test_installing_packs import KEY, refused, vouch

_numbers = st.text("0123456789ABCZ", min_size=1, max_size=9)
_long = st.text("0123456789ABCZÄЖ", min_size=10, max_size=20)
_states = st.sampled_from(["UTO", "D", "EUE", "XXA"])
_records = st.builds(
    ListedDocument,
    _states,
    _numbers | _long,
    st.sampled_from(["lost", "stolen", "revoked"]),
    st.sampled_from(["2026-01-01", "2026-10-02"]),
)


def installed(folder: Path, *records: ListedDocument) -> LostDocuments:
    build_pack(folder / "p", name="lost", version="1", produced_at=NOW, lost_documents=records)
    install(folder / "p", folder / "home", KEY)
    lost = OpenedPack(open_pack(folder / "home", "lost", KEY))._lost
    assert lost is not None
    return lost


@given(records=st.lists(_records, min_size=1, max_size=40), others=st.lists(_records, max_size=20))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
def test_exactly_the_listed_documents_are_found(
    tmp_path: Path, records: list[ListedDocument], others: list[ListedDocument]
) -> None:
    lost = installed(tmp_path, *records)
    for asked in (*records, *others):
        key = document_key(asked.issuing_state, asked.number)
        wanted = {
            (one.reason, one.listed_on)
            for one in records
            if document_key(one.issuing_state, one.number) == key
        }
        found = lost.listed(asked.issuing_state, asked.number)
        assert {(one.reason, one.listed_on) for one in found} == wanted


def test_a_hundred_thousand_close_numbers_keep_apart(tmp_path: Path) -> None:
    numbers = np.array([f"X{number:08d}" for number in range(0, 300_000, 3)], "S9")
    rows = DocumentRows()
    rows.add_keys(exact_keys("UTO", numbers), "lost", "2026-01-01")
    rows.add_keys(exact_keys("D", numbers[:10]), "stolen", "2026-02-01")
    with PackWriter(tmp_path / "p", name="lost", version="1", produced_at=NOW) as pack:
        pack.documents(rows)
    install(tmp_path / "p", tmp_path / "home", KEY)
    lost = OpenedPack(open_pack(tmp_path / "home", "lost", KEY))._lost
    assert lost is not None
    for number in (*range(40), *range(299_960, 300_040), *range(123_000, 123_040)):
        found = lost.listed("UTO", f"X{number:08d}")
        assert bool(found) is (number % 3 == 0 and number < 300_000)
    assert [one.reason for one in lost.listed("D", "X 0000 0003")] == ["stolen"]
    assert sum(path.stat().st_size for path in (tmp_path / "p").iterdir()) < 8 * len(numbers)


@given(first=_numbers, second=_numbers, states=st.tuples(_states, _states))
def test_no_two_documents_share_a_key(first: str, second: str, states: tuple[str, str]) -> None:
    keys = [exact_key(state, number) for state, number in zip(states, (first, second), strict=True)]
    assert None not in keys
    assert (keys[0] == keys[1]) is ((states[0], first) == (states[1], second))
    many = [int(exact_keys(states[0], np.array([number], "S9"))[0]) for number in (first, second)]
    assert many == [exact_key(states[0], number) for number in (first, second)]


def test_typed_number_meets_what_it_may_have_been_taken_for(tmp_path: Path) -> None:
    listed = ListedDocument("UTO", "X0B1234", "stolen", "2026-10-01")
    lost = installed(tmp_path, listed, ListedDocument("EUE", "XO81234", "lost", "2026-10-01"))
    assert lost.alike("UTO", "XO81234") == (listed,)
    assert lost.alike("UTO", "X0B1234") == ()  # exactly the listed one is no confusion
    assert lost.alike("UTO", "XO8I234") == ()  # three of them are too many


def test_document_that_nobody_could_find_is_refused() -> None:
    rows = DocumentRows()
    for state, number in (("", "X1"), ("UTO", ""), ("UTO", "X" * 61), ("UTOPIA", "X1")):
        with pytest.raises(Problem):
            rows.add(ListedDocument(state, number, "lost", "2026-01-01"))


def test_state_of_more_letters_meets_no_document(tmp_path: Path) -> None:
    lost = installed(tmp_path, ListedDocument("UTO", "P1234567890", "lost", "2026-01-01"))
    assert lost.listed("UTOP", "1234567890") == ()
    assert len(lost.listed("UTO", "P1234567890")) == 1


@pytest.mark.parametrize("name", ["documents.rows", "documents.starts", "documents.frames"])
def test_rows_out_of_order_are_refused_even_if_the_manifest_vouches_for_them(
    tmp_path: Path, name: str
) -> None:
    numbers = [ListedDocument("UTO", f"X{n}", "lost", "2026-01-01") for n in range(900)]
    lost = installed(tmp_path, *numbers)
    assert len(lost.frames) > 1
    content = (tmp_path / "p" / name).read_bytes()
    entry_size = {"documents.rows": 7, "documents.starts": 4, "documents.frames": 8}[name]
    turned = content[entry_size:] + content[:entry_size]
    vouch(tmp_path / "p", name, turned, len(turned) // entry_size)
    assert "documents." in refused(tmp_path / "p", tmp_path / "home")
    with pytest.raises(Problem) as caught:
        open_pack(tmp_path / "elsewhere", "lost", KEY)
    assert caught.value.code is ProblemCode.PACK_DAMAGED
