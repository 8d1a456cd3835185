"""What a scanner says about an image."""

from datetime import UTC, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.radiographs.scan_sidecar import (
    Calibration,
    Sidecar,
    SidecarError,
    SidecarFlaw,
    read_sidecar,
)


def test_everything_that_is_documented_is_read() -> None:
    said = read_sidecar(
        b"""{"sha256": "%s", "taken_at": "2026-11-24T12:31:00+01:00", "scanner": "Portal 2",
        "energies": ["6 MeV", "4 MeV"], "plate": "K 8 ANT", "plate_state": "UTO",
        "container": "MSKU 907032-3", "referral": "00000000-0000-4000-8000-000000000007",
        "pixel_um": [4000, 5000], "reference_plane": "middle", "manifest": "a.csv", "other": 1}"""
        % (b"AB" * 32)
    )
    assert said == Sidecar(
        sha256="ab" * 32,
        taken_at=datetime(2026, 11, 24, 11, 31, tzinfo=UTC),
        scanner="Portal 2",
        energies=("6 MeV", "4 MeV"),
        plate="K 8 ANT",
        plate_state="UTO",
        container="MSKU 907032-3",
        referral=UUID("00000000-0000-4000-8000-000000000007"),
        calibration=Calibration(4000, 5000, "middle"),
        manifest="a.csv",
    )


def test_a_pixel_of_no_size_is_not_known() -> None:
    assert read_sidecar(b'{"pixel_um": [0, 0]}').calibration is None


@pytest.mark.parametrize(
    ("content", "flaw", "field"),
    [
        (b"{", SidecarFlaw.NOT_JSON, ""),
        (b"[]", SidecarFlaw.WRONG_VALUE, ""),
        (b'{"taken_at": "2026-11-24T12:31:00"}', SidecarFlaw.WRONG_VALUE, "taken_at"),
        (b'{"pixel_um": [4000, -1]}', SidecarFlaw.WRONG_VALUE, "pixel_um"),
        (b'{"referral": "7"}', SidecarFlaw.WRONG_VALUE, "referral"),
        (b'{"sha256": "7"}', SidecarFlaw.WRONG_VALUE, "sha256"),
        (b'{"manifest": "../shadow"}', SidecarFlaw.NOT_BESIDE, "manifest"),
        (b" " * 100_001, SidecarFlaw.TOO_LARGE, ""),
    ],
)
def test_what_is_no_sidecar_is_refused_with_the_field(
    content: bytes, flaw: SidecarFlaw, field: str
) -> None:
    with pytest.raises(SidecarError) as caught:
        read_sidecar(content)
    assert (caught.value.flaw, caught.value.field) == (flaw, field)


@given(st.binary(max_size=200))
def test_any_content_is_read_or_refused(content: bytes) -> None:
    for begun in (content, b'{"scanner": "' + content + b'"}'):
        try:
            said = read_sidecar(begun)
        except SidecarError:
            continue
        assert not said.scanner or said.scanner.isprintable()
