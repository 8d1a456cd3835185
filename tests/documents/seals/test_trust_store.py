"""The trust store: from folders and packs, whatever lies there, and certificates as they come."""

from base64 import b64encode
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from asn1crypto import x509
from hypothesis import given
from hypothesis import strategies as st

from app.documents.payloads.signed_part import SignerReference
from app.documents.seals.certificate import CertificateError, read_certificate
from app.documents.seals.revocation_list import read_revocation_list
from app.documents.seals.trust_store import REVOKED, SIGNERS, TRUSTED, TrustStore
from app.specimens.seal_authority import SIGNER_TO, VALID_FROM, seal_authority, seal_signer

UTOPIA = seal_authority()
SIGNER = seal_signer()
LIST = UTOPIA.revoke(7, 9)


def pem(kind: str, der: bytes) -> bytes:
    lines = [f"-----BEGIN {kind}-----", b64encode(der).decode(), f"-----END {kind}-----", ""]
    return "\n".join(lines).encode()


def test_folders_hold_der_and_pem_and_whatever_else(tmp_path: Path) -> None:
    for name in (TRUSTED, SIGNERS, REVOKED):
        (tmp_path / name).mkdir()
        (tmp_path / name / "inner").mkdir()
    (tmp_path / TRUSTED / "utopia.cer").write_bytes(UTOPIA.certificate)
    (tmp_path / TRUSTED / "notes.txt").write_text("not a certificate", encoding="utf-8")
    (tmp_path / SIGNERS / "signer.pem").write_bytes(pem("CERTIFICATE", SIGNER.certificate))
    (tmp_path / SIGNERS / "empty.cer").write_bytes(b"")
    (tmp_path / REVOKED / "list.crl").write_bytes(pem("X509 CRL", LIST))
    (tmp_path / REVOKED / "huge.crl").write_bytes(bytes(100_000))
    trust = TrustStore.from_folder(tmp_path)
    assert [one.common_name for one in trust.trusted] == ["Utopia Country Signing Authority"]
    assert [one.name for one in trust.signers] == ["UT MS 1A5"]
    assert [one.serials for one in trust.revocation_lists] == [frozenset({7, 9})]
    assert trust.unread == 3


def test_no_folder_is_an_empty_store(tmp_path: Path) -> None:
    assert TrustStore.from_folder(tmp_path / "nowhere") == TrustStore()


def test_signers_are_found_by_name_or_fingerprint() -> None:
    trust = TrustStore.of([UTOPIA.certificate], [SIGNER.certificate, SIGNER.certificate])
    (signer,) = trust.signers_named(SignerReference(country="UT", common_name="MS", serial=0x1A5))
    assert trust.signers_named(SignerReference(fingerprint_end=signer.fingerprint_end)) == (signer,)
    for other in (
        SignerReference(),
        SignerReference(country="UT", common_name="MS"),
        SignerReference(country="UT", common_name="MS", serial=0x1A6),
        SignerReference(country="DE", common_name="MS", serial=0x1A5),
        SignerReference(fingerprint_end=b"12345"),
    ):
        assert trust.signers_named(other) == ()


def test_certificate_is_read() -> None:
    read = read_certificate(UTOPIA.issue("S1", 7, document_types=("V", "PU")).certificate)
    assert (read.country, read.common_name, read.serial) == ("UT", "S1", 7)
    assert (read.not_before, read.not_after) == (VALID_FROM, SIGNER_TO)
    assert read.document_types == {"V", "PU"}
    assert not read.is_authority
    assert read.canonical
    authority = read_certificate(UTOPIA.certificate)
    assert authority.is_authority
    assert read.authority_identifier == authority.key_identifier != b""
    assert authority.has_signed(read.body, read.signature, read.algorithm)
    assert not read.has_signed(read.body, read.signature, read.algorithm)


def test_certificate_written_in_more_than_one_way_says_so() -> None:
    written = x509.Certificate.load(SIGNER.certificate)
    written["signature_algorithm"] = {"algorithm": "sha256_ecdsa"}
    assert not read_certificate(written.dump()).canonical
    long = bytearray(SIGNER.certificate)
    assert long[1] == 0x82
    long[1:2] = b"\x83\x00"
    assert not read_certificate(bytes(long)).canonical


def test_weak_hash_functions_sign_nothing() -> None:
    written = x509.Certificate.load(SIGNER.certificate)
    written["signature_algorithm"] = {"algorithm": "sha1_ecdsa"}
    read = read_certificate(written.dump())
    assert read.algorithm is None
    assert TrustStore.of([UTOPIA.certificate]).authority_of(read) is None


def test_revocation_list_is_read() -> None:
    read = read_revocation_list(LIST)
    assert read.serials == {7, 9}
    assert read.is_of(read_certificate(UTOPIA.certificate))
    assert not read.is_of(read_certificate(seal_authority("Somebody Else").certificate))
    assert read.is_current(datetime(2026, 11, 24, tzinfo=UTC))
    assert not read.is_current(datetime(2046, 1, 1, tzinfo=UTC))
    assert read_revocation_list(UTOPIA.revoke()).serials == frozenset()


def test_long_revocation_list_is_read() -> None:
    long = UTOPIA.revoke(*range(10, 4_010))
    assert len(long) > 64 * 1024
    assert read_revocation_list(long).serials == set(range(10, 4_010))


@pytest.mark.parametrize(
    "data",
    [b"", b"\x30", b"\x30\x80" * 5_000, b"\x30\x00", b"-----BEGIN CERTIFICATE-----", bytes(70_000)],
)
def test_what_is_none_is_the_one_error(data: bytes) -> None:
    with pytest.raises(CertificateError):
        read_certificate(data)
    with pytest.raises(CertificateError):
        read_revocation_list(data)


@given(st.sampled_from([UTOPIA.certificate, SIGNER.certificate, LIST]), st.data())
def test_any_bytes_are_read_or_the_one_error(der: bytes, data: st.DataObject) -> None:
    other = bytearray(der)
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(other)))
        end = data.draw(st.integers(start, min(start + 6, len(other))))
        other[start:end] = data.draw(st.binary(max_size=6))
    for read in (read_certificate, read_revocation_list):
        with suppress(CertificateError):
            assert read(bytes(other)) is not None
