"""A signed report is what its station signed, to the byte; whoever changed it is found out."""

import hashlib
import os
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from app.duty.officers import Station
from app.problems import Problem, ProblemCode
from app.records.keys import StationKeys
from app.records.report_shelf import SignedReports
from app.records.report_signing import ReportFault, sign_report, verify_report
from app.records.store import Store
from tests.records.conftest import KEYS
from tests.records.facts import BOOTH
from tests.records.pdfs import blank_pdf

_KEY = KEYS.signing_key.public_key()
_MADE = datetime(2026, 11, 24, 14, 21, tzinfo=UTC)
_ID = UUID("01900000-0000-7000-8000-0000deadbeef")


@cache
def _signed() -> bytes:
    return sign_report(blank_pdf(), KEYS.signing_key, BOOTH)


def test_a_signed_report_is_whole_and_names_its_station() -> None:
    verdict = verify_report(_signed(), _KEY)
    assert verdict.whole
    assert verdict.station == BOOTH.name
    assert datetime.fromisoformat(verdict.signed_at).tzinfo is not None


def test_the_report_itself_stands_first_unchanged() -> None:
    assert _signed().startswith(blank_pdf())


def _gap() -> tuple[int, int]:
    """Where the signature itself lies: its digest does not cover it."""
    begin = _signed().index(b"/Contents <") + len(b"/Contents ")
    return begin, _signed().index(b">", begin)


_PLACES = st.one_of(st.integers(0, len(_signed()) - 1), st.integers(*_gap()))


@settings(max_examples=60)  # each takes twenty milliseconds and more
@given(_PLACES, st.integers(1, 255))
def test_any_changed_byte_is_found_out(place: int, other: int) -> None:
    changed = bytearray(_signed())
    changed[place] ^= other
    verdict = verify_report(bytes(changed), _KEY)
    assert verdict.fault in (ReportFault.CHANGED, ReportFault.NOT_A_REPORT)


def test_digits_in_lower_case_are_another_file() -> None:
    begin, end = _gap()
    digits = _signed()[begin:end].lower()
    assert not verify_report(_signed()[:begin] + digits + _signed()[end:], _KEY).whole


@pytest.mark.parametrize("cut", [1, 100, 3000])
def test_a_report_that_was_cut_short_is_found_out(cut: int) -> None:
    assert not verify_report(_signed()[:-cut], _KEY).whole


def test_what_was_added_behind_the_signature_is_found_out() -> None:
    assert verify_report(_signed() + b"\n", _KEY).fault is ReportFault.CHANGED


def test_another_stations_report_is_not_this_stations() -> None:
    other = Ed25519PrivateKey.generate()
    report = sign_report(blank_pdf(), other, Station(BOOTH.name, BOOTH.port))
    assert verify_report(report, _KEY).fault is ReportFault.OTHER_KEY
    assert verify_report(report, other.public_key()).whole


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4", b"hello", blank_pdf(), os.urandom(2000)])
def test_what_is_no_signed_pdf_is_no_report(content: bytes) -> None:
    assert verify_report(content, _KEY).fault is ReportFault.NOT_A_REPORT


def test_the_certificate_is_the_same_each_time() -> None:
    """Whoever compares two reports of a station sees one signer."""
    again = sign_report(blank_pdf(), KEYS.signing_key, BOOTH)
    own = KEYS.public_key.hex().upper().encode()
    assert own in again
    assert own in _signed()


def test_long_names_of_stations_fit_into_the_certificate() -> None:
    station = Station("S" * 100, "Пуэрто-" * 20)
    report = sign_report(blank_pdf(), KEYS.signing_key, station)
    assert verify_report(report, _KEY).station == "S" * 64


# --- keeping --------------------------------------------------------------------------------------


@pytest.fixture
def shelf(store: Store, tmp_path: Path) -> SignedReports:
    return SignedReports(tmp_path / "reports", KEYS, BOOTH, store.ballast)


def test_a_kept_report_lies_under_its_time_for_this_account_alone(shelf: SignedReports) -> None:
    path, digest = shelf.keep(blank_pdf(), _MADE, _ID)
    local = _MADE.astimezone()
    assert path.name == f"shift-{local:%Y-%m-%d-%H%M}-deadbeef.pdf"
    content = path.read_bytes()
    assert digest == hashlib.sha256(content).hexdigest()
    assert verify_report(content, _KEY).whole
    assert path.stat().st_mode & 0o077 == 0
    assert path.parent.stat().st_mode & 0o077 == 0


def test_where_no_folder_can_be_made_the_problem_says_so(store: Store, tmp_path: Path) -> None:
    (tmp_path / "reports").write_text("a file")
    shelf = SignedReports(tmp_path / "reports" / "inside", KEYS, BOOTH, store.ballast)
    with pytest.raises(Problem) as caught:
        shelf.keep(blank_pdf(), _MADE, _ID)
    assert caught.value.code is ProblemCode.PATH_UNUSABLE


def test_a_full_disk_keeps_no_half_report(store: Store, small_disk: Path) -> None:
    filler = small_disk / "filler"
    with filler.open("wb") as file:
        try:
            while True:
                file.write(bytes(2**20))
        except OSError:
            pass
    shelf = SignedReports(small_disk / "reports", StationKeys.generate(), BOOTH, store.ballast)
    with pytest.raises(Problem) as caught:
        shelf.keep(blank_pdf(), _MADE, _ID)
    assert caught.value.code is ProblemCode.DISK_FULL
    assert list(small_disk.rglob("*.pdf*")) == []
