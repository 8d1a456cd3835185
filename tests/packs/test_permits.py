"""Visas, authorizations and redress numbers in packs, found by exactly their document."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.packs.build import build_pack
from app.packs.install import install
from app.packs.installed import InstalledLists
from app.problems import Problem, ProblemCode
from app.screening.answers import Entries, Permit, PermitKind, Redress
from tests.packs.test_building_packs import NOW
from tests.packs.test_installing_packs import DOCUMENT, KEY

VISA = Permit(
    PermitKind.VISA,
    "V7741",
    "B1",
    Entries.MANY,
    "2026-01-02",
    "2026-02-01",
    "2027-01-31",
    "UTO",
    "X0001234",
)
REDRESS = Redress("R4471", "", "2025-05-01", "UTO", "X0001234")


def test_permits_and_redress_are_found_by_exactly_this_document(tmp_path: Path) -> None:
    others = (replace(VISA, document_number="X0001235"), replace(VISA, issuing_state="EUE"))
    build_pack(
        tmp_path / "pack",
        name="visas",
        version="1",
        produced_at=NOW,
        permits=(VISA, *others),
        redresses=(REDRESS, replace(REDRESS, document_number="X0001235")),
    )
    install(tmp_path / "pack", tmp_path / "home", KEY)
    lists = InstalledLists(tmp_path / "home", KEY)
    assert lists.permits(DOCUMENT) == [VISA]
    assert lists.redresses(DOCUMENT) == [REDRESS]
    assert lists.redresses(replace(DOCUMENT, document_number="")) == []
    assert lists.redresses_numbered("R4471") == [
        REDRESS,
        replace(REDRESS, document_number="X0001235"),
    ]
    assert lists.redresses_numbered("R4472") == []


@pytest.mark.parametrize(
    "changes",
    [
        {"valid_until": "2026-01-31"},
        {"valid_from": "2026-02-30"},
        {"issued_on": ""},
        {"document_number": "x 1"},
        {"category": "B\u202e1"},
    ],
)
def test_permits_that_no_station_would_take_are_not_built(
    tmp_path: Path, changes: dict[str, Any]
) -> None:
    with pytest.raises(Problem) as caught:
        build_pack(
            tmp_path / "pack",
            name="visas",
            version="1",
            produced_at=NOW,
            permits=(replace(VISA, **changes),),
        )
    assert caught.value.code is ProblemCode.PACK_DAMAGED
