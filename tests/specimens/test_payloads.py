"""Payloads of specimens: the same every time, and small enough for their symbols."""

from dataclasses import replace
from datetime import date

import pytest

from app.documents.payloads.c40 import encode_c40
from app.documents.payloads.vds_features import StayLength
from app.documents.reading import Sex
from app.documents.seals.certificate import read_certificate
from app.specimens.licence_payload import Licence, compose_licence
from app.specimens.seal_authority import (
    seal_authority,
    seal_signer,
    specimen_trust_store,
)
from app.specimens.seal_payloads import compose_idb, compose_vds_nc, compose_visa_seal

DAY = date(2026, 3, 5)
LARGEST_QR, LARGEST_DATA_MATRIX = 2953, 1556  # bytes
VISA = (
    "V<UTOLINDQUIST<<MARA<ELIN<<<<<<<<<<<<<<<<<<<",
    "U4K7P20637UTO9106173F2703058ZE184226B<<<<<<<",
)
LICENCE = Licence(
    surname="ØSTERGÅRD",
    first_name="INGRID",
    number="L4K7",
    birth_date=date(1991, 6, 17),
    issue_date=DAY,
    expiry_date=date(2036, 3, 5),
    sex=Sex.FEMALE,
)


def test_authority_and_signer_are_the_same_every_time() -> None:
    first, signer = seal_authority(), seal_signer()
    seal_authority.cache_clear()
    seal_signer.cache_clear()
    assert seal_authority().certificate == first.certificate
    assert seal_signer().certificate == signer.certificate
    assert seal_signer().sign(b"data") == signer.sign(b"data")


def test_keys_differ_by_name_and_serial_number() -> None:
    authorities = (seal_authority(), seal_authority("Somebody Else"))
    signers = [one.issue("S1", serial) for one in authorities for serial in (1, 2)]
    certificates = [one.certificate for one in authorities]
    certificates += [one.certificate for one in signers]
    assert len({read_certificate(one).key for one in certificates}) == 6


def test_trust_store_of_the_demo_trusts_utopia_alone() -> None:
    trust = specimen_trust_store()
    assert [one.country for one in trust.trusted] == ["UT"]
    assert [one.name for one in trust.signers] == ["UT MS 1A5"]
    assert (len(trust.revocation_lists), trust.unread) == (1, 0)


def test_seals_are_the_same_every_time_and_fit_their_symbols() -> None:
    signer = seal_signer()
    stay = StayLength(90, 0, 0)
    visa = compose_visa_seal(VISA, "U4K7P2063", signer, issued=DAY, stay=stay)
    assert visa == compose_visa_seal(VISA, "U4K7P2063", signer, issued=DAY, stay=stay)
    assert len(visa) < LARGEST_DATA_MATRIX
    assert len(compose_vds_nc({"pid": {"n": "A  B"}}, signer)) < LARGEST_QR
    messages = [(0x08, encode_c40("<" * 88)), (0x80, bytes(900))]
    barcode = compose_idb(messages, signer, signed_on=DAY, country="D", packed=True)
    assert len(barcode) < LARGEST_QR


def test_licence_holds_accents_and_nothing_beyond_them() -> None:
    assert "ØSTERGÅRD".encode("latin-1") in compose_licence(LICENCE)
    with pytest.raises(ValueError, match="latin-1"):
        compose_licence(replace(LICENCE, surname="Ωmega"))
