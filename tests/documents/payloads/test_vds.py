"""Visible digital seals: header versions, kinds, fields, and what is wrong with some."""

from datetime import date

import pytest

from app.documents.payloads.c40 import encode_c40
from app.documents.payloads.payload_error import PayloadError
from app.documents.payloads.payload_warning import PayloadWarning
from app.documents.payloads.tlv import write_tlv
from app.documents.payloads.vds import read_vds
from app.documents.payloads.vds_features import StayLength
from app.documents.payloads.vds_kinds import FEATURES, Coding, VdsField, VdsKind
from app.documents.reading import MrzFormat, PartialDate
from app.specimens.seal_authority import seal_signer
from app.specimens.seal_payloads import compose_vds, compose_visa_seal

ISSUED = date(2026, 3, 5)
VISA_A = (
    "V<UTOLINDQUIST<<MARA<ELIN<<<<<<<<<<<<<<<<<<<",
    "U4K7P20637UTO9106173F2703058ZE184226B<<<<<<<",
)
VISA_B = ("V<UTOLINDQUIST<<MARA<ELIN<<<<<<<<<<<", "U4K7P20637UTO9106173F2703058ZE184226")
TD2 = "PUUTOLINDQUIST<<MARA<ELIN<<<<<<<<<<<U4K7P20637UTO9106173F2703058<<<<<<<8"


def visa(lines: tuple[str, str] = VISA_A, entries: int | None = 2) -> bytes:
    return compose_visa_seal(
        lines, "U4K7P2063", seal_signer(), issued=ISSUED, stay=StayLength(90, 0, 0), entries=entries
    )


@pytest.mark.parametrize(
    ("lines", "layout"), [(VISA_A, MrzFormat.MRV_A), (VISA_B, MrzFormat.MRV_B)]
)
def test_visa(lines: tuple[str, str], layout: MrzFormat) -> None:
    seal = read_vds(visa(lines))
    assert (seal.kind, seal.version, seal.issuing_country) == (VdsKind.VISA, 4, "UTO")
    assert (seal.signer, seal.certificate_reference) == ("UTMS", "1A5")
    assert seal.issue_date == seal.signature_date == PartialDate(2026, 3, 5)
    assert seal.zone is not None
    assert seal.zone.format is layout
    assert seal.zone.lines == (lines[0], lines[1][:28])
    assert seal.zone.whole_lines == (lines[0], lines[1][:28].ljust(len(lines[0]), "<"))
    assert seal.zone.document_code == "V"
    assert seal.text(VdsField.PASSPORT_NUMBER) == "U4K7P2063"
    assert (seal.entries, seal.stay) == (2, StayLength(90, 0, 0))
    assert seal.warnings == ()
    assert seal.signed_part is not None
    assert seal.signed_part.signed + b"\xff\x40" + seal.signature == visa(lines)


def test_entries_may_be_missing_or_without_number() -> None:
    assert read_vds(visa(entries=None)).entries is None
    assert read_vds(visa(entries=0)).entries == 0


@pytest.mark.parametrize("version", [3, 4])
def test_both_versions_of_the_header_name_the_same_signer(version: int) -> None:
    kind = VdsKind.EMERGENCY_TRAVEL_DOCUMENT
    seal = read_vds(
        compose_vds(kind, [(2, encode_c40(TD2))], seal_signer(), issued=ISSUED, version=version)
    )
    assert (seal.version, seal.kind, seal.signer) == (version, kind, "UTMS")
    assert seal.signed_part is not None
    assert seal.signed_part.signer.serial == 0x1A5
    assert seal.text(VdsField.MRZ).replace("\n", "") == TD2
    assert seal.warnings == ()


def test_version_3_writes_long_fields_in_one_byte() -> None:
    features = [(1, encode_c40("A1")), (2, b"X" * 200), (3, b"Y")]
    kind = VdsKind.SOCIAL_INSURANCE_CARD
    seal = read_vds(compose_vds(kind, features, seal_signer(), issued=ISSUED, version=3))
    assert seal.text(VdsField.SURNAME) == "X" * 200


