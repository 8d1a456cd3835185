"""Memberships, permits, redress numbers and rules in a pack that was built from our own tables."""

from pathlib import Path
from typing import Any

import pytest

from app.packs.install import install
from app.packs.installed import InstalledLists
from app.packs.producer import PackOrder, PackReport, produce
from app.paths import resources
from app.problems import Problem, ProblemCode
from app.screening.answers import Entries, Membership, Permit, PermitKind, Redress
from tests.packs.test_building_packs import NOW
from tests.packs.test_installing_packs import DOCUMENT, KEY
from tests.packs.test_producing_packs import written

PERMITS = """\
valid_until,kind,number,category,issued_on,valid_from,issuing_state,document_number,entries,more
2027-01-31,visa,v-7741,B1,2026-01-02,2026-02-01,Utopia,x000 1234,many,left alone
2026-01-31,visa,V2,B1,2026-01-02,2026-02-01,UTO,X1,,
2027-01-31,visa,V3,B1,2026-02-30,2026-02-01,UTO,X1,,
2027-01-31,passport,V4,B1,2026-01-02,2026-02-01,UTO,X1,,
2027-01-31,visa,V5,B1,2026-01-02,2026-02-01,UTO,X1,often,
2027-01-31,visa,V6,B1,2026-01-02,2026-02-01,Atlantis,X1,,
2027-01-31,visa,V7,B1,2026-01-02,2026-02-01,UTO,--,,
2027-01-31,visa,V8,B1,,2026-02-01,UTO,X1,,
2027-01-31,visa,V/9,B1,2026-01-02,2026-02-01,UTO,X1,,
2027-01-31,visa
"""
REDRESSES = """\
number,issuing_state,document_number,lookout_id,granted_on,birth_date
r-4471,UTO,X0001234,LK-1,2025-05-01,1974-08-12
R2,UTO,X1,not an id!,,
R3,UTO,X1,,,unknown
"""
MEMBERSHIPS = """\
program,valid_from,valid_until,vetted_on,issuing_state,document_number
Fast Lane,2026-01-01,2030-12-31,2026-06-01,UTO,X0001234
,2026-01-01,2030-12-31,2026-06-01,UTO,X0001234
"""


def made(folder: Path, **sources: Any) -> tuple[PackReport, InstalledLists]:
    report = produce(folder / "pack", PackOrder("rights", "1", NOW, **sources))
    install(folder / "pack", folder / "home", KEY)
    return report, InstalledLists(folder / "home", KEY)


def test_what_travelers_hold_is_found_by_their_document_and_every_other_row_has_its_reason(
    tmp_path: Path,
) -> None:
    report, lists = made(
        tmp_path,
        permits=[written(tmp_path, "permits.csv", PERMITS)],
        redresses=[written(tmp_path, "redresses.csv", REDRESSES)],
        memberships=[written(tmp_path, "memberships.csv", MEMBERSHIPS)],
    )
    valid = ("2026-02-01", "2027-01-31", "UTO", "X0001234")
    visa = Permit(PermitKind.VISA, "V7741", "B1", Entries.MANY, "2026-01-02", *valid)
    redress = Redress("R4471", "LK-1", "2025-05-01", "UTO", "X0001234", "1974-08-12")
    assert lists.permits(DOCUMENT) == [visa]
    assert lists.redresses(DOCUMENT) == lists.redresses_numbered("R4471") == [redress]
    assert lists.memberships(DOCUMENT) == [
        Membership("Fast Lane", "2026-01-01", "2030-12-31", "2026-06-01", "UTO", "X0001234")
    ]
    assert report.tallies["permits.csv"].kept == 1
    assert report.tallies["permits.csv"].rejects == {
        "ends before it begins": 1,
        "a date that is none": 1,
        "a kind that is not known": 1,
        "entries that are not known": 1,
        "an issuer that is not known": 1,
        "no number of a document": 1,
        "a date is missing": 1,
        "a number that is none": 1,
        "a row with other columns": 1,
    }
    assert report.tallies["redresses.csv"].kept == report.tallies["memberships.csv"].kept == 1


def test_rules_go_into_a_pack_only_if_a_station_would_take_them(tmp_path: Path) -> None:
    _, lists = made(tmp_path, rules=resources() / "rules" / "utopia.yaml")
    assert [name for name, _ in lists.files("rules.yaml")] == ["rights"]
    with pytest.raises(Problem) as caught:
        made(tmp_path, rules=written(tmp_path, "broken.yaml", "rules: ["))
    assert caught.value.code is ProblemCode.PACK_RULES_REFUSED
