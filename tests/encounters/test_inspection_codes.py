"""The code list, as the screens and records use it."""

from app.encounters.codes import inspection_codes
from app.encounters.referral import ReferralClass
from app.examinations.examination import Completeness, Disposition
from app.screening.lookout_facts import LookoutClass


def test_reasons_are_grouped_by_their_class() -> None:
    codes = inspection_codes()
    assert set(codes.referral_reasons) == set(ReferralClass)
    for referral_class, reasons in codes.referral_reasons.items():
        assert reasons
        assert all(code.startswith(f"{referral_class}-") and reasons[code] for code in reasons)


def test_codes_used_in_the_program_stand_in_the_list() -> None:
    codes = inspection_codes()
    assert set(Disposition) <= set(codes.dispositions)
    assert set(Completeness) == set(codes.completeness)
    assert {str(int(one)) for one in LookoutClass} == set(codes.lookout_classes)


def test_nothing_found_is_the_first_finding() -> None:
    assert inspection_codes().findings[0] == "none"


def test_list_is_read_once() -> None:
    assert inspection_codes() is inspection_codes()