@pytest.mark.parametrize("kind", [kind for kind in VdsKind if FEATURES[kind]])
def test_every_kind_is_read_with_all_its_fields(kind: VdsKind) -> None:
    values = {
        Coding.C40: encode_c40("AB12"),
        Coding.MRV_A: encode_c40(VISA_A[0] + VISA_A[1][:28]),
        Coding.MRV_B: encode_c40(VISA_B[0] + VISA_B[1][:28]),
        Coding.TD2: encode_c40(TD2),
        Coding.UTF8: "Ærøskøbing".encode(),
        Coding.NUMBER: b"\1",
        Coding.STAY: b"\0\3\0",
        Coding.BYTES: b"\xf0\x00",
    }
    features = [(tag, values[rule.coding]) for tag, rule in FEATURES[kind].items()]
    seal = read_vds(compose_vds(kind, features, seal_signer(), issued=ISSUED))
    assert seal.kind is kind
    assert seal.warnings == ()
    assert [(one.tag, one.raw) for one in seal.features] == features
    assert all(one.text for one in seal.features if one.field is VdsField.SURNAME)


def test_unknown_kind_keeps_its_fields() -> None:
    payload = bytearray(visa())
    at = payload.index(bytes((0x5D, 0x01)))
    payload[at : at + 2] = b"\x77\x77"
    seal = read_vds(bytes(payload))
    assert seal.kind is VdsKind.OTHER
    assert seal.warnings == (PayloadWarning.UNKNOWN_KIND,)
    assert [one.tag for one in seal.features] == [1, 3, 4, 5]


@pytest.mark.parametrize(
    ("features", "warning"),
    [
        ([(2, encode_c40(TD2)), (2, b"")], PayloadWarning.FIELD_TWICE),
        ([(2, encode_c40(TD2)), (9, b"")], PayloadWarning.UNKNOWN_FIELD),
        ([], PayloadWarning.FIELD_MISSING),
        ([(2, b"\0\0")], PayloadWarning.FIELD_UNREADABLE),
        ([(2, encode_c40(TD2[:-3]))], PayloadWarning.FIELD_UNREADABLE),
    ],
)
def test_odd_fields_are_warnings(
    features: list[tuple[int, bytes]], warning: PayloadWarning
) -> None:
    kind = VdsKind.EMERGENCY_TRAVEL_DOCUMENT
    seal = read_vds(compose_vds(kind, features, seal_signer(), issued=ISSUED))
    assert seal.warnings == (warning,)


def test_impossible_date_is_unknown() -> None:
    payload = visa().replace((3_05_2026).to_bytes(3, "big"), (2_30_2026).to_bytes(3, "big"))
    seal = read_vds(payload)
    assert seal.issue_date == PartialDate()
    assert seal.warnings == (PayloadWarning.DATE_UNREADABLE,)


def test_seal_without_signature_says_so() -> None:
    whole = visa()
    seal = read_vds(whole[: whole.index(b"\xff\x40")])
    assert seal.signed_part is None
    assert seal.warnings == (PayloadWarning.FIELD_MISSING,)


def test_bytes_after_the_signature_are_no_exact_seal() -> None:
    seal = read_vds(visa() + b"\x81")
    assert seal.warnings == (PayloadWarning.BYTES_AFTER_END,)
    assert seal.signed_part is not None
    assert not seal.signed_part.exact


@pytest.mark.parametrize(
    "payload",
    [
        b"",
        b"\xdc",
        b"\xdd" + visa()[1:],
        visa()[:1] + b"\x01" + visa()[2:],
        visa()[:1] + b"\x04" + visa()[2:],
        visa()[:12],
        visa()[:40],
        visa()[:-1],
        visa()[:4] + encode_c40("UTMSZZ") + visa()[8:],
        visa() + write_tlv(1, b"")[:1] * 70_000,
    ],
)
def test_what_breaks_off_or_is_no_seal_is_an_error(payload: bytes) -> None:
    with pytest.raises(PayloadError):
        read_vds(payload)


@pytest.mark.parametrize(
    ("stay", "meaning"),
    [
        (StayLength(0, 0, 0), (True, False, False)),
        (StayLength(255, 255, 255), (False, True, False)),
        (StayLength(254, 254, 254), (False, False, True)),
        (StayLength(0, 0, 1), (False, False, False)),
    ],
)
def test_reserved_stays(stay: StayLength, meaning: tuple[bool, bool, bool]) -> None:
    assert (stay.until_visa_ends, stay.decided_at_entry, stay.transit_only) == meaning
